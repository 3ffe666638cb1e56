//! What to generate, from what, and where to.

mod reading;

use std::collections::BTreeSet;
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use self::reading::{Formats, Untyped};
use crate::diagnostic::Diagnostics;
use crate::{Build, BuildError, Feature, Generated, Module, Stage, module, resolve, write};

/// The options of one run: the same for the command line and for programs.
///
/// ```no_run
/// # fn main() -> Result<(), clientwright::Diagnostics> {
/// let generated = clientwright::Config::new().input("specs").output("generated-client").generate()?;
/// println!("{} files changed", generated.written.changed().count());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "nothing is generated until `generate` is called"]
pub struct Config {
    pub(crate) inputs: Vec<PathBuf>,
    pub(crate) output: Option<PathBuf>,
    pub(crate) mode: write::Mode,
    pub(crate) options: resolve::Options,
    features: BTreeSet<Feature>,
    default_features: bool,
    pub(crate) print_warnings: bool,
    observer: Option<Observer>,
}

/// Called at the beginning of each stage.
type Observer = Arc<dyn Fn(Stage) + Send + Sync>;

impl Config {
    /// No documents yet, and the current folder to generate into.
    pub fn new() -> Self {
        Self {
            inputs: Vec::new(),
            output: None,
            mode: write::Mode::default(),
            options: resolve::Options::default(),
            features: BTreeSet::new(),
            default_features: true,
            print_warnings: true,
            observer: None,
        }
    }

    /// Adds a document: a file of JSON or YAML, a Markdown page with fenced documents, or a folder, which means every
    /// document in it. All documents together become one client.
    pub fn input(mut self, path: impl Into<PathBuf>) -> Self {
        self.inputs.push(path.into());
        self
    }

    /// The folder of the generated crate, or of the module's file; made where there is none.
    pub fn output(mut self, folder: impl Into<PathBuf>) -> Self {
        self.output = Some(folder.into());
        self
    }

    /// The name of the generated package, instead of the document's title in kebab case.
    pub fn package_name(mut self, name: impl Into<String>) -> Self {
        self.options.package_name = Some(name.into());
        self
    }

    /// The version of the generated package, instead of the document's, which must be a semantic version.
    pub fn package_version(mut self, version: impl Into<String>) -> Self {
        self.options.package_version = Some(version.into());
        self
    }

    /// The name of the module's file without its ending, instead of the package's name in snake case.
    pub fn module_name(mut self, name: impl Into<String>) -> Self {
        self.options.module_name = Some(name.into());
        self
    }

    /// Adds a feature to a module, beside the default ones. The features of a crate are Cargo's, and this is nothing to
    /// them.
    pub fn feature(mut self, feature: Feature) -> Self {
        self.features.insert(feature);
        self
    }

    /// Gives a module no features but those that are added by [`feature`](Self::feature), before or after.
    pub fn no_default_features(mut self) -> Self {
        self.default_features = false;
        self
    }

    /// Whether [`generate_module`](Self::generate_module) prints warnings, the first three of each kind. It does unless
    /// told otherwise.
    pub fn print_warnings(mut self, print: bool) -> Self {
        self.print_warnings = print;
        self
    }

    /// What `format` does in schemas; formats have types of their own unless told otherwise.
    pub fn formats(mut self, formats: Formats) -> Self {
        self.options.formats = formats;
        self
    }

    /// What schemas are that have keywords of objects or arrays, and no `type`; of that type unless told otherwise.
    pub fn untyped(mut self, untyped: Untyped) -> Self {
        self.options.untyped = untyped;
        self
    }

    /// Leaves out the operations in which something is wrong, with warnings, and generates the rest; what is wrong in a
    /// component is ignored there. What is wrong with a document as a whole is an error all the same.
    pub fn keep_going(mut self, keep_going: bool) -> Self {
        self.options.keep_going = keep_going;
        self
    }

    /// Only tells what would change, and touches nothing.
    pub fn check(mut self, check: bool) -> Self {
        self.mode = if check { write::Mode::Check } else { write::Mode::Write };
        self
    }

    /// Calls `observer` at the beginning of each stage, on the thread that generates.
    pub fn on_stage(mut self, observer: impl Fn(Stage) + Send + Sync + 'static) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Generates the crate.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the documents or the output folder. Then no file was touched, save where the disk
    /// failed in the midst of writing.
    pub fn generate(&self) -> Result<Generated, Diagnostics> {
        crate::generate(self)
    }

    /// Generates the crate in memory: the text of every file by its path within the crate, and the warnings.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the documents.
    pub fn render(&self) -> Result<(Vec<(String, String)>, Diagnostics), Diagnostics> {
        crate::render(self)
    }

    /// Generates the client as one file in a build script, and tells Cargo about it.
    ///
    /// The file is called after [`module_name`](Self::module_name) and stands in `OUT_DIR`, unless
    /// [`output`](Self::output) names another folder. It is for `include!` in a module, anywhere in a crate:
    ///
    /// ```ignore
    /// mod platform_api {
    ///     include!(concat!(env!("OUT_DIR"), "/platform_api.rs"));
    /// }
    /// ```
    ///
    /// It is written only where it differs. Its features are those of this `Config`. The crate needs the dependencies
    /// that the file begins with.
    ///
    /// This alone of the library prints. On standard output, `cargo::rerun-if-changed` for every input, be it there or
    /// not, and for every file that was read; `cargo::warning` for the first three warnings of each kind;
    /// `cargo::error` (Cargo 1.84) for each error, with its file, line and column; and the lines of `[dependencies]`,
    /// which `cargo build -vv` shows. On standard error, the errors with excerpts.
    ///
    /// ```no_run
    /// fn main() -> Result<(), clientwright::BuildError> {
    ///     clientwright::Config::new().input("openapi.json").module_name("platform_api").generate_module()?;
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the documents, the name, or the folder. All of it has been printed, so the error is
    /// only to end the build script.
    pub fn generate_module(&self) -> Result<Generated, BuildError> {
        let Build { stdout, stderr, result } = self.build_module();
        // Where nobody listens, there is nobody to tell.
        let _ = std::io::stdout().write_all(stdout.as_bytes());
        let _ = std::io::stderr().write_all(stderr.as_bytes());
        result
    }

    /// As [`generate_module`](Self::generate_module), but gives back what that would print.
    #[must_use]
    pub fn build_module(&self) -> Build {
        module::build(self)
    }

    /// Generates the client as one file, as [`generate_module`](Self::generate_module) does, and prints nothing: for a
    /// module that is checked in.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the documents, the name, or the folder.
    pub fn write_module(&self) -> Result<Generated, Diagnostics> {
        module::generate(self)
    }

    /// Generates the client as one file in memory.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the documents, or the name.
    pub fn render_module(&self) -> Result<Module, Diagnostics> {
        module::render(self)
    }

    /// The folder that is generated into; empty, which is the current one, unless it was set.
    #[must_use]
    pub fn output_folder(&self) -> &Path {
        self.output.as_deref().unwrap_or(Path::new(""))
    }

    /// The features of a module.
    pub(crate) fn features(&self) -> BTreeSet<Feature> {
        let usual = Feature::ALL.iter().copied().filter(|feature| self.default_features && feature.is_default());
        usual.chain(self.features.iter().copied()).collect()
    }

    pub(crate) fn begin(&self, stage: Stage) {
        if let Some(observer) = &self.observer {
            observer(stage);
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("inputs", &self.inputs)
            .field("output", &self.output)
            .field("mode", &self.mode)
            .field("options", &self.options)
            .field("features", &self.features())
            .field("print_warnings", &self.print_warnings)
            .finish_non_exhaustive()
    }
}

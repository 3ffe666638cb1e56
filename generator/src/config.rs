//! What to generate, from what, and where to.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::{Generated, Stage, resolve, write};

/// The options of one run: the same for the command line and for programs.
///
/// ```no_run
/// # fn main() -> Result<(), clientwright::Diagnostics> {
/// let generated = clientwright::Config::new().input("specs").output("generated-client").generate()?;
/// println!("{} files changed", generated.written.changed().count());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
#[must_use = "nothing is generated until `generate` is called"]
pub struct Config {
    pub(crate) inputs: Vec<PathBuf>,
    pub(crate) output: PathBuf,
    pub(crate) mode: write::Mode,
    pub(crate) names: resolve::Options,
    observer: Option<Observer>,
}

/// Called at the beginning of each stage.
type Observer = Arc<dyn Fn(Stage) + Send + Sync>;

impl Config {
    /// No documents yet, and the current folder to generate into.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a document: a JSON file, a Markdown page with fenced documents, or a folder, which means every document in
    /// it. All documents together become one client.
    pub fn input(mut self, path: impl Into<PathBuf>) -> Self {
        self.inputs.push(path.into());
        self
    }

    /// The folder of the generated crate; made where there is none.
    pub fn output(mut self, folder: impl Into<PathBuf>) -> Self {
        self.output = folder.into();
        self
    }

    /// The name of the generated package, instead of the document's title in kebab case.
    pub fn package_name(mut self, name: impl Into<String>) -> Self {
        self.names.package_name = Some(name.into());
        self
    }

    /// The version of the generated package, instead of the document's, which must be a semantic version.
    pub fn package_version(mut self, version: impl Into<String>) -> Self {
        self.names.package_version = Some(version.into());
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

    /// The folder of the generated crate.
    #[must_use]
    pub fn output_folder(&self) -> &Path {
        &self.output
    }

    pub(crate) fn begin(&self, stage: Stage) {
        if let Some(observer) = &self.observer {
            observer(stage);
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("inputs", &self.inputs)
            .field("output", &self.output)
            .field("mode", &self.mode)
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}

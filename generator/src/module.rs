//! A client as one file: what build scripts make.

mod build;

use std::path::{Path, PathBuf};
use std::{env, mem};

pub(crate) use build::build;
pub use build::{Build, BuildError};

use crate::context::{Context, Place};
use crate::{Code, Config, Diagnostics, Generated, Stage, Summary, diagnostics, emit, finish, read, write};

/// A client as one file, for `include!` in a module.
#[derive(Clone, Debug)]
pub struct Module {
    /// What the file is called by: `platform_api` for `platform_api.rs`.
    pub name: String,
    /// The file's text: items of editions 2021 and 2024, with relative paths throughout and no inner attribute at the
    /// top.
    pub text: String,
    /// The lines of `[dependencies]` that the crate which includes the file needs.
    pub dependencies: Vec<String>,
    /// What was read and made, in numbers.
    pub summary: Summary,
    /// Every file that was read.
    pub inputs: Vec<PathBuf>,
    /// What is worth knowing about the documents.
    pub warnings: Diagnostics,
}

/// Makes the module that `config` asks for, in memory.
pub(crate) fn render(config: &Config) -> Result<Module, Diagnostics> {
    let mut cx = Context::default();
    let mut module = make(config, &mut cx)?;
    module.warnings = finish(cx)?;
    Ok(module)
}

/// Makes the module that `config` asks for, and brings its file up to date.
pub(crate) fn generate(config: &Config) -> Result<Generated, Diagnostics> {
    let mut cx = Context::default();
    // Where there is no folder, documents need not be read to say so, but what is wrong with them is worth knowing too.
    let folder = folder(config, &mut cx);
    let module = make(config, &mut cx)?;
    let path = format!("{}.rs", module.name);
    let written = write::write_file(&path, module.text, &folder, config.mode, &mut cx);
    let untyped = mem::take(&mut cx.untyped);
    let warnings = finish(cx)?;
    let untyped = warnings.beside(untyped);
    Ok(Generated { summary: module.summary, inputs: module.inputs, written, warnings, untyped })
}

/// The module without its warnings, which are still in `cx`.
fn make(config: &Config, cx: &mut Context) -> Result<Module, Diagnostics> {
    let (api, summary) = read(config, cx)?;
    config.begin(Stage::Write);
    let files = emit::emit(&api);
    let text = match write::module(&files, &config.features()) {
        Ok(text) => text,
        Err(fault) => {
            write::report_fault(fault, cx);
            return Err(diagnostics(mem::take(cx)));
        }
    };
    let dependencies =
        emit::dependencies(&config.features(), files.patterns).into_iter().map(|(_, line)| line).collect();
    let inputs = cx.sources.files_read().into_iter().map(PathBuf::from).collect();
    let warnings = Diagnostics::new(Vec::new(), std::sync::Arc::default());
    Ok(Module { name: api.package.module.clone(), text, dependencies, summary, inputs, warnings })
}

/// The folder that is asked for, or else the one that Cargo has for what build scripts make.
fn folder(config: &Config, cx: &mut Context) -> PathBuf {
    let asked = config.output.clone().or_else(|| env::var_os("OUT_DIR").map(PathBuf::from));
    asked.unwrap_or_else(|| {
        cx.error(Code::ConfigInvalid, Place::Nowhere, "there is no folder to generate the module into")
            .with_help("in a build script Cargo names one by `OUT_DIR`; anywhere else, set `output`");
        Path::new("").to_owned()
    })
}

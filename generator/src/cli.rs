//! The command line.

mod progress;
mod report;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use clientwright::{Code, Config, Feature, Formats, Untyped};

/// Turns OpenAPI documents into the Rust client an expert would have written by hand.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate a client crate, or check that one is current
    Generate(Generate),
    /// Explain what a diagnostic means: `clientwright explain reference/dangling`
    Explain {
        /// The code in brackets behind `error` or `warning`; none lists all
        code: Option<String>,
    },
}

/// What follows the options in the help of `generate`.
const NOTES: &str = "\
All documents together become one client. Only files that differ are written, files that are no longer made are \
removed, and files without the generator's marker are left alone. The file of --module begins with the dependencies that \
the crate around it needs.

Exit status: 0 when the client is current, 1 when a document is wrong or, with --check, the client is not current, \
2 when the command line is wrong.";

/// The options of `generate`.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
struct Generate {
    /// JSON and YAML files, Markdown pages with fenced documents, or folders of these
    #[arg(required = true, value_name = "DOCUMENT")]
    documents: Vec<PathBuf>,

    /// The folder of the generated crate, or of the file that --module makes
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,

    /// Generate one file, NAME.rs, for a module of another crate
    #[arg(long, value_name = "NAME")]
    module: Option<String>,

    /// Features of the module, beside the default ones: rustls, native-tls, http2, system-proxy, tracing, mock, blocking
    #[arg(long, value_name = "FEATURES", value_delimiter = ',', requires = "module")]
    features: Vec<Feature>,

    /// Leave out the default features of the module
    #[arg(long, requires = "module")]
    no_default_features: bool,

    /// The package's name, instead of the document's title
    #[arg(long, value_name = "NAME")]
    package_name: Option<String>,

    /// The package's version, instead of the document's
    #[arg(long, value_name = "VERSION")]
    package_version: Option<String>,

    /// What `format` does: typed (a type of its own where Rust has one), annotation (nothing), asserted (typed, and the
    /// other formats of JSON Schema are checked)
    #[arg(long, value_name = "HOW", default_value = "typed", value_parser = formats)]
    formats: Formats,

    /// What a schema without `type` is that has keywords of objects or arrays: implied (of that type) or exact (any value)
    #[arg(long, value_name = "HOW", default_value = "implied", value_parser = untyped)]
    untyped: Untyped,

    /// List every place whose type is any JSON value, and whether the document says more
    #[arg(long)]
    report_untyped: bool,

    /// Leave out the operations in which something is wrong, with warnings, and generate the rest
    #[arg(long)]
    keep_going: bool,

    /// Write nothing; fail with a list of the files that are not current
    #[arg(long)]
    check: bool,

    /// Print every warning, and not only the first ten of each kind
    #[arg(long)]
    all_warnings: bool,

    /// Print errors and warnings only
    #[arg(short, long)]
    quiet: bool,
}

/// Runs the command line of this process.
pub(crate) fn run() -> ExitCode {
    match Cli::parse().command {
        Command::Generate(options) => generate(&options),
        Command::Explain { code } => explain(code.as_deref()),
    }
}

fn generate(options: &Generate) -> ExitCode {
    let mut config = Config::new().output(&options.output).check(options.check);
    config = config.formats(options.formats).untyped(options.untyped).keep_going(options.keep_going);
    for document in &options.documents {
        config = config.input(document);
    }
    if let Some(name) = &options.package_name {
        config = config.package_name(name);
    }
    if let Some(version) = &options.package_version {
        config = config.package_version(version);
    }
    if let Some(name) = &options.module {
        config = config.module_name(name);
    }
    if options.no_default_features {
        config = config.no_default_features();
    }
    config = options.features.iter().fold(config, |config, feature| config.feature(*feature));
    let progress = progress::Progress::start();
    let config = config.on_stage(progress.observer());
    let result = if options.module.is_some() { config.write_module() } else { config.generate() };
    let elapsed = progress.finish();
    match result {
        Ok(generated) => {
            report::diagnostics(&generated.warnings, options.all_warnings);
            if options.report_untyped {
                report::untyped(&generated.untyped);
            }
            let current = !options.check || generated.written.changed().next().is_none();
            if !options.quiet || !current {
                report::summary(&generated, &options.output, options.check, elapsed);
            }
            if current { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(diagnostics) => {
            report::diagnostics(&diagnostics, options.all_warnings);
            report::failure(&diagnostics);
            ExitCode::FAILURE
        }
    }
}

fn formats(text: &str) -> Result<Formats, String> {
    match text {
        "typed" => Ok(Formats::Typed),
        "annotation" => Ok(Formats::Annotation),
        "asserted" => Ok(Formats::Asserted),
        _ => Err("it is typed, annotation or asserted".to_owned()),
    }
}

fn untyped(text: &str) -> Result<Untyped, String> {
    match text {
        "implied" => Ok(Untyped::Implied),
        "exact" => Ok(Untyped::Exact),
        _ => Err("it is implied or exact".to_owned()),
    }
}

fn explain(code: Option<&str>) -> ExitCode {
    match code {
        None => {
            report::codes();
            ExitCode::SUCCESS
        }
        Some(id) => match Code::ALL.iter().find(|code| code.id() == id) {
            Some(code) => {
                report::explanation(*code);
                ExitCode::SUCCESS
            }
            None => {
                report::unknown_code(id);
                ExitCode::from(2)
            }
        },
    }
}

//! Generates a client of every good case, for `src/cases.rs` to compile; of some cases as a module too.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use clientwright::Config;

/// The cases whose text and names are the hardest.
const MODULES: &[&str] = &[
    "conditions",
    "hostile-text",
    "names",
    "one-of",
    "parts",
    "security-schemes",
    "several-servers",
    "strings-and-numbers",
    "tags",
];

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let cases = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("cases");
    let output = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed={}", cases.display());
    // For the project's page, whose example includes it.
    Config::new().input("../specs").module_name("platform_api").print_warnings(false).generate_module()?;
    // Programs that need no cases are made without them, which takes a small part of the time.
    if env::var_os("CARGO_FEATURE_CASES").is_none() {
        return Ok(());
    }
    let mut modules = String::new();
    for case in good_cases(&cases)? {
        let name = case.file_name().unwrap_or_default().to_string_lossy().replace('-', "_");
        let client = output.join(&name);
        generate(&case.join("input"), &client)?;
        let library = client.join("src/lib.rs");
        writeln!(modules, "#[path = {library:?}]\npub mod {name};")?;
    }
    for case in MODULES {
        let name = format!("{}_module", case.replace('-', "_"));
        let config = Config::new().input(cases.join(case).join("input")).module_name(&name);
        config.write_module().map_err(|diagnostics| format!("{case}:\n{diagnostics}"))?;
        let file = output.join(&name).with_extension("rs");
        writeln!(modules, "pub mod {name} {{ include!({file:?}); }}")?;
    }
    fs::write(output.join("cases.rs"), modules)?;
    Ok(())
}

/// The folders of cases that generate: all but those whose name says that they do not.
fn good_cases(cases: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(cases)? {
        let path = entry?.path();
        let bad = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("bad-"));
        if path.join("input").is_dir() && !bad {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

fn generate(input: &Path, output: &Path) -> Outcome {
    match Config::new().input(input).output(output).generate() {
        Ok(_) => Ok(()),
        Err(diagnostics) => Err(format!("{}:\n{diagnostics}", input.display()).into()),
    }
}

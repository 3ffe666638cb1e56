//! Tries the client of a document with labelled instances, and prints a verdict for each and a table a keyword.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clientwright_tests::conformance::{self, Failure, Table};

const USAGE: &str = "\
Tries how exactly a generated client says what the schemas of a document say.

usage: conformance OPENAPI CASES.jsonl [-o VERDICTS.jsonl]
       conformance OPENAPI --examples [-o VERDICTS.jsonl]

  OPENAPI             an OpenAPI document, JSON or YAML
  CASES.jsonl         a JSON object a line: schema (a component's name), instance; and for the table keyword, valid,
                      invalid_by (`shape` or `constraint`)
  --examples          takes the cases from the document's components.x-schema-test-examples
  -o VERDICTS.jsonl   writes the verdicts there, instead of to standard output before the table

A verdict is `true` (the instance is read strictly into the schema's type, and validates), `false` (it is refused) or
`null` (the schema got no type but any JSON value). Youden's J is the share of valid instances that are accepted plus the
share of invalid ones that are refused, less one.";

struct Arguments {
    openapi: PathBuf,
    cases: Option<PathBuf>,
    verdicts: Option<PathBuf>,
    reasons: bool,
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(why) => {
            eprintln!("conformance: {why}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure @ Failure::Input(_)) => {
            eprintln!("conformance: {failure}");
            ExitCode::from(2)
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<Option<Arguments>, String> {
    let mut positional: Vec<PathBuf> = Vec::new();
    let (mut verdicts, mut examples, mut reasons) = (None, false, false);
    let mut rest = std::env::args_os().skip(1);
    while let Some(argument) = rest.next() {
        match argument.to_str() {
            Some("-h" | "--help") => return Ok(None),
            Some("-o") => verdicts = Some(rest.next().ok_or("`-o` wants a file")?.into()),
            Some("--examples") => examples = true,
            Some("--reasons") => reasons = true,
            Some(option) if option.starts_with('-') => return Err(format!("there is no option `{option}`")),
            _ => positional.push(argument.into()),
        }
    }
    let mut positional = positional.into_iter();
    let openapi = positional.next().ok_or("which document?")?;
    let cases = positional.next();
    if cases.is_none() && !examples {
        return Err("which cases?".to_owned());
    }
    match positional.next() {
        Some(more) => Err(format!("what is {} for?", more.display())),
        None => Ok(Some(Arguments { openapi, cases, verdicts, reasons })),
    }
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    let cases = match &arguments.cases {
        Some(path) => conformance::cases(path)?,
        None => conformance::examples(&arguments.openapi)?,
    };
    let name = arguments.openapi.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let verdicts = conformance::run(&arguments.openapi, &cases, &conformance::folder(&name))?;
    let lines: String = verdicts.iter().map(|verdict| format!("{}\n", verdict.json())).collect();
    match &arguments.verdicts {
        Some(path) => std::fs::write(path, lines)?,
        None => std::io::stdout().write_all(lines.as_bytes())?,
    }
    let table = Table::of(&cases, &verdicts);
    print!("{table}");
    if arguments.reasons {
        for (case, verdict) in cases.iter().zip(&verdicts) {
            let wrong = case.valid.is_some_and(|valid| valid.to_string() != verdict.json());
            if wrong {
                println!("{} {}: {} is {:?}, but {verdict:?}", case.keyword, case.schema, case.instance, case.valid);
            }
        }
    }
    Ok(())
}

//! Suites of labelled instances, where the environment variable `CLIENTWRIGHT_SUITES` names a folder that has them.
//!
//! - `typed-cases/openapi.json` and `cases.jsonl`: a line a case, with the keyword it is about and what refuses it;
//! - `ojs-unit-test-spec/*.yaml`: documents whose `components.x-schema-test-examples` are labelled instances.
//!
//! Without the variable these tests say so and pass.

use std::path::{Path, PathBuf};

use clientwright_tests::conformance::{self, Case, Table, Verdict};

/// The least mean of Youden's J, for shapes and for constraints, and the least of any keyword.
const MEAN: f64 = 0.99;
const LOWEST: f64 = 0.9;

fn suite(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("CLIENTWRIGHT_SUITES").map(|folder| Path::new(&folder).join(name));
    let there = folder.filter(|folder| folder.is_dir());
    if there.is_none() {
        println!("skipped: CLIENTWRIGHT_SUITES names no folder with {name}");
    }
    there
}

fn run(openapi: &Path, cases: &[Case]) -> (Vec<Verdict>, Table) {
    let name = openapi.file_stem().unwrap().to_string_lossy().into_owned();
    let verdicts = conformance::run(openapi, cases, &conformance::folder(&name)).unwrap_or_else(|why| panic!("{why}"));
    let table = Table::of(cases, &verdicts);
    assert_eq!(table.changed, Vec::<String>::new(), "accepted values are themselves when written again");
    assert_eq!(table.crashed, Vec::<String>::new(), "the client survives");
    (verdicts, table)
}

#[test]
fn keywords_are_enforced_wherever_they_stand() {
    let Some(folder) = suite("typed-cases") else { return };
    let cases = conformance::cases(&folder.join("cases.jsonl")).unwrap();
    let (_, table) = run(&folder.join("openapi.json"), &cases);
    let (shape, constraint) = table.means();
    assert!(shape.unwrap() >= MEAN && constraint.unwrap() >= MEAN, "{table}");
    assert!(table.lowest().unwrap() >= LOWEST, "{table}");
}

#[test]
fn documents_agree_with_their_own_examples() {
    let Some(folder) = suite("ojs-unit-test-spec") else { return };
    for (name, count) in [("3_1_0_unit_test_spec_nopaths.yaml", 623), ("3_0_3_unit_test_spec.yaml", 367)] {
        let document = folder.join(name);
        let cases = conformance::examples(&document).unwrap();
        assert_eq!(cases.len(), count, "{name}");
        let (verdicts, _) = run(&document, &cases);
        let wrong = cases.iter().zip(&verdicts).filter(|(case, verdict)| {
            // A schema that says nothing needs no type, and accepts everything.
            let accepted = matches!(verdict, Verdict::Accepted { .. } | Verdict::Untyped);
            case.valid != Some(accepted)
        });
        let wrong: Vec<String> =
            wrong.map(|(case, verdict)| format!("{}: {} {verdict:?}", case.schema, case.instance)).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{name}");
    }
}

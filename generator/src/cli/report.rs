//! What a person reads after a run.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anstream::{AutoStream, ColorChoice, eprint, eprintln, println};
use anstyle::{AnsiColor, Style};
use clientwright::{Change, Code, Diagnostics, Generated};

const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const CAREFUL: Style = AnsiColor::Yellow.on_default().bold();

/// How many warnings of each kind are printed unless all are asked for.
const WARNINGS: usize = 10;

/// Lists the places whose type is any JSON value: first those of which the document says more.
pub(super) fn untyped(places: &Diagnostics) {
    let by_us = places.iter().filter(|place| place.code == Code::SchemaUntypedByUs).count();
    eprint!("{}", rendered(places));
    line(GOOD, "Untyped", format!("{} of ours, {} of the document", by_us, places.len() - by_us));
}

/// Prints what was found, warnings of a kind that are many only in part.
pub(super) fn diagnostics(diagnostics: &Diagnostics, all: bool) {
    let (shown, folded) = diagnostics.folded(if all { usize::MAX } else { WARNINGS });
    eprint!("{}", rendered(&shown));
    for (code, number) in &folded {
        eprintln!("{CAREFUL}warning[{code}]{CAREFUL:#}: {}", count(*number, "more like these", "more like these"));
    }
    if !folded.is_empty() {
        eprintln!("   = help: `--all-warnings` prints them all\n");
    }
}

/// Prints how much is wrong.
pub(super) fn failure(diagnostics: &Diagnostics) {
    let errors = count(diagnostics.errors().count(), "error", "errors");
    let warnings = match diagnostics.warnings().count() {
        0 => String::new(),
        number => format!(" and {}", count(number, "warning", "warnings")),
    };
    eprintln!("{BAD}error{BAD:#}: nothing was generated, because of {errors}{warnings}");
}

/// Prints what was read, merged, generated and written.
pub(super) fn summary(generated: &Generated, output: &Path, check: bool, elapsed: Duration) {
    let summary = &generated.summary;
    line(GOOD, "Read", format!("{} from {}", count(summary.documents, "document", "documents"), sources(generated)));
    line(
        GOOD,
        "Merged",
        format!(
            "{} from {}",
            count(summary.schemas, "schema", "schemas"),
            count(summary.schema_copies, "copy", "copies")
        ),
    );
    line(
        GOOD,
        "Generated",
        format!(
            "{}, {}, {}",
            count(summary.operations, "operation", "operations"),
            count(summary.models, "model", "models"),
            count(summary.constraints, "constraint", "constraints")
        ),
    );
    if check {
        checked(generated, output)
    } else {
        written(generated, output)
    }
    let warnings = match generated.warnings.warnings().count() {
        0 => String::new(),
        number => format!(", with {}", count(number, "warning", "warnings")),
    };
    line(GOOD, "Finished", format!("in {} ms{warnings}", elapsed.as_millis()));
}

/// Prints every code with its meaning in short.
pub(super) fn codes() {
    for code in Code::ALL {
        let explanation = code.explanation();
        let short = explanation.split_once(". ").map_or(explanation, |(sentence, _)| sentence);
        println!("{GOOD}{:<29}{GOOD:#} {}", code.id(), short.trim_end_matches('.'));
    }
}

/// Prints what a code means.
pub(super) fn explanation(code: Code) {
    println!("{GOOD}{}{GOOD:#}\n\n{}", code.id(), code.explanation());
}

/// Prints that there is no such code.
pub(super) fn unknown_code(id: &str) {
    eprintln!("{BAD}error{BAD:#}: there is no diagnostic `{id}`; `clientwright explain` lists them all");
}

fn rendered(diagnostics: &Diagnostics) -> String {
    let color = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
    let mut text = diagnostics.render(color);
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn sources(generated: &Generated) -> String {
    match generated.inputs.as_slice() {
        [only] => only.display().to_string(),
        many => count(many.len(), "file", "files"),
    }
}

fn written(generated: &Generated, output: &Path) {
    let number = |wanted: Change| generated.written.files.iter().filter(|(_, change)| *change == wanted).count();
    let changes = [
        (number(Change::Created), "created"),
        (number(Change::Updated), "updated"),
        (number(Change::Removed), "removed"),
        (number(Change::Unchanged), "unchanged"),
        (number(Change::Kept), "kept as their owner has them"),
    ];
    let changes: Vec<_> =
        changes.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
    line(GOOD, "Wrote", format!("{}: {}", output.display(), changes.join(", ")));
}

fn checked(generated: &Generated, output: &Path) {
    let changed: Vec<_> = generated.written.changed().collect();
    if changed.is_empty() {
        line(GOOD, "Checked", format!("{} is current", output.display()));
        return;
    }
    line(CAREFUL, "Checked", format!("{} is not current:", output.display()));
    for (path, change) in changed {
        println!("            {} {}", what_is_wrong(*change), shown(output, path));
    }
}

fn what_is_wrong(change: Change) -> &'static str {
    match change {
        Change::Created => "missing:  ",
        Change::Updated => "differs:  ",
        Change::Removed => "left over:",
        Change::Unchanged | Change::Kept => "current:  ",
    }
}

fn shown(output: &Path, path: &PathBuf) -> String {
    output.join(path).display().to_string()
}

fn line(style: Style, verb: &str, text: impl Display) {
    println!("{style}{verb:>10}{style:#} {text}");
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

//! What came of a document.

use std::fmt::Write as _;

use serde_json::Value;

/// What came of a document.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) outcome: Outcome,
    pub(crate) compiled: Option<Compiled>,
}

/// What the generator did.
#[derive(Debug)]
pub(crate) enum Outcome {
    Made(Numbers),
    /// Nothing; its errors.
    Failed(Vec<String>),
}

/// A client in numbers.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    declared: u64,
    generated: u64,
    /// Operations that were left out because something is wrong in them.
    left_out: u64,
    models: u64,
    untyped: u64,
    warnings: u64,
    bytes: u64,
    lines: u64,
    milliseconds: u64,
    megabytes: u64,
}

/// What the compiler found.
#[derive(Debug, Default)]
pub(crate) struct Compiled {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) milliseconds: u128,
    /// The first of what it said.
    pub(crate) said: String,
}

impl Outcome {
    pub(crate) fn of(numbers: &Value) -> Self {
        if let Some(failed) = numbers.get("failed").and_then(Value::as_array) {
            return Self::Failed(failed.iter().filter_map(Value::as_str).map(str::to_owned).collect());
        }
        let number = |name: &str| numbers.get(name).and_then(Value::as_u64).unwrap_or(0);
        Self::Made(Numbers {
            declared: number("declared"),
            generated: number("generated"),
            left_out: number("left_out"),
            models: number("models"),
            untyped: number("untyped"),
            warnings: number("warnings"),
            bytes: number("bytes"),
            lines: number("lines"),
            milliseconds: number("milliseconds"),
            megabytes: number("megabytes"),
        })
    }
}

impl Row {
    /// The titles of the columns.
    pub(crate) fn head(compiled: bool) -> String {
        let mut head = format!(
            "{:34} {:7} {:>8} {:>9} {:>8} {:>6} {:>7} {:>8} {:>9} {:>8} {:>6} {:>5}",
            "document",
            "version",
            "declared",
            "generated",
            "left out",
            "models",
            "untyped",
            "warnings",
            "bytes",
            "lines",
            "ms",
            "MB"
        );
        if compiled {
            head.push_str(&format!(" {:>6} {:>8} {:>8}", "errors", "warnings", "check ms"));
        }
        head
    }

    /// The row itself.
    pub(crate) fn line(&self, compiled: bool) -> String {
        let mut line = format!("{:34} {:7} ", self.name, self.version);
        match &self.outcome {
            Outcome::Failed(errors) => {
                let _ = write!(line, "nothing is made: {} errors", errors.len());
            }
            Outcome::Made(numbers) => line.push_str(&numbers.columns()),
        }
        if let Some(compiled) = self.compiled.as_ref().filter(|_| compiled) {
            let _ = write!(line, " {:>6} {:>8} {:>8}", compiled.errors, compiled.warnings, compiled.milliseconds);
        }
        line
    }

    /// The sums of all rows.
    pub(crate) fn total(rows: &[Self], compiled: bool) -> String {
        let mut total = Numbers::default();
        for row in rows {
            if let Outcome::Made(numbers) = &row.outcome {
                total.add(numbers);
            }
        }
        let mut line = format!("{:34} {:7} {}", format!("{} documents", rows.len()), "", total.columns());
        if compiled {
            let all = || rows.iter().filter_map(|row| row.compiled.as_ref());
            let errors: usize = all().map(|compiled| compiled.errors).sum();
            let warnings: usize = all().map(|compiled| compiled.warnings).sum();
            let milliseconds: u128 = all().map(|compiled| compiled.milliseconds).sum();
            let _ = write!(line, " {errors:>6} {warnings:>8} {milliseconds:>8}");
        }
        line
    }

    /// Whether nothing falls short.
    pub(crate) fn is_fine(&self, compiled: bool) -> bool {
        let made = match &self.outcome {
            Outcome::Failed(_) => false,
            Outcome::Made(numbers) => numbers.generated + numbers.left_out == numbers.declared && numbers.untyped == 0,
        };
        let compiles = self.compiled.as_ref().is_some_and(|compiled| compiled.errors + compiled.warnings == 0);
        made && (!compiled || compiles)
    }

    /// Whether there is a client.
    pub(crate) fn is_made(&self) -> bool {
        matches!(self.outcome, Outcome::Made(_))
    }

    /// What falls short, in words.
    pub(crate) fn why(&self) -> String {
        let mut why = String::new();
        match &self.outcome {
            Outcome::Failed(errors) => errors.iter().take(5).for_each(|error| why.push_str(error)),
            Outcome::Made(numbers) => {
                let missing = numbers.declared.saturating_sub(numbers.generated + numbers.left_out);
                if missing > 0 {
                    let _ = writeln!(why, "{missing} operations are missing");
                }
                if numbers.untyped > 0 {
                    let _ = writeln!(why, "{} places have no type although the document has one", numbers.untyped);
                }
            }
        }
        if let Some(compiled) = &self.compiled {
            why.push_str(&compiled.said);
        }
        why
    }
}

impl Numbers {
    fn columns(&self) -> String {
        format!(
            "{:>8} {:>9} {:>8} {:>6} {:>7} {:>8} {:>9} {:>8} {:>6} {:>5}",
            self.declared,
            self.generated,
            self.left_out,
            self.models,
            self.untyped,
            self.warnings,
            self.bytes,
            self.lines,
            self.milliseconds,
            self.megabytes
        )
    }

    fn add(&mut self, other: &Self) {
        self.declared += other.declared;
        self.generated += other.generated;
        self.left_out += other.left_out;
        self.models += other.models;
        self.untyped += other.untyped;
        self.warnings += other.warnings;
        self.bytes += other.bytes;
        self.lines += other.lines;
        self.milliseconds += other.milliseconds;
        self.megabytes = self.megabytes.max(other.megabytes);
    }
}

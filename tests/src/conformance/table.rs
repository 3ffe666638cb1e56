//! Verdicts, counted.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::{Case, Verdict, equality};

/// How many round trips that failed are shown.
const SHOWN: usize = 10;

/// The verdicts on the cases of each keyword.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// By keyword.
    pub scores: BTreeMap<String, Score>,
    /// Accepted instances that are not themselves when written again, each with its schema.
    pub changed: Vec<String>,
    /// Cases that the client did not survive, each with its schema.
    pub crashed: Vec<String>,
}

/// The verdicts on the cases of a keyword.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Cases that are valid.
    pub valid: u32,
    /// Of these, accepted.
    pub accepted: u32,
    /// Cases that plain types refuse.
    pub by_shape: u32,
    /// Of these, refused.
    pub refused_by_shape: u32,
    /// Cases that only validation refuses.
    pub by_constraint: u32,
    /// Of these, refused.
    pub refused_by_constraint: u32,
    /// Cases whose schema got no type.
    pub untyped: u32,
}

impl Table {
    /// Counts the verdicts on cases.
    #[must_use]
    pub fn of(cases: &[Case], verdicts: &[Verdict]) -> Self {
        let mut table = Self::default();
        for (case, verdict) in cases.iter().zip(verdicts) {
            table.count(case, verdict);
        }
        table
    }

    /// The means of Youden's J over the keywords that have both kinds of cases: for `shape` and for `constraint`.
    #[must_use]
    pub fn means(&self) -> (Option<f64>, Option<f64>) {
        (mean(self.scores.values().filter_map(Score::shape)), mean(self.scores.values().filter_map(Score::constraint)))
    }

    /// The lowest J of all.
    #[must_use]
    pub fn lowest(&self) -> Option<f64> {
        let all = self.scores.values().flat_map(|score| [score.shape(), score.constraint()]).flatten();
        all.reduce(f64::min)
    }

    fn count(&mut self, case: &Case, verdict: &Verdict) {
        let score = self.scores.entry(case.keyword.clone()).or_default();
        let refused = u32::from(matches!(verdict, Verdict::Refused { .. }));
        score.untyped += u32::from(*verdict == Verdict::Untyped);
        match (case.valid, case.invalid_by.as_deref()) {
            (Some(true), _) => {
                score.valid += 1;
                // What has no type takes every value.
                score.accepted += u32::from(matches!(verdict, Verdict::Accepted { .. } | Verdict::Untyped));
            }
            (Some(false), Some("shape")) => {
                score.by_shape += 1;
                score.refused_by_shape += refused;
            }
            (Some(false), _) => {
                score.by_constraint += 1;
                score.refused_by_constraint += refused;
            }
            (None, _) => {}
        }
        match verdict {
            Verdict::Accepted { written } if !is_same(&case.instance, written) => {
                self.changed.push(format!("{}: {} became {written}", case.schema, case.instance));
            }
            Verdict::Crashed => self.crashed.push(format!("{}: {}", case.schema, case.instance)),
            _ => {}
        }
    }
}

impl Score {
    /// Youden's J of what plain types refuse; `None` where there are no such cases, or no valid ones.
    #[must_use]
    pub fn shape(&self) -> Option<f64> {
        youden(self.accepted, self.valid, self.refused_by_shape, self.by_shape)
    }

    /// Youden's J of what only validation refuses.
    #[must_use]
    pub fn constraint(&self) -> Option<f64> {
        youden(self.accepted, self.valid, self.refused_by_constraint, self.by_constraint)
    }
}

/// The share of valid ones that are accepted, and of invalid ones that are refused, less one.
fn youden(accepted: u32, valid: u32, refused: u32, invalid: u32) -> Option<f64> {
    let share = |part: u32, of: u32| f64::from(part) / f64::from(of);
    (valid > 0 && invalid > 0).then(|| share(accepted, valid) + share(refused, invalid) - 1.0)
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let values: Vec<f64> = values.collect();
    let count = u32::try_from(values.len()).ok().filter(|count| *count > 0)?;
    Some(values.iter().sum::<f64>() / f64::from(count))
}

fn is_same(instance: &str, written: &str) -> bool {
    let instance: Result<Value, _> = serde_json::from_str(instance);
    let written: Result<Value, _> = serde_json::from_str(written);
    match (instance, written) {
        (Ok(instance), Ok(written)) => written.get("value").is_some_and(|value| equality::equal(&instance, value)),
        _ => false,
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.scores.keys().map(|keyword| keyword.chars().count()).max().unwrap_or(0).max("keyword".len());
        writeln!(
            f,
            "{:width$}  {:>13}  {:>13}  {:>13}  {:>7}  {:>12}  {:>7}",
            "keyword", "accepted", "by shape", "by constraint", "J shape", "J constraint", "untyped"
        )?;
        for (keyword, score) in &self.scores {
            let of = |part: u32, all: u32| if all == 0 { "-".to_owned() } else { format!("{part} of {all}") };
            writeln!(
                f,
                "{keyword:width$}  {:>13}  {:>13}  {:>13}  {:>7}  {:>12}  {:>7}",
                of(score.accepted, score.valid),
                of(score.refused_by_shape, score.by_shape),
                of(score.refused_by_constraint, score.by_constraint),
                shown(score.shape()),
                shown(score.constraint()),
                score.untyped
            )?;
        }
        let (shape, constraint) = self.means();
        let untyped: u32 = self.scores.values().map(|score| score.untyped).sum();
        writeln!(
            f,
            "\nmean J: shape {}, constraint {}; lowest {}",
            shown(shape),
            shown(constraint),
            shown(self.lowest())
        )?;
        writeln!(
            f,
            "untyped: {untyped}; changed by a round trip: {}; crashes: {}",
            self.changed.len(),
            self.crashed.len()
        )?;
        for line in self.changed.iter().take(SHOWN) {
            writeln!(f, "  {line}")?;
        }
        for line in &self.crashed {
            writeln!(f, "  crashed: {line}")?;
        }
        Ok(())
    }
}

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"))
}

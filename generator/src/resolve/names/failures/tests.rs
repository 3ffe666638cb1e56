//! Names of failures that several operations have in common.

use super::*;

/// The names of sets of failures, the most frequent first, each a variant with its body behind `:` and its message behind `=`.
fn names(sets: &[&[&'static str]], taken: &[&str]) -> Vec<String> {
    let sets = sets.iter().enumerate().map(|(at, set)| words(set, 100 - at, None));
    let sets: Vec<FailuresWords<'_>> = sets.collect();
    failures(&sets, taken.iter().copied()).iter().map(ToString::to_string).collect()
}

fn words<'w>(set: &[&'w str], operations: usize, tag: Option<&'w str>) -> FailuresWords<'w> {
    FailuresWords { operations, failures: set.iter().map(|text| failure(text)).collect(), tag }
}

fn failure(text: &str) -> FailureWords<'_> {
    let (text, message) = text.split_once('=').unwrap_or((text, ""));
    let (variant, body) = text.split_once(':').map_or((text, None), |(variant, body)| (variant, Some(body)));
    FailureWords { variant, body, message }
}

#[test]
fn failures_are_called_by_their_variants() {
    let sets: [&[&str]; 7] = [
        &["NotFound"],
        &["Forbidden", "NotFound"],
        &["Forbidden", "NotFound", "Conflict"],
        &["ClientError", "ServerError"],
        &["NotFound", "InternalServerError"],
        &["Default"],
        &[],
    ];
    let expected = [
        "NotFoundError",
        "ForbiddenOrNotFoundError",
        "ForbiddenNotFoundOrConflictError",
        "ClientOrServerError",
        "NotFoundOrInternalServerError",
        "DefaultError",
        "NoDeclaredError",
    ];
    assert_eq!(names(&sets, &[]), expected);
}

#[test]
fn names_of_many_variants_stay_readable_while_they_differ() {
    let sets: [&[&str]; 4] = [
        &["BadRequest", "Forbidden", "NotFound", "Gone"],
        &["BadRequest", "Forbidden", "NotFound", "Gone", "ServerError"],
        &["BadRequest", "Forbidden", "NotFound", "Conflict", "ServerError"],
        &["BadRequest", "Forbidden", "NotFound", "Found", "Conflict", "ServerError"],
    ];
    let expected = [
        "BadRequestForbiddenNotFoundOrGoneError",
        "BadRequestForbiddenNotFoundOrOtherError",
        "NotFoundConflictServerOrOtherError",
        "FoundConflictServerOrOtherError",
    ];
    assert_eq!(names(&sets, &[]), expected);
}

#[test]
fn failures_of_the_same_variants_are_told_apart_by_bodies_before_numbers() {
    let sets: [&[&str]; 7] = [
        &["NotFound:Problem"],
        &["NotFound:BasicError"],
        &["NotFound:Error"],
        &["NotFound"],
        &["NotFound=Not here"],
        &["Conflict=One"],
        &["Conflict=Two"],
    ];
    let expected = [
        "NotFoundError",
        "NotFoundWithBasicError",
        "NotFoundWithError",
        "NotFoundWithoutBodyError",
        "NotFoundWithoutBodyError2",
        "ConflictError",
        "ConflictError2",
    ];
    assert_eq!(names(&sets, &[]), expected);
}

#[test]
fn failures_that_differ_in_messages_are_told_apart_by_tags_before_numbers() {
    // The most frequent has the plain name wherever it stands; of equally frequent ones the messages say which comes first.
    let sets = [
        words(&["Conflict=Two"], 5, Some("Git data")),
        words(&["Conflict=One"], 5, Some("Git data")),
        words(&["Conflict=Three"], 9, Some("repos")),
    ];
    let names: Vec<String> = failures(&sets, std::iter::empty()).iter().map(ToString::to_string).collect();
    assert_eq!(names, ["ConflictInGitDataError2", "ConflictInGitDataError", "ConflictError"]);
}

#[test]
fn only_bodies_that_differ_are_in_a_name() {
    let sets: [&[&str]; 4] = [
        &["NotFound:Problem", "Conflict:Problem"],
        &["NotFound:Problem", "Conflict:ValidationErrorSimple"],
        &["NotFound", "Conflict:Text"],
        &["NotFound:Error", "Conflict:Text"],
    ];
    let expected = [
        "NotFoundOrConflictError",
        "NotFoundOrConflictWithValidationSimpleError",
        "NotFoundOrConflictWithTextError",
        "NotFoundOrConflictWithErrorAndTextError",
    ];
    assert_eq!(names(&sets, &[]), expected);
}

#[test]
fn types_of_operations_keep_their_names() {
    let sets: [&[&str]; 2] = [&["NotFound"], &["NotFound:Problem"]];
    let taken = ["NotFound", "NotFoundError"];
    assert_eq!(names(&sets, &taken), ["NotFoundSharedError", "NotFoundSharedWithProblemError"]);
}

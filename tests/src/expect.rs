//! What tests expect of failures.

use std::fmt::Debug;

use platform_api::{DecodeError, Error, Failure, OperationError, Rule, UnexpectedStatus, Violations};

/// Each violation as its pointer and its rule.
pub fn broken(violations: &Violations) -> Vec<(String, Rule)> {
    violations.iter().map(|violation| (violation.pointer().to_owned(), violation.rule().clone())).collect()
}

/// The violations of a request that was refused before it was sent.
pub fn refused<T: Debug, E: Debug>(result: Result<T, Error<E>>) -> Vec<(String, Rule)> {
    match result {
        Err(Error::Invalid(violations)) => broken(&violations),
        other => panic!("a refused request is expected: {other:?}"),
    }
}

/// The failure that the document declares.
pub fn failure<T: Debug, E: OperationError>(result: Result<T, Error<E>>) -> Failure<E> {
    match result {
        Err(Error::Api(failure)) => *failure,
        other => panic!("a declared failure is expected: {other:?}"),
    }
}

/// The answer with a status that the document does not declare.
pub fn unexpected<T: Debug, E: Debug>(result: Result<T, Error<E>>) -> UnexpectedStatus {
    match result {
        Err(Error::UnexpectedStatus(error)) => *error,
        other => panic!("an unexpected status is expected: {other:?}"),
    }
}

/// The answer that could not be used.
pub fn undecodable<T: Debug, E: Debug>(result: Result<T, Error<E>>) -> DecodeError {
    match result {
        Err(Error::Decode(error)) => *error,
        other => panic!("an answer that cannot be used is expected: {other:?}"),
    }
}

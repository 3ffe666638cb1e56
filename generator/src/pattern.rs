//! Regular expressions: from ECMA-262, which documents are written in, to the syntax of the client's engine.
//!
//! JSON Schema's patterns are ECMA-262 (2020-12 core §6.4). Clients match them by `fancy_regex`, which hands on to the
//! linear-time engine of the crate `regex` whatever has neither look-around nor back references. What has them is matched
//! with backtracking of so many steps at the most, so no pattern can hang a client: a text for which they do not suffice
//! is refused, and the violation says why.

mod class;
mod escape;
mod scan;

/// How many steps back the engine takes in one text at the most.
pub(crate) const BACKTRACK_LIMIT: usize = 1_000_000;

/// How much memory a compiled expression may have, in bytes.
pub(crate) const SIZE_LIMIT: usize = 1 << 26;

/// What an expression of ECMA-262 is to the client's engine, with the same meaning; it is known to compile.
///
/// # Errors
///
/// Why the client's engine cannot take it, as a phrase.
pub(crate) fn translate(ecma: &str) -> Result<String, String> {
    let expression = scan::translate(ecma)?;
    compile(&expression)?;
    Ok(expression)
}

/// Compiles what [`translate`] made, as clients do.
pub(crate) fn compile(expression: &str) -> Result<fancy_regex::Regex, String> {
    let mut builder = fancy_regex::RegexBuilder::new(expression);
    builder.backtrack_limit(BACKTRACK_LIMIT).delegate_size_limit(SIZE_LIMIT);
    builder.build().map_err(|error| {
        let message = error.to_string();
        let first = message.lines().next_back().unwrap_or_default().trim();
        format!("the client's engine refuses it ({first})")
    })
}

#[cfg(test)]
mod tests;

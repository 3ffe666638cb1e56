//! From the text of a document to the words of a name.

mod capitals;

use std::fmt::Write as _;

use heck::ToSnakeCase;
use unicode_security::GeneralSecurityProfile as _;

/// The words of `text` in `UpperCamelCase`: `LLMConfig` gives `LlmConfig`, `+1` gives `Plus1`.
///
/// Digits that would run together are kept apart: `gpt-4-32k` gives `Gpt4_32k`. The result is never empty and begins
/// with a letter.
pub(super) fn upper_camel(text: &str) -> String {
    let mut name = String::new();
    for word in snake_words(text).split('_') {
        if name.ends_with(|c: char| c.is_numeric()) && word.starts_with(|c: char| c.is_numeric()) {
            name.push('_');
        }
        let mut rest = word.chars();
        name.extend(rest.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(rest.as_str());
    }
    if starts_identifier(&name) { name } else { format!("Value{name}") }
}

/// The words of `text` in `snake_case`: `LLMConfig` gives `llm_config`, `+1` gives `plus_1`.
///
/// The result is never empty and begins with a letter.
pub(super) fn snake(text: &str) -> String {
    let name = snake_words(text);
    if starts_identifier(&name) { name } else { format!("value_{name}") }
}

/// `text` with a word for every symbol that [`upper_camel`] and [`snake`] take for a mere separator: `a.b` gives
/// `a dot b`. Tells apart what differs in symbols alone. An underscore between letters separates here, too.
pub(super) fn spelled(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    let mut after_letter = false;
    while let Some(first) = rest.chars().next() {
        let (length, word) = symbol_word(rest).unwrap_or((first.len_utf8(), ""));
        if is_name_letter(first) {
            words.push(first);
        } else if word.is_empty() {
            let _ = write!(words, " u{:x} ", u32::from(first));
        } else {
            let before_letter = rest.get(length..).and_then(|rest| rest.chars().next()).is_some_and(is_name_letter);
            let word = match word {
                // Between letters it joins words, and subtracts nothing.
                "minus" if after_letter => "dash",
                "underscore" if after_letter && before_letter => "",
                word => word,
            };
            let _ = write!(words, " {word} ");
        }
        after_letter = is_name_letter(first);
        rest = rest.get(length..).unwrap_or_default();
    }
    words
}

/// How far `text` is from being words alone: with separators between them, or with symbols before or behind them.
/// Of two texts that would have one name, the one that is nearer to it keeps it.
pub(super) fn distance(text: &str) -> u8 {
    let is_symbol = |c: char| !c.is_alphanumeric();
    if text.starts_with(is_symbol) || text.ends_with(is_symbol) || text.is_empty() {
        2
    } else {
        u8::from(text.contains(|c| is_symbol(c) && c != '_'))
    }
}

/// A word for how `text` is written, which tells apart what differs in that alone: `ABC` and `Abc`.
pub(super) fn style(text: &str) -> &'static str {
    let lower = text.chars().any(char::is_lowercase);
    let upper = text.chars().any(char::is_uppercase);
    let first_upper = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    match (lower, upper) {
        (false, true) => "uppercase",
        (true, _) if text.contains('_') => "snake case",
        (true, false) if text.contains('-') => "kebab case",
        (true, false) => "lowercase",
        (true, true) if first_upper => "pascal case",
        (true, true) => "camel case",
        (false, false) => "plain",
    }
}

/// The words in lower case, between underscores; empty for no text at all only if `text` spells nothing.
fn snake_words(text: &str) -> String {
    if is_snake(text) {
        return text.to_owned();
    }
    let name = capitals::tamed(&separated(text)).to_snake_case();
    if !name.is_empty() {
        return name;
    }
    let spelled = spelled(text).to_snake_case();
    if spelled.is_empty() { "empty".to_owned() } else { spelled }
}

/// Whether `text` is the words of its own name already, as most names of properties are.
fn is_snake(text: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    !text.is_empty() && text.split('_').all(|word| !word.is_empty() && word.bytes().all(inner))
}

/// `text` with spaces for all that cannot stand in a name. A sign before a number stays, as a word.
fn separated(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    if let Some(sign) = characters.next_if(|c| matches!(c, '+' | '-')) {
        if characters.peek().is_some_and(char::is_ascii_digit) {
            letters.push_str(if sign == '+' { "plus " } else { "minus " });
        } else {
            letters.push(' ');
        }
    }
    for c in characters {
        match c {
            // Apostrophes, and letters that are written like one.
            '\'' | '’' | '\u{2b0}'..='\u{2ff}' => {}
            c if is_name_letter(c) => letters.push(c),
            _ => letters.push(' '),
        }
    }
    letters
}

/// Whether names keep this character: letters and digits that Rust allows in identifiers (UAX #31), and that are in common
/// use there (UTS #39), for the compiler warns of others. These are their own normal forms, by which Rust compares names.
fn is_name_letter(c: char) -> bool {
    let is_common = || c.is_alphanumeric() && is_identifier(&format!("a{c}")) && c.identifier_allowed();
    c.is_ascii_alphanumeric() || (!c.is_ascii() && is_common())
}

fn starts_identifier(name: &str) -> bool {
    match name.chars().next() {
        Some(first) if first.is_ascii() => first.is_ascii_alphabetic(),
        Some(first) => is_identifier(&first.to_string()),
        None => false,
    }
}

fn is_identifier(text: &str) -> bool {
    syn::parse_str::<proc_macro2::Ident>(text).is_ok()
}

/// The symbol that `text` begins with: its length in bytes, and a word for it.
fn symbol_word(text: &str) -> Option<(usize, &'static str)> {
    const SYMBOLS: &[(&str, &str)] = &[
        ("<=", "less or equal"),
        (">=", "greater or equal"),
        ("!=", "not equal"),
        ("<>", "not equal"),
        ("==", "equal"),
        ("=~", "match"),
        ("!~", "not match"),
        ("&&", "and"),
        ("||", "or"),
        ("<", "less"),
        (">", "greater"),
        ("=", "equal"),
        ("+", "plus"),
        ("-", "minus"),
        ("*", "star"),
        ("/", "slash"),
        ("\\", "backslash"),
        ("%", "percent"),
        ("&", "ampersand"),
        ("|", "pipe"),
        ("!", "bang"),
        ("?", "question"),
        (".", "dot"),
        (",", "comma"),
        (":", "colon"),
        (";", "semicolon"),
        ("#", "hash"),
        ("@", "at"),
        ("$", "dollar"),
        ("^", "caret"),
        ("~", "tilde"),
        ("_", "underscore"),
        ("'", "quote"),
        ("\"", "double quote"),
        ("`", "backtick"),
        ("(", "open paren"),
        (")", "close paren"),
        ("[", "open bracket"),
        ("]", "close bracket"),
        ("{", "open brace"),
        ("}", "close brace"),
        (" ", "space"),
        ("\t", "tab"),
        ("\n", "newline"),
    ];
    SYMBOLS.iter().find(|(symbol, _)| text.starts_with(symbol)).map(|(symbol, word)| (symbol.len(), *word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_upper_camel_case() {
        for (text, name) in [
            ("LLMConfig", "LlmConfig"),
            ("HTTPValidationError", "HttpValidationError"),
            ("PaginatedResponse_ServiceResponse_", "PaginatedResponseServiceResponse"),
            ("channel_type", "ChannelType"),
            ("sonic-turbo", "SonicTurbo"),
            ("gpt-4-32k", "Gpt4_32k"),
            ("2022-11-28", "Value2022_11_28"),
            ("1.5", "Value1_5"),
            ("v1.2", "V1_2"),
            ("2d", "Value2d"),
            ("404", "Value404"),
            ("+1", "Plus1"),
            ("-1", "Minus1"),
            ("-created", "Created"),
            ("<=", "LessOrEqual"),
            ("*", "Star"),
            ("", "Empty"),
            (" ", "Space"),
            ("__", "UnderscoreUnderscore"),
            ("don't", "Dont"),
            ("été", "Été"),
            ("名前", "名前"),
            // The compiler warns of these in names.
            ("Shaphʿel", "Shaphel"),
            ("ﬁne ＡＢ", "Ne"),
            ("ﬀ", "Ufb00"),
            ("½", "Ubd"),
            ("😀", "U1f600"),
            ("a😀b", "AB"),
            ("\u{0301}", "U301"),
        ] {
            assert_eq!(upper_camel(text), name, "{text:?}");
        }
    }

    #[test]
    fn functions_and_fields_are_snake_case() {
        for (text, name) in [
            ("list-services", "list_services"),
            ("getHTTPResponse", "get_http_response"),
            ("+1", "plus_1"),
            ("-1", "minus_1"),
            ("2d", "value_2d"),
            ("@type", "type"),
            ("$ref", "ref"),
            ("", "empty"),
            ("_", "underscore"),
            ("X-Request-ID", "x_request_id"),
            ("userIDs", "user_ids"),
            ("hostIPv6", "host_ipv6"),
            ("OAuth2Token", "oauth2_token"),
        ] {
            assert_eq!(snake(text), name, "{text:?}");
        }
    }

    #[test]
    fn every_name_is_an_identifier() {
        for c in (0..=0x10_ffff).step_by(41).filter_map(char::from_u32) {
            for text in [format!("{c}"), format!("a{c}b"), format!("1{c}2")] {
                for name in [upper_camel(&text), snake(&text)] {
                    let keyword = ["_"].contains(&name.as_str());
                    assert!(!keyword && (is_identifier(&name) || name.is_ascii()), "{text:?} gives {name:?}");
                }
            }
        }
    }
}

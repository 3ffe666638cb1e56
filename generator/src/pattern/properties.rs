//! Unicode properties by the names that ECMA-262 has for them (§22.2.1, tables of binary properties and of values).

use super::tree::{Class, LAST};

/// What `\p{name}` stands for, or `\P{name}`.
pub(super) fn class(name: &str, negated: bool) -> Result<Class, String> {
    let (property, value) = name.split_once('=').map_or(("", name), |(property, value)| (property, value));
    let of_ranges = |ranges: &[(u32, u32)]| Class { negated, ..Class::of(ranges) };
    let engines = match (property, value) {
        ("", "Any") => return Ok(of_ranges(&[(0, LAST)])),
        ("", "ASCII") => return Ok(of_ranges(&[(0, 0x7F)])),
        ("" | "General_Category" | "gc", _) if category(value).is_some() => match category(value) {
            // Texts are Unicode: there are no surrogates in them.
            Some("Cs") | None => return Ok(of_ranges(&[])),
            Some(short) => Some(short.to_owned()),
        },
        ("", _) => binary(value).map(str::to_owned),
        ("Script" | "sc", _) if is_name(value) => Some(format!("Script={value}")),
        ("Script_Extensions" | "scx", _) if is_name(value) => Some(format!("Script_Extensions={value}")),
        _ => None,
    };
    let letter = if negated { 'P' } else { 'p' };
    match engines.map(|property| format!("\\{letter}{{{property}}}")) {
        Some(property) if super::compiles(&format!("[{property}]")) => {
            Ok(Class { properties: vec![property], ..Class::none() })
        }
        Some(_) => Err(format!("the Unicode property `{name}` is not supported")),
        None => Err(format!("`{name}` is no Unicode property of ECMA-262")),
    }
}

fn is_name(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The short name of a general category.
fn category(name: &str) -> Option<&'static str> {
    let found = CATEGORIES.iter().find(|(short, long)| *short == name || *long == name);
    found.map(|(short, _)| *short).or(match name {
        "Combining_Mark" => Some("M"),
        "digit" => Some("Nd"),
        "punct" => Some("P"),
        "cntrl" => Some("Cc"),
        _ => None,
    })
}

/// The long name of a binary property.
fn binary(name: &str) -> Option<&'static str> {
    BINARY.iter().find(|(short, long)| *short == name || *long == name).map(|(_, long)| *long)
}

pub(super) const CATEGORIES: &[(&str, &str)] = &[
    ("L", "Letter"),
    ("LC", "Cased_Letter"),
    ("Lu", "Uppercase_Letter"),
    ("Ll", "Lowercase_Letter"),
    ("Lt", "Titlecase_Letter"),
    ("Lm", "Modifier_Letter"),
    ("Lo", "Other_Letter"),
    ("M", "Mark"),
    ("Mn", "Nonspacing_Mark"),
    ("Mc", "Spacing_Mark"),
    ("Me", "Enclosing_Mark"),
    ("N", "Number"),
    ("Nd", "Decimal_Number"),
    ("Nl", "Letter_Number"),
    ("No", "Other_Number"),
    ("P", "Punctuation"),
    ("Pc", "Connector_Punctuation"),
    ("Pd", "Dash_Punctuation"),
    ("Ps", "Open_Punctuation"),
    ("Pe", "Close_Punctuation"),
    ("Pi", "Initial_Punctuation"),
    ("Pf", "Final_Punctuation"),
    ("Po", "Other_Punctuation"),
    ("S", "Symbol"),
    ("Sm", "Math_Symbol"),
    ("Sc", "Currency_Symbol"),
    ("Sk", "Modifier_Symbol"),
    ("So", "Other_Symbol"),
    ("Z", "Separator"),
    ("Zs", "Space_Separator"),
    ("Zl", "Line_Separator"),
    ("Zp", "Paragraph_Separator"),
    ("C", "Other"),
    ("Cc", "Control"),
    ("Cf", "Format"),
    ("Cs", "Surrogate"),
    ("Co", "Private_Use"),
    ("Cn", "Unassigned"),
];

pub(super) const BINARY: &[(&str, &str)] = &[
    ("AHex", "ASCII_Hex_Digit"),
    ("Alpha", "Alphabetic"),
    ("Assigned", "Assigned"),
    ("Bidi_C", "Bidi_Control"),
    ("Bidi_M", "Bidi_Mirrored"),
    ("CI", "Case_Ignorable"),
    ("Cased", "Cased"),
    ("CWCF", "Changes_When_Casefolded"),
    ("CWCM", "Changes_When_Casemapped"),
    ("CWL", "Changes_When_Lowercased"),
    ("CWKCF", "Changes_When_NFKC_Casefolded"),
    ("CWT", "Changes_When_Titlecased"),
    ("CWU", "Changes_When_Uppercased"),
    ("Dash", "Dash"),
    ("DI", "Default_Ignorable_Code_Point"),
    ("Dep", "Deprecated"),
    ("Dia", "Diacritic"),
    ("Emoji", "Emoji"),
    ("EComp", "Emoji_Component"),
    ("EMod", "Emoji_Modifier"),
    ("EBase", "Emoji_Modifier_Base"),
    ("EPres", "Emoji_Presentation"),
    ("ExtPict", "Extended_Pictographic"),
    ("Ext", "Extender"),
    ("Gr_Base", "Grapheme_Base"),
    ("Gr_Ext", "Grapheme_Extend"),
    ("Hex", "Hex_Digit"),
    ("IDSB", "IDS_Binary_Operator"),
    ("IDST", "IDS_Trinary_Operator"),
    ("IDC", "ID_Continue"),
    ("IDS", "ID_Start"),
    ("Ideo", "Ideographic"),
    ("Join_C", "Join_Control"),
    ("LOE", "Logical_Order_Exception"),
    ("Lower", "Lowercase"),
    ("Math", "Math"),
    ("NChar", "Noncharacter_Code_Point"),
    ("Pat_Syn", "Pattern_Syntax"),
    ("Pat_WS", "Pattern_White_Space"),
    ("QMark", "Quotation_Mark"),
    ("Radical", "Radical"),
    ("RI", "Regional_Indicator"),
    ("STerm", "Sentence_Terminal"),
    ("SD", "Soft_Dotted"),
    ("Term", "Terminal_Punctuation"),
    ("UIdeo", "Unified_Ideograph"),
    ("Upper", "Uppercase"),
    ("VS", "Variation_Selector"),
    ("space", "White_Space"),
    ("XIDC", "XID_Continue"),
    ("XIDS", "XID_Start"),
];

//! Names, and what is done where two things want one.

use serde_json::{Value, json};

use crate::describe;
use crate::document::{Resolved, schemas};

fn object() -> Value {
    json!({ "type": "object", "properties": { "a": { "type": "string" } } })
}

fn named(names: &[&str]) -> Resolved {
    let list: serde_json::Map<String, Value> = names.iter().map(|name| ((*name).to_owned(), object())).collect();
    schemas(Value::Object(list))
}

/// The Rust name of each schema, sorted by the schema's name.
fn rust_names(resolved: &Resolved) -> Vec<(String, String)> {
    let definitions = resolved.api.definitions.iter();
    let names = definitions.filter_map(|found| Some((found.schema_name.clone()?, found.name.to_string())));
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[test]
fn types_keep_clear_of_the_prelude_and_of_nothing_else() {
    let resolved =
        named(&["Option", "String", "Vec", "Self", "Client", "Error", "Call", "Field", "Value", "Map", "Crate", "Aux"]);
    let renamed: Vec<_> = rust_names(&resolved).into_iter().filter(|(schema, name)| schema != name).collect();
    let expected = [
        ("Aux", "AuxModel"),
        ("Crate", "CrateModel"),
        ("Option", "OptionModel"),
        ("Self", "SelfModel"),
        ("String", "StringModel"),
        ("Vec", "VecModel"),
    ];
    assert_eq!(renamed, expected.map(|(schema, name)| (schema.to_owned(), name.to_owned())));
    assert_eq!(resolved.warnings(), ["name/reserved"; 6]);
}

#[test]
fn types_that_differ_in_case_or_symbols_differ() {
    let names = ["ABC", "Abc", "foo-bar", "foo_bar", "fooBar", "FooBar", "x.y", "x y"];
    let expected: Vec<(String, String)> = [
        ("ABC", "AbcUppercase"),
        ("Abc", "Abc"),
        ("FooBar", "FooBar"),
        ("foo-bar", "FooDashBar"),
        ("fooBar", "FooBarCamelCase"),
        ("foo_bar", "FooBarSnakeCase"),
        ("x y", "XSpaceY"),
        ("x.y", "XDotY"),
    ]
    .map(|(schema, name)| (schema.to_owned(), name.to_owned()))
    .to_vec();
    assert_eq!(rust_names(&named(&names)), expected);
    let mut reversed = names;
    reversed.reverse();
    assert_eq!(rust_names(&named(&reversed)), expected);
}

#[test]
fn builders_have_names_of_their_own() {
    let resolved = named(&["Foo", "FooBuilder", "BarBuilder"]);
    let names: Vec<_> = rust_names(&resolved).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["BarBuilder", "Foo", "FooBuilderModel"]);
}

#[test]
fn files_have_names_of_their_own() {
    let resolved = named(&["HttpURL", "HttpUrl", "Http_Url", "Gpt4", "GPT-4", "GPT 4"]);
    let mut files: Vec<_> = rust_names(&resolved)
        .into_iter()
        .map(|(_, name)| name.chars().filter(|c| *c != '_').collect::<String>().to_lowercase())
        .collect();
    files.sort();
    files.dedup();
    assert_eq!(files.len(), 6);
}

#[test]
fn an_inline_enum_is_called_by_its_property_if_that_can_mean_nothing_else() {
    let list = |values: &[&str]| json!({ "type": "string", "enum": values });
    let with = |name: &str, schema: Value| json!({ "type": "object", "properties": { name: schema } });
    let resolved = schemas(json!({
        "A": with("status", list(&["a", "b"])),
        "B": with("status", list(&["b", "a"])),
        "C": with("status", list(&["c", "d"])),
        "D": with("channel_type", list(&["voice", "text"])),
        "E": with("channelType", list(&["text", "voice"])),
        "F": with("mode", list(&["x", "y"])),
        "Mode": object(),
        "G": with("option", list(&["o", "p"]))
    }));
    let inline: Vec<_> =
        resolved.api.definitions.iter().filter(|definition| definition.schema_name.is_none()).collect();
    let inline: Vec<_> = inline.into_iter().map(|definition| definition.name.text()).collect();
    assert_eq!(inline, ["AStatus", "CStatus", "ChannelType", "FMode", "GOption"]);
}

#[test]
fn inline_types_make_way_for_components() {
    let resolved = schemas(json!({
        "Service": { "type": "object", "properties": { "owner": { "type": "object", "properties": { "x": {}, "y": {} } } } },
        "ServiceOwner": object(),
        "Foo": { "type": "object", "properties": { "bar_baz": { "type": "object", "properties": { "p": {}, "q": {} } } } },
        "FooBar": { "type": "object", "properties": { "baz": { "type": "object", "properties": { "r": {}, "s": {} } } } }
    }));
    assert_eq!(
        describe::names(&resolved.api),
        ["Foo", "FooBar", "FooBarBaz", "FooBarBazInline", "Service", "ServiceOwner", "ServiceOwnerInline"]
    );
}

#[test]
fn fields_of_awkward_properties_have_names() {
    let properties: serde_json::Map<String, Value> =
        ["type", "self", "+1", "-1", "", "@id", "build", "日本", "2fa", "a b", "gen", "async", "é"]
            .iter()
            .map(|name| ((*name).to_owned(), json!({ "type": "string" })))
            .collect();
    let resolved = schemas(json!({ "A": { "type": "object", "properties": properties } }));
    let fields = describe::definition(&resolved.api, "A");
    let names: Vec<&str> = fields.iter().filter_map(|field| field.split(':').next()).collect();
    assert_eq!(
        names[..13],
        [
            "r#type",
            "self_",
            "plus_1",
            "minus_1",
            "empty",
            "id",
            "build_field",
            "日本",
            "value_2fa",
            "a_b",
            "r#gen",
            "r#async",
            "é"
        ]
    );
}

#[test]
fn thousands_of_names_that_collide_are_given_fast() {
    let names: Vec<String> =
        (0..3000).map(|n| format!("Name{}", ".".repeat(n % 7) + &"\u{2028}".repeat(n / 7))).collect();
    let resolved = named(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut given = describe::names(&resolved.api);
    given.dedup();
    assert_eq!(given.len(), 3000);
}

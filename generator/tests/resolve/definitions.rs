//! Which type a schema becomes.

use serde_json::json;

use crate::describe;
use crate::document::{api, schemas, used};

#[test]
fn components_become_what_their_type_says() {
    let resolved = schemas(json!({
        "Struct": { "type": "object", "properties": { "a": { "type": "string" } } },
        "Map": { "type": "object" },
        "TypedMap": { "type": "object", "additionalProperties": { "type": "integer" } },
        "Closed": { "type": "object", "additionalProperties": false },
        "Enum": { "type": "string", "enum": ["a"] },
        "Limited": { "type": "string", "minLength": 1 },
        "LimitedInteger": { "type": "integer", "minimum": 1 },
        "LimitedNumber": { "type": "number", "maximum": 0.5 },
        "Plain": { "type": "string" },
        "Flag": { "type": "boolean" },
        "Id": { "type": "string", "format": "uuid" },
        "List": { "type": "array", "items": { "$ref": "#/components/schemas/Struct" }, "maxItems": 3 },
        "Anything": {},
        "Same": { "$ref": "#/components/schemas/Struct" }
    }));
    assert_eq!(resolved.diagnostics, []);
    for (name, kind, parts) in [
        ("Struct", "struct", vec!["a: String optional", "others kept in additional_properties"]),
        ("Map", "alias", vec!["Map<Value>"]),
        ("TypedMap", "alias", vec!["Map<i64>"]),
        ("Closed", "struct", vec!["others denied"]),
        ("Enum", "enum", vec!["A = \"a\"", "Unknown(..)"]),
        ("Limited", "newtype", vec!["String[length >= 1]"]),
        ("LimitedInteger", "newtype", vec!["i64[>= 1]"]),
        ("LimitedNumber", "newtype", vec!["f64[<= 0.5]"]),
        ("Plain", "alias", vec!["String"]),
        ("Flag", "alias", vec!["bool"]),
        ("Id", "alias", vec!["Uuid"]),
        ("List", "alias", vec!["Vec<Struct>[items <= 3]"]),
        ("Anything", "alias", vec!["Value"]),
        ("Same", "alias", vec!["Struct"]),
    ] {
        assert_eq!(describe::definition(&resolved.api, name), parts, "{name}");
        assert!(describe::definitions(&resolved.api).contains(&format!("{kind} {name}")), "{name}");
    }
}

#[test]
fn formats_have_their_types() {
    let resolved = schemas(json!({
        "Formats": { "type": "object", "properties": {
            "uuid": { "type": "string", "format": "uuid" },
            "date": { "type": "string", "format": "date" },
            "time": { "type": "string", "format": "date-time" },
            "uri": { "type": "string", "format": "uri" },
            "int32": { "type": "integer", "format": "int32" },
            "int64": { "type": "integer", "format": "int64" },
            "uint32": { "type": "integer", "format": "uint32" },
            "uint64": { "type": "integer", "format": "uint64" },
            "int": { "type": "integer" },
            "float": { "type": "number", "format": "float" },
            "double": { "type": "number", "format": "double" },
            "number": { "type": "number" }
        } }
    }));
    let fields = describe::definition(&resolved.api, "Formats");
    let types: Vec<&str> = fields.iter().filter_map(|field| field.split(' ').nth(1)).collect();
    let expected =
        ["Uuid", "Date", "Timestamp", "String", "i32", "i64", "u32", "u64", "i64", "f32", "f64", "f64", "kept"];
    assert_eq!(types, expected);
}

#[test]
fn null_belongs_to_the_places_of_use() {
    let resolved = schemas(json!({
        "Name": { "type": ["string", "null"], "maxLength": 5 },
        "Alias": { "$ref": "#/components/schemas/Name" },
        "Free": {},
        "User": { "type": "object", "required": ["direct", "through", "free"], "properties": {
            "direct": { "$ref": "#/components/schemas/Name" },
            "through": { "$ref": "#/components/schemas/Alias" },
            "list": { "type": "array", "items": { "$ref": "#/components/schemas/Alias" } },
            "map": { "type": "object", "additionalProperties": { "$ref": "#/components/schemas/Name" } },
            "free": { "anyOf": [{ "$ref": "#/components/schemas/Free" }, { "type": "null" }] }
        } }
    }));
    assert_eq!(describe::definition(&resolved.api, "Name"), ["String[length <= 5]"]);
    assert_eq!(describe::definition(&resolved.api, "Alias"), ["Name"]);
    assert_eq!(
        describe::definition(&resolved.api, "User"),
        [
            "direct: Option<Name> required",
            "through: Option<Alias> required",
            "list: Vec<Option<Alias>> optional",
            "map: Map<Option<Name>> optional",
            "free: Free required",
            "others kept in additional_properties",
        ]
    );
}

#[test]
fn what_is_closed_open_or_typed_follows_usage() {
    let model = |additional: serde_json::Value| json!({ "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": additional });
    let integer = json!({ "type": "integer", "minimum": 0 });
    for (additional, sent, received, expected) in [
        (json!(true), true, true, "others kept in additional_properties"),
        (json!({}), true, true, "others kept in additional_properties"),
        (json!(true), true, false, "others dropped"),
        (json!(true), false, true, "others dropped"),
        (json!(true), false, false, "others kept in additional_properties"),
        (json!(false), true, true, "others denied"),
        (json!(false), true, false, "others denied"),
        (integer.clone(), true, false, "others kept in additional_properties: i64[>= 0]"),
        (integer, false, true, "others kept in additional_properties: i64[>= 0]"),
    ] {
        let resolved = used(model(additional.clone()), sent, received);
        let parts = describe::definition(&resolved.api, "Model");
        assert_eq!(parts.last().map(String::as_str), Some(expected), "{additional} {sent} {received}");
    }
}

#[test]
fn enums_are_open_where_they_are_received() {
    let list = json!({ "type": "string", "enum": ["unknown", "b", "b"] });
    let sent = used(list.clone(), true, false).api;
    assert_eq!(describe::definition(&sent, "Model"), ["Unknown = \"unknown\"", "B = \"b\""]);
    assert!(!describe::find(&sent, "Model").constrained);
    let received = used(list, false, true).api;
    assert_eq!(describe::definition(&received, "Model"), ["Unknown = \"unknown\"", "B = \"b\"", "Unrecognized(..)"]);
    assert!(describe::find(&received, "Model").constrained);
}

#[test]
fn properties_that_are_required_but_not_declared_are_fields() {
    let resolved = schemas(json!({
        "A": { "type": "object", "properties": {}, "required": ["x", "x"] },
        "B": { "type": "object", "additionalProperties": { "type": "integer" }, "required": ["x"] },
        "C": { "type": "object", "properties": { "a": {} }, "additionalProperties": false, "required": ["x"] }
    }));
    assert_eq!(describe::definition(&resolved.api, "A"), ["x: Value required", "others kept in additional_properties"]);
    let typed = ["x: i64 required", "others kept in additional_properties: i64"];
    assert_eq!(describe::definition(&resolved.api, "B"), typed);
    assert_eq!(describe::definition(&resolved.api, "C"), ["a: Value optional", "others denied", "checked by c"]);
    assert_eq!(resolved.warnings(), ["schema/untyped", "schema/untyped", "schema/contradiction"]);
}

#[test]
fn what_types_do_not_carry_is_checked_as_a_whole() {
    let object = |name: &str| json!({ "type": "object", "properties": { name: { "type": "string" } } });
    let resolved = schemas(json!({
        "AllOf": { "allOf": [object("a"), object("b")] },
        "Not": { "not": object("a") },
        "Mixed": { "oneOf": [object("a")], "properties": { "b": {} } },
        "Closed": { "allOf": [object("a"), { "type": "object", "additionalProperties": false }] }
    }));
    let fields = ["a: String optional", "b: String optional", "others kept in additional_properties"];
    assert_eq!(describe::definition(&resolved.api, "AllOf"), fields);
    assert_eq!(describe::definition(&resolved.api, "Not"), ["Value", "checked by not"]);
    let fields = ["b: Value optional", "a: String optional", "others kept in additional_properties"];
    assert_eq!(describe::definition(&resolved.api, "Mixed"), fields);
    let closed = ["a: String optional", "others denied", "checked by closed"];
    assert_eq!(describe::definition(&resolved.api, "Closed"), closed);
    assert_eq!(resolved.diagnostics, []);
}

#[test]
fn no_check_is_called_like_what_it_is_given() {
    let resolved = schemas(json!({ "Instance": { "not": { "type": "string" } } }));
    assert_eq!(describe::definition(&resolved.api, "Instance"), ["Value", "checked by instance_check"]);
}

#[test]
fn lists_without_a_value_in_common_leave_the_type() {
    let list = |values: serde_json::Value| json!({ "enum": values });
    let resolved = schemas(json!({
        "Texts": { "allOf": [list(json!(["a"])), list(json!(["b"]))] },
        "Mixed": { "allOf": [list(json!(["a", 1])), list(json!(["b", 2]))] },
        "Typed": { "type": "string", "allOf": [list(json!(["a", 1])), list(json!(["b", 1]))] }
    }));
    assert_eq!(describe::definition(&resolved.api, "Texts"), ["String", "checked by texts"]);
    assert_eq!(describe::definition(&resolved.api, "Mixed"), ["Value", "checked by mixed"]);
    assert_eq!(describe::definition(&resolved.api, "Typed"), ["String", "checked by typed"]);
}

#[test]
fn patterns_of_what_is_left_out_are_left_out() {
    let inner = json!({ "type": "object", "readOnly": true, "properties": {
        "gone": { "type": "string", "pattern": "^gone$" }
    } });
    let model = json!({ "type": "object", "properties": {
        "inner": inner,
        "kept": { "type": "string", "pattern": "^kept$" },
        "whole": { "not": { "pattern": "^whole$" } }
    } });
    let patterns = |sent, received| {
        let api = used(model.clone(), sent, received).api;
        api.patterns.into_iter().map(|pattern| pattern.source).collect::<Vec<_>>()
    };
    assert_eq!(patterns(true, false), ["^kept$", "^whole$"]);
    assert_eq!(patterns(false, true), ["^gone$", "^kept$", "^whole$"]);
}

#[test]
fn keywords_of_scalars_are_constraints() {
    let resolved = schemas(json!({
        "A": { "type": "object", "properties": {
            "pattern": { "type": "string", "pattern": "^a" },
            "multiple": { "type": "integer", "multipleOf": 2 },
            "fraction": { "type": "number", "multipleOf": 0.5 },
            "unique": { "type": "array", "uniqueItems": true },
            "read": { "type": "string", "readOnly": true },
            "write": { "type": "string", "writeOnly": true },
            "integers": { "type": "integer", "enum": [1, 2] },
            "numbers": { "type": "number", "enum": [1.5] },
            "yes": { "type": "boolean", "enum": [true] },
            "both": { "type": "boolean", "enum": [true, false] }
        } }
    }));
    assert_eq!(
        describe::definition(&resolved.api, "A"),
        [
            "pattern: String[matches ^a] optional",
            "multiple: i64[multiple of 2] optional",
            "fraction: f64[multiple of 0.5] optional",
            "unique: Vec<Value>[unique] optional",
            "read: String optional",
            "write: String optional",
            "integers: i64[one of [Number(Integer(1)), Number(Integer(2))]] optional",
            "numbers: f64[one of [Number(Number(1.5))]] optional",
            "yes: bool[one of [Boolean(true)]] optional",
            "both: bool optional",
            "others kept in additional_properties",
        ]
    );
    assert_eq!(resolved.diagnostics, []);
}

#[test]
fn docs_and_deprecation_are_kept() {
    let resolved = schemas(json!({
        "A": { "type": "object", "title": "No", "description": "Of the type.", "deprecated": true, "properties": {
            "plain": { "type": "string", "description": "Of the field.", "deprecated": true },
            "referring": { "$ref": "#/components/schemas/B", "description": "Of the place." },
            "bare": { "$ref": "#/components/schemas/B" }
        } },
        "B": { "type": "string", "maxLength": 1, "description": "Of B." }
    }));
    let model = describe::find(&resolved.api, "A");
    assert_eq!((model.docs.as_str(), model.deprecated), ("Of the type.", true));
    let clientwright::ir::DefinitionKind::Struct(object) = &model.kind else { panic!("a struct") };
    let docs: Vec<_> = object.fields.iter().map(|field| (field.docs.as_str(), field.deprecated)).collect();
    assert_eq!(docs, [("Of the field.", true), ("Of the place.", false), ("", false)]);
}

#[test]
fn identical_inline_schemas_are_one_type() {
    let address = |description: &str| {
        json!({ "type": "object", "description": description, "required": ["city"], "properties": {
            "city": { "type": "string" }, "street": { "type": "string" }, "zip": { "type": "string" }
        } })
    };
    let reordered = json!({ "type": "object", "required": ["city"], "properties": {
        "zip": { "type": "string" }, "street": { "type": "string" }, "city": { "type": "string", "description": "Where." }
    } });
    let currency = |values: [&str; 2]| json!({ "type": "string", "enum": values });
    let resolved = schemas(json!({
        "Order": { "type": "object", "properties": {
            "billing": address("For the bill."), "shipping": reordered,
            "currency": currency(["eur", "usd"])
        } },
        "Customer": { "type": "object", "properties": { "home": address(""), "currency": currency(["usd", "eur"]) } }
    }));
    assert_eq!(describe::names(&resolved.api), ["Currency", "Customer", "CustomerHome", "Order"]);
}

#[test]
fn lists_and_pairs_are_one_type_only_under_one_property() {
    let level = json!({ "type": "string", "enum": ["low", "high"] });
    let pair = json!({ "type": "object", "properties": { "id": { "type": "string" }, "name": { "type": "string" } } });
    let resolved = schemas(json!({
        "Image": { "type": "object", "properties": { "quality": level, "project": pair } },
        "Session": { "type": "object", "properties": { "eagerness": level, "quality": level, "certificate": pair } }
    }));
    let expected = ["Eagerness", "Image", "ImageProject", "Quality", "Session", "SessionCertificate"];
    assert_eq!(describe::names(&resolved.api), expected);
}

#[test]
fn a_shared_type_is_described_by_what_all_places_say() {
    let list = |description: &str| json!({ "type": "string", "enum": ["a", "b"], "description": description });
    let with = |description: &str| json!({ "type": "object", "properties": { "mode": list(description) } });
    for (descriptions, expected) in
        [(["Same.", "Same."], "Same."), (["One.", ""], "One."), (["", "One."], "One."), (["One.", "Other."], "")]
    {
        let resolved = schemas(json!({ "A": with(descriptions[0]), "B": with(descriptions[1]) }));
        assert_eq!(describe::find(&resolved.api, "Mode").docs, expected, "{descriptions:?}");
    }
}

#[test]
fn what_says_next_to_nothing_is_one_type_only_under_one_property() {
    let constant = |value: &str| json!({ "type": "string", "enum": [value] });
    let wrapper = json!({ "type": "object", "properties": { "id": { "type": "string" } } });
    let resolved = schemas(json!({
        "A": { "type": "object", "properties": {
            "type": constant("text"), "format": constant("text"), "owner": wrapper, "team": wrapper
        } },
        "B": { "type": "object", "properties": { "type": constant("text"), "owner": wrapper } }
    }));
    assert_eq!(describe::names(&resolved.api), ["A", "AOwner", "ATeam", "B", "Format", "Type"]);
}

#[test]
fn inline_schemas_of_operations_are_called_after_them() {
    let content = |schema: serde_json::Value| json!({ "application/json": { "schema": schema } });
    let object = |name: &str| json!({ "type": "object", "properties": { name: { "type": "string" }, "x": {} } });
    let resolved = api(
        json!({ "/a": { "post": {
            "operationId": "createThing",
            "parameters": [
                { "name": "mode", "in": "query", "schema": { "type": "string", "enum": ["a", "b"] } },
                { "name": "kind", "in": "query", "schema": { "type": "array", "items": { "type": "string", "enum": ["c", "d"] } } }
            ],
            "requestBody": { "content": content(object("a")) },
            "responses": {
                "201": { "description": "", "content": content(json!({ "type": "array", "items": object("b") })) },
                "409": { "description": "", "content": content(object("c")) }
            }
        } } }),
        json!({ "Mode": { "type": "string" } }),
    );
    assert_eq!(resolved.diagnostics, []);
    assert_eq!(
        describe::names(&resolved.api),
        [
            "CreateThingBody",
            "CreateThingConflictBody",
            "CreateThingMode",
            "CreateThingResponseItem",
            "KindItem",
            "Mode",
        ]
    );
}

#[test]
fn a_property_that_cannot_be_used_at_all_goes_both_ways() {
    let resolved = schemas(json!({
        "A": { "type": "object", "properties": { "x": { "type": "string", "readOnly": true, "writeOnly": true } } }
    }));
    let expected = ["x: String optional", "others kept in additional_properties"];
    assert_eq!(describe::definition(&resolved.api, "A"), expected);
    assert_eq!(resolved.warnings(), ["schema/contradiction"]);
    assert_eq!(resolved.places(), ["/components/schemas/A/properties/x"]);
}

//! Which types stand in one file.

use clientwright::ir::Api;
use serde_json::{Value, json};

use crate::document::{Resolved, api, schemas};

/// The names of the types of each file.
fn files(api: &Api) -> Vec<String> {
    let name = |id: &_| api.definition(*id).unwrap().name.text();
    api.files.iter().map(|file| file.iter().map(name).collect::<Vec<_>>().join(" ")).collect()
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// An operation that sends and receives objects of these properties.
fn exchange(sent: &Value, received: &Value) -> Value {
    let content = |properties: &Value| json!({ "application/json": { "schema": { "type": "object", "properties": properties } } });
    json!({ "post": {
        "operationId": "exchange",
        "requestBody": { "required": true, "content": content(sent) },
        "responses": { "200": { "description": "", "content": content(received) } }
    } })
}

fn list(values: Value) -> Value {
    json!({ "type": "string", "enum": values })
}

#[test]
fn inline_types_stand_behind_what_they_are_a_part_of_in_the_order_of_the_document() {
    let inner =
        json!({ "type": "object", "properties": { "z": list(json!(["zed", "zee"])), "other": reference("B") } });
    let resolved = schemas(json!({
        "B": { "type": "object", "properties": { "y": list(json!(["one", "two"])), "inner": inner,
                                                 "a": list(json!(["three"])) } },
        "A": { "type": "array", "items": { "type": "object", "properties": { "b": reference("B") } } }
    }));
    assert_eq!(files(&resolved.api), ["A AItem", "B Y BInner Z BA"]);
}

#[test]
fn what_several_schemas_share_stands_with_the_first_by_name() {
    let shared = || list(json!(["on", "off"]));
    let of = |first: &str, second: &str| -> Resolved {
        let object = json!({ "type": "object", "properties": { "mode": shared() } });
        schemas(json!({ first: object, second: object }))
    };
    assert_eq!(files(&of("A", "B").api), ["A Mode", "B"]);
    assert_eq!(files(&of("B", "A").api), ["A Mode", "B"]);
}

#[test]
fn what_operations_have_inline_has_files_of_its_own() {
    let shared = json!({ "mode": list(json!(["on", "off"])) });
    let received = json!({ "mode": list(json!(["on", "off"])), "x": { "type": "object", "properties": { "y": {} } } });
    let paths = json!({ "/exchange": exchange(&shared, &received) });
    let resolved = api(paths.clone(), json!({}));
    assert_eq!(files(&resolved.api), ["ExchangeBody Mode", "ExchangeResponse ExchangeResponseX"]);
    let named = json!({ "Named": { "type": "object", "properties": shared } });
    let resolved = api(paths, named);
    assert_eq!(files(&resolved.api), ["ExchangeBody", "ExchangeResponse ExchangeResponseX", "Named Mode"]);
}

#[test]
fn what_is_sent_stands_with_what_is_received_in_its_place() {
    let id = json!({ "type": "string", "readOnly": true });
    let home = json!({ "type": "object", "properties": { "id": id, "street": {} } });
    let user = json!({ "type": "object", "properties": { "id": id, "home": home } });
    let holder = json!({ "user": reference("User") });
    let resolved = api(json!({ "/exchange": exchange(&holder, &holder) }), json!({ "User": user }));
    let all = files(&resolved.api);
    assert!(all.contains(&"User UserHome UserHomeInput UserInput".to_owned()), "{all:?}");
}

//! Which lists come in pages, and how one page leads to the next.

use serde_json::{Value, json};

use crate::describe;
use crate::document::{api, files};

/// How the pages of an operation follow each other. `parameters` are those of the query by their names, `!` behind those
/// that are required; `response` is the schema of its response.
fn detected(parameters: Value, response: Value) -> Option<String> {
    of_operation("get", "/things", operation(parameters, response))
}

/// The same with a `Link` header in the response.
fn linked(parameters: Value, response: Value) -> Option<String> {
    let mut operation = operation(parameters, response);
    operation["responses"]["200"]["headers"] = json!({ "link": { "schema": { "type": "string" } } });
    of_operation("get", "/things", operation)
}

fn operation(parameters: Value, response: Value) -> Value {
    let parameters = parameters.as_object().unwrap().iter().map(|(name, schema)| {
        json!({ "name": name.trim_end_matches('!'), "in": "query", "required": name.ends_with('!'), "schema": schema })
    });
    json!({
        "operationId": "list",
        "parameters": parameters.collect::<Vec<_>>(),
        "responses": { "200": { "description": "", "content": { "application/json": { "schema": response } } } }
    })
}

fn of_operation(method: &str, path: &str, operation: Value) -> Option<String> {
    let components = json!({
        "Thing": object(json!({ "id": string(), "name": string() })),
        "Numbered": object(json!({ "id": integer() })),
        "Token": { "type": "string", "minLength": 1 },
        "Count": { "type": "integer", "minimum": 0 },
        "Offset": { "type": "integer", "minimum": 0 },
        "Things": things()
    });
    let resolved = api(json!({ path: { method: operation } }), components);
    assert_eq!(resolved.errors(), [""; 0]);
    describe::pagination(&resolved.api.operations[0])
}

fn string() -> Value {
    json!({ "type": "string" })
}

fn integer() -> Value {
    json!({ "type": "integer" })
}

fn boolean() -> Value {
    json!({ "type": "boolean" })
}

fn schema(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn things() -> Value {
    json!({ "type": "array", "items": schema("Thing") })
}

/// An object whose properties are all required.
fn object(properties: Value) -> Value {
    let required: Vec<_> = properties.as_object().unwrap().keys().cloned().collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

#[test]
fn tokens_are_known_by_the_words_of_their_names() {
    let found = [
        ("continuation_token", "continuation_token"),
        ("continuationToken", "nextContinuationToken"),
        ("pageToken", "nextPageToken"),
        ("page_token", "next_page"),
        ("next_token", "NextToken"),
        ("nextToken", "nextToken"),
        ("starting_token", "next_token"),
        ("StartingToken", "NextToken"),
        ("cursor", "next_cursor"),
        ("cursor", "cursor"),
        ("cursor", "nextPageCursor"),
        ("after", "end_cursor"),
        ("after", "next_cursor"),
        ("marker", "NextMarker"),
        ("page", "next_page"),
        ("offset", "next_offset"),
        ("start_key", "next_key"),
        ("from", "next_from"),
        ("page[cursor]", "next_page_cursor"),
        ("continue", "continue"),
        ("continuation", "continuation"),
        ("scroll_id", "scroll_id"),
    ];
    for (parameter, field) in found {
        let page = json!({ "things": things(), field: string() });
        let expected = format!("[things] by {parameter} from {field} as Text");
        assert_eq!(detected(json!({ parameter: string() }), object(page)), Some(expected));
    }
}

#[test]
fn tokens_may_stand_in_objects_that_are_about_pages() {
    let found = [
        ("cursor", "response_metadata", "next_cursor"),
        ("cursor", "meta", "nextCursor"),
        ("cursor", "pagination", "next"),
        ("page_token", "paging", "next"),
        ("after", "pageInfo", "endCursor"),
        ("after", "list_metadata", "after"),
        ("after", "cursors", "after"),
        ("starting_after", "pages", "starting_after"),
        ("continue", "metadata", "continue"),
    ];
    for (parameter, outer, inner) in found {
        let page = json!({ "data": things(), outer: object(json!({ inner: string(), "size": integer() })) });
        let expected = format!("[data] by {parameter} from {outer}.{inner} as Text");
        assert_eq!(detected(json!({ parameter: string() }), object(page)), Some(expected));
    }
    let after = object(json!({ "after": string() }));
    let page = json!({ "data": things(), "paging": object(json!({ "next": after })) });
    let expected = "[data] by after from paging.next.after as Text";
    assert_eq!(detected(json!({ "after": string() }), object(page)).as_deref(), Some(expected));
    // Beside the items of an inner object stands what belongs to them.
    let page = json!({ "result": object(json!({ "things": things(), "next_cursor": string() })), "ok": boolean() });
    let expected = "[result.things] by cursor from result.next_cursor as Text";
    assert_eq!(detected(json!({ "cursor": string() }), object(page)).as_deref(), Some(expected));
    // Elsewhere it is another one's.
    let page = json!({ "things": things(), "author": object(json!({ "next_cursor": string() })) });
    assert_eq!(detected(json!({ "cursor": string() }), object(page)), None);
}

#[test]
fn tokens_fit_by_their_types() {
    let uuid = json!({ "type": "string", "format": "uuid" });
    let fits = [
        (string(), string(), Some("Text")),
        (string(), integer(), Some("Text")),
        (string(), uuid.clone(), Some("Text")),
        (uuid, string(), Some("Text")),
        (schema("Token"), schema("Token"), Some("Text")),
        (string(), schema("Token"), Some("Text")),
        (integer(), integer(), Some("Integer")),
        (schema("Offset"), json!({ "type": ["integer", "null"] }), Some("Integer")),
        (integer(), string(), None),
        (integer(), json!({ "type": "number" }), None),
        (integer(), schema("Count"), None),
        (boolean(), boolean(), None),
        (json!({ "type": "string", "format": "date-time" }), string(), None),
        (json!({ "type": "string", "enum": ["a", "b"] }), string(), None),
        (json!({ "type": "array", "items": string() }), string(), None),
        (string(), json!({ "type": "array", "items": string() }), None),
        (string(), json!({}), None),
    ];
    for (takes, gives, expected) in fits {
        let page = object(json!({ "items": things(), "next_cursor": gives }));
        let expected = expected.map(|conversion| format!("[items] by cursor from next_cursor as {conversion}"));
        assert_eq!(detected(json!({ "cursor": takes }), page.clone()), expected, "{takes} of {page}");
    }
}

#[test]
fn what_could_be_something_else_is_no_token() {
    let of = |parameter: &str, fields: Value| {
        let mut properties = json!({ "items": things() });
        properties.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        detected(json!({ parameter: string() }), object(properties))
    };
    // The first page has no token.
    assert_eq!(of("cursor!", json!({ "next_cursor": string() })), None);
    // Echoes of what was asked for.
    assert_eq!(of("marker", json!({ "marker": string() })), None);
    assert_eq!(of("after", json!({ "after": string() })), None);
    assert_eq!(of("offset", json!({ "offset": string() })), None);
    assert_eq!(of("name", json!({ "name": string() })), None);
    // URLs, as often as not.
    assert_eq!(of("cursor", json!({ "next": string(), "previous": string() })), None);
    assert_eq!(of("cursor", json!({ "links": object(json!({ "next": string() })) })), None);
    // Another period, and no page of this one.
    assert_eq!(of("month", json!({ "next_month": string() })), None);
    // The way back.
    assert_eq!(of("before", json!({ "next_cursor": string(), "before": string() })), None);
    // What proves who calls.
    assert_eq!(of("token", json!({ "next_cursor": string(), "token": string() })), None);
    // A switch, which is off.
    let page = object(json!({ "items": things(), "next_marker": string() }));
    assert_eq!(detected(json!({ "marker": string(), "use_marker": boolean() }), page), None);
}

#[test]
fn only_one_array_can_be_the_items() {
    let of = |properties: Value| {
        let mut properties = properties;
        properties["next_cursor"] = string();
        detected(json!({ "cursor": string() }), object(properties))
    };
    let by = |items: &str| Some(format!("[{items}] by cursor from next_cursor as Text"));
    assert_eq!(of(json!({ "gizmos": things() })), by("gizmos"));
    assert_eq!(of(json!({ "gizmos": { "type": ["array", "null"], "items": string() } })), by("gizmos"));
    assert_eq!(of(json!({ "gizmos": schema("Things") })), by("gizmos"));
    assert_eq!(of(json!({ "gizmos": things(), "data": things() })), by("data"));
    // `/things`
    assert_eq!(of(json!({ "gizmos": things(), "things": things() })), by("things"));
    assert_eq!(of(json!({ "gizmos": things(), "warnings": things() })), by("gizmos"));
    assert_eq!(of(json!({ "result": object(json!({ "gizmos": things() })) })), by("result.gizmos"));
    assert_eq!(of(json!({ "gizmos": things(), "widgets": things() })), None);
    assert_eq!(of(json!({ "items": things(), "data": things() })), None);
    assert_eq!(of(json!({ "errors": things() })), None);
    assert_eq!(of(json!({ "thing": schema("Thing") })), None);
    // What is not typed may be the items as well.
    assert_eq!(of(json!({ "gizmos": things(), "data": {} })), None);
    assert_eq!(of(json!({ "result": {}, "other": object(json!({ "gizmos": things() })) })), None);
    let other = || object(json!({ "id": string() }));
    assert_eq!(of(json!({ "result": object(json!({ "gizmos": things() })), "other": other() })), None);
    let result = object(json!({ "items": things() }));
    assert_eq!(of(json!({ "result": result, "other": other() })), by("result.items"));
    let (a, b) = (object(json!({ "gizmos": things() })), object(json!({ "widgets": things() })));
    assert_eq!(of(json!({ "a": a, "b": b })), None);
    let inner = object(json!({ "gizmos": things() }));
    assert_eq!(of(json!({ "a": object(json!({ "b": inner })) })), None);
}

#[test]
fn only_get_is_asked_again() {
    let page = object(json!({ "items": things(), "next_cursor": string() }));
    let operation = operation(json!({ "cursor": string() }), page);
    assert!(of_operation("get", "/things", operation.clone()).is_some());
    for method in ["post", "put", "delete", "patch"] {
        assert_eq!(of_operation(method, "/things", operation.clone()), None, "{method}");
    }
}

#[test]
fn the_last_item_leads_on() {
    let of = |parameter: &str, schema: Value, fields: Value| {
        let mut properties = json!({ "data": { "type": "array", "items": schema } });
        properties.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        detected(json!({ parameter: string() }), object(properties))
    };
    let more = || json!({ "has_more": boolean() });
    let by = |text: &str| Some(format!("[data] by {text}, while has_more True"));
    assert_eq!(of("starting_after", schema("Thing"), more()), by("starting_after from the last item's id as Text"));
    assert_eq!(of("afterId", schema("Numbered"), more()), by("afterId from the last item's id as Text"));
    let last = || json!({ "last_id": string(), "has_more": boolean() });
    assert_eq!(of("after", schema("Thing"), last()), by("after from last_id as Text"));
    assert_eq!(of("after_id", schema("Thing"), last()), by("after_id from last_id as Text"));
    assert_eq!(of("starting_after", schema("Thing"), json!({})), None);
    assert_eq!(of("starting_after", string(), more()), None);
    assert_eq!(of("starting_after", object(json!({ "name": string() })), more()), None);
    assert_eq!(of("after", schema("Thing"), more()), None);
    assert_eq!(of("ending_before", schema("Thing"), more()), None);
}

#[test]
fn declared_links_lead_on() {
    let link = |items: &str| Some(format!("[{items}] by Link"));
    assert_eq!(linked(json!({}), things()), link(""));
    assert_eq!(linked(json!({ "per_page": integer() }), object(json!({ "things": things() }))), link("things"));
    // Single things have links and arrays, too.
    assert_eq!(linked(json!({ "verbose": boolean() }), object(json!({ "options": things() }))), None);
    assert_eq!(detected(json!({ "per_page": integer() }), things()), None);
}

#[test]
fn offsets_need_a_size() {
    let offset = || json!({ "offset": integer(), "limit": { "type": "integer", "default": 20, "maximum": 100 } });
    let by = |text: &str| Some(format!("by {text}"));
    let size = "size limit default 20 bounded";
    let found = detected(offset(), things());
    assert_eq!(found.map(|text| text.replace("[] ", "")), by(&format!("offset offset from 0, {size}")));
    let page = object(json!({ "items": things(), "paging": object(json!({ "total": integer() })) }));
    let expected = format!("[items] by offset offset from 0, {size}, total paging.total");
    assert_eq!(detected(offset(), page), Some(expected));
    let page = object(json!({ "items": things(), "count": integer(), "isLast": boolean() }));
    let expected = format!("[items] by offset offset from 0, {size}, while isLast False");
    assert_eq!(detected(offset(), page), Some(expected));
    let first = json!({ "startIndex": { "type": "integer", "default": 1 }, "count": integer() });
    let page = object(json!({ "Resources": things(), "totalResults": integer() }));
    let expected = "[Resources] by offset startIndex from 1, size count, total totalResults";
    assert_eq!(detected(first, page).as_deref(), Some(expected));
    assert_eq!(
        detected(json!({ "$skip": integer(), "$top": integer() }), things()).as_deref(),
        Some("[] by offset $skip from 0, size $top")
    );
    assert_eq!(detected(json!({ "offset": integer() }), things()), None);
    assert_eq!(detected(json!({ "offset": string(), "limit": integer() }), things()), None);
    // It could be a time.
    assert_eq!(detected(json!({ "start": integer(), "limit": integer() }), things()), None);
}

#[test]
fn pages_need_a_first_number() {
    let page = |schema: Value| json!({ "page": schema, "per_page": integer() });
    let from = |first: &str| Some(format!("[] by page page from {first}, size per_page"));
    assert_eq!(detected(page(json!({ "type": "integer", "default": 1 })), things()), from("1"));
    assert_eq!(detected(page(json!({ "type": "integer", "default": 0 })), things()), from("0"));
    assert_eq!(detected(page(json!({ "type": "integer", "minimum": 1 })), things()), from("1"));
    assert_eq!(detected(page(json!({ "type": "integer", "exclusiveMinimum": 0 })), things()), from("1"));
    assert_eq!(detected(page(schema("Count")), things()), from("0"));
    assert_eq!(detected(page(integer()), things()), None);
    assert_eq!(detected(page(json!({ "type": "integer", "minimum": 5 })), things()), None);
    assert_eq!(detected(page(string()), things()), None);
    let number = json!({ "type": "number" });
    let told =
        object(json!({ "items": things(), "pagination": object(json!({ "current": number, "total_pages": number })) }));
    let expected = "[items] by page page from pagination.current, size per_page, pages pagination.total_pages";
    assert_eq!(detected(page(integer()), told).as_deref(), Some(expected));
    let numbered = object(
        json!({ "items": things(), "meta": object(json!({ "current_page": integer(), "last_page": integer() })) }),
    );
    let expected = "[items] by page page from meta.current_page, size per_page, pages meta.last_page";
    assert_eq!(detected(page(integer()), numbered).as_deref(), Some(expected));
}

#[test]
fn pages_need_a_sign_of_a_list() {
    let first = || json!({ "page": { "type": "integer", "default": 1 } });
    let of = |fields: Value| {
        let mut properties = json!({ "lines": things() });
        properties.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        detected(first(), object(properties))
    };
    let by = |end: &str| Some(format!("[lines] by page page from 1, {end}"));
    assert_eq!(of(json!({ "total_pages": integer() })), by("pages total_pages"));
    assert_eq!(of(json!({ "hasNextPage": boolean(), "total": integer() })), by("total total, while hasNextPage True"));
    assert_eq!(of(json!({ "next": string() })), by("while next Present"));
    assert_eq!(of(json!({ "links": object(json!({ "next": string() })) })), by("while links.next Present"));
    assert_eq!(of(json!({})), None);
    assert_eq!(of(json!({ "total": integer() })), None);
    let required = json!({ "page!": { "type": "integer", "default": 1 }, "size": integer() });
    assert_eq!(detected(required, things()).as_deref(), Some("[] by page page from 1, size size"));
    assert_eq!(detected(json!({ "page!": { "type": "integer", "minimum": 1 }, "size": integer() }), things()), None);
}

#[test]
fn the_most_certain_form_is_taken() {
    let parameters = json!({
        "page": { "type": "integer", "default": 1 },
        "offset": integer(),
        "limit": integer(),
        "starting_after": string(),
        "cursor": string()
    });
    let mut fields = json!({ "data": things(), "has_more": boolean(), "total": integer(), "next_cursor": string() });
    let mut forms = Vec::new();
    let mut without = |fields: &Value, parameters: &Value, links: bool| {
        let found = if links { linked } else { detected };
        let form = found(parameters.clone(), object(fields.clone())).unwrap();
        forms.push(form.split(' ').nth(2).unwrap().trim_end_matches(',').to_owned());
    };
    without(&fields, &parameters, true);
    fields.as_object_mut().unwrap().shift_remove("next_cursor");
    without(&fields, &parameters, true);
    let mut parameters = parameters;
    parameters.as_object_mut().unwrap().shift_remove("starting_after");
    without(&fields, &parameters, true);
    without(&fields, &parameters, false);
    parameters.as_object_mut().unwrap().shift_remove("offset");
    without(&fields, &parameters, false);
    assert_eq!(forms, ["cursor", "starting_after", "Link", "offset", "page"]);
    // Of two tokens the one whose names say the same.
    let two = json!({ "after": string(), "page_token": string() });
    let page = object(json!({ "data": things(), "next_page_token": string() }));
    assert_eq!(detected(two, page).as_deref(), Some("[data] by page_token from next_page_token as Text"));
}

/// What is detected in real documents, where `CLIENTWRIGHT_CORPUS` names a folder with some.
#[test]
fn pages_of_real_documents_are_shown() {
    let Ok(folder) = std::env::var("CLIENTWRIGHT_CORPUS") else {
        println!("skipped: CLIENTWRIGHT_CORPUS names no folder");
        return;
    };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let api = files(&[path.to_str().unwrap()]).api;
        let found = api.operations.iter().filter(|operation| operation.pagination.is_some()).count();
        println!("{}: {found} of {} operations come in pages", path.display(), api.operations.len());
        for operation in &api.operations {
            let described = describe::pagination(operation).unwrap_or_else(|| "-".to_owned());
            println!("  {:?} {} {described}", operation.method, operation.path);
        }
    }
}

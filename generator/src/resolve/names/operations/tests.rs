//! Names of operations.

use super::*;

fn names(listed: &[(Option<&str>, &str)]) -> (Vec<String>, Vec<Code>) {
    let mut cx = Context::default();
    let list =
        listed.iter().map(|(id, path)| Listed { id: *id, method: Method::Get, path, variants: &[], origin: None });
    let names = operations(&list.collect::<Vec<_>>(), &mut cx);
    let functions = names.iter().map(|(names, _)| format!("{} {}", names.function, names.arguments));
    (functions.collect(), cx.diagnostics.iter().map(|diagnostic| diagnostic.code).collect())
}

#[test]
fn operations_are_called_by_their_id() {
    let (names, codes) = names(&[(Some("list-services"), "/a"), (Some("getHTTPLog"), "/b"), (Some("type"), "/c")]);
    assert_eq!(names, ["list_services ListServices", "get_http_log GetHttpLog", "r#type Type"]);
    assert_eq!(codes, []);
}

#[test]
fn operations_without_id_are_called_by_method_and_path() {
    let (names, codes) = names(&[(None, "/v1/services/{service_id}"), (None, "/"), (None, "/{a}.{b}")]);
    assert_eq!(
        names,
        ["get_v1_services_by_service_id GetV1ServicesByServiceId", "get_root GetRoot", "get_by_a_by_b GetByAByB"]
    );
    assert_eq!(codes, [Code::OperationMissingId; 3]);
}

#[test]
fn operations_that_share_an_id_are_told_apart() {
    let (names, codes) = names(&[(Some("get"), "/a"), (Some("get"), "/b"), (Some("other"), "/c")]);
    assert_eq!(names, ["get_a GetA", "get_b GetB", "other Other"]);
    assert_eq!(codes, [Code::OperationDuplicateId]);
}

#[test]
fn variants_are_called_by_their_media_type_and_rename_nothing() {
    let mut cx = Context::default();
    let variants = ["form".to_owned(), "x-y".to_owned(), "z".to_owned()];
    let of = |id, variants| Listed { id: Some(id), method: Method::Post, path: "/a", variants, origin: None };
    // What goes with variants renames nothing either: `upload_z` would have the second's type as its call.
    let listed = [of("upload", &variants[..]), of("uploadForm", &[]), of("upload_z_call", &[])];
    let names = operations(&listed, &mut cx);
    let all = names.iter().flat_map(|(names, variants)| std::iter::once(names).chain(variants));
    let functions: Vec<String> = all.map(|names| format!("{} {}", names.function, names.id)).collect();
    assert_eq!(
        functions,
        [
            "upload upload",
            "upload_form_variant upload#form",
            "upload_x_y upload#x-y",
            "upload_z_variant upload#z",
            "upload_form uploadForm",
            "upload_z_call upload_z_call"
        ]
    );
    assert_eq!(cx.diagnostics.len(), 0);
}

#[test]
fn reserved_names_are_not_given() {
    let (names, codes) =
        names(&[(Some("clone"), "/a"), (Some("option"), "/b"), (Some("self"), "/c"), (Some("mod"), "/d")]);
    assert_eq!(
        names,
        [
            "clone_operation CloneOperation",
            "option_operation OptionOperation",
            "self_operation SelfOperation",
            "r#mod Mod"
        ]
    );
    assert_eq!(codes, [Code::NameReserved; 3]);
}

#[test]
fn types_of_different_operations_do_not_collide() {
    let (names, _) = names(&[(Some("foo_error"), "/a"), (Some("foo"), "/b"), (Some("Foo"), "/c")]);
    assert_eq!(names, ["foo_error_operation FooErrorOperation", "foo Foo", "foo_pascal_case FooPascalCase"]);
}

use super::*;

fn settled(code: &str, features: &[Feature]) -> Result<String, String> {
    let mut file = syn::parse_file(code).unwrap();
    settle(&mut file, &features.iter().copied().collect()).map(|()| prettyplease::unparse(&file))
}

fn formatted(code: &str) -> String {
    prettyplease::unparse(&syn::parse_file(code).unwrap())
}

/// Code with a condition on `http2` before one thing, and the same without that thing.
const CONDITIONAL: &[(&str, &str)] = &[
    // Items.
    ("#[cfg(feature = \"http2\")] mod a; mod b;", "mod b;"),
    ("#[cfg(feature = \"http2\")] pub use a::B; pub use c::D;", "pub use c::D;"),
    ("mod a { #[cfg(feature = \"http2\")] fn f() {} }", "mod a {}"),
    ("/// Docs.\n#[derive(Clone)]\n#[cfg(feature = \"http2\")] struct A; struct B;", "struct B;"),
    // Members.
    ("impl A { #[cfg(feature = \"http2\")] fn f() {} fn g() {} }", "impl A { fn g() {} }"),
    ("trait A { #[cfg(feature = \"http2\")] const B: u8; fn g(); }", "trait A { fn g(); }"),
    // Fields, variants and parameters.
    ("struct A { a: u8, #[cfg(feature = \"http2\")] b: u8, }", "struct A { a: u8, }"),
    ("struct A(#[cfg(feature = \"http2\")] u8, u16);", "struct A(u16);"),
    ("enum A { #[cfg(feature = \"http2\")] B, C, D }", "enum A { C, D }"),
    ("enum A { B { #[cfg(feature = \"http2\")] c: u8 } }", "enum A { B {} }"),
    ("fn f(a: u8, #[cfg(feature = \"http2\")] b: u8) {}", "fn f(a: u8) {}"),
    // Statements.
    ("fn f() { #[cfg(feature = \"http2\")] let a = 1; g(); }", "fn f() { g(); }"),
    ("fn f() { #[cfg(feature = \"http2\")] a::trace!(b); g(); }", "fn f() { g(); }"),
    ("fn f() { #[cfg(feature = \"http2\")] { a(); b(); } g(); }", "fn f() { g(); }"),
    ("fn f() { #[cfg(feature = \"http2\")] a.b = c + 1; g(); }", "fn f() { g(); }"),
    ("fn f() { #[cfg(feature = \"http2\")] a(b)?.c(); g(); }", "fn f() { g(); }"),
    ("fn f() { #[cfg(feature = \"http2\")] if a { b() } else { c() } g(); }", "fn f() { g(); }"),
    ("fn f() { g(); #[cfg(feature = \"http2\")] return 1; }", "fn f() { g(); }"),
    ("fn f() { || { #[cfg(feature = \"http2\")] use a::B; g(); }; }", "fn f() { || { g(); }; }"),
    // Arms, and fields of expressions and patterns.
    ("fn f() { match a { #[cfg(feature = \"http2\")] B => c(), _ => {} } }", "fn f() { match a { _ => {} } }"),
    ("fn f() { A { #[cfg(feature = \"http2\")] a: 1, b }; }", "fn f() { A { b }; }"),
    ("fn f() { let A { #[cfg(feature = \"http2\")] a, .. } = b; }", "fn f() { let A { .. } = b; }"),
];

#[test]
fn what_has_a_feature_that_is_not_wanted_goes() {
    for (code, without) in CONDITIONAL {
        assert_eq!(settled(code, &[]), Ok(formatted(without)), "{code}");
    }
}

#[test]
fn what_has_a_feature_that_is_wanted_stays_without_its_condition() {
    for (code, _) in CONDITIONAL {
        let plain = code.replace("#[cfg(feature = \"http2\")]", "");
        assert_eq!(settled(code, &[Feature::Http2]), Ok(formatted(&plain)), "{code}");
    }
}

#[test]
fn the_opposite_holds_where_a_feature_must_be_absent() {
    for (code, without) in CONDITIONAL {
        let code = code.replace("feature = \"http2\"", "not(feature = \"http2\")");
        let plain = code.replace("#[cfg(not(feature = \"http2\"))]", "");
        assert_eq!(settled(&code, &[]), Ok(formatted(&plain)), "{code}");
        assert_eq!(settled(&code, &[Feature::Http2]), Ok(formatted(without)), "{code}");
    }
}

#[test]
fn several_conditions_all_have_to_be_met() {
    let code = "#[cfg(feature = \"http2\")] #[cfg(not(feature = \"rustls\"))] fn f() {}";
    assert_eq!(settled(code, &[Feature::Http2]), Ok(formatted("fn f() {}")));
    for features in [&[][..], &[Feature::Rustls], &[Feature::Http2, Feature::Rustls]] {
        assert_eq!(settled(code, features), Ok(String::new()), "{features:?}");
    }
}

#[test]
fn other_conditions_are_left_to_the_compiler() {
    for code in ["#[cfg(target_arch = \"wasm32\")] fn f() {}", "#[cfg(not(unix))] mod a {}", "fn feature(cfg: u8) {}"] {
        assert_eq!(settled(code, &[]), Ok(formatted(code)));
    }
}

#[test]
fn a_condition_that_cannot_be_settled_is_a_fault() {
    for code in [
        "#[cfg(feature = \"no-such\")] fn f() {}",
        "#[cfg(any(feature = \"http2\", feature = \"rustls\"))] fn f() {}",
        "#[cfg(all(unix, feature = \"http2\"))] fn f() {}",
        "#[cfg(not(any(feature = \"http2\")))] fn f() {}",
        "#[cfg_attr(feature = \"http2\", derive(Clone))] struct A;",
        "fn f() -> bool { cfg!(feature = \"http2\") }",
        "fn f() { g(#[cfg(feature = \"http2\")] 1); }",
        "macro_rules! m { () => { #[cfg(feature = \"http2\")] fn f() {} }; }",
        "fn f() { vec![#[cfg(feature = \"http2\")] 1]; }",
    ] {
        assert!(settled(code, &[Feature::Http2]).is_err(), "{code}");
    }
}

#[test]
fn examples_of_rust_are_not_tested() {
    let docs = |fence: &str| format!("/// Text.\n///\n/// ```{fence}\n/// a\n/// ```\nfn f() {{}}\n");
    for fence in ["no_run", "rust", "rust,no_run", "should_panic", "compile_fail", "edition2021"] {
        assert_eq!(settled(&docs(fence), &[]), Ok(docs("ignore")), "{fence}");
    }
    for fence in ["text", "json", "ignore", ""] {
        assert_eq!(settled(&docs(fence), &[]), Ok(docs(fence)), "{fence}");
    }
}

#[test]
fn texts_go_into_one_line_each() {
    let code = "const A: &str = \"a\n  b\";\nconst B: &[u8] = b\"a\n  b\";\nfn f() { g!(\"a\n  b\", [r\"c\n  d\", b\"e\n\"]); }";
    let settled = settled(code, &[]).unwrap();
    for literal in [r#""a\n  b""#, r#"b"a\n  b""#, r#""c\n  d""#, r#"b"e\n""#] {
        assert!(settled.contains(literal), "{literal}: {settled}");
    }
}

#[test]
fn examples_that_macros_make_are_not_tested_either() {
    let code = "tables! { examples: krate \"```no_run\", other: \"```json\", }";
    let settled = settled(code, &[]).unwrap();
    assert!(settled.contains("\"```ignore\"") && settled.contains("\"```json\""), "{settled}");
}

//! The stage `load` through its public face.

use std::fs;
use std::path::{Path, PathBuf};

use clientwright::context::Context;
use clientwright::diagnostic::Severity;
use clientwright::load::{Document, load};
use serde_json::{Value, json};
use tempfile::TempDir;

const DOCUMENT: &str = r#"{"openapi":"3.1.0"}"#;

/// A folder with files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn read(inputs: &[PathBuf]) -> (Vec<Document>, Context) {
    let mut cx = Context::default();
    let documents = load(inputs, &mut cx);
    (documents, cx)
}

/// Severity and code of every finding.
fn findings(cx: &Context) -> Vec<String> {
    let severity = |severity| if severity == Severity::Error { "error" } else { "warning" };
    cx.diagnostics.iter().map(|found| format!("{} {}", severity(found.severity), found.code.id())).collect()
}

/// The names of the files that documents were read from, with their number.
fn files(documents: &[Document], cx: &Context, root: &Path) -> Vec<String> {
    let name = |document: &Document| cx.sources.path(document.source).strip_prefix(root).unwrap().display().to_string();
    documents.iter().map(name).collect()
}

#[test]
fn a_json_file_is_a_document() {
    let folder = folder(&[("a.json", DOCUMENT.as_bytes()), ("b.JSON", b"\xef\xbb\xbf {\"swagger\": \"2.0\"}\r\n")]);
    let (documents, cx) = read(&[folder.path().join("b.JSON"), folder.path().join("a.json")]);
    assert!(cx.diagnostics.is_empty());
    assert_eq!(documents[0].value, json!({ "swagger": "2.0" }));
    assert_eq!(documents[1].value, json!({ "openapi": "3.1.0" }));
    assert_eq!(cx.sources.files_read(), [folder.path().join("b.JSON"), folder.path().join("a.json")]);
}

#[test]
fn a_page_has_a_document_for_each_block() {
    let page = r#"# Page

```json
{"openapi": "one"}
```

~~~ JSON title="x"
{"swagger": "two"}
~~~

- in a list

  ````
  {
    "openapi": "three"
  }
  ````

> ```json
> {"openapi":
> "four"}
> ```

```json
{"not": "a document"}
```

```bash
curl -d '{"openapi": "no"}'
```

```json
[{"openapi": "no"}]
```

    {"openapi": "no fence"}

`{"openapi": "inline"}`

```json
{"openapi": "five", "unclosed": "fence"}
"#;
    let folder = folder(&[("page.md", page.as_bytes()), ("crlf.markdown", page.replace('\n', "\r\n").as_bytes())]);
    for name in ["page.md", "crlf.markdown"] {
        let (documents, cx) = read(&[folder.path().join(name)]);
        assert_eq!(findings(&cx), Vec::<String>::new());
        let values: Vec<&Value> = documents
            .iter()
            .map(|document| document.value.get("openapi").or(document.value.get("swagger")).unwrap())
            .collect();
        assert_eq!(values, ["one", "two", "three", "four", "five"]);
        assert_eq!(cx.sources.files_read(), [folder.path().join(name)]);
    }
}

#[test]
fn blocks_that_were_meant_to_be_documents_are_errors() {
    let page =
        "text\n\n- ```json\n  {\"openapi\": \"3.1.0\",\n   \"é\": oops}\n  ```\n\n```json\n{ not a document\n```\n";
    let folder = folder(&[("page.md", page.as_bytes())]);
    let (documents, cx) = read(&[folder.path().join("page.md")]);
    assert!(documents.is_empty());
    assert_eq!(findings(&cx), ["error json/syntax"]);
    let location = &cx.diagnostics[0].primary.as_ref().unwrap().location;
    let position = cx.sources.locate(&[location])[0].clone().unwrap();
    assert_eq!((position.line, position.column), (5, 9));
    assert_eq!(cx.diagnostics[0].message, "not JSON: expected value");
}

#[test]
fn a_folder_is_every_document_in_it() {
    let folder = folder(&[
        ("z.json", DOCUMENT.as_bytes()),
        ("a/b/c.md", b"```\n{\"openapi\": \"1\"}\n```\n```\n{\"openapi\": \"2\"}\n```\n"),
        ("a/b.json", DOCUMENT.as_bytes()),
        ("a/a.markdown", b"nothing"),
        ("package.json", b"{\"name\": \"x\", \"name\": \"y\"}"),
        ("list.json", b"[1]"),
        ("tsconfig.json", b"{ /* comment */ }"),
        ("notes.txt", DOCUMENT.as_bytes()),
        (".hidden/a.json", DOCUMENT.as_bytes()),
        (".hidden.json", DOCUMENT.as_bytes()),
        ("lock.yaml", b"lockfileVersion: 9"),
        ("a/d.yaml", b"# comment\nopenapi: 3.1.0\n"),
        ("a/e.YML", b"openapi: 3.1.0"),
        ("a/f.md", b"```yaml\nopenapi: 3.1.0\n```\n"),
        ("chart/template.yaml", b"name: {{ openapi.name }}\n  x: y"),
        ("chart/list.yml", b"- openapi: 3.1.0"),
        ("chart/openapi.md", b"```yaml\nservices: { openapi: {} }\n```\n```yaml\n- {openapi\n```\n"),
    ]);
    let (documents, cx) = read(&[folder.path().to_owned()]);
    assert_eq!(findings(&cx), Vec::<String>::new());
    assert_eq!(
        files(&documents, &cx, folder.path()),
        ["a/b/c.md", "a/b/c.md", "a/b.json", "a/d.yaml", "a/e.YML", "a/f.md", "z.json"]
    );
}

#[test]
fn what_is_wrong_in_a_folder_stops_nothing_else() {
    let folder = folder(&[
        ("a.json", b"{\"openapi\": \"3.1.0\",}"),
        ("b.json", b"{\"openapi\": \"\xff\"}"),
        ("c.json", DOCUMENT.as_bytes()),
        ("d.yaml", b"openapi: 3.1.0\n\tinfo: {}\n"),
        ("e.md", b"```yaml\nopenapi: [3.1.0\n```\n"),
    ]);
    let (documents, cx) = read(&[folder.path().to_owned()]);
    assert_eq!(findings(&cx), ["error json/syntax", "error input/not-utf8", "error yaml/syntax", "error yaml/syntax"]);
    assert_eq!(files(&documents, &cx, folder.path()), ["c.json"]);
}

#[test]
fn a_named_file_has_to_be_a_document() {
    let folder = folder(&[
        ("other.json", b"{}"),
        ("list.json", b"[\"openapi\"]"),
        ("empty.json", b""),
        ("page.md", b"# Page\n"),
        ("api.yaml", b"a: b"),
        ("page-of-yaml.md", b"```yml\nname: value\n```\n"),
        ("empty.yaml", b""),
        ("broken.yaml", b"a: ["),
        ("notes.txt", b"text"),
        ("utf16.json", b"\xff\xfe{\0"),
    ]);
    for (name, finding) in [
        ("other.json", "error input/not-a-document"),
        ("list.json", "error input/not-a-document"),
        ("empty.json", "error json/syntax"),
        ("page.md", "error input/not-a-document"),
        ("api.yaml", "error input/not-a-document"),
        ("page-of-yaml.md", "error input/not-a-document"),
        ("empty.yaml", "error input/not-a-document"),
        ("broken.yaml", "error yaml/syntax"),
        ("notes.txt", "error input/unsupported-format"),
        ("utf16.json", "error input/not-utf8"),
        ("nothing.json", "error input/not-found"),
    ] {
        let (documents, cx) = read(&[folder.path().join(name)]);
        assert!(documents.is_empty(), "{name}");
        assert_eq!(findings(&cx), [finding], "{name}");
        let message = &cx.diagnostics[0].message;
        assert!(message.contains(name) || cx.diagnostics[0].primary.is_some(), "{message}");
    }
}

#[test]
fn a_file_of_any_name_may_be_json_or_yaml() {
    let folder =
        folder(&[("openapi", b" \n{\"openapi\":\"3.1.0\"}"), ("openapi.txt", b"\xef\xbb\xbf# x\n'openapi' : '3.1.0'")]);
    for name in ["openapi", "openapi.txt"] {
        let (documents, cx) = read(&[folder.path().join(name)]);
        assert_eq!((documents.len(), findings(&cx)), (1, vec![]));
        assert_eq!(documents[0].value, json!({ "openapi": "3.1.0" }));
    }
}

#[test]
fn folders_without_documents() {
    let folder = folder(&[("a/b.json", b"{}"), ("c.md", b"text")]);
    let (documents, cx) = read(&[folder.path().to_owned(), folder.path().join("missing")]);
    assert!(documents.is_empty());
    assert_eq!(findings(&cx), ["error input/not-found", "error input/no-documents"]);
}

#[test]
fn a_file_that_is_given_twice_is_read_once() {
    let folder = folder(&[("a/b.json", DOCUMENT.as_bytes())]);
    let file = folder.path().join("a/b.json");
    let roundabout = folder.path().join("a/../a/./b.json");
    for inputs in [
        vec![file.clone(), file.clone(), roundabout.clone()],
        vec![folder.path().to_owned(), file.clone()],
        vec![roundabout, folder.path().to_owned(), folder.path().join("a")],
    ] {
        let (documents, cx) = read(&inputs);
        assert_eq!((documents.len(), findings(&cx)), (1, vec![]), "{inputs:?}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_circles_end() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("a/b.json", DOCUMENT.as_bytes())]);
    symlink(folder.path(), folder.path().join("a/up")).unwrap();
    symlink("loop", folder.path().join("loop")).unwrap();
    symlink(folder.path().join("a/b.json"), folder.path().join("again.json")).unwrap();
    symlink("nowhere.json", folder.path().join("broken.json")).unwrap();
    let (documents, cx) = read(&[folder.path().to_owned()]);
    assert_eq!(documents.len(), 1);
    assert_eq!(findings(&cx), ["error input/not-found"]);
}

#[cfg(unix)]
#[test]
fn pipes_in_a_folder_are_passed_over() {
    let folder = folder(&[("a.json", DOCUMENT.as_bytes())]);
    let pipe = folder.path().join("pipe.json");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()), "`mkfifo` is there");
    assert_eq!(read(&[folder.path().to_owned()]).0.len(), 1);
}

#[test]
fn keys_that_are_there_twice() {
    let text = r#"{"openapi":"3.1.0","a":[{"k":1,"k":2,"k":3}],"b/c":{"~":1,"\u007e":2},"openapi":"3.1.1"}"#;
    let folder = folder(&[("a.json", text.as_bytes())]);
    let (documents, cx) = read(&[folder.path().join("a.json")]);
    let pointers: Vec<_> =
        cx.diagnostics.iter().map(|found| found.primary.as_ref().unwrap().location.pointer.as_str()).collect();
    assert_eq!(pointers, ["/a/0/k", "/b~1c/~0", "/openapi"]);
    assert!(findings(&cx).iter().all(|finding| finding == "warning json/duplicate-key"));
    assert_eq!(documents[0].value, json!({ "openapi": "3.1.1", "a": [{ "k": 3 }], "b/c": { "~": 2 } }));
    let locations: Vec<_> = cx.diagnostics.iter().map(|found| &found.primary.as_ref().unwrap().location).collect();
    let columns: Vec<_> = cx.sources.locate(&locations).into_iter().map(|position| position.unwrap().column).collect();
    // The last ones.
    assert_eq!(
        columns,
        [text.find("\"k\":3").unwrap() + 1, text.find("\"\\u007e").unwrap() + 1, text.rfind("\"openapi").unwrap() + 1]
    );
}

#[test]
fn mistakes_in_json_are_placed() {
    for (text, line, column) in [
        ("{\"openapi\": 1,\n\n  \"é\": tru}", 3, 11),
        ("{\"openapi\": 1", 1, 14),
        ("{\"openapi\": \"a\nb\"}", 2, 1),
        ("{\"openapi\": 1} x", 1, 16),
        ("{\"openapi\": 01}", 1, 14),
        ("{\"openapi\": 1e999}", 1, 17),
        ("", 1, 1),
        ("{\"openapi\": \"\\ud800\"}", 1, 20),
    ] {
        let folder = folder(&[("a.json", text.as_bytes())]);
        let (_, cx) = read(&[folder.path().join("a.json")]);
        assert_eq!(findings(&cx), ["error json/syntax"], "{text}");
        let location = &cx.diagnostics[0].primary.as_ref().unwrap().location;
        let position = cx.sources.locate(&[location])[0].clone().unwrap();
        assert_eq!((position.line, position.column), (line, column), "{text}: {}", cx.diagnostics[0].message);
    }
}

#[test]
fn numbers_and_text_are_read_as_serde_json_reads_them() {
    let text = r#"{"openapi":"3.1.0","a":[0,-1,1.5,18446744073709551615,-9223372036854775808,1e3,-0,true,false,null,"\ud83d\ude00é"]}"#;
    let folder = folder(&[("a.json", text.as_bytes())]);
    let (documents, _) = read(&[folder.path().join("a.json")]);
    assert_eq!(documents[0].value, serde_json::from_str::<Value>(text).unwrap());
}

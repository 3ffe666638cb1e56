//! The page of the generated crate, which is its documentation's first page too.

use super::library::recursion_limit;
use super::{File, docs, examples, incoming, security};
use crate::ir::{Api, Operation, Server};

/// How many operations have an example on the page; the rest have theirs in the documentation.
const EXAMPLES: usize = 20;

/// `README.md`
pub(super) fn file(api: &Api) -> File<'_> {
    File::adoptable("README.md", page(api))
}

fn page(api: &Api) -> String {
    let title = docs::fit(&api.package.title).replace('\n', " ");
    let sections = [
        format!("<!-- {} -->", super::MARKER),
        format!("# {title}"),
        docs::fit(&api.package.description),
        format!("A Rust client for *{title}*: typed models, and every constraint checked before anything is sent."),
        set_up(api),
        calls(api),
        models(api),
        incoming::section(api),
        errors(),
        depth(api),
    ];
    let mut page = docs::paragraphs(sections);
    page.push('\n');
    page
}

/// What a crate has to say that uses types which are made of one another deeper than the compiler looks.
fn depth(api: &Api) -> String {
    let Some(limit) = recursion_limit(api) else { return String::new() };
    format!(
        "## Deep types\n\nSome types of this API are made of one another deeper than the compiler looks by itself. Where it \
         says so of a task that awaits a call, `#![recursion_limit = \"{limit}\"]` at the top of your crate lets it look \
         deeper."
    )
}

fn set_up(api: &Api) -> String {
    let krate = api.package.name.replace('-', "_");
    let authenticate: String = api
        .security_schemes
        .first()
        .map(|scheme| format!("        {}\n", security::example(scheme)))
        .unwrap_or_default();
    let base_url = match (api.servers.first(), &api.relative_server) {
        (Some(server), _) if server.url.is_some() => String::new(),
        (Some(server), _) => format!("        .server({})\n", with_variables(server)),
        (None, path) => {
            let path = path.as_deref().unwrap_or_default().trim_end_matches('/');
            format!("        .base_url({:?})\n", format!("https://api.example.com{path}"))
        }
    };
    let imported = if base_url.contains("Server::") { ", Server" } else { "" };
    let server = server(api);
    format!(
        "## Set up\n\n```rust,no_run\nuse {krate}::{{Client, Error{imported}}};\n\n\
         fn connect() -> Result<Client, Error> {{\n    Client::builder()\n{authenticate}{base_url}        .build()\n}}\n```\n\n\
         {server} A client is cheap to clone, and its clones share their connections."
    )
}

/// Where calls go.
fn server(api: &Api) -> String {
    let Some(server) = api.servers.first() else {
        return match &api.relative_server {
            Some(path) => format!(
                "The document names no host, but the path {}, so `base_url` is needed, with the path.",
                docs::code(path)
            ),
            None => "The document names no server, so `base_url` is needed.".to_owned(),
        };
    };
    let Some(url) = server.url.as_deref().map(docs::code) else {
        return format!(
            "Calls go to the server {}, whose variables have to be set, unless `base_url` says otherwise. {}",
            docs::code(&server.template),
            choices(api)
        );
    };
    if !api.has_choice_of_servers() {
        return format!("Calls go to {url} unless `base_url` says otherwise.");
    }
    format!("Calls go to {url} unless `server` or `base_url` says otherwise. {}", choices(api))
}

fn choices(api: &Api) -> String {
    let others = api.servers.iter().map(|server| format!("`Server::{}()`", server.function));
    format!("The servers are {}.", others.collect::<Vec<_>>().join(", "))
}

/// A server whose variables are set that have to be.
fn with_variables(server: &Server) -> String {
    let open = server.variables.iter().filter(|variable| variable.default.is_none());
    let setters: String = open.map(|variable| format!(".{}(\"value\")", variable.setter)).collect();
    format!("Server::{}(){setters}", server.function)
}

fn calls(api: &Api) -> String {
    if api.operations.is_empty() {
        return String::new();
    }
    let intro = "## Calls\n\nRequired arguments are passed to the method, optional ones are set on the call, and \
                 awaiting the call sends it."
        .to_owned();
    let paginated = api.operations.iter().any(|operation| operation.pagination.is_some());
    let pages = if paginated {
        "Lists that come in pages are read by `items()`, which requests each page when its first item is asked for, or \
         by `pages()`. Both are a `Stream`, and have `try_next` for those who use no other crate for streams."
            .to_owned()
    } else {
        String::new()
    };
    let examples = api.operations.iter().take(EXAMPLES).map(|operation| example(api, operation));
    let rest = api.operations.len().saturating_sub(EXAMPLES);
    let rest = if rest == 0 {
        String::new()
    } else {
        format!("The other {rest} operations are in the documentation of `Client`, most of them with an example.")
    };
    docs::paragraphs([intro, pages].into_iter().chain(examples).chain([rest, by_tag(api)]))
}

/// Where operations stand that are many.
fn by_tag(api: &Api) -> String {
    if api.groups.is_empty() {
        return String::new();
    }
    let modules: Vec<_> = api.groups.iter().map(|group| format!("`operations::{}`", group.module)).collect();
    format!("Operations stand in a module a tag, and are reached in `operations` as well: {}.", modules.join(", "))
}

fn example(api: &Api, operation: &Operation) -> String {
    format!("### {}\n\n{}", heading(operation), examples::function(api, operation))
}

/// What an operation does, in the document's words if these fit a heading.
fn heading(operation: &Operation) -> String {
    let summary = docs::fit(&operation.summary).replace('\n', " ");
    if !summary.is_empty() {
        return summary;
    }
    let words = docs::brief(&operation.docs);
    let sentence = words.split(". ").next().unwrap_or_default().trim_end_matches('.');
    let plain = sentence.starts_with(char::is_alphanumeric) && sentence.chars().count() <= 80;
    if plain { sentence.to_owned() } else { docs::code(operation.function.text()) }
}

fn models(api: &Api) -> String {
    if api.definitions.is_empty() {
        return String::new();
    }
    "## Models\n\nModels have a builder, whose `build` reports everything that is missing or breaks a constraint, each \
     with its JSON pointer. An optional property that may also be null is a `Field`: absent, null, or a value, and each \
     arrives as such. Enums that are received keep values that the document does not list. `build_unchecked` and \
     `validate_requests(false)` are for a document that is wrong about its constraints."
        .to_owned()
}

fn errors() -> String {
    "## Errors\n\nEach operation has an enum of the failures that it declares, inside `Error::Api`. Any `Error<E>` \
     converts into plain `Error`, so one function can use `?` on calls of several operations. `Error::Invalid` means \
     that nothing was sent."
        .to_owned()
}

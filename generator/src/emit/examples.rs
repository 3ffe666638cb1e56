//! Examples of calls, which compile.

mod bodies;
mod scalars;

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{integer, number};
use super::types::{Scope, dealiased, passes_as_itself, value_type, without_null};
use super::{pagination, responses};
use crate::ir::{
    Api, Constraint, DefinitionId, DefinitionKind, Field, Operation, Presence, Shape, StreamSwitch, Struct, Type,
    Union, UnionVariant,
};

/// How deep examples build models within models.
const DEPTH: usize = 8;

/// How much of that is left where they build no more than has to be.
const NEEDED: usize = 4;

/// How many optional arguments or fields an example shows.
const OPTIONAL: usize = 2;

/// The statements of an example for the documentation of a method, unless it has nothing to show but the method itself.
/// Where there are pages, the macro goes on with their items.
pub(super) fn statements_worth_showing(api: &Api, operation: &Operation) -> Option<String> {
    let shows = operation.pagination.is_some()
        || operation.body.as_ref().is_some_and(|body| body.required)
        || responses::is_itemized(operation)
        || !setters(api, operation).is_empty();
    shows.then(|| statements(api, operation, false))
}

/// A whole function that calls the operation, for the page of the crate.
pub(super) fn function(api: &Api, operation: &Operation) -> String {
    let krate = api.package.name.replace('-', "_");
    let statements = statements(api, operation, true);
    let models = if statements.contains("models::") { ", models" } else { "" };
    let models = if statements.contains("Multipart::") { format!(", Multipart{models}") } else { models.to_owned() };
    let operations = if statements.contains("operations::") { ", operations" } else { "" };
    let models = format!("{models}{operations}");
    let body: String = statements.lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "```rust,no_run\nuse {krate}::{{Client, Error{models}}};\n\n\
         async fn {}(client: &Client) -> Result<(), Error> {{\n{body}    Ok(())\n}}\n```",
        operation.function
    )
}

/// Statements that call the operation, with those that go through all items of all pages if these are wanted, too.
fn statements(api: &Api, operation: &Operation, with_items: bool) -> String {
    let function = &operation.function;
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let arguments = required.map(|parameter| sample(api, &parameter.shape, &parameter.wire, DEPTH));
    let body = operation.body.as_ref().filter(|body| body.required);
    let body_argument = body.map(|_| quote!(body));
    let arguments = arguments.chain(body_argument);
    let setters = setters(api, operation);
    let bind_body = body.map(|body| bodies::bind(api, body));
    let call = quote!(client.#function(#(#arguments),*) #(#setters)*);
    let call = match (&operation.pagination, responses::is_empty(operation)) {
        (Some(_), _) if !with_items => quote!(let mut items = #call.items();),
        (Some(_), _) => quote! {
            let mut items = #call.items();
            while let Some(item) = items.try_next().await? {
                println!("{item:?}");
            }
        },
        (None, false) if responses::is_itemized(operation) => quote! {
            let mut items = #call.await?;
            while let Some(item) = items.try_next().await? {
                println!("{item:?}");
            }
        },
        (None, false) => quote!(let response = #call.await?;),
        (None, true) => quote!(#call.await?;),
    };
    block(&quote!(#bind_body #call))
}

fn is_struct(api: &Api, id: DefinitionId) -> bool {
    api.definition(id).is_some_and(|definition| matches!(definition.kind, DefinitionKind::Struct(_)))
}

fn setters(api: &Api, operation: &Operation) -> Vec<TokenStream> {
    // Which page is wanted is for the stream to say.
    let page = operation.pagination.as_ref().and_then(|pages| pagination::parameter(operation, pages));
    let optional = operation.parameters.iter().filter(|parameter| !parameter.required && !parameter.deprecated);
    let optional = optional.filter(|parameter| page.is_none_or(|page| page.name != parameter.name));
    let shown = optional.take(OPTIONAL).map(|parameter| {
        let name = &parameter.name;
        let value = sample(api, &parameter.shape, &parameter.wire, DEPTH);
        quote!(.#name(#value))
    });
    shown.collect()
}

/// Statements as lines of text, without indentation.
fn block(statements: &TokenStream) -> String {
    let Ok(file) = syn::parse2(quote!(fn example() { #statements })) else { return String::new() };
    let text = prettyplease::unparse(&file);
    let lines: Vec<_> = text.lines().collect();
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    inner.iter().map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect()
}

/// An expression that passes for a value of this shape; `name` is what it is called.
fn sample(api: &Api, shape: &Shape, name: &str, depth: usize) -> TokenStream {
    match &shape.ty {
        // Passed as it is; see `types::passed`.
        Type::Array(_) | Type::Map(_) if passes_as_itself(api, &without_null(shape)) => {
            let ty = value_type(api, &shape.ty, Scope::Beside);
            quote!(<#ty>::new())
        }
        Type::Any => quote!(serde_json::json!({ "any": "value" })),
        Type::Boolean => quote!(true),
        Type::Integer(width) => integer(scalars::integer(&shape.constraints, *width)),
        Type::Number(_) => number(scalars::number(&shape.constraints)),
        Type::String => {
            let text = scalars::text(&shape.constraints, name);
            quote!(#text)
        }
        Type::Bytes => quote!(b"bytes"),
        Type::Uuid => quote!("0b8f7e0c-6a50-4f5e-9d0a-2f6f1f3b1c11"),
        Type::DateTime => quote!("2026-01-31T12:00:00Z"),
        Type::Date => quote!("2026-01-31"),
        Type::Null => quote!(Default::default()),
        Type::Tuple(elements) => sample_tuple(api, elements, name),
        Type::Array(items) => sample_array(api, shape, items, name, depth),
        Type::Map(values) if depth == 0 => {
            let ty = value_type(api, &values.ty, Scope::Beside);
            quote!(std::collections::BTreeMap::<String, #ty>::new())
        }
        Type::Map(values) => {
            let value = sample(api, values, "value", depth.saturating_sub(1));
            quote!([("key", #value)])
        }
        Type::Named(id) => sample_named(api, *id, name, depth),
    }
}

fn sample_array(api: &Api, shape: &Shape, items: &Shape, name: &str, depth: usize) -> TokenStream {
    let count = shape.constraints.iter().find_map(|constraint| match constraint {
        Constraint::MinItems(limit) => usize::try_from(*limit).ok(),
        _ => None,
    });
    if depth == 0 || (depth <= NEEDED && count.is_none_or(|count| count == 0)) {
        let ty = value_type(api, &shape.ty, Scope::Beside);
        return quote!(<#ty>::new());
    }
    let item = sample(api, items, name, depth.saturating_sub(1));
    let repeated = std::iter::repeat_n(item, count.unwrap_or(1).clamp(1, 8));
    quote!([#(#repeated),*])
}

fn sample_tuple(api: &Api, elements: &[Shape], name: &str) -> TokenStream {
    let elements = elements.iter().map(|element| {
        let value = owned(api, element, name, 0);
        if element.nullable { quote!(Some(#value)) } else { value }
    });
    quote!((#(#elements,)*))
}

fn sample_named(api: &Api, id: DefinitionId, name: &str, depth: usize) -> TokenStream {
    let id = match dealiased(api, &Type::Named(id)) {
        Type::Named(id) => *id,
        ty => {
            let shape = Shape { ty: ty.clone(), nullable: false, constraints: Vec::new() };
            return sample(api, &shape, name, depth);
        }
    };
    let Some(definition) = api.definition(id) else { return TokenStream::new() };
    let type_name = &definition.name;
    match &definition.kind {
        DefinitionKind::Struct(model) => sample_struct(api, &quote!(models::#type_name), model, depth, None),
        DefinitionKind::Enum(list) => {
            let variant = list.variants.first().map(|variant| &variant.name);
            quote!(models::#type_name::#variant)
        }
        DefinitionKind::Newtype(newtype) => {
            let shape = Shape { ty: newtype.ty.clone(), nullable: false, constraints: newtype.constraints.clone() };
            sample(api, &shape, name, depth)
        }
        DefinitionKind::Union(union) => sample_union(api, &quote!(models::#type_name), union, name, depth),
        // It was seen through above.
        DefinitionKind::Alias(_) => TokenStream::new(),
    }
}

/// The first variant; where the example is deep enough, the first that contains nothing, if there is one.
fn sample_union(api: &Api, path: &TokenStream, union: &Union, name: &str, depth: usize) -> TokenStream {
    let scalar = |variant: &&UnionVariant| !matches!(dealiased(api, &variant.shape.ty), Type::Named(_));
    let shallow = if depth <= NEEDED { union.variants.iter().find(scalar) } else { None };
    let variant = shallow.or(union.variants.first());
    let value = variant.map(|variant| owned(api, &variant.shape, name, depth.saturating_sub(1)));
    let variant = variant.map(|variant| &variant.name);
    quote!(#path::#variant(#value))
}

/// A value of exactly this shape's type, not only one that converts.
fn owned(api: &Api, shape: &Shape, name: &str, depth: usize) -> TokenStream {
    match dealiased(api, &shape.ty) {
        Type::String => {
            let text = scalars::text(&shape.constraints, name);
            quote!(#text.to_owned())
        }
        Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::Any | Type::Null | Type::Tuple(_) => {
            sample(api, shape, name, 0)
        }
        Type::Array(_) | Type::Map(_) => {
            let ty = value_type(api, &shape.ty, Scope::Beside);
            quote!(<#ty>::new())
        }
        Type::Bytes => quote!(b"bytes".as_slice().into()),
        Type::Uuid | Type::DateTime | Type::Date => {
            let value = sample(api, shape, name, 0);
            quote!(#value.parse()?)
        }
        Type::Named(id) => {
            let value = sample_named(api, *id, name, depth);
            if is_struct(api, *id) { quote!(#value.build()?) } else { value }
        }
    }
}

/// `switch` is the field that asks for a stream, where that is decided by the method: it is shown where it must be set alone.
fn sample_struct(
    api: &Api,
    path: &TokenStream,
    model: &Struct,
    depth: usize,
    switch: Option<&StreamSwitch>,
) -> TokenStream {
    let setters = shown_fields(api, model, depth, switch).into_iter().map(|field| {
        let name = &field.name;
        let value = match switch.filter(|switch| switch.name == field.name) {
            Some(StreamSwitch { is_set, .. }) => quote!(#is_set),
            None => sample(api, &field.shape, &field.wire, depth.saturating_sub(1)),
        };
        quote!(.#name(#value))
    });
    quote!(#path::builder() #(#setters)*)
}

/// The fields that an example sets: those that have to be, or else some; and as many as there have to be.
fn shown_fields<'m>(api: &Api, model: &'m Struct, depth: usize, switch: Option<&StreamSwitch>) -> Vec<&'m Field> {
    // An example that would have to go deeper shows how it begins.
    if depth == 0 {
        return Vec::new();
    }
    let (mut shown, optional): (Vec<_>, Vec<_>) =
        model.fields.iter().partition(|field| field.presence == Presence::Required);
    let is_switch = |field: &Field| switch.is_some_and(|switch| switch.name == field.name);
    let optional = optional.into_iter().filter(|field| !is_switch(field) && !field.deprecated);
    let is_scalar = |field: &Field| {
        let ty = dealiased(api, &field.shape.ty);
        let holds_others = matches!(ty, Type::Array(_) | Type::Map(_) | Type::Any);
        !holds_others && !matches!(ty, Type::Named(id) if is_struct(api, *id))
    };
    let (scalars, others): (Vec<_>, Vec<_>) =
        optional.filter(|field| !matches!(field.presence, Presence::Constant(_))).partition(|field| is_scalar(field));
    let some = if shown.is_empty() && depth > NEEDED { OPTIONAL.min(scalars.len()) } else { 0 };
    let fewest = model.constraints.iter().find_map(|constraint| match constraint {
        Constraint::MinProperties(limit) => usize::try_from(*limit).ok(),
        _ => None,
    });
    let lacking = fewest.unwrap_or(0).saturating_sub(shown.len());
    shown.extend(scalars.into_iter().chain(others).take(some.max(lacking)));
    shown
}

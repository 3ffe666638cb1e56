//! The intermediate form in a line a thing, so that tests can say what they expect.

use clientwright::ir::{
    Additional, Api, BodyKind, Bound, Constraint, Content, Definition, DefinitionKind, Events, Field, FieldPath,
    FirstPage, Literal, More, Operation, PageSize, PaginationForm, ParameterLocation, PartFormat, PartProperty,
    Presence, Shape, Type,
};

/// Every definition: `struct A`, `enum B`.
pub(crate) fn definitions(api: &Api) -> Vec<String> {
    let kind = |definition: &Definition| match definition.kind {
        DefinitionKind::Struct(_) => "struct",
        DefinitionKind::Enum(_) => "enum",
        DefinitionKind::Union(_) => "union",
        DefinitionKind::Newtype(_) => "newtype",
        DefinitionKind::Alias(_) => "alias",
    };
    api.definitions.iter().map(|definition| format!("{} {}", kind(definition), definition.name)).collect()
}

/// The names of all definitions.
pub(crate) fn names(api: &Api) -> Vec<String> {
    api.definitions.iter().map(|definition| definition.name.to_string()).collect()
}

/// What a definition is made of, a line a part.
pub(crate) fn definition(api: &Api, name: &str) -> Vec<String> {
    let definition = find(api, name);
    let check = definition.check.map(|id| format!("checked by {}", api.checks[id.0].name));
    let mut lines = parts(api, definition);
    lines.extend(check);
    lines
}

fn parts(api: &Api, definition: &Definition) -> Vec<String> {
    match &definition.kind {
        DefinitionKind::Struct(object) => {
            let fields = object.fields.iter().map(|item| field(api, item));
            let rest = match &object.additional {
                Additional::Dropped => "others dropped".to_owned(),
                Additional::Denied => "others denied".to_owned(),
                Additional::Kept(name) => format!("others kept in {name}"),
                Additional::Typed(name, values) => format!("others kept in {name}: {}", shape(api, values)),
            };
            fields.chain([rest + &constraints(api, &object.constraints)]).collect()
        }
        DefinitionKind::Enum(list) => {
            let variants = list.variants.iter().map(|variant| format!("{} = {:?}", variant.name, variant.wire));
            variants.chain(list.unknown.iter().map(|name| format!("{name}(..)"))).collect()
        }
        DefinitionKind::Union(union) => {
            let variants = union.variants.iter();
            variants.map(|variant| format!("{}({})", variant.name, shape(api, &variant.shape))).collect()
        }
        DefinitionKind::Newtype(newtype) => {
            vec![ty(api, &newtype.ty) + &constraints(api, &newtype.constraints)]
        }
        DefinitionKind::Alias(alias) => vec![shape(api, &alias.shape)],
    }
}

/// The definition of a Rust name.
pub(crate) fn find<'a>(api: &'a Api, name: &str) -> &'a Definition {
    let found = api.definitions.iter().find(|definition| definition.name.text() == name);
    found.unwrap_or_else(|| panic!("{name} is not among {:?}", names(api)))
}

/// One field: `name: Type Presence`.
pub(crate) fn field(api: &Api, field: &Field) -> String {
    let presence = match &field.presence {
        Presence::Required => "required".to_owned(),
        Presence::Constant(value) => format!("always {}", literal(api, value)),
        Presence::Optional => "optional".to_owned(),
        Presence::Tristate => "tristate".to_owned(),
        Presence::Defaulted(value) => format!("defaulted {}", literal(api, value)),
    };
    let boxed = if field.boxed { "boxed " } else { "" };
    format!("{}: {boxed}{} {presence}", field.name, shape(api, &field.shape))
}

/// One operation: its function with its arguments and what comes back, then its errors.
pub(crate) fn operation(api: &Api, operation: &Operation) -> Vec<String> {
    let parameters = operation.parameters.iter().map(|parameter| {
        let place = match parameter.location {
            ParameterLocation::Path => "path",
            ParameterLocation::Query => "query",
            ParameterLocation::Header => "header",
            ParameterLocation::Cookie => "cookie",
        };
        let optional = if parameter.required { "" } else { "?" };
        format!("{}{optional}: {} in {place}", parameter.name, shape(api, &parameter.shape))
    });
    let body = operation.body.iter().map(|body| {
        let optional = if body.required { "" } else { "?" };
        let what = match &body.kind {
            BodyKind::Json => shape(api, &body.shape),
            BodyKind::Form(_) => format!("form of {}", shape(api, &body.shape)),
            BodyKind::Parts(parts) => {
                let properties = parts.properties.iter().map(|property| part(api, property));
                format!("{{{}}}", properties.collect::<Vec<_>>().join(", "))
            }
            BodyKind::Multipart => "parts".to_owned(),
            BodyKind::Bytes(_) => "bytes".to_owned(),
        };
        let also = body.also.iter().map(|name| format!(" or {name}")).collect::<String>();
        format!("{}{optional}: {what} as {}{also}", body.name, body.media_type)
    });
    let success = operation.success.outcomes.iter().map(|outcome| {
        let statuses: Vec<String> = outcome.statuses.iter().map(ToString::to_string).collect();
        format!("{} {}", statuses.join(", "), content(api, &outcome.content))
    });
    let errors = operation.errors.iter().map(|error| {
        let body = match &error.content {
            Content::Empty => String::new(),
            other => format!("({})", content(api, other)),
        };
        format!("{} {}{body}", error.status, error.variant)
    });
    std::iter::once(operation.function.to_string()).chain(parameters).chain(body).chain(success).chain(errors).collect()
}

fn content(api: &Api, content: &Content) -> String {
    match content {
        Content::Empty => "()".to_owned(),
        Content::Json(body) => shape(api, body),
        Content::Text => "text".to_owned(),
        Content::Bytes => "bytes".to_owned(),
        Content::Events(Events::Text) => "events of text".to_owned(),
        Content::Events(Events::Json(body)) => format!("events of {}", shape(api, body)),
        Content::Events(Events::Objects(body, data)) => format!("events {} of {data:?}", shape(api, body)),
        Content::Lines(body) => format!("lines of {}", shape(api, body)),
    }
}

/// How the pages of an operation follow each other, if it has some.
pub(crate) fn pagination(operation: &Operation) -> Option<String> {
    let pagination = operation.pagination.as_ref()?;
    let name = |position: &usize| &operation.parameters[*position].wire;
    let optional = |what: &str, path: &Option<FieldPath>| path.as_ref().map(|path| format!("{what} {}", path.wire()));
    let more = |more: &Option<More>| more.as_ref().map(|more| format!("while {} {:?}", more.field.wire(), more.sign));
    let size = |size: &PageSize| {
        let default = size.default.map(|default| format!(" default {default}")).unwrap_or_default();
        format!("size {}{default}{}", name(&size.parameter), if size.bounded { " bounded" } else { "" })
    };
    let facts: Vec<Option<String>> = match &pagination.form {
        PaginationForm::Token { parameter, token, conversion, more: sign } => {
            vec![Some(format!("{} from {} as {conversion:?}", name(parameter), token.wire())), more(sign)]
        }
        PaginationForm::LastItem { parameter, id, conversion, more: sign } => {
            let last = format!("{} from the last item's {} as {conversion:?}", name(parameter), id.wire());
            vec![Some(last), more(&Some(sign.clone()))]
        }
        PaginationForm::Link => vec![Some("Link".to_owned())],
        PaginationForm::Offset { parameter, first, size: of, total, more: sign } => {
            let offset = format!("offset {} from {first}", name(parameter));
            vec![Some(offset), Some(size(of)), optional("total", total), more(sign)]
        }
        PaginationForm::Page { parameter, first, size: of, pages, total, more: sign } => {
            let first = match first {
                FirstPage::Known(first) => first.to_string(),
                FirstPage::Told(path) => path.wire(),
            };
            let page = format!("page {} from {first}", name(parameter));
            vec![Some(page), of.as_ref().map(size), optional("pages", pages), optional("total", total), more(sign)]
        }
    };
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    Some(format!("[{}] by {}", pagination.items.wire(), facts.join(", ")))
}

/// A type with what is asserted of it.
pub(crate) fn shape(api: &Api, shape: &Shape) -> String {
    let text = ty(api, &shape.ty) + &constraints(api, &shape.constraints);
    if shape.nullable { format!("Option<{text}>") } else { text }
}

fn ty(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Any => "Value".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Integer(width) => format!("{width:?}").to_lowercase(),
        Type::Number(width) => format!("{width:?}").to_lowercase(),
        Type::String => "String".to_owned(),
        Type::Bytes => "Bytes".to_owned(),
        Type::Uuid => "Uuid".to_owned(),
        Type::DateTime => "Timestamp".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::Array(items) => format!("Vec<{}>", shape(api, items)),
        Type::Map(values) => format!("Map<{}>", shape(api, values)),
        Type::Named(id) => api.definition(*id).unwrap().name.to_string(),
        Type::Null => "Null".to_owned(),
        Type::Tuple(elements) => {
            let elements: Vec<String> = elements.iter().map(|element| shape(api, element)).collect();
            format!("({})", elements.join(", "))
        }
    }
}

fn constraints(api: &Api, constraints: &[Constraint]) -> String {
    let bound = |bound: &Bound| match bound {
        Bound::Integer(limit) => limit.to_string(),
        Bound::Number(limit) => format!("{limit:?}"),
    };
    let text = constraints.iter().map(|constraint| match constraint {
        Constraint::MinLength(limit) => format!("length >= {limit}"),
        Constraint::MaxLength(limit) => format!("length <= {limit}"),
        Constraint::Minimum(limit) => format!(">= {}", bound(limit)),
        Constraint::ExclusiveMinimum(limit) => format!("> {}", bound(limit)),
        Constraint::Maximum(limit) => format!("<= {}", bound(limit)),
        Constraint::ExclusiveMaximum(limit) => format!("< {}", bound(limit)),
        Constraint::MinItems(limit) => format!("items >= {limit}"),
        Constraint::MaxItems(limit) => format!("items <= {limit}"),
        Constraint::MinProperties(limit) => format!("properties >= {limit}"),
        Constraint::MaxProperties(limit) => format!("properties <= {limit}"),
        Constraint::MultipleOf(divisor) => format!("multiple of {}", bound(divisor)),
        Constraint::Pattern(id) => format!("matches {}", api.patterns[id.0].source),
        Constraint::Format(format) => format!("is {}", format.name()),
        Constraint::UniqueItems => "unique".to_owned(),
        Constraint::Enumeration(values) => format!("one of {values:?}"),
        Constraint::Whole(id) => format!("checked by {}", api.checks[id.0].name),
    });
    let text: Vec<String> = text.collect();
    if text.is_empty() { String::new() } else { format!("[{}]", text.join(", ")) }
}

fn literal(api: &Api, value: &Literal) -> String {
    match value {
        Literal::Boolean(value) => value.to_string(),
        Literal::Integer(value) => value.to_string(),
        Literal::Number(value) => format!("{value:?}"),
        Literal::String(value) => format!("{value:?}"),
        Literal::Newtype(id, inner) => format!("{}({})", api.definition(*id).unwrap().name, literal(api, inner)),
        Literal::Variant(id, position) => {
            let definition = api.definition(*id).unwrap();
            let DefinitionKind::Enum(list) = &definition.kind else { panic!("{} is no enum", definition.name) };
            format!("{}::{}", definition.name, list.variants[*position].name)
        }
        Literal::Empty => "empty".to_owned(),
    }
}

fn part(api: &Api, property: &PartProperty) -> String {
    let optional = if property.required { "" } else { "?" };
    let what = match &property.format {
        PartFormat::File(types) => format!("file{types:?}"),
        PartFormat::Files(types) => format!("files{types:?}"),
        PartFormat::Plain => shape(api, &property.shape),
        format => format!("{} {format:?}", shape(api, &property.shape)),
    };
    format!("{}{optional}: {what}", property.name)
}

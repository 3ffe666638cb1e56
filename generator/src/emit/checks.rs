//! Checks of whole JSON values: a function a schema.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::imports::imports;
use super::tokens::{integer, number};
use super::{File, docs};
use crate::ir::{Api, Assertion, Bound, Check, CheckId, Checked, Constant, Format, JsonType, Limit, PatternId, Size};

/// `checks.rs`, if there is any.
pub(super) fn file(api: &Api) -> Option<File<'_>> {
    (!api.checks.is_empty()).then(|| File::rust("src/checks.rs".to_owned(), || module(api)))
}

/// The path of a check's function, from a file two modules deep.
pub(super) fn path(api: &Api, id: CheckId) -> TokenStream {
    let name = api.checks.get(id.0).map(|check| &check.name);
    quote!(checks::#name)
}

fn module(api: &Api) -> TokenStream {
    let functions: TokenStream = api.checks.iter().map(|check| function(api, check)).collect();
    let imports = imports(&functions, &quote!(super));
    quote! {
        //! What schemas assert that types cannot carry, checked on the JSON itself.

        #imports
        #functions
    }
}

fn function(api: &Api, check: &Check) -> TokenStream {
    let name = &check.name;
    let docs = docs::attributes(&format!("Checks a value against {}.", docs::code(&check.of)));
    let body = statements(api, &check.assertions);
    let instance = instance(&check.assertions);
    quote! {
        #docs
        pub(super) fn #name(#instance: &mut validate::Instance<'_>) {
            #body
        }
    }
}

/// The name of the value under inspection, where something is asserted of it.
fn instance(assertions: &[Assertion]) -> TokenStream {
    if assertions.is_empty() { quote!(_) } else { quote!(instance) }
}

fn statements(api: &Api, assertions: &[Assertion]) -> TokenStream {
    assertions.iter().map(|assertion| statement(api, assertion)).collect()
}

/// A schema as a function: by its name, or in place.
fn inspect(api: &Api, checked: &Checked) -> TokenStream {
    match checked {
        Checked::By(id) => {
            let name = api.checks.get(id.0).map(|check| &check.name);
            quote!(#name)
        }
        Checked::InPlace(assertions) => {
            let instance = instance(assertions);
            match assertions.as_slice() {
                [] => quote!(|_| {}),
                [Assertion::Nullable, ..] | [_, _, ..] => {
                    let body = statements(api, assertions);
                    quote!(|#instance| { #body })
                }
                [only] => {
                    let call = call(api, only);
                    quote!(|#instance| instance.#call)
                }
            }
        }
    }
}

fn statement(api: &Api, assertion: &Assertion) -> TokenStream {
    if let Assertion::Nullable = assertion {
        return quote! {
            if instance.is_null() {
                return;
            }
        };
    }
    let call = call(api, assertion);
    quote!(instance.#call;)
}

/// The method of the instance that checks an assertion, with its arguments.
fn call(api: &Api, assertion: &Assertion) -> TokenStream {
    let inspect = |checked: &Checked| inspect(api, checked);
    let list = |list: &[Checked]| {
        let functions = list.iter().map(inspect);
        quote!(&[#(#functions),*])
    };
    match assertion {
        Assertion::Nullable => quote!(is_null()),
        Assertion::Never => quote!(never()),
        Assertion::Track => quote!(track()),
        Assertion::Types(types) => {
            let types = types.iter().map(|ty| json_type(*ty));
            quote!(types(&[#(#types),*]))
        }
        Assertion::Enumeration(values) => {
            let values = constants(values);
            quote!(enumeration(#values))
        }
        Assertion::Limit(limit, bound) => limited(*limit, *bound),
        Assertion::MultipleOf(divisor) => {
            let divisor = validate_number(*divisor);
            quote!(multiple_of(#divisor))
        }
        Assertion::Size(size, limit) => sized(*size, *limit),
        Assertion::Pattern(id) => {
            let pattern = pattern(api, *id);
            quote!(pattern(#pattern))
        }
        Assertion::Format(format) => {
            let format = self::format(*format);
            quote!(format(#format))
        }
        Assertion::UniqueItems => quote!(unique_items()),
        Assertion::PrefixItems(items) => {
            let items = list(items);
            quote!(prefix_items(#items))
        }
        Assertion::Items(from, items) => {
            let (from, items) = (Literal::usize_unsuffixed(*from), inspect(items));
            quote!(items(#from, #items))
        }
        Assertion::Contains(minimum, maximum, contained) => {
            let minimum = Literal::u64_unsuffixed(*minimum);
            let maximum = match maximum.map(Literal::u64_unsuffixed) {
                Some(maximum) => quote!(Some(#maximum)),
                None => quote!(None),
            };
            let contained = inspect(contained);
            quote!(contains(#minimum, #maximum, #contained))
        }
        Assertion::AnyOf(alternatives) => {
            let alternatives = list(alternatives);
            quote!(any_of(#alternatives))
        }
        Assertion::OneOf(alternatives) => {
            let alternatives = list(alternatives);
            quote!(one_of(#alternatives))
        }
        Assertion::Apply(applied) => {
            let applied = inspect(applied);
            quote!(apply(#applied))
        }
        Assertion::Not(not) => {
            let not = inspect(not);
            quote!(not(#not))
        }
        Assertion::Conditional(condition, then, otherwise) => {
            let optional = |checked: &Option<Checked>| match checked.as_ref().map(inspect) {
                Some(function) => quote!(Some(#function)),
                None => quote!(None),
            };
            let (condition, then, otherwise) = (inspect(condition), optional(then), optional(otherwise));
            quote!(conditional(#condition, #then, #otherwise))
        }
        Assertion::UnevaluatedItems(items) => {
            let items = inspect(items);
            quote!(unevaluated_items(#items))
        }
        Assertion::Required(_)
        | Assertion::Property(..)
        | Assertion::PatternProperties(..)
        | Assertion::AdditionalProperties(..)
        | Assertion::PropertyNames(_)
        | Assertion::DependentRequired(..)
        | Assertion::DependentSchema(..)
        | Assertion::UnevaluatedProperties(_) => of_objects(api, assertion),
    }
}

fn of_objects(api: &Api, assertion: &Assertion) -> TokenStream {
    match assertion {
        Assertion::Required(names) => quote!(required(&[#(#names),*])),
        Assertion::Property(name, checked) => {
            let checked = inspect(api, checked);
            quote!(property(#name, #checked))
        }
        Assertion::PatternProperties(id, checked) => {
            let (pattern, checked) = (pattern(api, *id), inspect(api, checked));
            quote!(pattern_properties(#pattern, #checked))
        }
        Assertion::AdditionalProperties(declared, patterns, checked) => {
            let patterns = patterns.iter().map(|id| pattern(api, *id));
            let checked = inspect(api, checked);
            quote!(additional_properties(&[#(#declared),*], &[#(#patterns),*], #checked))
        }
        Assertion::PropertyNames(checked) => {
            let checked = inspect(api, checked);
            quote!(property_names(#checked))
        }
        Assertion::DependentRequired(name, names) => quote!(dependent_required(#name, &[#(#names),*])),
        Assertion::DependentSchema(name, checked) => {
            let checked = inspect(api, checked);
            quote!(dependent_schema(#name, #checked))
        }
        Assertion::UnevaluatedProperties(checked) => {
            let checked = inspect(api, checked);
            quote!(unevaluated_properties(#checked))
        }
        // The others do not concern objects alone.
        _ => TokenStream::new(),
    }
}

fn json_type(ty: JsonType) -> TokenStream {
    match ty {
        JsonType::Null => quote!(validate::Kind::Null),
        JsonType::Boolean => quote!(validate::Kind::Boolean),
        JsonType::Integer => quote!(validate::Kind::Integer),
        JsonType::Number => quote!(validate::Kind::Number),
        JsonType::String => quote!(validate::Kind::String),
        JsonType::Array => quote!(validate::Kind::Array),
        JsonType::Object => quote!(validate::Kind::Object),
    }
}

fn limited(limit: Limit, bound: Bound) -> TokenStream {
    let bound = validate_number(bound);
    match limit {
        Limit::Minimum => quote!(minimum(#bound)),
        Limit::ExclusiveMinimum => quote!(exclusive_minimum(#bound)),
        Limit::Maximum => quote!(maximum(#bound)),
        Limit::ExclusiveMaximum => quote!(exclusive_maximum(#bound)),
    }
}

fn sized(size: Size, limit: u64) -> TokenStream {
    let limit = Literal::u64_unsuffixed(limit);
    match size {
        Size::MinLength => quote!(min_length(#limit)),
        Size::MaxLength => quote!(max_length(#limit)),
        Size::MinItems => quote!(min_items(#limit)),
        Size::MaxItems => quote!(max_items(#limit)),
        Size::MinProperties => quote!(min_properties(#limit)),
        Size::MaxProperties => quote!(max_properties(#limit)),
    }
}

/// A number of the document, as the runtime has it.
pub(super) fn validate_number(bound: Bound) -> TokenStream {
    match bound {
        Bound::Integer(limit) => {
            let limit = integer(limit);
            quote!(validate::Number::Integer(#limit))
        }
        Bound::Number(limit) => {
            let limit = number(limit);
            quote!(validate::Number::Float(#limit))
        }
    }
}

/// The static that holds a pattern, from a file that has `patterns` in scope.
pub(super) fn pattern(api: &Api, id: PatternId) -> TokenStream {
    let name = api.patterns.get(id.0).map(|pattern| &pattern.name);
    quote!(&patterns::#name)
}

/// A list of values of the document.
pub(super) fn constants(values: &[Constant]) -> TokenStream {
    let values = values.iter().map(constant);
    quote!(&[#(#values),*])
}

fn constant(value: &Constant) -> TokenStream {
    match value {
        Constant::Null => quote!(validate::Constant::Null),
        Constant::Boolean(flag) => quote!(validate::Constant::Boolean(#flag)),
        Constant::Number(bound) => {
            let number = validate_number(*bound);
            quote!(validate::Constant::Number(#number))
        }
        Constant::String(text) => quote!(validate::Constant::String(#text)),
        Constant::Array(elements) => {
            let elements = constants(elements);
            quote!(validate::Constant::Array(#elements))
        }
        Constant::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let value = constant(value);
                quote!((#name, #value))
            });
            quote!(validate::Constant::Object(&[#(#members),*]))
        }
    }
}

/// A format, as the runtime has it.
pub(super) fn format(format: Format) -> TokenStream {
    let name = quote::format_ident!("{format:?}");
    quote!(validate::Format::#name)
}

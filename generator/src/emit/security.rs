//! The builder's methods that take credentials: one a security scheme. They stand in `client.rs`.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::ir::{Api, SecurityKind, SecurityScheme};

/// The methods of all schemes; none where there are no schemes.
pub(super) fn methods(api: &Api) -> Option<TokenStream> {
    let methods = api.security_schemes.iter().map(scheme);
    (!api.security_schemes.is_empty()).then(|| {
        quote! {
            impl ClientBuilder {
                #(#methods)*
            }
        }
    })
}

/// How the credential of a scheme is given, in an example.
pub(super) fn example(scheme: &SecurityScheme) -> String {
    let method = &scheme.method;
    let variable = |name: &str| format!("std::env::var(\"{name}\").unwrap_or_default()");
    match &scheme.kind {
        SecurityKind::Basic => format!(".{method}({}, {})", variable("API_USER"), variable("API_PASSWORD")),
        SecurityKind::MutualTls => format!(".{method}({})", variable("API_CERTIFICATE_AND_KEY")),
        SecurityKind::HeaderKey(_) | SecurityKind::QueryKey(_) | SecurityKind::CookieKey(_) => {
            format!(".{method}({})", variable("API_KEY"))
        }
        SecurityKind::Bearer | SecurityKind::Http(_) | SecurityKind::OAuth2 | SecurityKind::OpenIdConnect => {
            format!(".{method}({})", variable("API_TOKEN"))
        }
    }
}

fn scheme(scheme: &SecurityScheme) -> TokenStream {
    let fixed = fixed(scheme);
    let provided = provided(scheme);
    quote!(#fixed #provided)
}

/// The method that takes a credential.
fn fixed(scheme: &SecurityScheme) -> TokenStream {
    let SecurityScheme { name, method, kind, docs, .. } = scheme;
    let asked = format!("{}, where operations ask for {}.", what(kind), docs::code(name));
    let never = format!("{} this API alone, and is never printed.", subject(kind));
    let docs = docs::attributes(&docs::paragraphs([asked, docs::fit(docs), note(kind).to_owned(), never]));
    let (parameters, made) = match kind {
        SecurityKind::HeaderKey(key) => {
            (quote!(key: impl AsRef<str>), quote!(authentication::Credential::header(#key, key.as_ref())))
        }
        SecurityKind::QueryKey(key) => {
            (quote!(key: impl AsRef<str>), quote!(authentication::Credential::query(#key, key.as_ref())))
        }
        SecurityKind::CookieKey(key) => {
            (quote!(key: impl AsRef<str>), quote!(authentication::Credential::cookie(#key, key.as_ref())))
        }
        SecurityKind::Basic => (
            quote!(user: impl AsRef<str>, password: impl AsRef<str>),
            quote!(authentication::Credential::basic(user.as_ref(), password.as_ref())),
        ),
        SecurityKind::Http(scheme) => (
            quote!(credentials: impl AsRef<str>),
            quote!(authentication::Credential::http(#scheme, credentials.as_ref())),
        ),
        SecurityKind::Bearer | SecurityKind::OAuth2 | SecurityKind::OpenIdConnect => {
            (quote!(token: impl AsRef<str>), quote!(authentication::Credential::bearer(token.as_ref())))
        }
        SecurityKind::MutualTls => {
            return quote! {
                #docs
                pub fn #method(self, pem: impl AsRef<[u8]>) -> Self {
                    self.certificate(#name, pem.as_ref())
                }
            };
        }
    };
    quote! {
        #docs
        pub fn #method(self, #parameters) -> Self {
            self.credential(#name, #made)
        }
    }
}

/// The method that takes a provider of tokens.
fn provided(scheme: &SecurityScheme) -> Option<TokenStream> {
    let SecurityScheme { name, provider, docs, .. } = scheme;
    let provider = provider.as_ref()?;
    let asked = format!("Authenticates with bearer tokens that expire, where operations ask for {}.", docs::code(name));
    let link = "See [`TokenProvider`](authentication::TokenProvider).".to_owned();
    let docs = docs::attributes(&docs::paragraphs([asked, docs::fit(docs), link]));
    Some(quote! {
        #docs
        pub fn #provider(self, provider: impl authentication::TokenProvider) -> Self {
            self.credential(#name, authentication::Credential::provided(provider))
        }
    })
}

/// What a method does.
fn what(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::HeaderKey(name) => format!("Authenticates with a key in the header {}", docs::code(name)),
        SecurityKind::QueryKey(name) => format!("Authenticates with a key in the query, as {}", docs::code(name)),
        SecurityKind::CookieKey(name) => format!("Authenticates with a key in the cookie {}", docs::code(name)),
        SecurityKind::Basic => "Authenticates with a user and a password".to_owned(),
        SecurityKind::Bearer => "Authenticates with a bearer token".to_owned(),
        SecurityKind::Http(scheme) => {
            format!("Authenticates with `Authorization: {scheme}` and these credentials behind it")
        }
        SecurityKind::OAuth2 => "Authenticates with an access token of OAuth 2".to_owned(),
        SecurityKind::OpenIdConnect => "Authenticates with an access token of OpenID Connect".to_owned(),
        SecurityKind::MutualTls => "Authenticates with a certificate of the client's own".to_owned(),
    }
}

/// What is to be known of the credential.
fn note(kind: &SecurityKind) -> &'static str {
    match kind {
        SecurityKind::MutualTls => {
            "The text is in PEM and has the certificate, those that it is signed by, and its private key (PKCS #8). A \
             client given to `http_client` has its own."
        }
        SecurityKind::QueryKey(_) => "Servers log URLs, and so may whatever the request goes through.",
        _ => "",
    }
}

fn subject(kind: &SecurityKind) -> &'static str {
    match kind {
        SecurityKind::HeaderKey(_) | SecurityKind::QueryKey(_) | SecurityKind::CookieKey(_) => "The key goes to",
        SecurityKind::Basic => "The password goes to",
        SecurityKind::Bearer | SecurityKind::OAuth2 | SecurityKind::OpenIdConnect => "The token goes to",
        SecurityKind::Http(_) => "What is given goes to",
        SecurityKind::MutualTls => "The key is for",
    }
}

//! What a client can be made with or without.

use std::fmt;
use std::str::FromStr;

macro_rules! features {
    ($($variant:ident $name:literal $usual:literal $docs:literal [$($enables:literal),*])*) => {
        /// A part of a client that it can be made with or without.
        ///
        /// Of a generated crate, each is a feature of Cargo, and whoever depends on the crate chooses. A
        /// [module](crate::Config::generate_module) has no features of its own, so they are chosen when it is generated.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Feature {
            $(#[doc = $docs] $variant,)*
        }

        impl Feature {
            /// Every feature, in the order of the manifest.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// What Cargo calls it: `native-tls`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// Whether a client has it unless somebody says otherwise.
            #[must_use]
            pub fn is_default(self) -> bool {
                match self {
                    $(Self::$variant => $usual,)*
                }
            }

            /// What it is, in a sentence.
            #[must_use]
            pub fn description(self) -> &'static str {
                match self {
                    $(Self::$variant => $docs,)*
                }
            }

            /// What it asks of dependencies, as a manifest says it: `dep:name` or `name/feature`.
            #[must_use]
            pub fn enables(self) -> &'static [&'static str] {
                match self {
                    $(Self::$variant => &[$($enables),*],)*
                }
            }
        }
    };
}

// A row a feature: its variant, its name, whether it is a default, what it is, and what it asks of dependencies.
features! {
    Rustls "rustls" true "TLS in Rust." ["reqwest/rustls"]
    NativeTls "native-tls" false "TLS by the platform's library." ["reqwest/native-tls"]
    Http2 "http2" true "HTTP/2, with servers that speak it." ["reqwest/http2"]
    SystemProxy "system-proxy" true "Proxies as the environment names them." ["reqwest/system-proxy"]
    Tracing "tracing" false "A span for every request, by OpenTelemetry's conventions." ["dep:tracing"]
    Mock "mock" false "A server's stand-in, for tests without a network." []
    Blocking "blocking" false "Calls without async." ["tokio/rt-multi-thread"]
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Feature {
    type Err = UnknownFeature;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|feature| feature.name() == name).ok_or_else(|| UnknownFeature(name.to_owned()))
    }
}

/// A name that no [`Feature`] has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFeature(String);

impl fmt::Display for UnknownFeature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = Feature::ALL.iter().map(|feature| feature.name()).collect();
        write!(f, "there is no feature {:?}; there are {}", self.0, names.join(", "))
    }
}

impl std::error::Error for UnknownFeature {}

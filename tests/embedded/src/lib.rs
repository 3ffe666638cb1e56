//! Clients that a build script made: of the same page in several places, of another document, and at several depths.
#![deny(warnings)]

/// The Services API.
pub mod platform_api {
    include!(concat!(env!("OUT_DIR"), "/platform_api.rs"));
}

/// Clients within a crate's own modules.
pub mod integrations {
    /// Those of one vendor.
    pub mod vendor {
        /// The same file once more, which makes types of its own.
        pub mod services {
            include!(concat!(env!("OUT_DIR"), "/platform_api.rs"));
        }
    }

    /// The Services API with every feature there is.
    pub mod everything {
        include!(concat!(env!("OUT_DIR"), "/everything.rs"));
    }

    /// A client that nobody outside uses, with no features.
    mod bare {
        include!(concat!(env!("OUT_DIR"), "/bare.rs"));
    }

    /// Whether a client that needs no TLS can be built without it.
    #[must_use]
    pub fn bare_is_there() -> bool {
        bare::Client::builder().base_url("http://127.0.0.1:1").build().is_ok()
    }
}

/// Another API.
pub mod recursion {
    include!(concat!(env!("OUT_DIR"), "/case_api.rs"));
}

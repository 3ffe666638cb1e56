//! The clients of all good cases, as the build script generates them: that they compile, nested in another crate and
//! without a warning, is what is asked of them here.
#![deny(warnings)]

include!(concat!(env!("OUT_DIR"), "/cases.rs"));

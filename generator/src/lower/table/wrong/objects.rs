//! Objects of OpenAPI within schemas (OpenAPI 3.1.1 §4.8.25, §4.8.11).

use crate::lower::node::Node;
use crate::lower::{Walk, info};

const DISCRIMINATOR: &[&str] = &["propertyName", "mapping", "defaultMapping"];

/// Reports what is wrong in a Discriminator Object.
pub(super) fn report_discriminator(node: Node<'_>, walk: &mut Walk<'_, '_>) {
    let Some(object) = node.object("`discriminator`", DISCRIMINATOR, walk) else { return };
    for (_, mapped) in object.entries("mapping", walk) {
        mapped.text("a mapping", walk);
    }
    object.required_text("propertyName", "`discriminator`", walk);
}

/// Reports what is wrong in an External Documentation Object.
pub(super) fn report_documentation(node: Node<'_>, walk: &mut Walk<'_, '_>) {
    info::external_documentation(node, walk);
}

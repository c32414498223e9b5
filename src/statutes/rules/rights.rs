//! What makes roles and grants sound.
use super::found::{Found, Known};
use crate::access::Permission;
use crate::statutes::document::Document;
use crate::words::FaultKind;

/// The roles: each with something it permits, no code twice.
pub(super) fn check_roles(document: &Document, known: &Known<'_>, found: &mut Found) {
    let (at, roles) = ("/roles", &document.roles);
    found.at_most(at, roles.len(), 50);
    found.repeated(at, "/code", FaultKind::DuplicateCode, roles.iter().map(|role| &role.code));
    for (index, role) in roles.iter().enumerate() {
        let at = format!("{at}/{index}");
        let permissions = format!("{at}/permissions");
        found.not_empty(&permissions, role.permissions.len());
        check_permissions(&permissions, &role.permissions, found);
        found.clause(&at, role.clause.as_ref(), known);
    }
}

/// A list of permissions: none twice, 100 at most.
pub(super) fn check_permissions(at: &str, permissions: &[Permission], found: &mut Found) {
    found.at_most(at, permissions.len(), 100);
    let words = permissions.iter().map(|permission| permission.word());
    found.repeated(at, "", FaultKind::DuplicatePermission, words);
}

//! What is told of a membership that ended.
use serde::Serialize;
use utoipa::ToSchema;

use crate::bodies::Consequence;
use crate::http::Resource;
use crate::memberships::Membership;

/// A membership that ended, and everything that ended with it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MembershipEnded)]
pub struct Departed {
    /// The membership.
    #[serde(flatten)]
    pub membership: Membership,
    /// What came of it, in order: appointments that ended with it, and those that begin only later, which were kept;
    /// public mandates, which stand whoever leaves (`kept`), and the legal tasks that a departure by choice opens (`opened`).
    pub consequences: Vec<Consequence>,
}

impl Resource for Departed {
    fn path(&self) -> String {
        self.membership.path()
    }
    fn version(&self) -> i64 {
        self.membership.version
    }
}

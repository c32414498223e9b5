//! What is asked about rights.
use serde::Deserialize;
use utoipa::IntoParams;

use crate::access::{AccountId, Permission, Principal};
use crate::bodies::BodyRef;
use crate::http::QueryForm;
use crate::persons::PersonId;
use crate::territory::TerritoryCode;

use super::grant::GrantKind;

/// Which grants to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::grants) struct GrantQuery {
    /// Only those of this person.
    pub person_id: Option<PersonId>,
    /// Only those of this account.
    pub account_id: Option<AccountId>,
    /// Only those that this principal gave: `person:` or `account:` with an id, or `system`.
    pub granted_by: Option<Principal>,
    /// Only those of this kind.
    pub kind: Option<GrantKind>,
    /// Only those in force on the day asked for, or only those that are not.
    pub in_force: Option<bool>,
}

impl QueryForm for GrantQuery {
    const LISTS: bool = true;
}

/// What is asked about somebody's rights.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::grants) struct ExplainQuery {
    /// Whose: a person.
    pub person_id: Option<PersonId>,
    /// Whose: a service account. With neither, the caller's own.
    pub account_id: Option<AccountId>,
    /// Which permission.
    pub permission: Permission,
    /// Over which body.
    pub body: Option<BodyRef>,
    /// Over which person's record.
    pub about: Option<PersonId>,
    /// At which territory. With none of the three: over the whole party.
    pub territory: Option<TerritoryCode>,
}

impl QueryForm for ExplainQuery {
    const LISTS: bool = false;
}

impl ExplainQuery {
    /// Whose rights are asked about; the caller's own, if nobody is named.
    pub(in crate::grants) fn principal(&self) -> Option<Principal> {
        let person = self.person_id.map(Principal::Person);
        person.or_else(|| self.account_id.map(Principal::Account))
    }
}

//! What is asked about rights.
use serde::Deserialize;
use utoipa::IntoParams;

use crate::access::{AccountId, Permission, Principal};
use crate::bodies::BodyRef;
use crate::error::{Problem, Result};
use crate::http::QueryForm;
use crate::persons::PersonId;
use crate::territory::TerritoryCode;
use crate::words::FaultKind;

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
    /// Whose: a service account. With neither of the two, the caller's own.
    pub account_id: Option<AccountId>,
    /// Which permission.
    pub permission: Permission,
    /// Over which body.
    pub body: Option<BodyRef>,
    /// Over which person's record.
    pub about: Option<PersonId>,
    /// At which territory. One of the three at most; with none of them, over the whole party.
    pub territory: Option<TerritoryCode>,
}

impl QueryForm for ExplainQuery {
    const LISTS: bool = false;
}

impl ExplainQuery {
    /// Goes on only if one principal and one place are named at most.
    pub(in crate::grants) fn expect_one_of_each(&self) -> Result<()> {
        let places = [self.body.is_some(), self.about.is_some(), self.territory.is_some()];
        let several =
            |place: &str, names: &str| Err(Problem::fault(place, FaultKind::SeveralGiven(names.to_owned())));
        if self.person_id.is_some() && self.account_id.is_some() {
            return several("?account_id", "person_id, account_id");
        }
        match places {
            [true, true, _] => several("?about", "body, about, territory"),
            [true, _, true] | [_, true, true] => several("?territory", "body, about, territory"),
            _ => Ok(()),
        }
    }

    /// Whose rights are asked about; the caller's own, if nobody is named.
    pub(in crate::grants) fn principal(&self) -> Option<Principal> {
        let person = self.person_id.map(Principal::Person);
        person.or_else(|| self.account_id.map(Principal::Account))
    }
}

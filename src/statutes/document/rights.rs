//! What offices and roles may do.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ClauseId, Code};
use crate::access::Permission;
use crate::word_enum;
use crate::words::Labels;

word_enum! {
    /// How far what an office may do reaches.
    #[derive(Default)]
    Over {
        /// The body, the bodies under it, and everything at or below its territory.
        #[default]
        Territory = "territory",
        /// That body alone.
        Body = "body",
    }
}

impl Over {
    /// The narrower of the two.
    #[must_use]
    pub fn within(self, other: Self) -> Self {
        if self == Self::Territory { other } else { self }
    }
}

/// A named set of permissions: positions have it, and it may be granted to a person or an app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its code: `auditor`.
    pub code: Code,
    /// Its name.
    pub labels: Labels,
    /// What whoever has it may do, once each.
    #[schema(min_items = 1, max_items = 100)]
    pub permissions: Vec<Permission>,
    /// How far it reaches for the holder of a position that has it, and never further than the position's own `over`:
    /// `territory` when absent. Of a role granted by itself, the grant says.
    #[serde(default)]
    pub over: Over,
    /// The clause it rests on.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::{DEFAULT, Document};

    const SECRETARIES: [&str; 4] =
        ["national_secretary", "regional_secretary", "provincial_secretary", "local_secretary"];

    fn statutes() -> Document {
        serde_json::from_str(DEFAULT).unwrap()
    }

    /// How far the holder of the position may do that; nowhere when nothing grants it.
    fn reach(statutes: &Document, position_type: &str, permission: Permission) -> Option<Over> {
        let granted = statutes.granted_by(position_type).filter(|(granted, _)| *granted == permission);
        granted.map(|(_, over)| over).min_by_key(|over| *over == Over::Body)
    }

    #[test]
    fn a_secretary_keeps_the_registry_of_the_territory_and_the_national_one_the_statutes() {
        let statutes = statutes();
        for secretary in SECRETARIES {
            for permission in [Permission::CorrectPersons, Permission::Convene, Permission::Delegate] {
                assert_eq!(reach(&statutes, secretary, permission), Some(Over::Territory), "{secretary}");
            }
            assert_eq!(reach(&statutes, secretary, Permission::ReadJournal), None);
            assert_eq!(reach(&statutes, secretary, Permission::DecideCases), None);
            let adopts = reach(&statutes, secretary, Permission::AdoptStatutes).is_some();
            assert_eq!(adopts, secretary == "national_secretary");
        }
    }

    #[test]
    fn a_president_convenes_the_body_alone_even_where_the_rest_reaches_the_territory() {
        let statutes = statutes();
        for president in ["pole_president", "council_president", "membership_president", "ethics_president"] {
            assert_eq!(reach(&statutes, president, Permission::Convene), Some(Over::Body), "{president}");
            assert_eq!(reach(&statutes, president, Permission::ReadMeetings), Some(Over::Body));
        }
        assert_eq!(reach(&statutes, "ethics_president", Permission::DecideCases), Some(Over::Territory));
        assert_eq!(reach(&statutes, "membership_member", Permission::ReadContacts), Some(Over::Territory));
        assert_eq!(reach(&statutes, "pole_president", Permission::ReadStatutes), Some(Over::Body));
        assert_eq!(reach(&statutes, "pole_president", Permission::ReadContacts), None);
    }

    #[test]
    fn the_rapporteur_of_a_bureau_drafts_for_the_secretariat_and_that_of_a_pole_for_the_pole() {
        let statutes = statutes();
        let drafts = |of: &str| reach(&statutes, of, Permission::DraftMinutes);
        assert_eq!(drafts("bureau_rapporteur"), Some(Over::Territory));
        assert_eq!(drafts("ethics_rapporteur"), Some(Over::Body));
        assert_eq!(drafts("pole_rapporteur"), Some(Over::Body));
        assert_eq!(drafts("pole_member"), None);
        assert_eq!(drafts("senator"), None);
    }

    #[test]
    fn whoever_holds_an_office_reads_the_territory_the_statutes_and_oneself() {
        let statutes = statutes();
        for position_type in &statutes.position_types {
            let open = [Permission::ReadTerritories, Permission::ReadStatutes, Permission::ReadOneself];
            for permission in open.into_iter().chain([Permission::ReadBodies, Permission::ReadMeetings]) {
                let read = reach(&statutes, &position_type.code, permission);
                assert!(read.is_some(), "{} has no {}", position_type.code, permission.word());
            }
        }
    }

    #[test]
    fn whoever_runs_the_service_or_audits_it_is_shown_no_more_than_that_needs() {
        let statutes = statutes();
        let may = |role: &str, permission| statutes.role(role).unwrap().permissions.contains(&permission);
        let masked = [Permission::ReadContacts, Permission::ReadBirths, Permission::ReadSources];
        for role in ["auditor", "reader", "app", "technical_admin", "elected_official"] {
            assert!(masked.iter().all(|permission| !may(role, *permission)), "{role}");
            assert!(may(role, Permission::ReadOneself), "{role}");
        }
        assert!(may("auditor", Permission::ReadJournal) && may("technical_admin", Permission::BreakGlass));
        for permission in [Permission::ReadPersons, Permission::ReadMeetings, Permission::ReadJournal] {
            assert!(!may("technical_admin", permission));
        }
        assert_eq!(statutes.role("emperor"), None);
    }

    #[test]
    fn a_role_reaches_no_further_than_the_position_that_has_it() {
        let mut statutes = statutes();
        for role in &mut statutes.roles {
            role.over = Over::Territory;
        }
        assert_eq!(reach(&statutes, "pole_president", Permission::Convene), Some(Over::Body));
        for position_type in &mut statutes.position_types {
            position_type.over = Over::Territory;
        }
        assert_eq!(reach(&statutes, "pole_president", Permission::Convene), Some(Over::Territory));
    }
}

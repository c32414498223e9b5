//! Look-ups in the statutes.
use crate::access::Permission;

use super::document::{
    BodyType, Clause, Document, LegalTaskCause, LegalTaskRule, Level, Over, PositionType, Quota, QuotaScope,
    Role,
};

impl Document {
    /// The level of that code.
    pub fn level(&self, code: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.code == *code)
    }

    /// The type of body of that code.
    pub fn body_type(&self, code: &str) -> Option<&BodyType> {
        self.body_types.iter().find(|body_type| body_type.code == *code)
    }

    /// The type of position of that code.
    pub fn position_type(&self, code: &str) -> Option<&PositionType> {
        self.position_types.iter().find(|position_type| position_type.code == *code)
    }

    /// The role of that code.
    pub fn role(&self, code: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.code == *code)
    }

    /// What the holder of a position of that type may do by its grants and its roles, and how far each reaches. The same
    /// permission may come from several of them.
    pub fn granted_by(&self, position_type: &str) -> impl Iterator<Item = (Permission, Over)> {
        self.position_type(position_type).into_iter().flat_map(|kind| {
            let own = kind.grants.iter().map(|permission| (*permission, kind.over));
            let roles = kind.roles.iter().filter_map(|code| self.role(code));
            own.chain(roles.flat_map(|role| {
                let over = role.over.within(kind.over);
                role.permissions.iter().map(move |permission| (*permission, over))
            }))
        })
    }

    /// The years of a term: those of the position's type, else those of the body's.
    pub fn term_years(&self, position_type: &str, body_type: &str) -> Option<u32> {
        let own = self.position_type(position_type).and_then(|kind| kind.term_years);
        own.or_else(|| self.body_type(body_type).and_then(|kind| kind.term_years))
    }

    /// The shares owed in bodies of a type.
    pub fn quotas_in(&self, kind: &BodyType) -> impl Iterator<Item = &Quota> {
        let governs = kind.governing;
        self.quotas.iter().filter(move |quota| governs || quota.scope == QuotaScope::AllBodies)
    }

    /// What is owed after a change in a governing body.
    pub fn owed_after_change(&self) -> impl Iterator<Item = &LegalTaskRule> {
        self.legal_tasks.iter().filter(|rule| rule.on == LegalTaskCause::GoverningBodyChange)
    }

    /// The clause of that number.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == *id)
    }

    /// The types of bodies made under a body of that type on the day it is created, in the order of the statutes.
    pub fn children_made_by(&self, body_type: &str) -> Vec<&BodyType> {
        self.body_type(body_type)
            .map(|parent| parent.on_creation.iter().filter_map(|child| self.body_type(child)).collect())
            .unwrap_or_default()
    }

    /// The types of positions that a body of that type has, the first in precedence first.
    pub fn positions_of(&self, body_type: &str) -> Vec<&PositionType> {
        let has =
            |position_type: &&PositionType| position_type.body_types.iter().any(|code| code == body_type);
        let mut positions: Vec<_> = self.position_types.iter().filter(has).collect();
        positions.sort_by_key(|position_type| position_type.rank);
        positions
    }

    /// The types of positions made together with a body of that type; numbered positions never are.
    pub fn positions_made_in(&self, body_type: &str) -> Vec<&PositionType> {
        let mut positions = self.positions_of(body_type);
        positions.retain(|position_type| position_type.is_made_with_body());
        positions
    }

    /// Whether a body of type `child` may stand under one of type `parent`, or under none.
    pub fn may_stand_under(&self, child: &str, parent: Option<&str>) -> bool {
        self.body_type(child).is_some_and(|child| match parent {
            None => child.root || child.parents.is_empty(),
            Some(parent) => child.parents.iter().any(|code| code == parent),
        })
    }

    /// Whether no one may hold both positions at once, whichever of the two says so.
    pub fn is_incompatible(&self, one: &str, other: &str) -> bool {
        let excludes = |code: &str, excluded: &str| {
            self.position_type(code)
                .is_some_and(|position| position.incompatible_with.iter().any(|code| code == excluded))
        };
        excludes(one, other) || excludes(other, one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::DEFAULT;

    fn ask<T>(question: impl FnOnce(&Document) -> T) -> Option<T> {
        serde_json::from_str(DEFAULT).ok().map(|document| question(&document))
    }

    #[test]
    fn a_provincial_secretariat_comes_with_its_bureau() {
        let made = ask(|statutes| {
            let children = statutes.children_made_by("provincial_secretariat");
            children.iter().map(|child| child.code.to_string()).collect::<Vec<_>>()
        });
        assert_eq!(made, Some(vec!["provincial_bureau".to_owned()]));
    }

    #[test]
    fn a_secretariat_is_made_with_its_secretary_and_no_numbered_deputy() {
        let made = ask(|statutes| {
            let positions = statutes.positions_made_in("provincial_secretariat");
            positions.iter().map(|position| position.code.to_string()).collect::<Vec<_>>()
        });
        assert_eq!(made, Some(vec!["provincial_secretary".to_owned(), "secretariat_member".to_owned()]));
        let has = ask(|statutes| {
            let positions = statutes.positions_of("provincial_secretariat");
            positions.iter().any(|position| position.code == "provincial_deputy")
        });
        assert_eq!(has, Some(true));
    }

    #[test]
    fn a_secretariat_stands_under_a_council_or_alone_and_a_pole_never_alone() {
        for (child, parent, may) in [
            ("provincial_secretariat", None, true),
            ("provincial_secretariat", Some("provincial_council"), true),
            ("provincial_secretariat", Some("pole"), false),
            ("pole", Some("provincial_secretariat"), true),
            ("pole", None, false),
            ("unheard_of", None, false),
        ] {
            assert_eq!(
                ask(|statutes| statutes.may_stand_under(child, parent)),
                Some(may),
                "{child} {parent:?}"
            );
        }
    }

    #[test]
    fn an_incompatibility_holds_both_ways() {
        for (one, other, is) in [
            ("ethics_member", "provincial_secretary", true),
            ("provincial_secretary", "ethics_member", true),
            ("provincial_secretary", "bureau_rapporteur", false),
        ] {
            assert_eq!(ask(|statutes| statutes.is_incompatible(one, other)), Some(is), "{one} {other}");
        }
    }

    #[test]
    fn a_clause_is_found_by_its_number() {
        assert_eq!(ask(|statutes| statutes.clause("art-1").is_some()), Some(true));
        assert_eq!(ask(|statutes| statutes.clause("art-999").is_some()), Some(false));
        assert_eq!(ask(|statutes| statutes.level("provincial").is_some()), Some(true));
    }
}

//! What a body may create by its own decision.
use crate::statutes::StatutesId;
use crate::statutes::document::{Document, RuleName};

use super::{Findings, Refusal, Verdict};
use crate::compliance::model::Finding;

/// What the statutes say against a body of one type creating a body of another, under itself or elsewhere.
pub(in crate::compliance) fn creation_findings(
    ruled: (StatutesId, &Document),
    by: &str,
    created: &str,
    is_under_itself: bool,
) -> Vec<Finding> {
    let (statutes_id, statutes) = ruled;
    let Some(kind) = statutes.body_type(by) else { return Vec::new() };
    let is_granted = is_under_itself && kind.creates.iter().any(|code| code == created);
    let verdict = if is_granted { Verdict::Kept } else { Verdict::Broken };
    let asked = kind.creates.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let asked = if asked.is_empty() { None } else { Some(asked) };
    let mut findings = Findings::under(statutes_id, statutes);
    let enforced = statutes.enforced_in(kind, RuleName::Creation);
    findings.note(Refusal::CreationIsNotGranted, enforced, verdict, asked, Some(created.to_owned()));
    findings.into_found()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::DEFAULT;

    #[test]
    fn a_secretariat_creates_poles_under_itself_and_nothing_else_anywhere() {
        let statutes: Document = serde_json::from_str(DEFAULT).unwrap();
        let found = |created, is_under_itself| {
            let by = "provincial_secretariat";
            creation_findings((StatutesId::new(), &statutes), by, created, is_under_itself).len()
        };
        assert_eq!(found("pole", true), 0);
        assert_eq!(found("pole", false), 1);
        assert_eq!(found("local_secretariat", true), 0);
        assert_eq!(found("provincial_council", true), 1);
    }
}

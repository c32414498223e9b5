//! What makes the levels and the types of bodies sound.
use super::found::{Found, Known};
use super::{templates, tree};
use crate::statutes::document::{BodyType, Document, Quorum, RuleName, TERRITORY_LEVELS};
use crate::words::FaultKind;

/// The levels: at least one, each with a code of its own and territories that exist.
pub(super) fn check_levels(document: &Document, found: &mut Found) {
    let levels = &document.levels;
    found.not_empty("/levels", levels.len());
    found.at_most("/levels", levels.len(), 20);
    found.repeated("/levels", "/code", FaultKind::DuplicateCode, levels.iter().map(|level| &level.code));
    for (index, level) in levels.iter().enumerate() {
        let list = format!("/levels/{index}/territory_levels");
        found.not_empty(&list, level.territory_levels.len());
        found.codes(&list, &level.territory_levels, TERRITORY_LEVELS.len());
        for (at, territory) in level.territory_levels.iter().enumerate() {
            if !TERRITORY_LEVELS.contains(&territory.as_str()) {
                let known = TERRITORY_LEVELS.join(", ");
                found.add(format!("{list}/{at}"), FaultKind::UnknownTerritoryLevel(known));
            }
        }
    }
}

/// The types of bodies: at least one, each sound, no code and no slug word twice.
pub(super) fn check_body_types(document: &Document, known: &Known<'_>, found: &mut Found) {
    let (at, body_types) = ("/body_types", &document.body_types);
    found.not_empty(at, body_types.len());
    found.at_most(at, body_types.len(), 200);
    found.repeated(at, "/code", FaultKind::DuplicateCode, body_types.iter().map(|of| &of.code));
    found.repeated(at, "/slug", FaultKind::DuplicateSlug, body_types.iter().map(|of| &of.slug));
    for (index, body_type) in body_types.iter().enumerate() {
        let at = format!("{at}/{index}");
        check_relations(&at, body_type, document, known, found);
        check_confirmations(&at, body_type, document, known, found);
        check_numbers(&at, body_type, found);
        if let Some(name) = &body_type.name {
            templates::check_name(&format!("{at}/name"), name, found);
        }
        found.enforcement(&at, &body_type.enforcement, RuleName::is_of_bodies, known);
        found.clause(&at, body_type.clause.as_ref(), known);
    }
}

fn check_relations(
    at: &str,
    body_type: &BodyType,
    document: &Document,
    known: &Known<'_>,
    found: &mut Found,
) {
    found.level(format!("{at}/level"), body_type.level.as_ref(), known);
    found.body_types(&format!("{at}/parents"), &body_type.parents, known);
    found.codes(&format!("{at}/competences"), &body_type.competences, 50);
    let quorum_clause = body_type.quorum.as_ref().and_then(|quorum| quorum.clause.as_ref());
    found.clause(&format!("{at}/quorum"), quorum_clause, known);
    let election_clause = body_type.elections.as_ref().and_then(|rules| rules.clause.as_ref());
    found.clause(&format!("{at}/elections"), election_clause, known);
    for (list, children) in [("creates", &body_type.creates), ("on_creation", &body_type.on_creation)] {
        let list = format!("{at}/{list}");
        found.body_types(&list, children, known);
        for (index, child) in children.iter().enumerate() {
            if document.body_type(child).is_some() && !document.may_stand_under(child, Some(&body_type.code))
            {
                let kind = FaultKind::NotAChild(body_type.code.to_string(), child.to_string());
                found.add(format!("{list}/{index}"), kind);
            }
        }
    }
}

/// Who confirms what: on a subject each, by a type of body that may stand above.
fn check_confirmations(
    at: &str,
    body_type: &BodyType,
    document: &Document,
    known: &Known<'_>,
    found: &mut Found,
) {
    let at = format!("{at}/confirmed_by");
    found.at_most(&at, body_type.confirmed_by.len(), 50);
    for (subject, code) in &body_type.confirmed_by {
        let at = format!("{at}/{subject}");
        if subject.as_str() == "default" {
            found.add(&at, FaultKind::ConfirmedByDefault);
        }
        found.body_type(at.clone(), code, known);
        if document.body_type(code).is_some() && !tree::may_be_above(document, code, body_type) {
            found.add(at, FaultKind::NotAbove(code.to_string(), body_type.code.to_string()));
        }
    }
}

fn check_numbers(at: &str, body_type: &BodyType, found: &mut Found) {
    found.range(format!("{at}/term_years"), body_type.term_years, 1..=20);
    found.range(format!("{at}/seats_min"), body_type.seats_min, 1..=10_000);
    found.range(format!("{at}/seats_max"), body_type.seats_max, 1..=10_000);
    found.range(format!("{at}/sessions_per_year"), body_type.sessions_per_year, 1..=366);
    found.range(format!("{at}/absences_max"), body_type.absences_max, 1..=100);
    found.range(format!("{at}/notice_days"), body_type.notice_days, 0..=365);
    found.at_most(&format!("{at}/majority"), body_type.majority.len(), 50);
    if body_type.seats_min.zip(body_type.seats_max).is_some_and(|(min, max)| min > max) {
        found.add(format!("{at}/seats_max"), FaultKind::SeatsMaxBelowMin);
    }
    if let Some(Quorum { first, second_call, remote: _, clause: _ }) = &body_type.quorum {
        if !first.is_share() {
            found.add(format!("{at}/quorum/first"), FaultKind::NotAShare);
        }
        let hours = second_call.as_ref().map(|call| call.after_hours);
        found.range(format!("{at}/quorum/second_call/after_hours"), hours, 0..=2160);
    }
    if let Some(rules) = &body_type.elections {
        found.range(format!("{at}/elections/rounds_max"), Some(rules.rounds_max), 1..=9);
        found.range(format!("{at}/elections/runoff"), rules.runoff, 2..=20);
        found.range(format!("{at}/elections/scrutineers"), Some(rules.scrutineers), 1..=9);
        if rules.threshold.is_some_and(|share| !share.is_share()) {
            found.add(format!("{at}/elections/threshold"), FaultKind::NotAShare);
        }
    }
}

//! What makes the types of positions sound.
use std::collections::HashMap;

use super::found::{Found, Known};
use super::{reserved, rights, templates};
use crate::statutes::document::{Document, PositionType, Seats};
use crate::words::{FaultKind, Language};

/// The types of positions: each sound, no code twice, one head a type of body.
pub(super) fn check(document: &Document, known: &Known<'_>, found: &mut Found) {
    let (at, position_types) = ("/position_types", &document.position_types);
    found.at_most(at, position_types.len(), 500);
    found.repeated(at, "/code", FaultKind::DuplicateCode, position_types.iter().map(|of| &of.code));
    for (index, position_type) in position_types.iter().enumerate() {
        let at = format!("{at}/{index}");
        check_relations(&at, position_type, known, found);
        check_ordinal(&at, position_type, found);
        check_numbers(&at, position_type, found);
        reserved::check(&at, position_type, known, found);
        templates::check_titles(&at, position_type, found);
        found.enforcement(&at, &position_type.enforcement, |rule| !rule.is_of_bodies(), known);
        found.clause(&at, position_type.clause.as_ref(), known);
    }
    check_heads(position_types, found);
}

fn check_relations(at: &str, position_type: &PositionType, known: &Known<'_>, found: &mut Found) {
    let body_types = format!("{at}/body_types");
    found.not_empty(&body_types, position_type.body_types.len());
    found.body_types(&body_types, &position_type.body_types, known);
    let excluded = format!("{at}/incompatible_with");
    found.position_types(&excluded, &position_type.incompatible_with, known);
    for (index, code) in position_type.incompatible_with.iter().enumerate() {
        if *code == position_type.code {
            found.add(format!("{excluded}/{index}"), FaultKind::IncompatibleWithItself);
        }
    }
    let modes = format!("{at}/modes");
    found.not_empty(&modes, position_type.modes.len());
    found.repeated(
        &modes,
        "",
        FaultKind::DuplicateMode,
        position_type.modes.iter().map(|mode| mode.label(Language::En)),
    );
    rights::check_permissions(&format!("{at}/grants"), &position_type.grants, found);
    found.roles(&format!("{at}/roles"), &position_type.roles, known);
}

fn check_ordinal(at: &str, position_type: &PositionType, found: &mut Found) {
    found.range(format!("{at}/ordinal_max"), position_type.ordinal_max, 1..=99);
    if !position_type.ordinal {
        if position_type.ordinal_max.is_some() {
            found.add(format!("{at}/ordinal_max"), FaultKind::NotOrdinal);
        }
        return;
    }
    if position_type.seats != Seats::One {
        found.add(format!("{at}/seats"), FaultKind::OrdinalNeedsOneSeat);
    }
    if position_type.made == Some(true) {
        found.add(format!("{at}/made"), FaultKind::OrdinalIsNeverMade);
    }
    if position_type.head {
        found.add(format!("{at}/head"), FaultKind::OrdinalHead);
    }
}

fn check_numbers(at: &str, position_type: &PositionType, found: &mut Found) {
    found.range(format!("{at}/term_years"), position_type.term_years, 1..=20);
    found.range(format!("{at}/terms_consecutive_max"), position_type.terms_consecutive_max, 1..=20);
    found.range(format!("{at}/terms_gap_months"), position_type.terms_gap_months, 1..=240);
    if position_type.terms_inherited && position_type.terms_consecutive_max.is_none() {
        found.add(format!("{at}/terms_inherited"), FaultKind::TermsAreNotLimited);
    }
    found.range(format!("{at}/vacancy_days_max"), position_type.vacancy_days_max, 1..=3650);
    found.range(format!("{at}/rank"), position_type.rank, 0..=1_000_000);
    if position_type.head && position_type.seats != Seats::One {
        found.add(format!("{at}/seats"), FaultKind::HeadNeedsOneSeat);
    }
    if let Some(eligibility) = &position_type.eligibility {
        let at = format!("{at}/eligibility");
        found.range(format!("{at}/age_min"), eligibility.age_min, 1..=120);
        found.range(format!("{at}/seniority_months"), eligibility.seniority_months, 0..=1200);
        found.codes(&format!("{at}/standing"), &eligibility.standing, 20);
    }
}

fn check_heads(position_types: &[PositionType], found: &mut Found) {
    let mut heads: HashMap<&str, &str> = HashMap::new();
    for (index, position_type) in position_types.iter().enumerate().filter(|(_, of)| of.head) {
        let mut other = None;
        for body_type in &position_type.body_types {
            let first = *heads.entry(body_type.as_str()).or_insert(&position_type.code);
            if position_type.code != *first {
                other = Some(FaultKind::SeveralHeads(first.to_owned(), body_type.to_string()));
            }
        }
        if let Some(kind) = other {
            found.add(format!("/position_types/{index}/head"), kind);
        }
    }
}

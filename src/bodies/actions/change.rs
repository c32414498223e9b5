//! Correcting a body, and taking out one that was a mistake.
use std::collections::HashSet;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::territory;
use crate::words::Tenure;
use crate::words::{Labels, Line, of_word};

use super::super::model::{Body, BodyChange, BodyRef, BodyTold, NewBody};
use super::super::rules::Refusal;
use super::super::{positions, store};
use super::look::ancestors;
use super::site::{check, settle, site};

/// The form a change is applied to.
fn editable(body: &Body) -> Result<NewBody> {
    let corrupt = || Problem::internal(format!("body {} cannot be read back", body.id));
    let line = |name: &str| Line::parse(name).ok();
    Ok(NewBody {
        r#type: of_word(&body.type_code).ok_or_else(corrupt)?,
        parent: body.parent_id.map(BodyRef::Id),
        territory: of_word(&body.territory),
        slug: Some(body.slug.parse().map_err(|_fault| corrupt())?),
        names: Some(Labels {
            ar: line(&body.name_ar).ok_or_else(corrupt)?,
            fr: body.name_fr.as_deref().and_then(line),
            en: body.name_en.as_deref().and_then(line),
        }),
        competences: Some(body.competences.0.iter().filter_map(|code| of_word(code)).collect()),
        starts_on: body.tenure().starts,
        source: body.source.clone().map(|source| source.0),
    })
}

/// Corrects a body, by the rules it was formed by.
pub(in crate::bodies) fn change(tx: &mut Tx<'_>, body: &BodyRef, change: &BodyChange) -> Result<BodyTold> {
    let before = store::find(tx, body)?;
    tx.expect_version(before.id, before.version)?;
    let new = change.apply(&editable(&before)?)?;
    if new.r#type.as_str() != before.type_code {
        return Err(Refusal::TypeIsFixed.into());
    }
    let site = site(tx, &new)?;
    if let Some(parent) = &site.parent
        && ancestors(tx, parent)?.iter().any(|ancestor| ancestor.id == before.id)
    {
        return Err(Refusal::BodyUnderItself.into());
    }
    check(tx, &site, Tenure { starts: new.starts_on, ends: before.tenure().ends }, Some(before.id))?;
    if site.place.code != before.territory {
        expect_within(tx, &before, &site.place.code)?;
    }
    let life = Tenure { starts: new.starts_on, ends: before.tenure().ends };
    let mut within = store::tenures_in(tx, before.id)?;
    within.extend(store::all_children(tx, before.id)?.iter().map(Body::tenure));
    for day in store::meeting_days(tx, before.id)? {
        let held_on = day.parse().map_err(Problem::internal)?;
        within.push(Tenure { starts: held_on, ends: Some(held_on) });
    }
    if within.iter().any(|tenure| !tenure.fits_in(&life)) {
        return Err(Refusal::ContentsWouldNotFit.into());
    }
    let mut after = before.clone();
    settle(tx, &mut after, &new, &site);
    if let Some(slug) = &new.slug {
        after.slug = slug.to_string();
    }
    after.version = before.version.saturating_add(1);
    store::update(tx, &after)
        .map_err(|problem| problem.if_violates("bodies_slug_key", Refusal::SlugIsTaken.kind()))?;
    journal::changed(tx, "body", before.id, &before, &after)?;
    Ok(BodyTold::of(after, tx.language))
}

/// Goes on only if what stands under a body stands within the territory it would move to.
fn expect_within(tx: &mut Tx<'_>, body: &Body, territory: &str) -> Result<()> {
    let inside: HashSet<String> = territory::codes_under(tx, territory)?.into_iter().collect();
    match store::all_children(tx, body.id)?.iter().find(|child| !inside.contains(&child.territory)) {
        Some(child) => Err(Problem::from(Refusal::ChildrenWouldStandOutside).because(child.slug.clone())),
        None => Ok(()),
    }
}

/// Takes out a body recorded by mistake, with its empty positions.
pub(in crate::bodies) fn delete(tx: &mut Tx<'_>, body: &BodyRef) -> Result<()> {
    let before = store::find(tx, body)?;
    tx.expect_version(before.id, before.version)?;
    positions::delete_of(tx, before.id)?;
    store::delete(tx, before.id)?;
    journal::deleted(tx, "body", before.id, &before)
}

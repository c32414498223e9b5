//! Correcting a body, and taking out one that was a mistake.
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::words::{Labels, Line, of_word};

use super::super::acts;
use super::super::model::{Body, BodyChange, BodyRef, BodyTold, NewBody};
use super::super::moves::{self, settled_on, stations_since};
use super::super::rules::Refusal;
use super::super::{positions, store};
use super::correct::correct;

/// The form a change is applied to.
pub(in crate::bodies) fn editable(body: &Body) -> Result<NewBody> {
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

/// Corrects a body, by the rules it was formed by: as it is shown today, and on later days what a move yet to come
/// leaves as it is.
pub(in crate::bodies) fn change(tx: &mut Tx<'_>, body: &BodyRef, change: &BodyChange) -> Result<BodyTold> {
    let (before, day) = (store::find(tx, body)?, tx.today);
    tx.expect_version(before.id, before.version)?;
    let stations = stations_since(tx, &before, day)?;
    let shown = stations.first().map_or(&before, |now| &now.body);
    let new = change.apply(&editable(shown)?)?;
    if new.r#type.as_str() != before.type_code {
        return Err(Refusal::TypeIsFixed.into());
    }
    if new.starts_on != before.tenure().starts
        && let Some(act) = journal::formed_by(tx, "body", before.id)?
    {
        return Err(Problem::from(Refusal::FirstDayIsOfAnAct).because(format!("/v1/acts/{act}")));
    }
    let after = correct(tx, &before, stations, &new)?;
    let after = settled_on(tx, vec![after], day)?.pop().ok_or_else(Problem::not_found)?;
    Ok(BodyTold::of(after, tx.language))
}

/// Takes out a body recorded by mistake, with its moves and its empty positions.
pub(in crate::bodies) fn delete(tx: &mut Tx<'_>, body: &BodyRef) -> Result<()> {
    let before = store::find(tx, body)?;
    tx.expect_version(before.id, before.version)?;
    acts::expect_none_about(tx, before.id)?;
    take_out(tx, &before)
}

/// Takes a body out with its positions and its moves, unless anything refers to it.
pub(super) fn take_out(tx: &mut Tx<'_>, body: &Body) -> Result<()> {
    positions::delete_of(tx, body.id)?;
    moves::delete_of(tx, body.id)?;
    store::delete(tx, body.id)?;
    journal::deleted(tx, "body", body.id, body)
}

//! Forming a body.
use crate::basis::DecisionId;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::reach;
use crate::territory::TerritoryCode;
use crate::words::{Tenure, word};

use super::super::model::{Body, BodyId, BodyRef, BodyTold, NewBody};
use super::super::rules::Refusal;
use super::super::{moves, positions, slugs, store};
use super::look::counterpart;
use super::site::{check, settle, site};

/// What a new body comes after.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin<'a> {
    /// The body it is formed out of.
    pub split_from: Option<BodyId>,
    /// The bodies that end when it begins, so that it may stand in their place.
    pub ending: &'a [BodyId],
}

/// Forms a body that no decision in the registry carries; answers it as it stands on the day asked for.
pub fn record(tx: &mut Tx<'_>, new: &NewBody) -> Result<BodyTold> {
    expect_over_site(tx, new.parent.as_ref(), new.territory.as_ref())?;
    let (body, day) = (form(tx, new, None)?, tx.as_of);
    let body = moves::settled_on(tx, vec![body], day)?.pop().ok_or_else(Problem::not_found)?;
    Ok(BodyTold::of(body, tx.language))
}

/// Goes on only if the caller may do what was asked at a site: under the parent named, and at the territory named.
pub fn expect_over_site(
    tx: &mut Tx<'_>,
    parent: Option<&BodyRef>,
    territory: Option<&TerritoryCode>,
) -> Result<()> {
    let unknown = || Problem::from(Refusal::ParentIsUnknown);
    if let Some(parent) = parent {
        let found = store::find(tx, parent)
            .map_err(|problem| if problem.is_not_found() { unknown() } else { problem })?;
        reach::expect_over_or(tx, found.id, unknown)?;
    }
    if parent.is_none() || territory.is_some() {
        reach::expect_over_territory(tx, territory.map(TerritoryCode::as_str))?;
    }
    Ok(())
}

/// Forms a body, its positions, and the bodies its type is created with.
pub fn form(tx: &mut Tx<'_>, new: &NewBody, decision_id: Option<DecisionId>) -> Result<Body> {
    form_after(tx, new, decision_id, Origin::default())
}

/// The same, in the place of bodies that end.
pub fn form_after(
    tx: &mut Tx<'_>,
    new: &NewBody,
    decision_id: Option<DecisionId>,
    origin: Origin<'_>,
) -> Result<Body> {
    let site = site(tx, new, new.starts_on.latest())?;
    let tenure = Tenure { starts: new.starts_on, ends: None };
    check(tx, &site, tenure, origin.ending)?;
    let slug = if let Some(slug) = &new.slug {
        slug.to_string()
    } else {
        let is_unique = site.body_type.unique_per_territory;
        let slug = slugs::proposed(&site.place.slug, &site.body_type.slug, is_unique, new.names.as_ref());
        let taken = store::slugs_like(tx, &slug)?;
        slugs::free(&slug, &taken).ok_or(Refusal::SlugIsTaken)?.to_string()
    };
    let mut body = Body {
        id: BodyId::new(),
        slug,
        type_code: site.body_type.code.to_string(),
        kind: word(site.body_type.kind),
        decision_id,
        end_decision_id: None,
        split_from: origin.split_from,
        version: 1,
        created_at: tx.now,
        ..blank(tx, new)
    };
    settle(tx, &mut body, new, &site);
    store::insert(tx, &body)
        .map_err(|problem| problem.if_violates("bodies_slug_key", Refusal::SlugIsTaken.kind()))?;
    journal::created(tx, "body", body.id, &body)?;
    positions::make_with(tx, &body, &site.statutes)?;
    for child in site.statutes.children_made_by(&site.body_type.code) {
        let child = NewBody {
            r#type: child.code.clone(),
            parent: Some(body.id.into()),
            territory: None,
            slug: None,
            names: None,
            competences: None,
            starts_on: new.starts_on,
            source: new.source.clone(),
        };
        let split_from = match origin.split_from {
            Some(old) => counterpart(tx, old, &child.r#type, new.starts_on.day_before().latest())?,
            None => None,
        };
        form_after(tx, &child, decision_id, Origin { split_from, ..origin })?;
    }
    let begins = body.starts_latest;
    moves::follow_acts(tx, body, &site, begins, origin.ending, &mut Vec::new())
}

/// A body with nothing settled yet but what the request itself says.
fn blank(tx: &Tx<'_>, new: &NewBody) -> Body {
    Body {
        id: BodyId::new(),
        slug: String::new(),
        type_code: String::new(),
        kind: String::new(),
        parent_id: None,
        territory: String::new(),
        province: None,
        name_ar: String::new(),
        name_fr: None,
        name_en: None,
        competences: Json(Vec::new()),
        starts_earliest: new.starts_on.earliest(),
        starts_latest: new.starts_on.latest(),
        ends_earliest: None,
        ends_latest: None,
        decision_id: None,
        end_decision_id: None,
        source: None,
        end_source: None,
        stands_from: None,
        merged_into: None,
        split_from: None,
        search: String::new(),
        version: 0,
        created_at: tx.now,
        updated_at: tx.now,
    }
}

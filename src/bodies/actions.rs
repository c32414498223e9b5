//! What is done with bodies: formed, corrected, dissolved.
use std::sync::Arc;

use chrono::NaiveDate;

use crate::basis::DecisionId;
use crate::db::{Json, Tenure, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::statutes::document::{BodyKind, BodyType, Document};
use crate::statutes::{self};
use crate::territory::{self, Place};
use crate::words::{Labels, Language, Line, fold, of_word, word};

use super::model::{Body, BodyChange, BodyId, BodyQuery, BodyRef, BodyTold, Dissolution, NewBody};
use super::rules::{self, Refusal, Standing};
use super::{positions, slugs, store};

/// Finds a body by id or slug, whenever it exists.
pub fn find(tx: &mut Tx<'_>, body: &BodyRef) -> Result<Body> {
    store::find(tx, body)
}

/// Finds a body that may exist on the day asked for.
pub fn on_the_day(tx: &mut Tx<'_>, body: &BodyRef) -> Result<Body> {
    let found = store::find(tx, body)?;
    if found.tenure().on(tx.as_of).is_some() { Ok(found) } else { Err(Problem::not_found()) }
}

/// Several bodies for other rooms, in no order.
pub fn brief(tx: &mut Tx<'_>, ids: &[BodyId]) -> Result<Vec<Body>> {
    store::find_all(tx, ids)
}

/// The bodies directly under these that may exist on the day asked for.
pub fn children(tx: &mut Tx<'_>, parents: &[BodyId]) -> Result<Vec<Body>> {
    let day = tx.as_of;
    store::children(tx, parents, day)
}

/// The body itself, then those it stands under, up to the root.
pub fn ancestors(tx: &mut Tx<'_>, body: &Body) -> Result<Vec<Body>> {
    let mut line = vec![body.clone()];
    while let Some(parent) = line.last().and_then(|last| last.parent_id) {
        line.push(store::find(tx, &parent.into())?);
    }
    Ok(line)
}

/// One body as it is told.
pub(super) fn show(tx: &mut Tx<'_>, body: &BodyRef) -> Result<BodyTold> {
    Ok(BodyTold::of(on_the_day(tx, body)?, tx.language))
}

/// The bodies asked for, by slug.
pub(super) fn list(tx: &mut Tx<'_>, query: &BodyQuery, listing: &Listing) -> Result<Page<BodyTold>> {
    let total = listing.total(|| store::count(tx, query))?;
    let page = listing.page(store::list(tx, query, listing)?, total, |body| vec![body.slug.clone()]);
    let language = tx.language;
    let data = page.data.into_iter().map(|body| BodyTold::of(body, language)).collect();
    Ok(Page { data, next: page.next, total: page.total })
}

/// The bodies of one kind directly under this one.
pub(super) fn list_kind(
    tx: &mut Tx<'_>,
    body: &BodyRef,
    kind: BodyKind,
    listing: &Listing,
) -> Result<Page<BodyTold>> {
    let parent = on_the_day(tx, body)?;
    let query = BodyQuery { parent: Some(parent.id.into()), kind: Some(kind), ..BodyQuery::default() };
    list(tx, &query, listing)
}

/// Everything that was looked up to place a body.
struct Site {
    statutes: Arc<Document>,
    body_type: BodyType,
    parent: Option<Body>,
    place: Place,
}

fn site(tx: &mut Tx<'_>, new: &NewBody) -> Result<Site> {
    let statutes = statutes::in_force(tx, new.starts_on.latest())?;
    let body_type = statutes.body_type(&new.r#type).cloned().ok_or(Refusal::BodyTypeIsUnknown)?;
    let parent = match &new.parent {
        None => None,
        Some(parent) => Some(found(store::find(tx, parent), Refusal::ParentIsUnknown)?),
    };
    let code = new.territory.as_ref().map(|code| code.as_str().to_owned());
    let code = code.or_else(|| parent.as_ref().map(|parent| parent.territory.clone()));
    let code = code.ok_or(Refusal::TerritoryIsMissing)?;
    let place = found(territory::place(tx, &code), Refusal::TerritoryIsUnknown)?;
    Ok(Site { statutes, body_type, parent, place })
}

/// What a body names but the registry does not have is a refusal, not a missing page.
fn found<T>(result: Result<T>, refusal: Refusal) -> Result<T> {
    result.map_err(|problem| if problem.is_not_found() { refusal.into() } else { problem })
}

fn check(tx: &mut Tx<'_>, site: &Site, tenure: Tenure, own: Option<BodyId>) -> Result<()> {
    let parent = site.parent.as_ref().map(|parent| (parent.type_code.as_str(), parent.tenure()));
    let standing = Standing {
        statutes: &site.statutes,
        body_type: &site.body_type,
        tenure,
        parent,
        territory_level: &site.place.level,
    };
    let clause = || statutes::cite(&site.statutes, site.body_type.clause.as_ref());
    rules::check_standing(&standing).map_err(|refusal| Problem::from(refusal).under(clause()))?;
    if site.body_type.unique_per_territory {
        let there = store::of_type_at(tx, &site.body_type.code, &site.place.code)?;
        let starts = tenure.starts.latest();
        let clashes =
            |body: &&Body| Some(body.id) != own && body.ends_latest.is_none_or(|last| last >= starts);
        if let Some(other) = there.iter().find(clashes) {
            return Err(Problem::from(Refusal::BodyExistsThere).because(other.slug.clone()).under(clause()));
        }
    }
    Ok(())
}

/// Forms a body, its positions, and the bodies its type is created with.
pub fn form(tx: &mut Tx<'_>, new: &NewBody, decision_id: Option<DecisionId>) -> Result<Body> {
    let site = site(tx, new)?;
    let tenure = Tenure { starts: new.starts_on, ends: None };
    check(tx, &site, tenure, None)?;
    let slug = match &new.slug {
        Some(slug) => slug.to_string(),
        None => {
            let is_unique = site.body_type.unique_per_territory;
            let slug = slugs::proposed(&site.place.slug, &site.body_type.slug, is_unique, new.names.as_ref());
            let taken = store::slugs_like(tx, &slug)?;
            slugs::free(&slug, &taken).ok_or(Refusal::SlugIsTaken)?.to_string()
        }
    };
    let mut body = Body {
        id: BodyId::new(),
        slug,
        type_code: site.body_type.code.to_string(),
        kind: word(site.body_type.kind),
        decision_id,
        end_decision_id: None,
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
        form(tx, &child, decision_id)?;
    }
    Ok(body)
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
        search: String::new(),
        version: 0,
        created_at: tx.now,
        updated_at: tx.now,
    }
}

/// Puts into `body` what the request and its site settle.
fn settle(tx: &Tx<'_>, body: &mut Body, new: &NewBody, site: &Site) {
    let made = |language| statutes::body_name(&site.body_type, language, site.place.name(language));
    (body.name_ar, body.name_fr, body.name_en) = match &new.names {
        Some(names) => (names.ar.to_string(), text(names.fr.as_ref()), text(names.en.as_ref())),
        None => (made(Language::Ar), Some(made(Language::Fr)), Some(made(Language::En))),
    };
    let competences = new.competences.as_ref().unwrap_or(&site.body_type.competences);
    body.competences = Json(competences.iter().map(ToString::to_string).collect());
    body.parent_id = site.parent.as_ref().map(|parent| parent.id);
    body.territory.clone_from(&site.place.code);
    body.province.clone_from(&site.place.province);
    body.starts_earliest = new.starts_on.earliest();
    body.starts_latest = new.starts_on.latest();
    body.source = new.source.clone().map(Json);
    let names = [Some(&body.name_ar), body.name_fr.as_ref(), body.name_en.as_ref()];
    body.search = names.into_iter().flatten().map(|name| fold(name)).collect::<Vec<_>>().join(" ");
    body.updated_at = tx.now;
}

fn text(line: Option<&Line<200>>) -> Option<String> {
    line.map(ToString::to_string)
}

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
pub(super) fn change(tx: &mut Tx<'_>, body: &BodyRef, change: &BodyChange) -> Result<BodyTold> {
    let before = store::find(tx, body)?;
    tx.expect_version(before.version)?;
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

/// Ends a body, once nothing under it or in it lasts beyond its last day.
pub fn dissolve(tx: &mut Tx<'_>, body: &BodyRef, dissolution: &Dissolution) -> Result<Body> {
    let before = store::find(tx, body)?;
    tx.expect_version(before.version)?;
    if before.ends_latest.is_some() {
        return Err(Refusal::BodyIsDissolved.into());
    }
    let tenure = Tenure { starts: before.tenure().starts, ends: Some(dissolution.ends_on) };
    if tenure.is_backwards() {
        return Err(Refusal::LifeIsBackwards.into());
    }
    if let Some(id) = dissolution.decision_id
        && !store::decision_exists(tx, id)?
    {
        return Err(Refusal::DecisionIsUnknown.into());
    }
    let last = dissolution.ends_on.latest();
    if let Some(child) = store::children(tx, &[before.id], NaiveDate::MAX.min(day_after(last)))?.first() {
        return Err(Problem::from(Refusal::ChildrenStillExist).because(child.slug.clone()));
    }
    if store::is_held_after(tx, before.id, last)? {
        return Err(Refusal::SeatsAreStillHeld.into());
    }
    let mut after = before.clone();
    after.ends_earliest = dissolution.ends_on.earliest();
    after.ends_latest = Some(last);
    after.end_decision_id = dissolution.decision_id;
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after)?;
    journal::changed(tx, "body", before.id, &before, &after)?;
    Ok(after)
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

/// Takes out a body recorded by mistake, with its empty positions.
pub(super) fn delete(tx: &mut Tx<'_>, body: &BodyRef) -> Result<()> {
    let before = store::find(tx, body)?;
    tx.expect_version(before.version)?;
    positions::delete_of(tx, before.id)?;
    store::delete(tx, before.id)?;
    journal::deleted(tx, "body", before.id, &before)
}

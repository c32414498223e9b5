//! Where a body would stand: everything that is looked up to place it, and the check that it may.
use std::sync::Arc;

use chrono::NaiveDate;

use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::statutes;
use crate::statutes::document::{BodyType, Document};
use crate::territory::{self, Place};
use crate::words::Tenure;
use crate::words::{Language, Line, fold};

use super::super::model::{Body, BodyId, Days, NewBody};
use super::super::moves::{Station, settled_on};
use super::super::rules::{self, Refusal, Standing};
use super::super::store;

/// Everything that was looked up to place a body.
pub(in crate::bodies) struct Site {
    pub(in crate::bodies) statutes: Arc<Document>,
    pub(in crate::bodies) body_type: BodyType,
    pub(in crate::bodies) parent: Option<Body>,
    pub(in crate::bodies) place: Place,
    /// Whether the territory is the parent's, or within it; true of what has no parent.
    pub(in crate::bodies) is_within_parent: bool,
}

/// Looks up where `new` would stand, as the territories lie on `day`.
pub(in crate::bodies) fn site(tx: &mut Tx<'_>, new: &NewBody, day: NaiveDate) -> Result<Site> {
    let statutes = statutes::in_force(tx, new.starts_on.latest())?;
    let body_type = statutes.body_type(&new.r#type).cloned().ok_or(Refusal::BodyTypeIsUnknown)?;
    let parent = match &new.parent {
        None => None,
        Some(parent) => {
            let parent = found(store::find(tx, parent), Refusal::ParentIsUnknown)?;
            settled_on(tx, vec![parent], day)?.pop()
        }
    };
    let code = new.territory.as_ref().map(|code| code.as_str().to_owned());
    let code = code.or_else(|| parent.as_ref().map(|parent| parent.territory.clone()));
    let code = code.ok_or(Refusal::TerritoryIsMissing)?;
    let (place, day) = place_by(tx, &code, day)?;
    let is_within_parent = match &parent {
        None => true,
        Some(parent) => reaches(tx, parent, &place.code, day)?,
    };
    Ok(Site { statutes, body_type, parent, place, is_within_parent })
}

/// Where a territory lies on a day, or else on the day asked for, and which of the two that is: what a later list brought
/// in has no days before.
pub(in crate::bodies) fn place_by(tx: &mut Tx<'_>, code: &str, day: NaiveDate) -> Result<(Place, NaiveDate)> {
    let (place, day) = match territory::place_on(tx, code, day) {
        Err(problem) if problem.is_not_found() && day < tx.as_of => {
            (territory::place_on(tx, code, tx.as_of), tx.as_of)
        }
        place => (place, day),
    };
    Ok((found(place, Refusal::TerritoryIsUnknown)?, day))
}

/// Whether a territory is that of a body on `day`, or within it.
pub(in crate::bodies) fn reaches(tx: &mut Tx<'_>, body: &Body, code: &str, day: NaiveDate) -> Result<bool> {
    let body = settled_on(tx, vec![body.clone()], day)?.pop().ok_or_else(Problem::not_found)?;
    found(territory::is_within(tx, code, &body.territory, day), Refusal::TerritoryIsUnknown)
}

/// What a body names but the registry does not have is a refusal, not a missing page.
fn found<T>(result: Result<T>, refusal: Refusal) -> Result<T> {
    result.map_err(|problem| if problem.is_not_found() { refusal.into() } else { problem })
}

/// Checks that a body may stand there on those days; what is in the way is none of `besides`: the body itself, when it
/// moves, and those that end when it begins.
pub(in crate::bodies) fn check(
    tx: &mut Tx<'_>,
    site: &Site,
    tenure: Tenure,
    besides: &[BodyId],
) -> Result<()> {
    let parent = site.parent.as_ref().map(|parent| (parent.type_code.as_str(), parent.tenure()));
    let standing = Standing {
        statutes: &site.statutes,
        body_type: &site.body_type,
        tenure,
        parent,
        is_within_parent: site.is_within_parent,
        territory_level: &site.place.level,
    };
    let clause = || statutes::cite(&site.statutes, site.body_type.clause.as_ref());
    rules::check_standing(&standing).map_err(|refusal| Problem::from(refusal).under(clause()))?;
    expect_alone(tx, site, &site.place.code, tenure, besides)
}

/// Goes on only if no other body of a type that a territory has one of at most stands there on those days.
pub(in crate::bodies) fn expect_alone(
    tx: &mut Tx<'_>,
    site: &Site,
    territory: &str,
    tenure: Tenure,
    besides: &[BodyId],
) -> Result<()> {
    if site.body_type.unique_per_territory {
        let clause = || statutes::cite(&site.statutes, site.body_type.clause.as_ref());
        let there = store::of_type_at(tx, &site.body_type.code, territory)?;
        let days = Days { from: Some(tenure.starts.latest()), until: tenure.ends.map(|ends| ends.latest()) };
        let clashes =
            |other: &&Station| !besides.contains(&other.row.id) && other.days.shared_with(&days).is_some();
        if let Some(other) = there.iter().find(clashes) {
            let slug = other.row.slug.clone();
            return Err(Problem::from(Refusal::BodyExistsThere).because(slug).under(clause()));
        }
    }
    Ok(())
}

/// Puts into `body` what the request and its site settle.
pub(in crate::bodies) fn settle(tx: &Tx<'_>, body: &mut Body, new: &NewBody, site: &Site) {
    // Parent and territory are in the site; type and slug are for life, or settled by the action itself.
    let NewBody { r#type: _, parent: _, territory: _, slug: _, names, competences, starts_on, source } = new;
    let made = |language| statutes::body_name(&site.body_type, language, site.place.name(language));
    (body.name_ar, body.name_fr, body.name_en) = match names {
        Some(names) => (names.ar.to_string(), text(names.fr.as_ref()), text(names.en.as_ref())),
        None => (made(Language::Ar), Some(made(Language::Fr)), Some(made(Language::En))),
    };
    let competences = competences.as_ref().unwrap_or(&site.body_type.competences);
    body.competences = Json(competences.iter().map(ToString::to_string).collect());
    body.parent_id = site.parent.as_ref().map(|parent| parent.id);
    body.territory.clone_from(&site.place.code);
    body.province.clone_from(&site.place.province);
    body.starts_earliest = starts_on.earliest();
    body.starts_latest = starts_on.latest();
    body.source = source.clone().map(Json);
    body.search = folded_names(body);
    body.updated_at = tx.now;
}

/// What a body is searched by.
pub(in crate::bodies) fn folded_names(body: &Body) -> String {
    let names = [Some(&body.name_ar), body.name_fr.as_ref(), body.name_en.as_ref()];
    names.into_iter().flatten().map(|name| fold(name)).collect::<Vec<_>>().join(" ")
}

fn text<const MAX: usize>(line: Option<&Line<MAX>>) -> Option<String> {
    line.map(ToString::to_string)
}

//! Where a body would stand: everything that is looked up to place it, and the check that it may.
use std::sync::Arc;

use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::statutes;
use crate::statutes::document::{BodyType, Document};
use crate::territory::{self, Place};
use crate::words::Tenure;
use crate::words::{Language, Line, fold};

use super::super::model::{Body, BodyId, NewBody};
use super::super::rules::{self, Refusal, Standing};
use super::super::store;

/// Everything that was looked up to place a body.
pub(super) struct Site {
    pub(super) statutes: Arc<Document>,
    pub(super) body_type: BodyType,
    pub(super) parent: Option<Body>,
    pub(super) place: Place,
}

/// Looks up where `new` would stand.
pub(super) fn site(tx: &mut Tx<'_>, new: &NewBody) -> Result<Site> {
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

/// Checks that a body may stand there on those days; `own` is the body itself, when it moves.
pub(super) fn check(tx: &mut Tx<'_>, site: &Site, tenure: Tenure, own: Option<BodyId>) -> Result<()> {
    let parent = site.parent.as_ref().map(|parent| (parent.type_code.as_str(), parent.tenure()));
    let is_within_parent = match &site.parent {
        None => true,
        Some(parent) => {
            let (code, outer, day) = (&site.place.code, &parent.territory, tx.as_of);
            found(territory::is_within(tx, code, outer, day), Refusal::TerritoryIsUnknown)?
        }
    };
    let standing = Standing {
        statutes: &site.statutes,
        body_type: &site.body_type,
        tenure,
        parent,
        is_within_parent,
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

/// Puts into `body` what the request and its site settle.
pub(super) fn settle(tx: &Tx<'_>, body: &mut Body, new: &NewBody, site: &Site) {
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
    let names = [Some(&body.name_ar), body.name_fr.as_ref(), body.name_en.as_ref()];
    body.search = names.into_iter().flatten().map(|name| fold(name)).collect::<Vec<_>>().join(" ");
    body.updated_at = tx.now;
}

fn text<const MAX: usize>(line: Option<&Line<MAX>>) -> Option<String> {
    line.map(ToString::to_string)
}

//! One body put elsewhere from a day on.
use chrono::NaiveDate;

use crate::basis::{ActId, Basis};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::Resource as _;
use crate::journal::{self, Entry};
use crate::reach;
use crate::statutes;
use crate::territory;
use crate::words::{Labels, Language, PartialDate, Tenure, of_word};

use super::super::super::actions::{Site, check, editable, settle, site};
use super::super::super::acts;
use super::super::super::model::{Body, BodyId, BodyRef, Days, NewBody};
use super::super::super::rules::Refusal as BodyRefusal;
use super::super::super::store as bodies;
use super::super::model::{Move, MoveId};
use super::super::rules::{self, Facts, Refusal, circles};
use super::super::store;
use super::lines_of;

/// Where a body is to stand.
#[derive(Debug, Clone)]
pub struct Destination {
    /// Under which body, if under one.
    pub parent: Option<BodyId>,
    /// At which territory.
    pub territory: String,
    /// Whether it may stand where the body above it does not reach: it goes because another does.
    pub strays: bool,
    /// How it is called there; as before, or as the statutes call it there, if nothing is said.
    pub names: Option<Labels>,
}

/// Moves one body on a day, and nothing else: what stands under it stays under it. One that goes along with another may
/// have moved on that very day: then it stands from that day where it goes. Answers the body as it stands from that day,
/// and where that is.
pub(super) fn relocate(
    tx: &mut Tx<'_>,
    before: &Body,
    to: &Destination,
    on: NaiveDate,
    basis: &Basis,
    goes_along: bool,
) -> Result<(Body, Site)> {
    expect_basis(tx, basis)?;
    let has_moved = goes_along && before.stands_from == Some(on);
    let mut new = NewBody {
        parent: to.parent.map(BodyRef::Id),
        territory: of_word(&to.territory),
        starts_on: PartialDate::exact(on),
        ..editable(before)?
    };
    let mut site = site(tx, &new, on)?;
    site.is_within_parent |= to.strays;
    if to.names.is_some() || (site.place.code != before.territory && is_named_after(tx, before, &site)?) {
        new.names.clone_from(&to.names);
    }
    let mut after = before.clone();
    settle(tx, &mut after, &new, &site);
    let facts = Facts {
        life: before.tenure(),
        stands_from: before.stands_from.filter(|_| !has_moved),
        parent_ends: site.parent.as_ref().and_then(|parent| parent.ends_latest),
        is_change: station(before) != station(&after),
    };
    rules::may_move(&facts, on).map_err(|refusal| Problem::from(refusal).because(before.slug.clone()))?;
    if let Some(parent) = to.parent
        && circles(before.id, parent, Days::since(on), &lines_of(tx, parent)?)
    {
        return Err(BodyRefusal::BodyUnderItself.into());
    }
    let life = Tenure { starts: PartialDate::exact(on), ends: before.tenure().ends };
    check(tx, &site, life, &[before.id])?;
    (after.starts_earliest, after.starts_latest) = (before.starts_earliest, before.starts_latest);
    after.stands_from = Some(on);
    after.version = before.version.saturating_add(1);
    keep(tx, before, &after, (!has_moved).then_some(on), basis)?;
    Ok((after, site))
}

/// What a move can change of a body.
fn station(body: &Body) -> (Option<BodyId>, &str, [Option<&str>; 3]) {
    let names = [Some(body.name_ar.as_str()), body.name_fr.as_deref(), body.name_en.as_deref()];
    (body.parent_id, &body.territory, names)
}

/// Whether a body bears the name the statutes make of the territory it leaves.
fn is_named_after(tx: &mut Tx<'_>, body: &Body, site: &Site) -> Result<bool> {
    let language = tx.language;
    tx.language = Language::Ar;
    let name = territory::names(tx, std::slice::from_ref(&body.territory));
    tx.language = language;
    let made =
        name?.remove(&body.territory).map(|name| statutes::body_name(&site.body_type, Language::Ar, &name));
    Ok(made.as_deref() == Some(&body.name_ar))
}

/// Keeps where a body stands, and where it stood until `on`, unless it was never there.
pub(in crate::bodies::moves) fn keep(
    tx: &mut Tx<'_>,
    before: &Body,
    after: &Body,
    on: Option<NaiveDate>,
    basis: &Basis,
) -> Result<()> {
    if let Some(on) = on {
        keep_station(tx, before, on, basis)?;
    }
    bodies::update(tx, after)?;
    journal::changed(tx, "body", before.id, before, after)
}

fn keep_station(tx: &mut Tx<'_>, before: &Body, on: NaiveDate, basis: &Basis) -> Result<()> {
    let made = Move {
        id: MoveId::new(),
        body_id: before.id,
        takes_effect_on: on,
        stood_from: before.stands_from,
        parent_id: before.parent_id,
        territory: before.territory.clone(),
        province: before.province.clone(),
        name_ar: before.name_ar.clone(),
        name_fr: before.name_fr.clone(),
        name_en: before.name_en.clone(),
        search: before.search.clone(),
        decision_id: basis.decision_id,
        source: basis.source.clone().map(Json),
        act_id: tx.act,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &made)?;
    journal::created(tx, "body_move", made.id, &made)
}

/// Corrects where a body stood until a move.
pub(in crate::bodies) fn correct(tx: &mut Tx<'_>, before: &Move, stood: &Body) -> Result<()> {
    let after = Move {
        parent_id: stood.parent_id,
        territory: stood.territory.clone(),
        province: stood.province.clone(),
        name_ar: stood.name_ar.clone(),
        name_fr: stood.name_fr.clone(),
        name_en: stood.name_en.clone(),
        search: stood.search.clone(),
        updated_at: tx.now,
        ..before.clone()
    };
    store::update(tx, &after)?;
    journal::changed(tx, "body_move", before.id, before, &after)
}

/// Takes a move out, of a body that stands again where it stood before it, as that was corrected since.
pub fn take_back(tx: &mut Tx<'_>, entry: &Entry) -> Result<()> {
    if entry.before.is_some() {
        // What it rests on goes with it.
        return Ok(());
    }
    let made = store::find(tx, entry.object()?)?;
    let body = bodies::find(tx, &made.body_id.into())?;
    // Where it went along with another on that very day, that act has no move of its own to rest on.
    let along = acts::later(tx, body.id, entry)?;
    if let Some(act) = along.iter().find(|act| act.takes_effect_on == made.takes_effect_on) {
        return Err(Problem::from(acts::Refusal::LaterChangeRestsOnIt).because(act.path()));
    }
    let mut stood = body.clone();
    made.put_back(&mut stood);
    if station(&stood) != station(&body) || stood.province != body.province {
        stood.search.clone_from(&made.search);
        stood.version = body.version.saturating_add(1);
        stood.updated_at = tx.now;
        bodies::update(tx, &stood)?;
        journal::changed(tx, "body", body.id, &body, &stood)?;
    }
    store::delete(tx, made.id)?;
    journal::deleted(tx, "body_move", made.id, &made)
}

/// Lets the moves of an act that day rest on another basis: its own, and those by which bodies recorded since followed it
/// from these territories.
pub fn rebase(
    tx: &mut Tx<'_>,
    (act, on): (ActId, NaiveDate),
    codes: &[String],
    old: &Basis,
    new: &Basis,
) -> Result<()> {
    for before in store::of_day(tx, on)? {
        let is_of_it = before.act_id == Some(act) || codes.contains(&before.territory);
        let source = before.source.clone().map(|source| source.0);
        if !is_of_it || (Basis { decision_id: before.decision_id, source }) != *old {
            continue;
        }
        let (decision_id, source) = (new.decision_id, new.source.clone().map(Json));
        let after = Move { decision_id, source, updated_at: tx.now, ..before.clone() };
        store::update(tx, &after)?;
        journal::changed(tx, "body_move", before.id, &before, &after)?;
    }
    Ok(())
}

/// Takes out the moves of a body that is taken out itself.
pub(in crate::bodies) fn delete_of(tx: &mut Tx<'_>, body: BodyId) -> Result<()> {
    for made in store::of_bodies(tx, &[body])? {
        store::delete(tx, made.id)?;
        journal::deleted(tx, "body_move", made.id, &made)?;
    }
    Ok(())
}

/// Goes on only with a decision or a source, and only with a decision that is there.
pub fn expect_basis(tx: &mut Tx<'_>, basis: &Basis) -> Result<()> {
    if basis.is_missing() {
        return Err(Refusal::ActIsMissing.into());
    }
    reach::expect_decision(tx, basis.decision_id)
}

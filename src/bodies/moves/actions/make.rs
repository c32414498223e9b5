//! What is done with moves: made, and read back for a day.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::basis::{ActId, Basis};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal::{self, Entry};
use crate::statutes;
use crate::territory;
use crate::unknown::Unknown;
use crate::words::{Labels, Language, PartialDate, Tenure, of_word};

use super::super::super::actions::{Site, check, editable, reaches, settle, site};
use super::super::super::acts::{self, ActKind, Subject};
use super::super::super::model::{
    Body, BodyId, BodyRef, BodyReformed, BodyTold, Consequence, Days, Happening, NewBody,
};
use super::super::super::rules::Refusal as BodyRefusal;
use super::super::super::store as bodies;
use super::super::model::{Move, MoveId, NewMove};
use super::super::rules::{self, Facts, Refusal, Spell, circles};
use super::super::store;

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

/// These bodies as they stood on `day`: nothing is asked of the database unless one has moved since.
pub(crate) fn settled_on(tx: &mut Tx<'_>, mut found: Vec<Body>, day: NaiveDate) -> Result<Vec<Body>> {
    let moved: Vec<BodyId> = found
        .iter()
        .filter(|body| body.stands_from.is_some_and(|from| day < from))
        .map(|body| body.id)
        .collect();
    if moved.is_empty() {
        return Ok(found);
    }
    let stations = store::stations_on(tx, &moved, day)?;
    for body in &mut found {
        if let Some(station) = stations.iter().find(|station| station.body_id == body.id) {
            station.put_back(body);
        }
    }
    Ok(found)
}

/// The spells of a body and of everything it ever stands under.
pub(in crate::bodies) fn lines_of(tx: &mut Tx<'_>, body: BodyId) -> Result<HashMap<BodyId, Vec<Spell>>> {
    let mut lines: HashMap<BodyId, Vec<Spell>> = HashMap::new();
    let mut open = vec![body];
    while !open.is_empty() {
        for body in bodies::find_all(tx, &open)? {
            let days = Days { from: body.stands_from, until: None };
            lines.entry(body.id).or_default().push(Spell { days, parent: body.parent_id });
        }
        for made in store::of_bodies(tx, &open)? {
            let spell = Spell { days: made.days_before(), parent: made.parent_id };
            lines.entry(made.body_id).or_default().push(spell);
        }
        let parents =
            open.iter().filter_map(|body| lines.get(body)).flatten().filter_map(|spell| spell.parent);
        let mut parents: Vec<BodyId> = parents.filter(|parent| !lines.contains_key(parent)).collect();
        parents.sort_unstable();
        parents.dedup();
        open = parents;
    }
    Ok(lines)
}

/// Moves one body on a day, and nothing else: what stands under it stays under it.
pub fn relocate(
    tx: &mut Tx<'_>,
    before: &Body,
    to: &Destination,
    on: NaiveDate,
    basis: &Basis,
) -> Result<Body> {
    expect_basis(tx, basis)?;
    let mut new = NewBody {
        parent: to.parent.map(BodyRef::Id),
        territory: of_word(&to.territory),
        starts_on: PartialDate::exact(on),
        ..editable(before)?
    };
    let mut site = site(tx, &new, on.max(tx.as_of))?;
    site.is_within_parent |= to.strays;
    if to.names.is_some() || (site.place.code != before.territory && is_named_after(tx, before, &site)?) {
        new.names.clone_from(&to.names);
    }
    let mut after = before.clone();
    settle(tx, &mut after, &new, &site);
    let facts = Facts {
        life: before.tenure(),
        stands_from: before.stands_from,
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
    keep(tx, before, &after, Some(on), basis)?;
    Ok(after)
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
        created_at: tx.now,
        updated_at: tx.now,
        act_id: tx.act,
    };
    store::insert(tx, &made)?;
    journal::created(tx, "body_move", made.id, &made)
}

/// Goes on only with a decision or a source, and only with a decision that is there.
pub fn expect_basis(tx: &mut Tx<'_>, basis: &Basis) -> Result<()> {
    if basis.is_missing() {
        return Err(Refusal::ActIsMissing.into());
    }
    match basis.decision_id {
        Some(id) if !bodies::decision_exists(tx, id)? => Err(Unknown::Decision.into()),
        _ => Ok(()),
    }
}

/// Moves a body as asked, and with it the bodies under it that are at the territory it leaves.
pub fn transfer(tx: &mut Tx<'_>, body: &BodyRef, new: &NewMove) -> Result<BodyReformed> {
    let before = bodies::find(tx, body)?;
    tx.expect_version(before.id, before.version)?;
    if new.root && new.parent.is_some() {
        return Err(Refusal::ParentOrRoot.into());
    }
    let parent = match &new.parent {
        Some(parent) => Some(bodies::find(tx, parent).map_err(|problem| {
            if problem.is_not_found() { BodyRefusal::ParentIsUnknown.into() } else { problem }
        })?),
        None => None,
    };
    let to = Destination {
        parent: parent.map(|parent| parent.id).or(before.parent_id.filter(|_| !new.root)),
        territory: new.territory.as_ref().map_or(&*before.territory, |code| code.as_str()).to_owned(),
        strays: false,
        names: new.names.clone(),
    };
    let basis = Basis { decision_id: new.decision_id, source: new.source.clone() };
    let (act, mut consequences) = (acts::begin(tx), Vec::new());
    let after = with_its_own(tx, &before, &to, new.on, &basis, &mut consequences)?;
    acts::conclude(tx, act, ActKind::Move, Subject::Body(before.id), new.on, &basis)?;
    reformed(tx, act, after, consequences)
}

/// The body as it is told, with what came of the act.
pub fn reformed(
    tx: &mut Tx<'_>,
    act_id: ActId,
    body: Body,
    consequences: Vec<Consequence>,
) -> Result<BodyReformed> {
    let (day, language) = (tx.as_of, tx.language);
    let body = settled_on(tx, vec![body], day)?.pop().ok_or_else(Problem::not_found)?;
    Ok(BodyReformed { act_id, body: BodyTold::of(body, language), consequences })
}

/// Moves a body; the bodies under it that are at the territory it leaves go with it. Those that are elsewhere stay, and
/// where it no longer reaches them that is told.
pub fn with_its_own(
    tx: &mut Tx<'_>,
    before: &Body,
    to: &Destination,
    on: NaiveDate,
    basis: &Basis,
    consequences: &mut Vec<Consequence>,
) -> Result<Body> {
    let after = relocate(tx, before, to, on, basis)?;
    consequences.push(Consequence::of_body(&after, Happening::Moved, on).to(after.parent_id));
    if let Some(parent) = after.parent_id.filter(|_| to.strays) {
        let parent = bodies::find(tx, &parent.into())?;
        tell_stranded(tx, &parent, &after, on, consequences)?;
    }
    if after.territory != before.territory {
        for (child, days) in bodies::all_children(tx, before.id)? {
            let is_there = days.shared_with(&Days::since(on)).is_some();
            if is_there && child.territory == before.territory {
                let (parent, territory) = (child.parent_id, after.territory.clone());
                let along = Destination { parent, territory, strays: false, names: None };
                with_its_own(tx, &child, &along, on, basis, consequences)?;
            } else if is_there {
                tell_stranded(tx, &after, &child, on, consequences)?;
            }
        }
    }
    Ok(after)
}

/// Tells of a body that stands from a day where the one above it does not reach.
fn tell_stranded(
    tx: &mut Tx<'_>,
    parent: &Body,
    body: &Body,
    on: NaiveDate,
    consequences: &mut Vec<Consequence>,
) -> Result<()> {
    if !reaches(tx, parent, &body.territory, on)? {
        consequences.push(Consequence::of_body(body, Happening::Stranded, on).to(Some(parent.id)));
    }
    Ok(())
}

/// Takes a move out, of a body that stands again where it stood before it.
pub fn take_back(tx: &mut Tx<'_>, entry: &Entry) -> Result<()> {
    let made = store::find(tx, entry.object()?)?;
    store::delete(tx, made.id)?;
    journal::deleted(tx, "body_move", made.id, &made)
}

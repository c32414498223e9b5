//! Putting right where a body stands, and what stands there with it.
use std::collections::HashSet;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::territory;
use crate::words::{Tenure, of_word};

use super::super::model::{Body, NewBody};
use super::super::moves::{self, Station, circles, lines_of};
use super::super::rules::Refusal;
use super::super::store;
use super::change::editable;
use super::contents::expect_contents_fit;
use super::dissolve::heirs_past_changes;
use super::site::{Site, check, settle, site};

/// Where a body stands, and the form that says where it should have stood from the first.
type Asked = (Station, NewBody);

/// Where a body stood by mistake, and where it stands instead.
struct Mended {
    station: Station,
    after: Body,
    site: Site,
}

/// Corrects a body where it stands now. Where it stands after a move to come is corrected with it, as far as that move
/// leaves things as they are.
pub(super) fn correct(tx: &mut Tx<'_>, row: &Body, stations: Vec<Station>, new: &NewBody) -> Result<Body> {
    let shown = editable(stations.first().map_or(row, |now| &now.body))?;
    let (mut keeps_parent, mut keeps_place, mut keeps_names) = (true, true, true);
    let mut asked = Vec::with_capacity(stations.len());
    for station in stations {
        let own = editable(&station.body)?;
        keeps_parent &= own.parent == shown.parent;
        keeps_place &= own.territory == shown.territory;
        keeps_names &= own.names == shown.names;
        let form = NewBody {
            parent: if keeps_parent { new.parent.clone() } else { own.parent },
            territory: if keeps_place { new.territory.clone() } else { own.territory },
            names: if keeps_names { new.names.clone() } else { own.names },
            ..new.clone()
        };
        asked.push((station, form));
    }
    put_right(tx, row, asked)
}

/// Puts a body where it should have been from the first; the bodies under it that stand at the very same territory are
/// put right with it.
fn put_right(tx: &mut Tx<'_>, row: &Body, asked: Vec<Asked>) -> Result<Body> {
    let starts = asked.first().map_or_else(|| row.tenure().starts, |(_, form)| form.starts_on);
    let life = Tenure { starts, ends: row.tenure().ends };
    let slug = asked.last().and_then(|(_, form)| form.slug.clone());
    let under = store::stations_under(tx, row.id)?;
    let mut mended = Vec::with_capacity(asked.len());
    for (station, form) in asked {
        mended.push(judge(tx, station, &form, life, &under)?);
    }
    expect_contents_fit(tx, row, life, &under)?;
    for one in &mended {
        if let Some(made) = &one.station.kept_in {
            moves::correct(tx, made, &one.after)?;
        }
    }
    let present = mended.iter().find(|one| one.station.kept_in.is_none());
    let mut after = present.map_or(row, |one| &one.after).clone();
    after.slug = slug.map_or_else(|| row.slug.clone(), |slug| slug.to_string());
    after.version = row.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after)
        .map_err(|problem| problem.if_violates("bodies_slug_key", Refusal::SlugIsTaken.kind()))?;
    journal::changed(tx, "body", row.id, row, &after)?;
    if row.split_from.is_some() && life.starts != row.tenure().starts {
        heirs_past_changes(tx, row.id)?;
    }
    for (child, asked) in along(&mended, &under)? {
        put_right(tx, &child, asked)?;
    }
    match mended.into_iter().find(|one| one.station.kept_in.is_none()) {
        Some(present) => {
            let from = present.station.tenure(life).starts.latest();
            moves::follow_acts(tx, after, &present.site, from, &[], &mut Vec::new())
        }
        None => Ok(after),
    }
}

/// Judges where a body should have stood by the first of the days it is about.
fn judge(
    tx: &mut Tx<'_>,
    station: Station,
    form: &NewBody,
    life: Tenure,
    under: &[Station],
) -> Result<Mended> {
    let was = &station.body;
    let here = station.tenure(life);
    let form = NewBody { starts_on: here.starts, ..form.clone() };
    let mut site = site(tx, &form, here.starts.latest())?;
    let parent = site.parent.as_ref().map(|parent| parent.id);
    // What stays where it stands stands there for good reason, whatever the one above it reaches.
    let stays = parent == was.parent_id && site.place.code == was.territory;
    site.is_within_parent |= stays;
    if let Some(parent) = parent.filter(|_| !stays)
        && circles(was.id, parent, station.days, &lines_of(tx, parent)?)
    {
        return Err(Refusal::BodyUnderItself.into());
    }
    // A move that stays as it is has been judged.
    if !stays || station.since.is_none() {
        check(tx, &site, here, &[was.id])?;
    }
    if site.place.code != was.territory {
        expect_within(tx, &station, &site.place.code, under)?;
    }
    let mut after = was.clone();
    settle(tx, &mut after, &form, &site);
    (after.starts_earliest, after.starts_latest) = (life.starts.earliest(), life.starts.latest());
    if station.kept_in.is_some() {
        expect_no_act(tx, &station, &site, &after)?;
    }
    Ok(Mended { station, after, site })
}

/// Goes on only if no act of the state takes a body elsewhere before the move that is recorded: a move is not put
/// between others.
fn expect_no_act(tx: &mut Tx<'_>, station: &Station, site: &Site, after: &Body) -> Result<()> {
    let from = station.since.unwrap_or(after.starts_latest);
    let leads_away = |act: &territory::moves::Act| {
        let stays = act.place.code == after.territory && act.place.province == after.province;
        station.days.has(act.on) && !stays
    };
    if territory::moves::acts_after(tx, &site.place, from)?.iter().any(leads_away) {
        return Err(Problem::from(moves::Refusal::LaterMoveIsRecorded).because(after.slug.clone()));
    }
    Ok(())
}

/// Goes on only if what stands under a body on those days stands within the territory it would be put to, or goes there
/// with it.
fn expect_within(tx: &mut Tx<'_>, station: &Station, code: &str, under: &[Station]) -> Result<()> {
    let (days, today) = (station.days, tx.today);
    let elsewhere = |child: &&Station| {
        child.body.territory != station.body.territory && child.days.shared_with(&days).is_some()
    };
    let children: Vec<&Station> = under.iter().filter(elsewhere).collect();
    if children.is_empty() {
        return Ok(());
    }
    let day = if days.has(today) { today } else { days.from.unwrap_or(today) };
    let inside: HashSet<String> = tx.on(day, |tx| territory::codes_under(tx, code))?.into_iter().collect();
    match children.iter().find(|child| !inside.contains(&child.body.territory)) {
        Some(child) => Err(Problem::from(Refusal::ChildrenWouldStandOutside).because(child.row.slug.clone())),
        None => Ok(()),
    }
}

/// The bodies that stand at the very place where another stood by mistake, each with where they should have stood.
fn along(mended: &[Mended], under: &[Station]) -> Result<Vec<(Body, Vec<Asked>)>> {
    let mut along: Vec<(Body, Vec<Asked>)> = Vec::new();
    for Mended { station, after, .. } in
        mended.iter().filter(|one| one.after.territory != one.station.body.territory)
    {
        let is_there = |child: &&Station| {
            child.body.territory == station.body.territory && child.days.shared_with(&station.days).is_some()
        };
        for child in under.iter().filter(is_there) {
            let form = NewBody { territory: of_word(&after.territory), ..editable(&child.body)? };
            let asked = (child.clone(), form);
            match along.iter_mut().find(|(known, _)| known.id == child.row.id) {
                None => along.push((child.row.clone(), vec![asked])),
                Some((_, known)) if known.iter().any(|(known, _)| known.since == child.since) => {}
                Some((_, known)) => known.push(asked),
            }
        }
    }
    Ok(along)
}

//! What is asked of the organigram.
use std::collections::HashMap;

use crate::appointments::Terms;
use crate::bodies::moves::{self, Branches};
use crate::bodies::positions::{self, Position, Titles};
use crate::bodies::{self, Body, BodyId, BodyRef};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Asked, Listing, Page};
use crate::persons::{self, PersonId, Role};
use crate::statutes;
use crate::territory;
use crate::words::Certainty;

use super::model::{Chart, DeputyTold, MemberTold, OrganigramQuery};
use super::picture::View;
use super::rules::Day;
use super::store;
use super::tree::{self, Nesting, Writing};

/// The deepest tree that is followed.
const DEEPEST: u8 = 20;

/// How many bodies of a large tree are in memory at once.
const AT_ONCE: usize = 200;

/// A body, what is in it and what stands under it, on the day asked for.
pub fn chart(tx: &mut Tx<'_>, body: &BodyRef, depth: Option<u8>) -> Result<Chart> {
    let (root, order) = in_order(tx, body, depth)?;
    let mut nesting = Nesting::default();
    each(tx, root, &order, |chart, depth| {
        nesting.add(chart, depth);
        Ok(())
    })?;
    nesting.end().ok_or_else(Problem::not_found)
}

/// The same as JSON, written body by body: a whole party is never in memory at once.
pub(super) fn written(tx: &mut Tx<'_>, body: &BodyRef, depth: Option<u8>) -> Result<Vec<u8>> {
    let (root, order) = in_order(tx, body, depth)?;
    let mut writing = Writing::of(order.len());
    each(tx, root, &order, |chart, depth| writing.add(&chart, depth))?;
    Ok(writing.end())
}

/// The body, and it and what stands under it in the order they are told, with their depths.
fn in_order(tx: &mut Tx<'_>, body: &BodyRef, depth: Option<u8>) -> Result<(Body, Vec<(BodyId, usize)>)> {
    let root = bodies::on_the_day(tx, body)?;
    let mut found = moves::tree(tx, root.id, depth.unwrap_or(DEEPEST).min(DEEPEST), Branches::Living)?;
    if let Some(within) = tx.reach()? {
        // What is out of the caller's sight is left out, with all that stands under it.
        let ids: Vec<BodyId> = found.iter().map(|(id, _)| *id).collect();
        let seen = store::seen(tx, &ids, &within)?;
        found.retain(|(id, _)| *id == root.id || seen.contains(id));
    }
    let order = tree::in_order(root.id, &found);
    Ok((root, order))
}

/// Visits each in that order, with nothing under it yet: one query a table for every few hundred.
fn each(
    tx: &mut Tx<'_>,
    root: Body,
    order: &[(BodyId, usize)],
    mut visit: impl FnMut(Chart, usize) -> Result<()>,
) -> Result<()> {
    let mut root = Some(root);
    for some in order.chunks(AT_ONCE) {
        let ids: Vec<BodyId> = some.iter().map(|(id, _)| *id).collect();
        let all = match root.take_if(|_| order.len() == 1) {
            Some(alone) => vec![alone],
            None => bodies::brief(tx, &ids)?,
        };
        let mut charts = draw(tx, &all)?;
        for (id, depth) in some {
            if let Some(chart) = charts.remove(id) {
                visit(chart, *depth)?;
            }
        }
    }
    Ok(())
}

/// Each of these bodies with its positions and holders.
fn draw(tx: &mut Tx<'_>, all: &[Body]) -> Result<HashMap<BodyId, Chart>> {
    let ids: Vec<BodyId> = all.iter().map(|body| body.id).collect();
    let positions = positions::of_bodies(tx, &ids)?;
    with_day(tx, all, |day| {
        let mut homes: HashMap<BodyId, Vec<&Position>> = HashMap::new();
        for position in &positions {
            homes.entry(position.body_id).or_default().push(position);
        }
        let chart = |body: &Body| {
            let offices = day.offices(homes.get(&body.id).map(Vec::as_slice).unwrap_or_default());
            (body.id, Chart::of(body, body.name(day.titles.language).to_owned(), day.as_of, offices))
        };
        all.iter().map(chart).collect()
    })
}

/// The same as a picture, or as a page with the picture on sheets.
pub(super) fn picture(tx: &mut Tx<'_>, body: &BodyRef, asked: &Asked<OrganigramQuery>) -> Result<String> {
    let chart = chart(tx, body, asked.query.depth)?;
    let mut codes = Vec::new();
    chart.each(&mut |one| codes.push(one.territory.clone()));
    codes.sort_unstable();
    codes.dedup();
    let mut sites = territory::sites(tx, &codes)?;
    let mut above: Vec<String> = sites.values().filter_map(|site| site.parent.clone()).collect();
    above.sort_unstable();
    above.dedup();
    above.retain(|code| !sites.contains_key(code));
    sites.extend(territory::sites(tx, &above)?);
    let (day, language) = (tx.as_of, tx.language);
    let statutes = statutes::in_force(tx, day)?;
    let kinds = statutes
        .body_types
        .iter()
        .map(|kind| (kind.code.to_string(), kind.labels.get(language).to_owned()))
        .collect();
    let (format, known_at) = (asked.format, asked.known_at);
    let view = View { chart: &chart, places: &sites, kinds: &kinds, language, format, known_at };
    Ok(view.drawn())
}

/// Gathers what is known of the day in these bodies, and tells it.
fn with_day<T>(tx: &mut Tx<'_>, all: &[Body], tell: impl FnOnce(&Day<'_>) -> T) -> Result<T> {
    let ids: Vec<BodyId> = all.iter().map(|body| body.id).collect();
    let as_of = tx.as_of;
    let mut by_position: HashMap<_, Vec<_>> = HashMap::new();
    for held in store::holders(tx, &ids)? {
        by_position.entry(held.position_id).or_default().push(held);
    }
    let titles = Titles::within(tx, all.to_vec())?;
    let terms = Terms::gather(tx)?;
    let day = Day { as_of, titles: &titles, terms: &terms, held: &by_position };
    Ok(tell(&day))
}

/// The numbered deputies of a body, in order, the unknown ones between known ones included.
pub(super) fn deputies(tx: &mut Tx<'_>, body: &BodyRef, listing: &Listing) -> Result<Page<DeputyTold>> {
    let chart = chart(tx, body, Some(0))?;
    let numbered = chart.positions.into_iter().filter(|office| office.ordinal.is_some()).collect();
    part(listing, numbered, |office: &DeputyTold| {
        format!("{}/{:04}", office.r#type, office.ordinal.unwrap_or_default())
    })
}

/// Everybody who holds a position in a body, by precedence.
pub(super) fn members(tx: &mut Tx<'_>, body: &BodyRef, listing: &Listing) -> Result<Page<MemberTold>> {
    let body = bodies::on_the_day(tx, body)?;
    let members = members_of(tx, body)?;
    part(listing, members, |member: &MemberTold| member.holder.appointment_id.to_string())
}

fn members_of(tx: &mut Tx<'_>, body: Body) -> Result<Vec<MemberTold>> {
    let positions = positions::of_bodies(tx, &[body.id])?;
    let bodies = [body];
    with_day(tx, &bodies, |day| {
        let mut members = Vec::new();
        for position in &positions {
            for office in day.offices(&[position]) {
                for holder in office.holders {
                    members.push(MemberTold {
                        title: day.titles.of(position, holder.person.gender),
                        position_id: position.id,
                        r#type: position.type_code.clone(),
                        ordinal: position.ordinal,
                        holder,
                    });
                }
            }
        }
        members
    })
}

/// The cards of those who certainly hold a position in a body, by precedence: one a person, however many positions.
pub(super) fn cards(tx: &mut Tx<'_>, body: &BodyRef) -> Result<String> {
    let body = bodies::on_the_day(tx, body)?;
    let name = body.name(tx.language).to_owned();
    let mut holders: Vec<(PersonId, Vec<Role>)> = Vec::new();
    let members = members_of(tx, body)?;
    for member in members.into_iter().filter(|member| member.holder.certainty == Certainty::Certain) {
        let role = Role { title: member.title, body: name.clone() };
        let id = member.holder.person.id;
        match holders.iter_mut().find(|(known, _)| *known == id) {
            Some((_, roles)) => roles.push(role),
            None => holders.push((id, vec![role])),
        }
    }
    persons::cards(tx, &holders)
}

/// The page of a list that is whole in memory: bounded by the seats of one body.
fn part<T>(listing: &Listing, mut all: Vec<T>, key: impl Fn(&T) -> String) -> Result<Page<T>> {
    let total = listing.total(|| i64::try_from(all.len()).map_err(Problem::internal))?;
    if let Some(seen) =
        listing.after_parts().and_then(|after| all.iter().position(|one| after.contains(&key(one))))
    {
        all.drain(..=seen);
    }
    Ok(listing.page(all, total, |one| vec![key(one)]))
}

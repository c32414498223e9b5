//! What is asked of what bodies lack.
use crate::appointments::{Occupancy, SeatState, position_state};
use crate::bodies::positions::{self, Position, Titles};
use crate::bodies::{Body, BodyId};
use crate::db::Tx;
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::statutes;
use crate::vacancies::BodyNamed;
use crate::words::Certainty;

use super::model::{Lack, MissingQuery, MissingTold, Taken, UnheldTold};
use super::{rules, store};

/// The bodies that lack something on the day asked for, by slug, and what they lack.
pub(in crate::reports) fn list(
    tx: &mut Tx<'_>,
    query: &MissingQuery,
    listing: &Listing,
) -> Result<Page<MissingTold>> {
    let statutes = statutes::in_force(tx, tx.as_of)?;
    let required = rules::required(&statutes, query.position_type.as_deref());
    let total = listing.total(|| store::count(tx, query, &required))?;
    let rows = store::list(tx, query, &required, listing)?;
    let page = listing.page(rows, total, |body| vec![body.slug.clone()]);
    let ids: Vec<BodyId> = page.data.iter().map(|body| body.id).collect();
    let offices = if ids.is_empty() { Vec::new() } else { positions::of_bodies(tx, &ids)? };
    let taken = if ids.is_empty() { Vec::new() } else { store::taken(tx, &ids)? };
    let titles = Titles::within(tx, page.data.clone())?;
    let day = tx.as_of;
    let lack = |body: &Body, code: &str| {
        let of_type = |office: &&Position| office.body_id == body.id && office.type_code == code;
        let offices: Vec<&Position> = offices.iter().filter(of_type).collect();
        let first = offices.first().map(|office| office.id);
        let in_them = |one: &&Taken| offices.iter().any(|office| office.id == one.position_id);
        let known: Vec<Occupancy> = taken.iter().filter(in_them).map(Taken::occupancy).collect();
        let lack = match (first, position_state(day, &known)) {
            _ if known.iter().any(|one| one.tenure.on(day) == Some(Certainty::Certain)) => return None,
            (None, _) => Lack::Missing,
            (Some(_), SeatState::Vacant) => Lack::Vacant,
            (Some(_), _) => Lack::Unknown,
        };
        let (title, r#type) = (titles.of_type(code, body.id), code.to_owned());
        Some(UnheldTold { r#type, title, position_id: first, lack })
    };
    let told = |body: &Body| {
        let kinds = required.iter().filter(|(code, _)| *code == body.type_code).flat_map(|(_, kinds)| kinds);
        let positions = kinds.filter_map(|kind| lack(body, &kind.code)).collect();
        MissingTold { body: BodyNamed::of(body, tx.language), positions }
    };
    Ok(Page { data: page.data.iter().map(told).collect(), next: page.next, total: page.total })
}

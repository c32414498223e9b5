//! What is asked of representation.
use crate::db::Tx;
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::mandates::institutions::{Institution, InstitutionId};
use crate::territory::{TerritoryCode, codes_borne, codes_under, homes};

use super::model::{
    Held, RepresentationQuery, RepresentationSummary, RepresentationTold, SummaryQuery,
};
use super::rules::{self, Counted};
use super::store::{self, Among};

/// The codes of a territory and everything below it that a caller may look at, by the codes they ever bore; none where nothing
/// narrows them.
fn codes(tx: &mut Tx<'_>, territory: Option<&TerritoryCode>) -> Result<Option<Vec<String>>> {
    let asked = match territory {
        Some(code) => {
            let under = codes_under(tx, code.as_str())?;
            Some(codes_borne(tx, &under)?)
        }
        None => None,
    };
    let Some(within) = tx.reach()? else { return Ok(asked) };
    let seen = codes_borne(tx, &within.codes)?;
    Ok(Some(match asked {
        Some(mut asked) => {
            asked.retain(|code| seen.contains(code));
            asked
        }
        None => seen,
    }))
}

/// The institutions asked for, each with how the party is represented in it.
pub(in crate::reports) fn list(
    tx: &mut Tx<'_>,
    query: &RepresentationQuery,
    listing: &Listing,
) -> Result<Page<RepresentationTold>> {
    let codes = codes(tx, query.territory.as_ref())?;
    let total = listing.total(|| store::count(tx, query, codes.as_deref()))?;
    let rows = store::list(tx, query, codes.as_deref(), listing)?;
    let page = listing.page(rows, total, |row| vec![row.territory.clone(), row.id.to_string()]);
    let ids: Vec<InstitutionId> = page.data.iter().map(|row| row.id).collect();
    let held = store::held(tx, &Among::Ids(&ids))?;
    let territories: Vec<String> = page.data.iter().map(|row| row.territory.clone()).collect();
    let then = homes(tx, &territories)?;
    let language = tx.language;
    let told = |row: Institution| {
        let Held { seats, women, confirmed, presidents } = held.get(&row.id).copied().unwrap_or_default();
        let territory = then.get(&row.territory).map_or(&row.territory, |place| &place.code).clone();
        let named = row.named();
        RepresentationTold {
            id: row.id,
            kind: row.kind,
            kind_label: (*language.of(row.kind.labels().each_ref())).to_owned(),
            names: named.names,
            territory,
            seats: row.seats,
            held: seats.certain,
            uncertain: rules::uncertain(seats),
            women: women.certain,
            confirmed: confirmed.certain,
            percent: rules::percent(row.seats, seats.certain),
            majority: rules::majority(row.seats, seats),
            presides: rules::certainty(presidents),
        }
    };
    Ok(Page { data: page.data.into_iter().map(told).collect(), next: page.next, total: page.total })
}

/// How the party is represented in all the institutions of a territory, by kind.
pub(in crate::reports) fn summary(tx: &mut Tx<'_>, query: &SummaryQuery) -> Result<RepresentationSummary> {
    let codes = codes(tx, query.territory.as_ref())?;
    let all = store::all(tx, codes.as_deref())?;
    let among = codes.as_deref().map_or(Among::All, Among::Codes);
    let held = store::held(tx, &among)?;
    let counted: Vec<Counted> = all
        .into_iter()
        .map(|(id, kind, seats)| (kind, seats, held.get(&id).copied().unwrap_or_default()))
        .collect();
    Ok(RepresentationSummary {
        territory: query.territory.as_ref().map(|code| code.as_str().to_owned()),
        as_of: tx.as_of,
        kinds: rules::summed(&counted, tx.language),
    })
}

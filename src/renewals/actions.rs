//! What is done with renewals: a campaign opened, memberships renewed, the others left to lapse.
use std::collections::HashMap;

use crate::basis::Source;
use crate::db::{Json, Tx};
use crate::departures;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::memberships::{self, Ending, MembershipEnd};
use crate::persons::{self, MembershipId, PersonId};
use crate::reach;
use crate::statutes;
use crate::statutes::document::Renewal as Asked;
use crate::words::PartialDate;

use super::model::{
    AskedQuery, Campaign, CampaignId, CampaignTold, Lapsed, MemberAsked, NewCampaign, NewLapses, NewRenewal,
    Renewal, RenewalId,
};
use super::rules::{self, Refusal};
use super::store;

/// Opens a campaign for a year, if the statutes of its first day ask for renewal.
pub(super) fn open(tx: &mut Tx<'_>, new: &NewCampaign) -> Result<CampaignTold> {
    let statutes = statutes::in_force(tx, new.opens_on)?;
    if statutes.membership.renewal != Asked::Annual {
        let clause = statutes::cite(&statutes, statutes.membership.clause.as_ref());
        return Err(Problem::from(Refusal::RenewalIsNotAsked).under(clause));
    }
    if new.closes_on < new.opens_on {
        return Err(Refusal::CampaignIsBackwards.into());
    }
    reach::expect_decision(tx, new.decision_id)?;
    let campaign = Campaign {
        id: CampaignId::new(),
        year: new.year,
        opens_on: new.opens_on,
        closes_on: new.closes_on,
        recorded_by: tx.actor.written(),
        decision_id: new.decision_id,
        source: new.source.clone().map(Json),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &campaign).map_err(|problem| {
        problem.if_violates("renewal_campaigns_year_key", Refusal::CampaignIsOpen.kind())
    })?;
    journal::created(tx, "renewal_campaign", campaign.id, &campaign)?;
    told(tx, campaign)
}

/// One campaign, with how far it is.
pub(super) fn show(tx: &mut Tx<'_>, id: CampaignId) -> Result<CampaignTold> {
    let campaign = store::find(tx, id)?;
    told(tx, campaign)
}

fn told(tx: &mut Tx<'_>, campaign: Campaign) -> Result<CampaignTold> {
    let members = store::count_asked(tx, &campaign, None)?;
    let renewed = store::count_asked(tx, &campaign, Some(true))?;
    Ok(CampaignTold { campaign, members, renewed })
}

/// The campaigns, that of the last year first.
pub(super) fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Page<Campaign>> {
    let total = listing.total(|| store::count(tx))?;
    let page = store::list(tx, listing)?;
    Ok(listing.page(page, total, |one| vec![one.year.to_string(), one.id.to_string()]))
}

/// Those who are asked to renew, the earliest recorded first.
pub(super) fn asked(
    tx: &mut Tx<'_>,
    id: CampaignId,
    query: &AskedQuery,
    listing: &Listing,
) -> Result<Page<MemberAsked>> {
    let campaign = store::find(tx, id)?;
    let total = listing.total(|| store::count_asked(tx, &campaign, query.renewed))?;
    let rows = store::list_asked(tx, &campaign, query, listing)?;
    let page = listing.page(rows, total, |(id, ..)| vec![id.to_string()]);
    let ids: Vec<MembershipId> = page.data.iter().map(|(id, ..)| *id).collect();
    let persons: Vec<PersonId> = page.data.iter().map(|(_, person, ..)| *person).collect();
    let names = persons::names(tx, &persons)?;
    let days: HashMap<MembershipId, _> = store::days(tx, id, &ids)?.into_iter().collect();
    let told = |(membership_id, person, unit_id, number): store::Asked| MemberAsked {
        membership_id,
        person: names.get(&person).cloned(),
        number,
        unit_id,
        renewed_on: days.get(&membership_id).copied(),
    };
    Ok(Page { data: page.data.into_iter().map(told).collect(), next: page.next, total: page.total })
}

/// Records that a membership was renewed for a year, on a day of its campaign.
pub(super) fn renew(tx: &mut Tx<'_>, id: MembershipId, new: &NewRenewal) -> Result<Renewal> {
    let (person_id, tenure) = memberships::lasting(tx, id)?;
    let campaign = store::of_year(tx, new.year)?.ok_or(Refusal::CampaignIsUnknown)?;
    let on = new.on.unwrap_or(tx.today);
    rules::may_renew((campaign.opens_on, campaign.closes_on), &tenure, on, tx.today)?;
    let renewal = Renewal {
        id: RenewalId::new(),
        campaign_id: campaign.id,
        membership_id: id,
        person_id,
        renewed_on: on,
        recorded_by: tx.actor.written(),
        source: new.source.clone().map(Json),
        created_at: tx.now,
    };
    store::insert_renewal(tx, &renewal).map_err(|problem| {
        let constraint = "membership_renewals_campaign_id_membership_id_key";
        problem.if_violates(constraint, Refusal::MembershipIsRenewed.kind())
    })?;
    journal::created(tx, "membership_renewal", renewal.id, &renewal)?;
    Ok(renewal)
}

/// Lets the first so many lapse that were not renewed, on the last day of the campaign, each with what rests on it.
pub(super) fn lapse(tx: &mut Tx<'_>, id: CampaignId, new: &NewLapses) -> Result<Lapsed> {
    let campaign = store::find(tx, id)?;
    rules::may_lapse(campaign.closes_on, tx.today)?;
    let end = MembershipEnd {
        ends_on: PartialDate::exact(campaign.closes_on),
        standing: Ending::Lapsed,
        decision_id: campaign.decision_id,
        source: Some(Source::of_record("renewal campaign", campaign.id)?),
    };
    let mut lapsed = Vec::new();
    for membership in store::first_outstanding(tx, &campaign, new.most)? {
        let path = format!("/v1/memberships/{membership}");
        let departed = departures::depart(tx, membership, &end);
        lapsed.push(departed.map_err(|problem| problem.or_because(|| path))?);
    }
    tx.is_so_already = lapsed.is_empty();
    Ok(Lapsed { lapsed, left: store::count_outstanding(tx, &campaign)? })
}

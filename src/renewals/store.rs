//! Campaigns and renewals in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::bodies::BodyId;
use crate::db::{MultiBackend, Tx, membership_renewals, memberships, renewal_campaigns};
use crate::error::{Problem, Result};
use crate::http::Listing;
use crate::is_membership_within;
use crate::persons::{MembershipId, PersonId};

use super::model::{AskedQuery, Campaign, CampaignId, Renewal, RenewalId};

pub(super) fn find(tx: &mut Tx<'_>, id: CampaignId) -> Result<Campaign> {
    Ok(renewal_campaigns::table.find(id).select(Campaign::as_select()).first(tx.conn)?)
}

/// The campaign of a year, if there is one.
pub(super) fn of_year(tx: &mut Tx<'_>, year: i64) -> Result<Option<Campaign>> {
    let found = renewal_campaigns::table.filter(renewal_campaigns::year.eq(year));
    Ok(found.select(Campaign::as_select()).first(tx.conn).optional()?)
}

/// A page of campaigns, that of the last year first.
pub(super) fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Vec<Campaign>> {
    let mut page = renewal_campaigns::table.into_boxed();
    if let Some((year, _)) = listing.after_key()? {
        let year: i64 = year.parse().map_err(Problem::internal)?;
        page = page.filter(renewal_campaigns::year.lt(year));
    }
    let page = page.order(renewal_campaigns::year.desc()).limit(listing.fetch());
    Ok(page.select(Campaign::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(renewal_campaigns::table.count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, campaign: &Campaign) -> Result<()> {
    diesel::insert_into(renewal_campaigns::table).values(campaign.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert_renewal(tx: &mut Tx<'_>, renewal: &Renewal) -> Result<()> {
    diesel::insert_into(membership_renewals::table).values(renewal.clone()).execute(tx.conn)?;
    Ok(())
}

/// Those who are asked to renew in a campaign, within the caller's reach: members from before its first day who had not
/// left by then.
fn asked<'a>(tx: &mut Tx<'_>, campaign: &Campaign) -> Result<memberships::BoxedQuery<'a, MultiBackend>> {
    let mut asked = memberships::table
        .filter(memberships::starts_latest.lt(campaign.opens_on))
        .filter(memberships::ends_latest.is_null().or(memberships::ends_latest.ge(campaign.opens_on)))
        .into_boxed();
    if let Some(within) = tx.reach()? {
        asked = asked.filter(is_membership_within!(tx.today, within));
    }
    Ok(asked)
}

/// Narrows those who are asked to those who have renewed, or have not.
macro_rules! renewed {
    ($asked:expr, $campaign:expr, $renewed:expr) => {{
        let theirs = membership_renewals::table
            .filter(membership_renewals::campaign_id.eq($campaign.id))
            .select(membership_renewals::membership_id);
        match $renewed {
            None => $asked,
            Some(true) => $asked.filter(memberships::id.eq_any(theirs)),
            Some(false) => $asked.filter(diesel::dsl::not(memberships::id.eq_any(theirs))),
        }
    }};
}

/// How many are asked, or of them have renewed, or have not.
pub(super) fn count_asked(tx: &mut Tx<'_>, campaign: &Campaign, renewed: Option<bool>) -> Result<i64> {
    let asked = asked(tx, campaign)?;
    Ok(renewed!(asked, campaign, renewed).count().get_result(tx.conn)?)
}

/// A member who is asked: the membership, whose it is, its unit and number.
pub(super) type Asked = (MembershipId, PersonId, Option<BodyId>, Option<String>);

/// A page of those who are asked, the earliest recorded first.
pub(super) fn list_asked(
    tx: &mut Tx<'_>,
    campaign: &Campaign,
    query: &AskedQuery,
    listing: &Listing,
) -> Result<Vec<Asked>> {
    let asked = asked(tx, campaign)?;
    let mut page = renewed!(asked, campaign, query.renewed);
    if let Some(after) = listing.after_id()? {
        page = page.filter(memberships::id.gt(MembershipId(after)));
    }
    let columns = (memberships::id, memberships::person_id, memberships::unit_id, memberships::number);
    Ok(page.order(memberships::id).limit(listing.fetch()).select(columns).load(tx.conn)?)
}

/// When each of these memberships was renewed in a campaign.
pub(super) fn days(
    tx: &mut Tx<'_>,
    campaign: CampaignId,
    of: &[MembershipId],
) -> Result<Vec<(MembershipId, NaiveDate)>> {
    let theirs = membership_renewals::table
        .filter(membership_renewals::campaign_id.eq(campaign))
        .filter(membership_renewals::membership_id.eq_any(of));
    Ok(theirs.select((membership_renewals::membership_id, membership_renewals::renewed_on)).load(tx.conn)?)
}

/// Those who have not renewed and last still beyond the last day, in no order yet.
fn outstanding<'a>(
    tx: &mut Tx<'_>,
    campaign: &Campaign,
) -> Result<memberships::BoxedQuery<'a, MultiBackend>> {
    let asked = asked(tx, campaign)?;
    let lasting = memberships::ends_latest.is_null();
    Ok(renewed!(asked, campaign, Some(false)).filter(lasting))
}

/// The first so many who have not renewed and have not left.
pub(super) fn first_outstanding(
    tx: &mut Tx<'_>,
    campaign: &Campaign,
    most: i64,
) -> Result<Vec<MembershipId>> {
    let first = outstanding(tx, campaign)?.order(memberships::id).limit(most);
    Ok(first.select(memberships::id).load(tx.conn)?)
}

/// How many have not renewed and have not left.
pub(super) fn count_outstanding(tx: &mut Tx<'_>, campaign: &Campaign) -> Result<i64> {
    Ok(outstanding(tx, campaign)?.count().get_result(tx.conn)?)
}

/// To which membership a renewal belongs, for other rooms.
pub fn membership_of(tx: &mut Tx<'_>, id: RenewalId) -> Result<MembershipId> {
    Ok(membership_renewals::table.find(id).select(membership_renewals::membership_id).first(tx.conn)?)
}

//! Renewals over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};
use crate::persons::MembershipId;

use super::actions;
use super::model::{
    AskedQuery, Campaign, CampaignId, CampaignTold, Lapsed, MemberAsked, NewCampaign, NewLapses, NewRenewal,
    Renewal,
};

doors!(
    renewal_campaign_list,
    renewal_campaign_show,
    renewal_campaign_create,
    renewal_campaign_member_list,
    renewal_campaign_lapse,
    membership_renew
);

/// Lists the renewal campaigns, that of the last year first.
#[utoipa::path(tag = "memberships", responses((status = 200, description = "A page of campaigns.", body = Page<Campaign>)))]
#[get("/v1/renewal-campaigns")]
async fn renewal_campaign_list(call: Call<ListOnly>) -> Result<HttpResponse> {
    call.read(Operation::RenewalCampaignList, |tx, asked| Answer::listed(&actions::list(tx, &asked.listing)?))
        .await
}

/// Shows a renewal campaign, and how many of how many have renewed, of the members within one's reach.
#[utoipa::path(tag = "memberships", params(("id" = CampaignId, Path, description = "The campaign.")), responses((status = 200, description = "The campaign.", body = CampaignTold)))]
#[get("/v1/renewal-campaigns/{id}")]
async fn renewal_campaign_show(call: Call, id: At<CampaignId>) -> Result<HttpResponse> {
    call.read(Operation::RenewalCampaignShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?))
        .await
}

/// Opens a renewal campaign: the days in which memberships are renewed for a year, where the statutes ask for it.
#[utoipa::path(tag = "memberships", request_body = NewCampaign, responses((status = 201, description = "The campaign.", body = CampaignTold)))]
#[post("/v1/renewal-campaigns")]
async fn renewal_campaign_create(call: Call, new: Body<NewCampaign>) -> Result<HttpResponse> {
    call.write(Operation::RenewalCampaignCreate, new, |tx, new| Answer::created(&actions::open(tx, new)?))
        .await
}

/// Lists who is asked to renew in a campaign, within one's reach, the earliest recorded first: those who have, or have not.
#[utoipa::path(tag = "memberships", params(("id" = CampaignId, Path, description = "The campaign."), AskedQuery), responses((status = 200, description = "A page of members.", body = Page<MemberAsked>)))]
#[get("/v1/renewal-campaigns/{id}/members")]
async fn renewal_campaign_member_list(call: Call<AskedQuery>, id: At<CampaignId>) -> Result<HttpResponse> {
    call.read(Operation::RenewalCampaignMemberList, move |tx, asked| {
        Answer::listed(&actions::asked(tx, id.get()?, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lets memberships lapse that were not renewed, once the campaign is over: the first so many, on its last day, each with the
/// offices that rest on it. A suspension that was to begin later is no obstacle: it rests, and counts again where the lapse is
/// taken back. With `dry_run=true` it shows who would. Asked again, it goes on, until `left` is 0.
#[utoipa::path(tag = "memberships", params(("id" = CampaignId, Path, description = "The campaign.")), request_body = NewLapses, responses((status = 200, description = "What lapsed, and how many are left.", body = Lapsed)))]
#[post("/v1/renewal-campaigns/{id}/lapses")]
async fn renewal_campaign_lapse(
    call: Call,
    id: At<CampaignId>,
    new: Body<NewLapses>,
) -> Result<HttpResponse> {
    call.write(Operation::RenewalCampaignLapse, new, move |tx, new| {
        Answer::composed(&actions::lapse(tx, id.get()?, new)?)
    })
    .await
}

/// Records that a membership was renewed for a year, on a day of its campaign.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), request_body = NewRenewal, responses((status = 201, description = "The renewal.", body = Renewal)))]
#[post("/v1/memberships/{id}/renewals")]
async fn membership_renew(call: Call, id: At<MembershipId>, new: Body<NewRenewal>) -> Result<HttpResponse> {
    call.write(Operation::MembershipRenew, new, move |tx, new| {
        Answer::created(&actions::renew(tx, id.get()?, new)?)
    })
    .await
}

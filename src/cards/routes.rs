//! Cards over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Format, PicturesOnly, Spoken};
use crate::persons::MembershipId;

use super::actions;
use super::model::{CardChecked, CardIssued, CardKeys, CardText};

doors!(membership_card_show, membership_card_picture, card_key_show, card_verify);

/// Issues the card of an active membership that has a number, as what it says and the text of its code, for apps that show
/// it in their own form.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), responses((status = 200, description = "The card.", body = CardIssued)))]
#[get("/v1/memberships/{id}/card")]
async fn membership_card_show(call: Call, id: At<MembershipId>) -> Result<HttpResponse> {
    call.read(Operation::MembershipCardShow, move |tx, _| Answer::composed(&actions::issued(tx, id.get()?)?))
        .await
}

/// Draws the card of an active membership that has a number, ready to be printed: as large as a bank card, with a square code
/// that is verified without a network.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership."), Spoken), responses((status = 200, description = "The card, in SVG.", body = String, content_type = "image/svg+xml")))]
#[get("/v1/memberships/{id}/card.svg")]
async fn membership_card_picture(call: Call<PicturesOnly>, id: At<MembershipId>) -> Result<HttpResponse> {
    call.read(Operation::MembershipCardPicture, move |tx, _| {
        Ok(Answer::drawn(Format::Svg, actions::drawn(tx, id.get()?)?))
    })
    .await
}

/// Tells the public keys that verify cards, as a JWK Set (RFC 7517): whoever has them needs nothing else to check a card.
#[utoipa::path(tag = "memberships", responses((status = 200, description = "The keys.", body = CardKeys)))]
#[get("/v1/cards/keys")]
async fn card_key_show(call: Call) -> Result<HttpResponse> {
    call.read(Operation::CardKeyShow, |tx, _| Answer::composed(&actions::public(tx))).await
}

/// Checks the text of a card's code: what it says, if this registry signed it, and how its membership stands today, where the
/// caller may see that.
#[utoipa::path(tag = "memberships", request_body = CardText, responses((status = 200, description = "The card is of this registry.", body = CardChecked)))]
#[post("/v1/cards/verifications")]
async fn card_verify(call: Call, text: Body<CardText>) -> Result<HttpResponse> {
    call.ask(Operation::CardVerify, text, |tx, text| Answer::composed(&actions::check(tx, text)?)).await
}

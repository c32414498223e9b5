//! The organigram over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::bodies::BodyRef;
use crate::db::Tx;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, Asked, At, Call, CardsOnly, Format, ListOnly, Page, Spoken};

use super::actions;
use super::model::{Chart, DeputyTold, MemberQuery, MemberTold, OrganigramQuery};

doors!(
    body_organigram,
    body_organigram_picture,
    body_organigram_page,
    body_member_list,
    body_member_cards,
    body_deputy_list
);

/// Shows a body, its positions, who holds them, what is vacant and what is unknown, and all that stands under it: as JSON, as a picture, or as a page to print.
#[utoipa::path(tag = "organigram", params(("body" = BodyRef, Path, description = "Its id or slug."), OrganigramQuery, Spoken), responses((status = 200, description = "The chart.", content((Chart = "application/json"), (String = "image/svg+xml"), (String = "text/html")))))]
#[get("/v1/bodies/{body}/organigram")]
async fn body_organigram(call: Call<OrganigramQuery>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyOrganigram, move |tx, asked| shown(tx, &body.get()?, asked)).await
}

/// Draws the organigram: the body on top, its organs under it, and what is below by levels, folded where it is many. Arabic runs from right to left.
#[utoipa::path(tag = "organigram", params(("body" = BodyRef, Path, description = "Its id or slug."), OrganigramQuery, Spoken), responses((status = 200, description = "The picture, in SVG.", body = String, content_type = "image/svg+xml")))]
#[get("/v1/bodies/{body}/organigram.svg")]
async fn body_organigram_picture(call: Call<OrganigramQuery>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyOrganigramPicture, move |tx, asked| shown(tx, &body.get()?, asked)).await
}

/// Shows the organigram on a page that prints on A3: the picture on as few sheets as hold it. It needs no script and no network.
#[utoipa::path(tag = "organigram", params(("body" = BodyRef, Path, description = "Its id or slug."), OrganigramQuery, Spoken), responses((status = 200, description = "The page.", body = String, content_type = "text/html")))]
#[get("/v1/bodies/{body}/organigram.html")]
async fn body_organigram_page(call: Call<OrganigramQuery>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyOrganigramPage, move |tx, asked| shown(tx, &body.get()?, asked)).await
}

/// The chart, in the form asked for.
fn shown(tx: &mut Tx<'_>, body: &BodyRef, asked: &Asked<OrganigramQuery>) -> Result<Answer> {
    match asked.format {
        Format::Json => Ok(Answer::drawn(Format::Json, actions::written(tx, body, asked.query.depth)?)),
        drawn => Ok(Answer::drawn(drawn, actions::picture(tx, body, asked)?)),
    }
}

/// Lists everybody who holds a position in a body, by precedence; or gives them as cards for an address book, all at once.
#[utoipa::path(tag = "organigram", params(("body" = BodyRef, Path, description = "Its id or slug."), Spoken), responses((status = 200, description = "A page of members.", content((Page<MemberTold> = "application/json"), (String = "text/vcard")))))]
#[get("/v1/bodies/{body}/members")]
async fn body_member_list(call: Call<MemberQuery>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyMemberList, move |tx, asked| match asked.format {
        Format::Vcard => Ok(Answer::drawn(Format::Vcard, actions::cards(tx, &body.get()?)?)),
        _ => Answer::listed(&actions::members(tx, &body.get()?, &asked.listing)?),
    })
    .await
}

/// Gives those who certainly hold a position in a body as cards for an address book (vCard 4.0), by precedence: titles, and the contacts anybody may be told.
#[utoipa::path(tag = "organigram", params(("body" = BodyRef, Path, description = "Its id or slug."), Spoken), responses((status = 200, description = "The cards.", body = String, content_type = "text/vcard")))]
#[get("/v1/bodies/{body}/members.vcf")]
async fn body_member_cards(call: Call<CardsOnly>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyMemberCards, move |tx, _| {
        Ok(Answer::drawn(Format::Vcard, actions::cards(tx, &body.get()?)?))
    })
    .await
}

/// Lists the numbered deputies of a body in order, those nobody has recorded included: unknown, not vacant.
#[utoipa::path(tag = "organigram", params(("body" = BodyRef, Path, description = "Its id or slug.")), responses((status = 200, description = "A page of deputies.", body = Page<DeputyTold>)))]
#[get("/v1/bodies/{body}/deputies")]
async fn body_deputy_list(call: Call<ListOnly>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyDeputyList, move |tx, asked| {
        Answer::listed(&actions::deputies(tx, &body.get()?, &asked.listing)?)
    })
    .await
}

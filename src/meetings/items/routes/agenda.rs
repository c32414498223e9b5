//! Agenda items over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post};

use crate::access::Operation;
use crate::basis::MeetingId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

use super::model::{
    ActionsCarried, AgendaItem, AgendaItemChange, AgendaItemId, NewAgendaItem, NewCarriedActions,
};
use super::{actions, carry, internal};

doors!(
    agenda_item_list,
    agenda_item_show,
    agenda_item_create,
    agenda_item_carry,
    agenda_item_update,
    agenda_item_delete
);

/// Lists the agenda of a meeting, in order, with the papers each point is about. Internal points are shown to whoever convenes the
/// meeting, records it or drafts its minutes, and to whoever holds a seat in its body, and to nobody else.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), responses((status = 200, description = "A page of agenda items.", body = Page<AgendaItem>)))]
#[get("/v1/meetings/{id}/agenda-items")]
async fn agenda_item_list(call: Call<ListOnly>, id: At<MeetingId>) -> Result<HttpResponse> {
    call.read(Operation::AgendaItemList, move |tx, asked| {
        Answer::listed(&internal::list(tx, id.get()?, &asked.listing)?)
    })
    .await
}

/// Shows one point of an agenda; an internal one to those alone who see such points.
#[utoipa::path(tag = "meetings", params(("id" = AgendaItemId, Path, description = "The point.")), responses((status = 200, description = "The point.", body = AgendaItem)))]
#[get("/v1/agenda-items/{id}")]
async fn agenda_item_show(call: Call, id: At<AgendaItemId>) -> Result<HttpResponse> {
    call.read(Operation::AgendaItemShow, move |tx, _| Answer::shown(&internal::show(tx, id.get()?)?)).await
}

/// Puts a point on the agenda of a meeting, under the number given or the next one: for everybody who reads the meeting, or an
/// internal one, which is announced by no convocation and printed in no paper; with the papers it is about and where they are
/// kept. Refused once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewAgendaItem, responses((status = 201, description = "The point.", body = AgendaItem)))]
#[post("/v1/meetings/{id}/agenda-items")]
async fn agenda_item_create(call: Call, id: At<MeetingId>, new: Body<NewAgendaItem>) -> Result<HttpResponse> {
    call.write(Operation::AgendaItemCreate, new, move |tx, new| {
        Answer::created(&actions::put_down::<AgendaItem>(tx, id.get()?, new)?)
    })
    .await
}

/// Carries what the body has not done yet to the agenda of a meeting: one point for each action, called like it, which tells
/// which action it takes up again. Those that are named, or all that are open on the day of the meeting, those that are due
/// first before the others and at most 100 at once. No action stands twice on one agenda: asked again, nothing is added. Refused
/// where one that is named is another body's, closed, or of a later day, and once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewCarriedActions, responses((status = 200, description = "The points that were added.", body = ActionsCarried)))]
#[post("/v1/meetings/{id}/carried-actions")]
async fn agenda_item_carry(
    call: Call,
    id: At<MeetingId>,
    told: Body<NewCarriedActions>,
) -> Result<HttpResponse> {
    call.write(Operation::AgendaItemCarry, told, move |tx, told| {
        Answer::composed(&carry::carry(tx, id.get()?, told)?)
    })
    .await
}

/// Corrects a point of an agenda. Refused once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = AgendaItemId, Path, description = "The point.")), request_body = AgendaItemChange, responses((status = 200, description = "The point, corrected.", body = AgendaItem)))]
#[patch("/v1/agenda-items/{id}")]
async fn agenda_item_update(
    call: Call,
    id: At<AgendaItemId>,
    change: Body<AgendaItemChange>,
) -> Result<HttpResponse> {
    call.write(Operation::AgendaItemUpdate, change, move |tx, change| {
        Answer::shown(&actions::correct::<AgendaItem>(tx, id.get()?.0, change)?)
    })
    .await
}

/// Takes a point put by mistake off an agenda. Refused once the minutes are locked.
#[utoipa::path(tag = "meetings", params(("id" = AgendaItemId, Path, description = "The point.")), responses((status = 204, description = "It is gone.")))]
#[delete("/v1/agenda-items/{id}")]
async fn agenda_item_delete(call: Call, id: At<AgendaItemId>) -> Result<HttpResponse> {
    call.act(Operation::AgendaItemDelete, move |tx| {
        actions::take_out::<AgendaItem>(tx, id.get()?.0)?;
        Ok(Answer::gone())
    })
    .await
}

//! Application forms over HTTP.
use actix_web::{HttpResponse, delete, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, OpenDoor, Page};

use super::super::model::ApplicationTold;
use super::actions;
use super::model::{
    ApplicationForm, ApplicationFormId, FormEntry, FormQuery, FormReceived, FormShown, NewForm,
};

doors!(
    application_form_list,
    application_form_show,
    application_form_create,
    application_form_enter,
    application_form_delete
);

/// Lists the application forms that wait to be looked at, the first come first.
#[utoipa::path(tag = "applications", params(FormQuery), responses((status = 200, description = "A page of forms.", body = Page<ApplicationForm>)))]
#[get("/v1/application-forms")]
async fn application_form_list(call: Call<FormQuery>) -> Result<HttpResponse> {
    call.read(Operation::ApplicationFormList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one application form, and who of the persons the caller may see is called alike or reached by the same number.
#[utoipa::path(tag = "applications", params(("id" = ApplicationFormId, Path, description = "The form.")), responses((status = 200, description = "The form.", body = FormShown)))]
#[get("/v1/application-forms/{id}")]
async fn application_form_show(call: Call, id: At<ApplicationFormId>) -> Result<HttpResponse> {
    call.read(Operation::ApplicationFormShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?))
        .await
}

/// Sends an application form in, for the website of the party or a tablet at its door. What is answered is the same whoever
/// asks, a member or not: that it came in, and by what to ask about it. It waits, sealed, until somebody who receives
/// applications there enters it. A source may send in few a minute (`429`).
#[utoipa::path(tag = "applications", request_body = NewForm, responses((status = 202, description = "It came in.", body = FormReceived)))]
#[post("/v1/application-forms")]
async fn application_form_create(_: OpenDoor, call: Call, new: Body<NewForm>) -> Result<HttpResponse> {
    call.write(Operation::ApplicationFormCreate, new, |tx, new| Answer::accepted(&actions::take_in(tx, new)?))
        .await
}

/// Makes an application of a form: of a person the register knows (`person_id`), or of one who is registered with it. The
/// form is gone then.
#[utoipa::path(tag = "applications", params(("id" = ApplicationFormId, Path, description = "The form.")), request_body = FormEntry, responses((status = 201, description = "The application.", body = ApplicationTold)))]
#[post("/v1/application-forms/{id}/entries")]
async fn application_form_enter(
    call: Call,
    id: At<ApplicationFormId>,
    entry: Body<FormEntry>,
) -> Result<HttpResponse> {
    call.write(Operation::ApplicationFormEnter, entry, move |tx, entry| {
        Answer::created(&actions::enter(tx, id.get()?, entry)?)
    })
    .await
}

/// Throws an application form away. Nothing is kept of whoever sent it.
#[utoipa::path(tag = "applications", params(("id" = ApplicationFormId, Path, description = "The form.")), responses((status = 204, description = "Gone.")))]
#[delete("/v1/application-forms/{id}")]
async fn application_form_delete(call: Call, id: At<ApplicationFormId>) -> Result<HttpResponse> {
    call.act(Operation::ApplicationFormDelete, move |tx| {
        actions::discard(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}

//! Vacancies over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::bodies::BodyRef;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call, Page};

use super::actions;
use super::model::{BodyVacancyQuery, VacancyQuery, VacancyTold};

doors!(vacancy_list, body_vacancy_list);

/// Lists the seats that are vacant on the day asked for, the longest vacant first: of the party, of a body, of all
/// under it, or of all in a territory. A seat of which nobody is known is unknown, not vacant.
#[utoipa::path(tag = "vacancies", params(VacancyQuery), responses((status = 200, description = "A page of vacancies.", body = Page<VacancyTold>)))]
#[get("/v1/vacancies")]
async fn vacancy_list(call: Call<VacancyQuery>) -> Result<HttpResponse> {
    call.read(Operation::VacancyList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lists the seats of a body that are vacant on the day asked for, the longest vacant first.
#[utoipa::path(tag = "vacancies", params(("body" = BodyRef, Path, description = "Its id or slug."), BodyVacancyQuery), responses((status = 200, description = "A page of vacancies.", body = Page<VacancyTold>)))]
#[get("/v1/bodies/{body}/vacancies")]
async fn body_vacancy_list(call: Call<BodyVacancyQuery>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyVacancyList, move |tx, asked| {
        Answer::listed(&actions::of_body(tx, &body.get()?, &asked.query, &asked.listing)?)
    })
    .await
}

//! Reports over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, Call, Page};
use crate::vacancies::{self, VacancyQuery, VacancyTold};

use super::congresses::{self, CongressQuery, CongressTold};
use super::coverage::{self, CoverageQuery, CoverageTold};
use super::missing::{self, MissingQuery, MissingTold};
use super::terms::{self, TermQuery, TermTold};

doors!(
    report_vacancy_list,
    report_term_list,
    report_congress_list,
    report_missing_position_list,
    report_coverage_list
);

/// Lists the seats that are vacant on the day asked for, the longest vacant first: the list of `/v1/vacancies`.
#[utoipa::path(tag = "reports", params(VacancyQuery), responses((status = 200, description = "A page of vacancies.", body = Page<VacancyTold>)))]
#[get("/v1/reports/vacancies")]
async fn report_vacancy_list(call: Call<VacancyQuery>) -> Result<HttpResponse> {
    call.read(Operation::ReportVacancyList, |tx, asked| {
        Answer::listed(&vacancies::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lists the terms that end within so many days of the day asked for, and those that have ended and whose holders
/// carry over, the first ended first: by the last day that was set with the appointment, or by the years that the
/// statutes give, whichever ends first. Whoever acts for another has no term, and who leaves before it is over is not
/// listed.
#[utoipa::path(tag = "reports", params(TermQuery), responses((status = 200, description = "A page of terms.", body = Page<TermTold>)))]
#[get("/v1/reports/terms")]
async fn report_term_list(call: Call<TermQuery>) -> Result<HttpResponse> {
    call.read(Operation::ReportTermList, |tx, asked| {
        Answer::listed(&terms::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lists the congresses, by slug: when each last met by the day asked for, and when it is due to meet again. One
/// whose last meeting nobody has recorded is due on an unknown day. Meetings keep no past: what was known of them at a
/// moment cannot be told.
#[utoipa::path(tag = "reports", params(CongressQuery), responses((status = 200, description = "A page of congresses.", body = Page<CongressTold>)))]
#[get("/v1/reports/congresses")]
async fn report_congress_list(call: Call<CongressQuery>) -> Result<HttpResponse> {
    call.read(Operation::ReportCongressList, |tx, asked| {
        Answer::listed(&congresses::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lists the bodies in which a position the statutes make with them is missing, or held by nobody for certain, by
/// slug.
#[utoipa::path(tag = "reports", params(MissingQuery), responses((status = 200, description = "A page of bodies.", body = Page<MissingTold>)))]
#[get("/v1/reports/missing-positions")]
async fn report_missing_position_list(call: Call<MissingQuery>) -> Result<HttpResponse> {
    call.read(Operation::ReportMissingPositionList, |tx, asked| {
        Answer::listed(&missing::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lists the communes, or the territories of another level, that no body of the party's level there covers, by code:
/// a body covers its territory, and one of a cercle the communes in it.
#[utoipa::path(tag = "reports", params(CoverageQuery), responses((status = 200, description = "A page of territories.", body = Page<CoverageTold>)))]
#[get("/v1/reports/coverage")]
async fn report_coverage_list(call: Call<CoverageQuery>) -> Result<HttpResponse> {
    call.read(Operation::ReportCoverageList, |tx, asked| {
        Answer::listed(&coverage::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

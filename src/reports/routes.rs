//! Reports over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::bodies::BodyRef;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call, Format, Page};
use crate::vacancies::{self, VacancyQuery, VacancyTold};

use super::attendance::{self, AttendanceQuery, BodyAttendanceTold, MemberAttendanceTold, PeriodQuery};
use super::congresses::{self, CongressQuery, CongressTold};
use super::coverage::{self, CoverageQuery, CoverageTold};
use super::ethics::{self, CasesCounted, EthicsQuery};
use super::missing::{self, MissingQuery, MissingTold};
use super::representation::{
    self, RepresentationQuery, RepresentationSummary, RepresentationTold, SummaryQuery,
};
use super::sessions::{self, SessionQuery, SessionTold};
use super::terms::{self, TermQuery, TermTold};

doors!(
    report_vacancy_list,
    report_term_list,
    report_congress_list,
    report_session_list,
    report_attendance_list,
    body_attendance_list,
    report_ethics_list,
    report_missing_position_list,
    report_coverage_list,
    report_representation_list,
    report_representation_summary,
    report_representation_picture
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

/// Lists the bodies of which the statutes ask so many sessions a year, by slug: how many each held in the year of the day
/// asked for, when it last met, and by which day it is due to meet again if its sessions are spread evenly over the year.
/// One that never met is due from its own first day on. Meetings keep no past: what was known of them at a moment cannot
/// be told.
#[utoipa::path(tag = "reports", params(SessionQuery), responses((status = 200, description = "A page of bodies.", body = Page<SessionTold>)))]
#[get("/v1/reports/sessions")]
async fn report_session_list(call: Call<SessionQuery>) -> Result<HttpResponse> {
    call.read(Operation::ReportSessionList, |tx, asked| {
        Answer::listed(&sessions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lists the bodies that met, by slug: how many meetings each held, and how often its members came, in the year up to the
/// day asked for, or on the days that are told.
#[utoipa::path(tag = "reports", params(AttendanceQuery), responses((status = 200, description = "A page of bodies.", body = Page<BodyAttendanceTold>)))]
#[get("/v1/reports/attendance")]
async fn report_attendance_list(call: Call<AttendanceQuery>) -> Result<HttpResponse> {
    call.read(Operation::ReportAttendanceList, |tx, asked| {
        Answer::listed(&attendance::of_bodies(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lists those who are on the attendance sheets of a body: how often each came, how many of the last meetings in a row each
/// missed without an excuse, and whether that is more than the statutes allow. Without days it is the year up to the day
/// asked for.
#[utoipa::path(tag = "reports", params(("id" = BodyRef, Path, description = "The body, by id or slug."), PeriodQuery), responses((status = 200, description = "A page of persons.", body = Page<MemberAttendanceTold>)))]
#[get("/v1/bodies/{id}/attendance")]
async fn body_attendance_list(call: Call<PeriodQuery>, id: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyAttendanceList, move |tx, asked| {
        Answer::listed(&attendance::of_members(tx, &id.get()?, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lists the committees that received complaints in a year, by slug, with how many they received, how those came out so far, how
/// many went on to the committee that hears appeals, and in how many days half of the closed ones were closed. Numbers from one
/// to four are hidden, and with them any total that would tell them. It is the same for everybody, whichever cases one sees.
#[utoipa::path(tag = "reports", params(EthicsQuery), responses((status = 200, description = "A page of counts.", body = Page<CasesCounted>)))]
#[get("/v1/reports/ethics")]
async fn report_ethics_list(call: Call<EthicsQuery>) -> Result<HttpResponse> {
    call.read(Operation::ReportEthicsList, |tx, asked| {
        Answer::listed(&ethics::list(tx, &asked.query, &asked.listing)?)
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

/// Lists the elected institutions of a territory and those below it, by territory, each with how the party is represented in it
/// on the day asked for: seats held, by how many women, whether that is a majority, and whether one of them presides. Computed
/// from the mandates on record; one that turned out to be false counts nowhere.
#[utoipa::path(tag = "reports", params(RepresentationQuery), responses((status = 200, description = "A page of institutions.", body = Page<RepresentationTold>)))]
#[get("/v1/reports/representation")]
async fn report_representation_list(call: Call<RepresentationQuery>) -> Result<HttpResponse> {
    call.read(Operation::ReportRepresentationList, |tx, asked| {
        Answer::listed(&representation::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Sums up how the party is represented in the institutions of a territory and those below it, by kind: in how many it takes
/// part, over how many it presides, in how many it has the majority. That it presides over several, or takes part in most, is
/// computed and never claimed.
#[utoipa::path(tag = "reports", params(SummaryQuery), responses((status = 200, description = "The sums.", content((RepresentationSummary = "application/json"), (String = "image/svg+xml")))))]
#[get("/v1/reports/representation/summary")]
async fn report_representation_summary(call: Call<SummaryQuery>) -> Result<HttpResponse> {
    call.read(Operation::ReportRepresentationSummary, |tx, asked| match asked.format {
        Format::Svg => Ok(Answer::drawn(Format::Svg, representation::picture(tx, &asked.query)?)),
        _ => Answer::composed(&representation::summary(tx, &asked.query)?),
    })
    .await
}

/// Draws the same without a map: the sums in words, then each institution as a bar as long as its seats, dark as far as they
/// are held. Arabic runs from right to left; three hundred institutions at most.
#[utoipa::path(tag = "reports", params(SummaryQuery), responses((status = 200, description = "The picture, in SVG.", body = String, content_type = "image/svg+xml")))]
#[get("/v1/reports/representation/summary.svg")]
async fn report_representation_picture(call: Call<SummaryQuery>) -> Result<HttpResponse> {
    call.read(Operation::ReportRepresentationPicture, |tx, asked| {
        Ok(Answer::drawn(Format::Svg, representation::picture(tx, &asked.query)?))
    })
    .await
}

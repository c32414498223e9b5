//! Grades over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};
use crate::persons::MembershipId;

use super::actions;
use super::model::{GradeTold, NewGrade};

doors!(grade_list, grade_give);

/// Lists the grades a member has had, the first first, each until the next begins.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), responses((status = 200, description = "A page of grades.", body = Page<GradeTold>)))]
#[get("/v1/memberships/{id}/grades")]
async fn grade_list(call: Call<ListOnly>, id: At<MembershipId>) -> Result<HttpResponse> {
    call.read(Operation::GradeList, move |tx, asked| {
        Answer::listed(&actions::list(tx, id.get()?, &asked.listing)?)
    })
    .await
}

/// Gives a member a grade that the statutes of that day name, by a decision or on a source; one given from the very same day
/// before is replaced.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), request_body = NewGrade, responses((status = 200, description = "The grade.", body = GradeTold)))]
#[post("/v1/memberships/{id}/grades")]
async fn grade_give(call: Call, id: At<MembershipId>, new: Body<NewGrade>) -> Result<HttpResponse> {
    call.write(Operation::GradeGive, new, move |tx, new| Answer::shown(&actions::give(tx, id.get()?, new)?))
        .await
}

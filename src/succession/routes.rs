//! Succession over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::bodies::BodyRef;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call};

use super::actions;
use super::model::{SuccessionQuery, SuccessionTold};

doors!(body_succession);

/// Tells who presides over a body on the day asked for when these persons are absent: the head, whoever acts as
/// head, then the deputies in their order, with the reason at each step. What is unknown is said and passed over.
#[utoipa::path(tag = "organigram", params(("body" = BodyRef, Path, description = "Its id or slug."), SuccessionQuery), responses((status = 200, description = "Who presides, and the line down to there.", body = SuccessionTold)))]
#[get("/v1/bodies/{body}/succession")]
async fn body_succession(call: Call<SuccessionQuery>, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodySuccession, move |tx, asked| {
        Answer::composed(&actions::succession(tx, &body.get()?, &asked.query)?)
    })
    .await
}

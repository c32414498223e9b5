//! `POST /v1/batch`: many changes in one transaction, all of them or none.
//!
//! 2026-11-24. An item is read by the very route that serves it alone: `desk` calls the routes over a tray,
//! `carry` makes what lies there in the open transaction. So a batch can do whatever a request can, with the same
//! faults and the same refusals, and no room knows of it. Looks are not taken: their answers are pages, and 500
//! pages would hold the one writer of SQLite up for everybody.
mod carry;
mod desk;
mod references;
mod sent;
mod told;

use std::time::Instant;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, post};
use tokio::runtime::Handle;

use crate::access::Operation;
use crate::app::App;
use crate::doors;
use crate::error::Result;

use super::body::Body;
use super::call::Call;
use super::envelope::RequestId;
use super::headers::language;
use super::limits::{self, Callers, Draw};
use carry::Carrying;
use sent::NewBatch;
use told::BatchTold;

/// The most operations of one batch.
const MAX_OPERATIONS: u64 = 500;
/// How many operations of a batch count as one request against the caller's limit.
const OPERATIONS_A_REQUEST: usize = 10;

doors!(batch_create);

/// Carries out up to 500 changes in their order, in one transaction: all of them, or none.
///
/// Each operation is what the same request would be by itself, and needs the permission it needs by itself.
/// A later operation refers to the answer of an earlier one that has a `ref`: `{"$answer": "secretary.id"}` stands
/// for a whole value anywhere in a body, `{secretary.id}` for a whole segment of a path; after the name come the
/// fields of the answer's body, with dots. The first failure is told like that of a single request, with
/// pointers that lead into the batch (`/operations/7/body/starts_on`), and nothing is kept. One
/// `Idempotency-Key` and one `dry_run` hold for the whole. Looks, batches and the issue of tokens are not taken.
/// Ten operations count as one request against the caller's limit.
#[utoipa::path(
    tag = "batch",
    request_body(content = NewBatch, example = json!({"operations": [
        {"ref": "secretary", "method": "POST", "path": "/v1/persons", "body": {"name_ar": "نعيمة الوزاني", "gender": "female"}},
        {"method": "POST", "path": "/v1/memberships", "body": {"person_id": {"$answer": "secretary.id"}, "starts_on": "2022-01-15", "source": {"kind": "register"}}},
        {"method": "PATCH", "path": "/v1/persons/{secretary.id}", "if_match": "*", "body": {"name_latin": "Naima Ouazzani"}},
    ]})),
    responses((status = 200, description = "What came of each operation, in their order.", body = BatchTold))
)]
#[post("/v1/batch")]
async fn batch_create(
    request: HttpRequest,
    call: Call,
    batch: Body<NewBatch, 1024>,
    app: Data<App>,
    callers: Data<Callers>,
) -> Result<HttpResponse> {
    let drawn = match &batch.parsed {
        Ok(batch) => callers.draw_more(&request, further_requests(batch.operations.len())),
        Err(_) => None,
    };
    if let Some(Draw::Empty(seconds)) = drawn {
        return Ok(limits::refused(seconds, language(request.headers()), &RequestId::of_request(&request)));
    }
    // What is left of the request's time is for the commit and the answer.
    let until = Instant::now().checked_add(app.limits().request_time.mul_f32(0.8));
    let carrying = Carrying { app: App::clone(&app), clock: Handle::current(), until };
    let mut response =
        call.write(Operation::BatchCreate, batch, move |tx, batch| carrying.carry(tx, batch)).await?;
    if let Some(left) = drawn {
        response.extensions_mut().insert(left);
    }
    Ok(response)
}

/// How many requests a batch counts as, beside the one it is.
fn further_requests(operations: usize) -> u32 {
    let counted = operations.div_ceil(OPERATIONS_A_REQUEST).saturating_sub(1);
    u32::try_from(counted).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::further_requests;

    #[test]
    fn ten_operations_count_as_one_request() {
        let further = [0, 1, 10, 11, 20, 21, 500].map(further_requests);
        assert_eq!(further, [0, 0, 0, 1, 1, 2, 49]);
    }
}

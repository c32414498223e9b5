//! What came of a batch.
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::error::{Problem, Result};

use super::super::answer::Answer;
use super::sent::{BatchAnswer, NewBatch};

/// What came of each operation of a batch, in their order.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct BatchTold {
    /// One for each operation.
    results: Vec<ResultTold>,
}

/// What one operation of a batch was answered with.
#[derive(Debug, Serialize, ToSchema)]
struct ResultTold {
    /// What the operation was called.
    #[serde(rename = "ref")]
    name: Option<String>,
    /// The status the request would have been answered with by itself.
    #[schema(example = 201)]
    status: u16,
    /// Where the object is found, when it was just made.
    location: Option<String>,
    /// The state of what was made or changed, for If-Match.
    etag: Option<String>,
    /// The body the request would have been answered with; null where there is none, or it was to be left out.
    #[schema(value_type = Option<Object>)]
    body: Option<Box<RawValue>>,
}

impl BatchTold {
    /// What came of `batch`: one answer for each of its operations.
    pub(super) fn of(batch: &NewBatch, answers: Vec<Answer>) -> Result<Self> {
        let is_brief = batch.answer == Some(BatchAnswer::Brief);
        let told = |(answer, name): (Answer, Option<String>)| {
            let etag = answer.etag();
            let body = Some(answer.body).filter(|body| !body.is_empty() && !is_brief).map(raw).transpose()?;
            Ok(ResultTold { name, status: answer.status, location: answer.location, etag, body })
        };
        let names = batch.operations.iter().map(|operation| operation.r#ref.clone());
        Ok(Self { results: answers.into_iter().zip(names).map(told).collect::<Result<_>>()? })
    }
}

fn raw(body: Vec<u8>) -> Result<Box<RawValue>> {
    let text = String::from_utf8(body).map_err(Problem::internal)?;
    RawValue::from_string(text).map_err(Problem::internal)
}

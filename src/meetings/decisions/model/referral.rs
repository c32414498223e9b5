//! What a decision can order of an ethics committee: that it hears a complaint of the body.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::bodies::BodyRef;
use crate::words::Line;

/// The body complains to an ethics committee: a case is opened there, as of any complaint. What is told of it is told in the
/// case, and whom it is about is found out there; the decision says no more than that.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReferToEthics {
    /// The committee, by its id or its slug.
    #[schema(example = "taounate-ethics-committee")]
    pub committee: BodyRef,
    /// Whom it is about, in words that may stand in the minutes.
    #[schema(example = "عضو بالفرع المحلي")]
    pub described: Line<200>,
    /// What it is about, in words that may stand in the minutes.
    #[schema(example = "تصريح باسم الحزب دون صفة")]
    pub title: Line<200>,
}

//! What a decision can order of an application for membership.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::applications::ApplicationId;
use crate::words::Paragraphs;

/// An application that is before the body is accepted: whoever asks becomes a member on the day of the decision.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AcceptApplication {
    /// The application.
    pub application_id: ApplicationId,
}

/// An application that is before the body is refused.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RefuseApplication {
    /// The application.
    pub application_id: ApplicationId,
    /// Why: a refusal is given reasons. They are kept with the application, and told there alone.
    #[serde(default)]
    pub reasons: Option<Paragraphs<4000>>,
    /// Whether it is for good, where the statutes allow that.
    #[serde(default)]
    pub banned: bool,
}

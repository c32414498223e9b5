//! Actions carried to the agenda of a meeting.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::programmes::ActionId;
use crate::words::few_if_any;

use super::AgendaItem;

/// Which actions to put on an agenda.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCarriedActions {
    /// Which; all that the body has to do still, those that are late first and at most 100, if absent.
    #[serde(default, deserialize_with = "few_if_any::<_, _, 1, 100>")]
    #[schema(min_items = 1, max_items = 100)]
    pub action_ids: Option<Vec<ActionId>>,
}

/// What became of the actions that were to be carried to an agenda.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct ActionsCarried {
    /// The points that were put on it, one for each action, in their order.
    #[schema(max_items = 100)]
    pub items: Vec<AgendaItem>,
    /// How many of the actions that were named stood on it already.
    pub same: usize,
    /// Whether more are left, of all that the body has to do: asked again, they are carried too.
    pub are_left: bool,
}

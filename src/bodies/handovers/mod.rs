//! Handovers: memberships, actions and legal tasks that go from one body to another on a day. Each row says which body
//! has it since the last handover; the handovers say which body had it on the days before.
mod actions;
mod model;
mod store;

pub use actions::{
    bodies_then, call_off, expect_none_after, forget, hand_over_all, holder, recorded, take_back,
    take_back_all,
};
pub use model::{Handed, HandoverId, Holder, ObjectId};

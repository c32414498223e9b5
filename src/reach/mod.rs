//! How far a caller's rights reach: what is held, where things are, and the one question in its two forms, may this be
//! done there (a point) and which rows may be shown (a list).
//!
//! 2026-11-26. It stands between `access`, which knows permissions, and the rooms, which know things: a place is found
//! in the tables that say where things hang (a body, a territory, a person), for any room alike. The door asks for the
//! object of the address before the room's action runs; an action asks for what is sent; a list narrows its query by
//! `reached!`. An operation whose row names a relation and which asks none of these is answered by nothing
//! (`app/perform.rs`). Refused: a check in each action, which one of two hundred would forget.
mod beside;
mod decide;
mod given;
mod grantors;
mod load;
mod masks;
mod merged;
mod offices;
mod places;
mod recused;
mod resting;
mod rules;
mod within;

pub use beside::has_beside;
pub use decide::{
    admit, expect_decision, expect_of_person, expect_on, expect_over, expect_over_all_of, expect_over_or,
    expect_over_person, expect_over_rights_of, expect_over_territory, expect_principal, expect_to_give,
    expect_to_give_all_of, expect_to_hold, expect_to_hold_all_of, holds, holds_of_person, may_see,
    may_see_body, may_see_person, over_which, place,
};
pub use given::permissions_of;
pub use load::{Held, held, held_with, recusals_of, recused_among, recused_from};
pub use masks::{Mask, Masks, Sight, births, masks};
pub use merged::successor;
pub use offices::office;
pub use recused::expect_not_recused;
pub use within::{Within, around, has_many_persons, within};

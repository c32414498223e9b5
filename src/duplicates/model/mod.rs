//! Pairs, what they are suspected by, and merges.
mod evidence;
mod field;
mod merge;
mod pair;
mod place;
mod reason;
mod scan;

pub use evidence::{Band, Profile, Suspicion};
pub use field::{FieldTold, MergeFields, Origin, Side, Sides};
pub use merge::{Merge, MergeDone, MergeId, MergeQuery, MergeReversed, Moved, NewMerge, NewReversal};
pub(super) use pair::Compared;
pub use pair::{
    Dismissal, DuplicateId, DuplicatePair, DuplicateQuery, DuplicateTold, PairState, ReasonTold, Reopening,
};
pub(super) use place::Conflict;
pub use place::{Form, KEPT, PLACES, Place, States};
pub use reason::Reason;
pub use scan::Scan;

//! Duplicates: two records that may be one person's, suggested with reasons, dismissed for good or merged, and a merge
//! taken back.
//!
//! 2026-11-27. Nothing is merged by itself. Whoever is new or changed waits in `unscanned_persons`; slice by slice, in
//! the background or asked for, each is given its keys (digests of what duplicates share: a number, two words of a
//! name and a year), is compared with those alone who share one, and a key that too many share says nothing. So the
//! work grows with the persons, not with their pairs. A pair is weighed by what agrees and what does not (Fellegi and
//! Sunter's way), and above the weights stand gates: very likely is only who bears the same name in every script both
//! are known in, shares something that few share by chance, and contradicts nothing. One slip in a day of birth is
//! forgiven beside a shared number, and of a name that those two alone bear the month of birth is enough.
//! Refused: to compare at registration, where a writer waits; and weights learnt from data, which no two parties share
//! and nobody could read.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use actions::forget;
pub(crate) use actions::scan_slice;
pub use model::{
    Band, Dismissal, DuplicateId, DuplicatePair, DuplicateQuery, DuplicateTold, FieldTold, Form, KEPT, Merge,
    MergeDone, MergeFields, MergeId, MergeQuery, MergeReversed, Moved, NewMerge, NewReversal, Origin, PLACES,
    PairState, Place, Profile, Reason, ReasonTold, Reopening, Scan, Side, Sides, States, Suspicion,
};
pub(crate) use routes::{Contract, routes};
pub use rules::{Refusal, judge};

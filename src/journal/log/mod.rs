//! The log over the entries: positions, the tree, what is signed of it, and whether all of it is as it was.
//!
//! 2026-11-26. An entry is written with the change, without a position; one sealer gives positions afterwards, in one
//! transaction at a time. What waits stands in a queue that a trigger fills: an entry whose transaction commits late is
//! in the queue from then on, whatever was sealed meanwhile. Refused: positions drawn in the transaction of the change
//! (gaps, or changes that wait for each other), and going by ids or a sequence (what commits late would be passed over).
mod checkpoints;
mod export;
mod nodes;
mod note;
mod proofs;
mod report;
mod sealer;
mod verify;

pub use checkpoints::{Checkpoint, CheckpointSize, SigningKeyTold};
pub(super) use checkpoints::{key, list, newest};
pub(crate) use checkpoints::{sign, signed_last};
pub(crate) use export::export;
pub use note::{Note, origin};
pub use proofs::{Consistency, ConsistencyQuery, Inclusion, InclusionQuery};
pub(super) use proofs::{consistency, inclusion};
pub use report::{Amiss, Report};
pub(crate) use sealer::seal;
pub use verify::verify;

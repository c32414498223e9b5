//! What is remembered of whoever was refused or put out: keyed digests, by which he or she is recognized and nobody is read.
//!
//! 2026-11-27. From the refusal or the exclusion on, and beyond the erasure of the file, there are three kinds of digests,
//! under a key drawn from the master key, which is never in the database: the name with the day of birth; the name with
//! each phone number; each phone number. A name goes in by the consonants it is searched by, word for word in no order, so
//! that neither spelling nor script matters; one of a single word is none. With them stand until when it counts (for good,
//! if it was), the body and the clause, and nothing else; once it counts no more they are gone.
//! Who bears the name and is reached by the number is the person that is remembered, and is refused, unless both were born
//! on a known day and not on the same: brothers like حسن and حسين have one skeleton and, often, one phone. Name and day
//! of birth with another number may be a namesake's, a number alone a relative's: whoever enters and decides the
//! application is told, and nobody is refused for it. To whoever may not be told days of birth they are unknown here too.
//! Who is remembered so is no member by the word of whoever keeps the register either: an application that is accepted,
//! on appeal of a refusal for good, is what lifts it. Refused: a permission that lifts it, which would make one secretary
//! of the body that decides. Refused: a digest of the name alone, which would answer whether anybody of a name was ever
//! refused; and to say any of it at the open door.
mod actions;
mod admission;
mod model;
mod rules;
mod store;

pub use actions::{forget, forget_over, leave, recall, remember};
pub use admission::{Bar, barred};
pub(super) use admission::{barred_newcomers, expect_none_of, follow};
pub use model::{MarkCause, MarkKind, MemoryId, Recalled, Remembered, Remembering};

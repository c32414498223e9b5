//! Two versions of the statutes side by side: what one has that the other has not, item by item, field by field.
mod differences;
mod model;
mod places;

pub(super) use differences::differences;
pub use model::{Change, Comparison, ComparisonQuery, Difference, FieldDifference};

//! Telling the rows of an import apart, once all were looked at.
use crate::db::{Json, Tx};
use crate::error::Result;

use super::super::model::{Flawed, Import, ImportState, RegisterKind, RowState, StagedRow};
use super::super::rules::{Comparison, parts};
use super::super::store;

/// How many rows are told of at once.
const AT_ONCE: usize = 1_000;

/// Refuses the rows that an earlier row tells of already: those of the next part; after the last one the import is
/// previewed.
pub(super) fn compare(tx: &mut Tx<'_>, import: &mut Import) -> Result<()> {
    let of = parts(import.rows());
    let mut comparison = Comparison::new(import.compared, of);
    let mut after = None;
    while let Some((place, marks)) = store::marks_after(tx, import.id, after)? {
        comparison.take(&marks);
        after = Some(place);
    }
    let twice = comparison.twice();
    let places: Vec<i64> = twice.keys().copied().collect();
    for some in places.chunks(AT_ONCE) {
        let told: Vec<StagedRow> = store::rows_at(tx, import.id, some)?
            .into_iter()
            .filter(|row| row.state != RowState::Error)
            .map(|mut row| {
                let (register, _) = RegisterKind::of_place(row.place);
                if let Some(file) = import.file_mut(register) {
                    file.preview.recount(row.state, RowState::Error);
                }
                let flaw = twice.get(&row.place).map(|flaw| Flawed::of(None, flaw.kind()));
                let mut faults = row.faults.take().map(|faults| faults.0).unwrap_or_default();
                faults.extend(flaw);
                StagedRow { state: RowState::Error, faults: Some(Json(faults)), ..row }
            })
            .collect();
        store::tell_rows(tx, &told)?;
    }
    import.compared = import.compared.saturating_add(1);
    if import.compared == of {
        store::forget_marks(tx, import.id)?;
        import.state = ImportState::Previewed;
    }
    Ok(())
}

//! Looking at imports: how far they are, their rows, and the report of what was not taken.
use csv::{Terminator, WriterBuilder};

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page, disarmed};

use super::super::model::{
    FlawedCell, Import, ImportId, ImportRowQuery, ImportRowTold, RegisterKind, RowState,
};
use super::super::store;

/// One import.
pub(in crate::imports) fn show(tx: &mut Tx<'_>, id: ImportId) -> Result<Import> {
    store::find(tx, id)
}

/// The imports, the first opened first.
pub(in crate::imports) fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Page<Import>> {
    let total = listing.total(|| store::count(tx))?;
    let rows = store::list(tx, listing)?;
    Ok(listing.page(rows, total, |import| vec![import.id.to_string()]))
}

/// The rows that wait, or were not taken, in the order of their files.
pub(in crate::imports) fn rows(
    tx: &mut Tx<'_>,
    id: ImportId,
    query: ImportRowQuery,
    listing: &Listing,
) -> Result<Page<ImportRowTold>> {
    let import = store::find(tx, id)?;
    let total = listing.total(|| store::count_rows(tx, &import, query.state))?;
    let after = listing.after_parts().and_then(|parts| parts.first()).and_then(|place| place.parse().ok());
    let rows = store::rows_listed(tx, &import, query.state, after, listing.fetch())?;
    let told = |row| ImportRowTold::of(row, &import.files.0, tx.language);
    let rows: Vec<ImportRowTold> = rows.into_iter().map(told).collect();
    Ok(listing.page(rows, total, |row| vec![row.place.to_string()]))
}

/// How many rows a part of the report has.
const ROWS_OF_A_PART: i64 = 500;

/// A part of the report of what is not taken: the cells as they came, then the reasons; and where the next part begins.
pub(crate) fn report(
    tx: &mut Tx<'_>,
    id: ImportId,
    after: Option<&str>,
) -> Result<(Vec<u8>, Option<String>)> {
    let import = store::find(tx, id)?;
    let start = after.and_then(|place| place.parse().ok());
    let rows = store::rows_listed(tx, &import, Some(RowState::Error), start, ROWS_OF_A_PART)?;
    let is_full = i64::try_from(rows.len()).unwrap_or_default() == ROWS_OF_A_PART;
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(Vec::new());
    // The head of each file stands above its first row.
    let mut above = start.map(|place| RegisterKind::of_place(place).0);
    let (mut next, language) = (None, tx.language);
    for row in rows {
        let (register, _) = RegisterKind::of_place(row.place);
        let place = row.place;
        let told = ImportRowTold::of(row, &import.files.0, language);
        if above != Some(register) {
            let columns = told.values.keys().cloned();
            let own = ["register", "row", "codes", "reasons"].map(str::to_owned);
            writer.write_record(columns.map(|name| disarmed(&name)).chain(own)).map_err(Problem::internal)?;
            above = Some(register);
        }
        let cells = told.values.values().map(|cell| disarmed(cell.as_str().unwrap_or_default()));
        let errors = || told.faults.iter().filter(|fault| fault.state == RowState::Error);
        let codes = errors().map(|fault| fault.code.as_str()).collect::<Vec<_>>().join("; ");
        let reason = |fault: &FlawedCell| match &fault.column {
            Some(column) => format!("{column}: {}", fault.detail),
            None => fault.detail.clone(),
        };
        let reasons = errors().map(reason).collect::<Vec<_>>().join(" ");
        let own = [told.register.word().to_owned(), told.row.to_string(), codes, disarmed(&reasons)];
        writer.write_record(cells.chain(own)).map_err(Problem::internal)?;
        next = Some(place.to_string());
    }
    let written = writer.into_inner().map_err(|error| Problem::internal(error.to_string()))?;
    Ok((written, next.filter(|_| is_full)))
}

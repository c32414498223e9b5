//! A register on its way out as a file, page after page.
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::HttpResponse;

use crate::access::Operation;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::words::{Language, civil_day};

use super::answer::Answer;
use super::body::Body;
use super::call::Call;
use super::contract::READ;
use super::format::Format;
use super::listing::{Listing, MAX_LIMIT};
use super::parts;
use super::query::QueryForm;
use super::tables::{Paged, Sheet, Writing};

/// In what form a register goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SheetForm {
    /// A table, marked as UTF-8 for spreadsheets.
    Csv,
    /// A workbook.
    Xlsx,
    /// Lines of JSON.
    Ndjson,
}

impl SheetForm {
    /// The media type.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Csv => Format::Csv.kind(),
            Self::Ndjson => Format::Ndjson.kind(),
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// How the name of such a file ends.
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
            Self::Xlsx => "xlsx",
        }
    }
}

/// A file that is being written.
pub(crate) struct Exporting {
    writing: Writing,
    sheet: Option<Sheet>,
}

impl Exporting {
    /// A file of the list the contract names so.
    pub(crate) fn of(form: SheetForm, list: &str, language: Language) -> Result<Self> {
        let columns = READ.columns.of_list(list);
        let format = if form == SheetForm::Ndjson { Format::Ndjson } else { Format::Csv };
        let sheet = match form {
            SheetForm::Xlsx => Some(Sheet::begin(columns.clone(), language == Language::Ar)?),
            SheetForm::Csv | SheetForm::Ndjson => None,
        };
        Ok(Self { writing: Writing { format, columns, fields: None, marked: true }, sheet })
    }

    /// What stands before the first page.
    pub(crate) fn head(&self) -> Result<Vec<u8>> {
        self.sheet.as_ref().map_or_else(|| self.writing.head(), |sheet| Ok(sheet.take()))
    }

    /// A page, and the cursor of the next.
    pub(crate) fn page(&mut self, answer: &Answer) -> Result<(Vec<u8>, Option<String>)> {
        let page = Paged::read(answer)?;
        let written = match &mut self.sheet {
            None => self.writing.rows(&page, false)?,
            Some(sheet) => {
                self.writing.put(&page, sheet)?;
                sheet.take()
            }
        };
        Ok((written, page.next))
    }

    /// What stands after the last page.
    pub(crate) fn tail(&mut self) -> Result<Vec<u8>> {
        self.sheet.take().map_or_else(|| Ok(Vec::new()), Sheet::end)
    }
}

impl<Q: QueryForm> Call<Q> {
    /// Sends a register as a file: `notes` puts it on record first; `named` says its form, its list and its name; `lists`
    /// lists a page of it.
    pub(crate) async fn export<T: Send + Sync + 'static, const KILOBYTES: usize>(
        self,
        operation: Operation,
        body: Body<T, KILOBYTES>,
        notes: impl Fn(&mut Tx<'_>, &T) -> Result<()> + Send + 'static,
        named: impl FnOnce(&T) -> (SheetForm, &'static str, &'static str),
        lists: impl Fn(&mut Tx<'_>, &T, &Listing) -> Result<Answer> + Send + Sync + 'static,
    ) -> Result<HttpResponse> {
        let (app, mut asking, asked) = self.parts();
        if app.is_a_tray() {
            // A batch has no files in it.
            return Ok(HttpResponse::NoContent().finish());
        }
        let new = match asked.and(body.parsed) {
            Ok(new) => new,
            Err(problem) => {
                return app.refuse(asking, operation, problem).await?.respond(operation, None, None);
            }
        };
        asking.as_of.get_or_insert_with(|| civil_day(app.now().0));
        asking.idempotency = None;
        let told = Arc::clone(&new);
        let note = Box::new(move |tx: &mut Tx<'_>| notes(tx, &told).map(|()| Answer::gone()));
        let answer = app.write(asking.clone(), operation, note).await?;
        if asking.dry_run {
            return answer.respond(operation, None, None);
        }
        let (form, list, name) = named(&new);
        let exporting = Mutex::new(Exporting::of(form, list, asking.language)?);
        let listing = Listing::whole(app.cursor_key(), list);
        let make = move |tx: &mut Tx<'_>, start: Option<&str>| {
            let listing = listing.from(start)?;
            let answer = lists(tx, &new, &listing)?;
            let mut exporting = exporting.lock().unwrap_or_else(PoisonError::into_inner);
            let mut written = if start.is_none() { exporting.head()? } else { Vec::new() };
            let (page, next) = exporting.page(&answer)?;
            written.extend(page);
            if next.is_none() {
                written.extend(exporting.tail()?);
            }
            Ok(Answer { next, ..Answer::drawn(Format::Csv, written) })
        };
        let name = format!("{name}.{}", form.suffix());
        parts::answer(app, asking, operation, (form.kind(), &name), Arc::new(make)).await
    }
}

impl Listing {
    /// All of a list, from its first page.
    pub(crate) fn whole(key: super::listing::CursorKey, list: &str) -> Self {
        Self { limit: MAX_LIMIT, after: None, total: false, key, of: format!("export {list}") }
    }

    /// The same from where a page begins.
    pub(crate) fn from(&self, cursor: Option<&str>) -> Result<Self> {
        let mut listing = self.clone();
        if let Some(cursor) = cursor {
            listing.resume(cursor).map_err(Problem::internal)?;
        }
        Ok(listing)
    }
}

//! Lists as tables and lines: made from the page a list answers anyway, so that no room knows of them.
//!
//! 2026-11-24. The columns come from the contract, not from the rows: a table has the same head on every page, and
//! on an empty one. JSON for spreadsheets alone (a path a column, everything in one cell) was refused: nobody sorts it.
mod cells;
mod columns;
mod export;
mod sheet;

use csv::{Terminator, WriterBuilder};
use serde::Deserialize;
use serde_json::Value;

use crate::error::{Problem, Result};

use super::answer::Answer;
use super::format::Format;

pub(crate) use cells::disarmed;
pub(super) use columns::Columns;
pub(super) use export::{Export, Fetch};
pub(super) use sheet::Sheet;

/// A page, as a list answers it.
#[derive(Deserialize)]
pub(super) struct Paged {
    data: Vec<Value>,
    pub(super) next: Option<String>,
    total: Option<i64>,
}

impl Paged {
    pub(super) fn read(answer: &Answer) -> Result<Self> {
        serde_json::from_slice(&answer.body).map_err(Problem::internal)
    }
}

/// How the objects of a list are written, one after the other.
pub(super) struct Writing {
    pub(super) format: Format,
    /// The columns of the table, dotted.
    pub(super) columns: Vec<String>,
    /// The fields of the objects, if not all are wanted.
    pub(super) fields: Option<Vec<String>>,
    /// Whether a table starts with the mark that tells spreadsheets it is UTF-8.
    pub(super) marked: bool,
}

impl Writing {
    /// What stands before the first object.
    pub(super) fn head(&self) -> Result<Vec<u8>> {
        match self.format {
            Format::Csv => {
                let mut head = if self.marked { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
                head.extend(records([self.columns().collect()])?);
                Ok(head)
            }
            Format::Json => Ok(b"{\"data\":[".to_vec()),
            _ => Ok(Vec::new()),
        }
    }

    /// The objects of a page; `goes_on` if others stand before them.
    pub(super) fn rows(&self, page: &Paged, goes_on: bool) -> Result<Vec<u8>> {
        match self.format {
            Format::Csv => {
                let columns: Vec<&str> = self.columns().collect();
                let row = |object| columns.iter().map(|column| cells::cell(object, column)).collect();
                records(page.data.iter().map(row))
            }
            Format::Json => self.joined(page, b",", goes_on),
            _ => self.joined(page, b"\n", false).map(|mut lines| {
                if !lines.is_empty() {
                    lines.push(b'\n');
                }
                lines
            }),
        }
    }

    /// The cells of the objects of a page, as texts that are no formulas of themselves.
    pub(super) fn cells(&self, page: &Paged) -> Vec<Vec<String>> {
        let columns: Vec<&str> = self.columns().collect();
        let row = |object| columns.iter().map(|column| cells::bare(object, column)).collect();
        page.data.iter().map(row).collect()
    }

    /// What stands after the last object; `first` is the first page, which knows the total.
    pub(super) fn tail(&self, total: Option<i64>) -> Vec<u8> {
        match (self.format, total) {
            (Format::Json, Some(total)) => format!("],\"next\":null,\"total\":{total}}}").into_bytes(),
            (Format::Json, None) => b"],\"next\":null}".to_vec(),
            _ => Vec::new(),
        }
    }

    /// The answer with its page written so: a table or lines.
    pub(super) fn page(&self, answer: Answer) -> Result<(Answer, Option<i64>)> {
        let page = Paged::read(&answer)?;
        let mut body = self.head()?;
        body.extend(self.rows(&page, false)?);
        Ok((Answer { body, format: self.format, ..answer }, page.total))
    }

    /// The columns that are wanted.
    fn columns(&self) -> impl Iterator<Item = &str> {
        let field = |column: &str| column.split('.').next().unwrap_or_default().to_owned();
        let is_wanted =
            move |column: &&str| self.fields.as_ref().is_none_or(|fields| fields.contains(&field(column)));
        self.columns.iter().map(String::as_str).filter(is_wanted)
    }

    fn joined(&self, page: &Paged, between: &[u8], goes_on: bool) -> Result<Vec<u8>> {
        let mut all = Vec::new();
        for object in &page.data {
            if goes_on || !all.is_empty() {
                all.extend_from_slice(between);
            }
            match (object, &self.fields) {
                (Value::Object(object), Some(fields)) => {
                    let some: serde_json::Map<_, _> = object
                        .iter()
                        .filter(|(name, _)| fields.contains(name))
                        .map(|(name, value)| (name.clone(), value.clone()))
                        .collect();
                    serde_json::to_writer(&mut all, &some)
                }
                _ => serde_json::to_writer(&mut all, object),
            }
            .map_err(Problem::internal)?;
        }
        Ok(all)
    }
}

/// Records of a table (RFC 4180).
fn records<T: AsRef<[u8]>>(rows: impl IntoIterator<Item = Vec<T>>) -> Result<Vec<u8>> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(Problem::internal)?;
    }
    writer.into_inner().map_err(|error| Problem::internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn writing(format: Format) -> Writing {
        let columns = ["id", "name.ar", "note"].map(str::to_owned).to_vec();
        Writing { format, columns, fields: None, marked: false }
    }

    fn page() -> Paged {
        let data = vec![
            json!({"id": 1, "name": {"ar": "قطب"}, "note": "a, \"b\"\nc"}),
            json!({"id": 2, "name": null, "note": "=1+1"}),
        ];
        Paged { data, next: None, total: Some(2) }
    }

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_table_is_quoted_as_rfc_4180_says() {
        let table = writing(Format::Csv);
        assert_eq!(text(table.head().unwrap()), "id,name.ar,note\r\n");
        assert_eq!(text(table.rows(&page(), false).unwrap()), "1,قطب,\"a, \"\"b\"\"\nc\"\r\n2,,'=1+1\r\n");
        let marked = Writing { marked: true, ..writing(Format::Csv) };
        assert_eq!(text(marked.head().unwrap()), "\u{feff}id,name.ar,note\r\n");
        let shortened = Writing { fields: Some(vec!["name".to_owned()]), ..writing(Format::Csv) };
        assert_eq!(text(shortened.head().unwrap()), "name.ar\r\n");
        assert_eq!(text(shortened.rows(&page(), false).unwrap()), "قطب\r\n\"\"\r\n");
    }

    #[test]
    fn lines_and_a_whole_export_are_json_again() {
        let lines = text(writing(Format::Ndjson).rows(&page(), true).unwrap());
        let read: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(read, page().data);
        assert!(lines.ends_with('\n'));
        let whole = writing(Format::Json);
        let mut all = whole.head().unwrap();
        all.extend(whole.rows(&page(), false).unwrap());
        all.extend(whole.rows(&page(), true).unwrap());
        all.extend(whole.tail(Some(4)));
        let read: Value = serde_json::from_slice(&all).unwrap();
        assert_eq!(read["data"].as_array().unwrap().len(), 4);
        assert_eq!(read["total"], 4);
    }
}

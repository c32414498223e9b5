//! Lists as tables and lines: made from the page a list answers anyway, so that no room knows of them.
//!
//! 2026-11-24. The columns come from the contract, not from the rows: a table has the same head on every page, and
//! on an empty one. JSON for spreadsheets alone (a path a column, everything in one cell) was refused: nobody sorts it.
mod cells;
mod columns;
mod export;
mod sheet;

use std::borrow::Cow;
use std::fmt;

use csv::{Terminator, WriterBuilder};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::error::{Problem, Result};

use super::answer::Answer;
use super::format::Format;

pub(crate) use cells::disarmed;
pub(super) use columns::Columns;
pub(super) use export::{Export, Fetch};
pub(super) use sheet::Sheet;

use cells::Cells;

/// A page, as a list answers it: its objects as they are written there.
#[derive(Deserialize)]
pub(super) struct Paged<'a> {
    #[serde(borrow)]
    data: Vec<&'a RawValue>,
    pub(super) next: Option<String>,
    total: Option<i64>,
}

impl<'a> Paged<'a> {
    pub(super) fn read(answer: &'a Answer) -> Result<Self> {
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
                let mut writer = table();
                writer.write_record(self.columns()).map_err(Problem::internal)?;
                head.extend(writer.into_inner().map_err(|error| Problem::internal(error.to_string()))?);
                Ok(head)
            }
            Format::Json => Ok(b"{\"data\":[".to_vec()),
            _ => Ok(Vec::new()),
        }
    }

    /// The objects of a page; `goes_on` if others stand before them.
    pub(super) fn rows(&self, page: &Paged<'_>, goes_on: bool) -> Result<Vec<u8>> {
        match self.format {
            Format::Csv => {
                let mut cells = Cells::of(self.columns());
                let mut writer = table();
                for object in &page.data {
                    cells.read(object.get())?;
                    cells.each_disarmed(|cell| writer.write_field(cell).map_err(Problem::internal))?;
                    writer.write_record(None::<&[u8]>).map_err(Problem::internal)?;
                }
                writer.into_inner().map_err(|error| Problem::internal(error.to_string()))
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

    /// Writes the objects of a page into a sheet, as texts that are no formulas of themselves.
    pub(super) fn put(&self, page: &Paged<'_>, sheet: &mut Sheet) -> Result<()> {
        let mut cells = Cells::of(self.columns());
        for object in &page.data {
            cells.read(object.get())?;
            sheet.row(cells.bare())?;
        }
        Ok(())
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
        let total = page.total;
        Ok((Answer { body, format: self.format, ..answer }, total))
    }

    /// The columns that are wanted.
    fn columns(&self) -> impl Iterator<Item = &str> {
        let field = |column: &str| column.split('.').next().unwrap_or_default().to_owned();
        let is_wanted =
            move |column: &&str| self.fields.as_ref().is_none_or(|fields| fields.contains(&field(column)));
        self.columns.iter().map(String::as_str).filter(is_wanted)
    }

    fn joined(&self, page: &Paged<'_>, between: &[u8], goes_on: bool) -> Result<Vec<u8>> {
        let mut all =
            Vec::with_capacity(page.data.iter().map(|object| object.get().len().saturating_add(1)).sum());
        for object in &page.data {
            if goes_on || !all.is_empty() {
                all.extend_from_slice(between);
            }
            match &self.fields {
                Some(fields) => push_shortened(object, fields, &mut all)?,
                None => all.extend_from_slice(object.get().as_bytes()),
            }
        }
        Ok(all)
    }
}

/// The fields of an object, in their order, each as it is written.
struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Reading;
        impl<'de> Visitor<'de> for Reading {
            type Value = Fields<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        reader.deserialize_map(Reading)
    }
}

/// Writes what is wanted of an object.
fn push_shortened(object: &RawValue, wanted: &[String], all: &mut Vec<u8>) -> Result<()> {
    let fields: Fields<'_> = serde_json::from_str(object.get()).map_err(Problem::internal)?;
    let mut between = b'{';
    for (name, value) in fields.0.iter().filter(|(name, _)| wanted.iter().any(|wanted| wanted == name)) {
        all.push(between);
        serde_json::to_writer(&mut *all, name).map_err(Problem::internal)?;
        all.push(b':');
        all.extend_from_slice(value.get().as_bytes());
        between = b',';
    }
    all.extend_from_slice(if between == b'{' { b"{}" } else { b"}" });
    Ok(())
}

/// A table to be written (RFC 4180).
fn table() -> csv::Writer<Vec<u8>> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn writing(format: Format) -> Writing {
        let columns = ["id", "name.ar", "note"].map(str::to_owned).to_vec();
        Writing { format, columns, fields: None, marked: false }
    }

    fn data() -> Value {
        json!([{"id": 1, "name": {"ar": "قطب"}, "note": "a, \"b\"\nc"}, {"id": 2, "name": null, "note": "=1+1"}])
    }

    /// The rows of that page, written.
    fn rows(writing: &Writing, goes_on: bool) -> String {
        let page = json!({"data": data(), "next": null, "total": 2}).to_string();
        text(writing.rows(&serde_json::from_str(&page).unwrap(), goes_on).unwrap())
    }

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_table_is_quoted_as_rfc_4180_says() {
        let table = writing(Format::Csv);
        assert_eq!(text(table.head().unwrap()), "id,name.ar,note\r\n");
        assert_eq!(rows(&table, false), "1,قطب,\"a, \"\"b\"\"\nc\"\r\n2,,'=1+1\r\n");
        let marked = Writing { marked: true, ..writing(Format::Csv) };
        assert_eq!(text(marked.head().unwrap()), "\u{feff}id,name.ar,note\r\n");
        let shortened = Writing { fields: Some(vec!["name".to_owned()]), ..writing(Format::Csv) };
        assert_eq!(text(shortened.head().unwrap()), "name.ar\r\n");
        assert_eq!(rows(&shortened, false), "قطب\r\n\"\"\r\n");
    }

    #[test]
    fn lines_and_a_whole_export_are_json_again() {
        let lines = rows(&writing(Format::Ndjson), true);
        let read: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(Value::Array(read), data());
        assert!(lines.ends_with('\n'));
        let wanted = Some(["note", "id", "none"].map(str::to_owned).to_vec());
        let shortened = Writing { fields: wanted, ..writing(Format::Ndjson) };
        assert_eq!(
            rows(&shortened, false),
            "{\"id\":1,\"note\":\"a, \\\"b\\\"\\nc\"}\n{\"id\":2,\"note\":\"=1+1\"}\n"
        );
        let nothing = Writing { fields: Some(Vec::new()), ..writing(Format::Ndjson) };
        assert_eq!(rows(&nothing, false), "{}\n{}\n");
        let whole = writing(Format::Json);
        let mut all = whole.head().unwrap();
        all.extend(rows(&whole, false).bytes());
        all.extend(rows(&whole, true).bytes());
        all.extend(whole.tail(Some(4)));
        let read: Value = serde_json::from_slice(&all).unwrap();
        assert_eq!(read["data"].as_array().unwrap().len(), 4);
        assert_eq!(read["total"], 4);
    }
}

//! A workbook on its way out: rows go into a zip that is never sought in, and what is written of it is sent.
use std::io::{self, Write};
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};

use crate::error::{Problem, Result};

/// How many rows a sheet has at most.
const MOST_ROWS: usize = 1_048_576;
/// How many characters a cell has at most.
const MOST_OF_A_CELL: usize = 32_767;

/// What was written and has not been taken yet.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn take(&self) -> Vec<u8> {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A workbook that is being written: a sheet, and another after each million rows.
pub(crate) struct Sheet {
    zip: ZipWriter<StreamWriter<Written>>,
    written: Written,
    head: Vec<String>,
    runs_left: bool,
    sheets: usize,
    rows: usize,
    /// The row that is being written.
    row: String,
    /// What the columns are called.
    names: Vec<String>,
}

fn failed(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Problem {
    Problem::internal(error)
}

impl Sheet {
    /// A workbook with this head; columns run from the right where its reader reads so.
    pub(crate) fn begin(head: Vec<String>, runs_left: bool) -> Result<Self> {
        let written = Written::default();
        let zip = ZipWriter::new_stream(written.clone());
        let names = (0..head.len()).map(column_name).collect();
        let row = String::new();
        let mut sheet = Self { zip, written, head, runs_left, sheets: 0, rows: 0, row, names };
        sheet.next_sheet()?;
        Ok(sheet)
    }

    /// What was written since it was last asked.
    pub(crate) fn take(&self) -> Vec<u8> {
        self.written.take()
    }

    fn part(&mut self, name: &str) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(1));
        self.zip.start_file(name, options.large_file(true)).map_err(failed)
    }

    fn put(&mut self, text: &str) -> Result<()> {
        self.zip.write_all(text.as_bytes()).map_err(failed)
    }

    fn next_sheet(&mut self) -> Result<()> {
        if self.sheets > 0 {
            self.put("</sheetData></worksheet>")?;
        }
        self.sheets = self.sheets.saturating_add(1);
        self.rows = 0;
        self.part(&format!("xl/worksheets/sheet{}.xml", self.sheets))?;
        let way = if self.runs_left { " rightToLeft=\"1\"" } else { "" };
        self.put(&format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{MAIN}\">\
             <sheetViews><sheetView workbookViewId=\"0\"{way}/></sheetViews><sheetData>"
        ))?;
        let head = self.head.clone();
        self.write(head.iter().map(String::as_str))
    }

    /// Writes a row. A text is written as one, whatever it begins with: a spreadsheet reckons no formula from it.
    pub(crate) fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> Result<()> {
        if self.rows == MOST_ROWS {
            self.next_sheet()?;
        }
        self.write(cells)
    }

    fn write<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> Result<()> {
        self.rows = self.rows.saturating_add(1);
        let number = self.rows.to_string();
        let mut row = mem::take(&mut self.row);
        row.clear();
        row.extend(["<row r=\"", &number, "\">"]);
        for (name, cell) in self.names.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            // Spaces at an end, or more than one between, are lost without a word for them.
            let keeps = if has_lone_spaces(cell) { "" } else { " xml:space=\"preserve\"" };
            row.extend(["<c r=\"", name, &number, "\" t=\"inlineStr\"><is><t", keeps, ">"]);
            push_escaped(&mut row, cell);
            row.push_str("</t></is></c>");
        }
        row.push_str("</row>");
        let put = self.put(&row);
        self.row = row;
        put
    }

    /// Writes what belongs to a workbook beside its sheets; answers the rest of it.
    pub(crate) fn end(mut self) -> Result<Vec<u8>> {
        self.put("</sheetData></worksheet>")?;
        let sheets = 1..=self.sheets;
        let each = |one: &dyn Fn(usize) -> String| sheets.clone().map(one).collect::<String>();
        let names = each(&|at| format!("<sheet name=\"{at}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>"));
        let links = each(&|at| {
            format!(
                "<Relationship Id=\"rId{at}\" Type=\"{LINK}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
            )
        });
        let kinds = each(&|at| {
            format!(
                "<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{KIND}.worksheet+xml\"/>"
            )
        });
        let parts = [
            (
                "xl/workbook.xml",
                format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINK}\"><sheets>{names}</sheets></workbook>"),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!("<Relationships xmlns=\"{LINKS}\">{links}</Relationships>"),
            ),
            (
                "_rels/.rels",
                format!(
                    "<Relationships xmlns=\"{LINKS}\"><Relationship Id=\"rId1\" Type=\"{LINK}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            (
                "[Content_Types].xml",
                format!(
                    "<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{KIND}.sheet.main+xml\"/>{kinds}</Types>"
                ),
            ),
        ];
        for (name, text) in parts {
            self.part(name)?;
            self.put("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")?;
            self.put(&text)?;
        }
        self.zip.finish().map_err(failed)?;
        Ok(self.written.take())
    }
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINK: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// What a column is called: A to Z, then AA.
fn column_name(column: usize) -> String {
    let letter =
        |place: usize| u8::try_from(place).ok().and_then(|place| b'A'.checked_add(place)).map(char::from);
    let (before, last) =
        (column.checked_div(26).unwrap_or_default(), column.checked_rem(26).unwrap_or_default());
    let mut name = if before == 0 { String::new() } else { column_name(before.saturating_sub(1)) };
    name.extend(letter(last));
    name
}

/// Whether there is no white space but single spaces between words.
fn has_lone_spaces(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if matches!(byte, b'\t' | b'\n' | b'\r') || byte == b' ' && before == b' ' {
            return false;
        }
        before = byte;
    }
    before != b' '
}

/// A text as XML 1.0 takes it: its signs escaped, what it cannot have left out, no longer than a cell may be.
fn push_escaped(into: &mut String, text: &str) {
    // Signs, controls, and the first bytes of the controls and of the last signs that are two bytes and three.
    let is_plain = |byte: u8| byte >= b' ' && !matches!(byte, b'<' | b'>' | b'&' | 0x7F | 0xC2 | 0xEF);
    if text.len() <= MOST_OF_A_CELL && text.bytes().all(is_plain) {
        return into.push_str(text);
    }
    for sign in text.chars().take(MOST_OF_A_CELL) {
        match sign {
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '&' => into.push_str("&amp;"),
            '\t' | '\n' | '\r' => into.push(sign),
            _ if sign.is_control() || matches!(sign, '\u{FFFE}' | '\u{FFFF}') => {}
            _ => into.push(sign),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader as _, Xlsx};

    use super::*;

    #[test]
    fn columns_go_by_letters() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(column_name), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn what_is_written_is_read_by_others_and_is_no_formula() {
        let text = |text: &str| text.to_owned();
        let mut sheet = Sheet::begin(vec![text("name"), text("note")], true).unwrap();
        let mut file = sheet.take();
        sheet.row(["سلمى <&> \"'", "=1+1"].into_iter()).unwrap();
        sheet.row(["", "a\u{1}b\u{85}\u{FFFF}é"].into_iter()).unwrap();
        sheet.row([" a  b\nc ", "a b"].into_iter()).unwrap();
        file.extend(sheet.take());
        file.extend(sheet.end().unwrap());
        let mut book = Xlsx::new(Cursor::new(file)).unwrap();
        let range = book.worksheet_range("1").unwrap();
        let rows: Vec<Vec<Data>> = range.rows().map(<[Data]>::to_vec).collect();
        let data = |text: &str| Data::String(text.to_owned());
        assert_eq!(
            rows,
            [
                vec![data("name"), data("note")],
                vec![data("سلمى <&> \"'"), data("=1+1")],
                vec![Data::Empty, data("abé")],
                vec![data(" a  b\nc "), data("a b")],
            ]
        );
        assert!(book.worksheet_formula("1").unwrap().is_empty());
    }
}

//! Files as they come: whatever their form, taken apart into rows of text. Nothing here holds more than a row, a page of
//! rows, or the texts of a workbook, which are bounded.
mod bounded;
mod decoded;
mod lines;
mod table;
mod workbook;

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Problem, Result, kinds};
use crate::http::Sent;

use super::flaws::Refusal as Flaw;
use super::model::{Flawed, Head, ImportForm, Piece, Raw, RegisterKind};
use super::rules::{Refusal, columns};

/// How many rows a piece has.
const ROWS_OF_A_PIECE: usize = 1_000;
/// How many columns are read.
const MOST_COLUMNS: usize = 200;
/// How many characters of a cell are read.
const MOST_OF_A_CELL: usize = 2_000;
/// How many bytes are looked at for what form a file has that does not say.
const SNIFFED: usize = 1_024;
/// Among how many rows the head is looked for: titles may stand above it.
const ABOVE: usize = 10;

/// What was found out about a file while it was taken apart.
#[derive(Default)]
struct About {
    encoding: Option<String>,
    delimiter: Option<String>,
    is_guessed: bool,
    heads: Vec<String>,
}

/// A row as it stands in the file of rows.
#[derive(Serialize, Deserialize)]
struct Written(i64, Vec<String>, Option<Flawed>);

/// Takes a file apart: its rows go to a file without a name, from which they are read some at a time.
pub(crate) fn flatten(
    mut file: File,
    sent: &Sent,
    register: RegisterKind,
) -> Result<impl Iterator<Item = Result<Piece>> + Send + use<>> {
    let form = form(&mut file, sent)?;
    let mut flat = Flat::new()?;
    let about = match form {
        ImportForm::Csv => table::read(file, sent.charset.as_deref(), register, &mut flat),
        ImportForm::Ndjson => lines::read(file, &mut flat),
        ImportForm::Xlsx => workbook::read(file, register, &mut flat),
    }?;
    let columns = columns(register, &about.heads);
    if !columns.iter().any(|column| !column.name.is_empty()) {
        return Err(Refusal::FileIsUnreadable.into());
    }
    let left_out: Vec<usize> =
        columns.iter().enumerate().filter(|(_, column)| column.is_left_out).map(|(at, _)| at).collect();
    let mut remarks = Vec::new();
    if about.is_guessed {
        remarks.push(Flaw::ReadAsWindows1256.kind().code.to_owned());
    }
    if !left_out.is_empty() {
        remarks.push(Flaw::IdentityNumbersLeftOut.kind().code.to_owned());
    }
    let upload = Uuid::now_v7();
    let width = columns.len();
    let (encoding, delimiter) = (about.encoding, about.delimiter);
    let head = Head { upload, form, encoding, delimiter, columns, remarks };
    let rows = Rows { reader: flat.begin()?, width, left_out, upload, is_over: false };
    Ok(std::iter::once(Ok(Piece::Head(head))).chain(rows))
}

/// The form of a file: what it was sent as, or what it begins with.
fn form(file: &mut File, sent: &Sent) -> Result<ImportForm> {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    const FORMS: [&str; 3] = [
        "أرسل جدولا بصيغة \u{2068}text/csv\u{2069} أو \u{2068}XLSX\u{2069} أو \u{2068}application/x-ndjson\u{2069}.",
        "Envoyez text/csv, application/x-ndjson ou un classeur XLSX.",
        "Send text/csv, application/x-ndjson or an XLSX workbook.",
    ];
    match sent.kind.as_str() {
        "text/csv" | "application/csv" | "text/tab-separated-values" | "text/plain" => Ok(ImportForm::Csv),
        "application/x-ndjson" | "application/jsonl" | "application/x-jsonlines" => Ok(ImportForm::Ndjson),
        XLSX => Ok(ImportForm::Xlsx),
        "" | "application/octet-stream" | "application/x-www-form-urlencoded" => {
            let mut first = Vec::with_capacity(SNIFFED);
            let most = u64::try_from(SNIFFED).unwrap_or_default();
            file.by_ref().take(most).read_to_end(&mut first).map_err(Problem::unavailable)?;
            file.seek(SeekFrom::Start(0)).map_err(Problem::unavailable)?;
            let text = first.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&first).trim_ascii_start();
            Ok(match text {
                [b'P', b'K', ..] => ImportForm::Xlsx,
                [b'{', ..] => ImportForm::Ndjson,
                _ => ImportForm::Csv,
            })
        }
        _ => Err(Problem::of(&kinds::UNSUPPORTED_TYPE).because(FORMS)),
    }
}

/// Where the rows of a file are written.
struct Flat {
    file: std::io::BufWriter<File>,
}

impl Flat {
    fn new() -> Result<Self> {
        let file = tempfile::tempfile().map_err(Problem::unavailable)?;
        Ok(Self { file: std::io::BufWriter::new(file) })
    }

    /// Writes a row, unless nothing stands in it.
    fn write(&mut self, row: i64, mut cells: Vec<String>, flaw: Option<Flaw>) -> Result<()> {
        if flaw.is_none() && cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        for cell in &mut cells {
            if let Some((end, _)) = cell.char_indices().nth(MOST_OF_A_CELL) {
                cell.truncate(end);
            }
            // Neither engine keeps it in a document.
            if cell.contains('\0') {
                *cell = cell.replace('\0', "\u{FFFD}");
            }
        }
        let flaw = flaw.map(|flaw| Flawed::of(None, flaw.kind()));
        serde_json::to_writer(&mut self.file, &Written(row, cells, flaw)).map_err(Problem::unavailable)?;
        std::io::Write::write_all(&mut self.file, b"\n").map_err(Problem::unavailable)
    }

    /// The rows from the first on.
    fn begin(self) -> Result<BufReader<File>> {
        let mut file = self.file.into_inner().map_err(|error| Problem::unavailable(error.to_string()))?;
        file.seek(SeekFrom::Start(0)).map_err(Problem::unavailable)?;
        Ok(BufReader::new(file))
    }
}

/// The rows of a file, some at a time.
struct Rows {
    reader: BufReader<File>,
    width: usize,
    left_out: Vec<usize>,
    upload: Uuid,
    is_over: bool,
}

impl Rows {
    fn some(&mut self) -> Result<Vec<Raw>> {
        let mut rows = Vec::with_capacity(ROWS_OF_A_PIECE);
        let mut line = String::new();
        while rows.len() < ROWS_OF_A_PIECE {
            line.clear();
            if self.reader.read_line(&mut line).map_err(Problem::unavailable)? == 0 {
                break;
            }
            let Written(row, mut cells, mut flaw) = serde_json::from_str(&line).map_err(Problem::internal)?;
            let is_wider = cells.iter().skip(self.width).any(|cell| !cell.trim().is_empty());
            if is_wider && flaw.is_none() {
                flaw = Some(Flawed::of(None, Flaw::RowHasMoreCells.kind()));
            }
            cells.resize(self.width, String::new());
            for at in &self.left_out {
                if let Some(cell) = cells.get_mut(*at) {
                    cell.clear();
                }
            }
            rows.push(Raw { row, cells, flaw });
        }
        Ok(rows)
    }
}

impl Iterator for Rows {
    type Item = Result<Piece>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let rows = self.some();
        self.is_over = rows.as_ref().map_or(true, Vec::is_empty);
        Some(rows.map(
            |rows| if rows.is_empty() { Piece::End(self.upload) } else { Piece::Rows(self.upload, rows) },
        ))
    }
}

/// Which of the first rows is the head: the one most of whose cells are known as heads; of several the first, and if none
/// has any, the first with two cells.
fn head_among(rows: &[Vec<String>], register: RegisterKind) -> Option<usize> {
    let known = |row: &Vec<String>| super::rules::suggested(register, row).into_iter().flatten().count();
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let best = rows.iter().enumerate().rev().max_by_key(|(_, row)| known(row));
    match best {
        Some((at, row)) if known(row) > 0 => Some(at),
        _ => rows
            .iter()
            .position(|row| filled(row) > 1)
            .or_else(|| rows.iter().position(|row| filled(row) > 0)),
    }
}

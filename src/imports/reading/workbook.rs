//! Workbooks: the first sheet of one, cell by cell.
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _, Seek as _, SeekFrom};

use calamine::{DataRef, Reader as _, Xlsx};

use crate::error::{Problem, Result};

use super::super::flaws::Refusal as Flaw;
use super::super::model::RegisterKind;
use super::super::rules::Refusal;
use super::bounded::MOST_OF_A_ROW;
use super::table::settle;
use super::{ABOVE, About, Flat, MOST_COLUMNS};

/// How much text a workbook may keep beside its sheets, in bytes of XML: all of it is held in memory.
const MOST_BESIDE: u64 = 24 * 1024 * 1024;

/// How much of the name of an element is looked at.
const LONGEST_NAME: usize = 64;

pub(super) fn read(mut file: File, register: RegisterKind, flat: &mut Flat) -> Result<About> {
    expect_bounded(&mut file)?;
    let unreadable = |_unsaid| Problem::from(Refusal::FileIsUnreadable);
    let mut book = Xlsx::new(BufReader::new(file)).map_err(unreadable)?;
    let sheet = book.sheet_names().first().cloned().ok_or(Refusal::FileIsUnreadable)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(unreadable)?;
    let mut first: Vec<(i64, Vec<String>)> = Vec::new();
    let mut heads: Option<Vec<String>> = None;
    let mut row: (i64, Vec<String>) = (0, Vec::new());
    let mut last = 0;
    loop {
        // A sheet that breaks off has no rows after that, and those before are as good as any.
        let (next, is_broken) = match cells.next_cell() {
            Ok(next) => (next, false),
            Err(_) => (None, true),
        };
        let number = next.as_ref().map(|cell| i64::from(cell.get_position().0).saturating_add(1));
        if number != Some(row.0) && row.0 > 0 {
            let (at, done) = std::mem::take(&mut row);
            last = at;
            if heads.is_some() {
                flat.write(at, done, None)?;
            } else if done.iter().any(|cell| !cell.trim().is_empty()) {
                first.push((at, done));
            }
            if heads.is_none() && (first.len() == ABOVE || next.is_none()) {
                heads = Some(settle(std::mem::take(&mut first), register, flat)?);
            }
        }
        let Some(cell) = next else {
            if is_broken && heads.is_some() {
                flat.write(last.saturating_add(1), Vec::new(), Some(Flaw::FileBreaksOff))?;
            }
            break;
        };
        row.0 = number.unwrap_or_default();
        let column = usize::try_from(cell.get_position().1).unwrap_or(MOST_COLUMNS);
        if column < MOST_COLUMNS {
            if row.1.len() <= column {
                row.1.resize(column.saturating_add(1), String::new());
            }
            if let Some(place) = row.1.get_mut(column) {
                *place = text(cell.get_value());
            }
        }
    }
    let heads = heads.ok_or(Refusal::FileIsUnreadable)?;
    Ok(About { heads, ..About::default() })
}

/// Goes on only if what is held in memory of a workbook is bounded, whatever its directory says of it: its strings, its
/// styles, everything but its sheets.
fn expect_bounded(file: &mut File) -> Result<()> {
    let unreadable = |_unsaid| Problem::from(Refusal::FileIsUnreadable);
    let copy = file.try_clone().map_err(Problem::unavailable)?;
    let mut archive = zip::ZipArchive::new(BufReader::new(copy)).map_err(unreadable)?;
    let mut left = MOST_BESIDE;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(unreadable)?;
        let name = part.name().map_err(unreadable)?;
        if name.starts_with("xl/media/") {
            continue;
        }
        if name.starts_with("xl/worksheets/sheet") {
            expect_bounded_cells(BufReader::new(part))?;
            continue;
        }
        let read = io::copy(&mut part.take(left.saturating_add(1)), &mut io::sink())
            .map_err(|_unsaid| Problem::from(Refusal::FileIsUnreadable))?;
        left = left.checked_sub(read).ok_or(Refusal::WorkbookIsTooLarge)?;
    }
    file.seek(SeekFrom::Start(0)).map_err(Problem::unavailable).map(drop)
}

/// Goes on only if no cell of a sheet is longer than a row of a table may be: each is held in memory whole.
fn expect_bounded_cells(mut sheet: impl BufRead) -> Result<()> {
    // The name of the element that is being read, if one is; and how much came since the last cell or row began or ended.
    let (mut name, mut since): (Option<Vec<u8>>, usize) = (None, 0);
    let mut is_in_data = false;
    loop {
        let some = sheet.fill_buf().map_err(|_unsaid| Problem::from(Refusal::FileIsUnreadable))?;
        if some.is_empty() {
            return Ok(());
        }
        let read = some.len();
        for byte in some {
            since = since.saturating_add(1);
            if is_in_data && since > MOST_OF_A_ROW {
                return Err(Refusal::WorkbookIsTooLarge.into());
            }
            match (byte, &mut name) {
                (b'<', _) => name = Some(Vec::new()),
                (b' ' | b'\t' | b'\r' | b'\n' | b'>', Some(_)) => {
                    let whole = name.take().unwrap_or_default();
                    // A name may have a prefix.
                    match whole.rsplit(|byte| *byte == b':' || *byte == b'/').next().unwrap_or_default() {
                        b"sheetData" => {
                            is_in_data = !whole.starts_with(b"/");
                            since = 0;
                        }
                        b"c" | b"row" => since = 0,
                        _ => {}
                    }
                }
                (byte, Some(name)) if name.len() < LONGEST_NAME => name.push(*byte),
                _ => {}
            }
        }
        sheet.consume(read);
    }
}

/// What stands in a cell, as text: whole numbers without a point, days as days.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::DateTime(at) if at.is_datetime() && at.as_f64() >= 1.0 => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(at) => at.as_f64().to_string(),
        DataRef::Empty => String::new(),
    }
}

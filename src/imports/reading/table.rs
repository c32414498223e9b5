//! Tables of text, whatever stands between their cells.
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read};

use csv::{ReaderBuilder, StringRecord};

use crate::error::{Problem, Result};

use super::super::flaws::Refusal as Flaw;
use super::super::model::RegisterKind;
use super::super::rules::Refusal;
use super::bounded::Bounded;
use super::decoded::{Decoded, encoding};
use super::{ABOVE, About, Flat, MOST_COLUMNS, head_among};

/// So much of the text tells what stands between its cells.
const TELLS: usize = 64 * 1024;

pub(super) fn read(
    mut file: File,
    charset: Option<&str>,
    register: RegisterKind,
    flat: &mut Flat,
) -> Result<About> {
    let (encoding, is_guessed) = encoding(&mut file, charset).map_err(Problem::unavailable)?;
    let mut text = BufReader::with_capacity(TELLS, Decoded::new(file, encoding));
    let beginning = String::from_utf8_lossy(text.fill_buf().map_err(Problem::unavailable)?).into_owned();
    let told = beginning.lines().next().and_then(|line| line.trim().strip_prefix("sep="));
    let delimiter = match told.and_then(|told| told.bytes().next()) {
        Some(told) => {
            let mut line = String::new();
            text.read_line(&mut line).map_err(Problem::unavailable)?;
            told
        }
        None => delimiter(&beginning),
    };
    let lines_above = i64::from(told.is_some());
    let heads = rows(text, delimiter, register, flat, lines_above)?;
    let delimiter =
        Some(if delimiter == b'\t' { "tab".to_owned() } else { char::from(delimiter).to_string() });
    Ok(About { encoding: Some(encoding.name().to_owned()), delimiter, is_guessed, heads })
}

/// Writes the rows below the head, and answers the head.
fn rows(
    text: impl Read,
    delimiter: u8,
    register: RegisterKind,
    flat: &mut Flat,
    lines_above: i64,
) -> Result<Vec<String>> {
    let (bounded, allowance) = Bounded::new(text);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bounded);
    let mut first: Vec<(i64, Vec<String>)> = Vec::new();
    let mut heads: Option<Vec<String>> = None;
    let mut record = StringRecord::new();
    let mut row = lines_above;
    loop {
        allowance.renew();
        let read = reader.read_record(&mut record);
        row = row.saturating_add(1);
        // Where a row has no end nothing after it can be told from it.
        let (is_over, is_broken) = (!matches!(read, Ok(true)), read.is_err());
        if !is_over {
            let cells: Vec<String> = record.iter().take(MOST_COLUMNS).map(str::to_owned).collect();
            if heads.is_some() {
                flat.write(row, cells, None)?;
                continue;
            }
            first.push((row, cells));
        }
        if heads.is_none() && (is_over || first.len() == ABOVE) {
            heads = Some(settle(std::mem::take(&mut first), register, flat)?);
        }
        if is_broken {
            flat.write(row, Vec::new(), Some(Flaw::FileBreaksOff))?;
        }
        if is_over {
            return heads.ok_or_else(|| Refusal::FileIsUnreadable.into());
        }
    }
}

/// Finds the head among the first rows; those below it are rows already.
pub(super) fn settle(
    first: Vec<(i64, Vec<String>)>,
    register: RegisterKind,
    flat: &mut Flat,
) -> Result<Vec<String>> {
    let rows: Vec<Vec<String>> = first.iter().map(|(_, cells)| cells.clone()).collect();
    let at = head_among(&rows, register).ok_or(Refusal::FileIsUnreadable)?;
    let mut below = first.into_iter().skip(at);
    let mut heads = below.next().map(|(_, cells)| cells).unwrap_or_default();
    while heads.last().is_some_and(|head| head.trim().is_empty()) {
        heads.pop();
    }
    for (row, cells) in below {
        flat.write(row, cells, None)?;
    }
    Ok(heads)
}

/// What stands between the cells: that which makes the most columns of the first rows, the same number in each.
fn delimiter(beginning: &str) -> u8 {
    let weight = |delimiter: &u8| {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(*delimiter)
            .from_reader(beginning.as_bytes());
        let widths: Vec<usize> =
            reader.into_records().take(20).flatten().map(|record| record.len()).collect();
        let widest = widths.iter().copied().max().unwrap_or_default();
        let as_wide = widths.iter().filter(|width| **width == widest).count();
        if widest < 2 { (0, 0) } else { (as_wide.saturating_mul(2).min(widths.len()), widest) }
    };
    let known = [b',', b';', b'\t', b'|'];
    known.into_iter().rev().max_by_key(weight).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::delimiter;

    #[test]
    fn what_stands_between_cells_is_what_makes_columns() {
        assert_eq!(delimiter("a,b\n1,2\n"), b',');
        assert_eq!(delimiter("nom;tel\nSalma, dite Lalla;06\nDriss;05\n"), b';');
        assert_eq!(delimiter("nom\ttel\n1\t2\n"), b'\t');
        assert_eq!(delimiter("a|b|c\n1|2|3\n"), b'|');
        assert_eq!(delimiter("nom\nSalma\n"), b',');
        assert_eq!(delimiter("\"a;b\",c\n\"1;2\",3\n"), b',');
    }
}

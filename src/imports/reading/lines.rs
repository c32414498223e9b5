//! Lines of JSON: an object each, whose fields are the columns, dotted where they hold fields.
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};

use serde_json::Value;

use crate::error::{Problem, Result};

use super::super::flaws::Refusal as Flaw;
use super::super::rules::Refusal;
use super::bounded::MOST_OF_A_ROW;
use super::{About, Flat, MOST_COLUMNS};

pub(super) fn read(file: File, flat: &mut Flat) -> Result<About> {
    let mut reader = BufReader::new(file);
    let mut heads: Vec<String> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let (mut line, mut row) = (Vec::new(), 0_i64);
    loop {
        line.clear();
        let most = u64::try_from(MOST_OF_A_ROW).unwrap_or(u64::MAX);
        let read = reader.by_ref().take(most).read_until(b'\n', &mut line).map_err(Problem::unavailable)?;
        if read == 0 {
            break;
        }
        row = row.saturating_add(1);
        let is_cut = read == MOST_OF_A_ROW && line.last() != Some(&b'\n');
        if is_cut {
            // Where a line has no end nothing after it can be told from it.
            flat.write(row, Vec::new(), Some(Flaw::FileBreaksOff))?;
            break;
        }
        let text = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line).trim_ascii();
        if text.is_empty() {
            continue;
        }
        let Ok(Value::Object(object)) = serde_json::from_slice(text) else {
            if heads.is_empty() {
                return Err(Refusal::FileIsUnreadable.into());
            }
            flat.write(row, Vec::new(), Some(Flaw::RowIsBroken))?;
            continue;
        };
        let mut found = Vec::new();
        gather(&Value::Object(object), "", &mut found);
        let mut cells = vec![String::new(); heads.len()];
        for (name, text) in found {
            let at = match places.get(&name) {
                Some(at) => *at,
                None if heads.len() == MOST_COLUMNS => continue,
                None => {
                    heads.push(name.clone());
                    cells.push(String::new());
                    places.insert(name, heads.len().saturating_sub(1));
                    heads.len().saturating_sub(1)
                }
            };
            if let Some(cell) = cells.get_mut(at) {
                *cell = text;
            }
        }
        flat.write(row, cells, None)?;
    }
    if heads.is_empty() {
        Err(Refusal::FileIsUnreadable.into())
    } else {
        Ok(About { heads, ..About::default() })
    }
}

/// The fields of an object, dotted; the elements of a list of texts in one cell.
fn gather(value: &Value, at: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Null => found.push((at.to_owned(), String::new())),
        Value::String(text) => found.push((at.to_owned(), text.clone())),
        Value::Bool(_) | Value::Number(_) => found.push((at.to_owned(), value.to_string())),
        Value::Array(items) => {
            let texts: Vec<String> = items
                .iter()
                .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
                .collect();
            found.push((at.to_owned(), texts.join("; ")));
        }
        Value::Object(fields) => {
            for (name, inner) in fields {
                let name = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
                gather(inner, &name, found);
            }
        }
    }
}

//! What a reader of the journal is not told: of persons, what takes a permission of its own; of points of an agenda, what is
//! internal.
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value};

use crate::access::Permission;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::reach::Mask;

use super::model::Entry;

/// The entries as the caller may be told them. With a part of the content its salt is left out: by salt and commitment
/// a short text could be found by trying.
pub(super) fn masked(tx: &Tx<'_>, mut entries: Vec<Entry>) -> Result<Vec<Entry>> {
    // What is told of a case is told in the case. That it was worked on, by whom and when, whoever reads the journal may know.
    for entry in entries.iter_mut().filter(|entry| entry.object_kind == "case") {
        (entry.before, entry.after, entry.salt) = (None, None, None);
    }
    if !Permission::PREPARING.iter().any(|permission| tx.holdings.has_over_all(*permission)) {
        for entry in entries.iter_mut().filter(|entry| entry.object_kind == "agenda_item" && !entry.erased) {
            if is_internal(entry.before.as_deref())? || is_internal(entry.after.as_deref())? {
                hide(entry, &["title", "documents"])?;
            }
        }
    }
    let is_hidden = |mask: &Mask| !tx.holdings.has_over_all(mask.permission());
    let hidden: Vec<&str> = Mask::ALL.into_iter().filter(is_hidden).map(Mask::field).collect();
    if hidden.is_empty() {
        return Ok(entries);
    }
    for entry in entries.iter_mut().filter(|entry| entry.object_kind == "person" && !entry.erased) {
        hide(entry, &hidden)?;
    }
    Ok(entries)
}

/// Leaves some fields out of both states of an entry.
fn hide(entry: &mut Entry, hidden: &[&str]) -> Result<()> {
    entry.before = without(entry.before.take(), hidden)?;
    entry.after = without(entry.after.take(), hidden)?;
    entry.salt = None;
    Ok(())
}

/// Whether a state is of an internal point of an agenda.
fn is_internal(state: Option<&RawValue>) -> Result<bool> {
    let Some(state) = state else { return Ok(false) };
    let fields: Map<String, Value> = serde_json::from_str(state.get()).map_err(Problem::internal)?;
    Ok(fields.get("is_internal").and_then(Value::as_bool).unwrap_or_default())
}

/// A state without some of its fields.
fn without(state: Option<Box<RawValue>>, hidden: &[&str]) -> Result<Option<Box<RawValue>>> {
    let Some(state) = state else { return Ok(None) };
    let mut fields: Map<String, Value> = serde_json::from_str(state.get()).map_err(Problem::internal)?;
    fields.retain(|field, _| !hidden.contains(&field.as_str()));
    to_raw_value(&fields).map(Some).map_err(Problem::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_left_out_and_the_rest_stays_in_its_order() {
        let state = RawValue::from_string(r#"{"name":"a","contacts":[1],"version":2}"#.to_owned()).unwrap();
        let told = without(Some(state), &["contacts", "birth_date"]).unwrap().unwrap();
        assert_eq!(told.get(), r#"{"name":"a","version":2}"#);
        assert!(without(None, &["contacts"]).unwrap().is_none());
    }
}

//! What a reader of the journal is not told: of persons, what takes a permission of its own.
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value};

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::reach::Mask;

use super::model::Entry;

/// The entries as the caller may be told them. With a part of the content its salt is left out: by salt and commitment
/// a short text could be found by trying.
pub(super) fn masked(tx: &Tx<'_>, mut entries: Vec<Entry>) -> Result<Vec<Entry>> {
    let is_hidden = |mask: &Mask| !tx.holdings.has_over_all(mask.permission());
    let hidden: Vec<&str> = Mask::ALL.into_iter().filter(is_hidden).map(Mask::field).collect();
    if hidden.is_empty() {
        return Ok(entries);
    }
    for entry in entries.iter_mut().filter(|entry| entry.object_kind == "person" && !entry.erased) {
        entry.before = without(entry.before.take(), &hidden)?;
        entry.after = without(entry.after.take(), &hidden)?;
        entry.salt = None;
    }
    Ok(entries)
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

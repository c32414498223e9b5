//! What is told in a case, sealed and opened: under a key of that case, at its place, padded.
use std::collections::HashMap;
use std::sync::Arc;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::vault::{DataKey, DataKeys, Place, SubjectId, key_of};

use super::super::model::{Case, CaseContent, CaseId};

/// What is sealed is as long as so many bytes, or twice as many, and so on: how much is told in a case does not show.
const PAD: usize = 8_192;

/// What is told in a case, as it is kept.
pub(super) fn sealed(tx: &mut Tx<'_>, id: CaseId, content: &CaseContent) -> Result<Vec<u8>> {
    let mut clear = serde_json::to_vec(content).map_err(Problem::internal)?;
    clear.resize(clear.len().next_power_of_two().max(PAD), b' ');
    let key = key_of(tx.conn, &tx.vault, SubjectId(id.0), tx.now)?;
    key.seal(&clear, &sealed_at(&id.to_string()))
}

/// What is told in a case.
pub(super) fn opened(tx: &mut Tx<'_>, case: &Case) -> Result<CaseContent> {
    let mut opened = opened_all(tx, std::slice::from_ref(case))?;
    opened.remove(&case.id).ok_or_else(|| damaged(case.id))
}

/// What is told in each of these cases: their keys are fetched by one query.
pub(super) fn opened_all(tx: &mut Tx<'_>, cases: &[Case]) -> Result<HashMap<CaseId, CaseContent>> {
    let vault = Arc::clone(&tx.vault);
    let mut keys = DataKeys::new(&vault);
    keys.fetch(tx.conn, cases.iter().map(|case| SubjectId(case.id.0)))?;
    let open = |case: &Case| {
        let DataKey::Held(key) = keys.of(SubjectId(case.id.0)) else { return Err(damaged(case.id)) };
        let clear = key.open(&case.sealed, &sealed_at(&case.id.to_string()));
        let clear = clear.ok_or_else(|| damaged(case.id))?;
        Ok((case.id, serde_json::from_slice(&clear).map_err(Problem::internal)?))
    };
    cases.iter().map(open).collect()
}

fn damaged(id: CaseId) -> Problem {
    Problem::internal(format!("the case {id} does not open"))
}

fn sealed_at(row: &str) -> Place<'_> {
    Place { table: "cases", column: "sealed", row, version: 1 }
}

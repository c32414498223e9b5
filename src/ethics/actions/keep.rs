//! Keeping the next state of a case.
use chrono::NaiveDate;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::bodies::BodyId;
use crate::db::Tx;
use crate::error::Result;
use crate::journal;
use crate::memberships::standings;
use crate::vault::{self, SubjectId};
use crate::words::hex;

use super::super::model::{Case, CaseContent, CaseId, CaseOutcome, CaseState, CaseTold};
use super::super::{rules, store};
use super::door::Seen;
use super::{file, look};

/// What the journal keeps of a case, sealed under its key: how far it is, and the digest of what is sealed of it. The texts
/// themselves are kept once: their length, change by change, would tell of them.
#[derive(Serialize)]
struct Noted {
    id: CaseId,
    reference: String,
    body_id: BodyId,
    instance: i64,
    state: CaseState,
    outcome: Option<CaseOutcome>,
    due_on: Option<NaiveDate>,
    sealed_sha256: String,
    version: i64,
}

fn noted(case: &Case) -> Noted {
    Noted {
        id: case.id,
        reference: case.reference(),
        body_id: case.body_id,
        instance: case.instance,
        state: case.state,
        outcome: case.outcome,
        due_on: case.due_on,
        sealed_sha256: hex::written(&Sha256::digest(&case.sealed)),
        version: case.version,
    }
}

/// Keeps a case that came in.
pub(super) fn enter(tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    store::insert(tx, case)?;
    journal::created(tx, "case", case.id, &noted(case))
}

/// Takes out a case with its key: nothing that was told in it is ever read again.
pub(super) fn destroy(tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    standings::forget_case(tx, case.id)?;
    store::delete(tx, case.id)?;
    journal::deleted(tx, "case", case.id, &noted(case))?;
    vault::destroy(tx.conn, SubjectId(case.id.0))
}

/// Keeps the next state of a case, and tells it as the caller may see it now.
pub(in crate::ethics) fn keep(
    tx: &mut Tx<'_>,
    seen: Seen,
    (case, content): (Case, CaseContent),
) -> Result<CaseTold> {
    let case = write(tx, &seen.case, (case, content.clone()))?;
    look::told_of(tx, Seen { case, content, ..seen })
}

/// Keeps the next state of a case.
pub(super) fn write(
    tx: &mut Tx<'_>,
    before: &Case,
    (mut case, content): (Case, CaseContent),
) -> Result<Case> {
    case.version = before.version.saturating_add(1);
    case.updated_at = tx.now;
    case.confirm_by = rules::to_confirm(case.state, &content.measures);
    case.sealed = file::sealed(tx, case.id, &content)?;
    store::update(tx, &case)?;
    journal::changed(tx, "case", case.id, &noted(before), &noted(&case))?;
    Ok(case)
}

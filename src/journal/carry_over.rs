//! Entries of versions before the log: carried over into it, sealed like any other, and gone where they stood.
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};

use crate::access::TokenId;
use crate::basis::ActId;
use crate::db::{AnyConnection, Isolation, Json, Moment, MultiBackend, former_journal, transaction};
use crate::error::{Problem, Result};
use crate::vault::Vault;

use super::actions::Draft;
use super::format::Payload;
use super::model::{EntryId, EntryKind};
use super::{store, subject};

/// How many are carried over in one transaction.
const AT_ONCE: i64 = 500;

/// An entry as it was kept before.
#[derive(Queryable, Selectable)]
#[diesel(table_name = former_journal, check_for_backend(MultiBackend))]
struct Former {
    id: EntryId,
    at: Moment,
    actor_id: Option<TokenId>,
    actor_name: String,
    operation: String,
    object_kind: String,
    object_id: String,
    before: Option<Json<Value>>,
    after: Option<Json<Value>>,
    request_id: String,
    act_id: Option<ActId>,
}

/// Carries over what there is, with its ids; answers how many entries that were.
pub(crate) fn carry_over(conn: &mut AnyConnection, vault: &Vault) -> Result<usize> {
    let mut done = 0_usize;
    loop {
        let carried = transaction(conn, Isolation::Writing, |conn| some(conn, vault))?;
        if carried == 0 {
            break;
        }
        done = done.saturating_add(carried);
    }
    if done > 0 {
        // Nothing of them is left where they stood, nor in the log of SQLite.
        match conn {
            AnyConnection::Sqlite(conn) => conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?,
            AnyConnection::Postgres(conn) => conn.batch_execute("TRUNCATE former_journal")?,
        }
    }
    Ok(done)
}

fn some(conn: &mut AnyConnection, vault: &Vault) -> Result<usize> {
    let former: Vec<Former> = former_journal::table
        .order(former_journal::id)
        .limit(AT_ONCE)
        .select(Former::as_select())
        .load(conn)?;
    let ids: Vec<EntryId> = former.iter().map(|former| former.id).collect();
    for former in former {
        let (id, draft) = former.drafted()?;
        let entry = draft.sealed(id, conn, vault)?;
        store::insert(conn, &entry)?;
    }
    diesel::delete(former_journal::table.filter(former_journal::id.eq_any(&ids))).execute(conn)?;
    Ok(ids.len())
}

impl Former {
    fn drafted(self) -> Result<(EntryId, Draft)> {
        let written = |state: Option<Json<Value>>| -> Result<Option<Box<RawValue>>> {
            state.map(|state| to_raw_value(&state.0).map_err(Problem::internal)).transpose()
        };
        let (before, after) = (written(self.before)?, written(self.after)?);
        let subject = subject::of(&self.object_kind, &self.object_id, before.as_deref(), after.as_deref())?;
        let draft = Draft {
            at: self.at,
            // Tokens were nobody's then.
            actor: self.actor_id.map_or_else(|| "system".to_owned(), |token| format!("token:{token}")),
            actor_id: self.actor_id,
            operation: self.operation,
            kind: EntryKind::Change,
            object_kind: self.object_kind,
            object_id: self.object_id,
            request_id: self.request_id,
            act_id: self.act_id,
            subject,
            payload: Payload { actor_name: self.actor_name, before, after },
        };
        Ok((self.id, draft))
    }
}

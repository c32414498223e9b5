//! What a connection remembers of tokens: as long as nobody has changed anything since, which the database itself says
//! in the snapshot of each look. What ended gives nothing on the very next request all the same.
use std::collections::HashMap;

use crate::db::{AnyConnection, state};
use crate::error::Result;

use super::model::{Granted, Shown, TokenId};
use super::store;

/// Beyond so many tokens a connection forgets all it remembers.
const MOST: usize = 1_000;

/// What is kept of a token, and what its account is granted.
type Kept = (Shown, Vec<Granted>);

/// What one connection that only reads remembers of the tokens it was shown. Whether a token is good is not remembered:
/// that is asked of each request, its secret, its moment and where it comes from.
#[derive(Default)]
pub struct Remembered {
    state: Option<i64>,
    tokens: HashMap<TokenId, Kept>,
}

impl Remembered {
    /// What the door must know of a token, as it is in the snapshot of this transaction.
    pub(super) fn shown(&mut self, conn: &mut AnyConnection, id: TokenId) -> Result<Kept> {
        let state = state(conn)?;
        if state.is_none() || self.state != state || self.tokens.len() >= MOST {
            self.tokens.clear();
            self.state = state;
        }
        if let Some(kept) = self.tokens.get(&id) {
            return Ok(kept.clone());
        }
        let kept = store::shown(conn, id)?;
        if state.is_some() {
            self.tokens.insert(id, kept.clone());
        }
        Ok(kept)
    }
}

//! When tokens and calendar feeds were last used: gathered as requests come, and kept now and then, off their way.
use std::collections::HashMap;
use std::mem;
use std::sync::{Mutex, PoisonError};

use crate::access::TokenId;
use crate::db::Moment;
use crate::error::{Result, kinds};
use crate::http::Answer;

use super::App;

/// The last use of each token, and of each feed, since uses were last kept.
#[derive(Default)]
pub(super) struct Uses(Mutex<HashMap<TokenId, Moment>>);

impl Uses {
    /// A token was good for something at that moment.
    pub(super) fn note(&self, token: TokenId, at: Moment) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(token, at);
    }

    /// Those not kept yet; they are not told again.
    pub(super) fn take(&self) -> Vec<(TokenId, Moment)> {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_iter().collect()
    }
}

impl App {
    /// Notes that a token was good, whatever came of the request.
    pub(super) fn note_use(&self, token: Option<TokenId>, at: Moment, answer: &Result<Answer>) {
        // What failed before anybody looked at the token says nothing of it.
        let is_good = match answer {
            Ok(_) => true,
            Err(problem) => problem.kind.status < 500 && problem.kind != &kinds::UNAUTHENTICATED,
        };
        if let Some(token) = token.filter(|_| is_good) {
            self.0.uses.note(token, at);
        }
    }
}

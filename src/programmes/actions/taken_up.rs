//! What is still to be done, for whoever takes it up again.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::bodies::BodyId;
use crate::bodies::handovers::{self, Handed};
use crate::db::Tx;
use crate::error::Result;

use super::super::model::{Action, ActionId};
use super::super::store;
use super::as_of;

/// The actions that a body has to do on a day, but these, each as it is then: those that are due first before the others, at
/// most `most`.
pub fn open_on(
    tx: &mut Tx<'_>,
    body: BodyId,
    day: NaiveDate,
    except: &[ActionId],
    most: i64,
) -> Result<Vec<Action>> {
    tx.on(day, |tx| {
        let holder = handovers::holder(tx, Handed::Action, body)?;
        let found = store::to_do(tx, &holder, except, most)?;
        as_of(tx, found)
    })
}

/// Those of these actions that are there, each as it is on a day.
pub fn on_day(tx: &mut Tx<'_>, ids: &[ActionId], day: NaiveDate) -> Result<HashMap<ActionId, Action>> {
    tx.on(day, |tx| {
        let found = store::actions_of(tx, ids)?;
        Ok(as_of(tx, found)?.into_iter().map(|action| (action.id, action)).collect())
    })
}

//! What a decision puts before an ethics committee.
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::ethics::{self, Referral};
use crate::words::Paragraphs;

use super::super::model::ReferToEthics;
use super::Execution;

impl Execution<'_> {
    /// Opens a case of a complaint of the body. Nothing of it is an outcome: whoever reads the decision learns that it was
    /// referred, and the case names the decision.
    pub(super) fn refer_to_ethics(&mut self, tx: &mut Tx<'_>, refer: &ReferToEthics) -> Result<()> {
        let told = self.decision.text.as_deref().unwrap_or(&self.decision.title);
        let facts = Paragraphs::parse(told).map_err(|fault| Problem::internal(format!("{fault:?}")))?;
        let referral = Referral {
            committee: refer.committee.clone(),
            by: (self.decision.body_id, self.decision.id),
            received_on: self.day.latest(),
            described: refer.described.clone(),
            title: refer.title.clone(),
            facts,
        };
        ethics::refer(tx, &referral)
    }
}

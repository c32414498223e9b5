//! What comes of judging appointments together.
use chrono::NaiveDate;

use crate::bodies::BodyId;
use crate::persons::PersonId;

use super::finding::Finding;

/// What is found against a body on the first day of appointments in it.
#[derive(Debug, Clone)]
pub struct JudgedBody {
    /// The body.
    pub body_id: BodyId,
    /// The day.
    pub day: NaiveDate,
    /// What is found.
    pub findings: Vec<Finding>,
    /// The last of the candidates that it is about, by its place among them.
    pub last: usize,
}

/// What is found against each candidate, in their order, and against the bodies they are in.
#[derive(Debug, Clone, Default)]
pub struct Judgement {
    /// What is found against each.
    pub of_each: Vec<Vec<Finding>>,
    /// What is found against each body, on each day that candidates begin in it.
    pub of_bodies: Vec<JudgedBody>,
    /// Holders of candidates that may put another appointment in a new light: all they hold is to be judged anew.
    pub altered: Vec<PersonId>,
}

impl Judgement {
    /// What is found against a candidate, and against its body if it is the last of those about it. A body that is
    /// still too small is not told: its first members do not make it so.
    pub fn of(&self, candidate: usize) -> Vec<Finding> {
        let own = self.of_each.get(candidate).into_iter().flatten();
        let bodies = self.of_bodies.iter().filter(|body| body.last == candidate);
        let of_body = bodies.flat_map(|body| &body.findings);
        own.chain(of_body.filter(|finding| !finding.is_of_a_body_to_come())).cloned().collect()
    }
}

//! What is asked of succession.
use crate::bodies::BodyRef;
use crate::db::Tx;
use crate::error::Result;
use crate::memberships;
use crate::organigram;
use crate::persons::PersonId;
use crate::references;
use crate::statutes;

use super::model::{StepTold, SuccessionQuery, SuccessionTold};
use super::rules::{self, Missing, Step};

/// Who presides over a body on the day asked for when these are absent, and how that was found.
pub(super) fn succession(tx: &mut Tx<'_>, body: &BodyRef, query: &SuccessionQuery) -> Result<SuccessionTold> {
    let absent = query.absent.0.as_slice();
    references::persons(tx, absent)?;
    let chart = organigram::chart(tx, body, Some(0))?;
    let holders = chart.positions.iter().flat_map(|office| &office.holders);
    let holders: Vec<PersonId> = holders.map(|holder| holder.person.id).collect();
    let suspended = memberships::suspended(tx, &holders)?;
    let statutes = statutes::in_force(tx, tx.as_of)?;
    let language = tx.language;
    let told = |step: &Step<'_>| StepTold {
        position_id: step.office.id,
        r#type: step.office.r#type.clone(),
        title: step.office.title.clone(),
        ordinal: step.office.ordinal,
        capacity: step.holder.map(|holder| holder.capacity),
        holder: step.holder.cloned(),
        verdict: step.verdict,
        reason: step.reason.says(language).to_owned(),
    };
    let line = rules::line(&statutes, &chart.positions, &Missing { absent, suspended: &suspended });
    let steps: Vec<StepTold> = line.iter().map(told).collect();
    let presides = line.last().filter(|step| step.verdict == super::Verdict::Presides).map(told);
    Ok(SuccessionTold { body_id: chart.id, as_of: chart.as_of, presides, steps })
}

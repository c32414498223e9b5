//! Who may see a case, and who may work on it.
//!
//! A permission opens no case. Whoever receives complaints for a committee, sitting in it, sees the covers of its cases; whoever is
//! assigned to one reads it; and neither of them, where he or she is party, close to one, or judged it before.
use chrono::NaiveDate;

use crate::access::{Permission, Scope};
use crate::appointments;
use crate::bodies::BodyId;
use crate::db::Tx;
use crate::error::{Problem, Result, kinds};
use crate::persons::{self, PersonId};
use crate::reach;

use super::super::model::{Case, CaseContent, CaseId, CaseMember, CaseParty, CasePartyId, PartyRole};
use super::super::rules::Refusal;
use super::super::store::{self, Sight};
use super::bars::{self, close_to, is_barred, judge};
use super::committee::{self, Committee};
use super::file;

/// A case that the caller may see, with all that hangs on it.
pub(in crate::ethics) struct Seen {
    pub(in crate::ethics) case: Case,
    pub(in crate::ethics) parties: Vec<CaseParty>,
    pub(super) members: Vec<CaseMember>,
    /// What is told in it; read by the service itself where it must, and told only to whoever is assigned.
    pub(in crate::ethics) content: CaseContent,
    /// As whom the caller is assigned to it.
    pub(super) assigned: Option<CaseMember>,
    /// Whether the caller receives complaints for the committee it is before.
    pub(super) receives: bool,
    /// The committee, as it is today.
    pub(super) committee: Committee,
}

impl Seen {
    /// Whom the case is about, if that is known.
    pub(super) fn respondent(&self) -> Option<&CaseParty> {
        self.parties.iter().find(|party| party.role == PartyRole::Respondent)
    }

    /// Whom the case is about.
    pub(super) fn expect_respondent(&self) -> Result<CaseParty, Refusal> {
        self.respondent().cloned().ok_or(Refusal::RespondentIsUnknown)
    }

    /// Records that a party is told of the case.
    pub(super) fn told(&mut self, tx: &mut Tx<'_>, party: CasePartyId, on: NaiveDate) -> Result<()> {
        store::told(tx, party, on)?;
        if let Some(party) = self.parties.iter_mut().find(|one| one.id == party) {
            party.told_on = Some(on);
        }
        Ok(())
    }

    /// Looks up anew who is assigned.
    pub(super) fn reassigned(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        self.members = bars::members(tx, &[self.case.id])?;
        let person = judge(tx)?;
        let is_theirs = |one: &&CaseMember| one.person_id == person && one.instance == self.case.instance;
        self.assigned = self.members.iter().find(is_theirs).cloned();
        Ok(())
    }

    /// Those who judge it, at this instance.
    pub(super) fn judges(&self) -> impl Iterator<Item = &CaseMember> {
        let instance = self.case.instance;
        self.members.iter().filter(move |member| member.instance == instance && member.recused_on.is_none())
    }
}

/// The case, for whoever may see it; nothing found for anybody else, whatever they hold.
pub(super) fn seen(tx: &mut Tx<'_>, id: CaseId) -> Result<Seen> {
    tx.is_undecided = false;
    let person = judge(tx)?;
    let case = store::find(tx, id)?;
    let today = tx.today;
    let committee = committee::on(tx, case.body_id, today)?;
    let (parties, members) = (bars::parties(tx, &[id])?, bars::members(tx, &[id])?);
    let close = close_to(tx, person)?;
    if !committee.voters.contains(&person) || is_barred(&case, person, &close, &parties, &members) {
        return Err(Problem::not_found());
    }
    let receives = receives_for(tx, case.body_id)?;
    let is_theirs = |one: &&CaseMember| one.person_id == person && one.instance == case.instance;
    let assigned = members.iter().find(is_theirs).cloned();
    if !receives && assigned.is_none() {
        return Err(Problem::not_found());
    }
    let content = file::opened(tx, &case)?;
    Ok(Seen { case, parties, members, content, assigned, receives, committee })
}

/// The case, for whoever is assigned to it; who only receives complaints sees it, and may not do this.
pub(super) fn judged(tx: &mut Tx<'_>, id: CaseId) -> Result<(Seen, CaseMember)> {
    let seen = seen(tx, id)?;
    match seen.assigned.clone() {
        Some(member) => {
            tx.expect_version(id, seen.case.version)?;
            Ok((seen, member))
        }
        None => Err(missing(Permission::DecideCases)),
    }
}

/// The case, for whoever receives complaints for its committee; who is assigned to it only judges it.
pub(super) fn received(tx: &mut Tx<'_>, id: CaseId) -> Result<Seen> {
    let seen = seen(tx, id)?;
    if !seen.receives {
        return Err(missing(Permission::ReceiveCases));
    }
    tx.expect_version(id, seen.case.version)?;
    Ok(seen)
}

/// The case, for whoever receives complaints or is assigned to it.
pub(in crate::ethics) fn worked_on(tx: &mut Tx<'_>, id: CaseId) -> Result<Seen> {
    let seen = seen(tx, id)?;
    tx.expect_version(id, seen.case.version)?;
    Ok(seen)
}

fn missing(permission: Permission) -> Problem {
    Problem::of(&kinds::NOT_ALLOWED).because(permission.word())
}

/// Whether the caller holds over a committee what receives its complaints.
pub(super) fn receives_for(tx: &mut Tx<'_>, body: BodyId) -> Result<bool> {
    reach::holds(tx, Permission::ReceiveCases, &Scope::Body(body.0))
}

/// Goes on only if the caller sits in a committee and receives complaints for it.
pub(in crate::ethics) fn expect_to_receive(tx: &mut Tx<'_>, body: BodyId) -> Result<PersonId> {
    tx.is_undecided = false;
    let today = tx.today;
    let refused = || missing(Permission::ReceiveCases);
    let person = judge(tx).map_err(|_nobody| refused())?;
    let sits = committee::on(tx, body, today)?.voters.contains(&person);
    if sits && receives_for(tx, body)? { Ok(person) } else { Err(refused()) }
}

/// What of all cases the caller may see.
pub(super) fn sight(tx: &mut Tx<'_>) -> Result<Option<Sight>> {
    tx.is_undecided = false;
    let Ok(person) = judge(tx) else { return Ok(None) };
    let today = tx.today;
    let mut bodies: Vec<BodyId> = appointments::of_persons(tx, &[person])?
        .iter()
        .filter(|one| one.tenure().on(today).is_some())
        .map(|one| one.body_id)
        .collect();
    bodies.sort_unstable();
    bodies.dedup();
    let (mut sits_in, mut receives_for_them) = (Vec::new(), Vec::new());
    for body in bodies {
        if committee::on(tx, body, today)?.voters.contains(&person) {
            sits_in.push(body);
            if receives_for(tx, body)? {
                receives_for_them.push(body);
            }
        }
    }
    let close = close_to(tx, person)?;
    let close_to = persons::with_ids_of_old(tx, &close)?;
    let own = persons::with_ids_of_old(tx, &[person])?;
    let (mut assigned, mut barred) = (Vec::new(), Vec::new());
    for (case, is_at, was_at, recused_on) in store::assignments(tx, &own)? {
        if recused_on.is_some() || was_at < is_at {
            barred.push(case);
        } else {
            assigned.push(case);
        }
    }
    Ok(Some(Sight { sits_in, receives_for: receives_for_them, assigned, barred, close_to }))
}

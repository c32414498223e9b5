//! What a decision did, in words: with the names there are, and what is no longer on record.
use uuid::Uuid;

use crate::appointments::{Appointment, AppointmentId, Capacity, EndedBy};
use crate::basis::DecisionId;
use crate::bodies::positions::{Move, PositionId};
use crate::bodies::{BodyId, BodyRef, NewBody};
use crate::meetings::decisions::{
    Appoint, Decision, Effect, EndAppointment, MoveBody, Renew, Renumber, SplitBody, ToDo,
};
use crate::persons::Standing;
use crate::statutes::document::Code;
use crate::words::{Labels, PartialDate, long_partial_day};

use super::super::phrases::{Doing, Phrase};
use super::Composer;

impl Composer<'_> {
    /// What a decision did, point by point.
    pub(super) fn effects(self, decision: &Decision) -> Vec<String> {
        let effects = decision.effects.0.iter().enumerate();
        effects.flat_map(|(index, effect)| self.effect(decision, index, effect)).collect()
    }

    fn effect(self, decision: &Decision, index: usize, effect: &Effect) -> Vec<String> {
        // What waits for another body reads the same before and after.
        let waits = decision.awaits_body_id.is_some();
        let came = |kind| if waits { Vec::new() } else { came_of(decision, index, kind) };
        match effect {
            Effect::Appoint(appoint) => vec![self.appointed(decision, appoint, &came("appointment"))],
            Effect::FormBody(new) => vec![self.formed(decision, new, came("body").first().copied())],
            Effect::DissolveBody(dissolve) => {
                let last = self.unless(decision, dissolve.ends_on, Doing::On);
                vec![self.with(self.of_body(Doing::Dissolve, &dissolve.body), &[last])]
            }
            Effect::MoveBody(moved) => vec![self.moved(decision, moved)],
            Effect::MergeBodies(merge) => {
                let others: Vec<String> = merge.absorbs.iter().map(|other| self.body(other)).collect();
                let on = self.unless(decision, merge.on.map(PartialDate::exact), Doing::On);
                vec![self.with(self.of_bodies(Doing::Merge, &merge.body, &others), &[on])]
            }
            Effect::SplitBody(split) => vec![self.split(decision, split, &came("body"))],
            Effect::EndAppointment(end) => vec![self.ended(decision, end)],
            Effect::Renew(renew) => self.renewed(decision, renew, &came("appointment")),
            Effect::Renumber(renumber) => vec![self.renumbered(decision, renumber)],
            Effect::PresentProgramme(present) => {
                vec![self.doing(Doing::Present, &[("title", &present.title)])]
            }
            Effect::AdoptProgramme(adopt) => {
                let title = self.facts.registered.programmes.get(&adopt.programme_id);
                let title = title.map_or_else(|| self.voice.say(Phrase::Forgotten), Clone::clone);
                vec![self.doing(Doing::AdoptProgramme, &[("title", &title)])]
            }
            Effect::OpenActions(open) => open.actions.iter().map(|to_do| self.to_do(to_do)).collect(),
            Effect::AdoptStatutes(adopt) => {
                let day = long_partial_day(PartialDate::exact(adopt.effective_from), self.voice.language);
                vec![self.doing(Doing::Adopt, &[("day", &day)])]
            }
            Effect::RenameBody(rename) => {
                let (language, body) = (self.voice.language, self.body(&rename.body));
                let on = self.unless(decision, rename.on.map(PartialDate::exact), Doing::From);
                let values = [("body", &*body), ("name", rename.names.get(language))];
                vec![self.with(self.doing(Doing::Rename, &values), &[on])]
            }
            Effect::AdmitMember(admit) => {
                let who = self.voice.person(self.facts.registered.person(Some(admit.person_id)));
                let unit = admit.unit.as_ref().map(|unit| self.of_body(Doing::In, unit));
                let from = self.unless(decision, Some(admit.starts_on), Doing::From);
                vec![self.with(self.doing(Doing::Admit, &[("person", &who)]), &[unit, from])]
            }
            Effect::AcceptApplication(accept) => vec![self.accepted(accept)],
            Effect::RefuseApplication(refuse) => vec![self.refused(refuse)],
            Effect::EmpowerPerson(empower) => vec![self.empowered(decision, empower)],
            Effect::RevokeEmpowerment(revoke) => vec![self.disempowered(decision, revoke)],
            Effect::ReferToEthics(refer) => vec![self.referred(refer)],
            Effect::ConfirmDecision(confirm) => vec![self.upon(Doing::Confirm, confirm.decision_id)],
            Effect::AnnulDecision(annul) => vec![self.upon(Doing::Annul, annul.decision_id)],
            Effect::EndMembership(end) => {
                let who = self.voice.person(self.facts.registered.person(Some(end.person_id)));
                let how = Standing::from(end.standing).label(self.voice.language).to_owned();
                let on = self.unless(decision, Some(end.ends_on), Doing::On);
                vec![self.with(self.doing(Doing::EndMembership, &[("person", &who)]), &[Some(how), on])]
            }
        }
    }

    /// What was done to another decision, by its name and its day.
    fn upon(self, doing: Doing, id: DecisionId) -> String {
        match self.facts.registered.decisions.get(&id) {
            Some((title, day)) => {
                let day = day.parse().ok().map(|day| long_partial_day(day, self.voice.language));
                self.doing(doing, &[("title", title), ("day", &day.unwrap_or_default())])
            }
            None => self.doing(doing, &[("title", Doing::Unnamed.say(self.voice.language)), ("day", "")]),
        }
    }

    pub(super) fn doing(self, doing: Doing, values: &[(&str, &str)]) -> String {
        self.voice.fill(doing.say(self.voice.language), values)
    }

    /// What was done, with what else is known of it in brackets.
    pub(super) fn with(self, done: String, details: &[Option<String>]) -> String {
        let details: Vec<&str> = details.iter().flatten().map(String::as_str).collect();
        if details.is_empty() { done } else { format!("{done} ({})", details.join(self.voice.comma())) }
    }

    /// A day, unless it is that of the decision.
    pub(super) fn unless(
        self,
        decision: &Decision,
        day: Option<PartialDate>,
        phrase: Doing,
    ) -> Option<String> {
        let day = day.filter(|day| day.to_string() != decision.decided_on)?;
        Some(self.doing(phrase, &[("day", &long_partial_day(day, self.voice.language))]))
    }

    /// A body by its name; by what the decision calls it, where it is not on record.
    pub(super) fn body(self, named: &BodyRef) -> String {
        match self.facts.registered.body(named) {
            Some(body) => body.name(self.voice.language).to_owned(),
            None => Doing::Unnamed.say(self.voice.language).to_owned(),
        }
    }

    fn of_body(self, doing: Doing, named: &BodyRef) -> String {
        self.doing(doing, &[("body", &self.body(named))])
    }

    fn of_bodies(self, doing: Doing, named: &BodyRef, others: &[String]) -> String {
        let others: Vec<String> = others.iter().map(|other| self.voice.apart(other)).collect();
        self.doing(doing, &[("body", &self.body(named)), ("others", &others.join(self.voice.comma()))])
    }

    fn gone(self, is_gone: bool) -> Option<String> {
        is_gone.then(|| Doing::NoLonger.say(self.voice.language).to_owned())
    }

    /// Somebody who took a seat, as the appointment has it; as the decision has it, where that is no longer on record.
    fn appointed(self, decision: &Decision, appoint: &Appoint, came: &[Uuid]) -> String {
        let registered = &self.facts.registered;
        let made = came.first().and_then(|id| registered.appointments.get(&AppointmentId(*id)));
        let person = made.map_or(appoint.person_id, |made| made.person_id);
        let position = made.map(|made| made.position_id).or(appoint.position_id);
        let code = appoint.position_type.as_ref().map(Code::as_str);
        let body = appoint.body.as_ref().and_then(|named| registered.body(named));
        let office = position.and_then(|id| registered.title(id, registered.gender(Some(person))));
        let office = office.or_else(|| Some(registered.titles.of_type(code?, body?.id)));
        let office = office.unwrap_or_else(|| Doing::Unnamed.say(self.voice.language).to_owned());
        let who = self.voice.person(registered.person(Some(person)));
        let done = self.doing(Doing::Appoint, &[("person", &who), ("office", &office)]);
        let acting = (appoint.capacity == Some(Capacity::Acting)).then(|| self.voice.say(Phrase::Acting));
        self.with(
            done,
            &[
                acting,
                self.unless(decision, appoint.starts_on, Doing::From),
                self.unless(decision, appoint.ends_on, Doing::Until),
                self.gone(made.is_none() && decision.awaits_body_id.is_none()),
            ],
        )
    }

    /// A holder and the seat, as an appointment has them.
    fn seat(self, doing: Doing, appointment: Option<&Appointment>) -> String {
        let registered = &self.facts.registered;
        let unnamed = || Doing::Unnamed.say(self.voice.language).to_owned();
        let person = appointment.map(|one| one.person_id);
        let who = appointment.map_or_else(unnamed, |_| self.voice.person(registered.person(person)));
        let office = appointment.and_then(|one| registered.title(one.position_id, registered.gender(person)));
        self.doing(doing, &[("person", &who), ("office", &office.unwrap_or_else(unnamed))])
    }

    fn ended(self, decision: &Decision, end: &EndAppointment) -> String {
        let appointment = self.facts.registered.appointments.get(&end.appointment_id);
        let how = match end.ended_by {
            EndedBy::Resignation => Doing::Resignation,
            EndedBy::Revocation => Doing::Revocation,
            EndedBy::Death => Doing::Death,
            EndedBy::Exclusion => Doing::Exclusion,
            EndedBy::Term => Doing::Term,
            EndedBy::Dissolution => Doing::Dissolution,
            EndedBy::Departure => Doing::Departure,
        };
        let how = Some(how.say(self.voice.language).to_owned());
        let on = self.unless(decision, end.on, Doing::On);
        self.with(self.seat(Doing::End, appointment), &[how, on, self.gone(appointment.is_none())])
    }

    /// A body that was renewed, then who came and who left.
    fn renewed(self, decision: &Decision, renew: &Renew, came: &[Uuid]) -> Vec<String> {
        let from = self.unless(decision, renew.starts_on, Doing::From);
        let until = self.unless(decision, renew.ends_on, Doing::Until);
        let mut said = vec![self.with(self.of_body(Doing::Renew, &renew.body), &[from, until])];
        let made = came.iter().map(|id| self.facts.registered.appointments.get(&AppointmentId(*id)));
        said.extend(made.map(|one| {
            let has_come = one.is_none_or(|one| one.decision_id == Some(decision.id));
            let doing = if has_come { Doing::Appoint } else { Doing::Leave };
            self.with(self.seat(doing, one), &[self.gone(one.is_none() && decision.awaits_body_id.is_none())])
        }));
        said
    }

    fn formed(self, decision: &Decision, new: &NewBody, came: Option<Uuid>) -> String {
        let made = came.and_then(|id| self.facts.registered.bodies.get(&BodyId(id)));
        let told = new.names.as_ref().map(|names| names.get(self.voice.language));
        let name = made.map(|body| body.name(self.voice.language)).or(told);
        let name = name.unwrap_or_else(|| Doing::Unnamed.say(self.voice.language));
        let from = self.unless(decision, Some(new.starts_on), Doing::From);
        self.with(
            self.doing(Doing::Form, &[("body", name)]),
            &[from, self.gone(made.is_none() && decision.awaits_body_id.is_none())],
        )
    }

    fn moved(self, decision: &Decision, moved: &MoveBody) -> String {
        let under = moved.parent.as_ref().map(|parent| self.of_body(Doing::Under, parent));
        let root = moved.root.then(|| Doing::AsRoot.say(self.voice.language).to_owned());
        let name = |names: &Labels| self.doing(Doing::Named, &[("name", names.get(self.voice.language))]);
        let named = moved.names.as_ref().map(name);
        let on = self.unless(decision, moved.on.map(PartialDate::exact), Doing::On);
        self.with(self.of_body(Doing::Move, &moved.body), &[under, root, named, on])
    }

    fn split(self, decision: &Decision, split: &SplitBody, came: &[Uuid]) -> String {
        let old = self.facts.registered.body(&split.body).map(|body| body.id);
        let new = came.iter().filter_map(|id| self.facts.registered.bodies.get(&BodyId(*id)));
        let formed = new.filter(|body| body.split_from == old && old.is_some());
        let parts: Vec<String> = formed.map(|body| body.name(self.voice.language).to_owned()).collect();
        let parts =
            if parts.is_empty() { vec![Doing::Unnamed.say(self.voice.language).to_owned()] } else { parts };
        let on = self.unless(decision, split.on.map(PartialDate::exact), Doing::On);
        self.with(self.of_bodies(Doing::Split, &split.body, &parts), &[on])
    }

    fn renumbered(self, decision: &Decision, renumber: &Renumber) -> String {
        let moves: Vec<String> = renumber.moves.iter().map(|one| self.renumbering(one)).collect();
        let on = self.unless(decision, renumber.starts_on.map(PartialDate::exact), Doing::From);
        let values = [("body", &*self.body(&renumber.body)), ("moves", &*moves.join(self.voice.comma()))];
        self.with(self.doing(Doing::Renumber, &values), &[on])
    }

    fn renumbering(self, one: &Move) -> String {
        let title = |id: PositionId| self.facts.registered.title(id, None);
        let from = one.from.map(|from| from.to_string()).or_else(|| one.position_id.and_then(title));
        let from = from.unwrap_or_else(|| Doing::Unnamed.say(self.voice.language).to_owned());
        self.doing(Doing::Renumbered, &[("from", &from), ("to", &one.to.to_string())])
    }

    fn to_do(self, to_do: &ToDo) -> String {
        let person = to_do.responsible_id.map(|id| {
            let who = self.voice.person(self.facts.registered.person(Some(id)));
            self.doing(Doing::SeenToBy, &[("person", &who)])
        });
        let due = to_do.due_on.map(|day| {
            let day = long_partial_day(PartialDate::exact(day), self.voice.language);
            self.doing(Doing::DueOn, &[("day", &day)])
        });
        self.with(self.doing(Doing::Open, &[("title", &to_do.title)]), &[person, due])
    }
}

/// The things of one sort that came of an effect.
fn came_of(decision: &Decision, effect: usize, kind: &str) -> Vec<Uuid> {
    let of_it = decision.results.0.iter().filter(|one| one.effect == effect && one.kind == kind);
    of_it.map(|one| one.id).collect()
}

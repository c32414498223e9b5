//! What a decision did to those who ask to be members and those who act for the body, in words.
use crate::applications::ApplicationId;
use crate::meetings::decisions::{
    AcceptApplication, Decision, EmpowerPerson, ReferToEthics, RefuseApplication, RevokeEmpowerment,
};
use crate::words::PartialDate;

use super::super::phrases::Doing;
use super::Composer;

impl Composer<'_> {
    /// Whose application was accepted.
    pub(super) fn accepted(self, accept: &AcceptApplication) -> String {
        self.applicant(Doing::AcceptApplication, accept.application_id)
    }

    /// Whose application was refused, and whether for good; why is told with the application.
    pub(super) fn refused(self, refuse: &RefuseApplication) -> String {
        let banned = refuse.banned.then(|| Doing::ForGood.say(self.voice.language).to_owned());
        self.with(self.applicant(Doing::RefuseApplication, refuse.application_id), &[banned])
    }

    /// What became of an application, by whose it is; no longer on record, once it is erased.
    fn applicant(self, doing: Doing, id: ApplicationId) -> String {
        let registered = &self.facts.registered;
        let who = match registered.applications.get(&id) {
            Some(person) => self.voice.person(registered.person(Some(*person))),
            None => Doing::NoLonger.say(self.voice.language).to_owned(),
        };
        self.doing(doing, &[("person", &who)])
    }

    /// Who may act, what for, within which limits, from when to when.
    pub(super) fn empowered(self, decision: &Decision, empower: &EmpowerPerson) -> String {
        let who = self.voice.person(self.facts.registered.person(Some(empower.person_id)));
        let limits = empower.limits.as_ref().map(|limits| self.doing(Doing::Within, &[("limits", limits)]));
        let from = self.unless(decision, empower.starts_on.map(PartialDate::exact), Doing::From);
        let until = self.unless(decision, empower.ends_on.map(PartialDate::exact), Doing::Until);
        let values = [("person", &*who), ("purpose", &*empower.purpose)];
        self.with(self.doing(Doing::Empower, &values), &[limits, from, until])
    }

    /// Which committee a complaint goes to, what it is about, and whom.
    pub(super) fn referred(self, refer: &ReferToEthics) -> String {
        let body = self.body(&refer.committee);
        let values = [("body", &*body), ("title", &*refer.title), ("described", &*refer.described)];
        self.doing(Doing::Refer, &values)
    }

    /// Who may act no longer, and what for.
    pub(super) fn disempowered(self, decision: &Decision, revoke: &RevokeEmpowerment) -> String {
        let on = self.unless(decision, revoke.on.map(PartialDate::exact), Doing::On);
        let unnamed = Doing::Unnamed.say(self.voice.language);
        let (who, purpose) = match self.facts.registered.empowerments.get(&revoke.empowerment_id) {
            Some((person, purpose)) => {
                (self.voice.person(self.facts.registered.person(Some(*person))), purpose.as_str())
            }
            None => (unnamed.to_owned(), unnamed),
        };
        let values = [("person", &*who), ("purpose", purpose)];
        self.with(self.doing(Doing::RevokeEmpowerment, &values), &[on])
    }
}

//! The words in which the course of a case is told.
use crate::word_enum;

word_enum! {
    /// How far a case is.
    CaseState {
        /// A complaint came in; whether it is admissible is to be said.
        Received = "received",
        /// It was admitted: it is looked into, the person is heard, those assigned vote.
        Admitted = "admitted",
        /// It was ruled on; the person is to be told.
        Ruled = "ruled",
        /// The person was told.
        Notified = "notified",
        /// It is before the committee that hears appeals.
        Appealed = "appealed",
        /// Nothing is to be done any more.
        Closed = "closed",
    }
}

impl CaseState {
    /// Whether those assigned look into it, and rule on it.
    pub(in crate::ethics) fn is_before_a_panel(self) -> bool {
        matches!(self, Self::Admitted | Self::Appealed)
    }
}

word_enum! {
    /// How a case came out.
    CaseOutcome {
        /// The complaint was not admissible.
        Rejected = "rejected",
        /// Whoever complained asks for nothing any more.
        Withdrawn = "withdrawn",
        /// Nothing is held against the person.
        Dismissed = "dismissed",
        /// There is a sanction.
        Sanctioned = "sanctioned",
        /// There was a sanction, and on appeal it fell.
        Overturned = "overturned",
    }
}

word_enum! {
    /// What a panel says of a person.
    CaseVerdict {
        /// Nothing is held against the person.
        Dismissed = "dismissed",
        /// There is a sanction, of the ladder of the statutes.
        Sanctioned = "sanctioned",
    }
}

word_enum! {
    /// What a ruling on appeal does to the one appealed against.
    HowCompared {
        /// It stays as it was.
        Confirmed = "confirmed",
        /// It is lighter.
        Lightened = "lightened",
        /// It is graver.
        Aggravated = "aggravated",
        /// Nothing is left of it.
        Overturned = "overturned",
    }
}

word_enum! {
    /// What somebody has to do with a case.
    PartyRole {
        /// Who complained.
        Complainant = "complainant",
        /// Whom it is about.
        Respondent = "respondent",
        /// Who is asked about it.
        Witness = "witness",
    }
}

word_enum! {
    /// What becomes of a deadline.
    ClockChange {
        /// It is so many days later.
        Extended = "extended",
        /// It runs no more, for now.
        Stopped = "stopped",
        /// It runs again.
        Resumed = "resumed",
    }
}

word_enum! {
    /// What a case waits for before it can be ruled on.
    CaseWaitsFor {
        /// Whom it is about is not told yet.
        Respondent = "respondent",
        /// The committee has fewer members who may judge it than must.
        Members = "members",
        /// Nobody is assigned.
        Panel = "panel",
        /// The person has not been heard, nor summoned in time.
        Hearing = "hearing",
    }
}

word_enum! {
    /// What a ruling or a measure did.
    EffectDone {
        /// Suspended the membership, and with it every office.
        Suspended = "suspended",
        /// Froze every office: held, and good for nothing.
        Frozen = "frozen",
        /// Ended an office.
        Ended = "ended",
        /// Made void an office that was still to begin.
        Voided = "voided",
        /// Ended the membership.
        Expelled = "expelled",
        /// Lifted or shortened a suspension or a freeze.
        Lifted = "lifted",
        /// Gave back an office, or the membership.
        Restored = "restored",
        /// Left something as it is, with the reason.
        Left = "left",
    }
}

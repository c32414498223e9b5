//! The words in which the course of an application is told.
use crate::word_enum;

word_enum! {
    /// How far an application is.
    ApplicationState {
        /// It came in; something may still be missing.
        Received = "received",
        /// All that the statutes ask for is there.
        Complete = "complete",
        /// It is before the body that decides, or waits for one.
        Assigned = "assigned",
        /// It was accepted or refused.
        Decided = "decided",
        /// It is before the body that hears appeals, or waits for one.
        Appealed = "appealed",
        /// Nothing is to be done any more.
        Closed = "closed",
    }
}

impl ApplicationState {
    /// Whether it is still to be decided.
    pub(in crate::applications) fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Complete | Self::Assigned | Self::Appealed)
    }

    /// Whether it is before a body, or waits for one.
    pub(in crate::applications) fn is_pending(self) -> bool {
        matches!(self, Self::Assigned | Self::Appealed)
    }
}

word_enum! {
    /// How an application came out.
    ApplicationOutcome {
        /// The person is a member.
        Accepted = "accepted",
        /// The person is not.
        Refused = "refused",
        /// The person asks no more.
        Withdrawn = "withdrawn",
    }
}

word_enum! {
    /// What a body decides of an application.
    ApplicationVerdict {
        /// The person becomes a member.
        Accepted = "accepted",
        /// The person does not, for reasons that are told.
        Refused = "refused",
        /// Something is missing: it goes back to be completed.
        Returned = "returned",
    }
}

word_enum! {
    /// How somebody votes on an application.
    Choice {
        /// To accept it.
        Accept = "accept",
        /// To refuse it.
        Refuse = "refuse",
        /// To send it back.
        Return = "return",
        /// To leave it to the others.
        Abstain = "abstain",
    }
}

word_enum! {
    /// What an application waits for before it can be decided.
    WaitsFor {
        /// No body has the competence there.
        Body = "body",
        /// The body has fewer members than must vote.
        Members = "members",
    }
}

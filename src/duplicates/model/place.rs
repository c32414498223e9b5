//! Where persons are referred to.

/// How a column names a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By the id.
    Id,
    /// As a principal: `person:` and the id.
    Principal,
}

/// What the rows of a table tell of their states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum States {
    /// They count and date them.
    Counted,
    /// They date them; where a table keeps its past, that is by the date.
    Dated,
    /// They are written once.
    One,
}

/// A column that refers to a person, and follows a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// How it names the person.
    pub form: Form,
    /// What the journal and the API call such a thing.
    pub kind: &'static str,
    /// The field it is told as.
    pub field: &'static str,
    /// What its rows tell of their states.
    pub states: States,
}

const fn by_id(table: &'static str, column: &'static str, kind: &'static str, field: &'static str) -> Place {
    Place { table, column, form: Form::Id, kind, field, states: States::Counted }
}

const fn as_principal(table: &'static str, column: &'static str, kind: &'static str) -> Place {
    Place { table, column, form: Form::Principal, kind, field: column, states: States::Counted }
}

const fn written_once(table: &'static str, column: &'static str, kind: &'static str) -> Place {
    Place { table, column, form: Form::Id, kind, field: column, states: States::One }
}

const fn dated(table: &'static str, kind: &'static str) -> Place {
    Place { table, column: "person_id", form: Form::Id, kind, field: "person_id", states: States::Dated }
}

/// Every column that follows a merge. A test holds it against the schema.
pub const PLACES: &[Place] = &[
    by_id("memberships", "person_id", "membership", "person_id"),
    dated("membership_standings", "membership_standing"),
    by_id("membership_transfers", "person_id", "membership_transfer", "person_id"),
    by_id("membership_dues", "person_id", "membership_dues", "person_id"),
    dated("membership_grades", "membership_grade"),
    written_once("membership_renewals", "person_id", "membership_renewal"),
    by_id("appointments", "person_id", "appointment", "person_id"),
    by_id("mandates", "person_id", "mandate", "person_id"),
    written_once("person_references", "person_id", "person_reference"),
    by_id("meetings", "chair_id", "meeting", "chair_id"),
    by_id("meetings", "minutes_drafted_by", "minutes", "drafted_by"),
    by_id("meetings", "minutes_approved_by", "minutes", "approved_by"),
    by_id("meetings", "minutes_chair_signed_by", "minutes", "chair_signed_by"),
    by_id("meetings", "minutes_rapporteur_signed_by", "minutes", "rapporteur_signed_by"),
    by_id("attendances", "person_id", "attendance", "person_id"),
    by_id("attendances", "substitutes_id", "attendance", "substitutes_id"),
    by_id("invitations", "person_id", "invitation", "person_id"),
    written_once("decision_votes", "person_id", "decision_vote"),
    written_once("candidates", "person_id", "candidate"),
    written_once("election_readings", "person_id", "election_reading"),
    by_id("interventions", "speaker_id", "intervention", "speaker_id"),
    by_id("proposals", "proposed_by", "proposal", "proposed_by"),
    by_id("empowerments", "person_id", "empowerment", "person_id"),
    by_id("actions", "responsible_id", "action", "responsible_id"),
    by_id("applications", "person_id", "application", "person_id"),
    written_once("application_decisions", "person_id", "application_decision"),
    written_once("application_votes", "person_id", "application_vote"),
    written_once("application_votes", "voter_id", "application_vote"),
    by_id("office_freezes", "person_id", "office_freeze", "person_id"),
    by_id("recusals", "person_id", "recusal", "person_id"),
    by_id("recusals", "about", "recusal", "about"),
    as_principal("recusals", "declared_by", "recusal"),
    by_id("grants", "person_id", "grant", "person_id"),
    as_principal("grants", "granted_by", "grant"),
    by_id("identities", "person_id", "identity", "person_id"),
    by_id("tokens", "person_id", "token", "person_id"),
    by_id("calendar_feeds", "person_id", "calendar_feed", "person_id"),
];

/// The columns that name persons too and do not follow a merge, each with the reason.
pub const KEPT: &[(&str, &str, &str)] = &[
    (
        "talents",
        "person_id",
        "what one can do, by one's own consent: whoever goes has none, or the merge is refused",
    ),
    ("talent_skills", "person_id", "the same"),
    (
        "national_ids",
        "person_id",
        "sealed under one person's key: whoever goes has none, or the merge is refused",
    ),
    ("talent_languages", "person_id", "the same"),
    ("person_words", "person_id", "the index of words: made anew from what the merged person is called"),
    ("unsealed_persons", "person_id", "whose envelope is to be made: at the start, before anybody is merged"),
    ("unread_persons", "person_id", "whose words are to be read: gone with the person"),
    ("unscanned_persons", "person_id", "who waits to be scanned: gone with the person"),
    ("duplicate_keys", "person_id", "by what a person is compared: made anew"),
    ("duplicate_pairs", "person_id", "open pairs go with the person, what was dismissed is copied"),
    ("duplicate_pairs", "other_id", "as the column before"),
    ("merges", "person_id", "who stayed then: the chain is followed"),
    ("merges", "other_id", "the id of old"),
    ("merges", "merged_by", "who did it, as recorded: the id of old leads to whoever stayed"),
    ("merges", "reversed_by", "the same"),
    ("duplicate_pairs", "settled_by", "the same"),
    ("membership_standings", "recorded_by", "the same as recorded"),
    ("membership_transfers", "asked_by", "the same as recorded"),
    ("membership_transfers", "released_by", "the same as recorded"),
    ("membership_transfers", "received_by", "the same as recorded"),
    ("membership_transfers", "refused_by", "the same as recorded"),
    ("membership_dues", "recorded_by", "the same as recorded"),
    ("renewal_campaigns", "recorded_by", "the same as recorded"),
    ("membership_renewals", "recorded_by", "the same as recorded"),
    ("membership_grades", "recorded_by", "the same as recorded"),
    ("skills", "recorded_by", "the same as recorded"),
    ("talents", "recorded_by", "the same as recorded"),
    ("national_ids", "recorded_by", "the same as recorded"),
    ("national_id_authorizations", "recorded_by", "the same as recorded"),
    ("case_parties", "person_id", "nobody who merges learns of cases: the id of old leads to whoever stayed"),
    ("case_members", "person_id", "the same"),
    ("case_openings", "asked_by", "who asked, as recorded"),
    ("case_openings", "confirmed_by", "who agreed, as recorded"),
    ("office_freezes", "recorded_by", "the same as recorded"),
    ("imports", "opened_by", "the same as recorded"),
    ("meeting_cancellations", "recorded_by", "the same as recorded"),
    ("grants", "revoked_by", "the same"),
    ("recusals", "revoked_by", "the same"),
    ("identities", "created_by", "the same"),
    ("application_votes", "recorded_by", "the same"),
    ("application_decisions", "recorded_by", "the same"),
    ("journal", "actor", "what was recorded is never rewritten"),
    ("journal", "actor_id", "a token"),
    ("journal", "subject_id", "what was sealed stays sealed under the key it was sealed with"),
    ("former_journal", "actor_id", "what was recorded is never rewritten"),
    ("former_journal", "actor_name", "what was recorded is never rewritten"),
    ("data_keys", "subject_id", "a key opens what it sealed, and is destroyed by itself"),
    ("idempotency_keys", "caller", "kept for a day, under whoever asked then"),
    ("appointments", "ended_by", "how it ended, no person"),
    ("mandates", "ended_by", "how it ended, no person"),
    ("decisions", "confirmed_by", "a decision"),
    ("decisions", "annulled_by", "a decision"),
    ("empowerments", "revoked_by", "a decision"),
    ("tokens", "created_by", "a token"),
    ("calendar_feeds", "created_by", "a token, or an identity"),
    ("tokens", "revoked_by", "a token"),
];

/// What of two persons cannot be one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::duplicates) enum Conflict {
    /// Memberships on the same days.
    Memberships,
    /// The same position on the same days.
    Seats,
    /// Mandates in the same institution on the same days.
    Mandates,
    /// Two attendances of one meeting, or two invitations of one convocation.
    Attendances,
    /// Two applications that are not closed.
    Applications,
    /// The national id of whoever goes: it is sealed under one person's key.
    NationalId,
    /// Skills of whoever goes: their consent names one record.
    Skills,
    /// Two votes on one application or one decision, or a vote on the other's application.
    Votes,
    /// One is recused from what concerns the other.
    RecusedFromEachOther,
    /// Two recusals in force that would be one.
    Recusals,
}

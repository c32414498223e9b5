//! The tables, as diesel sees them.
#![expect(missing_docs, reason = "written by diesel's macros")]

diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    tokens (id) {
        id -> Guid,
        name -> Text,
        person_id -> Nullable<Guid>,
        account_id -> Nullable<Guid>,
        secret_hash -> Binary,
        scopes -> Nullable<Document>,
        networks -> Nullable<Document>,
        rotates -> Nullable<Guid>,
        created_by -> Nullable<Guid>,
        expires_at -> Nullable<Instant>,
        revoked_at -> Nullable<Instant>,
        revoked_by -> Nullable<Guid>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    token_uses (token_id) {
        token_id -> Guid,
        used_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    accounts (id) {
        id -> Guid,
        name -> Text,
        closed_at -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    grants (id) {
        id -> Guid,
        kind -> Text,
        person_id -> Nullable<Guid>,
        account_id -> Nullable<Guid>,
        role -> Nullable<Text>,
        permissions -> Document,
        territory -> Nullable<Text>,
        body_id -> Nullable<Guid>,
        appointment_id -> Nullable<Guid>,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        expires_at -> Nullable<Instant>,
        reason -> Nullable<Text>,
        decision_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        granted_by -> Text,
        revoked_at -> Nullable<Instant>,
        revoked_by -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    identities (id) {
        id -> Guid,
        issuer -> Text,
        subject -> Text,
        person_id -> Guid,
        created_by -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    recusals (id) {
        id -> Guid,
        person_id -> Guid,
        about -> Guid,
        reason -> Text,
        decision_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        declared_by -> Text,
        revoked_at -> Nullable<Instant>,
        revoked_by -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    keys (name) {
        name -> Text,
        value -> Binary,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    idempotency_keys (caller, key) {
        caller -> Guid,
        key -> Text,
        fingerprint -> Binary,
        status -> BigInt,
        location -> Nullable<Text>,
        object_version -> Nullable<BigInt>,
        body -> Text,
        created_at -> Instant,
        object -> Nullable<Text>,
        held -> Binary,
        sealed -> Nullable<Binary>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    former_journal (id) {
        id -> Guid,
        at -> Instant,
        actor_id -> Nullable<Guid>,
        actor_name -> Text,
        operation -> Text,
        object_kind -> Text,
        object_id -> Text,
        before -> Nullable<Document>,
        after -> Nullable<Document>,
        request_id -> Text,
        act_id -> Nullable<Guid>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    journal (id) {
        id -> Guid,
        at -> Instant,
        actor -> Text,
        actor_id -> Nullable<Guid>,
        operation -> Text,
        kind -> Text,
        object_kind -> Text,
        object_id -> Text,
        request_id -> Text,
        act_id -> Nullable<Guid>,
        subject_id -> Nullable<Guid>,
        commitment -> Binary,
        salt -> Nullable<Binary>,
        payload -> Nullable<Text>,
        sealed -> Nullable<Binary>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    journal_queue (entry_id) {
        entry_id -> Guid,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    journal_leaves (position) {
        position -> BigInt,
        entry_id -> Guid,
        hash -> Binary,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    journal_tiles (level, number) {
        level -> BigInt,
        number -> BigInt,
        hash -> Binary,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    journal_checkpoints (size) {
        size -> BigInt,
        root -> Binary,
        note -> Text,
        made_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    data_keys (subject_id) {
        subject_id -> Guid,
        wrapped -> Binary,
        created_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    territory_levels (code) {
        code -> Text,
        rank -> BigInt,
        name_ar -> Text,
        name_fr -> Text,
        name_en -> Text,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    territories (code) {
        code -> Text,
        level -> Text,
        parent -> Nullable<Text>,
        path -> Text,
        province -> Nullable<Text>,
        iso_code -> Nullable<Text>,
        kind -> Nullable<Text>,
        slug -> Text,
        name_ar -> Text,
        name_fr -> Nullable<Text>,
        name_en -> Nullable<Text>,
        aliases -> Document,
        population -> Nullable<BigInt>,
        valid_from -> Nullable<Date>,
        valid_to -> Nullable<Date>,
        stands_from -> Nullable<Date>,
        renumbered_from -> Nullable<Text>,
        renumbered_to -> Nullable<Text>,
        search -> Text,
        sort_key -> Text,
        version -> BigInt,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    statutes (id) {
        id -> Guid,
        number -> BigInt,
        effective_from -> Date,
        document -> Document,
        decision_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    persons (id) {
        id -> Guid,
        name_ar -> Nullable<Text>,
        name_latin -> Nullable<Text>,
        honorific -> Nullable<Text>,
        aliases -> Document,
        gender -> Nullable<Text>,
        contacts -> Document,
        residence -> Nullable<Text>,
        province -> Nullable<Text>,
        sources -> Document,
        search -> Text,
        sort_key -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        private -> Nullable<Binary>,
        birth_mark -> Nullable<BigInt>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    bodies (id) {
        id -> Guid,
        slug -> Text,
        type_code -> Text,
        kind -> Text,
        parent_id -> Nullable<Guid>,
        territory -> Text,
        province -> Nullable<Text>,
        name_ar -> Text,
        name_fr -> Nullable<Text>,
        name_en -> Nullable<Text>,
        competences -> Document,
        starts_earliest -> Nullable<Date>,
        starts_latest -> Date,
        ends_earliest -> Nullable<Date>,
        ends_latest -> Nullable<Date>,
        decision_id -> Nullable<Guid>,
        end_decision_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        end_source -> Nullable<Document>,
        stands_from -> Nullable<Date>,
        merged_into -> Nullable<Guid>,
        split_from -> Nullable<Guid>,
        search -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    memberships (id) {
        id -> Guid,
        person_id -> Guid,
        unit_id -> Nullable<Guid>,
        number -> Nullable<Text>,
        standing -> Text,
        starts_earliest -> Nullable<Date>,
        starts_latest -> Date,
        ends_earliest -> Nullable<Date>,
        ends_latest -> Nullable<Date>,
        held_from -> Nullable<Date>,
        held_to -> Nullable<Date>,
        source -> Nullable<Document>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    positions (id) {
        id -> Guid,
        body_id -> Guid,
        type_code -> Text,
        ordinal -> Nullable<BigInt>,
        seats -> Nullable<BigInt>,
        rank -> BigInt,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    appointments (id) {
        id -> Guid,
        position_id -> Guid,
        body_id -> Guid,
        seat -> BigInt,
        person_id -> Guid,
        capacity -> Text,
        mode -> Text,
        starts_earliest -> Nullable<Date>,
        starts_latest -> Date,
        ends_earliest -> Nullable<Date>,
        ends_latest -> Nullable<Date>,
        held_from -> Nullable<Date>,
        held_to -> Nullable<Date>,
        ended_by -> Nullable<Text>,
        decision_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        end_decision_id -> Nullable<Guid>,
        end_source -> Nullable<Document>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    meetings (id) {
        id -> Guid,
        body_id -> Guid,
        kind -> Text,
        title -> Nullable<Text>,
        place -> Nullable<Text>,
        held_on -> Text,
        held_latest -> Date,
        call -> BigInt,
        planned_at -> Nullable<Instant>,
        started_at -> Nullable<Instant>,
        ended_at -> Nullable<Instant>,
        chair_id -> Nullable<Guid>,
        chair_position_id -> Nullable<Guid>,
        chair_capacity -> Nullable<Text>,
        minutes_text -> Nullable<Text>,
        minutes_drafted_by -> Nullable<Guid>,
        minutes_drafted_at -> Nullable<Instant>,
        minutes_approved_by -> Nullable<Guid>,
        minutes_approved_on -> Nullable<Date>,
        minutes_locked_at -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        minutes_passages -> Document,
        minutes_circulated_on -> Nullable<Date>,
        minutes_circulated_at -> Nullable<Instant>,
        minutes_chair_signed_by -> Nullable<Guid>,
        minutes_rapporteur_signed_by -> Nullable<Guid>,
        minutes_approved_in -> Nullable<Guid>,
        minutes_sha256 -> Nullable<Text>,
        cancelled_at -> Nullable<Instant>,
        sequence -> BigInt,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    meeting_cancellations (meeting_id) {
        meeting_id -> Guid,
        reason -> Text,
        told_on -> Nullable<Date>,
        channel -> Nullable<Text>,
        recorded_by -> Text,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    calendar_feeds (id) {
        id -> Guid,
        name -> Text,
        scope -> Text,
        body_id -> Nullable<Guid>,
        person_id -> Nullable<Guid>,
        account_id -> Nullable<Guid>,
        secret_hash -> Binary,
        created_by -> Nullable<Guid>,
        expires_on -> Nullable<Date>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Bool, Date, Nullable, Text};
    agenda_items (id) {
        id -> Guid,
        meeting_id -> Guid,
        number -> BigInt,
        title -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        is_internal -> Bool,
        documents -> Document,
        action_id -> Nullable<Guid>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    convocations (id) {
        id -> Guid,
        meeting_id -> Guid,
        number -> BigInt,
        call -> BigInt,
        sent_on -> Date,
        channel -> Nullable<Text>,
        day -> Date,
        planned_at -> Nullable<Instant>,
        place -> Nullable<Text>,
        agenda -> Document,
        invited -> BigInt,
        notice_days -> BigInt,
        notice_asked -> Nullable<BigInt>,
        notice -> Text,
        urgent_reason -> Nullable<Text>,
        clause -> Nullable<Text>,
        failed_quorum -> Nullable<Document>,
        source -> Nullable<Document>,
        created_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    invitations (id) {
        id -> Guid,
        meeting_id -> Guid,
        number -> BigInt,
        convocation_id -> Nullable<Guid>,
        person_id -> Guid,
        position_id -> Nullable<Guid>,
        channel -> Nullable<Text>,
        sent_on -> Nullable<Date>,
        proof -> Nullable<Text>,
        reply -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Bool, Date, Nullable, Text};
    attendances (id) {
        id -> Guid,
        meeting_id -> Guid,
        number -> BigInt,
        person_id -> Nullable<Guid>,
        group_name -> Nullable<Text>,
        presence -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        stays -> Document,
        substitutes_id -> Nullable<Guid>,
        substitute_votes -> Bool,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    interventions (id) {
        id -> Guid,
        meeting_id -> Guid,
        number -> BigInt,
        speaker_id -> Nullable<Guid>,
        group_name -> Nullable<Text>,
        subject -> Text,
        summary -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        search -> Nullable<Text>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    proposals (id) {
        id -> Guid,
        meeting_id -> Guid,
        number -> BigInt,
        proposed_by -> Nullable<Guid>,
        title -> Text,
        text -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        search -> Nullable<Text>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    decisions (id) {
        id -> Guid,
        body_id -> Guid,
        meeting_id -> Guid,
        number -> BigInt,
        title -> Text,
        text -> Nullable<Text>,
        mode -> Text,
        votes_for -> Nullable<BigInt>,
        votes_against -> Nullable<BigInt>,
        abstentions -> Nullable<BigInt>,
        decided_on -> Text,
        decided_latest -> Date,
        effects -> Document,
        results -> Document,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        own_day -> Nullable<Text>,
        source -> Nullable<Document>,
        quorum -> Nullable<Document>,
        outcome -> Nullable<Text>,
        majority -> Nullable<Document>,
        decided_at -> Nullable<Instant>,
        awaits_body_id -> Nullable<Guid>,
        confirmed_by -> Nullable<Guid>,
        annulled_by -> Nullable<Guid>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    decision_votes (id) {
        id -> Guid,
        decision_id -> Guid,
        number -> BigInt,
        person_id -> Guid,
        choice -> Text,
        reason -> Nullable<Text>,
        created_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Nullable, Text};
    elections (id) {
        id -> Guid,
        body_id -> Guid,
        meeting_id -> Guid,
        title -> Text,
        mode -> Text,
        seats -> Document,
        terms -> Document,
        candidacies -> Document,
        rounds -> Document,
        state -> Text,
        abandoned_because -> Nullable<Text>,
        decision_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Nullable, Text};
    candidates (id) {
        id -> Guid,
        election_id -> Guid,
        candidacy -> BigInt,
        place -> BigInt,
        person_id -> Guid,
        findings -> Document,
        withdrawn_at -> Nullable<Instant>,
        withdrawn_because -> Nullable<Text>,
        created_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Guid, Instant};
    use diesel::sql_types::BigInt;
    election_readings (id) {
        id -> Guid,
        election_id -> Guid,
        round -> BigInt,
        person_id -> Guid,
        created_at -> Instant,
    }
}
diesel::joinable!(candidates -> elections (election_id));
diesel::joinable!(election_readings -> elections (election_id));
diesel::table! {
    use crate::db::types::{Guid, Instant};
    use diesel::sql_types::{BigInt, Nullable, Text};
    case_openings (id) {
        id -> Guid,
        reference -> Text,
        reason -> Text,
        asked_by -> Guid,
        confirmed_by -> Nullable<Guid>,
        expires_at -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid};
    use diesel::sql_types::{BigInt, Date, Nullable, Text};
    case_publications (id) {
        id -> Guid,
        body_id -> Guid,
        sanction -> Nullable<Text>,
        clause -> Nullable<Text>,
        texts -> Document,
        published_on -> Date,
        withdrawn_on -> Nullable<Date>,
        withdrawn_because -> Nullable<Text>,
        version -> BigInt,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Date, Nullable, Text};
    office_freezes (id) {
        id -> Guid,
        person_id -> Guid,
        appointment_id -> Nullable<Guid>,
        starts_on -> Date,
        ends_on -> Date,
        source -> Document,
        recorded_by -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    cases (id) {
        id -> Guid,
        body_id -> Guid,
        series -> Text,
        number -> BigInt,
        instance -> BigInt,
        state -> Text,
        outcome -> Nullable<Text>,
        joined_to -> Nullable<Guid>,
        received_on -> Date,
        due_on -> Nullable<Date>,
        stopped_on -> Nullable<Date>,
        appeal_until -> Nullable<Date>,
        enforce_on -> Nullable<Date>,
        confirm_by -> Nullable<Date>,
        closed_on -> Nullable<Date>,
        sealed -> Binary,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Bool, Date, Nullable, Text};
    case_parties (id) {
        id -> Guid,
        case_id -> Guid,
        person_id -> Guid,
        role -> Text,
        is_protected -> Bool,
        told_on -> Nullable<Date>,
        created_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Bool, Date, Nullable, Text};
    case_members (id) {
        id -> Guid,
        case_id -> Guid,
        instance -> BigInt,
        person_id -> Guid,
        is_rapporteur -> Bool,
        recused_on -> Nullable<Date>,
        created_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    national_id_authorizations (id) {
        id -> Guid,
        authority -> Text,
        number -> Text,
        granted_on -> Date,
        ends_on -> Nullable<Date>,
        withdrawn_at -> Nullable<Instant>,
        recorded_by -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    national_ids (person_id) {
        person_id -> Guid,
        id -> Guid,
        mark -> Binary,
        sealed -> Binary,
        recorded_by -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::allow_tables_to_appear_in_same_query!(election_readings, elections);
diesel::allow_tables_to_appear_in_same_query!(elections, candidates);
diesel::allow_tables_to_appear_in_same_query!(elections, bodies);
diesel::joinable!(attendances -> meetings (meeting_id));
diesel::joinable!(decision_votes -> decisions (decision_id));
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    empowerments (id) {
        id -> Guid,
        body_id -> Guid,
        person_id -> Guid,
        decision_id -> Guid,
        purpose -> Text,
        limits -> Nullable<Text>,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        revoked_on -> Nullable<Date>,
        revoked_by -> Nullable<Guid>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::allow_tables_to_appear_in_same_query!(empowerments, bodies);
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    programmes (id) {
        id -> Guid,
        body_id -> Guid,
        title -> Text,
        axes -> Document,
        presented_on -> Text,
        presented_latest -> Date,
        meeting_id -> Nullable<Guid>,
        decision_id -> Nullable<Guid>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        adopted_on -> Nullable<Text>,
        adopted_latest -> Nullable<Date>,
        adoption_decision_id -> Nullable<Guid>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    actions (id) {
        id -> Guid,
        body_id -> Guid,
        title -> Text,
        description -> Nullable<Text>,
        status -> Text,
        responsible_id -> Nullable<Guid>,
        opened_on -> Text,
        opened_latest -> Date,
        due_on -> Nullable<Date>,
        closed_on -> Nullable<Date>,
        meeting_id -> Nullable<Guid>,
        decision_id -> Nullable<Guid>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        evidence -> Nullable<Text>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    legal_tasks (id) {
        id -> Guid,
        body_id -> Guid,
        event -> Text,
        authority -> Text,
        label_ar -> Text,
        label_fr -> Nullable<Text>,
        label_en -> Nullable<Text>,
        clause -> Nullable<Text>,
        opened_on -> Date,
        due_on -> Date,
        done_on -> Nullable<Date>,
        decision_id -> Nullable<Guid>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        mandate_id -> Nullable<Guid>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    body_moves (id) {
        id -> Guid,
        body_id -> Guid,
        takes_effect_on -> Date,
        stood_from -> Nullable<Date>,
        parent_id -> Nullable<Guid>,
        territory -> Text,
        province -> Nullable<Text>,
        name_ar -> Text,
        name_fr -> Nullable<Text>,
        name_en -> Nullable<Text>,
        search -> Text,
        decision_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        created_at -> Instant,
        updated_at -> Instant,
        act_id -> Nullable<Guid>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    handovers (id) {
        id -> Guid,
        kind -> Text,
        object_id -> Guid,
        from_body_id -> Guid,
        to_body_id -> Nullable<Guid>,
        handed_on -> Date,
        held_from -> Nullable<Date>,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    violations (id) {
        id -> Guid,
        appointment_id -> Guid,
        rule -> Text,
        effect -> Text,
        statutes_id -> Guid,
        clause -> Nullable<Text>,
        asked -> Nullable<Text>,
        found -> Nullable<Text>,
        noted_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    position_numbers (position_id, ends_on) {
        position_id -> Guid,
        ends_on -> Date,
        ordinal -> Nullable<BigInt>,
        decision_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    territory_moves (id) {
        id -> Guid,
        code -> Text,
        takes_effect_on -> Date,
        stood_from -> Nullable<Date>,
        parent -> Nullable<Text>,
        path -> Text,
        province -> Nullable<Text>,
        source -> Document,
        created_at -> Instant,
        updated_at -> Instant,
        act_id -> Nullable<Guid>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    acts (id) {
        id -> Guid,
        kind -> Text,
        body_id -> Nullable<Guid>,
        territory -> Nullable<Text>,
        takes_effect_on -> Date,
        decision_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        created_at -> Instant,
        updated_at -> Instant,
        version -> BigInt,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Bool, Date, Nullable, Text};
    applications (id) {
        id -> Guid,
        person_id -> Guid,
        territory -> Text,
        unit_id -> Nullable<Guid>,
        state -> Text,
        outcome -> Nullable<Text>,
        instance -> BigInt,
        round -> BigInt,
        body_id -> Nullable<Guid>,
        declarations -> Document,
        documents -> Document,
        received_on -> Date,
        completed_on -> Nullable<Date>,
        assigned_on -> Nullable<Date>,
        due_on -> Nullable<Date>,
        decided_on -> Nullable<Date>,
        appeal_until -> Nullable<Date>,
        appealed_on -> Nullable<Date>,
        reapply_from -> Nullable<Date>,
        closed_on -> Nullable<Date>,
        membership_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        banned -> Bool,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Bool, Date, Nullable, Text};
    application_decisions (id) {
        id -> Guid,
        application_id -> Guid,
        person_id -> Guid,
        round -> BigInt,
        instance -> BigInt,
        body_id -> Guid,
        outcome -> Text,
        reasons -> Nullable<Text>,
        decided_on -> Date,
        votes_to_accept -> BigInt,
        votes_to_refuse -> BigInt,
        votes_to_return -> BigInt,
        abstentions -> BigInt,
        voters -> BigInt,
        recorded_by -> Text,
        created_at -> Instant,
        banned -> Bool,
        decision_id -> Nullable<Guid>,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    application_votes (id) {
        id -> Guid,
        application_id -> Guid,
        person_id -> Guid,
        round -> BigInt,
        voter_id -> Guid,
        choice -> Text,
        reason -> Nullable<Text>,
        voted_on -> Date,
        source -> Nullable<Document>,
        recorded_by -> Text,
        created_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    membership_numbers (series) {
        series -> Text,
        last_given -> BigInt,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    name_words (word, key) {
        word -> Text,
        key -> Text,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    person_words (word, person_id) {
        word -> Text,
        person_id -> Guid,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    unsealed_persons (person_id) {
        person_id -> Guid,
        birth_date -> Nullable<Text>,
        contacts -> Document,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    unread_persons (person_id) {
        person_id -> Guid,
    }
}
diesel::table! {
    use crate::db::types::{Guid, Instant};
    use diesel::sql_types::{Date, Nullable, Text};
    impositions (id) {
        id -> Guid,
        membership_id -> Guid,
        case_id -> Nullable<Guid>,
        means -> Text,
        effect -> Text,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Bool, Date, Nullable, Text};
    membership_standings (id) {
        id -> Guid,
        membership_id -> Guid,
        person_id -> Guid,
        standing -> Text,
        starts_earliest -> Nullable<Date>,
        starts_latest -> Date,
        ends_on -> Nullable<Date>,
        recorded_by -> Text,
        decision_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        is_imposed -> Bool,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    membership_transfers (id) {
        id -> Guid,
        membership_id -> Guid,
        person_id -> Guid,
        from_body_id -> Guid,
        to_body_id -> Guid,
        state -> Text,
        wanted_on -> Date,
        takes_effect_on -> Nullable<Date>,
        asked_by -> Text,
        reason -> Nullable<Text>,
        source -> Nullable<Document>,
        released_by -> Nullable<Text>,
        released_at -> Nullable<Instant>,
        received_by -> Nullable<Text>,
        received_at -> Nullable<Instant>,
        refused_by -> Nullable<Text>,
        refusal -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    membership_dues (id) {
        id -> Guid,
        membership_id -> Guid,
        person_id -> Guid,
        year -> BigInt,
        status -> Text,
        recorded_by -> Text,
        source -> Nullable<Document>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    renewal_campaigns (id) {
        id -> Guid,
        year -> BigInt,
        opens_on -> Date,
        closes_on -> Date,
        recorded_by -> Text,
        decision_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    membership_renewals (id) {
        id -> Guid,
        campaign_id -> Guid,
        membership_id -> Guid,
        person_id -> Guid,
        renewed_on -> Date,
        recorded_by -> Text,
        source -> Nullable<Document>,
        created_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    skills (code) {
        code -> Text,
        label_ar -> Text,
        label_fr -> Nullable<Text>,
        label_en -> Nullable<Text>,
        search -> Text,
        recorded_by -> Text,
        created_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    talents (person_id) {
        person_id -> Guid,
        availability -> Nullable<Text>,
        consented_on -> Date,
        source -> Nullable<Document>,
        recorded_by -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    talent_skills (skill, person_id) {
        skill -> Text,
        person_id -> Guid,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    talent_languages (language, person_id) {
        language -> Text,
        person_id -> Guid,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    unscanned_persons (person_id) {
        person_id -> Guid,
        step -> BigInt,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    duplicate_keys (person_id, key) {
        person_id -> Guid,
        key -> BigInt,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    duplicate_pairs (id) {
        id -> Guid,
        person_id -> Guid,
        other_id -> Guid,
        band -> Text,
        score -> BigInt,
        reasons -> Document,
        state -> Text,
        settled_by -> Nullable<Text>,
        settled_at -> Nullable<Instant>,
        settled_because -> Nullable<Text>,
        found_at -> Instant,
        version -> BigInt,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    merges (id) {
        id -> Guid,
        person_id -> Guid,
        other_id -> Guid,
        fields -> Document,
        reason -> Text,
        merged_by -> Text,
        merged_at -> Instant,
        reversed_at -> Nullable<Instant>,
        reversed_by -> Nullable<Text>,
        reversed_because -> Nullable<Text>,
        version -> BigInt,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    membership_grades (id) {
        id -> Guid,
        membership_id -> Guid,
        person_id -> Guid,
        grade -> Text,
        starts_on -> Date,
        recorded_by -> Text,
        decision_id -> Nullable<Guid>,
        source -> Nullable<Document>,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    applicant_marks (memory_id, kind, mark) {
        memory_id -> Guid,
        kind -> Text,
        mark -> Binary,
        counts_until -> Nullable<Date>,
        body_id -> Nullable<Guid>,
        clause -> Nullable<Text>,
        cause -> Text,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    application_forms (id) {
        id -> Guid,
        reference -> Text,
        territory -> Text,
        received_on -> Date,
        sealed -> Binary,
        created_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    imports (id) {
        id -> Guid,
        source -> Text,
        purpose -> Text,
        state -> Text,
        files -> Document,
        previewed_to -> BigInt,
        committed_to -> BigInt,
        compared -> BigInt,
        opened_by -> Text,
        kept_until -> Date,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    import_rows (import_id, place) {
        import_id -> Guid,
        place -> BigInt,
        state -> Text,
        faults -> Nullable<Document>,
        sealed -> Binary,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    import_marks (import_id, place) {
        import_id -> Guid,
        place -> BigInt,
        marks -> Binary,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    import_keys (import_id, key, place) {
        import_id -> Guid,
        key -> Text,
        place -> BigInt,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    person_references (id) {
        id -> Guid,
        source -> Text,
        reference -> Text,
        person_id -> Guid,
    }
}
// Only the pairs that meet in a query: every pair allowed costs the compiler.
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    institutions (id) {
        id -> Guid,
        kind -> Text,
        name_ar -> Text,
        name_fr -> Nullable<Text>,
        name_en -> Nullable<Text>,
        name_key -> Text,
        latin_key -> Nullable<Text>,
        territory -> Text,
        seats -> Nullable<BigInt>,
        term_starts_on -> Nullable<Text>,
        term_ends_on -> Nullable<Text>,
        source -> Nullable<Document>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    mandates (id) {
        id -> Guid,
        person_id -> Guid,
        institution_id -> Guid,
        list_label -> Nullable<Text>,
        starts_earliest -> Nullable<Date>,
        starts_latest -> Date,
        ends_earliest -> Nullable<Date>,
        ends_latest -> Nullable<Date>,
        held_from -> Nullable<Date>,
        held_to -> Nullable<Date>,
        ended_by -> Nullable<Text>,
        end_reason -> Nullable<Text>,
        verification -> Text,
        source -> Nullable<Document>,
        end_source -> Nullable<Document>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
diesel::table! {
    use crate::db::types::{Document, Guid, Instant};
    use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};
    mandate_functions (mandate_id, place) {
        mandate_id -> Guid,
        place -> BigInt,
        function -> Text,
        ordinal -> Nullable<BigInt>,
        updated_at -> Instant,
    }
}
diesel::allow_tables_to_appear_in_same_query!(positions, bodies);
diesel::allow_tables_to_appear_in_same_query!(appointments, positions);
diesel::allow_tables_to_appear_in_same_query!(appointments, persons);
diesel::allow_tables_to_appear_in_same_query!(data_keys, persons);
diesel::allow_tables_to_appear_in_same_query!(appointments, bodies);
diesel::allow_tables_to_appear_in_same_query!(memberships, persons);
diesel::allow_tables_to_appear_in_same_query!(persons, territories);
diesel::allow_tables_to_appear_in_same_query!(bodies, territories);
diesel::allow_tables_to_appear_in_same_query!(attendances, meetings);
diesel::allow_columns_to_appear_in_same_group_by_clause!(meetings::body_id, attendances::presence);
diesel::allow_tables_to_appear_in_same_query!(attendances, persons);
diesel::allow_tables_to_appear_in_same_query!(positions, persons);
diesel::allow_tables_to_appear_in_same_query!(body_moves, bodies);
diesel::allow_tables_to_appear_in_same_query!(handovers, memberships);
diesel::allow_tables_to_appear_in_same_query!(handovers, actions);
diesel::allow_tables_to_appear_in_same_query!(handovers, legal_tasks);
diesel::allow_tables_to_appear_in_same_query!(violations, appointments);
diesel::allow_tables_to_appear_in_same_query!(violations, bodies);
diesel::allow_tables_to_appear_in_same_query!(position_numbers, positions);
diesel::allow_tables_to_appear_in_same_query!(territory_moves, territories);
diesel::allow_tables_to_appear_in_same_query!(journal, journal_leaves, journal_queue);
diesel::allow_tables_to_appear_in_same_query!(identities, persons);
diesel::allow_tables_to_appear_in_same_query!(recusals, persons);
diesel::allow_tables_to_appear_in_same_query!(recusals, bodies);
diesel::allow_tables_to_appear_in_same_query!(recusals, memberships);
diesel::allow_tables_to_appear_in_same_query!(recusals, appointments);
diesel::allow_columns_to_appear_in_same_group_by_clause!(positions::type_code, bodies::type_code);
diesel::allow_tables_to_appear_in_same_query!(meetings, bodies);
diesel::allow_tables_to_appear_in_same_query!(meetings, decisions);
diesel::allow_tables_to_appear_in_same_query!(meetings, invitations);
diesel::allow_tables_to_appear_in_same_query!(meetings, agenda_items);
diesel::allow_tables_to_appear_in_same_query!(interventions, meetings);
diesel::allow_tables_to_appear_in_same_query!(interventions, bodies);
diesel::allow_tables_to_appear_in_same_query!(proposals, meetings);
diesel::allow_tables_to_appear_in_same_query!(proposals, bodies);
diesel::allow_tables_to_appear_in_same_query!(decisions, bodies);
diesel::allow_tables_to_appear_in_same_query!(programmes, bodies);
diesel::allow_tables_to_appear_in_same_query!(actions, bodies);
diesel::allow_tables_to_appear_in_same_query!(legal_tasks, bodies);
diesel::allow_tables_to_appear_in_same_query!(acts, bodies);
diesel::allow_tables_to_appear_in_same_query!(memberships, bodies);
diesel::allow_tables_to_appear_in_same_query!(memberships, appointments);
diesel::allow_tables_to_appear_in_same_query!(persons, bodies);
diesel::allow_tables_to_appear_in_same_query!(grants, accounts);
diesel::allow_tables_to_appear_in_same_query!(grants, bodies);
diesel::allow_tables_to_appear_in_same_query!(grants, appointments);
diesel::allow_tables_to_appear_in_same_query!(tokens, token_uses);
diesel::allow_tables_to_appear_in_same_query!(calendar_feeds, token_uses);
diesel::allow_tables_to_appear_in_same_query!(tokens, accounts);
diesel::allow_tables_to_appear_in_same_query!(tokens, grants);
diesel::allow_tables_to_appear_in_same_query!(office_freezes, appointments);
diesel::allow_tables_to_appear_in_same_query!(office_freezes, positions);
diesel::allow_tables_to_appear_in_same_query!(office_freezes, bodies);
diesel::allow_tables_to_appear_in_same_query!(cases, case_members);
diesel::allow_tables_to_appear_in_same_query!(cases, bodies);
diesel::allow_tables_to_appear_in_same_query!(cases, case_parties);
diesel::allow_tables_to_appear_in_same_query!(applications, bodies);
diesel::allow_tables_to_appear_in_same_query!(application_votes, application_decisions);
diesel::allow_tables_to_appear_in_same_query!(application_decisions, decisions);
diesel::allow_tables_to_appear_in_same_query!(application_decisions, attendances);
diesel::allow_tables_to_appear_in_same_query!(application_decisions, decision_votes);
diesel::allow_tables_to_appear_in_same_query!(decision_votes, decisions);
diesel::allow_tables_to_appear_in_same_query!(decision_votes, attendances);
diesel::allow_tables_to_appear_in_same_query!(decisions, attendances);
diesel::allow_tables_to_appear_in_same_query!(person_words, name_words);
diesel::allow_tables_to_appear_in_same_query!(person_words, persons);
diesel::allow_tables_to_appear_in_same_query!(person_words, memberships);
diesel::allow_tables_to_appear_in_same_query!(person_words, appointments);
diesel::allow_tables_to_appear_in_same_query!(person_words, bodies);
diesel::allow_tables_to_appear_in_same_query!(unread_persons, persons);
diesel::allow_tables_to_appear_in_same_query!(membership_standings, memberships);
diesel::allow_tables_to_appear_in_same_query!(membership_standings, appointments);
diesel::allow_tables_to_appear_in_same_query!(membership_transfers, bodies);
diesel::allow_tables_to_appear_in_same_query!(membership_dues, memberships);
diesel::allow_tables_to_appear_in_same_query!(membership_renewals, memberships);
diesel::allow_tables_to_appear_in_same_query!(talent_skills, persons);
diesel::allow_tables_to_appear_in_same_query!(talent_skills, person_words);
diesel::allow_tables_to_appear_in_same_query!(talents, talent_skills);
diesel::allow_tables_to_appear_in_same_query!(talents, talent_languages);
diesel::allow_tables_to_appear_in_same_query!(talents, persons);
diesel::allow_tables_to_appear_in_same_query!(talent_skills, skills);
diesel::allow_tables_to_appear_in_same_query!(talents, bodies);
diesel::allow_tables_to_appear_in_same_query!(talents, memberships);
diesel::allow_tables_to_appear_in_same_query!(talents, appointments);
diesel::allow_tables_to_appear_in_same_query!(duplicate_pairs, persons);
diesel::allow_tables_to_appear_in_same_query!(duplicate_pairs, memberships);
diesel::allow_tables_to_appear_in_same_query!(duplicate_pairs, appointments);
diesel::allow_tables_to_appear_in_same_query!(duplicate_pairs, bodies);
diesel::allow_tables_to_appear_in_same_query!(merges, persons);
diesel::allow_tables_to_appear_in_same_query!(merges, memberships);
diesel::allow_tables_to_appear_in_same_query!(merges, appointments);
diesel::allow_tables_to_appear_in_same_query!(merges, bodies);
diesel::allow_tables_to_appear_in_same_query!(person_references, persons);
diesel::allow_tables_to_appear_in_same_query!(mandates, institutions);
diesel::allow_tables_to_appear_in_same_query!(mandates, mandate_functions);
diesel::allow_tables_to_appear_in_same_query!(mandates, persons);
diesel::allow_tables_to_appear_in_same_query!(mandates, memberships);
diesel::allow_tables_to_appear_in_same_query!(mandates, appointments);
diesel::allow_tables_to_appear_in_same_query!(mandates, bodies);

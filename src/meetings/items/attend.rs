//! What holds of a line of an attendance sheet: the hours fit the meeting, and whoever stands in for a member may.
use chrono::{Days, NaiveDate};

use crate::bodies;
use crate::db::{Moment, Tx};
use crate::error::{Problem, Result};
use crate::meetings::model::Meeting;
use crate::meetings::quorum;
use crate::refusals;
use crate::statutes;
use crate::statutes::document::Substitutes;
use crate::words::{PartialDate, civil_day};

use super::model::{NewAttendance, Presence, Stay, follow_one_another};
use super::store;

refusals! {
    /// Why somebody is not recorded to have been at a meeting so.
    SheetRefusal {
        /// Somebody would come before having left.
        StaysOverlap = "stays-overlap" @ "/stays" [
            "أوقات الحضور متداخلة: لكل حضور نهاية بعد بدايته، ولا يعود إلا من غادر.",
            "Les heures de présence se chevauchent : chacune finit après son début, et ne revient que qui est parti.",
            "The hours overlap: each ends after it begins, and only who left returns."
        ],
        /// Hours are told of somebody who was not there, or of a group.
        OnlyWhoCameStays = "only-who-came-stays" @ "/stays" [
            "لا تسجل أوقات الحضور إلا لشخص مسمى حضر؛ اجعل stays فارغة.",
            "Seule une personne nommée et venue a des heures de présence ; videz stays.",
            "Only a named person who came has hours; make stays empty."
        ],
        /// Whoever stands in is not a person who came.
        SubstituteDidNotCome = "substitute-did-not-come" @ "/substitutes_id" [
            "لا ينوب عن غيره إلا شخص مسمى حضر الاجتماع.",
            "Ne remplace un membre qu'une personne nommée et venue.",
            "Only a named person who came stands in for a member."
        ],
        /// Somebody stands in for themselves.
        SubstituteIsTheSamePerson = "substitute-is-the-same-person" @ "/substitutes_id" [
            "لا ينوب أحد عن نفسه.",
            "Nul ne se remplace soi-même.",
            "Nobody stands in for themselves."
        ],
        /// A vote is carried, and it is not told whose.
        VoteOfNobody = "vote-of-nobody" @ "/substitute_votes" [
            "اذكر في substitutes_id العضو الذي ينوب عنه بصوته.",
            "Indiquez dans substitutes_id de qui la voix est portée.",
            "Tell in substitutes_id whose vote is carried."
        ],
        /// The statutes let a substitute be heard, and no more.
        SubstitutesAreHeard = "substitutes-are-heard" @ "/substitute_votes" [
            "لا يمنح النظام الأساسي للنائب في هذه الهيئة حق التصويت؛ سجله دون صوت.",
            "Les statuts ne donnent pas de voix au remplaçant dans cette instance ; inscrivez-le sans voix.",
            "The statutes give a substitute in this body no vote; record the substitute without one."
        ],
        /// Whoever stands in has one vote already.
        SubstituteVotesAlready = "substitute-votes-already" @ "/substitutes_id" [
            "لمن ينوب صوت خاص به في هذه الهيئة، ولا يحمل أحد صوتين.",
            "Le remplaçant a déjà sa propre voix dans cette instance ; nul n'en porte deux.",
            "The substitute has a vote in this body already, and nobody carries two."
        ],
        /// There is no vote to carry.
        SubstitutedHasNoVote = "substituted-has-no-vote" @ "/substitutes_id" [
            "لا صوت لهذا الشخص في هذه الهيئة في ذلك اليوم حتى يحمل عنه.",
            "Cette personne n'a ce jour-là aucune voix à porter dans cette instance.",
            "That person has no vote in this body on that day that could be carried."
        ],
        /// The member is there.
        SubstitutedIsThere = "substituted-is-there" @ "/substitutes_id" [
            "هذا العضو مسجل حاضرا في الوقت نفسه؛ صحح أوقات حضوره أولا.",
            "Ce membre est inscrit présent à la même heure ; corrigez d'abord ses heures.",
            "That member is recorded as present at the same time; correct those hours first."
        ],
        /// Another carries that vote.
        VoteIsCarriedAlready = "vote-is-carried-already" @ "/substitutes_id" [
            "ينوب شخص آخر عن هذا العضو بصوته.",
            "Une autre personne porte déjà la voix de ce membre.",
            "Somebody else carries that member's vote already."
        ],
        /// It has not come to that yet.
        HourLiesAhead = "hour-lies-ahead" @ "/at" [
            "لا يسجل حضور أو انصراف قبل وقوعه.",
            "Une arrivée ou un départ ne s'enregistre pas à l'avance.",
            "Coming and leaving are not recorded ahead."
        ],
        /// The meeting was not on then.
        HourIsOutsideTheMeeting = "hour-is-outside-the-meeting" @ "/at" [
            "لم يكن الاجتماع منعقدا في تلك الساعة؛ صحح الساعة أو وقت الاجتماع.",
            "La réunion n'avait pas lieu à cette heure ; corrigez l'heure, ou celles de la réunion.",
            "The meeting was not on at that hour; correct it, or the hours of the meeting."
        ],
        /// Whoever is not there does not leave.
        PersonIsNotThere = "person-is-not-there" [
            "ليس هذا الشخص مسجلا حاضرا في تلك الساعة، فلا ينصرف.",
            "Cette personne n'est pas inscrite présente à cette heure : elle ne part pas.",
            "That person is not recorded as there at that hour, and does not leave."
        ],
        /// Nobody comes and goes so often.
        StaysAreMany = "stays-are-many" [
            "لا يسجل لشخص واحد أكثر من عشرين حضورا في الاجتماع الواحد.",
            "Une personne n'a pas plus de vingt présences dans une réunion.",
            "A person has no more than twenty stays in a meeting."
        ],
        /// Something later is recorded already.
        SheetTellsLaterHours = "sheet-tells-later-hours" [
            "سجل لهذا الشخص حضور أو انصراف في تلك الساعة أو بعدها؛ صحح سطره في لائحة الحضور.",
            "Une arrivée ou un départ est déjà inscrit à cette heure ou plus tard ; corrigez sa ligne sur la feuille de présence.",
            "A coming or leaving at that hour or later is recorded already; correct the line on the attendance sheet."
        ],
    }
}

/// Whether a line says enough, and nothing against itself. Pure.
pub(super) fn may_be_told(form: &NewAttendance) -> Result<(), SheetRefusal> {
    if !form.stays.is_empty() && (form.person_id.is_none() || !form.presence.is_there()) {
        return Err(SheetRefusal::OnlyWhoCameStays);
    }
    if !follow_one_another(&form.stays) {
        return Err(SheetRefusal::StaysOverlap);
    }
    if form.substitutes_id.is_none() {
        return if form.substitute_votes { Err(SheetRefusal::VoteOfNobody) } else { Ok(()) };
    }
    if form.person_id.is_none() || !Presence::CAME.contains(&form.presence) {
        return Err(SheetRefusal::SubstituteDidNotCome);
    }
    if form.person_id == form.substitutes_id { Err(SheetRefusal::SubstituteIsTheSamePerson) } else { Ok(()) }
}

/// Whether somebody may have come or left at that moment, as far as it is known when the meeting was on. Pure.
pub(super) fn may_have_been(at: Moment, meeting: &Meeting, now: Moment) -> Result<()> {
    if at > now {
        return Err(SheetRefusal::HourLiesAhead.into());
    }
    let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
    let day = civil_day(at.0);
    // A meeting may go on after midnight.
    let last = held_on.latest().checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
    let is_early = match meeting.started_at {
        Some(started) => at < started,
        None => held_on.earliest().is_some_and(|first| day < first),
    };
    let is_late = meeting.ended_at.map_or(day > last, |ended| at > ended);
    if is_early || is_late { Err(SheetRefusal::HourIsOutsideTheMeeting.into()) } else { Ok(()) }
}

/// Goes on only if nobody is recorded to have come or left while a meeting was not on: after a change of its day or its hours,
/// told of the field that changed.
pub(in crate::meetings) fn expect_within(tx: &mut Tx<'_>, meeting: &Meeting, field: &str) -> Result<()> {
    for line in store::of_persons(tx, meeting.id)? {
        for at in line.stays.0.iter().flat_map(|stay| [stay.from, stay.to]).flatten() {
            may_have_been(at, meeting, tx.now).map_err(|problem| {
                problem.told_at(|_| field.to_owned()).because(format!("/v1/attendances/{}", line.id))
            })?;
        }
    }
    Ok(())
}

/// Goes on only if a line fits what is known of its meeting and its body.
pub(super) fn expect_fits(tx: &mut Tx<'_>, meeting: &Meeting, form: &NewAttendance) -> Result<()> {
    for (place, stay) in form.stays.iter().enumerate() {
        for (at, word) in [(stay.from, "from"), (stay.to, "to")] {
            let Some(at) = at else { continue };
            let told = may_have_been(at, meeting, tx.now);
            told.map_err(|problem| problem.told_at(|_| format!("/stays/{place}/{word}")))?;
        }
    }
    let (Some(person), Some(member)) = (form.person_id, form.substitutes_id) else { return Ok(()) };
    if let Some(line) = store::of_person(tx, meeting.id, member)?
        && Presence::CAME.contains(&line.presence)
        && meet(&line.stays.0, &form.stays)
    {
        return Err(SheetRefusal::SubstitutedIsThere.into());
    }
    if !form.substitute_votes {
        return Ok(());
    }
    let day = meeting.held_latest;
    let body = bodies::find(tx, &meeting.body_id.into())?;
    let statutes = statutes::versions(tx)?;
    let statutes = statutes.on(day);
    let kind = statutes.and_then(|statutes| statutes.body_type(&body.type_code));
    if kind.is_none_or(|kind| kind.substitutes == Substitutes::Heard) {
        let clause = kind.and_then(|kind| kind.clause.as_ref());
        let cited = statutes.and_then(|statutes| statutes::cite(statutes, clause));
        return Err(Problem::from(SheetRefusal::SubstitutesAreHeard).under(cited));
    }
    let Some(all) = quorum::electorate(tx, meeting)? else { return Ok(()) };
    if all.voters.contains(&person) {
        return Err(SheetRefusal::SubstituteVotesAlready.into());
    }
    if all.unknown == Some(0) && !all.voters.contains(&member) {
        return Err(SheetRefusal::SubstitutedHasNoVote.into());
    }
    Ok(())
}

/// Whether two were there at one moment; without hours somebody was there all the time.
fn meet(one: &[Stay], other: &[Stay]) -> bool {
    let overlap = |a: &Stay, b: &Stay| {
        let ends_before = |a: &Stay, b: &Stay| a.to.zip(b.from).is_some_and(|(to, from)| to <= from);
        !ends_before(a, b) && !ends_before(b, a)
    };
    one.is_empty() || other.is_empty() || one.iter().any(|a| other.iter().any(|b| overlap(a, b)))
}

//! A meeting as an event, and what a calendar says of it in three languages. Pure.
use crate::meetings::model::{Meeting, MeetingKind};
use crate::words::{Event, EventStatus, Language, When, filled, phrases};

phrases! {
    /// What a calendar of meetings says.
    pub(in crate::meetings) enum Said {
        /// What a calendar of meetings is called.
        Meetings = ["الاجتماعات", "Réunions", "Meetings"],
        /// What that of one's own is called.
        Mine = ["اجتماعاتي", "Mes réunions", "My meetings"],
        /// What that of a body is called.
        OfBody = ["اجتماعات: {body}", "Réunions\u{A0}: {body}", "Meetings: {body}"],
        /// To set the body up, or to share out its offices.
        Organizational = ["اجتماع تنظيمي", "Réunion d’organisation", "Organizational meeting"],
        /// The first of a body.
        Constitutive = ["اجتماع تأسيسي", "Réunion constitutive", "Constitutive meeting"],
        /// In the ordinary run.
        Ordinary = ["اجتماع عادي", "Réunion ordinaire", "Ordinary meeting"],
        /// Out of turn.
        Extraordinary = ["اجتماع استثنائي", "Réunion extraordinaire", "Extraordinary meeting"],
        /// Together with another body.
        Joint = ["اجتماع مشترك", "Réunion conjointe", "Joint meeting"],
        /// Of a kind that is not recorded.
        Meeting = ["اجتماع", "Réunion", "Meeting"],
        /// What an event is: a meeting, and whose.
        Summary = ["{what}: {body}", "{what}\u{A0}: {body}", "{what}: {body}"],
        /// The same of one that was called off: not every app shows that by itself.
        CalledOff = ["ألغي: {summary}", "Annulé\u{A0}: {summary}", "Cancelled: {summary}"],
        /// Why it was called off.
        Reason = ["سبب الإلغاء: {reason}", "Motif de l’annulation\u{A0}: {reason}", "Reason for the cancellation: {reason}"],
        /// Before the points of the agenda.
        Agenda = ["جدول الأعمال:", "Ordre du jour\u{A0}:", "Agenda:"],
        /// One of them.
        Point = ["{number}. {title}", "{number}. {title}", "{number}. {title}"],
    }
}

/// What is told of a meeting beside what it is, when and where.
#[derive(Debug, Default)]
pub(super) struct Beside<'a> {
    /// The points of its agenda.
    pub(super) agenda: &'a [(i64, String)],
    /// Why it was called off.
    pub(super) reason: Option<&'a str>,
}

/// A meeting of that body as an event.
pub(super) fn event(
    meeting: &Meeting,
    when: When,
    body: &str,
    beside: &Beside<'_>,
    language: Language,
) -> Event {
    let is_off = meeting.cancelled_at.is_some();
    Event {
        uid: format!("meeting-{}", meeting.id),
        changed_at: meeting.updated_at.0,
        sequence: meeting.sequence,
        when,
        summary: summary(meeting, body, language),
        place: meeting.place.clone(),
        about: about(beside, language),
        status: Some(if is_off { EventStatus::Cancelled } else { EventStatus::Confirmed }),
        is_private: true,
        takes_time: !is_off && matches!(when, When::From(..)),
    }
}

fn summary(meeting: &Meeting, body: &str, language: Language) -> String {
    let kind = match meeting.kind {
        MeetingKind::Organizational => Said::Organizational,
        MeetingKind::Constitutive => Said::Constitutive,
        MeetingKind::Ordinary => Said::Ordinary,
        MeetingKind::Extraordinary => Said::Extraordinary,
        MeetingKind::Joint => Said::Joint,
        MeetingKind::Unspecified => Said::Meeting,
    };
    let what = meeting.title.as_deref().unwrap_or_else(|| kind.say(language));
    let summary = filled(Said::Summary.say(language), &[("what", what), ("body", body)]);
    match meeting.cancelled_at {
        Some(_) => filled(Said::CalledOff.say(language), &[("summary", &summary)]),
        None => summary,
    }
}

fn about(beside: &Beside<'_>, language: Language) -> Option<String> {
    let reason = beside.reason.map(|reason| filled(Said::Reason.say(language), &[("reason", reason)]));
    let mut lines: Vec<String> = reason.into_iter().collect();
    if !beside.agenda.is_empty() {
        lines.push(Said::Agenda.say(language).to_owned());
    }
    lines.extend(beside.agenda.iter().map(|(number, title)| {
        filled(Said::Point.say(language), &[("number", &number.to_string()), ("title", title)])
    }));
    (!lines.is_empty()).then(|| lines.join("\n"))
}

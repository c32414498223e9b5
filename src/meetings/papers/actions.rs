//! What is asked of papers.
use sha2::{Digest as _, Sha256};

use crate::basis::{DecisionId, MeetingId};
use crate::db::Tx;
use crate::error::Result;
use crate::http::{Answer, Format};

use crate::meetings::minutes::Minutes;
use crate::words::{Language, civil_day, hex};

use super::blocks::Paper;
use super::facts::Facts;
use super::{compose, facts, written};

/// The minutes of a meeting, in the form asked for.
pub(super) fn minutes(tx: &mut Tx<'_>, id: MeetingId, format: Format) -> Result<Answer> {
    Ok(answer(compose::minutes(&facts::of_meeting(tx, id)?), format))
}

/// The attendance sheet of a meeting, in the form asked for.
pub(super) fn sheet(tx: &mut Tx<'_>, id: MeetingId, format: Format) -> Result<Answer> {
    Ok(answer(compose::sheet(&facts::of_sheet(tx, id)?), format))
}

/// The extract of one decision, in the form asked for.
pub(super) fn extract(tx: &mut Tx<'_>, id: DecisionId, format: Format) -> Result<Answer> {
    Ok(answer(compose::extract(&facts::of_decision(tx, id)?), format))
}

/// The SHA-256 of the minutes as they are composed in Arabic, as plain text, with what these minutes say: as on the day they
/// were locked, whoever asks and about whichever day.
pub(in crate::meetings) fn sha256(tx: &mut Tx<'_>, id: MeetingId, minutes: &Minutes) -> Result<String> {
    let locked_on = minutes.locked_at.map_or(tx.today, |at| civil_day(at.0));
    let asked = (tx.today, tx.named_day);
    (tx.today, tx.named_day) = (locked_on, None);
    let facts = tx.speaking(Language::Ar, |tx| facts::of_meeting(tx, id));
    (tx.today, tx.named_day) = asked;
    let facts = Facts { minutes: minutes.clone(), ..facts? };
    Ok(hex::written(&Sha256::digest(written::text(&compose::minutes(&facts)))))
}

/// A paper, written in a form.
fn answer(paper: Paper, format: Format) -> Answer {
    let name = paper.file_name.clone();
    let (answer, end) = match format {
        Format::Markdown => (Answer::drawn(format, written::markdown(&paper)), "md"),
        Format::Text => (Answer::drawn(format, written::text(&paper)), "txt"),
        Format::Pdf => (Answer::drawn_later(format, move || written::pdf(&paper)), "pdf"),
        _ => (Answer::drawn(format, written::page(&paper)), "html"),
    };
    answer.called(format!("{name}.{end}"))
}

//! What is asked of papers.
use crate::basis::{DecisionId, MeetingId};
use crate::db::Tx;
use crate::error::Result;
use crate::http::{Answer, Format};

use super::blocks::Paper;
use super::{compose, facts, written};

/// The minutes of a meeting, in the form asked for.
pub(super) fn minutes(tx: &mut Tx<'_>, id: MeetingId, format: Format) -> Result<Answer> {
    Ok(answer(&compose::minutes(&facts::of_meeting(tx, id)?), format))
}

/// The attendance sheet of a meeting, in the form asked for.
pub(super) fn sheet(tx: &mut Tx<'_>, id: MeetingId, format: Format) -> Result<Answer> {
    Ok(answer(&compose::sheet(&facts::of_sheet(tx, id)?), format))
}

/// The extract of one decision, in the form asked for.
pub(super) fn extract(tx: &mut Tx<'_>, id: DecisionId, format: Format) -> Result<Answer> {
    Ok(answer(&compose::extract(&facts::of_decision(tx, id)?), format))
}

/// A paper, written in a form.
fn answer(paper: &Paper, format: Format) -> Answer {
    let (written, end) = match format {
        Format::Markdown => (written::markdown(paper), "md"),
        Format::Text => (written::text(paper), "txt"),
        _ => (written::page(paper), "html"),
    };
    Answer::drawn(format, written).called(format!("{}.{end}", paper.file_name))
}

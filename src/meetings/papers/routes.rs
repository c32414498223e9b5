//! Papers over HTTP: each in each of its forms.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::basis::{DecisionId, MeetingId};
use crate::doors;
use crate::error::Result;
use crate::http::{At, Call, PapersOnly, Spoken};

use super::actions;

/// Declares the door of each paper in each form: its handler and row of operations, its address and whose it is, how it is
/// composed, and the media type.
macro_rules! papers {
    ($($(#[$doc:meta])* $handler:ident $operation:ident $path:literal, $id:ident $about:literal, $paper:ident $kind:literal);+ $(;)?) => {
        doors!($($handler),+);
        $(
            $(#[$doc])*
            #[utoipa::path(tag = "meetings", params(("id" = $id, Path, description = $about), Spoken), responses((status = 200, description = "The paper.", body = String, content_type = $kind)))]
            #[get($path)]
            async fn $handler(call: Call<PapersOnly>, id: At<$id>) -> Result<HttpResponse> {
                call.read(Operation::$operation, move |tx, asked| actions::$paper(tx, id.get()?, asked.format)).await
            }
        )+
    };
}

papers! {
    /// Shows the minutes of a meeting as a page to read and to print, composed from what is recorded: who came, the quorum, the agenda, what was said, proposed, decided and undertaken, with the rapporteur's account and free passages at their places. There is one as soon as there is a meeting; it says whether it is a draft, approved or locked, and what is not recorded.
    minutes_page MinutesPage "/v1/meetings/{id}/minutes.html", MeetingId "The meeting.", minutes "text/html";
    /// Shows the composed minutes of a meeting as plain text.
    minutes_text MinutesText "/v1/meetings/{id}/minutes.txt", MeetingId "The meeting.", minutes "text/plain";
    /// Shows the composed minutes of a meeting as Markdown.
    minutes_markdown MinutesMarkdown "/v1/meetings/{id}/minutes.md", MeetingId "The meeting.", minutes "text/markdown";
    /// Shows the composed minutes of a meeting as PDF, on numbered pages of A4 to print, to sign and to keep. The same minutes are the same bytes: nothing in the file tells when or where it was made.
    minutes_pdf MinutesPdf "/v1/meetings/{id}/minutes.pdf", MeetingId "The meeting.", minutes "application/pdf";
    /// Shows the attendance sheet of a meeting as a page to print and to sign.
    attendance_sheet_page AttendanceSheetPage "/v1/meetings/{id}/attendance-sheet.html", MeetingId "The meeting.", sheet "text/html";
    /// Shows the attendance sheet of a meeting as plain text.
    attendance_sheet_text AttendanceSheetText "/v1/meetings/{id}/attendance-sheet.txt", MeetingId "The meeting.", sheet "text/plain";
    /// Shows the attendance sheet of a meeting as Markdown.
    attendance_sheet_markdown AttendanceSheetMarkdown "/v1/meetings/{id}/attendance-sheet.md", MeetingId "The meeting.", sheet "text/markdown";
    /// Shows the attendance sheet of a meeting as PDF; the head of the table is on every page.
    attendance_sheet_pdf AttendanceSheetPdf "/v1/meetings/{id}/attendance-sheet.pdf", MeetingId "The meeting.", sheet "application/pdf";
    /// Shows one decision as an extract of the minutes, a page to read and to print: what was settled, how, what it did, and the quorum as it was when it was recorded.
    decision_extract_page DecisionExtractPage "/v1/decisions/{id}/extract.html", DecisionId "The decision.", extract "text/html";
    /// Shows the extract of one decision as plain text.
    decision_extract_text DecisionExtractText "/v1/decisions/{id}/extract.txt", DecisionId "The decision.", extract "text/plain";
    /// Shows the extract of one decision as Markdown.
    decision_extract_markdown DecisionExtractMarkdown "/v1/decisions/{id}/extract.md", DecisionId "The decision.", extract "text/markdown";
    /// Shows the extract of one decision as PDF.
    decision_extract_pdf DecisionExtractPdf "/v1/decisions/{id}/extract.pdf", DecisionId "The decision.", extract "application/pdf";
}

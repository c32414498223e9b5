//! What the contract says of every look.
use serde_json::json;
use utoipa::openapi::path::Operation as Documented;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{ContentBuilder, HeaderBuilder, RefOr, ResponseBuilder};

use super::super::format::Format;
use super::super::listing::{CURSOR_LENGTH, DEFAULT_LIMIT, MAX_LIMIT};
use super::{header, query};

/// Whether an operation answers pages.
pub(in super::super) fn is_list(id: &str) -> bool {
    id.ends_with("_list")
}

/// Adds what holds for every look.
pub(super) fn complete(id: &str, documented: &mut Documented) {
    if id == "metrics_show" {
        return;
    }
    let day = ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)));
    query(documented, "as_of", "The day the answer is about; today if absent.", day);
    if is_list(id) {
        name_forms(documented);
        let limit = ObjectBuilder::new()
            .schema_type(Type::Integer)
            .minimum(Some(1))
            .maximum(Some(MAX_LIMIT))
            .default(Some(json!(DEFAULT_LIMIT)));
        query(documented, "limit", "How many a page holds.", limit);
        let cursor = ObjectBuilder::new()
            .schema_type(Type::String)
            .min_length(Some(*CURSOR_LENGTH.start()))
            .max_length(Some(*CURSOR_LENGTH.end()))
            .pattern(Some("^[A-Za-z0-9_-]+$"));
        query(documented, "cursor", "The `next` of the page before, of the same list.", cursor);
        query(
            documented,
            "total",
            "Whether to count them all.",
            ObjectBuilder::new().schema_type(Type::Boolean),
        );
    }
    if let Some(RefOr::T(shown)) = documented.responses.responses.get_mut("200") {
        let tag = HeaderBuilder::new()
            .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
            .description(Some("The state of what is shown, for If-None-Match and If-Match."));
        if !is_list(id) {
            shown.headers.insert("ETag".to_owned(), RefOr::T(tag.build()));
        }
    }
    if !is_list(id) {
        header(documented, "If-None-Match", "An ETag read before: 304 if nothing has changed.");
        let unchanged = ResponseBuilder::new().description("Nothing has changed since that ETag.");
        documented.responses.responses.insert("304".to_owned(), RefOr::T(unchanged.build()));
    }
}

/// Says in which forms a list answers.
fn name_forms(documented: &mut Documented) {
    let flag = || ObjectBuilder::new().schema_type(Type::Boolean);
    let words = Format::OF_LISTS.iter().map(|format| format.word());
    let format = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words));
    let about =
        "The form of the answer, whatever `Accept` says; the address with `.csv` or `.ndjson` says the same.";
    query(documented, "format", about, format);
    query(
        documented,
        "bom",
        "Whether a table starts with the mark that tells spreadsheets it is UTF-8.",
        flag(),
    );
    let about = "Whether to send every page, one after the other, from the first or from `cursor` on.";
    query(documented, "all", about, flag());
    let Some(RefOr::T(shown)) = documented.responses.responses.get_mut("200") else { return };
    for format in Format::OF_LISTS.iter().filter(|format| **format != Format::Json) {
        let text = ContentBuilder::new().schema(Some(ObjectBuilder::new().schema_type(Type::String)));
        shown.content.insert(format.essence().to_owned(), RefOr::T(text.build()));
    }
    let total = HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(Type::Integer)))
        .description(Some("With `total`, in a table or lines: how many there are in all."));
    shown.headers.insert("X-Total-Count".to_owned(), RefOr::T(total.build()));
}

/// Adds what holds for a look at what keeps its past.
pub(super) fn complete_past(documented: &mut Documented) {
    let moment = ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
        .examples([json!("2022-12-08T18:30:00Z")]);
    let about = "The moment whose knowledge the answer shows: what was recorded by then, and none of what was \
        entered, corrected or taken out since; all that is known now if absent. It does not move `as_of`. \
        Persons' names are told as they are known now.";
    query(documented, "known_at", about, moment);
}

//! What the contract says of every change.
use utoipa::openapi::path::{HttpMethod, Operation as Documented, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Type};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Required, ResponseBuilder, Schema};

use super::{header, parameter, problem, query};

/// Adds what holds for every change.
pub(super) fn complete(method: &HttpMethod, documented: &mut Documented) {
    let flag = ObjectBuilder::new().schema_type(Type::Boolean);
    query(
        documented,
        "dry_run",
        "Runs everything, keeps nothing, and answers what would have happened.",
        flag,
    );
    let key = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(255))
        .pattern(Some("^[!-~]+$"));
    let about = "The caller's name for this request: the same again, within 24 hours, gives the first answer again, to whoever still holds what was held then.";
    parameter(documented, "Idempotency-Key", about, ParameterIn::Header, key);
    let tried = ContentBuilder::new().schema(Some(dry_run())).build();
    let responses = &mut documented.responses.responses;
    if !responses.contains_key("200") {
        let dry = ResponseBuilder::new()
            .description("With `dry_run=true`: what would have happened.")
            .content("application/json", tried);
        responses.insert("200".to_owned(), RefOr::T(dry.build()));
    } else if let Some(RefOr::T(response)) = responses.get_mut("200") {
        // The same status with and without `dry_run`: either body.
        let json = response.content.get("application/json");
        let schema = match json {
            Some(RefOr::T(content)) if let Some(real) = content.schema.clone() => {
                Schema::OneOf(OneOfBuilder::new().item(real).item(dry_run()).build()).into()
            }
            _ => dry_run(),
        };
        let either = ContentBuilder::new().schema(Some(schema)).build();
        response.content.insert("application/json".to_owned(), RefOr::T(either));
    }
    let mut statuses = vec!["400", "412"];
    if matches!(method, HttpMethod::Patch | HttpMethod::Put | HttpMethod::Delete) {
        header(
            documented,
            "If-Match",
            "The ETag of the state that is to be changed, or `*`; required (428 without).",
        );
        if let Some(RefOr::T(if_match)) = documented.parameters.iter_mut().flatten().next_back() {
            if_match.required = Required::True;
        }
        statuses.push("428");
    }
    if documented.request_body.is_some() {
        statuses.extend(["408", "413", "415"]);
    }
    for status in statuses {
        problem(documented, status);
    }
}

fn dry_run() -> RefOr<Schema> {
    Ref::from_schema_name("DryRun").into()
}

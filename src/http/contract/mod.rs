//! The contract: `OpenAPI` 3.1, generated from the handlers, completed with what holds for all of them.
mod changes;
mod looks;
mod read;

use utoipa::OpenApi as _;
use utoipa::openapi::path::{HttpMethod, Operation as Documented, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    ContentBuilder, HeaderBuilder, InfoBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, Required,
    ResponseBuilder, Schema,
};
use utoipa::{PartialSchema as _, ToSchema as _};

use crate::access::{Effect, Operation, Recorded, Relation};
use crate::words::Line;

use super::answer::DryRun;
use super::batch;
use super::fields;
use super::problems::{self, ProblemTold};
use super::system;

pub(super) use looks::is_list;
pub(super) use read::READ;

const ABOUT: &str = "The registry of a political party's organization: who holds which position, in which body, \
by which decision, since when.\n\nDays are civil days in Africa/Casablanca; both ends of a term are included. \
Every day is asked for as it is known now, or with `known_at` as it was known at a moment, where the past is \
kept.\nDays known in part are written in EDTF (ISO 8601-2): `2022`, `2022-12`, `../2022-12-08` (on or before). \
Labels, titles and problems speak Arabic, French or English by `Accept-Language`. \
Every failure is an `application/problem+json` (RFC 9457).";

/// The whole contract.
pub fn contract() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Amana")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(ABOUT))
        .license(Some(
            utoipa::openapi::License::builder()
                .name("MIT OR Apache-2.0")
                .identifier(Some("MIT OR Apache-2.0"))
                .build(),
        ))
        .build();
    let mut whole = OpenApiBuilder::new().info(info).build();
    for part in [system::Contract::openapi(), problems::Contract::openapi(), batch::Contract::openapi()]
        .into_iter()
        .chain(crate::rooms::contracts())
    {
        whole.merge(part);
    }
    let components = whole.components.get_or_insert_with(Default::default);
    let mut schemas = Vec::new();
    ProblemTold::schemas(&mut schemas);
    DryRun::schemas(&mut schemas);
    schemas.push(("Problem".to_owned(), <ProblemTold<'_> as utoipa::PartialSchema>::schema()));
    schemas.push(("DryRun".to_owned(), <DryRun as utoipa::PartialSchema>::schema()));
    components.schemas.extend(schemas);
    let bearer = SecurityScheme::Http(
        Http::builder().scheme(HttpAuthScheme::Bearer).bearer_format("amana_<kind>_<id>_<secret>").build(),
    );
    components.add_security_scheme("token", bearer);
    for (path, item) in &mut whole.paths.paths {
        let documented = [
            (HttpMethod::Get, &mut item.get),
            (HttpMethod::Post, &mut item.post),
            (HttpMethod::Put, &mut item.put),
            (HttpMethod::Patch, &mut item.patch),
            (HttpMethod::Delete, &mut item.delete),
        ];
        for (method, operation) in documented {
            if let Some(operation) = operation {
                complete(path, &method, operation);
            }
        }
    }
    fields::describe(&mut whole);
    whole
}

/// Adds to an operation what holds for every operation of its sort.
fn complete(path: &str, method: &HttpMethod, documented: &mut Documented) {
    let id = documented.operation_id.clone().unwrap_or_default();
    let Some(operation) = Operation::ALL.iter().find(|operation| operation.rule().id == id) else {
        documented.description = Some(told(documented, "Open: no token is needed."));
        if path == "/problems/{code}" {
            name_every_code(documented);
            problem(documented, "404");
        }
        for status in ["429", "431", "503"] {
            problem(documented, status);
        }
        return;
    };
    let rule = operation.rule();
    let recorded = match operation.recorded() {
        Recorded::Always => " That it was asked is recorded in the journal.",
        Recorded::Whole => " That all of it was asked for (`all=true`) is recorded in the journal.",
        Recorded::Never => "",
    };
    let needs = if rule.relation == Relation::Anyone {
        "Open: no token is needed.".to_owned()
    } else {
        documented.security = Some(vec![SecurityRequirement::new("token", Vec::<String>::new())]);
        format!("Needs the permission `{}`.{recorded}", rule.permission.word())
    };
    documented.description = Some(told(documented, &needs));
    header(
        documented,
        "Accept-Language",
        "The language of labels, titles and problems: ar (first), fr or en.",
    );
    match rule.effect {
        // A question that takes a body to ask: it has neither page nor day nor anything to undo.
        Effect::Reads if *method != HttpMethod::Get => {
            for status in ["400", "408", "413", "415"] {
                problem(documented, status);
            }
        }
        Effect::Reads => looks::complete(&id, documented),
        Effect::Recalls => {
            looks::complete(&id, documented);
            looks::complete_past(documented);
        }
        Effect::Changes => changes::complete(method, documented),
    }
    if operation == &Operation::BatchCreate {
        // What its items fail with, it fails with.
        for status in ["405", "428"] {
            problem(documented, status);
        }
    }
    if path.starts_with("/v1/persons/{") {
        redirection(documented);
    }
    documented.parameters.iter_mut().flatten().for_each(bound_text);
    for status in ["401", "403", "404", "406", "409", "422", "429", "431", "503"] {
        problem(documented, status);
    }
}

/// Says which codes have a page.
fn name_every_code(documented: &mut Documented) {
    let codes = problems::catalogue().map(|kind| kind.code);
    let code = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).build();
    for parameter in documented.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter {
            parameter.schema = Some(RefOr::T(Schema::Object(code.clone())));
        }
    }
}

/// Says of a text in a query what holds for every text there: it is one line, with something to see.
fn bound_text(parameter: &mut RefOr<Parameter>) {
    let RefOr::T(parameter) = parameter else { return };
    if let Some(RefOr::T(Schema::Array(list))) = &mut parameter.schema {
        list.min_items = list.min_items.or(Some(1));
    }
    let Some(RefOr::T(Schema::Object(text))) = &mut parameter.schema else { return };
    let is_text =
        serde_json::to_value(&text.schema_type).is_ok_and(|kind| kind.to_string().contains("string"));
    let is_free = text.format.is_none() && text.enum_values.is_none() && text.pattern.is_none();
    if parameter.parameter_in == ParameterIn::Query
        && is_text
        && is_free
        && let RefOr::T(Schema::Object(line)) = Line::<1>::schema()
    {
        text.pattern = line.pattern;
        text.min_length = text.min_length.or(line.min_length);
        // A query has no null: an absent parameter is left out.
        text.schema_type = Type::String.into();
    }
}

fn told(documented: &Documented, sentence: &str) -> String {
    let text = [documented.summary.as_deref(), documented.description.as_deref(), Some(sentence)];
    text.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn problem(documented: &mut Documented, status: &str) {
    let body = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let response = ResponseBuilder::new()
        .description("A problem: see its `code`.")
        .content("application/problem+json", body);
    documented.responses.responses.entry(status.to_owned()).or_insert_with(|| RefOr::T(response.build()));
}

/// Says that whoever was merged into another is asked for elsewhere, for ever.
fn redirection(documented: &mut Documented) {
    problem(documented, "301");
    let Some(RefOr::T(moved)) = documented.responses.responses.get_mut("301") else { return };
    "The person was merged into another: `survivor_id` names the one who stayed."
        .clone_into(&mut moved.description);
    let location = HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .description(Some("The same address of the one who stayed."));
    moved.headers.insert("Location".to_owned(), RefOr::T(location.build()));
}

fn query(documented: &mut Documented, name: &str, about: &str, schema: ObjectBuilder) {
    parameter(documented, name, about, ParameterIn::Query, schema);
}

fn header(documented: &mut Documented, name: &str, about: &str) {
    let text = ObjectBuilder::new().schema_type(SchemaType::Type(Type::String));
    parameter(documented, name, about, ParameterIn::Header, text);
}

fn parameter(
    documented: &mut Documented,
    name: &str,
    about: &str,
    place: ParameterIn,
    schema: ObjectBuilder,
) {
    let parameter = ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(Required::False)
        .description(Some(about))
        .schema(Some(schema))
        .build();
    documented.parameters.get_or_insert_with(Vec::new).push(RefOr::T(parameter));
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    #[test]
    fn a_name_in_the_contract_stands_for_one_thing() {
        let mut known = HashMap::new();
        let mut twice = Vec::new();
        for part in crate::rooms::contracts() {
            for (name, schema) in part.components.unwrap_or_default().schemas {
                let text = serde_json::to_string(&schema).unwrap();
                if *known.entry(name.clone()).or_insert_with(|| text.clone()) != text {
                    twice.push(name);
                }
            }
        }
        assert_eq!(twice, Vec::<String>::new(), "tell them apart: `#[schema(as = ..)]`");
    }
}

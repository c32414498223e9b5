//! `?fields=`: what each look can be shortened to, and how a shortened answer looks.
use std::collections::HashMap;

use serde_json::{Map, Value, json};
use utoipa::openapi::path::{Operation as Documented, ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::schema::{AnyOfBuilder, ArrayBuilder, ObjectBuilder, Type};
use utoipa::openapi::{OpenApi, Ref, RefOr, Required, Schema};

use crate::error::{Problem, Result};
use crate::words::FaultKind;

/// The fields of what each look shows, by `operationId`.
#[derive(Debug, Default)]
pub(super) struct Fields(HashMap<String, Vec<String>>);

impl Fields {
    /// Reads them from the contract.
    pub(super) fn of(contract: &OpenApi) -> Self {
        let mut fields = HashMap::new();
        for look in contract.paths.paths.values().filter_map(|item| item.get.as_ref()) {
            let parameter = look.parameters.iter().flatten().find_map(|parameter| match parameter {
                RefOr::T(parameter) if parameter.name == "fields" => parameter.schema.as_ref(),
                _ => None,
            });
            let schema = parameter.and_then(|schema| serde_json::to_value(schema).ok());
            let names =
                schema.and_then(|schema| serde_json::from_value(schema.pointer("/items/enum")?.clone()).ok());
            if let (Some(id), Some(names)) = (&look.operation_id, names) {
                fields.insert(id.clone(), names);
            }
        }
        Self(fields)
    }

    /// Goes on only if every one of `asked` is a field of what the operation shows.
    pub(super) fn check(&self, operation: &str, asked: &[String]) -> Result<()> {
        let known = self.0.get(operation).map(Vec::as_slice).unwrap_or_default();
        match asked.iter().find(|field| !known.contains(field)) {
            None => Ok(()),
            Some(unknown) => {
                let unknown = unknown.escape_debug().to_string();
                Err(Problem::fault("?fields", FaultKind::NoSuchField(unknown, known.join(", "))))
            }
        }
    }
}

/// Adds the parameter, and the shortened form of the answer, to every look at JSON that needs a token.
pub(super) fn describe(whole: &mut OpenApi) {
    let Some(components) = &mut whole.components else { return };
    let Ok(known) = serde_json::to_value(&components.schemas) else { return };
    let looks = whole.paths.paths.values_mut().filter_map(|item| item.get.as_mut());
    for look in looks.filter(|look| look.security.is_some()) {
        let id = look.operation_id.clone().unwrap_or_default();
        let Some(RefOr::T(shown)) = look.responses.responses.get_mut("200") else { continue };
        let Some(RefOr::T(content)) = shown.content.get_mut("application/json") else { continue };
        let Some(Ok(full)) = content.schema.as_ref().map(serde_json::to_value) else { continue };
        let (names, short) = shortened(&full, &known);
        let (Ok(short), Some(full)) = (serde_json::from_value::<Schema>(short), content.schema.take()) else {
            continue;
        };
        let name = format!("{id}_shortened");
        components.schemas.insert(name.clone(), RefOr::T(short));
        let either = AnyOfBuilder::new().item(full).item(Ref::from_schema_name(&name));
        content.schema = Some(RefOr::T(Schema::AnyOf(either.build())));
        parameter(look, &names);
    }
}

fn parameter(look: &mut Documented, names: &[String]) {
    let name = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(names.to_vec()));
    let parameter = ParameterBuilder::new()
        .name("fields")
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some("The fields to keep, separated by commas; all if absent."))
        .style(Some(ParameterStyle::Form))
        .explode(Some(false))
        .schema(Some(ArrayBuilder::new().items(name).min_items(Some(1))))
        .build();
    look.parameters.get_or_insert_default().push(RefOr::T(parameter));
}

/// The fields an object has, or each object of a page, and the schema of the answer that keeps some of them.
fn shortened(full: &Value, known: &Value) -> (Vec<String>, Value) {
    let mut properties = properties(full, known);
    let item = properties.get("data").and_then(|data| data.get("items")).cloned();
    let (object, names) = match &item {
        Some(item) => some_of(self::properties(item, known)),
        None => some_of(properties.clone()),
    };
    let schema = if item.is_some() {
        properties.insert("data".to_owned(), json!({"type": "array", "items": object}));
        json!({"type": "object", "description": "With `fields`: a page of what was asked for.",
            "required": ["data", "next"], "properties": properties})
    } else {
        object
    };
    (names, schema)
}

fn some_of(properties: Map<String, Value>) -> (Value, Vec<String>) {
    let names = properties.keys().cloned().collect();
    let about = "With `fields`: only what was asked for.";
    (json!({"type": "object", "description": about, "properties": properties}), names)
}

/// The properties of a schema, through references and compositions.
fn properties(schema: &Value, known: &Value) -> Map<String, Value> {
    let mut found = Map::new();
    if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next())
        && let Some(target) = known.get(name)
    {
        found.extend(properties(target, known));
    }
    for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        found.extend(properties(part, known));
    }
    if let Some(Value::Object(own)) = schema.get("properties") {
        found.extend(own.clone());
    }
    found
}

//! The columns of every list, read from the contract: one for each field that holds no others, with dots.
use std::collections::HashMap;

use serde_json::Value;
use utoipa::openapi::path::Operation as Documented;
use utoipa::openapi::{OpenApi, RefOr};

/// The columns of every list, by `operationId`.
#[derive(Debug, Default)]
pub(in super::super) struct Columns(HashMap<String, Vec<String>>);

impl Columns {
    /// Reads them from the contract.
    pub(in super::super) fn of(contract: &OpenApi) -> Self {
        let known = contract.components.as_ref().map(|parts| serde_json::to_value(&parts.schemas));
        let Some(Ok(known)) = known else { return Self::default() };
        let lists = contract.paths.paths.values().filter_map(|item| item.get.as_ref());
        let columns = lists.filter_map(|list| {
            let id = list.operation_id.clone()?;
            let mut found = Found { known: &known, open: Vec::new(), columns: Vec::new() };
            found.read(&page(list)?, "");
            let of_rows = |column: String| column.strip_prefix("data.").map(str::to_owned);
            Some((id, found.columns.into_iter().filter_map(of_rows).collect()))
        });
        Self(columns.collect())
    }

    /// Those of one list.
    pub(in super::super) fn of_list(&self, operation: &str) -> Vec<String> {
        self.0.get(operation).cloned().unwrap_or_default()
    }
}

/// The schema of a list's page, all its fields in it.
fn page(list: &Documented) -> Option<Value> {
    let Some(RefOr::T(shown)) = list.responses.responses.get("200") else { return None };
    let Some(RefOr::T(content)) = shown.content.get("application/json") else { return None };
    let schema = serde_json::to_value(content.schema.as_ref()?).ok()?;
    // Beside it stands the form that `fields` shortens.
    Some(schema.pointer("/anyOf/0").cloned().unwrap_or(schema))
}

struct Found<'a> {
    known: &'a Value,
    /// The names that are being read: one that names itself ends there.
    open: Vec<String>,
    columns: Vec<String>,
}

impl Found<'_> {
    fn read(&mut self, schema: &Value, at: &str) {
        if let Some(name) =
            schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next())
        {
            match self.known.get(name).filter(|_| !self.open.iter().any(|open| open == name)) {
                Some(target) => {
                    self.open.push(name.to_owned());
                    self.read(target, at);
                    self.open.pop();
                }
                None => self.add(at),
            }
            return;
        }
        let mut is_leaf = true;
        for choice in ["allOf", "oneOf", "anyOf"] {
            let parts = schema.get(choice).and_then(Value::as_array).into_iter().flatten();
            for part in parts.filter(|part| part.get("type") != Some(&Value::from("null"))) {
                self.read(part, at);
                is_leaf = false;
            }
        }
        if let Some(items) = schema.get("items") {
            self.read(items, at);
            is_leaf = false;
        }
        for (field, inner) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            self.read(inner, &if at.is_empty() { field.clone() } else { format!("{at}.{field}") });
            is_leaf = false;
        }
        if is_leaf {
            self.add(at);
        }
    }

    fn add(&mut self, column: &str) {
        if !self.columns.iter().any(|known| known == column) {
            self.columns.push(column.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_column_is_a_field_that_holds_no_others() {
        let known = json!({
            "Name": {"type": "object", "properties": {"ar": {"type": "string"}, "fr": {"type": ["string", "null"]}}},
            "Part": {"type": "object", "properties": {"parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}}, "size": {"type": "integer"}}},
        });
        let schema = json!({"allOf": [
            {"properties": {"id": {"type": "string"}, "name": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Name"}]}}},
            {"properties": {"parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}}, "free": {"type": "object"}}},
        ]});
        let mut found = Found { known: &known, open: Vec::new(), columns: Vec::new() };
        found.read(&schema, "");
        assert_eq!(found.columns, ["id", "name.ar", "name.fr", "parts.parts", "parts.size", "free"]);
    }
}

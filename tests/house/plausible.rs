//! Requests made from the contract alone: what its schemas allow, with ids of nothing.
use serde_json::{Map, Value, json};

/// One operation of the contract.
#[derive(Debug, Clone)]
pub(crate) struct Described {
    /// The method, in capitals.
    pub(crate) method: String,
    /// The path, with its parameters in braces.
    pub(crate) path: String,
    /// Its name.
    pub(crate) id: String,
    /// Everything the contract says of it.
    pub(crate) operation: Value,
}

/// Every operation of a contract, by path and method.
pub(crate) fn operations(contract: &Value) -> Vec<Described> {
    let mut found = Vec::new();
    for (path, item) in contract["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if ["get", "post", "put", "patch", "delete"].contains(&method.as_str()) {
                found.push(Described {
                    method: method.to_ascii_uppercase(),
                    path: path.clone(),
                    id: operation["operationId"].as_str().unwrap().to_owned(),
                    operation: operation.clone(),
                });
            }
        }
    }
    found.sort_by_key(|described| (described.path.clone(), described.method.clone()));
    found
}

impl Described {
    /// Its parameters of one place: `path`, `query`, `header`.
    pub(crate) fn parameters(&self, place: &str) -> Vec<&Value> {
        let all = self.operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
        all.iter().filter(|parameter| parameter["in"] == place).collect()
    }

    /// The schema of its JSON body, if it takes one.
    pub(crate) fn body<'a>(&'a self, contract: &'a Value) -> Option<&'a Value> {
        let schema = self.operation.pointer("/requestBody/content/application~1json/schema");
        schema.map(|schema| resolved(schema, contract))
    }

    /// Whether it needs a token.
    pub(crate) fn is_open(&self) -> bool {
        self.operation.get("security").is_none()
    }

    /// An address of this operation, of something that is not there.
    pub(crate) fn address_of_nothing(&self, contract: &Value) -> String {
        let mut address = self.path.clone();
        for parameter in self.parameters("path") {
            let schema = resolved(&parameter["schema"], contract);
            let value = match schema["format"].as_str() {
                Some("uuid") => "00000000-0000-7000-8000-000000000000".to_owned(),
                _ => schema["enum"][0].as_str().unwrap_or("nothing-here").to_owned(),
            };
            address = address.replace(&format!("{{{}}}", parameter["name"].as_str().unwrap()), &value);
        }
        address
    }
}

/// The schema behind a reference.
pub(crate) fn resolved<'a>(schema: &'a Value, contract: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => {
            let target = contract.pointer(reference.trim_start_matches('#'));
            resolved(target.unwrap_or_else(|| panic!("{reference} leads nowhere")), contract)
        }
        None => schema,
    }
}

/// A value that `schema` allows, as small as it may be.
pub(crate) fn plausible(schema: &Value, contract: &Value) -> Value {
    let schema = resolved(schema, contract);
    for settled in ["example", "const"] {
        if let Some(value) = schema.get(settled) {
            return value.clone();
        }
    }
    if let Some(value) = schema["enum"].get(0).or_else(|| schema["examples"].get(0)) {
        return value.clone();
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let mut whole = Map::new();
        for part in parts {
            if let Value::Object(fields) = plausible(part, contract) {
                whole.extend(fields);
            }
        }
        return Value::Object(whole);
    }
    for choice in ["oneOf", "anyOf"] {
        if let Some(choices) = schema[choice].as_array() {
            let real = choices.iter().find(|choice| resolved(choice, contract)["type"] != "null");
            return real.map_or(Value::Null, |real| plausible(real, contract));
        }
    }
    let kind = schema["type"].as_str().or_else(|| schema["type"].get(0)?.as_str()).unwrap_or("object");
    match kind {
        "object" => plausible_object(schema, contract),
        "array" => {
            let count = schema["minItems"].as_u64().unwrap_or(0);
            (0..count).map(|_| plausible(&schema["items"], contract)).collect()
        }
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or_else(|| json!(1)),
        "boolean" => json!(false),
        "null" => Value::Null,
        _ => plausible_text(schema),
    }
}

fn plausible_object(schema: &Value, contract: &Value) -> Value {
    let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
    let fields = required.iter().filter_map(Value::as_str);
    let fields = fields.map(|field| (field.to_owned(), plausible(&schema["properties"][field], contract)));
    Value::Object(fields.collect())
}

fn plausible_text(schema: &Value) -> Value {
    match schema["format"].as_str() {
        Some("uuid") => json!("00000000-0000-7000-8000-000000000000"),
        Some("date") => json!("2022-12-08"),
        Some("date-time") => json!("2022-12-08T10:00:00Z"),
        _ => {
            let least = schema["minLength"].as_u64().unwrap_or(1).max(1);
            json!("a".repeat(usize::try_from(least).unwrap()))
        }
    }
}

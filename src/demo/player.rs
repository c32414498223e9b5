//! Plays a script: one request after the other, each told, checked, and remembered by name.
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::client::Reply;

/// A scenario: what is asked, in order, and what to look at afterwards.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// What is asked.
    pub steps: Vec<Step>,
    /// What to look at afterwards.
    #[serde(default)]
    pub r#try: Vec<Try>,
}

/// One request.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What happens, for a person.
    pub say: String,
    /// The HTTP method.
    pub method: String,
    /// The path; `{{name}}` stands for what was kept under that name.
    pub path: String,
    /// The JSON body; `{{name}}` alone in a text stands for the value itself.
    #[serde(default)]
    pub body: Option<Value>,
    /// The status it must be answered with.
    pub expect: u16,
    /// What to keep of the answer: a name, and a JSON pointer.
    #[serde(default)]
    pub keep: BTreeMap<String, String>,
}

/// Something to look at.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Try {
    /// What is seen there, for a person.
    pub say: String,
    /// The path; `{{name}}` as in a step.
    pub path: String,
}

impl Script {
    /// Reads a script.
    pub fn read(json: &str) -> Result<Self, String> {
        serde_json::from_str(json).map_err(|error| format!("the script cannot be read: {error}"))
    }
}

/// Whoever plays, and what was kept so far.
#[derive(Debug, Clone, Default)]
pub struct Player {
    kept: BTreeMap<String, Value>,
}

impl Player {
    /// Nothing kept yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// What was kept under a name.
    pub fn kept(&self, name: &str) -> Option<&Value> {
        self.kept.get(name)
    }

    /// Plays one step with `send` (method, path, body); what differs from the expected status is told.
    pub fn play(
        &mut self,
        step: &Step,
        mut send: impl FnMut(&str, &str, Option<&Value>) -> Result<Reply, String>,
    ) -> Result<Reply, String> {
        let path = self.fill(&step.path)?;
        let body = step.body.as_ref().map(|body| self.fill_value(body)).transpose()?;
        let at = || format!("{:?}: {} {path}", step.say, step.method);
        let reply = send(&step.method, &path, body.as_ref()).map_err(|error| format!("{}: {error}", at()))?;
        if reply.status != step.expect {
            let (expected, status, told) = (step.expect, reply.status, &reply.body);
            return Err(format!("{} was answered with {status}, not {expected}: {told}", at()));
        }
        for (name, pointer) in &step.keep {
            let value = reply.body.pointer(pointer);
            let value = value.ok_or_else(|| format!("{} has no {pointer} in its answer", at()))?;
            self.kept.insert(name.clone(), value.clone());
        }
        Ok(reply)
    }

    /// The text with every `{{name}}` replaced by what was kept.
    pub fn fill(&self, text: &str) -> Result<String, String> {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, opened)) = rest.split_once("{{") {
            let (name, after) =
                opened.split_once("}}").ok_or_else(|| format!("{text:?} opens {{{{ and never closes it"))?;
            filled.push_str(before);
            match self.named(name)? {
                Value::String(value) => filled.push_str(value),
                value => filled.push_str(&value.to_string()),
            }
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn named(&self, name: &str) -> Result<&Value, String> {
        self.kept.get(name.trim()).ok_or_else(|| format!("nothing was kept under the name {name:?}"))
    }

    fn fill_value(&self, value: &Value) -> Result<Value, String> {
        Ok(match value {
            Value::String(text) => match alone(text) {
                Some(name) => self.named(name)?.clone(),
                None => Value::String(self.fill(text)?),
            },
            Value::Array(items) => {
                items.iter().map(|item| self.fill_value(item)).collect::<Result<_, _>>()?
            }
            Value::Object(fields) => {
                let filled = |(name, field): (&String, &Value)| Ok((name.clone(), self.fill_value(field)?));
                Value::Object(fields.iter().map(filled).collect::<Result<_, String>>()?)
            }
            plain => plain.clone(),
        })
    }
}

/// The name, when the whole text is `{{name}}`.
fn alone(text: &str) -> Option<&str> {
    let name = text.strip_prefix("{{")?.strip_suffix("}}")?;
    (!name.contains("{{") && !name.contains("}}")).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::GOLDEN;
    use super::*;
    use serde_json::json;

    fn step(step: Value) -> Step {
        serde_json::from_value(step).unwrap()
    }

    fn reply(status: u16, body: Value) -> impl FnMut(&str, &str, Option<&Value>) -> Result<Reply, String> {
        move |_, _, _| Ok(Reply { status, body: body.clone() })
    }

    #[test]
    fn what_is_kept_is_filled_in_where_it_is_named() {
        let mut player = Player::new();
        let first = step(json!({"say": "", "method": "POST", "path": "/", "expect": 201,
            "keep": {"driss": "/id", "count": "/count"}}));
        player.play(&first, reply(201, json!({"id": "d1", "count": 3}))).unwrap();
        let second = step(json!({"say": "", "method": "POST", "path": "/{{driss}}/x", "expect": 200,
            "body": {"id": "{{driss}}", "n": "{{count}}", "of": ["{{count}} by {{driss}}", 1, null]}}));
        let mut sent = Vec::new();
        player
            .play(&second, |method, path, body| {
                sent.push((method.to_owned(), path.to_owned(), body.cloned()));
                Ok(Reply { status: 200, body: Value::Null })
            })
            .unwrap();
        let body = json!({"id": "d1", "n": 3, "of": ["3 by d1", 1, null]});
        assert_eq!(sent, [("POST".to_owned(), "/d1/x".to_owned(), Some(body))]);
    }

    #[test]
    fn another_status_an_unknown_name_and_an_absent_field_are_told() {
        let mut player = Player::new();
        let plain = step(json!({"say": "", "method": "GET", "path": "/", "expect": 200}));
        let told = player.play(&plain, reply(404, json!({"code": "not-found"}))).unwrap_err();
        assert!(told.contains("404, not 200") && told.contains("not-found"), "{told}");
        let unknown = step(json!({"say": "", "method": "GET", "path": "/{{nobody}}", "expect": 200}));
        assert!(player.play(&unknown, reply(200, Value::Null)).unwrap_err().contains("nobody"));
        let absent =
            step(json!({"say": "", "method": "GET", "path": "/", "expect": 200, "keep": {"x": "/id"}}));
        assert!(player.play(&absent, reply(200, json!({}))).unwrap_err().contains("/id"));
        assert!(player.fill("{{open").is_err());
    }

    #[test]
    fn the_golden_script_reads() {
        assert!(!Script::read(GOLDEN).unwrap().steps.is_empty());
    }
}

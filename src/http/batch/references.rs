//! References from one operation of a batch to the answers of earlier ones. Pure.
//!
//! In a body an object whose only member is `$answer` stands for a value: no body of the service has a member of that
//! name, so no text can be mistaken for a reference. In a path a segment in braces does: a request line has none.
use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::words::Fault;

/// The member that makes an object a reference.
const MEMBER: &str = "$answer";

/// The answers so far that something refers to, by the names of their operations.
pub(super) type Known<'a> = HashMap<&'a str, Value>;

/// The operation a reference names, and the field of its answer.
fn split<'a>(text: &'a str, pointer: &str) -> Result<(&'a str, &'a str), Fault> {
    let detail = "write the ref of an operation, a dot, and a field of its answer, as in secretary.id";
    text.split_once('.').ok_or_else(|| Fault::new(pointer, "bad-reference", detail))
}

/// The earlier operation that a reference names; `comes` tells of a name whether it came before, or comes at all.
pub(super) fn named<'a>(
    text: &'a str,
    comes: impl Fn(&str) -> Option<bool>,
    pointer: &str,
) -> Result<&'a str, Fault> {
    let (name, _) = split(text, pointer)?;
    let detail = match comes(name) {
        Some(true) => return Ok(name),
        Some(false) => format!("a reference looks back: {name:?} is not before this operation"),
        None => format!("no operation has the ref {name:?}"),
    };
    Err(Fault::new(pointer, "unknown-reference", detail))
}

/// What a reference stands for, or why it stands for nothing.
pub(super) fn resolve(text: &str, known: &Known<'_>, pointer: &str) -> Result<Value, Fault> {
    let (name, fields) = split(text, pointer)?;
    let mut value = known.get(name);
    for field in fields.split('.') {
        value = match value {
            Some(Value::Array(items)) => field.parse::<usize>().ok().and_then(|index| items.get(index)),
            other => other.and_then(|object| object.get(field)),
        };
    }
    let detail = || format!("the answer of {name:?} has no {fields:?}");
    value.cloned().ok_or_else(|| Fault::new(pointer, "unknown-reference", detail()))
}

/// Calls `visit` with every reference in `body` and its pointer; what it gives takes the reference's place.
pub(super) fn each(body: &mut Value, pointer: &str, visit: &mut impl FnMut(&str, &str) -> Option<Value>) {
    match body {
        Value::Object(fields) => {
            if let Some(Value::String(text)) = fields.get(MEMBER).filter(|_| fields.len() == 1) {
                if let Some(value) = visit(text, pointer) {
                    *body = value;
                }
                return;
            }
            for (name, field) in fields {
                let name = name.replace('~', "~0").replace('/', "~1");
                each(field, &format!("{pointer}/{name}"), visit);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                each(item, &format!("{pointer}/{index}"), visit);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether a body may have references in it.
pub(super) fn may_refer(body: &str) -> bool {
    body.contains("\"$answer\"")
}

/// The references among the segments of a path.
pub(super) fn in_path(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(reference)
}

fn reference(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

/// The path with its references replaced; a text or a number can stand in a path.
pub(super) fn path(path: &str, known: &Known<'_>, pointer: &str) -> Result<String, Fault> {
    let mut whole = String::with_capacity(path.len());
    for (place, segment) in path.split('/').enumerate() {
        if place > 0 {
            whole.push('/');
        }
        match reference(segment) {
            None => whole.push_str(segment),
            Some(text) => match resolve(text, known, pointer)? {
                Value::String(value) => encode(&value, &mut whole),
                Value::Number(value) => encode(&value.to_string(), &mut whole),
                _ => {
                    return Err(Fault::new(
                        pointer,
                        "bad-reference",
                        format!("{text:?} cannot stand in a path"),
                    ));
                }
            },
        }
    }
    Ok(whole)
}

/// Percent-encodes a value, so that it stays one segment (RFC 3986, 2.3).
fn encode(value: &str, to: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            to.push(char::from(byte));
        } else {
            // Writing to a String does not fail.
            let _ = write!(to, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn code(resolved: Result<Value, Fault>) -> Result<Value, String> {
        resolved.map_err(|fault| fault.code)
    }

    #[test]
    fn a_reference_stands_for_a_field_of_an_earlier_answer() {
        let answer = json!({"id": "7", "names": {"ar": "قطب"}, "phones": [{"number": "+212"}]});
        let known = Known::from([("pole", answer)]);
        let resolved = |text: &str| code(resolve(text, &known, ""));
        assert_eq!(resolved("pole.id"), Ok(json!("7")));
        assert_eq!(resolved("pole.names"), Ok(json!({"ar": "قطب"})));
        assert_eq!(resolved("pole.phones.0.number"), Ok(json!("+212")));
        for text in ["nobody.id", "pole.", "pole.colour", "pole.phones.1", "pole.id.x"] {
            assert_eq!(resolved(text), Err("unknown-reference".to_owned()), "{text}");
        }
        assert_eq!(resolved("pole"), Err("bad-reference".to_owned()));
    }

    #[test]
    fn a_reference_looks_back() {
        let comes = |name: &str| {
            [("before", true), ("later", false)]
                .into_iter()
                .find(|(known, _)| *known == name)
                .map(|(_, came)| came)
        };
        let named = |text| named(text, comes, "/x").map_err(|fault| fault.code);
        assert_eq!(named("before.id"), Ok("before"));
        assert_eq!(named("later.id"), Err("unknown-reference".to_owned()));
        assert_eq!(named("nobody.id"), Err("unknown-reference".to_owned()));
        assert_eq!(named("before"), Err("bad-reference".to_owned()));
    }

    #[test]
    fn only_an_object_of_one_member_is_a_reference() {
        let mut body = json!({"a": {"$answer": "x.id"}, "b/c": [1, {"$answer": "y.id"}], "d": "$answer", "e": {"$answer": "z.id", "f": 1}, "g": {"$answer": 1}});
        let mut seen = Vec::new();
        each(&mut body, "/body", &mut |text, pointer| {
            seen.push(format!("{pointer} {text}"));
            Some(json!(seen.len()))
        });
        assert_eq!(seen, ["/body/a x.id", "/body/b~1c/1 y.id"]);
        assert_eq!(
            body,
            json!({"a": 1, "b/c": [1, 2], "d": "$answer", "e": {"$answer": "z.id", "f": 1}, "g": {"$answer": 1}})
        );
    }

    #[test]
    fn a_reference_in_a_path_stays_one_segment() {
        let answer = json!({"id": "a/../b é", "number": 3, "names": {}});
        let known = Known::from([("p", answer)]);
        assert_eq!(path("/v1/x/{p.id}/y", &known, ""), Ok("/v1/x/a%2F..%2Fb%20%C3%A9/y".to_owned()));
        assert_eq!(path("/v1/x/{p.number}", &known, ""), Ok("/v1/x/3".to_owned()));
        assert_eq!(path("/v1/x", &known, ""), Ok("/v1/x".to_owned()));
        assert_eq!(
            path("/v1/{p.names}", &known, "").map_err(|fault| fault.code),
            Err("bad-reference".to_owned())
        );
        assert_eq!(in_path("/v1/{a.id}/x{b}/{c}").collect::<Vec<_>>(), ["a.id", "c"]);
    }
}

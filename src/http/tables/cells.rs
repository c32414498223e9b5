//! One cell of a table: the value at a dotted path, lists joined, formulas disarmed. Pure.
use serde_json::Value;

use crate::words::isolate;

/// What stands between the elements of a list in one cell.
const BETWEEN: &str = "; ";

/// The cell of `object` in `column`, disarmed.
pub(super) fn cell(object: &Value, column: &str) -> String {
    match whole(object, column) {
        (text, true) => text,
        (text, false) => disarmed(&text),
    }
}

/// The same as it is, for forms in which a text is no formula.
pub(super) fn bare(object: &Value, column: &str) -> String {
    whole(object, column).0
}

/// The text of a cell, and whether it is a number.
fn whole(object: &Value, column: &str) -> (String, bool) {
    let path: Vec<&str> = column.split('.').collect();
    let mut found = Vec::new();
    let is_list = gather(object, &path, false, &mut found);
    match found.as_slice() {
        [Value::Number(number)] => (number.to_string(), true),
        [one] if !is_list => (text(one), false),
        all => (joined(&all.iter().map(|value| text(value)).collect::<Vec<_>>()), false),
    }
}

/// Collects what is at `path`, element by element where there are lists; tells whether there were any. What an
/// element lacks is collected as null, so that the cells of one row keep step.
fn gather<'a>(value: &'a Value, path: &[&str], listed: bool, found: &mut Vec<&'a Value>) -> bool {
    match (value, path.split_first()) {
        (Value::Array(items), _) => {
            for item in items {
                gather(item, path, true, found);
            }
            true
        }
        (value, None) => {
            found.push(value);
            listed
        }
        (value, Some((field, rest))) => {
            if let Some(inner) = value.get(field) {
                return gather(inner, rest, listed, found);
            }
            if listed {
                found.push(&Value::Null);
            }
            listed
        }
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The elements of a list in one text. Where they mix scripts each is set apart, for they are one line now.
fn joined(elements: &[String]) -> String {
    if elements.iter().all(String::is_empty) {
        return String::new();
    }
    let runs_left = |letter: char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let any = |is: &dyn Fn(char) -> bool| elements.iter().any(|element| element.chars().any(is));
    if any(&runs_left) && any(&|letter| letter.is_alphabetic() && !runs_left(letter)) {
        let apart = |element: &String| if element.is_empty() { String::new() } else { isolate(element) };
        return elements.iter().map(apart).collect::<Vec<_>>().join(BETWEEN);
    }
    elements.join(BETWEEN)
}

/// A text that a spreadsheet would read as a formula gets an apostrophe in front, which makes it a text again
/// (OWASP, CSV injection). The wide forms of the signs are read like the signs.
pub(crate) fn disarmed(text: &str) -> String {
    let first = text.chars().find(|sign| *sign != '\u{2068}');
    let is_armed = first.is_some_and(|first| {
        matches!(
            first,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'
        )
    });
    if is_armed { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_cell_is_what_is_at_its_path() {
        let object = json!({"a": {"b": "x", "c": null}, "n": -3, "yes": true, "list": [1, 2], "empty": [], "free": {"k": 1}});
        for (column, expected) in [
            ("a.b", "x"),
            ("a.c", ""),
            ("a.d", ""),
            ("a.b.c", ""),
            ("z", ""),
            ("n", "-3"),
            ("yes", "true"),
            ("list", "1; 2"),
            ("empty", ""),
            ("empty.x", ""),
            ("free", "{\"k\":1}"),
        ] {
            assert_eq!(cell(&object, column), expected, "{column}");
        }
    }

    #[test]
    fn the_lists_of_a_row_keep_step() {
        let object = json!({"phones": [{"number": "1", "kind": "home"}, {"number": "2"}, {"number": "3", "kind": "work"}]});
        assert_eq!(cell(&object, "phones.number"), "1; 2; 3");
        assert_eq!(cell(&object, "phones.kind"), "home; ; work");
        assert_eq!(cell(&object, "phones.colour"), "");
    }

    #[test]
    fn what_would_be_a_formula_is_a_text() {
        for armed in
            ["=1+1", "+212600000000", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A"]
        {
            assert_eq!(cell(&json!({"a": armed}), "a"), format!("'{armed}"));
            assert_eq!(cell(&json!({"a": [armed, "b"]}), "a"), format!("'{armed}; b"));
        }
        for plain in ["a=1", "1-1", "'=1", " x", "قطب"] {
            assert_eq!(cell(&json!({"a": plain}), "a"), plain);
        }
    }

    #[test]
    fn scripts_that_meet_in_one_cell_are_set_apart() {
        let cell = |names: Value| cell(&json!({"names": names}), "names");
        assert_eq!(cell(json!(["قطب المرأة", "Pôle"])), "\u{2068}قطب المرأة\u{2069}; \u{2068}Pôle\u{2069}");
        assert_eq!(cell(json!(["قطب", "لجنة"])), "قطب; لجنة");
        assert_eq!(cell(json!(["a", "b"])), "a; b");
        assert_eq!(cell(json!(["=a", "قطب"])), "'\u{2068}=a\u{2069}; \u{2068}قطب\u{2069}");
    }
}

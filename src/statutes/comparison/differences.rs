//! What differs from one document to the other.
use serde_json::{Map, Value};

use super::model::{Change, Difference, FieldDifference};
use super::places::{Places, named};
use crate::statutes::document::{Clause, Document};
use crate::words::Language;

/// The lists of the document and what tells their items apart.
const LISTS: [(&str, &[&str]); 9] = [
    ("clauses", &["id"]),
    ("levels", &["code"]),
    ("body_types", &["code"]),
    ("position_types", &["code"]),
    ("roles", &["code"]),
    ("quotas", &["scope", "group"]),
    ("discipline/measures", &["code"]),
    ("discipline/sanctions", &["code"]),
    ("legal_tasks", &["on", "to"]),
];

/// The parts that are one item each.
const PARTS: [&str; 4] = ["title", "membership", "enforcement", "discipline/procedure"];

/// Everything that differs from one document to the other. The order of items in a list is no difference.
pub(in crate::statutes) fn differences(
    from: &Document,
    with: &Document,
    language: Language,
) -> Vec<Difference> {
    let pair = Pair { from, with, language };
    let value = |document: &Document| serde_json::to_value(document).unwrap_or_default();
    let (before, after) = (value(from), value(with));
    let mut found = Vec::new();
    for part in PARTS {
        let at = format!("/{part}");
        let (before, after) = (before.pointer(&at), after.pointer(&at));
        found.extend(pair.changed(part, part, &at, before, after));
    }
    for (list, keys) in LISTS {
        let at = format!("/{list}");
        let items = |value: &Value| value.pointer(&at).and_then(Value::as_array).cloned().unwrap_or_default();
        pair.compare_list(list, keys, &items(&before), &items(&after), &mut found);
    }
    found
}

/// The two documents, and the language they are told in.
struct Pair<'a> {
    from: &'a Document,
    with: &'a Document,
    language: Language,
}

impl Pair<'_> {
    fn compare_list(
        &self,
        section: &str,
        keys: &[&str],
        before: &[Value],
        after: &[Value],
        found: &mut Vec<Difference>,
    ) {
        let mut left = Places::of(before, keys);
        // What stays as it was is found first: what is left of its name has changed.
        let mut changed: Vec<(usize, &Value)> = after.iter().enumerate().collect();
        changed.retain(|(_, item)| !left.take_equal(&named(item, keys), item));
        let mut differing = Vec::new();
        for (index, item) in changed {
            let (name, at) = (named(item, keys), format!("/{section}/{index}"));
            match left.take_first(&name) {
                None => differing.push(self.whole(section, &name, &at, Change::Added, item)),
                Some(before) => differing.extend(self.changed(section, &name, &at, Some(before), Some(item))),
            }
        }
        for (index, item) in left.rest() {
            let at = format!("/{section}/{index}");
            found.push(self.whole(section, &named(item, keys), &at, Change::Removed, item));
        }
        found.append(&mut differing);
    }

    /// An item that only one of the two has.
    fn whole(&self, section: &str, item: &str, at: &str, change: Change, value: &Value) -> Difference {
        let document = if change == Change::Removed { self.from } else { self.with };
        Difference {
            section: section.to_owned(),
            item: item.to_owned(),
            label: label(value, self.language),
            change,
            pointer: at.to_owned(),
            fields: Vec::new(),
            clauses: clauses(document, value),
        }
    }

    /// An item that both have, if they differ.
    fn changed(
        &self,
        section: &str,
        item: &str,
        at: &str,
        before: Option<&Value>,
        after: Option<&Value>,
    ) -> Option<Difference> {
        let (before, after) = (before.unwrap_or(&Value::Null), after.unwrap_or(&Value::Null));
        let mut fields = Vec::new();
        compare(at, before, after, &mut fields);
        let whole = self.whole(section, item, at, Change::Changed, after);
        if fields.is_empty() { None } else { Some(Difference { fields, ..whole }) }
    }
}

/// Goes down objects; lists and plain values are compared whole.
fn compare(at: &str, before: &Value, after: &Value, found: &mut Vec<FieldDifference>) {
    if before == after {
        return;
    }
    if let (Value::Object(one), Value::Object(other)) = (before, after) {
        let absent = Value::Null;
        let added = other.keys().filter(|key| !one.contains_key(*key));
        for key in one.keys().chain(added) {
            let value = |of: &Map<String, Value>| of.get(key).cloned().unwrap_or_else(|| absent.clone());
            compare(&format!("{at}/{key}"), &value(one), &value(other), found);
        }
        return;
    }
    found.push(FieldDifference { pointer: at.to_owned(), before: before.clone(), after: after.clone() });
}

/// What an item is called: its label or its text, in the language or the next best one.
fn label(item: &Value, language: Language) -> Option<String> {
    let texts = ["labels", "text"].iter().find_map(|name| item.get(name))?;
    let order = match language {
        Language::Ar => ["ar", "fr", "en"],
        Language::Fr => ["fr", "en", "ar"],
        Language::En => ["en", "fr", "ar"],
    };
    let text = order.iter().filter_map(|code| texts.get(code)).find(|text| !text.is_null())?;
    // A title has one form, or two: the masculine stands for both.
    text.as_str().or_else(|| text.get("m").and_then(Value::as_str)).map(str::to_owned)
}

/// The clauses that an item names, wherever in it.
fn clauses(document: &Document, item: &Value) -> Vec<Clause> {
    let mut ids = Vec::new();
    collect(item, &mut ids);
    document.clauses.iter().filter(|clause| ids.contains(&clause.id.as_str())).cloned().collect()
}

fn collect<'a>(value: &'a Value, ids: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            ids.extend(fields.get("clause").and_then(Value::as_str));
            fields.values().for_each(|field| collect(field, ids));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, ids)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::DEFAULT;

    fn document(change: impl FnOnce(&mut Value)) -> Document {
        let mut value: Value = serde_json::from_str(DEFAULT).unwrap();
        change(&mut value);
        serde_json::from_value(value).unwrap()
    }

    fn told(change: impl FnOnce(&mut Value)) -> Vec<Difference> {
        differences(&document(|_| ()), &document(change), Language::Fr)
    }

    #[test]
    fn the_same_statutes_differ_in_nothing() {
        assert_eq!(told(|_| ()).len(), 0);
        let reversed = told(|value| value["position_types"].as_array_mut().unwrap().reverse());
        assert_eq!(reversed.len(), 0, "the order of a list is no difference");
    }

    #[test]
    fn a_field_that_changes_is_told_with_both_its_values_and_its_clause() {
        let found = told(|value| value["body_types"][2]["notice_days"] = Value::from(10));
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(
            (one.section.as_str(), one.item.as_str(), one.change),
            ("body_types", "national_secretariat", Change::Changed)
        );
        assert_eq!(one.label.as_deref(), Some("Secrétariat national"));
        let field = FieldDifference {
            pointer: "/body_types/2/notice_days".to_owned(),
            before: Value::from(7),
            after: Value::from(10),
        };
        assert_eq!(one.fields, [field]);
        assert_eq!(
            one.clauses.iter().map(|clause| clause.id.as_str()).collect::<Vec<_>>(),
            ["art-10", "art-33"]
        );
    }

    #[test]
    fn what_comes_and_what_goes_is_told_with_its_text() {
        let found = told(|value| {
            value["clauses"][3]["id"] = Value::from("art-99");
        });
        let kinds: Vec<_> =
            found.iter().map(|one| (one.item.as_str(), one.change, one.pointer.as_str())).collect();
        assert_eq!(
            kinds,
            [("art-4", Change::Removed, "/clauses/3"), ("art-99", Change::Added, "/clauses/3")]
        );
        assert!(found[0].label.as_deref().is_some_and(|text| text.starts_with("Le demandeur")));
    }

    #[test]
    fn a_title_and_the_rules_of_membership_are_items_of_their_own() {
        let found = told(|value| {
            value["title"]["en"] = Value::from("New statutes");
            value["membership"]["age_min"] = Value::from(16);
            value["enforcement"]["standing"]["effect"] = Value::from("warn");
        });
        let places: Vec<_> = found.iter().map(|one| one.fields[0].pointer.as_str()).collect();
        assert_eq!(places, ["/title/en", "/membership/age_min", "/enforcement/standing/effect"]);
    }

    #[test]
    fn rights_that_change_are_told() {
        let found = told(|value| {
            value["membership"]["grants"] = Value::from(vec!["self.read"]);
            value["position_types"][0]["over"] = Value::from("body");
            value["position_types"][0]["grants"] = Value::Array(Vec::new());
            value["roles"][3]["permissions"] = Value::from(vec!["body.read"]);
        });
        let told: Vec<_> = found
            .iter()
            .flat_map(|one| one.fields.iter().map(|field| (one.item.as_str(), field.pointer.as_str())))
            .collect();
        assert_eq!(
            told,
            [
                ("membership", "/membership/grants"),
                ("national_secretary", "/position_types/0/grants"),
                ("national_secretary", "/position_types/0/over"),
                ("rapporteur", "/roles/3/permissions"),
            ]
        );
        assert_eq!(found[2].label.as_deref(), Some("Rapporteur du bureau"));
    }

    #[test]
    fn items_of_one_name_are_told_apart_by_what_they_say() {
        let quotas = |list: Value| document(|value| value["quotas"] = list);
        let youth = |age: u32, share: &str| serde_json::json!({"scope": "governing_bodies", "group": "youth", "age_max": age, "threshold": share, "effect": "warn"});
        let before = quotas(Value::from(vec![youth(35, "1/5"), youth(40, "1/3")]));
        let compared = |after: Vec<Value>| {
            let found = differences(&before, &quotas(Value::from(after)), Language::En);
            found.into_iter().map(|one| (one.change, one.pointer, one.fields.len())).collect::<Vec<_>>()
        };
        assert_eq!(compared(vec![youth(40, "1/3"), youth(35, "1/5")]), []);
        let second = [(Change::Changed, "/quotas/1".to_owned(), 1)];
        assert_eq!(compared(vec![youth(35, "1/5"), youth(40, "1/2")]), second);
        let moved = [(Change::Changed, "/quotas/0".to_owned(), 1)];
        assert_eq!(compared(vec![youth(40, "1/2"), youth(35, "1/5")]), moved);
        let gone = [(Change::Removed, "/quotas/1".to_owned(), 0)];
        assert_eq!(compared(vec![youth(35, "1/5")]), gone);
        let third = [(Change::Added, "/quotas/2".to_owned(), 0)];
        assert_eq!(compared(vec![youth(35, "1/5"), youth(40, "1/3"), youth(30, "1/4")]), third);
    }

    #[test]
    fn every_part_of_the_statutes_is_compared() {
        let whole = serde_json::to_value(document(|_| ())).unwrap();
        let compared: Vec<&str> = PARTS.into_iter().chain(LISTS.map(|(list, _)| list)).collect();
        for (part, value) in whole.as_object().unwrap() {
            let within = value.as_object().into_iter().flat_map(Map::keys);
            let mut lists = within.map(|key| format!("{part}/{key}")).peekable();
            let is_split = lists.peek().is_some() && lists.all(|list| compared.contains(&list.as_str()));
            assert!(is_split || compared.contains(&part.as_str()), "{part} is compared nowhere");
        }
    }
}

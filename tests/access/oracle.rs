//! What each of the cast may do, reckoned from the statutes and the map alone: nothing here asks the service.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use amana::access::{Effect, Object, Operation, Relation};
use serde_json::Value;

use super::world::Where;

/// What somebody's words reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    Party,
    /// A territory and what lies below it.
    Territory(&'static str),
    /// The body of a place, alone.
    Body(Where),
    /// The record of the person of a place.
    Person(Where),
    /// The body or the record of somebody the matrix asks nothing about.
    Elsewhere,
}

/// Permissions over something.
#[derive(Debug, Clone)]
pub(super) struct Right {
    pub(super) words: BTreeSet<String>,
    pub(super) over: Over,
}

fn statutes() -> &'static Value {
    static STATUTES: OnceLock<Value> = OnceLock::new();
    STATUTES.get_or_init(|| serde_json::from_str(include_str!("../../src/statutes/default.json")).unwrap())
}

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

fn coded<'a>(list: &'a Value, code: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("no {code}"))
}

/// The permissions of a role.
pub(super) fn role(code: &str) -> BTreeSet<String> {
    texts(&coded(&statutes()["roles"], code)["permissions"]).into_iter().collect()
}

/// What every member holds over the own record.
pub(super) fn membership() -> BTreeSet<String> {
    texts(&statutes()["membership"]["grants"]).into_iter().collect()
}

/// What an office gives: over its body alone, and around it.
pub(super) fn office(position_type: &str, alone: Over, around: Over) -> Vec<Right> {
    let kind = coded(&statutes()["position_types"], position_type);
    let is_alone = |one: &Value| one["over"] == "body";
    let mut given: BTreeMap<bool, BTreeSet<String>> = BTreeMap::new();
    given.entry(is_alone(kind)).or_default().extend(texts(&kind["grants"]));
    for code in texts(&kind["roles"]) {
        let of = coded(&statutes()["roles"], &code);
        given.entry(is_alone(kind) || is_alone(of)).or_default().extend(texts(&of["permissions"]));
    }
    given
        .into_iter()
        .map(|(is_alone, words)| Right { words, over: if is_alone { alone } else { around } })
        .collect()
}

/// What a set of rights is good for at one place.
fn reaches(right: &Right, permission: &str, object: Object, place: Where) -> bool {
    let has = right.words.contains(permission) || right.words.contains("*");
    let is_there = match right.over {
        Over::Party => true,
        // Where somebody lives may lie below where he or she belongs.
        Over::Territory(code) => {
            let home = matches!(object, Object::Person | Object::Membership | Object::Mandate)
                && place.residence() == code;
            home || place.line().contains(&code)
        }
        // The act of a place is the end of a desk beside its body; a form lies with no body yet.
        Over::Body(body) => body == place && !matches!(object, Object::Act | Object::ApplicationForm),
        Over::Person(whose) => {
            whose == place && matches!(object, Object::Person | Object::Membership | Object::Mandate)
        }
        Over::Elsewhere => false,
    };
    has && is_there
}

/// Whether a permission is held over a thing of a place.
pub(super) fn holds(rights: &[Right], permission: &str, object: Object, place: Where) -> bool {
    rights.iter().any(|right| reaches(right, permission, object, place))
}

/// Whether it is held over the whole party.
pub(super) fn holds_over_all(rights: &[Right], permission: &str) -> bool {
    let all = |right: &&Right| right.over == Over::Party;
    rights.iter().filter(all).any(|right| right.words.contains(permission) || right.words.contains("*"))
}

pub(super) fn holds_anywhere(rights: &[Right], permission: &str) -> bool {
    rights.iter().any(|right| right.words.contains(permission) || right.words.contains("*"))
}

/// The letter of a verdict: `1` not known, `3` not allowed, `4` not found, `u` refers to what is unknown, `+` open.
pub(super) type Letter = char;

/// What must be answered about the thing of each place, and about one that is not there.
pub(super) fn verdicts(rights: &[Right], operation: Operation) -> [Letter; 7] {
    let rule = operation.rule();
    let word = rule.permission.word();
    let mut letters = ['+'; 7];
    if rule.relation == Relation::Oneself {
        return letters;
    }
    if !holds_anywhere(rights, word) {
        return ['3'; 7];
    }
    match rule.relation {
        Relation::Party if !holds_over_all(rights, word) => ['3'; 7],
        Relation::Object(object) => {
            let seen = object.seen_by().word();
            for (letter, place) in letters.iter_mut().zip(Where::ALL) {
                *letter = settled(rights, [word, seen], object, place, '4');
            }
            letters[6] = '4';
            letters
        }
        Relation::Sent => sent(rights, operation, word),
        _ => letters,
    }
}

/// Whether what is asked changes what tells of the person of a place: nobody does who is recused from that person.
pub(super) fn changes_a_person(operation: Operation) -> bool {
    let rule = operation.rule();
    let is_theirs =
        matches!(rule.relation, Relation::Object(Object::Person | Object::Membership | Object::Mandate));
    let is_to_be_theirs = matches!(operation, Operation::MembershipCreate | Operation::MandateCreate);
    rule.effect == Effect::Changes && (is_theirs || is_to_be_theirs)
}

/// Open where it may be done, refused where the thing is seen, and else as if it were not there.
fn settled(
    rights: &[Right],
    [word, seen]: [&str; 2],
    object: Object,
    place: Where,
    absent: Letter,
) -> Letter {
    if holds(rights, word, object, place) {
        '+'
    } else if holds(rights, seen, object, place) {
        '3'
    } else {
        absent
    }
}

/// The same for what is sent: the body, the person or the territory it names.
fn sent(rights: &[Right], operation: Operation, word: &str) -> [Letter; 7] {
    let mut letters = ['u'; 7];
    let (object, seen) = match operation {
        Operation::MembershipCreate | Operation::MandateCreate => (Object::Person, "person.read"),
        _ => (Object::Body, "body.read"),
    };
    for (letter, place) in letters.iter_mut().zip(Where::ALL) {
        *letter = match operation {
            // Where a person lives is no secret of anybody's: territories are told to all.
            Operation::PersonCreate | Operation::InstitutionCreate => {
                if rights.iter().any(|right| lives(right, word, place)) { '+' } else { '3' }
            }
            // Who is judged is seen too.
            Operation::StatutesCheck if !holds(rights, "person.read", Object::Person, place) => 'u',
            _ => settled(rights, [word, seen], object, place, 'u'),
        };
    }
    let is_placed = matches!(operation, Operation::PersonCreate | Operation::InstitutionCreate);
    if is_placed && !holds_over_all(rights, word) {
        letters[6] = '3';
    }
    letters
}

/// What is answered about an institution of each territory: all are told to whoever asks, and few may change them.
pub(super) fn of_a_territory(rights: &[Right], word: &str) -> [Letter; 7] {
    if !holds_anywhere(rights, word) {
        return ['3'; 7];
    }
    let mut letters = ['4'; 7];
    for (letter, place) in letters.iter_mut().zip(Where::ALL) {
        *letter = if rights.iter().any(|right| lives(right, word, place)) { '+' } else { '3' };
    }
    letters
}

/// Whether a right reaches whoever is to be registered as living at a place.
fn lives(right: &Right, word: &str, place: Where) -> bool {
    let has = right.words.contains(word) || right.words.contains("*");
    let is_there = match right.over {
        Over::Party => true,
        Over::Territory(code) => place.line().contains(&code),
        _ => false,
    };
    has && is_there
}

//! How one record takes another in, field by field. Pure.
use serde::Serialize;
use serde_json::Value;

use crate::persons::PersonDetails;
use crate::words::{Line, fold};

use super::super::model::{FieldTold, MergeFields, Origin, Side, Sides};
use super::refusals::Refusal;

/// How many aliases, contacts or sources a person may have.
const MOST: usize = 20;

/// What becomes of two records: a field as chosen, else that of the one who stays, else the other's; a list of both,
/// each thing once. A name that is not taken is an alias, unless the aliases are one side's alone.
pub(in crate::duplicates) fn united(
    this: &PersonDetails,
    other: &PersonDetails,
    fields: &MergeFields,
) -> Result<PersonDetails, Refusal> {
    let mut united = PersonDetails {
        name_ar: chosen(fields.name_ar, this.name_ar.as_ref(), other.name_ar.as_ref()),
        name_latin: chosen(fields.name_latin, this.name_latin.as_ref(), other.name_latin.as_ref()),
        honorific: chosen(fields.honorific, this.honorific.as_ref(), other.honorific.as_ref()),
        gender: chosen(fields.gender, this.gender.as_ref(), other.gender.as_ref()),
        birth_date: chosen(fields.birth_date, this.birth_date.as_ref(), other.birth_date.as_ref()),
        residence: chosen(fields.residence, this.residence.as_ref(), other.residence.as_ref()),
        aliases: of_both(fields.aliases, &this.aliases, &other.aliases, |one, two| fold(one) == fold(two)),
        contacts: of_both(fields.contacts, &this.contacts, &other.contacts, |one, two| {
            one.kind == two.kind && one.value == two.value
        }),
        sources: of_both(fields.sources, &this.sources, &other.sources, |one, two| one == two),
    };
    if fields.aliases.unwrap_or(Sides::Both) == Sides::Both {
        let names = [&this.name_ar, &this.name_latin, &other.name_ar, &other.name_latin];
        for name in names.into_iter().flatten() {
            let known: Vec<&Line<200>> =
                united.name_ar.iter().chain(&united.name_latin).chain(&united.aliases).collect();
            if !known.iter().any(|known| fold(known) == fold(name)) {
                united.aliases.push(name.clone());
            }
        }
    }
    let is_too_long = [united.aliases.len(), united.contacts.len(), united.sources.len()]
        .iter()
        .any(|length| *length > MOST);
    if is_too_long { Err(Refusal::TogetherTooMany) } else { Ok(united) }
}

fn chosen<T: Clone>(side: Option<Side>, this: Option<&T>, other: Option<&T>) -> Option<T> {
    match side {
        Some(Side::This) => this,
        Some(Side::Other) => other,
        None => this.or(other),
    }
    .cloned()
}

fn of_both<T: Clone>(
    sides: Option<Sides>,
    this: &[T],
    other: &[T],
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<T> {
    match sides.unwrap_or(Sides::Both) {
        Sides::This => this.to_vec(),
        Sides::Other => other.to_vec(),
        Sides::Both => {
            let mut all = this.to_vec();
            for one in other {
                if !all.iter().any(|known| is_same(known, one)) {
                    all.push(one.clone());
                }
            }
            all
        }
    }
}

/// What became of each field, in the order a person has them.
pub(in crate::duplicates) fn told(
    this: &PersonDetails,
    other: &PersonDetails,
    united: &PersonDetails,
) -> Vec<FieldTold> {
    let fields = |details: &PersonDetails| value(details);
    let (this, other, united) = (fields(this), fields(other), fields(united));
    let Value::Object(united) = united else { return Vec::new() };
    let of = |state: &Value, field: &str| state.get(field).cloned().unwrap_or_default();
    united
        .into_iter()
        .map(|(field, becomes)| {
            let (this, other) = (of(&this, &field), of(&other, &field));
            let from = match (becomes == this, becomes == other) {
                (true, true) => Origin::Same,
                (true, false) => Origin::This,
                (false, true) => Origin::Other,
                (false, false) => Origin::Both,
            };
            FieldTold { field, from, this, other, becomes }
        })
        .collect()
}

fn value(details: &impl Serialize) -> Value {
    serde_json::to_value(details).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn details(of: Value) -> PersonDetails {
        serde_json::from_value(of).unwrap()
    }

    fn two() -> (PersonDetails, PersonDetails) {
        let this = details(json!({
            "name_ar": "محمد العلوي", "birth_date": "1980", "aliases": ["الحاج"],
            "contacts": [{"kind": "phone", "value": "+212612345678"}],
        }));
        let other = details(json!({
            "name_ar": "محمد علوي", "name_latin": "Mohamed Alaoui", "birth_date": "1980-03-04", "gender": "male",
            "contacts": [{"kind": "phone", "value": "+212612345678", "visibility": "public"}, {"kind": "email", "value": "m@example.org"}],
        }));
        (this, other)
    }

    #[test]
    fn whoever_stays_keeps_what_there_is_and_takes_what_is_missing() {
        let (this, other) = two();
        let united = united(&this, &other, &MergeFields::default()).unwrap();
        assert_eq!(united.name_ar.as_deref(), Some("محمد العلوي"));
        assert_eq!(united.name_latin.as_deref(), Some("Mohamed Alaoui"));
        assert_eq!(united.birth_date.unwrap().to_string(), "1980");
        assert_eq!(
            (united.contacts.len(), united.aliases.len()),
            (2, 1),
            "a name that folds alike is no alias"
        );
        let from: Vec<Origin> = told(&this, &other, &united).into_iter().map(|told| told.from).collect();
        let expected = [
            Origin::This,
            Origin::Other,
            Origin::Same,
            Origin::This,
            Origin::Other,
            Origin::This,
            Origin::Both,
            Origin::Same,
            Origin::Same,
        ];
        assert_eq!(from, expected);
    }

    #[test]
    fn a_choice_is_kept_to_even_where_it_is_nothing() {
        let (this, other) = two();
        let fields: MergeFields =
            serde_json::from_value(json!({"birth_date": "other", "gender": "this", "contacts": "this"}))
                .unwrap();
        let united = united(&this, &other, &fields).unwrap();
        assert_eq!(united.birth_date.unwrap().to_string(), "1980-03-04");
        assert_eq!((united.gender, united.contacts.len()), (None, 1));
    }

    #[test]
    fn another_name_becomes_an_alias_and_twenty_are_the_most() {
        let this = details(json!({"name_ar": "محمد العلوي"}));
        let other = details(
            json!({"name_ar": "محمد التازي", "aliases": (0..19).map(|at| format!("x{at}")).collect::<Vec<_>>()}),
        );
        let both = united(&this, &other, &MergeFields::default()).unwrap();
        assert_eq!((both.aliases.len(), both.aliases.last().unwrap().as_ref()), (20, "محمد التازي"));
        let more = details(json!({"name_ar": "محمد العلوي", "aliases": ["y"]}));
        assert_eq!(united(&more, &other, &MergeFields::default()).unwrap_err(), Refusal::TogetherTooMany);
    }
}

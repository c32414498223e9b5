//! Whom a row means, among those the registry knows. Whatever only points at somebody is refused: nobody is made one with
//! another here.
use std::collections::{HashMap, HashSet};

use sha2::{Digest as _, Sha256};

use crate::bodies::BodyRef;
use crate::persons::{Contact, ContactKind, MembershipId, PersonDetails, PersonId};
use crate::words::{Line, PartialDate, fold, hex};

use super::super::flaws::Refusal as Flaw;
use super::marks::Mark;
use super::rows::PersonRow;

/// Those whom some rows may mean.
#[derive(Default)]
pub(in crate::imports) struct Known {
    /// What is told of each.
    pub(in crate::imports) persons: HashMap<PersonId, PersonDetails>,
    /// Whom the source means by its references.
    pub(in crate::imports) by_reference: HashMap<String, PersonId>,
    /// Whose membership has a number.
    pub(in crate::imports) by_number: HashMap<String, PersonId>,
    /// Who is reached by a phone number.
    pub(in crate::imports) by_phone: HashMap<String, Vec<PersonId>>,
    /// Who sorts by a name.
    pub(in crate::imports) by_name: HashMap<String, Vec<PersonId>>,
    /// Who bears a reference of the source.
    pub(in crate::imports) referred: HashSet<PersonId>,
}

/// Whom a row means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::imports) enum Meant {
    /// Nobody the registry knows.
    Nobody,
    /// This one.
    Somebody(PersonId),
}

impl PersonRow {
    /// What its person would sort by.
    pub(in crate::imports) fn sort_key(&self) -> Option<String> {
        self.details.name_ar.as_ref().or(self.details.name_latin.as_ref()).map(|name| fold(name))
    }

    /// The phone numbers.
    pub(in crate::imports) fn phones(&self) -> impl Iterator<Item = &str> {
        phones(&self.details)
    }

    /// The exact day of birth.
    pub(in crate::imports) fn birth(&self) -> Option<PartialDate> {
        self.details.birth_date.filter(PartialDate::is_exact)
    }

    /// Whether it says more of the person than a name that others may bear.
    fn tells_apart(&self) -> bool {
        self.birth().is_some() || self.phones().next().is_some()
    }

    /// Whether it names its person by itself.
    fn has_a_name_of_its_own(&self) -> bool {
        self.reference.is_some() || self.member.number.is_some()
    }

    /// What no two rows of one import may share. A name counts in each script.
    pub(in crate::imports) fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        if let Some(reference) = &self.reference {
            marks.push(Mark::of('r', reference, Flaw::ReferenceStandsTwice));
        }
        if let Some(number) = &self.member.number {
            marks.push(Mark::of('n', number, Flaw::NumberStandsTwice));
        }
        let mut told = |kind: char, text: String| marks.push(Mark::of(kind, &text, Flaw::RowStandsTwice));
        for name in self.details.name_ar.iter().chain(&self.details.name_latin).map(|name| fold(name)) {
            if let Some(birth) = self.birth() {
                told('b', format!("{name}|{birth}"));
            }
            for phone in self.phones() {
                told('p', format!("{name}|{phone}"));
            }
            if !self.tells_apart() {
                let own = self.reference.as_deref().or(self.member.number.as_deref()).unwrap_or_default();
                let birth = self.details.birth_date.map(|birth| birth.to_string()).unwrap_or_default();
                told('i', format!("{name}|{birth}|{own}"));
            }
        }
        marks
    }
}

/// The mark of a row that means somebody the registry knows.
pub(in crate::imports) fn person_mark(id: PersonId) -> Mark {
    Mark::of('d', &id.to_string(), Flaw::RowStandsTwice)
}

/// The mark of a row that completes a membership.
pub(in crate::imports) fn membership_mark(id: MembershipId) -> Mark {
    Mark::of('m', &id.to_string(), Flaw::RowStandsTwice)
}

/// The key by which the row with a reference is found among those of its import.
pub(in crate::imports) fn reference_key(reference: &str) -> String {
    key('r', reference)
}

/// The same of the row of a body with a slug.
pub(in crate::imports) fn slug_key(slug: &str) -> String {
    key('s', slug)
}

/// The same of a row that tells all of an institution, by its Arabic name.
pub(in crate::imports) fn institution_key(name: &str) -> String {
    key('u', &fold(name))
}

/// The same of a body that is named by its slug.
pub(in crate::imports) fn slug_of(named: &BodyRef) -> Option<String> {
    match named {
        BodyRef::Slug(slug) => Some(slug_key(slug)),
        BodyRef::Id(_) => None,
    }
}

/// A key that tells nothing of whom it is.
fn key(kind: char, text: &str) -> String {
    let digest = hex::written(&Sha256::digest(text));
    format!("{kind}{}", digest.get(..32).unwrap_or_default())
}

fn phones(details: &PersonDetails) -> impl Iterator<Item = &str> {
    details
        .contacts
        .iter()
        .filter(|contact| contact.kind == ContactKind::Phone)
        .map(|contact| &*contact.value)
}

/// Whom a row means; why that cannot be told, where it cannot.
pub(in crate::imports) fn recognise(row: &PersonRow, known: &Known) -> Result<Meant, Flaw> {
    let by_id = match row.id.map(PersonId) {
        Some(id) if !known.persons.contains_key(&id) => return Err(Flaw::IdIsUnknown),
        id => id,
    };
    let by_reference =
        row.reference.as_ref().and_then(|reference| known.by_reference.get(reference)).copied();
    let by_number = row.member.number.as_deref().and_then(|number| known.by_number.get(number)).copied();
    let named: HashSet<PersonId> = [by_id, by_reference, by_number].into_iter().flatten().collect();
    let mut named = named.into_iter();
    if let Some(one) = named.next() {
        let details = known.persons.get(&one).ok_or(Flaw::IdIsUnknown)?;
        if named.next().is_some() {
            return Err(Flaw::RowMeansTwoPersons);
        }
        return if contradicts(&row.details, details) {
            Err(Flaw::IsSomebodyElse)
        } else {
            Ok(Meant::Somebody(one))
        };
    }
    by_what_is_told(row, known)
}

/// Whom a row means that nothing names: by name, birth and numbers.
fn by_what_is_told(row: &PersonRow, known: &Known) -> Result<Meant, Flaw> {
    let Some(name) = row.sort_key() else { return Err(Flaw::PersonIsNotFound) };
    let called = known.by_name.get(&name).into_iter().flatten().copied();
    let reached = row.phones().flat_map(|phone| known.by_phone.get(phone).into_iter().flatten().copied());
    let likely: HashSet<PersonId> = called.chain(reached).collect();
    let (mut same, mut close) = (Vec::new(), false);
    for id in likely {
        let Some(details) = known.persons.get(&id) else {
            // Of somebody called so nothing more was fetched: the row says no more than the name either.
            close |= !row.tells_apart() && !row.has_a_name_of_its_own();
            continue;
        };
        let is_anothers_row = row.reference.is_some() && known.referred.contains(&id);
        if is_anothers_row
            || !are_called_the_same(&row.details, details)
            || contradicts(&row.details, details)
        {
            continue;
        }
        if says_nothing_else(row, details) {
            same.push(id);
        } else {
            close |= points_at(row, details);
        }
    }
    match same.as_slice() {
        [one] => Ok(Meant::Somebody(*one)),
        [] if close => Err(Flaw::MayBeSomebodyKnown),
        [] => Ok(Meant::Nobody),
        _ => Err(Flaw::MoreThanOnePerson),
    }
}

/// Whether all that a row says to tell its person apart is so of another; a row that says nothing of the kind is only
/// somebody's of whom nothing of the kind is known.
fn says_nothing_else(row: &PersonRow, other: &PersonDetails) -> bool {
    let is_reached = |phone: &str| phones(other).any(|known| known == phone);
    if row.tells_apart() {
        let is_born_then = row.details.birth_date.is_none() || row.details.birth_date == other.birth_date;
        return is_born_then && row.phones().all(is_reached);
    }
    !row.has_a_name_of_its_own()
        && row.details.birth_date == other.birth_date
        && phones(other).next().is_none()
}

/// Whether what a row says makes it likely that somebody is meant whom it does not name.
fn points_at(row: &PersonRow, other: &PersonDetails) -> bool {
    let shares_birth = row.birth().is_some() && row.details.birth_date == other.birth_date;
    let shares_phone = row.phones().any(|phone| phones(other).any(|known| known == phone));
    shares_birth || shares_phone || !row.tells_apart() && !row.has_a_name_of_its_own()
}

/// Whether two are called the same in every script that both are called in, and there is one.
fn are_called_the_same(one: &PersonDetails, other: &PersonDetails) -> bool {
    let in_script = |one: &Option<Line<200>>, other: &Option<Line<200>>| {
        Some(fold(one.as_ref()?) == fold(other.as_ref()?))
    };
    let both = [in_script(&one.name_ar, &other.name_ar), in_script(&one.name_latin, &other.name_latin)];
    let mut told = both.into_iter().flatten().peekable();
    told.peek().is_some() && told.all(|same| same)
}

/// Whether what is told of two cannot be of one person: names that share no word, births or genders that differ.
fn contradicts(row: &PersonDetails, known: &PersonDetails) -> bool {
    let words = |name: &Line<200>| fold(name).split(' ').map(str::to_owned).collect::<HashSet<String>>();
    let differ = |one: &Option<Line<200>>, other: &Option<Line<200>>| {
        Some(words(one.as_ref()?).is_disjoint(&words(other.as_ref()?)))
    };
    let names = [differ(&row.name_ar, &known.name_ar), differ(&row.name_latin, &known.name_latin)];
    let mut told = names.into_iter().flatten().peekable();
    let is_called_otherwise = told.peek().is_some() && told.all(|differ| differ);
    let is_born_otherwise = row.birth_date.zip(known.birth_date).is_some_and(|(one, other)| {
        let is_before = |one: &PartialDate, other: &PartialDate| {
            other.earliest().is_some_and(|first| one.latest() < first)
        };
        is_before(&one, &other) || is_before(&other, &one)
    });
    let is_of_other_gender = row.gender.zip(known.gender).is_some_and(|(one, other)| one != other);
    is_called_otherwise || is_born_otherwise || is_of_other_gender
}

/// What is told of somebody once a row has added what it knows; none where it adds nothing. A spelling that says the same
/// name stays as it is.
pub(in crate::imports) fn merged(before: &PersonDetails, row: &PersonDetails) -> Option<PersonDetails> {
    let mut after = before.clone();
    let rename = |known: &mut Option<Line<200>>, told: &Option<Line<200>>| {
        if let Some(told) = told
            && known.as_ref().is_none_or(|known| fold(known) != fold(told))
        {
            *known = Some(told.clone());
        }
    };
    rename(&mut after.name_ar, &row.name_ar);
    rename(&mut after.name_latin, &row.name_latin);
    after.honorific = after.honorific.or_else(|| row.honorific.clone());
    after.gender = after.gender.or(row.gender);
    let is_finer = |told: &PartialDate| {
        before.birth_date.is_none_or(|known| {
            let begins_later =
                told.earliest().is_some_and(|told| known.earliest().is_none_or(|first| told >= first));
            *told != known && begins_later && told.latest() <= known.latest()
        })
    };
    if let Some(told) = row.birth_date.filter(is_finer) {
        after.birth_date = Some(told);
    }
    let is_new = |told: &&Contact| {
        !before.contacts.iter().any(|known| known.kind == told.kind && known.value == told.value)
    };
    after.contacts.extend(row.contacts.iter().filter(is_new).cloned());
    if row.residence.is_some() {
        after.residence.clone_from(&row.residence);
    }
    let is_the_same = serde_json::to_value(&after).ok() == serde_json::to_value(before).ok();
    if is_the_same {
        return None;
    }
    after.sources.extend(row.sources.iter().filter(|told| !before.sources.contains(told)).cloned());
    after.sources.truncate(20);
    after.contacts.truncate(20);
    Some(after)
}

#[cfg(test)]
mod tests;

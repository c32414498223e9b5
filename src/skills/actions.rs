//! What is done with skills: words added, recorded by consent, withdrawn, looked for.
use std::collections::HashMap;

use crate::access::Principal;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::{self, PersonId};
use crate::territory::{codes_borne, codes_under};
use crate::words::{Labels, Slug, search_words};

use super::model::{
    NewSkill, NewTalent, PersonSkills, Skill, SkillNamed, SkillQuery, SkilledPerson, SkilledQuery, Talent,
    TalentJournalled,
};
use super::rules::{self, Refusal};
use super::store::{self, Sought};

/// How many skills of one name are looked for at once.
const MOST: i64 = 200;

/// Adds a word to the vocabulary.
pub(super) fn define(tx: &mut Tx<'_>, new: &NewSkill) -> Result<Skill> {
    let Labels { ar, fr, en } = &new.labels;
    let names = [Some(ar), fr.as_ref(), en.as_ref()];
    let searched: Vec<String> = names.into_iter().flatten().flat_map(|name| search_words(name)).collect();
    let skill = Skill {
        code: new.code.to_string(),
        label_ar: ar.to_string(),
        label_fr: fr.as_ref().map(ToString::to_string),
        label_en: en.as_ref().map(ToString::to_string),
        search: searched.join(" "),
        recorded_by: tx.actor.written(),
        created_at: tx.now,
    };
    if !store::of_codes(tx, std::slice::from_ref(&skill.code))?.is_empty() {
        return Err(Refusal::SkillIsKnown.into());
    }
    store::insert_skill(tx, &skill)?;
    journal::created(tx, "skill", &skill.code, &skill)?;
    Ok(skill)
}

/// The vocabulary, by code.
pub(super) fn vocabulary(tx: &mut Tx<'_>, query: &SkillQuery, listing: &Listing) -> Result<Page<Skill>> {
    let words = words(query.q.as_deref());
    let after = listing.after_parts().and_then(|parts| parts.first().cloned());
    let total = listing.total(|| store::count_vocabulary(tx, &words))?;
    let page = store::vocabulary(tx, &words, after, listing)?;
    Ok(listing.page(page, total, |skill| vec![skill.code.clone()]))
}

fn words(q: Option<&str>) -> Vec<String> {
    q.into_iter().flat_map(search_words).collect()
}

/// Records what somebody lets the party know, in place of what he or she did before.
pub(super) fn record(tx: &mut Tx<'_>, id: PersonId, new: &NewTalent) -> Result<PersonSkills> {
    persons::person(tx, id)?;
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.as_ref().map_or(0, |before| before.version))?;
    let is_own = tx.actor.principal == Principal::Person(id);
    let consent = new.consent.as_ref();
    let consented_on = rules::consented_on(consent.map(|consent| consent.given_on), is_own, tx.today)?;
    let codes = distinct(&new.skills);
    let known: Vec<String> = store::of_codes(tx, &codes)?.into_iter().map(|skill| skill.code).collect();
    if let Some(unknown) = codes.iter().find(|code| !known.contains(code)) {
        return Err(Problem::from(Refusal::SkillIsUnknown).because(unknown.clone()));
    }
    let languages = distinct(&new.languages);
    let was = before.as_ref().map(|before| journalled(tx, before)).transpose()?;
    let after = Talent {
        person_id: id,
        availability: new.availability.as_ref().map(ToString::to_string),
        consented_on,
        source: consent.map(|consent| Json(consent.source.clone())),
        recorded_by: tx.actor.written(),
        version: before.as_ref().map_or(1, |before| before.version.saturating_add(1)),
        created_at: before.as_ref().map_or(tx.now, |before| before.created_at),
        updated_at: tx.now,
    };
    store::keep(tx, &after, &codes, &languages)?;
    let kept = after.journalled(codes.len(), languages.len());
    match was {
        Some(was) => journal::changed(tx, "skills", id, &was, &kept)?,
        None => journal::created(tx, "skills", id, &kept)?,
    }
    one(tx, after)
}

/// The codes, each once, in their order.
fn distinct(codes: &[Slug]) -> Vec<String> {
    let mut codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// What the journal tells of a record, as it is kept.
fn journalled(tx: &mut Tx<'_>, talent: &Talent) -> Result<TalentJournalled> {
    let skills = store::skills_of(tx, &[talent.person_id])?.len();
    let languages = store::languages_of(tx, &[talent.person_id])?.len();
    Ok(talent.journalled(skills, languages))
}

/// Withdraws a consent: everything that was known by it is deleted.
pub(super) fn withdraw(tx: &mut Tx<'_>, id: PersonId) -> Result<()> {
    let before = store::find(tx, id)?.ok_or_else(Problem::not_found)?;
    tx.expect_version(id, before.version)?;
    let was = journalled(tx, &before)?;
    store::forget(tx, id)?;
    journal::deleted(tx, "skills", id, &was)
}

/// What somebody lets the party know.
pub(super) fn show(tx: &mut Tx<'_>, id: PersonId) -> Result<PersonSkills> {
    let talent = store::find(tx, id)?.ok_or_else(Problem::not_found)?;
    one(tx, talent)
}

fn one(tx: &mut Tx<'_>, talent: Talent) -> Result<PersonSkills> {
    let id = talent.person_id;
    let (mut skills, mut languages) = parts(tx, &[id])?;
    Ok(PersonSkills {
        person_id: id,
        skills: skills.remove(&id).unwrap_or_default(),
        languages: languages.remove(&id).unwrap_or_default(),
        availability: talent.availability,
        consented_on: talent.consented_on,
        source: talent.source,
        recorded_by: talent.recorded_by,
        version: talent.version,
        created_at: talent.created_at,
        updated_at: talent.updated_at,
    })
}

/// What each of these persons can do, and which languages each speaks.
type Parts = (HashMap<PersonId, Vec<SkillNamed>>, HashMap<PersonId, Vec<String>>);

fn parts(tx: &mut Tx<'_>, of: &[PersonId]) -> Result<Parts> {
    let language = tx.language;
    let (mut skills, mut languages): Parts = (HashMap::new(), HashMap::new());
    for (person, skill) in store::skills_of(tx, of)? {
        let label = skill.label(language).to_owned();
        skills.entry(person).or_default().push(SkillNamed { code: skill.code, label });
    }
    for (person, spoken) in store::languages_of(tx, of)? {
        languages.entry(person).or_default().push(spoken);
    }
    Ok((skills, languages))
}

/// Those who let the party know that they can do what is asked for, the earliest registered first.
pub(super) fn search(
    tx: &mut Tx<'_>,
    query: &SkilledQuery,
    listing: &Listing,
) -> Result<Page<SkilledPerson>> {
    let homes = match &query.under {
        None => None,
        Some(under) => {
            let codes = codes_under(tx, under.as_str())?;
            Some(codes_borne(tx, &codes)?)
        }
    };
    let meant = match words(query.q.as_deref()) {
        named if named.is_empty() => None,
        named => Some(store::meant(tx, &named, MOST)?),
    };
    let sought = Sought { meant, homes };
    let total = listing.total(|| store::count(tx, query, &sought))?;
    let rows = store::search(tx, query, &sought, listing)?;
    let page = listing.page(rows, total, |row| vec![row.person_id.to_string()]);
    let ids: Vec<PersonId> = page.data.iter().map(|row| row.person_id).collect();
    let mut names = persons::names(tx, &ids)?;
    let (mut skills, mut languages) = parts(tx, &ids)?;
    let told = |row: Talent| {
        let id = row.person_id;
        Some(SkilledPerson {
            person: names.remove(&id)?,
            skills: skills.remove(&id).unwrap_or_default(),
            languages: languages.remove(&id).unwrap_or_default(),
            availability: row.availability,
        })
    };
    Ok(Page { data: page.data.into_iter().filter_map(told).collect(), next: page.next, total: page.total })
}

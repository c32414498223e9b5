//! Issuing cards, and checking them.
use crate::access::Object;
use crate::bodies;
use crate::db::Tx;
use crate::error::Result;
use crate::journal;
use crate::memberships::{self, Membership};
use crate::persons::{self, MembershipId, Standing};
use crate::reach;
use crate::statutes;
use crate::words::Language;

use super::model::{CardChecked, CardIssued, CardKeys, CardText, Claims};
use super::picture::Card;
use super::rules::{self, Refusal};
use super::signed::{keys, read, signed};

/// The card of a membership that is active today, with its number: what it says, and that signed.
pub(super) fn issued(tx: &mut Tx<'_>, id: MembershipId) -> Result<CardIssued> {
    let membership = memberships::membership(tx, id)?;
    issue(tx, &membership)
}

/// The same as a picture.
pub(super) fn drawn(tx: &mut Tx<'_>, id: MembershipId) -> Result<String> {
    let membership = memberships::membership(tx, id)?;
    let CardIssued { claims, card } = issue(tx, &membership)?;
    let (today, language) = (tx.today, tx.language);
    let party = statutes::in_force(tx, today)?.party.as_ref().map(|party| party.get(language).to_owned());
    let place = tx.on(today, |tx| place(tx, &membership))?;
    let latin = membership.person.and_then(|person| person.name_latin);
    let card = Card {
        party: party.as_deref(),
        other_name: latin.as_deref().filter(|latin| *latin != claims.name),
        claims: &claims,
        place: place.as_deref(),
        signed: &card,
    };
    card.drawn(tx.language)
}

fn issue(tx: &mut Tx<'_>, membership: &Membership) -> Result<CardIssued> {
    let today = tx.today;
    if membership.standing != Standing::Active || membership.certainty.is_none() {
        return Err(Refusal::CardNeedsAMember.into());
    }
    let Some(number) = membership.number.clone() else { return Err(Refusal::CardNeedsANumber.into()) };
    let person = membership.person.as_ref();
    let name = person.and_then(|person| person.name_ar.clone().or_else(|| person.name_latin.clone()));
    let claims = Claims {
        iss: journal::origin(&tx.vault.signing().verifying_key()),
        sub: number,
        name: name.unwrap_or_default(),
        jti: membership.id,
        since: membership.starts_on,
        on: today,
        until: rules::until(statutes::in_force(tx, today)?.membership.renewal, today),
    };
    Ok(CardIssued { card: signed(&claims, &tx.vault.card_signing())?, claims })
}

/// Where a member belongs, in the caller's language: the local unit, if there is one.
fn place(tx: &mut Tx<'_>, membership: &Membership) -> Result<Option<String>> {
    let Some(unit) = membership.unit_id else {
        let person = persons::person(tx, membership.person_id)?;
        let Some(code) = person.residence else { return Ok(None) };
        return Ok(crate::territory::names(tx, std::slice::from_ref(&code))?.remove(&code));
    };
    let language: Language = tx.language;
    Ok(bodies::brief(tx, &[unit])?.pop().map(|body| body.name(language).to_owned()))
}

/// The public keys that verify cards.
pub(super) fn public(tx: &Tx<'_>) -> CardKeys {
    keys(&tx.vault.card_signing())
}

/// What there is to say of a card: whether it is ours, and how its membership stands today.
pub(super) fn check(tx: &mut Tx<'_>, text: &CardText) -> Result<CardChecked> {
    let claims = read(&text.card, &public(tx)).ok_or(Refusal::CardIsNotOurs)?;
    let is_seen = reach::may_see(tx, Object::Membership, &claims.jti.to_string())?;
    let membership = if is_seen { Some(memberships::membership(tx, claims.jti)?) } else { None };
    Ok(CardChecked { is_over: claims.until.is_some_and(|until| until < tx.today), membership, claims })
}

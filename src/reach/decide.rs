//! The decision about one thing: may this be done there?
use std::fmt::Display;

use crate::access::{
    self, Effect, Holdings, Object, Permission, Permissions, Place, Principal, Relation, Scope,
};
use crate::basis::DecisionId;
use crate::bodies::BodyId;
use crate::db::Tx;
use crate::error::{Problem, Result, kinds};
use crate::persons::{self, PersonId};
use crate::unknown::Unknown;

use super::load::{carried, held};
use super::places;
use super::recused::{expect_not_recused, expect_not_recused_on};

/// Goes on only if the caller may ask this at all, and of the object of the address if there is one. What the caller may
/// not see is not found, like what is not there; what it sees and may not do is refused, with what is missing named.
pub fn admit(tx: &mut Tx<'_>, named: Option<&str>) -> Result<()> {
    let rule = tx.operation.rule();
    tx.is_undecided = false;
    tx.reached = None;
    if matches!(rule.relation, Relation::Oneself | Relation::Anyone) {
        return Ok(());
    }
    if !tx.holdings.has(rule.permission) {
        return Err(missing(rule.permission));
    }
    match rule.relation {
        Relation::Anywhere | Relation::Oneself | Relation::Anyone => Ok(()),
        Relation::Party => access::expect(tx, rule.permission),
        Relation::Object(object) => at(tx, rule.permission, object, named),
        Relation::Sent
        | Relation::Bodies
        | Relation::Persons
        | Relation::Territories
        | Relation::Acts
        | Relation::Grants => {
            tx.is_undecided = true;
            Ok(())
        }
    }
}

fn missing(permission: Permission) -> Problem {
    Problem::of(&kinds::NOT_ALLOWED).because(permission.word())
}

fn at(tx: &mut Tx<'_>, permission: Permission, object: Object, named: Option<&str>) -> Result<()> {
    if !tx.holdings.has_over_all(permission) {
        let place = named.map(|named| places::of(tx, object, named)).transpose()?.flatten();
        let place = place.ok_or_else(Problem::not_found)?;
        settled(&tx.holdings, permission, object, &place)?;
    }
    expect_not_recused_on(tx, object, named)
}

/// Whether `permission` may be used on such a thing at that place: a refusal for what is seen, nothing found otherwise.
fn settled(holdings: &Holdings, permission: Permission, object: Object, place: &Place) -> Result<()> {
    if holdings.has_over(permission, place) {
        Ok(())
    } else if holdings.has_over(object.seen_by(), place) {
        Err(missing(permission))
    } else {
        Err(Problem::not_found())
    }
}

/// Goes on only if the caller may do what was asked over this body; one it may not see is unknown.
pub fn expect_over(tx: &mut Tx<'_>, body: BodyId) -> Result<()> {
    expect_over_or(tx, body, || Unknown::Body.into())
}

/// The same, where a body that is unknown is refused by another name.
pub fn expect_over_or(tx: &mut Tx<'_>, body: BodyId, unknown: impl Fn() -> Problem) -> Result<()> {
    let permission = tx.operation.rule().permission;
    tx.is_undecided = false;
    if tx.holdings.has_over_all(permission) {
        return Ok(());
    }
    let place = places::of_body(tx, &body.into())?.ok_or_else(&unknown)?;
    known(settled(&tx.holdings, permission, Object::Body, &place), unknown)
}

/// Over which of these bodies the caller may do what was asked, for whoever decides by that.
pub fn over_which(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<bool>> {
    let permission = tx.operation.rule().permission;
    tx.is_undecided = false;
    bodies.iter().map(|body| holds(tx, permission, &Scope::Body(body.0))).collect()
}

/// Goes on only if the caller holds `permission` over a thing that is named beside the address; one it may not see is not
/// found.
pub fn expect_on(tx: &mut Tx<'_>, permission: Permission, object: Object, id: impl Display) -> Result<()> {
    tx.is_undecided = false;
    at(tx, permission, object, Some(&id.to_string()))
}

/// Goes on only if the caller may do what was asked about this person, told of or yet to be: whoever lives there.
pub fn expect_over_person(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let permission = tx.operation.rule().permission;
    tx.is_undecided = false;
    if !tx.holdings.has_over_all(permission) {
        let Some(place) = places::of_person(tx, person)? else { return Err(persons::unknown(tx, person)) };
        known(settled(&tx.holdings, permission, Object::Person, &place), || Unknown::Person.into())?;
    }
    expect_not_recused(tx, [person.0])
}

/// Goes on only if the caller may do what was asked at this territory; anywhere at all, where none is told.
pub fn expect_over_territory(tx: &mut Tx<'_>, code: Option<&str>) -> Result<()> {
    let permission = tx.operation.rule().permission;
    tx.is_undecided = false;
    if tx.holdings.has_over_all(permission) {
        return Ok(());
    }
    let line = code.map(|code| places::line(tx, code)).transpose()?.flatten();
    let place = Place { lines: line.into_iter().collect(), ..Place::default() };
    if tx.holdings.has_over(permission, &place) { Ok(()) } else { Err(missing(permission)) }
}

fn known(verdict: Result<()>, unknown: impl Fn() -> Problem) -> Result<()> {
    verdict.map_err(|problem| if problem.is_not_found() { unknown() } else { problem })
}

/// Goes on only if there is such a decision, for the caller.
pub fn expect_decision(tx: &mut Tx<'_>, decision: Option<DecisionId>) -> Result<()> {
    let Some(id) = decision else { return Ok(()) };
    if may_see(tx, Object::Decision, &id.to_string())? { Ok(()) } else { Err(Unknown::Decision.into()) }
}

/// Whether there is such a thing, for the caller: one it may see, or may do there what was asked.
pub fn may_see(tx: &mut Tx<'_>, object: Object, named: &str) -> Result<bool> {
    let place = places::of(tx, object, named)?;
    Ok(place.is_some_and(|place| is_in_sight(tx, object, &place)))
}

fn is_in_sight(tx: &Tx<'_>, object: Object, place: &Place) -> bool {
    let rule = tx.operation.rule();
    let may_work = rule.effect == Effect::Changes && tx.holdings.has_over(rule.permission, place);
    may_work || tx.holdings.has_over(object.seen_by(), place)
}

/// Whether a body is in the caller's sight.
pub fn may_see_body(tx: &mut Tx<'_>, body: BodyId) -> Result<bool> {
    if tx.holdings.has_over_all(Object::Body.seen_by()) {
        return Ok(true);
    }
    let place = places::of_body(tx, &body.into())?;
    Ok(place.is_some_and(|place| is_in_sight(tx, Object::Body, &place)))
}

/// Goes on only if the caller holds `permission` over a person's record.
pub fn expect_of_person(tx: &mut Tx<'_>, person: PersonId, permission: Permission) -> Result<()> {
    if holds_of_person(tx, person, permission)? { Ok(()) } else { Err(missing(permission)) }
}

/// Whether the caller holds `permission` over a person's record.
pub fn holds_of_person(tx: &mut Tx<'_>, person: PersonId, permission: Permission) -> Result<bool> {
    if tx.holdings.has_over_all(permission) {
        return Ok(true);
    }
    let place = places::of_person(tx, person)?;
    Ok(place.is_some_and(|place| tx.holdings.has_over(permission, &place)))
}

/// Goes on only if the caller gives rights over another person's record, and over all that person holds anything over:
/// nobody ties the hands of whoever is above.
pub fn expect_over_rights_of(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    expect_of_person(tx, person, Permission::Grant)?;
    let giving: Permissions = [Permission::Grant].into_iter().collect();
    for holding in held(tx, Principal::Person(person))?.holdings.held {
        expect_to_hold(tx, giving, &holding.scope)?;
    }
    Ok(())
}

/// Whether a person is in the caller's sight.
pub fn may_see_person(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    if tx.holdings.has_over_all(Object::Person.seen_by()) {
        return Ok(true);
    }
    let place = places::of_person(tx, person)?;
    Ok(place.is_some_and(|place| is_in_sight(tx, Object::Person, &place)))
}

/// Goes on only if there is such a principal, and it can hold anything.
pub fn expect_principal(tx: &mut Tx<'_>, principal: Principal) -> Result<()> {
    match principal {
        Principal::Person(id) => persons::expect(tx, id),
        Principal::Account(id) => match access::account(tx, id) {
            Err(problem) if problem.is_not_found() => Err(Unknown::Account.into()),
            found if found.as_ref().is_ok_and(|account| account.closed_at.is_some()) => {
                Err(access::Refusal::AccountIsClosed.into())
            }
            found => found.map(drop),
        },
        Principal::System | Principal::Anyone => Err(Unknown::Account.into()),
    }
}

/// Goes on only if the caller may give on whatever another principal holds of `permissions`, or may come to by what it was
/// given and appointed to, over all of that: whoever acts as another does so tomorrow too.
pub fn expect_to_give_all_of(tx: &mut Tx<'_>, other: Principal, permissions: Permissions) -> Result<()> {
    expect_principal(tx, other)?;
    let mut all = held(tx, other)?.holdings;
    all.held.extend(carried(tx, other)?);
    for holding in all.narrowed(permissions).held {
        expect_to_give(tx, holding.permissions, &holding.scope)?;
    }
    Ok(())
}

/// Goes on only if the caller may do what was asked wherever this person holds something by office or grant, or is to:
/// whoever takes a person's standing takes all that with it, and nobody takes what reaches further than one's own.
pub fn expect_over_all_of(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let permission = tx.operation.rule().permission;
    expect_wherever_held(tx, person, permission)
}

/// The same of `permission`.
pub(super) fn expect_wherever_held(tx: &mut Tx<'_>, person: PersonId, permission: Permission) -> Result<()> {
    if tx.holdings.has_over_all(permission) {
        return Ok(());
    }
    let carried = carried(tx, Principal::Person(person))?;
    let mut scopes: Vec<&Scope> = Vec::new();
    for holding in &carried {
        if !scopes.contains(&&holding.scope) {
            scopes.push(&holding.scope);
            expect_to_hold(tx, [permission].into_iter().collect(), &holding.scope)?;
        }
    }
    Ok(())
}

/// Where a scope is, to be held against others; `None` for the whole party, and for what is not there.
pub fn place(tx: &mut Tx<'_>, scope: &Scope) -> Result<Option<Place>> {
    match scope {
        Scope::Party => Ok(None),
        Scope::Territory(code) => {
            let line = places::line(tx, code)?;
            Ok(Some(Place { lines: line.into_iter().collect(), ..Place::default() }))
        }
        Scope::Body(id) => places::of_body(tx, &BodyId::from(*id).into()),
        Scope::Person(id) => places::of_person(tx, (*id).into()),
    }
}

/// Whether the caller holds `permission` over that scope, all of it.
pub fn holds(tx: &mut Tx<'_>, permission: Permission, scope: &Scope) -> Result<bool> {
    if tx.holdings.has_over_all(permission) {
        return Ok(true);
    }
    let place = place(tx, scope)?;
    Ok(tx.holdings.over(place.as_ref()).has(permission))
}

/// Goes on only if the caller holds these permissions over that scope, all of it; names the first one missing.
pub fn expect_to_hold(tx: &mut Tx<'_>, permissions: Permissions, scope: &Scope) -> Result<()> {
    let holdings = tx.holdings.clone();
    expect_among(tx, &holdings, permissions, scope)
}

/// Goes on only if the caller holds all that another principal holds by office or grant, or may come to.
pub fn expect_to_hold_all_of(tx: &mut Tx<'_>, other: Principal) -> Result<()> {
    for holding in carried(tx, other)? {
        expect_to_hold(tx, holding.permissions, &holding.scope)?;
    }
    Ok(())
}

/// Goes on only if the caller may give these on over that scope, all of it: what is lent would outlive the loan.
pub fn expect_to_give(tx: &mut Tx<'_>, permissions: Permissions, scope: &Scope) -> Result<()> {
    let holdings = tx.holdings.clone().owned();
    expect_among(tx, &holdings, permissions, scope)
}

fn expect_among(tx: &mut Tx<'_>, holdings: &Holdings, permissions: Permissions, scope: &Scope) -> Result<()> {
    if holdings.has_over_all(Permission::Everything) {
        return Ok(());
    }
    let place = place(tx, scope)?;
    let held = holdings.over(place.as_ref());
    // Who is to hold everything holds it by that word alone.
    let asked = if permissions == Permissions::EVERYTHING {
        vec![Permission::Everything]
    } else {
        permissions.iter().collect()
    };
    match asked.iter().find(|permission| !held.has(**permission)) {
        Some(lacking) => Err(missing(*lacking)),
        None => Ok(()),
    }
}

//! Reports: which rules are broken where, and what the statutes say about a body.
use std::collections::{BTreeSet, HashMap};

use crate::bodies::positions;
use crate::bodies::{self, BodyQuery, BodyRef, BodyTold};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::persons::{self, PersonId, PersonName};
use crate::statutes;
use crate::statutes::document::{Clause, ClauseId, Document, RuleName};
use crate::words::{Certainty, Gender, Tenure};

use super::super::model::{
    BodyRules, Composition, CompositionQuery, Violation, ViolationQuery, ViolationTold,
};
use super::super::rules::{self, Member};
use super::super::store;
use super::judge::{body_findings, members};
use super::keep::told;

/// The broken rules that were kept, of appointments that had begun by the day asked for, in the order they were noted.
pub(in crate::compliance) fn violations(
    tx: &mut Tx<'_>,
    query: &ViolationQuery,
    listing: &Listing,
) -> Result<Page<ViolationTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let passing = rules::passing();
    let total = listing.total(|| store::count(tx, query, body, passing))?;
    let rows = store::list(tx, query, body, passing, listing)?;
    let page = listing.page(rows, total, |(violation, _)| vec![violation.id.to_string()]);
    let people: Vec<PersonId> = page.data.iter().map(|(_, (_, _, person, _))| *person).collect();
    let names = persons::names(tx, &people)?;
    let offices: Vec<_> = page.data.iter().map(|(_, (_, position, ..))| *position).collect();
    let offices = positions::of_ids(tx, &offices)?;
    let broken: Vec<Violation> = page.data.iter().map(|(violation, _)| violation.clone()).collect();
    let findings = told(tx, &broken)?;
    let mut data = Vec::with_capacity(findings.len());
    for ((violation, place), finding) in page.data.into_iter().zip(findings) {
        let (body_id, position, person, (from, by, to_from, to_by)) = place;
        let tenure = Tenure::of_bounds(from, by, to_from, to_by);
        let missing = || Problem::internal("a violation without its position");
        let office = offices.iter().find(|office| office.id == position).ok_or_else(missing)?;
        data.push(ViolationTold {
            id: violation.id,
            appointment_id: violation.appointment_id,
            body_id,
            position_type: office.type_code.clone(),
            person: names.get(&person).cloned().unwrap_or_else(|| PersonName::forgotten(person)),
            starts_on: tenure.starts,
            ends_on: tenure.ends,
            statutes_id: violation.statutes_id,
            finding,
            noted_at: violation.noted_at,
        });
    }
    Ok(Page { data, next: page.next, total: page.total })
}

/// The bodies of the day asked for, by slug, each in numbers.
pub(in crate::compliance) fn compositions(
    tx: &mut Tx<'_>,
    query: &CompositionQuery,
    listing: &Listing,
) -> Result<Page<Composition>> {
    let asked = BodyQuery {
        under: query.under.clone(),
        r#type: query.r#type.clone(),
        kind: query.kind,
        ..BodyQuery::default()
    };
    let page = bodies::list(tx, &asked, listing)?;
    let data = composed(tx, &page.data)?;
    Ok(Page { data, next: page.next, total: page.total })
}

fn composed(tx: &mut Tx<'_>, bodies: &[BodyTold]) -> Result<Vec<Composition>> {
    let (day, language) = (tx.as_of, tx.language);
    let ruling = statutes::in_force_on(tx, &[day])?;
    let Some((statutes_id, statutes)) = ruling.get(&day) else { return Ok(Vec::new()) };
    let ids: Vec<_> = bodies.iter().map(|body| body.id).collect();
    let mut all = if ids.is_empty() { HashMap::new() } else { members(tx, &ids, day)? };
    let compose = |body: &BodyTold| {
        let members = all.remove(&body.id).unwrap_or_default();
        let found = body_findings((*statutes_id, statutes), &body.r#type, day, &members);
        let certain: Vec<&Member> =
            members.iter().filter(|member| member.certainty == Certainty::Certain).collect();
        let of = |gender: Option<Gender>| certain.iter().filter(|one| one.traits.gender == gender).count();
        Composition {
            body_id: body.id,
            slug: body.slug.clone(),
            r#type: body.r#type.clone(),
            name: body.name.clone(),
            members: certain.len(),
            possible: members.len().saturating_sub(certain.len()),
            women: of(Some(Gender::Female)),
            men: of(Some(Gender::Male)),
            gender_unknown: of(None),
            birth_date_unknown: certain.iter().filter(|one| one.traits.birth_date.is_none()).count(),
            statutes_id: *statutes_id,
            findings: found.iter().map(|finding| finding.told(language)).collect(),
        }
    };
    Ok(bodies.iter().map(compose).collect())
}

/// What the statutes of the day asked for say about a body.
pub(in crate::compliance) fn rules_of(tx: &mut Tx<'_>, body: &BodyRef) -> Result<BodyRules> {
    let body = bodies::on_the_day(tx, body)?;
    let day = tx.as_of;
    let ruling = statutes::in_force_on(tx, &[day])?;
    let (statutes_id, statutes) = ruling.get(&day).ok_or_else(Problem::not_found)?;
    let kind = statutes.body_type(&body.type_code).ok_or_else(Problem::not_found)?;
    let told = BodyTold::of(body.clone(), tx.language);
    let composition = composed(tx, &[told])?.pop().ok_or_else(Problem::not_found)?;
    let mut rules = BodyRules {
        body_id: body.id,
        statutes_id: *statutes_id,
        body_type: kind.clone(),
        positions: statutes.positions_of(&body.type_code).into_iter().cloned().collect(),
        quotas: statutes.quotas_in(kind).cloned().collect(),
        legal_tasks: statutes.owed_after_change().filter(|_| kind.governing).cloned().collect(),
        clauses: Vec::new(),
        composition,
    };
    rules.clauses = clauses(statutes, &rules);
    Ok(rules)
}

/// Every clause that the rules of a body rest on, in the order of the statutes.
fn clauses(statutes: &Document, rules: &BodyRules) -> Vec<Clause> {
    let kind = &rules.body_type;
    let of_body = RuleName::ALL.iter().filter(|rule| rule.is_of_bodies());
    let mut named: BTreeSet<&str> =
        of_body.filter_map(|rule| statutes.enforced_in(kind, *rule).1).map(ClauseId::as_str).collect();
    let quorum = kind.quorum.as_ref().and_then(|quorum| quorum.clause.as_ref());
    named.extend(kind.clause.iter().chain(quorum).map(ClauseId::as_str));
    for position in &rules.positions {
        let of_positions = RuleName::ALL.iter().filter(|rule| !rule.is_of_bodies());
        named.extend(
            of_positions.filter_map(|rule| statutes.enforced_of(position, *rule).1).map(ClauseId::as_str),
        );
        named.extend(position.clause.iter().map(ClauseId::as_str));
    }
    named.extend(rules.quotas.iter().filter_map(|quota| quota.clause.as_ref()).map(ClauseId::as_str));
    named.extend(rules.legal_tasks.iter().filter_map(|task| task.clause.as_ref()).map(ClauseId::as_str));
    statutes.clauses.iter().filter(|clause| named.contains(clause.id.as_str())).cloned().collect()
}

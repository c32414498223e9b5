//! Applications, votes and what they decided, in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::bodies::BodyId;
use crate::db::{MultiBackend, Tx, application_decisions, application_votes, applications, bodies};
use crate::error::{Problem, Result};
use crate::http::Listing;
use crate::is_within;
use crate::persons::PersonId;
use crate::territory::{codes_borne, codes_under};

use super::model::{Application, ApplicationId, ApplicationOutcome, ApplicationQuery};

mod ballots;

pub(super) use ballots::{
    decisions, delete_vote, insert_decision, insert_vote, vote_of, voted_first, votes, votes_counted,
    votes_listed,
};

pub(super) fn find(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Application> {
    Ok(applications::table.find(id).select(Application::as_select()).first(tx.conn)?)
}

/// Those of these applications that there are.
pub(super) fn find_all(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<Vec<Application>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = applications::table.filter(applications::id.eq_any(ids)).order(applications::id);
    Ok(found.select(Application::as_select()).load(tx.conn)?)
}

/// What narrows a list, looked up for the page and for the total.
pub(super) struct Sought {
    body: Option<BodyId>,
    unit: Option<BodyId>,
    codes: Option<Vec<String>>,
}

/// What the query names, as it is looked for.
pub(super) fn sought(
    tx: &mut Tx<'_>,
    query: &ApplicationQuery,
    [body, unit]: [Option<BodyId>; 2],
) -> Result<Sought> {
    let mut codes: Option<Vec<String>> = query.territory.as_ref().map(|code| vec![code.as_str().to_owned()]);
    if let Some(under) = &query.under {
        let below = codes_under(tx, under.as_str())?;
        codes = Some(match codes {
            Some(at) => at.into_iter().filter(|code| below.contains(code)).collect(),
            None => below,
        });
    }
    let codes = codes.map(|codes| codes_borne(tx, &codes)).transpose()?;
    Ok(Sought { body, unit, codes })
}

/// Those that fit, within the caller's reach, in no order yet.
fn fitting<'a>(
    tx: &mut Tx<'_>,
    query: &ApplicationQuery,
    sought: &Sought,
    closed_by: Option<NaiveDate>,
) -> Result<applications::BoxedQuery<'a, MultiBackend>> {
    let day = tx.as_of;
    let mut fitting = applications::table.into_boxed();
    if let Some(within) = tx.reach()? {
        let there = || bodies::table.filter(is_within!(tx.today, within)).select(bodies::id.nullable());
        let seen = applications::territory
            .eq_any(within.homes.clone())
            .or(applications::unit_id.eq_any(there()))
            .or(applications::body_id.eq_any(there()));
        fitting = fitting.filter(seen);
    }
    if let Some(day) = tx.named_day {
        fitting = fitting.filter(applications::received_on.le(day));
    }
    if let Some(state) = query.state {
        fitting = fitting.filter(applications::state.eq(state));
    }
    if let Some(body) = sought.body {
        fitting = fitting.filter(applications::body_id.eq(body));
    }
    if let Some(unit) = sought.unit {
        fitting = fitting.filter(applications::unit_id.eq(unit));
    }
    if let Some(codes) = sought.codes.clone() {
        fitting = fitting.filter(applications::territory.eq_any(codes));
    }
    if let Some(person) = query.person_id {
        fitting = fitting.filter(applications::person_id.eq(person));
    }
    if let Some(before) = query.due_before {
        fitting = fitting.filter(applications::due_on.lt(before));
    }
    fitting = match (query.erasure_due, closed_by) {
        (None, _) | (Some(false), None) => fitting,
        // Where the statutes keep all for ever, none is.
        (Some(true), None) => fitting.filter(applications::version.lt(0)),
        (Some(true), Some(day)) => {
            fitting.filter(applications::membership_id.is_null()).filter(applications::closed_on.le(day))
        }
        (Some(false), Some(day)) => {
            let stays = applications::closed_on.is_null().or(applications::closed_on.gt(day));
            fitting.filter(stays.or(applications::membership_id.is_not_null()))
        }
    };
    Ok(match query.overdue {
        Some(true) => fitting.filter(applications::due_on.lt(day)),
        Some(false) => fitting.filter(applications::due_on.is_null().or(applications::due_on.ge(day))),
        None => fitting,
    })
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &ApplicationQuery,
    (sought, closed_by): (&Sought, Option<NaiveDate>),
    listing: &Listing,
) -> Result<Vec<Application>> {
    let page = fitting(tx, query, sought, closed_by)?;
    let page = if query.is_by_due() {
        let page = match listing.after_key()? {
            None => page,
            Some((due, id)) => {
                let due: NaiveDate = due.parse().map_err(Problem::internal)?;
                let is_later = applications::due_on.gt(due).or(applications::id.gt(ApplicationId(id)));
                page.filter(applications::due_on.ge(due)).filter(is_later)
            }
        };
        page.order((applications::due_on, applications::id))
    } else {
        let page = match listing.after_id()? {
            None => page,
            Some(after) => page.filter(applications::id.gt(ApplicationId(after))),
        };
        page.order(applications::id)
    };
    Ok(page.limit(listing.fetch()).select(Application::as_select()).load(tx.conn)?)
}

pub(super) fn count(
    tx: &mut Tx<'_>,
    query: &ApplicationQuery,
    (sought, closed_by): (&Sought, Option<NaiveDate>),
) -> Result<i64> {
    Ok(fitting(tx, query, sought, closed_by)?.count().get_result(tx.conn)?)
}

/// A page of one person's own, the earliest recorded first.
pub(super) fn of_person(tx: &mut Tx<'_>, person: PersonId, listing: &Listing) -> Result<Vec<Application>> {
    let mut own = applications::table.filter(applications::person_id.eq(person)).into_boxed();
    if let Some(after) = listing.after_id()? {
        own = own.filter(applications::id.gt(ApplicationId(after)));
    }
    let own = own.order(applications::id).limit(listing.fetch());
    Ok(own.select(Application::as_select()).load(tx.conn)?)
}

/// How many one person has.
pub(super) fn count_of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<i64> {
    let own = applications::table.filter(applications::person_id.eq(person));
    Ok(own.count().get_result(tx.conn)?)
}

/// The day from which a person who was refused may apply again, if one ever was.
pub(super) fn reapply_from(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<NaiveDate>> {
    let refused = applications::table
        .filter(applications::person_id.eq(person))
        .filter(applications::outcome.eq(ApplicationOutcome::Refused));
    Ok(refused.select(diesel::dsl::max(applications::reapply_from)).first(tx.conn)?)
}

/// Whether a person was refused for good, but for one application.
pub(super) fn is_banned(tx: &mut Tx<'_>, person: PersonId, but: Option<ApplicationId>) -> Result<bool> {
    let mut banned = applications::table
        .filter(applications::person_id.eq(person))
        .filter(applications::banned.eq(true))
        .into_boxed();
    if let Some(but) = but {
        banned = banned.filter(applications::id.ne(but));
    }
    let first: Option<ApplicationId> = banned.select(applications::id).first(tx.conn).optional()?;
    Ok(first.is_some())
}

/// Some of those that are to be erased that closed by a day, the first closed first: within the caller's reach, and of
/// none of these persons.
pub(super) fn closed_by(
    tx: &mut Tx<'_>,
    day: NaiveDate,
    but: &[PersonId],
    most: i64,
) -> Result<Vec<Application>> {
    let sought = Sought { body: None, unit: None, codes: None };
    let within = fitting(tx, &ApplicationQuery::default(), &sought, None)?;
    let due = within
        .filter(applications::membership_id.is_null())
        .filter(applications::closed_on.le(day))
        .filter(applications::person_id.ne_all(but.to_vec()));
    let some = due.order((applications::closed_on, applications::id)).limit(most);
    Ok(some.select(Application::as_select()).load(tx.conn)?)
}

/// Takes an application out, with its votes and what was decided of it.
pub(super) fn delete(tx: &mut Tx<'_>, id: ApplicationId) -> Result<()> {
    let votes = application_votes::table.filter(application_votes::application_id.eq(id));
    diesel::delete(votes).execute(tx.conn)?;
    let decisions = application_decisions::table.filter(application_decisions::application_id.eq(id));
    diesel::delete(decisions).execute(tx.conn)?;
    diesel::delete(applications::table.find(id)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert(tx: &mut Tx<'_>, application: &Application) -> Result<()> {
    diesel::insert_into(applications::table).values(application.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, application: &Application) -> Result<()> {
    diesel::update(applications::table.find(application.id)).set(application.clone()).execute(tx.conn)?;
    Ok(())
}

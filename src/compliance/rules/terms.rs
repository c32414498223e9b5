//! How long and how often in a row a position may be held.
//!
//! 2026-11-24. A term is an appointment in one's own right: acting for another is none, and one that went on past its
//! years because a congress was late is still one. Terms are in a row when they are in positions of one type, whatever
//! their number, in one body, and less time lies between two of them than the statutes say (`terms_gap_months`; a whole
//! term, if they say nothing). Where the statutes say so (`terms_inherited`), those of a body that was merged into this one,
//! or that it was split from, are of the row too, once that has happened. Only terms that began before are counted: who held one too many held it last, in whatever
//! order they are entered. Counting only terms that touch was refused: a month out of office would start a new row.
//!
//! 2026-11-26. A term is too long when the last day that was set with it lies beyond its years. What ended otherwise, on a
//! basis of its own, lasted as long as it had to: its holder carried over. It is told of the days before that last day;
//! once it is over, it lasted as long as it had to all the same. Holding it against the day of judging was refused: what
//! was kept then hung on when a fact happened to be entered.
use std::cmp::Ordering;

use chrono::{Days, Months, NaiveDate};

use crate::bodies::Forerunner;
use crate::statutes::document::RuleName;
use crate::words::{PartialDate, Tenure};

use super::judge::Case;
use super::{Findings, Refusal, Verdict};
use crate::compliance::model::{Held, Missing};

/// Holds the length of the term and the number of terms against what the position asks.
pub(super) fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let enforced = |rule| case.statutes.enforced_of(case.kind, rule);
    // Whoever acts for another has no term.
    if case.of.is_acting {
        return;
    }
    let years = case.statutes.term_years(&case.of.type_code, case.body_type);
    let set = case.of.tenure.ends.filter(|_| case.of.is_end_set);
    if let Some((years, ends)) = years.zip(set) {
        let verdict = fits(case.of.tenure.starts, ends, years);
        let (asked, found) = (Some(years.to_string()), Some(ends.to_string()));
        let (rule, enforced) = (Refusal::TermIsTooLong, enforced(RuleName::TermLength));
        findings.note_until(ends.latest().pred_opt(), rule, enforced, verdict, asked, found);
    }
    let Some(most) = case.kind.terms_consecutive_max else { return };
    let gap = case.kind.terms_gap_months.or(years.map(|years| years.saturating_mul(12))).unwrap_or_default();
    let count = |is_strict| {
        let terms: Vec<Tenure> = case
            .others
            .iter()
            .filter(|other| other.type_code == case.of.type_code && !other.is_acting)
            .filter(|other| is_of_the_row(case, other, is_strict))
            .map(|other| other.tenure)
            .collect();
        in_a_row(case.of.tenure, &terms, gap, is_strict)
    };
    let (least, at_most) = (count(true), count(false));
    let verdict = if least > most {
        Verdict::Broken
    } else if at_most > most {
        Verdict::Unknown(Missing::Days)
    } else {
        Verdict::Kept
    };
    let (asked, found) = (Some(most.to_string()), Some(least.max(at_most).to_string()));
    findings.note(Refusal::TermsAreUsedUp, enforced(RuleName::ConsecutiveTerms), verdict, asked, found);
}

/// Whether a term is of the body that the statutes count in: this one, or where they say so one that it came of.
fn is_of_the_row(case: &Case<'_>, other: &Held, is_strict: bool) -> bool {
    let is_inherited = |from: &Forerunner| {
        from.body_id == other.body_id
            && from.is_of_the_past(other.tenure.starts, case.of.tenure.starts, is_strict)
    };
    other.body_id == case.of.body_id
        || (case.kind.terms_inherited && case.forerunners.iter().any(is_inherited))
}

/// Whether the last day that was set is one of the years of a term.
fn fits(starts: PartialDate, ends: PartialDate, years: u32) -> Verdict {
    let last = |first: NaiveDate| {
        let next = first.checked_add_months(Months::new(years.saturating_mul(12)));
        next.and_then(|next| next.checked_sub_days(Days::new(1))).unwrap_or(NaiveDate::MAX)
    };
    if ends.earliest().is_some_and(|ends| last(starts.latest()) < ends) {
        return Verdict::Broken;
    }
    let surely = starts.earliest().is_some_and(|first| ends.latest() <= last(first));
    if surely { Verdict::Kept } else { Verdict::Unknown(Missing::Days) }
}

/// How many terms in a row this one makes, with those that began before it: those that certainly do, or all that may.
fn in_a_row(own: Tenure, terms: &[Tenure], gap_months: u32, is_strict: bool) -> u32 {
    let mut left: Vec<Tenure> = terms.to_vec();
    let mut row = vec![own];
    let mut next = 0;
    while let Some(one) = row.get(next).copied() {
        next = next.saturating_add(1);
        let (near, far) = left.into_iter().partition(|other| follows(*other, one, gap_months, is_strict));
        row.extend::<Vec<Tenure>>(near);
        left = far;
    }
    u32::try_from(row.len()).unwrap_or(u32::MAX)
}

/// Whether `later` begins before the gap after `sooner` is over.
fn follows(sooner: Tenure, later: Tenure, gap_months: u32, is_strict: bool) -> bool {
    let after_the_gap = |last: NaiveDate| {
        let free = last.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
        free.checked_add_months(Months::new(gap_months)).unwrap_or(NaiveDate::MAX)
    };
    // Of two that may have begun on one day, neither certainly came before.
    let is_sooner = match sooner.starts.latest().cmp(&later.starts.latest()) {
        Ordering::Less => true,
        Ordering::Equal => !is_strict,
        Ordering::Greater => false,
    };
    let Some(ends) = sooner.ends else { return is_sooner };
    // Without a gap the next term begins on the very day the gap would end.
    let in_time = |starts: NaiveDate, ends: NaiveDate| {
        let bound = after_the_gap(ends);
        if gap_months == 0 { starts <= bound } else { starts < bound }
    };
    is_sooner
        && if is_strict {
            ends.earliest().is_some_and(|ends| in_time(later.starts.latest(), ends))
        } else {
            later.starts.earliest().is_none_or(|starts| in_time(starts, ends.latest()))
        }
}

//! Who goes first among those with as many votes. Pure.
use chrono::NaiveDate;

use crate::statutes::document::ElectionTie;

use super::winners::Stand;

/// The first `room` of those with as many votes, as the statutes or a lot tell them apart; none where neither does.
pub(super) fn first<'a>(tied: &[&'a Stand], room: usize, tie: ElectionTie) -> Option<Vec<&'a Stand>> {
    if tied.len() <= room {
        return Some(tied.to_vec());
    }
    by_lot(tied, room).or_else(|| match tie {
        ElectionTie::Lot => None,
        ElectionTie::Eldest => by_age(tied, room, |stand| stand.born),
        ElectionTie::Youngest => {
            by_age(tied, room, |stand| stand.born.map(|(from, to)| (mirrored(to), mirrored(from))))
        }
    })
}

/// As a lot was drawn: it tells the order of all of them.
fn by_lot<'a>(tied: &[&'a Stand], room: usize) -> Option<Vec<&'a Stand>> {
    let mut drawn: Vec<(usize, &Stand)> =
        tied.iter().map(|stand| Some((stand.drawn?, *stand))).collect::<Option<_>>()?;
    drawn.sort_unstable_by_key(|(place, _)| *place);
    Some(drawn.into_iter().take(room).map(|(_, stand)| stand).collect())
}

/// By days of birth, the first day first: told only where each of the first was certainly born before all of the others.
fn by_age<'a>(
    tied: &[&'a Stand],
    room: usize,
    born: impl Fn(&Stand) -> Option<(i64, i64)>,
) -> Option<Vec<&'a Stand>> {
    let mut aged: Vec<((i64, i64), &Stand)> =
        tied.iter().map(|stand| Some((born(stand)?, *stand))).collect::<Option<_>>()?;
    aged.sort_by_key(|((_, to), _)| *to);
    let (ahead, behind) = aged.split_at_checked(room)?;
    let last = ahead.iter().map(|((_, to), _)| *to).max()?;
    let next = behind.iter().map(|((from, _), _)| *from).min()?;
    (last < next).then(|| ahead.iter().map(|(_, stand)| *stand).collect())
}

fn mirrored(day: i64) -> i64 {
    day.saturating_neg()
}

/// A day as a number: later days are greater.
pub(in crate::meetings::elections) fn numbered(day: NaiveDate) -> i64 {
    i64::from(chrono::Datelike::num_days_from_ce(&day))
}

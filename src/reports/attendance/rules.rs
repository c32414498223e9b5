//! What lines of attendance sheets come to. Pure.
use chrono::{Months, NaiveDate};

use crate::meetings::items::Presence;

use super::model::{Line, Presences};

/// The first and the last day that are meant.
pub(super) fn period(
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    day: NaiveDate,
) -> (NaiveDate, NaiveDate) {
    let to = to.unwrap_or(day);
    let year_before =
        || to.checked_sub_months(Months::new(12)).and_then(|then| then.succ_opt()).unwrap_or(to);
    (from.unwrap_or_else(year_before), to)
}

impl Presences {
    /// Counts so many more who stood to a meeting so.
    pub(super) fn add(&mut self, presence: Presence, more: i64) {
        let count = match presence {
            Presence::Present => &mut self.present,
            Presence::Remote => &mut self.remote,
            Presence::Excused => &mut self.excused,
            Presence::Absent => &mut self.absent,
            Presence::Guest => return,
        };
        *count = count.saturating_add(more);
        let came = self.present.saturating_add(self.remote);
        let all = came.saturating_add(self.excused).saturating_add(self.absent);
        self.rate = came.saturating_mul(100).checked_div(all);
    }
}

/// What the lines of one person come to, the latest meeting first: how often the person stood to meetings in which way, how
/// often in part, and how many of the last in a row the person missed without an excuse.
pub(super) fn of_person(lines: &[&Line]) -> (Presences, i64, i64) {
    let (mut presences, mut in_part) = (Presences::default(), 0_i64);
    for (_, presence, is_in_part) in lines {
        presences.add(*presence, 1);
        in_part = in_part.saturating_add(i64::from(*is_in_part && Presence::CAME.contains(presence)));
    }
    let missed = lines.iter().take_while(|(_, presence, _)| *presence == Presence::Absent).count();
    (presences, in_part, i64::try_from(missed).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persons::PersonId;

    #[test]
    fn a_rate_is_of_what_is_recorded() {
        let mut presences = Presences::default();
        assert_eq!(presences.rate, None);
        presences.add(Presence::Guest, 4);
        assert_eq!(presences.rate, None, "a guest is no member");
        for presence in [Presence::Present, Presence::Remote, Presence::Absent] {
            presences.add(presence, 1);
        }
        assert_eq!((presences.rate, presences.present, presences.absent), (Some(66), 1, 1));
    }

    #[test]
    fn an_excuse_breaks_a_row_of_absences() {
        let who = PersonId::new();
        let row = |presences: &[Presence]| {
            let lines: Vec<Line> = presences.iter().map(|presence| (who, *presence, true)).collect();
            let (_, in_part, missed) = of_person(&lines.iter().collect::<Vec<_>>());
            (in_part, missed)
        };
        let (absent, excused, present) = (Presence::Absent, Presence::Excused, Presence::Present);
        assert_eq!(row(&[absent, absent, excused, absent]), (0, 2));
        assert_eq!(row(&[present, absent, absent]), (1, 0), "the last time the person came");
        assert_eq!(row(&[]), (0, 0));
    }

    #[test]
    fn without_days_it_is_the_year_up_to_the_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (from, to) = period(None, None, day("2023-12-31"));
        assert_eq!((from, to), (day("2023-01-01"), day("2023-12-31")));
        assert_eq!(period(Some(day("2022-12-08")), None, day("2023-12-31")).0, day("2022-12-08"));
    }
}

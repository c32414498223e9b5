//! Days and moments in ISO 8601, written digit by digit: the general formatter took a tenth of a small answer's time.
use chrono::{DateTime, Datelike as _, NaiveDate, Timelike as _, Utc};

/// Where a day or a moment is written.
#[derive(Default)]
pub(crate) struct Written {
    bytes: [u8; 27],
    length: usize,
}

impl Written {
    /// A day, as `2022-12-08`; `None` outside the years of four digits.
    pub(crate) fn day(day: NaiveDate) -> Option<Self> {
        let year = u32::try_from(day.year()).ok().filter(|year| *year <= 9999)?;
        let mut written = Self::default();
        written.number::<4>(year);
        written.sign(b'-');
        written.number::<2>(day.month());
        written.sign(b'-');
        written.number::<2>(day.day());
        Some(written)
    }

    /// A moment, as `2022-12-08T10:00:00Z`, with three or six digits of a second where it needs them.
    pub(crate) fn moment(at: DateTime<Utc>) -> Option<Self> {
        let mut written = Self::day(at.date_naive())?;
        for (before, part) in [(b'T', at.hour()), (b':', at.minute()), (b':', at.second())] {
            written.sign(before);
            written.number::<2>(part);
        }
        let micros = at.timestamp_subsec_micros();
        if micros > 999_999 {
            return None;
        }
        if micros > 0 {
            written.sign(b'.');
            if micros.is_multiple_of(1000) {
                written.number::<3>(micros / 1000);
            } else {
                written.number::<6>(micros);
            }
        }
        written.sign(b'Z');
        Some(written)
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        self.bytes.get(..self.length).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
    }

    fn sign(&mut self, sign: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = sign;
        }
        self.length = self.length.saturating_add(1);
    }

    fn number<const DIGITS: usize>(&mut self, number: u32) {
        let mut rest = number;
        let mut digits = [b'0'; DIGITS];
        for digit in digits.iter_mut().rev() {
            *digit = u8::try_from(rest % 10).unwrap_or_default().saturating_add(b'0');
            rest /= 10;
        }
        for digit in digits {
            self.sign(digit);
        }
    }
}

/// Reads `2022-12-08`, and nothing else.
pub(crate) fn read_day(text: &[u8]) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |number, digit| {
            let digit = u32::from(digit.checked_sub(b'0').filter(|digit| *digit <= 9)?);
            Some(number.saturating_mul(10).saturating_add(digit))
        })
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_the_general_formatter_writes_it() {
        for text in [
            "2022-12-08T10:00:00Z",
            "2022-12-08T10:00:00.120Z",
            "2022-12-08T10:00:00.000001Z",
            "0001-01-01T23:59:59.999999Z",
            "9999-12-31T00:00:00Z",
        ] {
            let at: DateTime<Utc> = text.parse().unwrap();
            assert_eq!(Written::moment(at).unwrap().as_str(), text);
            assert_eq!(serde_json::to_value(at).unwrap(), text);
        }
    }

    #[test]
    fn a_day_reads_back_and_nothing_else_does() {
        for text in ["2022-12-08", "2024-02-29", "9999-12-31", "0001-01-01"] {
            let day = read_day(text.as_bytes()).unwrap();
            assert_eq!(Written::day(day).unwrap().as_str(), text);
        }
        for text in ["2023-02-29", "2022-12-8", "2022-12-080", "2022/12/08", "٢٠٢٢", "", "2022-1a-08"] {
            assert_eq!(read_day(text.as_bytes()), None, "{text}");
        }
        assert!(Written::day(NaiveDate::MAX).is_none());
    }
}

//! A civil day in a column that is read often.
use chrono::NaiveDate;
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::pg::{Pg, PgValue};
use diesel::sql_types::Date;
use diesel::sqlite::{Sqlite, SqliteValue};

use crate::words::{Tenure, read_day};

use super::{AnyConnection, MultiBackend};

/// A civil day. SQLite keeps it as text, which diesel reads through a general parser; the ten characters are read
/// here by themselves.
#[derive(Debug, Clone, Copy, FromSqlRow)]
#[diesel(sql_type = Date)]
pub struct Day(pub NaiveDate);

impl Day {
    /// The tenure four such columns keep.
    pub fn tenure(
        starts_earliest: Option<Self>,
        starts_latest: Self,
        ends_earliest: Option<Self>,
        ends_latest: Option<Self>,
    ) -> Tenure {
        let day = |day: Self| day.0;
        Tenure::of_bounds(
            starts_earliest.map(day),
            starts_latest.0,
            ends_earliest.map(day),
            ends_latest.map(day),
        )
    }
}

/// The last day of so many years that begin on the day in a column, as SQL; the same as `words::last_of_years`.
pub(crate) fn last_of_years(conn: &AnyConnection, first: &str, years: u32) -> String {
    match conn {
        AnyConnection::Sqlite(_) => format!("date({first}, '+{years} years', 'floor', '-1 day')"),
        AnyConnection::Postgres(_) => {
            format!("CAST({first} + interval '{years} years' - interval '1 day' AS date)")
        }
    }
}

impl FromSql<Date, Pg> for Day {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        <NaiveDate as FromSql<Date, Pg>>::from_sql(value).map(Self)
    }
}

impl FromSql<Date, Sqlite> for Day {
    fn from_sql(mut value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        read_day(value.read_text().as_bytes()).map(Self).ok_or_else(|| "not a day".into())
    }
}

impl FromSql<Date, MultiBackend> for Day {
    fn from_sql(value: <MultiBackend as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        value.from_sql::<Self, Date>()
    }
}

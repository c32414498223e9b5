//! The query string: what every operation understands, and what a room adds.
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::db::Moment;
use crate::error::{Problem, Result};
use crate::words::Fault;

use super::format::Format;
use super::listing::{DEFAULT_LIMIT, MAX_LIMIT};

/// What to do about a moment that cannot be read.
const HOW_TO_WRITE_A_MOMENT: &str =
    "write the moment with its offset, as in 2022-12-08T10:00:00Z or 2022-12-08T11:00:00%2B01:00";

/// The query parameters a room understands beside the common ones.
pub trait QueryForm: DeserializeOwned + Clone + Send + Sync + 'static {
    /// Whether this is a list, with `limit`, `cursor` and `total`.
    const LISTS: bool;
    /// The forms the answer can have, the one for those who do not say first.
    const FORMATS: &'static [Format] = if Self::LISTS { Format::OF_LISTS } else { &[Format::Json] };
    /// Whether `?after=<id>` may stand for a cursor: true of lists ordered by id.
    fn follows_ids(&self) -> bool {
        false
    }
}

/// No parameters but the common ones.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoQuery {}

impl QueryForm for NoQuery {
    const LISTS: bool = false;
}

/// A list with no filters.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListOnly {}

impl QueryForm for ListOnly {
    const LISTS: bool = true;
}

/// How a list is to be written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manner {
    /// The form that is named.
    pub(super) format: Option<Format>,
    /// Whether a table starts with the mark of UTF-8.
    pub(super) marked: bool,
    /// Whether all pages are wanted, not one.
    pub(super) all: bool,
}

/// The parameters every operation understands.
#[derive(Debug, Default)]
pub(super) struct Common {
    pub(super) as_of: Option<NaiveDate>,
    pub(super) known_at: Option<Moment>,
    pub(super) dry_run: bool,
    pub(super) fields: Option<Vec<String>>,
    pub(super) limit: i64,
    pub(super) cursor: Option<String>,
    pub(super) after: Option<String>,
    pub(super) total: bool,
    pub(super) manner: Manner,
    /// The rest, in the order it came: what tells one list from another.
    pub(super) of: String,
}

type Pairs = Vec<(String, String)>;

/// Reads a query string; `reads` tells a look from a change.
pub(super) fn parse<Q: QueryForm>(query: &str, reads: bool) -> Result<(Common, Q)> {
    let pairs: Pairs = serde_urlencoded::from_str(query).map_err(|_ignored| {
        Problem::fault("?", "bad-query", "send the query as name=value pairs, percent-encoded in UTF-8")
    })?;
    let mut faults = Vec::new();
    let mut common = Common { limit: DEFAULT_LIMIT, ..Common::default() };
    let mut rest: Pairs = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for (name, value) in pairs {
        if seen.contains(&name) {
            faults.push(Fault::new(format!("?{name}"), "repeated", "give it once"));
            continue;
        }
        if value.chars().any(char::is_control) {
            faults.push(Fault::new(format!("?{name}"), "control-character", "leave out control characters"));
        } else if value.is_empty() {
            faults.push(Fault::new(format!("?{name}"), "empty", "give it a value, or leave it out"));
        } else if !common.take(&name, &value, reads, Q::LISTS, &mut faults) {
            rest.push((name.clone(), value));
        }
        seen.push(name);
    }
    common.of = serde_urlencoded::to_string(&rest).map_err(Problem::internal)?;
    let pairs = serde_urlencoded::Deserializer::new(url_pairs(&common.of));
    match serde_path_to_error::deserialize::<_, Q>(pairs) {
        Ok(form) if faults.is_empty() => Ok((common, form)),
        Ok(_) => Err(Problem::invalid(faults)),
        Err(error) => {
            let name = error.path().to_string();
            faults.push(query_fault(&name, &error.into_inner().to_string()));
            Err(Problem::invalid(faults))
        }
    }
}

fn url_pairs(query: &str) -> form_urlencoded::Parse<'_> {
    form_urlencoded::parse(query.as_bytes())
}

fn query_fault(path: &str, message: &str) -> Fault {
    let unknown = message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    if let Some(name) = unknown {
        return Fault::new(
            format!("?{name}"),
            "unknown-parameter",
            "this operation does not know that parameter",
        );
    }
    match message.split_once(": ") {
        Some((code, detail)) if super::reading::is_code(code) => Fault::new(format!("?{path}"), code, detail),
        _ => Fault::new(format!("?{path}"), "bad-value", message),
    }
}

impl Common {
    /// The address of this list at `path`, up to the value of the next cursor.
    pub(super) fn address(&self, path: &str) -> String {
        let mut address = format!("{path}?");
        if !self.of.is_empty() {
            address.extend([self.of.as_str(), "&"]);
        }
        if let Some(day) = self.as_of {
            address.extend(["as_of=", &day.to_string(), "&"]);
        }
        if let Some(moment) = self.known_at {
            address.extend(["known_at=", &moment.0.to_rfc3339_opts(SecondsFormat::Micros, true), "&"]);
        }
        if let Some(fields) = &self.fields {
            address.extend(["fields=", &fields.join(","), "&"]);
        }
        if let Some(format) = self.manner.format {
            address.extend(["format=", format.word(), "&"]);
        }
        if self.manner.marked {
            address.push_str("bom=true&");
        }
        if self.total {
            address.push_str("total=true&");
        }
        if self.limit != DEFAULT_LIMIT {
            address.extend(["limit=", &self.limit.to_string(), "&"]);
        }
        address
    }

    /// Takes the parameter if it is one of the common ones here.
    fn take(&mut self, name: &str, value: &str, reads: bool, lists: bool, faults: &mut Vec<Fault>) -> bool {
        match name {
            "as_of" if reads => match value.parse() {
                Ok(day) if value.len() == 10 => self.as_of = Some(day),
                _ => faults.push(Fault::new(
                    "?as_of",
                    "bad-date",
                    "write the day as YYYY-MM-DD, as in 2022-12-08",
                )),
            },
            "known_at" if reads => match moment(value) {
                Some(moment) => self.known_at = Some(moment),
                None => faults.push(Fault::new("?known_at", "bad-moment", HOW_TO_WRITE_A_MOMENT)),
            },
            "dry_run" if !reads => self.dry_run = flag("?dry_run", value, faults),
            "fields" if reads => {
                self.fields = Some(value.split(',').map(|field| field.trim().to_owned()).collect());
            }
            "limit" if lists => match value.parse() {
                Ok(limit) if (1..=MAX_LIMIT).contains(&limit) => self.limit = limit,
                _ => faults.push(Fault::new("?limit", "out-of-range", "a page holds 1 to 200")),
            },
            "cursor" if lists => self.cursor = Some(value.to_owned()),
            "after" if lists => self.after = Some(value.to_owned()),
            "format" if lists => match Format::of_list(value) {
                Some(format) => self.manner.format = Some(format),
                None => faults.push(Fault::new("?format", "bad-value", "write json, csv or ndjson")),
            },
            "bom" if lists => self.manner.marked = flag("?bom", value, faults),
            "all" if lists => self.manner.all = flag("?all", value, faults),
            "total" if lists => self.total = flag("?total", value, faults),
            _ => return false,
        }
        true
    }
}

/// Reads a moment (RFC 3339). The `+` of an offset means a space in a query: it is taken for what it was.
fn moment(value: &str) -> Option<Moment> {
    let sent = value.rsplit_once(' ').filter(|(_, offset)| offset.len() == 5);
    let text = sent.map_or_else(|| value.to_owned(), |(moment, offset)| format!("{moment}+{offset}"));
    let read = DateTime::parse_from_rfc3339(&text).ok()?;
    Some(Moment::new(read.with_timezone(&Utc)))
}

fn flag(name: &str, value: &str, faults: &mut Vec<Fault>) -> bool {
    if !matches!(value, "true" | "false") {
        faults.push(Fault::new(name, "bad-value", "write true or false"));
    }
    value == "true"
}

//! The query string: what every operation understands, and what a room adds.
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use crate::db::Moment;
use crate::error::{Problem, Result};
use crate::words::{Fault, FaultKind, Language, PartialDate, of_word, read_day};

use super::format::Format;
use super::listing::{DEFAULT_LIMIT, MAX_LIMIT};
use super::misread;

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

/// The language of what is looked at in a browser, which sets no header of its own accord.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Spoken {
    /// The language, whatever `Accept-Language` says.
    #[param(inline)]
    pub lang: Option<Language>,
}

/// No parameters but the common ones.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoQuery {}

impl QueryForm for NoQuery {
    const LISTS: bool = false;
}

/// Cards for an address book, and nothing else.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardsOnly {}

impl QueryForm for CardsOnly {
    const LISTS: bool = false;
    const FORMATS: &'static [Format] = &[Format::Vcard];
}

/// A calendar to subscribe to, and nothing else.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarsOnly {}

impl QueryForm for CalendarsOnly {
    const LISTS: bool = false;
    const FORMATS: &'static [Format] = &[Format::Calendar];
}

/// A picture, and nothing else.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PicturesOnly {}

impl QueryForm for PicturesOnly {
    const LISTS: bool = false;
    const FORMATS: &'static [Format] = &[Format::Svg];
}

/// A paper to read, to print, to keep or to paste, in the form that ends its address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PapersOnly {}

impl QueryForm for PapersOnly {
    const LISTS: bool = false;
    const FORMATS: &'static [Format] = &[Format::Html, Format::Text, Format::Markdown, Format::Pdf];
}

/// A signed note, as it stands or told in JSON.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteOrJson {}

impl QueryForm for NoteOrJson {
    const LISTS: bool = false;
    const FORMATS: &'static [Format] = &[Format::Json, Format::Text];
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
    pub(super) lang: Option<Language>,
    pub(super) manner: Manner,
    /// The rest, in the order it came: what tells one list from another.
    pub(super) of: String,
}

type Pairs = Vec<(String, String)>;

/// Parameters whose values may be personal: what somebody is looked up by.
const SEARCHES: [&str; 3] = ["q", "phone", "number"];

/// A query as it may be kept: what was searched for is left out.
pub(crate) fn without_searches(query: &str) -> String {
    let is_search = |pair: &str| {
        let name = form_urlencoded::parse(pair.as_bytes()).next().map(|(name, _)| name.into_owned());
        name.is_some_and(|name| SEARCHES.contains(&name.as_str()))
    };
    let kept = |pair| if is_search(pair) { pair.split('=').next().unwrap_or_default() } else { pair };
    query.split('&').map(kept).collect::<Vec<_>>().join("&")
}

/// Reads a query string; `reads` tells a look from a change.
pub(super) fn parse<Q: QueryForm>(query: &str, reads: bool) -> Result<(Common, Q)> {
    let pairs: Pairs =
        serde_urlencoded::from_str(query).map_err(|_ignored| Problem::fault("?", FaultKind::BadQuery))?;
    let mut faults = Vec::new();
    let mut common = Common { limit: DEFAULT_LIMIT, ..Common::default() };
    let mut rest: Pairs = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for (name, value) in pairs {
        if seen.contains(&name) {
            faults.push(Fault::new(format!("?{name}"), FaultKind::Repeated));
            continue;
        }
        if value.chars().any(char::is_control) {
            faults.push(Fault::new(format!("?{name}"), FaultKind::ControlCharacter));
        } else if value.is_empty() {
            faults.push(Fault::new(format!("?{name}"), FaultKind::Empty));
        } else if !common.take::<Q>(&name, &value, reads, &mut faults) {
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
        return Fault::new(format!("?{name}"), FaultKind::UnknownParameter);
    }
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    if let Some(name) = missing {
        return Fault::new(format!("?{name}"), FaultKind::MissingParameter);
    }
    let kind = match misread::of_reader(message) {
        // Every value of a query is a text: what type it stands for says what to write.
        kind if kind.code() == "wrong-type" => FaultKind::BadValue,
        kind => kind,
    };
    Fault::new(format!("?{path}"), kind)
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
        if let Some(language) = self.lang {
            address.extend(["lang=", language.tag(), "&"]);
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
    fn take<Q: QueryForm>(&mut self, name: &str, value: &str, reads: bool, faults: &mut Vec<Fault>) -> bool {
        let lists = Q::LISTS;
        match name {
            "as_of" if reads => match read_day(value.as_bytes()) {
                Some(day) => self.as_of = Some(day),
                None => faults.push(Fault::new("?as_of", misread_day(value))),
            },
            // What is looked at in a browser cannot set a header.
            "lang" if reads && Q::FORMATS.iter().any(|format| format.is_document()) => match of_word(value) {
                Some(language) => self.lang = Some(language),
                None => faults.push(Fault::new("?lang", FaultKind::NotOneOf("ar, fr, en".to_owned()))),
            },
            "known_at" if reads => match moment(value) {
                Some(moment) => self.known_at = Some(moment),
                None => faults.push(Fault::new("?known_at", FaultKind::BadMoment)),
            },
            "dry_run" if !reads => self.dry_run = flag("?dry_run", value, faults),
            "fields" if reads => {
                self.fields = Some(value.split(',').map(|field| field.trim().to_owned()).collect());
            }
            "limit" if lists => match value.parse() {
                Ok(limit) if (1..=MAX_LIMIT).contains(&limit) => self.limit = limit,
                _ => faults.push(Fault::new("?limit", FaultKind::PageSize(1, MAX_LIMIT))),
            },
            "cursor" if lists => self.cursor = Some(value.to_owned()),
            "after" if lists => self.after = Some(value.to_owned()),
            "format" if lists => match Format::of_list(value) {
                Some(format) => self.manner.format = Some(format),
                None => {
                    faults.push(Fault::new("?format", FaultKind::NotOneOf("json, csv, ndjson".to_owned())));
                }
            },
            "bom" if lists => self.manner.marked = flag("?bom", value, faults),
            "all" if lists => self.manner.all = flag("?all", value, faults),
            "total" if lists => self.total = flag("?total", value, faults),
            _ => return false,
        }
        true
    }
}

/// What is wrong with a text that is no exact day: its form, or a day the calendar does not have.
fn misread_day(value: &str) -> FaultKind {
    match value.parse::<PartialDate>() {
        Err(kind @ (FaultKind::DateNotInCalendar | FaultKind::DateDigits)) => kind,
        _ => FaultKind::BadDay,
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
        faults.push(Fault::new(name, FaultKind::NotAFlag));
    }
    value == "true"
}

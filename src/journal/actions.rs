//! What is written into the journal, and read from it.
use std::fmt::Display;
use std::sync::Arc;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::access::TokenId;
use crate::basis::ActId;
use crate::cores;
use crate::db::{AnyConnection, Moment, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::reach;
use crate::vault::{DataKeys, Key, SubjectId, Vault, draw, key_of, keys_of_all};

use super::format::{self, Payload};
use super::masked::masked;
use super::model::{Entry, EntryId, EntryKind, EntryQuery, Kept, SALT, place};
use super::store::{self, Placed};
use super::subject;

/// Records that something came to be.
pub fn created(tx: &mut Tx<'_>, kind: &'static str, id: impl Display, after: &impl Serialize) -> Result<()> {
    let after = document(after)?;
    record(tx, kind, id, None, Some(after))
}

/// Records that several things of one kind came to be: as each alone, with one query for all their keys.
pub fn created_all(
    tx: &mut Tx<'_>,
    kind: &'static str,
    things: Vec<(impl Display + Send, impl Serialize + Send)>,
) -> Result<()> {
    let mut drafts = Vec::with_capacity(things.len());
    for written in cores::each(things, |(id, after)| document(&after).map(|after| (id.to_string(), after))) {
        let (object_id, after) = written?;
        let about = About { kind: EntryKind::Change, object_kind: kind, object_id };
        let after = Some(after);
        expect_not_recused(tx, &about, [&None, &after])?;
        drafts.push((EntryId::new(), draft(tx, about, None, after)?));
    }
    let subjects: Vec<SubjectId> = drafts.iter().filter_map(|(_, draft)| draft.subject).collect();
    let keys = keys_of_all(tx.conn, &tx.vault, &subjects, tx.now)?;
    let sealed = cores::each(drafts, |(id, draft)| {
        let key = draft.subject.and_then(|subject| keys.get(&subject));
        draft.sealed_under(id, key)
    });
    let entries = sealed.into_iter().collect::<Result<Vec<Kept>>>()?;
    store::insert_all(tx.conn, &entries)?;
    tx.recorded = tx.recorded.saturating_add(entries.len());
    Ok(())
}

/// Records that something changed.
pub fn changed(
    tx: &mut Tx<'_>,
    kind: &'static str,
    id: impl Display,
    before: &impl Serialize,
    after: &impl Serialize,
) -> Result<()> {
    let (before, after) = (document(before)?, document(after)?);
    record(tx, kind, id, Some(before), Some(after))
}

/// Records that a mistake was taken out.
pub fn deleted(tx: &mut Tx<'_>, kind: &'static str, id: impl Display, before: &impl Serialize) -> Result<()> {
    let before = document(before)?;
    record(tx, kind, id, Some(before), None)
}

fn document(state: &impl Serialize) -> Result<Box<RawValue>> {
    serde_json::value::to_raw_value(state).map_err(Problem::internal)
}

fn record(
    tx: &mut Tx<'_>,
    kind: &'static str,
    id: impl Display,
    before: Option<Box<RawValue>>,
    after: Option<Box<RawValue>>,
) -> Result<()> {
    let about = About { kind: EntryKind::Change, object_kind: kind, object_id: id.to_string() };
    expect_not_recused(tx, &about, [&before, &after])?;
    write(tx, about, before, after)?;
    tx.recorded = tx.recorded.saturating_add(1);
    Ok(())
}

/// Goes on only if the caller is recused from nobody whom a change is about.
fn expect_not_recused(tx: &mut Tx<'_>, about: &About, states: [&Option<Box<RawValue>>; 2]) -> Result<()> {
    if tx.holdings.recused_from.is_empty() {
        return Ok(());
    }
    let persons = subject::persons(about.object_kind, &about.object_id, states)?;
    reach::expect_not_recused(tx, persons)
}

/// Records what was asked where nothing changed: a refusal, or a look.
pub(crate) fn noted(tx: &mut Tx<'_>, kind: EntryKind, path: &str, query: &str) -> Result<()> {
    let about = About { kind, object_kind: "request", object_id: path.to_owned() };
    let asked = document(&serde_json::json!({"query": query}))?;
    write(tx, about, None, Some(asked))
}

/// Records that something was looked at as a whole: what, and what for.
pub fn read(tx: &mut Tx<'_>, kind: &'static str, id: impl Display, what: &impl Serialize) -> Result<()> {
    let about = About { kind: EntryKind::Read, object_kind: kind, object_id: id.to_string() };
    let what = document(what)?;
    write(tx, about, None, Some(what))?;
    tx.recorded = tx.recorded.saturating_add(1);
    Ok(())
}

/// Who does something in a case of one's own.
const PARTY: &str = "party";

/// What an entry is about.
struct About {
    kind: EntryKind,
    object_kind: &'static str,
    object_id: String,
}

fn write(
    tx: &mut Tx<'_>,
    about: About,
    before: Option<Box<RawValue>>,
    after: Option<Box<RawValue>>,
) -> Result<()> {
    let draft = draft(tx, about, before, after)?;
    let entry = draft.sealed(EntryId::new(), tx.conn, &tx.vault)?;
    store::insert(tx.conn, &entry)
}

fn draft(
    tx: &Tx<'_>,
    about: About,
    before: Option<Box<RawValue>>,
    after: Option<Box<RawValue>>,
) -> Result<Draft> {
    let subject = subject::of(about.object_kind, &about.object_id, before.as_deref(), after.as_deref())?;
    // Who is party to a case is told to nobody who reads the journal; the case itself tells it to those who judge.
    let is_told = !tx.operation.is_of_a_party();
    let actor = if is_told { tx.actor.principal.to_string() } else { PARTY.to_owned() };
    Ok(Draft {
        at: tx.now,
        actor,
        actor_id: tx.actor.id.filter(|_| is_told),
        operation: tx.operation.rule().id.to_owned(),
        kind: about.kind,
        object_kind: about.object_kind.to_owned(),
        object_id: about.object_id,
        request_id: tx.request_id.to_string(),
        act_id: tx.act,
        subject,
        payload: Payload {
            actor_name: if is_told { tx.actor.name.clone() } else { PARTY.to_owned() },
            before,
            after,
        },
    })
}

/// An entry before its content is committed to.
pub(super) struct Draft {
    pub(super) at: Moment,
    pub(super) actor: String,
    pub(super) actor_id: Option<TokenId>,
    pub(super) operation: String,
    pub(super) kind: EntryKind,
    pub(super) object_kind: String,
    pub(super) object_id: String,
    pub(super) request_id: String,
    pub(super) act_id: Option<ActId>,
    pub(super) subject: Option<SubjectId>,
    pub(super) payload: Payload,
}

impl Draft {
    /// The entry as it is kept: its content committed to, and sealed where it is about a person.
    pub(super) fn sealed(self, id: EntryId, conn: &mut AnyConnection, vault: &Vault) -> Result<Kept> {
        let key = self.subject.map(|subject| key_of(conn, vault, subject, self.at)).transpose()?;
        self.sealed_under(id, key.as_ref())
    }

    /// The same with the key at hand of whom it is about.
    fn sealed_under(self, id: EntryId, key: Option<&Key>) -> Result<Kept> {
        let salt: [u8; SALT] = draw()?;
        let payload = self.payload.written()?;
        let commitment = format::commitment(&salt, &payload).to_vec();
        let (salt, payload, sealed) = match (self.subject, key) {
            (None, _) => (Some(salt.to_vec()), Some(payload), None),
            (Some(subject), None) => {
                return Err(Problem::internal(format!("there is no data key of {subject}")));
            }
            (Some(_), Some(key)) => {
                let content = [salt.as_slice(), payload.as_bytes()].concat();
                (None, None, Some(key.seal(&content, &place(&id.to_string()))?))
            }
        };
        Ok(Kept {
            id,
            at: self.at,
            actor: self.actor,
            actor_id: self.actor_id,
            operation: self.operation,
            kind: self.kind.word().to_owned(),
            object_kind: self.object_kind,
            object_id: self.object_id,
            request_id: self.request_id,
            act_id: self.act_id,
            subject_id: self.subject,
            commitment,
            salt,
            payload,
            sealed,
        })
    }
}

/// Entries as they are told, their content opened.
fn told(tx: &mut Tx<'_>, entries: Vec<Placed>) -> Result<Vec<Entry>> {
    let vault = Arc::clone(&tx.vault);
    let mut keys = DataKeys::new(&vault);
    keys.fetch(tx.conn, entries.iter().filter_map(|(entry, _)| entry.subject_id))?;
    entries.into_iter().map(|(entry, leaf)| entry.told(leaf, &keys)).collect()
}

/// The same, of entries whose place in the log is of no matter.
fn opened(tx: &mut Tx<'_>, entries: impl IntoIterator<Item = Kept>) -> Result<Vec<Entry>> {
    told(tx, entries.into_iter().map(|entry| (entry, None)).collect())
}

/// What an act changed since it was last carried out, the last first, and what it had brought forth before.
pub fn of_act(tx: &mut Tx<'_>, act: ActId) -> Result<Vec<Entry>> {
    let kept = store::of_act(tx, act)?;
    let (mut entries, mut is_before) = (opened(tx, kept)?, false);
    entries.retain(|entry| {
        is_before |= entry.object_kind == "act";
        let is_brought_forth = matches!(&*entry.object_kind, "body" | "territory") && entry.before.is_none();
        !is_before || is_brought_forth
    });
    Ok(entries)
}

/// The last entry about an object.
pub fn last_of(tx: &mut Tx<'_>, kind: &str, id: impl Display) -> Result<Option<Entry>> {
    let last = store::last_of(tx, kind, &id.to_string())?;
    Ok(opened(tx, last)?.pop())
}

/// The first entry about an object.
pub fn first_of(tx: &mut Tx<'_>, kind: &str, id: impl Display) -> Result<Option<Entry>> {
    let first = store::first_of(tx, kind, &id.to_string())?;
    Ok(opened(tx, first)?.pop())
}

/// The act that brought an object forth, if one did.
pub fn formed_by(tx: &mut Tx<'_>, kind: &str, id: impl Display) -> Result<Option<ActId>> {
    let first = first_of(tx, kind, id)?.filter(|first| first.before.is_none());
    Ok(first.and_then(|first| first.act_id))
}

/// The acts under which an object was changed after an entry, but for the entry's own.
pub fn acts_since(tx: &mut Tx<'_>, object: impl Display, entry: &Entry) -> Result<Vec<ActId>> {
    store::acts_since(tx, &object.to_string(), entry)
}

/// The changes of one object, the first first.
pub fn changes_of(tx: &mut Tx<'_>, kind: &str, id: impl Display, listing: &Listing) -> Result<Page<Entry>> {
    let id = id.to_string();
    let total = listing.total(|| store::count_changes_of(tx, kind, &id))?;
    let changes = store::changes_of(tx, kind, &id, listing)?;
    Ok(listing.page(told(tx, changes)?, total, |entry| vec![entry.id.to_string()]))
}

/// One entry.
pub(super) fn show(tx: &mut Tx<'_>, id: EntryId) -> Result<Entry> {
    let entry = store::find(tx, id)?;
    let entry = told(tx, vec![entry])?;
    masked(tx, entry)?.pop().ok_or_else(Problem::not_found)
}

/// The entries, in the order they were made.
pub(super) fn list(tx: &mut Tx<'_>, query: &EntryQuery, listing: &Listing) -> Result<Page<Entry>> {
    let total = listing.total(|| store::count(tx, query))?;
    let entries = store::list(tx, query, listing)?;
    let entries = told(tx, entries)?;
    Ok(listing.page(masked(tx, entries)?, total, |entry| vec![entry.id.to_string()]))
}

//! The journal over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call, Format, ListOnly, NoteOrJson, Page};

use super::actions;
use super::log::{
    self, Checkpoint, CheckpointSize, Consistency, ConsistencyQuery, Inclusion, InclusionQuery,
    SigningKeyTold,
};
use super::model::{Entry, EntryId, EntryQuery};

doors!(
    journal_list,
    journal_checkpoint_list,
    journal_checkpoint_create,
    journal_checkpoint_show,
    journal_checkpoint_newest,
    journal_consistency,
    journal_key,
    journal_inclusion,
    journal_show; CheckpointSize
);

/// Lists the entries in the order they were made, with the states before and after. All of them (`all=true`), as lines
/// of JSON, are what a verifier needs beside a checkpoint.
#[utoipa::path(tag = "journal", params(EntryQuery), responses((status = 200, description = "A page of entries.", body = Page<Entry>)))]
#[get("/v1/journal")]
async fn journal_list(call: Call<EntryQuery>) -> Result<HttpResponse> {
    call.read(Operation::JournalList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lists what was signed of the log, the first first. Keep one of them elsewhere: with it every later change to what it
/// covers is found.
#[utoipa::path(tag = "journal", responses((status = 200, description = "A page of checkpoints.", body = Page<Checkpoint>)))]
#[get("/v1/journal/checkpoints")]
async fn journal_checkpoint_list(call: Call<ListOnly>) -> Result<HttpResponse> {
    call.read(Operation::JournalCheckpointList, |tx, asked| Answer::listed(&log::list(tx, &asked.listing)?))
        .await
}

/// Seals what waits and signs the log as it is, now. Where it has not grown, the newest checkpoint is it.
#[utoipa::path(tag = "journal", responses((status = 200, description = "The newest checkpoint.", body = Checkpoint)))]
#[post("/v1/journal/checkpoints")]
async fn journal_checkpoint_create(call: Call) -> Result<HttpResponse> {
    call.act_once_sealed(Operation::JournalCheckpointCreate, |tx| {
        log::sign(tx.conn, &tx.vault, tx.now)?;
        // What is signed is kept beside the entries, not as one: each entry would ask for another checkpoint.
        tx.is_so_already = true;
        Answer::shown(&log::newest(tx, None)?)
    })
    .await
}

/// Shows a checkpoint, by the size of the log it was signed of.
#[utoipa::path(tag = "journal", params(("size" = CheckpointSize, Path, description = "How many entries the log had.")), responses((status = 200, description = "The checkpoint.", content((Checkpoint = "application/json"), (String = "text/plain")))))]
#[get("/v1/journal/checkpoints/{size}")]
async fn journal_checkpoint_show(call: Call<NoteOrJson>, size: At<CheckpointSize>) -> Result<HttpResponse> {
    call.read(Operation::JournalCheckpointShow, move |tx, asked| {
        told(asked.format, &log::newest(tx, Some(size.get()?))?)
    })
    .await
}

/// Shows the newest checkpoint; as `text/plain`, the signed note alone.
#[utoipa::path(tag = "journal", responses((status = 200, description = "The checkpoint.", content((Checkpoint = "application/json"), (String = "text/plain")))))]
#[get("/v1/journal/checkpoint")]
async fn journal_checkpoint_newest(call: Call<NoteOrJson>) -> Result<HttpResponse> {
    call.read(Operation::JournalCheckpointNewest, |tx, asked| told(asked.format, &log::newest(tx, None)?))
        .await
}

fn told(format: Format, checkpoint: &Checkpoint) -> Result<Answer> {
    match format {
        Format::Json => Answer::shown(checkpoint),
        text => Ok(Answer::drawn(text, checkpoint.note.clone())),
    }
}

/// Proves that the log of one size is the beginning of the log of another (RFC 6962, section 2.1.2).
#[utoipa::path(tag = "journal", params(ConsistencyQuery), responses((status = 200, description = "The proof.", body = Consistency)))]
#[get("/v1/journal/consistency")]
async fn journal_consistency(call: Call<ConsistencyQuery>) -> Result<HttpResponse> {
    call.read(Operation::JournalConsistency, |tx, asked| {
        Answer::composed(&log::consistency(tx, &asked.query)?)
    })
    .await
}

/// Shows the public key that signs the journal. Note it once, elsewhere.
#[utoipa::path(tag = "journal", responses((status = 200, description = "The key.", body = SigningKeyTold)))]
#[get("/v1/journal/key")]
async fn journal_key(call: Call) -> Result<HttpResponse> {
    call.read(Operation::JournalKey, |tx, _| Answer::composed(&log::key(&tx.vault))).await
}

/// Proves that an entry is in the log (RFC 6962, section 2.1.1).
#[utoipa::path(tag = "journal", params(("id" = EntryId, Path, description = "The entry."), InclusionQuery), responses((status = 200, description = "The proof.", body = Inclusion)))]
#[get("/v1/journal/{id}/inclusion")]
async fn journal_inclusion(call: Call<InclusionQuery>, id: At<EntryId>) -> Result<HttpResponse> {
    call.read(Operation::JournalInclusion, move |tx, asked| {
        Answer::composed(&log::inclusion(tx, id.get()?, &asked.query)?)
    })
    .await
}

/// Shows one entry.
#[utoipa::path(tag = "journal", params(("id" = EntryId, Path, description = "The entry.")), responses((status = 200, description = "The entry.", body = Entry)))]
#[get("/v1/journal/{id}")]
async fn journal_show(call: Call, id: At<EntryId>) -> Result<HttpResponse> {
    call.read(Operation::JournalShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

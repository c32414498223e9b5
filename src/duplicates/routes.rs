//! Duplicates and merges over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};
use crate::persons::PersonId;

use super::actions;
use super::model::{
    Dismissal, DuplicateId, DuplicateQuery, DuplicateTold, Merge, MergeDone, MergeId, MergeQuery,
    MergeReversed, NewMerge, NewReversal, Reopening, Scan,
};

doors!(
    duplicate_list,
    duplicate_scan,
    duplicate_show,
    duplicate_dismiss,
    duplicate_reopen,
    person_merge,
    merge_list,
    merge_show,
    merge_reverse
);

/// Lists pairs of persons who may be one, the surest first, each with the reasons: those both of whom the caller may correct. It takes to be told private contacts and days of birth wherever that is, for the reasons tell of them.
#[utoipa::path(tag = "duplicates", params(DuplicateQuery), responses((status = 200, description = "A page of pairs.", body = Page<DuplicateTold>)))]
#[get("/v1/duplicates")]
async fn duplicate_list(call: Call<DuplicateQuery>) -> Result<HttpResponse> {
    call.read(Operation::DuplicateList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Looks for duplicates of the next of those who were registered or corrected since they were last looked for, and tells how many wait: asked again until it is done. A running service does the same by itself, a little at a time.
#[utoipa::path(tag = "duplicates", responses((status = 200, description = "What was done, and what is left.", body = Scan)))]
#[post("/v1/duplicates/scans")]
async fn duplicate_scan(call: Call) -> Result<HttpResponse> {
    call.act(Operation::DuplicateScan, |tx| Answer::composed(&actions::scan(tx)?)).await
}

/// Shows one pair.
#[utoipa::path(tag = "duplicates", params(("id" = DuplicateId, Path, description = "The pair.")), responses((status = 200, description = "The pair.", body = DuplicateTold)))]
#[get("/v1/duplicates/{id}")]
async fn duplicate_show(call: Call, id: At<DuplicateId>) -> Result<HttpResponse> {
    call.read(Operation::DuplicateShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Says that the two are two persons: the pair is never suggested again, unless it is reopened.
#[utoipa::path(tag = "duplicates", params(("id" = DuplicateId, Path, description = "The pair.")), request_body = Dismissal, responses((status = 200, description = "The pair, dismissed.", body = DuplicateTold)))]
#[post("/v1/duplicates/{id}/dismissals")]
async fn duplicate_dismiss(call: Call, id: At<DuplicateId>, why: Body<Dismissal>) -> Result<HttpResponse> {
    call.write(Operation::DuplicateDismiss, why, move |tx, why| {
        Answer::shown(&actions::dismiss(tx, id.get()?, why)?)
    })
    .await
}

/// Puts a pair that was dismissed back among those to be looked at.
#[utoipa::path(tag = "duplicates", params(("id" = DuplicateId, Path, description = "The pair.")), request_body = Reopening, responses((status = 200, description = "The pair, open again.", body = DuplicateTold)))]
#[post("/v1/duplicates/{id}/reopenings")]
async fn duplicate_reopen(call: Call, id: At<DuplicateId>, why: Body<Reopening>) -> Result<HttpResponse> {
    call.write(Operation::DuplicateReopen, why, move |tx, why| {
        Answer::shown(&actions::reopen(tx, id.get()?, why)?)
    })
    .await
}

/// Merges another person into this one, who stays: memberships, offices, attendances, rights, tokens and whatever else named the other name this one, and the other's id leads here for ever. With `dry_run=true` it tells all that beforehand. It takes `person.delete` and `person.update` over both and over all that both hold something over, and to be told all of both; where somebody signs on as one of them, to hold all that the other holds. What cannot be one person's stands in the way, and is told.
#[utoipa::path(tag = "duplicates", params(("id" = PersonId, Path, description = "Who stays.")), request_body = NewMerge, responses((status = 201, description = "The merge, and what became of everything.", body = MergeDone)))]
#[post("/v1/persons/{id}/merges")]
async fn person_merge(call: Call, id: At<PersonId>, new: Body<NewMerge>) -> Result<HttpResponse> {
    call.write(Operation::PersonMerge, new, move |tx, new| {
        Answer::created(&actions::merge(tx, id.get()?, new)?)
    })
    .await
}

/// Lists merges, the first made first: those into persons whom the caller may correct.
#[utoipa::path(tag = "duplicates", params(MergeQuery), responses((status = 200, description = "A page of merges.", body = Page<Merge>)))]
#[get("/v1/merges")]
async fn merge_list(call: Call<MergeQuery>) -> Result<HttpResponse> {
    call.read(Operation::MergeList, |tx, asked| {
        Answer::listed(&actions::list_merges(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one merge.
#[utoipa::path(tag = "duplicates", params(("id" = MergeId, Path, description = "The merge.")), responses((status = 200, description = "The merge.", body = Merge)))]
#[get("/v1/merges/{id}")]
async fn merge_show(call: Call, id: At<MergeId>) -> Result<HttpResponse> {
    call.read(Operation::MergeShow, move |tx, _| Answer::shown(&actions::show_merge(tx, id.get()?)?)).await
}

/// Takes a merge back, within thirty days: the other is back under the id of old, and whatever the merge had moved is that one's again; what was recorded since stays. What rests on the merge by now stands in the way, and is told. It takes what merging takes.
#[utoipa::path(tag = "duplicates", params(("id" = MergeId, Path, description = "The merge.")), request_body = NewReversal, responses((status = 200, description = "The merge, taken back, and what went back.", body = MergeReversed)))]
#[post("/v1/merges/{id}/reversals")]
async fn merge_reverse(call: Call, id: At<MergeId>, why: Body<NewReversal>) -> Result<HttpResponse> {
    call.write(Operation::MergeReverse, why, move |tx, why| {
        Answer::shown(&actions::reverse(tx, id.get()?, why)?)
    })
    .await
}

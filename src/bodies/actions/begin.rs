//! A body that an act formed begins on another day: the act is carried out anew.
use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::words::{PartialDate, Tenure};

use super::super::model::{Body, BodyId, NewBody};
use super::super::moves::{Station, stations_since};
use super::super::rules::Refusal;
use super::super::store;
use super::change::editable;
use super::contents::expect_contents_fit;
use super::dissolve::heirs_past_changes;
use super::site::{check, site};

/// Lets a body begin on another day, with those it was made with; what is in it stays, and must lie within its life.
/// Those in `ending` end when it begins.
pub fn begin_anew(tx: &mut Tx<'_>, body: &Body, on: NaiveDate, ending: &[BodyId]) -> Result<Body> {
    let life = Tenure { starts: PartialDate::exact(on), ends: body.tenure().ends };
    if life.is_backwards() {
        return Err(Problem::from(Refusal::LifeIsBackwards).because(body.slug.clone()));
    }
    let under = store::stations_under(tx, body.id)?;
    let (with_it, others): (Vec<Station>, Vec<Station>) =
        under.into_iter().partition(|child| child.row.is_made_with(body));
    expect_contents_fit(tx, body, life, &others)?;
    if let Some(first) = stations_since(tx, body, on.min(body.starts_latest))?.first() {
        let form = NewBody { starts_on: life.starts, ..editable(&first.body)? };
        let mut site = site(tx, &form, on)?;
        site.is_within_parent = true;
        let besides: Vec<BodyId> = ending.iter().copied().chain([body.id]).collect();
        check(tx, &site, first.tenure(life), &besides)?;
    }
    let mut after = body.clone();
    (after.starts_earliest, after.starts_latest) = (life.starts.earliest(), life.starts.latest());
    after.version = body.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after)?;
    journal::changed(tx, "body", body.id, body, &after)?;
    if body.split_from.is_some() && life.starts != body.tenure().starts {
        heirs_past_changes(tx, body.id)?;
    }
    let mut children: Vec<Body> = with_it.into_iter().map(|child| child.row).collect();
    children.sort_by_key(|child| child.id);
    children.dedup_by_key(|child| child.id);
    for child in children {
        begin_anew(tx, &child, on, ending)?;
    }
    Ok(after)
}

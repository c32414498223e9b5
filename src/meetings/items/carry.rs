//! What a body has not done yet is taken up again: its open actions are put on the agenda of a meeting.
use std::collections::HashSet;

use uuid::Uuid;

use crate::basis::MeetingId;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::meetings::model::Meeting;
use crate::meetings::rules::{self, Refusal};
use crate::meetings::store::find as find_meeting;
use crate::programmes::{self, Action, ActionId, ActionStatus};
use crate::refusals;
use crate::words::Line;

use super::actions::taken;
use super::model::{
    ActionsCarried, AgendaItem, Item as _, NUMBER_MAX, NewAgendaItem, NewCarriedActions, Slot,
};
use super::store::{self, Kept as _};

refusals! {
    /// Why an action is not carried to an agenda.
    CarryRefusal {
        /// The body that meets has no such action.
        ActionIsNotTheBodys = "action-is-not-the-bodys" [
            "ليس لهذه الهيئة إجراء بهذا المعرف يوم الاجتماع.",
            "L'instance qui se réunit n'a pas, ce jour-là, d'action de cet identifiant.",
            "The body that meets has no action of that id on that day."
        ],
        /// It is done, or given up.
        ActionIsClosed = "action-is-closed" [
            "هذا الإجراء منجز أو متخلى عنه قبل الاجتماع فلا يدرج في جدول أعماله؛ أعد فتحه أولا إن لم ينجز.",
            "Cette action est close avant la réunion et ne revient pas à son ordre du jour ; rouvrez-la d'abord si elle n'est pas faite.",
            "That action is closed before the meeting and does not come back on its agenda; open it again first if it is not done."
        ],
        /// It was undertaken after the meeting.
        ActionIsLater = "action-is-later" [
            "أقر هذا الإجراء بعد يوم الاجتماع.",
            "Cette action a été décidée après la réunion.",
            "That action was undertaken after the meeting."
        ],
    }
}

/// How many actions are carried at once.
const AT_ONCE: usize = 100;

/// Puts actions of the body that meets on the agenda of a meeting, each once: those that are named, or all that are open on
/// the day of the meeting, those that are due first before the others.
pub(super) fn carry(tx: &mut Tx<'_>, id: MeetingId, told: &NewCarriedActions) -> Result<ActionsCarried> {
    let meeting = find_meeting(tx, id)?;
    tx.expect_version(id, meeting.version)?;
    rules::may_change(&meeting)?;
    let standing = store::carried(tx, id)?;
    let mut carried = ActionsCarried::default();
    let actions = if let Some(named) = &told.action_ids {
        let mut actions = named_actions(tx, &meeting, named)?;
        let asked = actions.len();
        actions.retain(|action| !standing.contains(&action.id));
        carried.same = asked.saturating_sub(actions.len());
        actions
    } else {
        let most = i64::try_from(AT_ONCE).map_err(Problem::internal)?.saturating_add(1);
        let (body, day) = (meeting.body_id, meeting.held_latest);
        let mut actions = programmes::open_on(tx, body, day, &standing, most)?;
        carried.are_left = actions.len() > AT_ONCE;
        actions.truncate(AT_ONCE);
        actions
    };
    carried.items = put_down(tx, &meeting, &actions)?;
    tx.is_so_already = carried.items.is_empty();
    Ok(carried)
}

/// The actions that are named, each once and as they are on the day of the meeting; refused where the body has not one of them
/// to do then.
fn named_actions(tx: &mut Tx<'_>, meeting: &Meeting, named: &[ActionId]) -> Result<Vec<Action>> {
    let mut found = programmes::on_day(tx, named, meeting.held_latest)?;
    let mut actions = Vec::with_capacity(named.len());
    let mut seen = HashSet::new();
    for (place, id) in named.iter().enumerate() {
        if !seen.insert(*id) {
            continue;
        }
        let action = found.remove(id).filter(|action| action.body_id == meeting.body_id);
        let refusal = match &action {
            None => Some(CarryRefusal::ActionIsNotTheBodys),
            Some(action) if action.opened_latest > meeting.held_latest => Some(CarryRefusal::ActionIsLater),
            Some(action) if action.status != ActionStatus::Open => Some(CarryRefusal::ActionIsClosed),
            Some(_) => None,
        };
        if let Some(refusal) = refusal {
            return Err(Problem::from(refusal).within(&format!("/action_ids/{place}")));
        }
        actions.extend(action);
    }
    Ok(actions)
}

/// Puts one point for each action on the agenda, one after the other from the next number on.
fn put_down(tx: &mut Tx<'_>, meeting: &Meeting, actions: &[Action]) -> Result<Vec<AgendaItem>> {
    if actions.is_empty() {
        return Ok(Vec::new());
    }
    let last = AgendaItem::last_number(tx, meeting.id)?;
    let mut items = Vec::with_capacity(actions.len());
    for (number, action) in (last.saturating_add(1)..).zip(actions) {
        if number > NUMBER_MAX {
            return Err(Refusal::NumberIsTaken.into());
        }
        let (id, now) = (Uuid::now_v7(), tx.now);
        let slot = Slot { id, meeting_id: meeting.id, number, version: 1, created_at: now, updated_at: now };
        let title = Line::parse(&action.title).map_err(Problem::internal)?;
        let form = NewAgendaItem { number: Some(number), title, is_internal: false, documents: Vec::new() };
        let item = AgendaItem { action_id: Some(action.id), ..AgendaItem::new(slot, &form) };
        item.insert(tx).map_err(taken::<AgendaItem>)?;
        items.push(item);
    }
    journal::created_all(tx, AgendaItem::KIND, items.iter().map(|item| (item.id, item)).collect())?;
    Ok(items)
}

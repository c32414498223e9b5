//! An attendance: somebody, or a group, at a meeting.
use std::collections::HashMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::MeetingId;
use crate::db::{Json, Moment, MultiBackend, attendances};
use crate::error::{Problem, Result};
use crate::http::{Change, Resource};
use crate::meetings::items::attend;
use crate::meetings::rules::Refusal;
use crate::persons::{PersonId, PersonName};
use crate::words::{Line, few};
use crate::{id_type, word_enum};

use super::{Item, ItemForm, Slot, Stay, slot};

id_type! {
    /// Identifies an attendance.
    AttendanceId
}

word_enum! {
    /// How somebody stood to a meeting.
    Presence {
        /// Came.
        Present = "present",
        /// Took part from afar: counted as the statutes say.
        Remote = "remote",
        /// Did not come, and said why.
        Excused = "excused",
        /// Did not come.
        Absent = "absent",
        /// Came without belonging to the body: not counted in a quorum.
        Guest = "guest",
    }
}

impl Presence {
    /// How those stood to a meeting who took part in it as members.
    pub const CAME: [Self; 2] = [Self::Present, Self::Remote];

    /// Whether somebody was there, in whatever part.
    pub fn is_there(self) -> bool {
        matches!(self, Self::Present | Self::Remote | Self::Guest)
    }
}

/// One line of the attendance sheet: a person, or a group that was not counted.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema)]
#[diesel(table_name = attendances, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Attendance {
    /// Identifies it.
    pub id: AttendanceId,
    /// The meeting.
    pub meeting_id: MeetingId,
    /// Its number on the sheet.
    pub number: i64,
    /// Who.
    pub person_id: Option<PersonId>,
    /// Which group, uncounted.
    pub group_name: Option<String>,
    /// How they stood to the meeting.
    pub presence: Presence,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was recorded.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// When the person was there; none: all the time, as far as it is recorded.
    #[schema(value_type = Vec<Stay>)]
    pub stays: Json<Vec<Stay>>,
    /// For whom the person stood in.
    pub substitutes_id: Option<PersonId>,
    /// Whether with the vote of whom the person stood in for.
    pub substitute_votes: bool,
}

/// One line of the attendance sheet, with the names of the person and of whom the person stood in for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AttendanceTold {
    /// The line.
    #[serde(flatten)]
    pub attendance: Attendance,
    /// The name of the person.
    pub person: Option<PersonName>,
    /// The name of whom the person stood in for.
    pub substitutes: Option<PersonName>,
}

impl Resource for AttendanceTold {
    fn path(&self) -> String {
        format!("/v1/attendances/{}", self.attendance.id)
    }
    fn version(&self) -> i64 {
        self.attendance.version
    }
}

/// A line to be put on the attendance sheet: either a person or a group.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewAttendance {
    /// Its number on the sheet; the next one, if absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 9999))]
    #[schema(minimum = 1, maximum = 9999)]
    pub number: Option<i64>,
    /// Who.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// Which group, uncounted.
    #[serde(default)]
    #[schema(example = "أعضاء الأمانة الإقليمية")]
    pub group_name: Option<Line<200>>,
    /// How they stood to the meeting.
    pub presence: Presence,
    /// When the person was there, if not all the time: came late, left, returned. None: all the time.
    #[serde(default, deserialize_with = "few::<_, _, 0, 20>")]
    #[schema(max_items = 20)]
    #[validate(nested)]
    pub stays: Vec<Stay>,
    /// For whom the person stood in.
    #[serde(default)]
    pub substitutes_id: Option<PersonId>,
    /// Whether with the vote of whom the person stood in for: only where the statutes give a substitute one.
    #[serde(default)]
    pub substitute_votes: bool,
}

impl NewAttendance {
    /// A person, and how that person stood to the meeting.
    pub(in crate::meetings::items) fn of(person: PersonId, presence: Presence, stays: &[Stay]) -> Self {
        Self {
            number: None,
            person_id: Some(person),
            group_name: None,
            presence,
            stays: stays.to_vec(),
            substitutes_id: None,
            substitute_votes: false,
        }
    }
}

/// What changes of a line of the attendance sheet.
pub type AttendanceChange = Change<NewAttendance>;

impl ItemForm for NewAttendance {
    fn number(&self) -> Option<i64> {
        self.number
    }
    fn persons(&self) -> Vec<PersonId> {
        self.person_id.into_iter().chain(self.substitutes_id).collect()
    }
    fn check(&self) -> Result<()> {
        one_of(self.person_id.is_some(), self.group_name.is_some())?;
        Ok(attend::may_be_told(self)?)
    }
}

/// Whether either a person or a group is named, and not both.
pub(super) fn one_of(person: bool, group: bool) -> Result<(), Refusal> {
    if person == group { Err(Refusal::PersonOrGroupIsNamed) } else { Ok(()) }
}

impl Item for Attendance {
    const KIND: &'static str = "attendance";
    type Form = NewAttendance;
    type Told = AttendanceTold;

    fn new(slot: Slot, form: &NewAttendance) -> Self {
        Self {
            id: AttendanceId(slot.id),
            meeting_id: slot.meeting_id,
            number: slot.number,
            person_id: form.person_id,
            group_name: form.group_name.as_ref().map(ToString::to_string),
            presence: form.presence,
            version: slot.version,
            created_at: slot.created_at,
            updated_at: slot.updated_at,
            stays: Json(form.stays.iter().map(|stay| stay.kept()).collect()),
            substitutes_id: form.substitutes_id,
            substitute_votes: form.substitute_votes,
        }
    }
    slot!();
    fn form(&self) -> Result<NewAttendance> {
        let group_name = self.group_name.as_deref().map(Line::parse).transpose();
        Ok(NewAttendance {
            number: Some(self.number),
            person_id: self.person_id,
            group_name: group_name.map_err(Problem::internal)?,
            presence: self.presence,
            stays: self.stays.0.clone(),
            substitutes_id: self.substitutes_id,
            substitute_votes: self.substitute_votes,
        })
    }
    fn persons(&self) -> Vec<PersonId> {
        self.person_id.into_iter().chain(self.substitutes_id).collect()
    }
    fn told(self, names: &HashMap<PersonId, PersonName>) -> AttendanceTold {
        let name = |id: Option<PersonId>| id.and_then(|id| names.get(&id).cloned());
        AttendanceTold {
            person: name(self.person_id),
            substitutes: name(self.substitutes_id),
            attendance: self,
        }
    }
}

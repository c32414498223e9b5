//! An attendance: somebody, or a group, at a meeting.
use std::collections::HashMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::MeetingId;
use crate::db::{Moment, MultiBackend, attendances};
use crate::error::{Problem, Result};
use crate::http::{Change, Resource};
use crate::meetings::rules::Refusal;
use crate::persons::{PersonId, PersonName};
use crate::words::Line;
use crate::{id_type, word_enum};

use super::{Item, ItemForm, Slot, slot};

id_type! {
    /// Identifies an attendance.
    AttendanceId
}

word_enum! {
    /// How somebody stood to a meeting.
    Presence {
        /// Came.
        Present = "present",
        /// Did not come, and said why.
        Excused = "excused",
        /// Did not come.
        Absent = "absent",
        /// Came without belonging to the body: not counted in a quorum.
        Guest = "guest",
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
}

/// One line of the attendance sheet, with the name of the person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AttendanceTold {
    /// The line.
    #[serde(flatten)]
    pub attendance: Attendance,
    /// The name of the person.
    pub person: Option<PersonName>,
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
}

/// What changes of a line of the attendance sheet.
pub type AttendanceChange = Change<NewAttendance>;

impl ItemForm for NewAttendance {
    fn number(&self) -> Option<i64> {
        self.number
    }
    fn person_id(&self) -> Option<PersonId> {
        self.person_id
    }
    fn check(&self) -> Result<(), Refusal> {
        one_of(self.person_id.is_some(), self.group_name.is_some())
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
        })
    }
    fn person_id(&self) -> Option<PersonId> {
        self.person_id
    }
    fn told(self, names: &HashMap<PersonId, PersonName>) -> AttendanceTold {
        let person = self.person_id.and_then(|id| names.get(&id).cloned());
        AttendanceTold { attendance: self, person }
    }
}

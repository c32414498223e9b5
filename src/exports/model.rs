//! What an export is.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::word_enum;
use crate::words::Line;
use crate::{http, id_type};

id_type! {
    /// Identifies an export, in the journal.
    ExportId
}

word_enum! {
    /// Which register goes out.
    ExportedRegister {
        /// Persons.
        Persons = "persons",
        /// Memberships, those that had begun.
        Memberships = "memberships",
        /// Bodies.
        Bodies = "bodies",
        /// Positions.
        Positions = "positions",
        /// Appointments in force.
        Appointments = "appointments",
        /// Public mandates in force.
        Mandates = "mandates",
    }
}

impl ExportedRegister {
    /// The list that goes out, as the contract names it.
    pub(crate) fn list(self) -> &'static str {
        match self {
            Self::Persons => "person_list",
            Self::Memberships => "membership_list",
            Self::Bodies => "body_list",
            Self::Positions => "position_list",
            Self::Appointments => "appointment_list",
            Self::Mandates => "mandate_list",
        }
    }
}

word_enum! {
    /// In what form it goes out.
    ExportForm {
        /// A table (RFC 4180).
        Csv = "csv",
        /// A workbook.
        Xlsx = "xlsx",
        /// One JSON object a line.
        Ndjson = "ndjson",
    }
}

impl ExportForm {
    /// The same, as it is written.
    pub(crate) fn written(self) -> http::SheetForm {
        match self {
            Self::Csv => http::SheetForm::Csv,
            Self::Xlsx => http::SheetForm::Xlsx,
            Self::Ndjson => http::SheetForm::Ndjson,
        }
    }
}

/// A register to go out.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewExport {
    /// Which one.
    pub register: ExportedRegister,
    /// In what form.
    pub form: ExportForm,
    /// What it is for.
    #[schema(example = "list of voters of the provincial congress")]
    pub purpose: Line<300>,
    /// Who receives it.
    #[schema(example = "the organizing committee of the congress")]
    pub recipient: Line<300>,
}

/// What the journal keeps of an export.
#[derive(Debug, Clone, Serialize)]
pub struct Exported {
    /// Which register.
    pub register: ExportedRegister,
    /// In what form.
    pub form: ExportForm,
    /// What it is for.
    pub purpose: String,
    /// Who receives it.
    pub recipient: String,
    /// The day it is of.
    pub as_of: NaiveDate,
}

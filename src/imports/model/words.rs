//! The words an import is told in.
use crate::word_enum;

word_enum! {
    /// Which register a file tells of.
    RegisterKind {
        /// Persons; with their memberships, where it has columns for them.
        Persons = "persons",
        /// Bodies, each with a slug by which others name it.
        Bodies = "bodies",
        /// Positions of bodies.
        Positions = "positions",
        /// Memberships of persons known already, or told of in the file of persons.
        Memberships = "memberships",
        /// Who holds which position of which body.
        Appointments = "appointments",
        /// Who holds which public mandate in which institution of the State.
        Mandates = "mandates",
    }
}

impl RegisterKind {
    /// Every one, in the order they are taken: what others refer to comes first.
    pub const ALL: [Self; 6] =
        [Self::Persons, Self::Bodies, Self::Positions, Self::Memberships, Self::Appointments, Self::Mandates];
    /// So many rows at most has a file.
    const ROWS: i64 = 10_000_000_000;

    /// The place of a row of such a file among all of an import.
    pub(in crate::imports) fn place(self, row: i64) -> i64 {
        let rank = match self {
            Self::Persons => 0,
            Self::Bodies => 1,
            Self::Positions => 2,
            Self::Memberships => 3,
            Self::Appointments => 4,
            Self::Mandates => 5,
        };
        Self::ROWS.saturating_mul(rank).saturating_add(row)
    }

    /// The places such a file's rows have: after the first, up to the second.
    pub(in crate::imports) fn places(self) -> (i64, i64) {
        (self.place(0), self.place(Self::ROWS.saturating_sub(1)))
    }

    /// Which file a place is in, and which row of it that is.
    pub(in crate::imports) fn of_place(place: i64) -> (Self, i64) {
        let within = |kind: &Self| (kind.places().0..=kind.places().1).contains(&place);
        let kind = Self::ALL.into_iter().find(within).unwrap_or(Self::Persons);
        (kind, place.saturating_sub(kind.places().0))
    }
}

word_enum! {
    /// In what form a file came.
    ImportForm {
        /// A table of text.
        Csv = "csv",
        /// A workbook; its first sheet is read.
        Xlsx = "xlsx",
        /// One JSON object a line.
        Ndjson = "ndjson",
    }
}

word_enum! {
    /// How far an import is.
    ImportState {
        /// Files come in, columns are mapped.
        Open = "open",
        /// What its rows would do has been told, of some.
        Previewing = "previewing",
        /// What its rows would do has been told, of all.
        Previewed = "previewed",
        /// Its rows are being taken.
        Committing = "committing",
        /// Its rows were taken; those that were not are kept for the report.
        Done = "done",
        /// Nothing of its rows is kept any more.
        Forgotten = "forgotten",
    }
}

word_enum! {
    /// What a row would do, or did.
    RowState {
        /// It has not been looked at.
        Waiting = "waiting",
        /// It tells of somebody or something new.
        New = "new",
        /// The registry says the same.
        Same = "same",
        /// It adds to what is known, or puts it right.
        Update = "update",
        /// It is new or adds something, and a cell of it was read in a way worth a look.
        Warning = "warning",
        /// It is not taken.
        Error = "error",
    }
}

word_enum! {
    /// What a column may be of.
    ImportField {
        /// The sheet's own reference of the row: by it the row is known again, and others refer to it.
        Reference = "reference",
        /// The registry's id of the person.
        Id = "id",
        /// The whole name, in whichever script.
        Name = "name",
        /// The given name, in whichever script.
        FirstName = "first_name",
        /// The family name, in whichever script.
        LastName = "last_name",
        /// The whole name in Arabic.
        NameAr = "name_ar",
        /// The whole name in Latin letters.
        NameLatin = "name_latin",
        /// What goes before the name.
        Honorific = "honorific",
        /// The gender.
        Gender = "gender",
        /// The day of birth.
        BirthDate = "birth_date",
        /// Phone numbers.
        Phone = "phone",
        /// An e-mail address.
        Email = "email",
        /// A postal address.
        Address = "address",
        /// The territory somebody lives in, whatever its level.
        Residence = "residence",
        /// The commune or the district of a city somebody lives in.
        Commune = "commune",
        /// The province or prefecture somebody lives in.
        Province = "province",
        /// The number of the membership.
        Number = "number",
        /// The first day of the membership.
        StartsOn = "starts_on",
        /// The local unit of the membership, by id or slug.
        Unit = "unit",
        /// The name of a body in addresses.
        Slug = "slug",
        /// The type of a body, by its code or its label in the statutes.
        BodyType = "type",
        /// The body a body stands under, by id or slug.
        Parent = "parent",
        /// The body of a position, by id or slug.
        Body = "body",
        /// The type of a position, by its code or its label in the statutes.
        PositionType = "position",
        /// Which of its type a position is, where they are numbered.
        Ordinal = "ordinal",
        /// How many may hold a position.
        Seats = "seats",
        /// The last day in a position.
        EndsOn = "ends_on",
        /// How the holder of a position was chosen.
        Mode = "mode",
        /// The institution of a mandate, by its name or id.
        Institution = "institution",
        /// What kind of institution it is, by its code or its label.
        InstitutionKind = "institution_kind",
        /// What somebody does in an institution.
        Function = "function",
        /// The list somebody was elected on.
        ListLabel = "list_label",
    }
}

impl ImportField {
    /// Whether a file of that register may have it.
    pub(in crate::imports) fn is_of(self, kind: RegisterKind) -> bool {
        let names_a_person = matches!(self, Self::Reference | Self::Id | Self::Number);
        let is_a_position = matches!(self, Self::Body | Self::PositionType | Self::Ordinal);
        match kind {
            RegisterKind::Persons => !is_a_position && !self.is_of_an_organ() && !self.is_of_a_mandate(),
            RegisterKind::Memberships => names_a_person || matches!(self, Self::StartsOn | Self::Unit),
            RegisterKind::Bodies => matches!(
                self,
                Self::Slug
                    | Self::BodyType
                    | Self::Parent
                    | Self::Name
                    | Self::NameAr
                    | Self::NameLatin
                    | Self::Residence
                    | Self::Commune
                    | Self::Province
                    | Self::StartsOn
            ),
            RegisterKind::Positions => is_a_position || self == Self::Seats,
            RegisterKind::Appointments => {
                names_a_person || is_a_position || matches!(self, Self::StartsOn | Self::EndsOn | Self::Mode)
            }
            RegisterKind::Mandates => {
                let is_a_place = matches!(self, Self::Residence | Self::Commune | Self::Province);
                let is_of_the_seat = matches!(self, Self::Ordinal | Self::StartsOn | Self::EndsOn);
                names_a_person || is_a_place || is_of_the_seat || self.is_of_a_mandate()
            }
        }
    }

    fn is_of_a_mandate(self) -> bool {
        matches!(self, Self::Institution | Self::InstitutionKind | Self::Function | Self::ListLabel)
    }

    fn is_of_an_organ(self) -> bool {
        matches!(self, Self::Slug | Self::BodyType | Self::Parent | Self::Seats | Self::EndsOn | Self::Mode)
    }

    /// Whether several columns may be of it.
    pub(in crate::imports) fn may_repeat(self) -> bool {
        matches!(
            self,
            Self::Name | Self::FirstName | Self::LastName | Self::Phone | Self::Email | Self::Address
        )
    }
}

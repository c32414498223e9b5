//! What an export does: it is put on record, then the register is listed page after page.
use crate::appointments::{self, AppointmentQuery};
use crate::bodies::positions::{self, PositionQuery};
use crate::bodies::{self, BodyQuery};
use crate::db::Tx;
use crate::error::Result;
use crate::http::{Answer, Listing};
use crate::journal;
use crate::mandates::{self, MandateQuery};
use crate::memberships::{self, MembershipQuery};
use crate::persons::{self, PersonQuery, PersonSort};

use super::model::{ExportId, Exported, ExportedRegister, NewExport};

/// Puts an export on record: that it goes out, what for, and to whom.
pub(crate) fn note(tx: &mut Tx<'_>, new: &NewExport) -> Result<()> {
    let exported = Exported {
        register: new.register,
        form: new.form,
        purpose: new.purpose.to_string(),
        recipient: new.recipient.to_string(),
        as_of: tx.as_of,
    };
    journal::read(tx, "export", ExportId::new(), &exported)
}

/// A page of a register.
pub(crate) fn page(tx: &mut Tx<'_>, register: ExportedRegister, listing: &Listing) -> Result<Answer> {
    match register {
        ExportedRegister::Persons => {
            // As they were registered, and lie on the disk.
            let query = PersonQuery { sort: PersonSort::Id, ..PersonQuery::default() };
            Answer::listed(&persons::list(tx, &query, listing)?)
        }
        ExportedRegister::Memberships => {
            Answer::listed(&memberships::list(tx, &MembershipQuery::default(), listing)?)
        }
        ExportedRegister::Bodies => Answer::listed(&bodies::list(tx, &BodyQuery::default(), listing)?),
        ExportedRegister::Positions => {
            Answer::listed(&positions::list(tx, &PositionQuery::default(), listing)?)
        }
        ExportedRegister::Appointments => {
            Answer::listed(&appointments::list(tx, &AppointmentQuery::default(), listing)?)
        }
        ExportedRegister::Mandates => Answer::listed(&mandates::list(tx, &MandateQuery::default(), listing)?),
    }
}

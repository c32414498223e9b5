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
use crate::persons::{self, PersonQuery};

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
        ExportedRegister::Persons => Answer::listed(&persons::list(tx, &PersonQuery::default(), listing)?),
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

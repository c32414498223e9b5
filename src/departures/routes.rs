//! Departures over HTTP.
use actix_web::{HttpResponse, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call};
use crate::memberships::MembershipEnd;
use crate::persons::MembershipId;

use super::actions;
use super::model::Departed;

doors!(membership_end);

/// Ends a membership: its last day, which is still one of its days, and how it ended. On the same day ends every office of
/// its person that asks its holder to be a member, told as `consequences`; their seats are vacant from the day after. An
/// office that begins only later is kept, and told. With the membership goes all that its person holds by office or grant: it
/// takes the permission over every place and body in which that is, not over the unit alone. Public mandates stand (`kept`);
/// where whoever holds one leaves by choice (`resigned`, `transferred`), a legal task is opened for each.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), request_body = MembershipEnd, responses((status = 200, description = "The membership, ended, and what ended with it.", body = Departed)))]
#[post("/v1/memberships/{id}/end")]
async fn membership_end(call: Call, id: At<MembershipId>, end: Body<MembershipEnd>) -> Result<HttpResponse> {
    call.write(Operation::MembershipEnd, end, move |tx, end| {
        Answer::shown(&actions::depart(tx, id.get()?, end)?)
    })
    .await
}

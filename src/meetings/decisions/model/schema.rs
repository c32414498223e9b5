//! How the effects of a decision look in the contract: one schema for each kind.
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::bodies::NewBody;

use super::authority::{EmpowerPerson, RevokeEmpowerment};
use super::effect::{AdoptStatutes, Appoint, Effect, EndAppointment, Renew, Renumber};
use super::files::{AcceptApplication, RefuseApplication};
use super::life::{DissolveBody, MergeBodies, MoveBody, SplitBody};
use super::members::{AdmitMember, EndMembership, RenameBody};
use super::referral::ReferToEthics;
use super::upon::{AnnulDecision, ConfirmDecision};
use super::work::{AdoptProgramme, OpenActions, PresentProgramme};

impl PartialSchema for Effect {
    /// One schema for each kind: that of its fields, and `kind` beside them.
    fn schema() -> RefOr<Schema> {
        OneOfBuilder::new()
            .item(of_kind::<Appoint>("appoint"))
            .item(of_kind::<NewBody>("form_body"))
            .item(of_kind::<DissolveBody>("dissolve_body"))
            .item(of_kind::<MoveBody>("move_body"))
            .item(of_kind::<MergeBodies>("merge_bodies"))
            .item(of_kind::<SplitBody>("split_body"))
            .item(of_kind::<EndAppointment>("end_appointment"))
            .item(of_kind::<Renew>("renew"))
            .item(of_kind::<Renumber>("renumber"))
            .item(of_kind::<PresentProgramme>("present_programme"))
            .item(of_kind::<AdoptProgramme>("adopt_programme"))
            .item(of_kind::<OpenActions>("open_actions"))
            .item(of_kind::<AdoptStatutes>("adopt_statutes"))
            .item(of_kind::<RenameBody>("rename_body"))
            .item(of_kind::<AdmitMember>("admit_member"))
            .item(of_kind::<EndMembership>("end_membership"))
            .item(of_kind::<AcceptApplication>("accept_application"))
            .item(of_kind::<RefuseApplication>("refuse_application"))
            .item(of_kind::<EmpowerPerson>("empower_person"))
            .item(of_kind::<RevokeEmpowerment>("revoke_empowerment"))
            .item(of_kind::<ReferToEthics>("refer_to_ethics"))
            .item(of_kind::<ConfirmDecision>("confirm_decision"))
            .item(of_kind::<AnnulDecision>("annul_decision"))
            .description(Some("One thing a decision orders, told apart by its `kind`."))
            .into()
    }
}

fn of_kind<T: PartialSchema>(kind: &str) -> RefOr<Schema> {
    let mut schema = T::schema();
    if let RefOr::T(Schema::Object(object)) = &mut schema {
        let word = ObjectBuilder::new().schema_type(Type::String).enum_values(Some([kind]));
        object.properties.insert("kind".to_owned(), word.into());
        object.required.push("kind".to_owned());
    }
    schema
}

impl ToSchema for Effect {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        Appoint::schemas(schemas);
        NewBody::schemas(schemas);
        DissolveBody::schemas(schemas);
        MoveBody::schemas(schemas);
        MergeBodies::schemas(schemas);
        SplitBody::schemas(schemas);
        EndAppointment::schemas(schemas);
        Renew::schemas(schemas);
        Renumber::schemas(schemas);
        PresentProgramme::schemas(schemas);
        AdoptProgramme::schemas(schemas);
        OpenActions::schemas(schemas);
        AdoptStatutes::schemas(schemas);
        RenameBody::schemas(schemas);
        AdmitMember::schemas(schemas);
        EndMembership::schemas(schemas);
        AcceptApplication::schemas(schemas);
        RefuseApplication::schemas(schemas);
        EmpowerPerson::schemas(schemas);
        RevokeEmpowerment::schemas(schemas);
        ReferToEthics::schemas(schemas);
        ConfirmDecision::schemas(schemas);
        AnnulDecision::schemas(schemas);
    }
}

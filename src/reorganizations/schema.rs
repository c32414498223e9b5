//! How the fate of the bodies under one that ends looks in the contract.
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, OneOfBuilder, Schema, Type};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use crate::bodies::BodyRef;

use super::model::Children;

impl PartialSchema for Children {
    /// A word, or an object with one field and nothing beside it.
    fn schema() -> RefOr<Schema> {
        let dissolve = ObjectBuilder::new()
            .schema_type(Type::String)
            .enum_values(Some(["dissolve"]))
            .description(Some("They end with it, each in the same way."));
        let move_to = ObjectBuilder::new()
            .property("move_to", Ref::from_schema_name(BodyRef::name()))
            .required("move_to")
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some("They stand under this one from the day after."));
        let told = "What becomes of the bodies under one that ends.";
        OneOfBuilder::new().item(dissolve).item(move_to).description(Some(told)).into()
    }
}

impl ToSchema for Children {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        BodyRef::schemas(schemas);
    }
}

//! STUB
#![allow(missing_docs)]
use crate::db::Tx;
use crate::error::Result;
use crate::words::Gender;
use std::collections::HashMap;
crate::id_type! { /// P
PersonId }
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub struct Name {
    pub id: PersonId,
    pub name_ar: Option<String>,
    pub name_latin: Option<String>,
    pub honorific: Option<String>,
    pub gender: Option<Gender>,
}
pub fn names(_: &mut Tx<'_>, _: &[PersonId]) -> Result<HashMap<PersonId, Name>> {
    Ok(HashMap::new())
}

//! Whether a document knows what is in use on its days. Pure.
use crate::statutes::document::Document;
use crate::statutes::model::InUse;

/// The types in use that the document lacks. Positions in bodies of a lacking type go with their bodies.
pub(in crate::statutes) fn lacking(document: &Document, in_use: Vec<InUse>) -> Vec<InUse> {
    let is_body_type = |code: &str| document.body_types.iter().any(|known| known.code.as_str() == code);
    let lacks = |one: &InUse| match one {
        InUse::BodyType { code, .. } => !is_body_type(code),
        InUse::PositionType { code, body_type, .. } => {
            let known = document.position_type(code);
            let fits = known.is_some_and(|kind| kind.body_types.iter().any(|of| of.as_str() == body_type));
            is_body_type(body_type) && !fits
        }
    };
    in_use.into_iter().filter(lacks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::DEFAULT;

    fn body_type(code: &str) -> InUse {
        InUse::BodyType { code: code.to_owned(), number: 2 }
    }
    fn position_type(code: &str, body_type: &str) -> InUse {
        InUse::PositionType { code: code.to_owned(), body_type: body_type.to_owned(), number: 1 }
    }

    #[test]
    fn a_type_in_use_is_lacking_where_the_document_does_not_have_it() {
        let document: Document = serde_json::from_str(DEFAULT).unwrap();
        let known = [body_type("pole"), position_type("pole_president", "pole")];
        assert_eq!(lacking(&document, known.to_vec()), []);
        let unknown = [
            body_type("senate"),
            position_type("senator", "pole"),
            position_type("pole_president", "provincial_bureau"),
        ];
        assert_eq!(lacking(&document, unknown.to_vec()), unknown);
        assert_eq!(lacking(&document, vec![position_type("senator", "senate")]), []);
    }
}

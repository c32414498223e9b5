//! What a body must have. Pure.
use crate::statutes::Document;
use crate::statutes::document::PositionType;

/// The positions each type of body is made with: of one type only, if that is asked for.
pub(super) fn required<'a>(
    statutes: &'a Document,
    only: Option<&str>,
) -> Vec<(&'a str, Vec<&'a PositionType>)> {
    let of = |body_type: &str| {
        let mut made = statutes.positions_made_in(body_type);
        made.retain(|kind| only.is_none_or(|only| kind.code == *only));
        made
    };
    let all = statutes.body_types.iter().map(|kind| (kind.code.as_str(), of(&kind.code)));
    all.filter(|(_, made)| !made.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::DEFAULT;

    #[test]
    fn a_body_must_have_what_it_is_made_with_and_no_numbered_deputy() {
        let statutes: Document = serde_json::from_str(DEFAULT).unwrap();
        let of = |only| {
            let all = required(&statutes, only);
            let found = all.into_iter().find(|(code, _)| *code == "provincial_secretariat");
            found.map(|(_, made)| made.iter().map(|kind| kind.code.to_string()).collect::<Vec<_>>())
        };
        assert_eq!(of(None).unwrap(), ["provincial_secretary", "secretariat_member"]);
        assert_eq!(of(Some("provincial_secretary")).unwrap(), ["provincial_secretary"]);
        assert_eq!(of(Some("provincial_deputy")), None);
    }
}

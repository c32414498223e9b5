//! Which bodies cover a place. Pure.
use crate::statutes::Document;

/// The types of bodies that belong to a level of the party which covers territories of that level.
pub(super) fn covering(statutes: &Document, level: &str) -> Vec<String> {
    let covers = |code: &str| {
        statutes.level(code).is_some_and(|party| party.territory_levels.iter().any(|known| known == level))
    };
    let types =
        statutes.body_types.iter().filter(|kind| kind.level.as_ref().is_some_and(|code| covers(code)));
    types.map(|kind| kind.code.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::DEFAULT;

    #[test]
    fn communes_are_covered_by_the_bodies_of_the_local_level() {
        let statutes: Document = serde_json::from_str(DEFAULT).unwrap();
        let communes = covering(&statutes, "commune");
        assert!(communes.iter().all(|code| code.starts_with("local_")), "{communes:?}");
        assert!(communes.contains(&"local_secretariat".to_owned()));
        assert_eq!(covering(&statutes, "cercle"), communes);
        assert_eq!(covering(&statutes, "no_such_level"), Vec::<String>::new());
    }
}

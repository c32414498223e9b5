//! Lists with a floor and a ceiling, for those whose elements are validated too.
use serde::{Deserialize, Deserializer, de};

use super::FaultKind;

/// Reads a list of `MIN` to `MAX` elements.
///
/// 2026-11-23. The validator's `length` beside its `nested` was refused: on a list that is both too long and
/// faulty inside it panics, so the length is settled here, before.
pub fn few<'de, D: Deserializer<'de>, T: Deserialize<'de>, const MIN: usize, const MAX: usize>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let list = Vec::deserialize(deserializer)?;
    if (MIN..=MAX).contains(&list.len()) {
        Ok(list)
    } else {
        let limit = |length| i64::try_from(length).unwrap_or(i64::MAX);
        Err(de::Error::custom(FaultKind::ItemsOutOfRange(limit(MIN), limit(MAX))))
    }
}

/// Reads a list of `MIN` to `MAX` elements, where there is one.
pub fn few_if_any<'de, D: Deserializer<'de>, T: Deserialize<'de>, const MIN: usize, const MAX: usize>(
    deserializer: D,
) -> Result<Option<Vec<T>>, D::Error> {
    struct Few<T, const MIN: usize, const MAX: usize>(Vec<T>);
    impl<'de, T: Deserialize<'de>, const MIN: usize, const MAX: usize> Deserialize<'de> for Few<T, MIN, MAX> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            few::<D, T, MIN, MAX>(deserializer).map(Self)
        }
    }
    Ok(Option::<Few<T, MIN, MAX>>::deserialize(deserializer)?.map(|Few(list)| list))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Form {
        #[serde(deserialize_with = "few::<_, _, 1, 2>")]
        list: Vec<u8>,
    }

    #[test]
    fn a_list_has_its_floor_and_its_ceiling() {
        let read = |json: &str| serde_json::from_str::<Form>(json).map(|form| form.list.len());
        assert_eq!(read(r#"{"list":[1]}"#).unwrap(), 1);
        assert_eq!(read(r#"{"list":[1,2]}"#).unwrap(), 2);
        assert!(read(r#"{"list":[]}"#).is_err());
        let error = read(r#"{"list":[1,2,3]}"#).unwrap_err().to_string();
        assert_eq!(FaultKind::carried(&error), Some(FaultKind::ItemsOutOfRange(1, 2)));
    }

    #[derive(Deserialize)]
    struct Loose {
        #[serde(default, deserialize_with = "few_if_any::<_, _, 0, 2>")]
        list: Option<Vec<u8>>,
    }

    #[test]
    fn a_list_that_may_be_absent_has_its_ceiling_too() {
        let read = |json: &str| serde_json::from_str::<Loose>(json).map(|form| form.list);
        assert_eq!(read("{}").unwrap(), None);
        assert_eq!(read(r#"{"list":null}"#).unwrap(), None);
        assert_eq!(read(r#"{"list":[]}"#).unwrap(), Some(Vec::new()));
        assert!(read(r#"{"list":[1,2,3]}"#).is_err());
    }
}

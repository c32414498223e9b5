//! An object, read field by field into the cells of its row.
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::{Below, Cell};

/// Puts what is read into the cells it belongs to. What an element of a list lacks is an empty text, so that the cells of
/// one row keep step.
pub(super) struct Put<'a> {
    pub(super) below: &'a Below,
    pub(super) cells: &'a mut [Cell],
    pub(super) is_listed: bool,
}

impl Put<'_> {
    /// Something that holds no fields stands here.
    fn put(self, text: &str, is_number: bool) {
        if let Some(cell) = self.below.column.and_then(|column| self.cells.get_mut(column)) {
            cell.put(text, is_number);
        }
        if self.is_listed {
            for (_, below) in &self.below.fields {
                below.each(self.cells, &|cell| cell.put("", false));
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Put<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Put<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.put("", false);
        Ok(())
    }

    fn visit_bool<E>(self, is: bool) -> Result<(), E> {
        self.put(if is { "true" } else { "false" }, false);
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.put(&number.to_string(), true);
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.put(&number.to_string(), true);
        Ok(())
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.put(&Number::from_f64(number).map(|number| number.to_string()).unwrap_or_default(), true);
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.put(text, false);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.below.each(self.cells, &|cell| cell.is_list = true);
        while items
            .next_element_seed(Put { below: self.below, cells: self.cells, is_listed: true })?
            .is_some()
        {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<(), A::Error> {
        let Some(column) = self.below.column else { return Fields(self).visit_map(fields) };
        // An object in a cell of its own; what is in it may be asked for beside.
        let whole: Map<String, Value> = Deserialize::deserialize(MapAccessDeserializer::new(fields))?;
        if let Some(cell) = self.cells.get_mut(column) {
            cell.put(&serde_json::to_string(&whole).map_err(A::Error::custom)?, false);
        }
        Value::Object(whole).deserialize_any(Fields(self)).map_err(A::Error::custom)
    }
}

/// The fields of an object.
struct Fields<'a>(Put<'a>);

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let Put { below, cells, is_listed } = self.0;
        let mut had = vec![false; if is_listed { below.fields.len() } else { 0 }];
        let mut hint = 0;
        while let Some(found) = fields.next_key_seed(Named { below, hint })? {
            let Some((place, inner)) = found.and_then(|place| Some((place, &below.fields.get(place)?.1)))
            else {
                fields.next_value::<IgnoredAny>()?;
                continue;
            };
            hint = place.saturating_add(1);
            if let Some(had) = had.get_mut(place) {
                *had = true;
            }
            fields.next_value_seed(Put { below: inner, cells: &mut *cells, is_listed })?;
        }
        let lacking = below.fields.iter().zip(&had).filter(|(_, had)| !**had);
        lacking.for_each(|((_, below), _)| below.each(cells, &|cell| cell.put("", false)));
        Ok(())
    }
}

/// The place of a field, if it is asked for.
struct Named<'a> {
    below: &'a Below,
    hint: usize,
}

impl<'de> DeserializeSeed<'de> for Named<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Option<usize>, D::Error> {
        reader.deserialize_str(self)
    }
}

impl Visitor<'_> for Named<'_> {
    type Value = Option<usize>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the name of a field")
    }

    fn visit_str<E>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.below.find(name, self.hint))
    }
}

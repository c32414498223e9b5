//! The cells of a table's rows: the value at each dotted path, lists joined, formulas disarmed. Pure.
//!
//! An object is read once, field by field, and what is at the end of a path is put into the cell of its column; nobody
//! builds the object first.
mod reading;

use serde::de::DeserializeSeed as _;

use crate::error::{Problem, Result};
use crate::words::isolate;

use reading::Put;

/// What stands between the elements of a list in one cell.
const BETWEEN: &str = "; ";

/// The columns as a tree: what is below a field.
#[derive(Debug, Default)]
struct Below {
    /// The column of what stands here.
    column: Option<usize>,
    fields: Vec<(String, Below)>,
}

impl Below {
    fn add(&mut self, path: &str, column: usize) {
        let (field, rest) = path.split_once('.').map_or((path, None), |(field, rest)| (field, Some(rest)));
        let place = self.fields.iter().position(|(name, _)| name == field).unwrap_or_else(|| {
            self.fields.push((field.to_owned(), Self::default()));
            self.fields.len().saturating_sub(1)
        });
        let Some((_, below)) = self.fields.get_mut(place) else { return };
        match rest {
            Some(rest) => below.add(rest, column),
            None => below.column = Some(column),
        }
    }

    /// The field of that name, looked for first where the one after the last stands.
    fn find(&self, name: &str, hint: usize) -> Option<usize> {
        let is_it = |place: &usize| self.fields.get(*place).is_some_and(|(known, _)| known == name);
        Some(hint).filter(is_it).or_else(|| self.fields.iter().position(|(known, _)| known == name))
    }

    /// Does this to the cell of every column here and below.
    fn each(&self, cells: &mut [Cell], put: &impl Fn(&mut Cell)) {
        if let Some(cell) = self.column.and_then(|column| cells.get_mut(column)) {
            put(cell);
        }
        self.fields.iter().for_each(|(_, below)| below.each(cells, put));
    }
}

/// What was found for one cell.
#[derive(Debug, Default)]
struct Cell {
    text: String,
    /// Where each element ends.
    ends: Vec<usize>,
    is_list: bool,
    is_number: bool,
}

impl Cell {
    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        (self.is_list, self.is_number) = (false, false);
    }

    fn put(&mut self, text: &str, is_number: bool) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
        self.is_number = is_number && self.ends.len() == 1;
    }

    /// Makes one text of a list.
    fn join(&mut self) {
        if self.is_list && !self.is_number {
            let starts = [0].into_iter().chain(self.ends.iter().copied());
            let elements: Vec<&str> = starts
                .zip(&self.ends)
                .map(|(start, end)| self.text.get(start..*end).unwrap_or_default())
                .collect();
            self.text = joined(&elements);
        }
    }
}

/// The rows of a table, one after the other.
#[derive(Debug)]
pub(super) struct Cells {
    top: Below,
    row: Vec<Cell>,
    disarmed: String,
}

impl Cells {
    /// Of rows with these columns.
    pub(super) fn of<'a>(columns: impl Iterator<Item = &'a str>) -> Self {
        let (mut top, mut row) = (Below::default(), Vec::new());
        for (place, column) in columns.enumerate() {
            top.add(column, place);
            row.push(Cell::default());
        }
        Self { top, row, disarmed: String::new() }
    }

    /// Reads an object, as JSON.
    pub(super) fn read(&mut self, object: &str) -> Result<()> {
        self.row.iter_mut().for_each(Cell::clear);
        let mut reader = serde_json::Deserializer::from_str(object);
        let put = Put { below: &self.top, cells: &mut self.row, is_listed: false };
        put.deserialize(&mut reader).map_err(Problem::internal)?;
        self.row.iter_mut().for_each(Cell::join);
        Ok(())
    }

    /// The cells as they are, for forms in which a text is no formula.
    pub(super) fn bare(&self) -> impl Iterator<Item = &str> {
        self.row.iter().map(|cell| cell.text.as_str())
    }

    /// Does this with each cell, disarmed.
    pub(super) fn each_disarmed(&mut self, mut write: impl FnMut(&str) -> Result<()>) -> Result<()> {
        for cell in &self.row {
            if cell.is_number || !is_armed(&cell.text) {
                write(&cell.text)?;
            } else {
                self.disarmed.clear();
                self.disarmed.push('\'');
                self.disarmed.push_str(&cell.text);
                write(&self.disarmed)?;
            }
        }
        Ok(())
    }
}

/// The elements of a list in one text. Where they mix scripts each is set apart, for they are one line now.
fn joined(elements: &[&str]) -> String {
    if elements.iter().all(|element| element.is_empty()) {
        return String::new();
    }
    let runs_left = |letter: char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let any = |is: &dyn Fn(char) -> bool| elements.iter().any(|element| element.chars().any(is));
    if any(&runs_left) && any(&|letter| letter.is_alphabetic() && !runs_left(letter)) {
        let apart = |element: &&str| if element.is_empty() { String::new() } else { isolate(element) };
        return elements.iter().map(apart).collect::<Vec<_>>().join(BETWEEN);
    }
    elements.join(BETWEEN)
}

/// A text that a spreadsheet would read as a formula gets an apostrophe in front, which makes it a text again
/// (OWASP, CSV injection). The wide forms of the signs are read like the signs.
pub(crate) fn disarmed(text: &str) -> String {
    if is_armed(text) { format!("'{text}") } else { text.to_owned() }
}

fn is_armed(text: &str) -> bool {
    let first = text.chars().find(|sign| *sign != '\u{2068}');
    first.is_some_and(|first| {
        matches!(
            first,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'
        )
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// The cell of an object in a column, disarmed.
    fn cell(object: &Value, column: &str) -> String {
        let mut cells = Cells::of([column].into_iter());
        cells.read(&object.to_string()).unwrap();
        let mut cell = String::new();
        cells
            .each_disarmed(|text| {
                cell.push_str(text);
                Ok(())
            })
            .unwrap();
        cell
    }

    #[test]
    fn a_cell_is_what_is_at_its_path() {
        let object = json!({"a": {"b": "x", "c": null}, "n": -3, "yes": true, "list": [1, 2], "empty": [], "free": {"k": 1}});
        for (column, expected) in [
            ("a.b", "x"),
            ("a.c", ""),
            ("a.d", ""),
            ("a.b.c", ""),
            ("z", ""),
            ("n", "-3"),
            ("yes", "true"),
            ("list", "1; 2"),
            ("empty", ""),
            ("empty.x", ""),
            ("free", "{\"k\":1}"),
        ] {
            assert_eq!(cell(&object, column), expected, "{column}");
        }
    }

    #[test]
    fn the_lists_of_a_row_keep_step() {
        let object = json!({"phones": [{"number": "1", "kind": "home"}, {"number": "2"}, {"number": "3", "kind": "work"}]});
        assert_eq!(cell(&object, "phones.number"), "1; 2; 3");
        assert_eq!(cell(&object, "phones.kind"), "home; ; work");
        assert_eq!(cell(&object, "phones.colour"), "");
        let places = json!({"places": [{"at": {"code": "1", "name": "a"}}, {"at": null}, {}, 4]});
        assert_eq!(cell(&places, "places.at.code"), "1; ; ; ");
    }

    #[test]
    fn an_object_is_a_cell_and_what_is_in_it_another() {
        let mut cells = Cells::of(["free", "free.k", "n"].into_iter());
        for (object, expected) in [
            (
                json!({"n": 1, "free": {"k": [1, 2], "other": null}}),
                ["{\"k\":[1,2],\"other\":null}", "1; 2", "1"],
            ),
            (json!({"free": "plain"}), ["plain", "", ""]),
        ] {
            cells.read(&object.to_string()).unwrap();
            assert_eq!(cells.bare().collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn what_would_be_a_formula_is_a_text() {
        for armed in
            ["=1+1", "+212600000000", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A"]
        {
            assert_eq!(cell(&json!({"a": armed}), "a"), format!("'{armed}"));
            assert_eq!(cell(&json!({"a": [armed, "b"]}), "a"), format!("'{armed}; b"));
        }
        for plain in ["a=1", "1-1", "'=1", " x", "قطب"] {
            assert_eq!(cell(&json!({"a": plain}), "a"), plain);
        }
    }

    #[test]
    fn scripts_that_meet_in_one_cell_are_set_apart() {
        let cell = |names: Value| cell(&json!({"names": names}), "names");
        assert_eq!(cell(json!(["قطب المرأة", "Pôle"])), "\u{2068}قطب المرأة\u{2069}; \u{2068}Pôle\u{2069}");
        assert_eq!(cell(json!(["قطب", "لجنة"])), "قطب; لجنة");
        assert_eq!(cell(json!(["a", "b"])), "a; b");
        assert_eq!(cell(json!(["=a", "قطب"])), "'\u{2068}=a\u{2069}; \u{2068}قطب\u{2069}");
    }
}

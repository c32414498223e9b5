//! What the head of a column says it is of, in Arabic, French and English, however it is spelt.
mod left_out;
mod mandates;
mod names;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::words::fold;

use self::left_out::is_left_out;
use self::mandates::MANDATES;
use self::names::NAMES;
use super::super::model::{FileColumn, ImportField, RegisterKind};

/// The fields that a head may be of, in some register or other.
static FIELDS: LazyLock<HashMap<String, Vec<ImportField>>> = LazyLock::new(|| {
    let mut known: HashMap<String, Vec<ImportField>> = HashMap::new();
    let all = NAMES.iter().chain(MANDATES);
    for (field, name) in all.flat_map(|(field, names)| names.iter().map(move |name| (*field, name))) {
        known.entry(plain(name)).or_default().push(field);
    }
    known
});

/// A head as it is compared: folded, its underlines and marks left aside.
fn plain(head: &str) -> String {
    let undotted = head.chars().filter(|sign| *sign != '.');
    let spaced: String = undotted.map(|sign| if "_°:*#()".contains(sign) { ' ' } else { sign }).collect();
    fold(&spaced)
}

/// What the columns with these heads are suggested to be taken for, in a file of that register. A bare «الاسم» or `nom`
/// is the half of a name where the other half has a column, and else the whole of it.
pub(in crate::imports) fn suggested(kind: RegisterKind, heads: &[String]) -> Vec<Option<ImportField>> {
    let known: Vec<Option<ImportField>> = heads
        .iter()
        .map(|head| FIELDS.get(&plain(head))?.iter().copied().find(|field| field.is_of(kind)))
        .collect();
    let has = |field: ImportField| known.contains(&Some(field));
    let (bare_ar, bare_latin) = (plain("الاسم"), [plain("nom"), plain("name")]);
    let mut taken = HashSet::new();
    let each = heads.iter().zip(&known).map(|(head, known)| {
        let head = plain(head);
        let whole = || if has(ImportField::Name) { None } else { Some(ImportField::Name) };
        let field = match known {
            Some(field) => Some(*field),
            None if head == bare_ar && has(ImportField::LastName) => Some(ImportField::FirstName),
            None if bare_latin.contains(&head) && has(ImportField::FirstName) => Some(ImportField::LastName),
            None if head == bare_ar || bare_latin.contains(&head) => whole(),
            None => None,
        };
        field.filter(|field| field.is_of(kind)).filter(|field| taken.insert(*field) || field.may_repeat())
    });
    each.collect()
}

/// The columns with these heads: each with a name of its own, and what it is suggested to be.
pub(in crate::imports) fn columns(kind: RegisterKind, heads: &[String]) -> Vec<FileColumn> {
    let fields = suggested(kind, heads);
    let mut seen: HashMap<String, usize> = HashMap::new();
    let each = heads.iter().zip(fields).enumerate().map(|(place, (head, field))| {
        let head = head.trim();
        let name = if head.is_empty() {
            format!("column {}", place.saturating_add(1))
        } else {
            head.chars().take(200).collect()
        };
        let times = seen.entry(name.clone()).or_default();
        *times = times.saturating_add(1);
        let name = if *times > 1 { format!("{name} ({times})") } else { name };
        let is_left_out = is_left_out(head);
        let field = field.filter(|_| !is_left_out);
        FileColumn { name, field, suggested: field, is_left_out }
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(heads: &[&str]) -> Vec<Option<ImportField>> {
        suggested(RegisterKind::Persons, &heads.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn heads_are_known_in_three_languages_however_they_are_spelt() {
        use ImportField::{BirthDate, Commune, FirstName, Gender, LastName, Name, Number, Phone, StartsOn};
        assert_eq!(
            fields(&["الإسم الكامل", "الجنس ", "تاريخ الإزدياد", "الهاتف", "الجماعة", "رقم الانخراط"]),
            [Name, Gender, BirthDate, Phone, Commune, Number].map(Some)
        );
        assert_eq!(
            fields(&[
                "NOM",
                "Prénom",
                "Date de naissance",
                "GSM",
                "Tél.",
                "N° d’adhérent",
                "Date d'adhésion"
            ]),
            [LastName, FirstName, BirthDate, Phone, Phone, Number, StartsOn].map(Some)
        );
        assert_eq!(fields(&["الاسم", "النسب"]), [FirstName, LastName].map(Some));
        assert_eq!(fields(&["الاسم"]), [Some(Name)]);
        assert_eq!(fields(&["ملاحظات", "ر.ت", ""]), [None, None, None]);
        assert_eq!(fields(&["Sexe", "Genre"]), [Some(Gender), None], "one column is enough");
    }

    #[test]
    fn a_head_is_of_what_its_register_has() {
        let of = |kind, head: &str| suggested(kind, &[head.to_owned()])[0];
        assert_eq!(of(RegisterKind::Persons, "النوع"), Some(ImportField::Gender));
        assert_eq!(of(RegisterKind::Bodies, "النوع"), Some(ImportField::BodyType));
        assert_eq!(of(RegisterKind::Appointments, "الهيئة"), Some(ImportField::Body));
        assert_eq!(of(RegisterKind::Appointments, "الهاتف"), None);
        assert_eq!(of(RegisterKind::Appointments, "المهمة"), Some(ImportField::PositionType));
        assert_eq!(of(RegisterKind::Mandates, "المهمة"), Some(ImportField::Function));
        assert_eq!(of(RegisterKind::Mandates, "Institution élue"), Some(ImportField::Institution));
        assert_eq!(of(RegisterKind::Persons, "اللائحة"), None);
        assert_eq!(of(RegisterKind::Bodies, "الاسم"), Some(ImportField::Name));
    }

    #[test]
    fn national_identity_numbers_are_left_out() {
        for head in ["CIN", "N° CIN", "رقم البطاقة الوطنية", "C.N.I.E"] {
            let columns = columns(RegisterKind::Persons, &[head.to_owned()]);
            assert!(columns[0].is_left_out && columns[0].field.is_none(), "{head}");
        }
    }

    #[test]
    fn no_two_columns_are_called_the_same() {
        let heads = ["a", "a", "", "a"].map(str::to_owned);
        let names: Vec<String> =
            columns(RegisterKind::Persons, &heads).into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["a", "a (2)", "column 3", "a (3)"]);
    }
}

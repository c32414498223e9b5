//! Why an import does not go on, and what its columns are taken for.
use std::collections::BTreeMap;

use crate::error::{Problem, Result};
use crate::refusals;
use crate::words::FaultKind;

use super::super::model::{FileColumn, Import, ImportField};

refusals! {
    /// Why an import does not go on.
    Refusal {
        /// Its rows are being taken, or were.
        ImportIsUnderWay = "import-is-under-way" [
            "بدأ أخذ أسطر هذا الاستيراد؛ لا يغير بعد ذلك، وافتح استيرادا جديدا.",
            "La prise des lignes de cet import a commencé : il ne change plus ; ouvrez-en un autre.",
            "Rows of this import are being taken already: it is not changed any more; open another."
        ],
        /// Nothing was sent, or not to its end.
        FileIsMissing = "import-has-no-whole-file" [
            "لم يصل ملف كامل لهذا الاستيراد؛ أرسله أولا.",
            "Aucun fichier entier n'est arrivé pour cet import ; envoyez-le d'abord.",
            "No file has come whole for this import; send it first."
        ],
        /// What its rows would do has not been told of all.
        ImportIsNotPreviewed = "import-is-not-previewed" [
            "لم تفحص كل الأسطر بعد؛ اطلب المعاينة حتى نهايتها ثم التنفيذ.",
            "Toutes les lignes n'ont pas été examinées ; demandez l'aperçu jusqu'au bout, puis la prise.",
            "Not all rows have been looked at; ask for the preview to its end, then commit."
        ],
        /// Another upload of the same file has taken its place.
        UploadWasReplaced = "upload-was-replaced" [
            "حل محل هذا الملف ملف آخر أرسل بعده.",
            "Un autre envoi a pris la place de ce fichier.",
            "Another upload has taken the place of this file."
        ],
        /// The import was discarded, or is too old.
        ImportIsForgotten = "import-is-forgotten" [
            "لم يعد يحفظ شيء من أسطر هذا الاستيراد.",
            "Plus rien n'est gardé des lignes de cet import.",
            "Nothing of the rows of this import is kept any more."
        ],
        /// It is neither a table, nor a workbook, nor lines of JSON.
        FileIsUnreadable = "file-is-unreadable" [
            "لا يقرأ هذا الملف: أرسل جدولا بصيغة CSV أو XLSX أو أسطر JSON، في أول أسطره أسماء الأعمدة.",
            "Ce fichier ne se lit pas : envoyez un tableau CSV ou XLSX, ou des lignes JSON, dont une des premières lignes nomme les colonnes.",
            "This file cannot be read: send a table as CSV or XLSX, or lines of JSON, with the names of the columns in one of its first rows."
        ],
        /// A workbook has more text than is held in memory.
        WorkbookIsTooLarge = "workbook-is-too-large" [
            "نصوص هذا المصنف أكثر مما يقرأ من ملف XLSX؛ احفظه بصيغة CSV وأرسله.",
            "Ce classeur a plus de texte qu'il ne s'en lit d'un fichier XLSX ; enregistrez-le en CSV et envoyez celui-ci.",
            "This workbook has more text than is read from an XLSX file; save it as CSV and send that."
        ],
        /// Two columns are taken for what can be one.
        FieldHasTwoColumns = "field-has-two-columns" @ "/mapping" [
            "لا يؤخذ عمودان لحقل واحد.",
            "Deux colonnes ne peuvent être prises pour un même champ.",
            "Two columns cannot be taken for one field."
        ],
    }
}

/// What the columns of an import are taken for.
pub(in crate::imports) fn mapping_of(import: &Import) -> BTreeMap<String, BTreeMap<String, ImportField>> {
    let of = |columns: &[FileColumn]| {
        columns.iter().filter_map(|column| Some((column.name.clone(), column.field?))).collect()
    };
    import.files.0.iter().map(|file| (file.register.word().to_owned(), of(&file.columns))).collect()
}

/// Takes the columns of an import for what the mapping says; whether any is taken for something else now.
pub(in crate::imports) fn apply_mapping(
    import: &mut Import,
    mapping: &BTreeMap<String, BTreeMap<String, ImportField>>,
) -> Result<bool> {
    let fault = |pointer: String| Problem::fault(pointer, FaultKind::UnknownField);
    for register in mapping.keys() {
        if !import.files.0.iter().any(|file| file.register.word() == register) {
            return Err(fault(format!("/mapping/{}", escaped(register))));
        }
    }
    let mut has_changed = false;
    for file in &mut import.files.0 {
        let (kind, word) = (file.register, file.register.word());
        let wanted = mapping.get(word);
        for (name, field) in wanted.into_iter().flatten() {
            let column = file.columns.iter().find(|column| &column.name == name && !column.is_left_out);
            if column.is_none() || !field.is_of(kind) {
                return Err(fault(format!("/mapping/{word}/{}", escaped(name))));
            }
        }
        let mut taken: Vec<ImportField> = Vec::new();
        for column in &mut file.columns {
            let field = wanted.and_then(|wanted| wanted.get(&column.name).copied());
            if let Some(field) = field {
                if taken.contains(&field) && !field.may_repeat() {
                    return Err(Refusal::FieldHasTwoColumns.into());
                }
                taken.push(field);
            }
            has_changed |= column.field != field;
            column.field = field;
        }
    }
    Ok(has_changed)
}

/// A name as a part of a JSON pointer (RFC 6901).
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::super::super::model::RegisterKind;
    use super::*;

    #[test]
    fn a_name_is_escaped_in_a_pointer() {
        assert_eq!(escaped("Tél/GSM~1"), "Tél~1GSM~01");
        assert!(ImportField::Phone.may_repeat() && !ImportField::Number.may_repeat());
        assert!(!ImportField::Phone.is_of(RegisterKind::Memberships));
    }
}

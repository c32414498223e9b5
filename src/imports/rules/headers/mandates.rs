//! The heads of columns that tell of public mandates, in Arabic, French and English.
use super::super::super::model::ImportField;

/// How they are called. Words of the API itself are among them.
pub(super) const MANDATES: &[(ImportField, &[&str])] = &[
    (
        ImportField::Institution,
        &[
            "المؤسسة",
            "المؤسسة المنتخبة",
            "المجلس",
            "الغرفة",
            "institution",
            "conseil",
            "chambre",
            "institution élue",
        ],
    ),
    (
        ImportField::InstitutionKind,
        &[
            "نوع المؤسسة",
            "صنف المؤسسة",
            "type d'institution",
            "genre d'institution",
            "institution_kind",
            "kind of institution",
        ],
    ),
    (
        ImportField::Function,
        &[
            "المهمة",
            "الصفة",
            "المسؤولية",
            "الوظيفة الانتدابية",
            "fonction",
            "qualité",
            "function",
            "fonction au conseil",
        ],
    ),
    (
        ImportField::ListLabel,
        &[
            "اللائحة",
            "لائحة الترشيح",
            "اللائحة الانتخابية",
            "liste",
            "liste électorale",
            "list",
            "list_label",
            "electoral list",
        ],
    ),
    (
        ImportField::StartsOn,
        &[
            "بداية الانتداب",
            "تاريخ الانتخاب",
            "سنة الانتخاب",
            "début du mandat",
            "date d'élection",
            "élu le",
            "élue le",
            "elected on",
        ],
    ),
    (ImportField::EndsOn, &["نهاية الانتداب", "fin du mandat", "fin de mandat", "end of mandate"]),
];

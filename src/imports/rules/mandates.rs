//! A row that tells who sits in which institution of the State.
use crate::http::Named as _;
use crate::mandates::institutions::{Institution, InstitutionId, InstitutionKind};
use crate::mandates::{FunctionHeld, MandateFunction};
use crate::territory::TerritoryCode;
use crate::words::{Line, PartialDate, fold, of_word};

use super::super::flaws::Refusal as Flaw;
use super::super::model::ImportField;
use super::cells::{self, Script};
use super::parts::Parts;
use super::rows::{PersonRow, Reading};

/// Which institution a row means: by its id, or by what is told of it.
#[derive(Debug, Clone, Default)]
pub(in crate::imports) struct Sought {
    pub(in crate::imports) id: Option<InstitutionId>,
    pub(in crate::imports) name_ar: Option<Line<200>>,
    pub(in crate::imports) name_latin: Option<Line<200>>,
    pub(in crate::imports) kind: Option<InstitutionKind>,
    /// The first code its territory ever bore, once that was looked up.
    pub(in crate::imports) territory: Option<TerritoryCode>,
}

/// What a row says of a mandate.
#[derive(Debug, Clone)]
pub(in crate::imports) struct SeatRow {
    pub(in crate::imports) institution: Sought,
    pub(in crate::imports) function: Option<FunctionHeld>,
    pub(in crate::imports) list_label: Option<Line<200>>,
    pub(in crate::imports) starts_on: Option<PartialDate>,
    pub(in crate::imports) ends_on: Option<PartialDate>,
}

/// What those who do it are called, whoever they are. «نائب» alone is a member of parliament or somebody's deputy: it is
/// not read.
const FUNCTIONS: [(MandateFunction, &[&str]); 11] = [
    (
        MandateFunction::Member,
        &[
            "عضو",
            "عضوة",
            "مستشار",
            "مستشارة",
            "مستشار جماعي",
            "مستشارة جماعية",
            "نائب برلماني",
            "نائبة برلمانية",
            "membre",
            "conseiller",
            "conseillère",
            "conseiller communal",
            "conseillère communale",
            "député",
            "députée",
            "councillor",
        ],
    ),
    (MandateFunction::President, &["رئيس", "رئيسة", "الرئيس", "الرئيسة", "président", "présidente", "chair"]),
    (
        MandateFunction::VicePresident,
        &[
            "نائب الرئيس",
            "نائبة الرئيس",
            "نائب رئيس",
            "نائبة رئيس",
            "vice-président",
            "vice-présidente",
            "vice président",
            "vice-president",
        ],
    ),
    (MandateFunction::Secretary, &["كاتب المجلس", "كاتبة المجلس", "الكاتب", "أمين", "أمينة", "secrétaire"]),
    (
        MandateFunction::DeputySecretary,
        &[
            "نائب كاتب المجلس",
            "نائبة كاتب المجلس",
            "نائب الكاتب",
            "secrétaire adjoint",
            "secrétaire adjointe",
        ],
    ),
    (
        MandateFunction::Treasurer,
        &["محاسب", "محاسبة", "أمين المال", "أمينة المال", "trésorier", "trésorière", "questeur"],
    ),
    (MandateFunction::DeputyTreasurer, &["نائب أمين المال", "trésorier adjoint", "trésorière adjointe"]),
    (MandateFunction::Rapporteur, &["مقرر", "مقررة", "مقرر الميزانية", "rapporteur", "rapporteure"]),
    (
        MandateFunction::CommitteePresident,
        &["رئيس لجنة", "رئيسة لجنة", "président de commission", "présidente de commission"],
    ),
    (
        MandateFunction::CommitteeVicePresident,
        &[
            "نائب رئيس لجنة",
            "نائبة رئيس لجنة",
            "vice-président de commission",
            "vice-présidente de commission",
        ],
    ),
    (
        MandateFunction::GroupPresident,
        &["رئيس فريق", "رئيسة فريق", "président de groupe", "présidente de groupe"],
    ),
];

/// What kinds are called beside their own labels.
const KINDS: [(InstitutionKind, &[&str]); 6] = [
    (InstitutionKind::HouseOfRepresentatives, &["البرلمان، مجلس النواب", "chambre des representants"]),
    (InstitutionKind::RegionalCouncil, &["المجلس الجهوي", "conseil de la région"]),
    (
        InstitutionKind::ProvincialCouncil,
        &["المجلس الإقليمي", "مجلس العمالة", "مجلس عمالة", "conseil préfectoral", "conseil de la province"],
    ),
    (InstitutionKind::CommunalCouncil, &["المجلس الجماعي", "مجلس جماعي", "conseil de la commune", "commune"]),
    (InstitutionKind::ArrondissementCouncil, &["conseil de l'arrondissement"]),
    (InstitutionKind::ChamberOfAgriculture, &["غرفة الفلاحة"]),
];

fn function(text: &str) -> Result<MandateFunction, Flaw> {
    let asked = fold(text);
    let is_called_so = |names: &[&str]| names.iter().any(|name| fold(name) == asked);
    let by_name = || FUNCTIONS.iter().find(|(_, names)| is_called_so(names)).map(|(function, _)| *function);
    of_word(&cells::plain(text)).or_else(by_name).ok_or(Flaw::FunctionIsUnreadable)
}

fn kind(text: &str) -> Result<InstitutionKind, Flaw> {
    let asked = fold(text);
    let by_label = || {
        InstitutionKind::ALL.into_iter().find(|kind| kind.labels().iter().any(|label| fold(label) == asked))
    };
    let is_called_so = |names: &[&str]| names.iter().any(|name| fold(name) == asked);
    let by_name = || KINDS.iter().find(|(_, names)| is_called_so(names)).map(|(kind, _)| *kind);
    of_word(&cells::plain(text)).or_else(by_label).or_else(by_name).ok_or(Flaw::TypeIsUnknown)
}

/// Reads a row of a file of mandates; whom it means is told beside.
pub(in crate::imports) fn read_seat(reading: &Reading<'_>, cells: &[String]) -> (PersonRow, Option<SeatRow>) {
    let mut parts = Parts::new(reading, cells);
    let mut institution = Sought::default();
    if let Some(text) = parts.all(ImportField::Institution).next() {
        if let Some(id) = InstitutionId::named(&cells::plain(text)) {
            institution.id = Some(id);
        } else {
            match cells::script(text).and_then(|script| Ok((script, cells::line(text)?))) {
                Ok((Script::Arabic, name)) => institution.name_ar = Some(name),
                Ok((Script::Latin, name)) => institution.name_latin = Some(name),
                Err(flaw) => parts.fail(ImportField::Institution, flaw),
            }
        }
    }
    institution.kind = parts.one(ImportField::InstitutionKind, |text| Ok((kind(text)?, None)));
    institution.territory = parts.residence().and_then(|code| TerritoryCode::try_from(code).ok());
    let held = parts.one(ImportField::Function, |text| Ok((function(text)?, None)));
    let ordinal = parts.one(ImportField::Ordinal, |text| {
        let number = cells::plain(text).parse().ok().filter(|number| (1..=99).contains(number));
        Ok((number.ok_or(Flaw::NumberIsUnreadable)?, None))
    });
    let is_numbered = held.is_some_and(MandateFunction::is_numbered);
    if ordinal.is_some() && !is_numbered {
        parts.fail(ImportField::Ordinal, Flaw::NumberIsUnreadable);
    }
    let seat = SeatRow {
        institution,
        function: held.map(|function| FunctionHeld { function, ordinal }),
        list_label: parts.one(ImportField::ListLabel, |text| Ok((cells::line(text)?, None))),
        starts_on: parts.one(ImportField::StartsOn, cells::date),
        ends_on: parts.one(ImportField::EndsOn, cells::date),
    };
    let row = parts.of_nobody(true);
    let seat = Some(seat).filter(|_| !row.is_faulty());
    (row, seat)
}

impl Sought {
    /// Whether one of these territories and kinds may be meant where no name says which.
    fn is_placed(&self) -> bool {
        self.kind.is_some() && self.territory.is_some()
    }

    fn fits(&self, known: &Institution) -> bool {
        let is_of_the_kind = self.kind.is_none_or(|kind| kind == known.kind);
        let is_there = self.territory.as_ref().is_none_or(|code| code.as_str() == known.territory);
        let latin = [known.name_fr.as_deref(), known.name_en.as_deref()];
        let is_called_so = match (&self.name_ar, &self.name_latin) {
            (Some(name), _) => fold(name) == fold(&known.name_ar),
            (None, Some(name)) => {
                let bears = latin.iter().flatten().any(|known| fold(known) == fold(name));
                bears || (latin == [None, None] && self.is_placed())
            }
            (None, None) => self.is_placed(),
        };
        is_of_the_kind && is_there && is_called_so
    }

    /// The institution among these that is meant: none where it is to be recorded first, by all that is told of it.
    pub(in crate::imports) fn among(&self, known: &[Institution]) -> Result<Option<InstitutionId>, Flaw> {
        if let Some(id) = self.id {
            let there = known.iter().any(|one| one.id == id);
            return if there { Ok(Some(id)) } else { Err(Flaw::InstitutionIsNotFound) };
        }
        let mut fitting: Vec<InstitutionId> =
            known.iter().filter(|one| self.fits(one)).map(|one| one.id).collect();
        fitting.sort_unstable();
        fitting.dedup();
        match fitting.as_slice() {
            [one] => Ok(Some(*one)),
            [] if self.name_ar.is_some() && self.is_placed() => Ok(None),
            [] => Err(Flaw::InstitutionIsNotFound),
            _ => Err(Flaw::InstitutionIsAmbiguous),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_read_in_three_languages_and_a_bare_deputy_is_not() {
        for (text, expected) in [
            ("رئيسة", MandateFunction::President),
            ("نائب الرئيس", MandateFunction::VicePresident),
            ("Vice-présidente", MandateFunction::VicePresident),
            ("vice_president", MandateFunction::VicePresident),
            ("مستشارة جماعية", MandateFunction::Member),
            ("DÉPUTÉ", MandateFunction::Member),
            ("rapporteur", MandateFunction::Rapporteur),
        ] {
            assert_eq!(function(text), Ok(expected), "{text}");
        }
        for text in ["نائب", "maire", ""] {
            assert_eq!(function(text), Err(Flaw::FunctionIsUnreadable), "{text}");
        }
    }

    #[test]
    fn kinds_are_read_by_word_and_by_label() {
        for (text, expected) in [
            ("communal_council", InstitutionKind::CommunalCouncil),
            ("المجلس الجماعي", InstitutionKind::CommunalCouncil),
            ("Conseil préfectoral", InstitutionKind::ProvincialCouncil),
            ("مجلس النواب", InstitutionKind::HouseOfRepresentatives),
            ("Chambre d’agriculture", InstitutionKind::ChamberOfAgriculture),
        ] {
            assert_eq!(kind(text), Ok(expected), "{text}");
        }
        assert_eq!(kind("conseil"), Err(Flaw::TypeIsUnknown));
    }
}

//! What functions are called, in the gender of whoever holds them. Pure.
use crate::words::{Gender, Language, ordinal};

use super::model::{FunctionHeld, FunctionTitles, MandateFunction};

/// What a function is called: in Arabic and French of a man and of a woman, in English of both.
type Words = ([&'static str; 2], [&'static str; 2], &'static str);

fn words(function: MandateFunction) -> Words {
    match function {
        MandateFunction::Member => (["عضو", "عضوة"], ["membre", "membre"], "member"),
        MandateFunction::President => (["رئيس", "رئيسة"], ["président", "présidente"], "president"),
        MandateFunction::VicePresident => {
            (["نائب الرئيس", "نائبة الرئيس"], ["vice-président", "vice-présidente"], "vice-president")
        }
        MandateFunction::Secretary => (["كاتب", "كاتبة"], ["secrétaire", "secrétaire"], "secretary"),
        MandateFunction::DeputySecretary => (
            ["نائب الكاتب", "نائبة الكاتب"],
            ["secrétaire adjoint", "secrétaire adjointe"],
            "deputy secretary",
        ),
        MandateFunction::Treasurer => {
            (["أمين المال", "أمينة المال"], ["trésorier", "trésorière"], "treasurer")
        }
        MandateFunction::DeputyTreasurer => (
            ["نائب أمين المال", "نائبة أمين المال"],
            ["trésorier adjoint", "trésorière adjointe"],
            "deputy treasurer",
        ),
        MandateFunction::Rapporteur => (["مقرر", "مقررة"], ["rapporteur", "rapporteuse"], "rapporteur"),
        MandateFunction::CommitteePresident => (
            ["رئيس لجنة", "رئيسة لجنة"],
            ["président de commission", "présidente de commission"],
            "committee president",
        ),
        MandateFunction::CommitteeVicePresident => (
            ["نائب رئيس لجنة", "نائبة رئيس لجنة"],
            ["vice-président de commission", "vice-présidente de commission"],
            "committee vice-president",
        ),
        MandateFunction::GroupPresident => {
            (["رئيس فريق", "رئيسة فريق"], ["président de groupe", "présidente de groupe"], "group president")
        }
    }
}

/// For whom the nth of several stands in, in Arabic; only those are numbered.
fn stands_in_for(function: MandateFunction) -> &'static str {
    if function == MandateFunction::CommitteeVicePresident { "لرئيس لجنة" } else { "للرئيس" }
}

/// What a function is called of somebody; of whom the gender is not known, in the masculine.
pub(super) fn titles(held: FunctionHeld, gender: Option<Gender>) -> FunctionTitles {
    let gender = gender.unwrap_or(Gender::Male);
    let of = |[man, woman]: [&'static str; 2]| if gender == Gender::Female { woman } else { man };
    let (ar, fr, en) = words(held.function);
    let (ar, fr) = (of(ar), of(fr));
    let Some(nth) = held.ordinal.and_then(|nth| u32::try_from(nth).ok()) else {
        return FunctionTitles { ar: ar.to_owned(), fr: fr.to_owned(), en: en.to_owned() };
    };
    let nth = |language: Language| ordinal(nth, language, gender);
    FunctionTitles {
        ar: format!("{} {} {}", of(["النائب", "النائبة"]), nth(Language::Ar), stands_in_for(held.function)),
        fr: format!("{} {fr}", nth(Language::Fr)),
        en: format!("{} {en}", nth(Language::En)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(function: MandateFunction, ordinal: Option<i64>, gender: Option<Gender>) -> [String; 3] {
        let FunctionTitles { ar, fr, en } = titles(FunctionHeld { function, ordinal }, gender);
        [ar, fr, en]
    }

    #[test]
    fn titles_agree_in_gender_and_number() {
        use MandateFunction::{CommitteeVicePresident, President, VicePresident};
        let (her, him) = (Some(Gender::Female), Some(Gender::Male));
        assert_eq!(told(President, None, her), ["رئيسة", "présidente", "president"]);
        assert_eq!(told(President, None, None), ["رئيس", "président", "president"]);
        assert_eq!(
            told(VicePresident, Some(2), her),
            ["النائبة الثانية للرئيس", "2e vice-présidente", "2nd vice-president"]
        );
        assert_eq!(
            told(VicePresident, Some(1), him),
            ["النائب الأول للرئيس", "1er vice-président", "1st vice-president"]
        );
        assert_eq!(told(VicePresident, None, him)[0], "نائب الرئيس");
        assert_eq!(
            told(CommitteeVicePresident, Some(1), her),
            ["النائبة الأولى لرئيس لجنة", "1re vice-présidente de commission", "1st committee vice-president"]
        );
    }

    #[test]
    fn every_function_is_called_something_else() {
        use MandateFunction as F;
        let every = [
            F::Member,
            F::President,
            F::VicePresident,
            F::Secretary,
            F::DeputySecretary,
            F::Treasurer,
            F::DeputyTreasurer,
            F::Rapporteur,
            F::CommitteePresident,
            F::CommitteeVicePresident,
            F::GroupPresident,
        ];
        for gender in [None, Some(Gender::Female)] {
            for at in 0..3 {
                let called = |one: &MandateFunction| told(*one, None, gender).into_iter().nth(at);
                let mut all: Vec<Option<String>> = every.iter().map(called).collect();
                all.sort_unstable();
                all.dedup();
                assert_eq!(all.len(), every.len(), "{all:?}");
            }
        }
    }
}

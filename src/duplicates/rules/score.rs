//! How sure it is that two records are one person's: the weights of what agrees, and gates above them. Pure.
use super::super::model::{Band, Profile, Reason, Suspicion};
use super::compare::{Birth, Home, Naming, Shared, birth, home, naming, shared};

/// With so many bearers, or more, of two words of a name together, nobody is looked for by them alone.
pub(in crate::duplicates) const MANY: usize = 60;
/// With so few a name is rare.
const RARE: usize = 2;
/// With so many a name is common.
const COMMON: usize = 20;
/// From so many tenths of a bit on a pair is likely, or may be very likely.
const LIKELY: i64 = 40;
/// What it weighs that two live in one province.
const AT_HOME: i64 = 30;
/// From so many on somebody may want to look.
const POSSIBLE: i64 = -10;

/// What is gathered of a pair: what agrees and does not, and what that weighs.
struct Scales {
    reasons: Vec<Reason>,
    score: i64,
    /// What agrees that few share by chance.
    strong: usize,
    /// What differs that one person may change.
    apart: usize,
}

impl Scales {
    fn put(&mut self, reason: Reason, weight: i64) {
        self.reasons.push(reason);
        self.score = self.score.saturating_add(weight);
    }

    fn put_strong(&mut self, reason: Reason, weight: i64) {
        self.put(reason, weight);
        self.strong = self.strong.saturating_add(1);
    }

    fn put_apart(&mut self, reason: Reason, weight: i64) {
        self.put(reason, weight);
        self.apart = self.apart.saturating_add(1);
    }

    fn list(&mut self, shared: Shared, [same, other]: [Reason; 2], [agrees, differs]: [i64; 2]) {
        match shared {
            Shared::Same => self.put_strong(same, agrees),
            Shared::Different => self.put_apart(other, differs),
            Shared::Unknown => {}
        }
    }
}

/// Judges two records; `bearers` is how many there are who bear two words of the name they share. Nothing where nobody
/// needs to look.
///
/// Weights are tenths of a bit: how much likelier what is seen is of one person than of two who do not know each other.
/// That a name agrees weighs what its bearers are few, which leaves, less the odds that two are one at all, only how
/// many they are.
pub fn judge(one: &Profile, other: &Profile, bearers: usize) -> Option<Suspicion> {
    let mut scales = Scales { reasons: Vec::new(), score: 0, strong: 0, apart: 0 };
    scales.list(shared(&one.numbers, &other.numbers), [Reason::SameNumber, Reason::OtherNumber], [200, -10]);
    scales.list(shared(&one.phones, &other.phones), [Reason::SamePhone, Reason::OtherPhone], [140, -10]);
    scales.list(shared(&one.emails, &other.emails), [Reason::SameEmail, Reason::OtherEmail], [140, -5]);
    let born = birth(one.birth_date, other.birth_date);
    let is_strong_beside_birth = scales.strong > 0;
    match born {
        Birth::Unknown => {}
        Birth::SameDay => scales.put_strong(Reason::SameBirthDate, 140),
        Birth::SameMonth => scales.put(Reason::SameBirthMonth, 90),
        Birth::SameYear => scales.put(Reason::SameBirthYear, 60),
        Birth::Near => scales.put(Reason::NearBirthDate, -20),
        Birth::Different => scales.put(Reason::OtherBirthDate, -80),
    }
    match home(one, other) {
        Home::Unknown => {}
        Home::Same => scales.put(Reason::SameResidence, 80),
        Home::SameProvince => scales.put(Reason::SameProvince, AT_HOME),
        Home::OtherProvince => scales.put_apart(Reason::OtherProvince, -20),
    }
    let is_other_gender = one.gender.zip(other.gender).is_some_and(|(one, other)| one != other);
    if is_other_gender {
        scales.put(Reason::OtherGender, -120);
    }
    // Names take the longest to compare: not where even the same one would not do.
    if scales.strong == 0 && scales.score.saturating_add(named(Naming::Same, bearers)) < POSSIBLE {
        return None;
    }
    let (naming, mut reasons) = naming(one, other);
    if naming <= Naming::InPart && bearers <= RARE {
        reasons.push(Reason::RareName);
    }
    reasons.append(&mut scales.reasons);
    scales.score = scales.score.saturating_add(named(naming, bearers));
    let best = ceiling(naming, born, is_other_gender, is_strong_beside_birth, &scales, bearers)?;
    let earned = if scales.score >= LIKELY {
        Band::VeryLikely
    } else if scales.score >= POSSIBLE || best == Band::Possible && scales.strong > 0 {
        Band::Possible
    } else {
        return None;
    };
    Some(Suspicion { band: lesser(best, earned), score: scales.score, reasons })
}

/// Whether a name says nothing that so many bear, where two share neither a number, nor an address, a year of birth or a
/// home beside it: all that may still agree is the province.
pub(in crate::duplicates) fn is_hopeless(bearers: usize) -> bool {
    named(Naming::Same, bearers).saturating_add(AT_HOME) < POSSIBLE
}

/// What a name weighs that agrees so far and is borne by so many.
fn named(naming: Naming, bearers: usize) -> i64 {
    let bits = if bearers >= MANY { 7 } else { bearers.max(2).ilog2() };
    let common = i64::from(bits).saturating_mul(-10);
    match naming {
        Naming::Same => common,
        Naming::InPart => common.saturating_sub(20),
        Naming::Near => common.saturating_sub(60),
        Naming::Different => common.saturating_sub(150),
    }
}

/// The best a pair may be, whatever it weighs; nothing where nobody needs to look. A name alone is never very likely.
fn ceiling(
    naming: Naming,
    born: Birth,
    is_other_gender: bool,
    is_strong_beside_birth: bool,
    scales: &Scales,
    bearers: usize,
) -> Option<Band> {
    let strong = scales.strong;
    if is_other_gender || born == Birth::Different {
        return (naming <= Naming::InPart && is_strong_beside_birth).then_some(Band::Possible);
    }
    let is_contradicted = born == Birth::Near;
    Some(match naming {
        // Whoever shares a name and a phone was born on one day: the pen slipped, unless something else differs too.
        Naming::Same if is_contradicted && !(is_strong_beside_birth && scales.apart == 0) => Band::Likely,
        // Of two who alone bear a name it says enough that they were born in one month.
        Naming::Same if born == Birth::SameMonth && bearers <= RARE && scales.apart == 0 => Band::VeryLikely,
        // Of a common name two are born on one day now and then: then nothing else may differ.
        Naming::Same if strong == 1 && !is_strong_beside_birth => {
            let allowed = usize::from(bearers < COMMON);
            if scales.apart <= allowed { Band::VeryLikely } else { Band::Likely }
        }
        Naming::Same if strong > 0 => Band::VeryLikely,
        Naming::InPart if strong > 1 && !is_contradicted => Band::VeryLikely,
        Naming::Same | Naming::InPart => Band::Likely,
        Naming::Near if strong > 0 => Band::Likely,
        Naming::Near => Band::Possible,
        Naming::Different if strong > 1 => Band::Possible,
        Naming::Different => return None,
    })
}

fn lesser(one: Band, other: Band) -> Band {
    let rank = |band: Band| match band {
        Band::VeryLikely => 2,
        Band::Likely => 1,
        Band::Possible => 0,
    };
    if rank(one) <= rank(other) { one } else { other }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(name_ar: &str) -> Profile {
        Profile { name_ar: Some(name_ar.to_owned()), ..Profile::default() }
    }

    fn born(name: &str, day: &str) -> Profile {
        Profile { birth_date: Some(day.parse().unwrap()), ..profile(name) }
    }

    fn reached(of: Profile, phone: &str) -> Profile {
        Profile { phones: vec![phone.to_owned()], ..of }
    }

    fn band(one: &Profile, other: &Profile) -> Option<Band> {
        let there = judge(one, other, 2);
        assert_eq!(there, judge(other, one, 2), "it is the same both ways");
        there.map(|found| found.band)
    }

    #[test]
    fn a_name_alone_is_never_very_likely() {
        let one = profile("عبد الغني الصنهاجي");
        assert_eq!(band(&one, &one), Some(Band::Possible));
        assert_eq!(judge(&one, &one, MANY), None, "whoever bears a common one is not looked at");
        let home = |of: Profile| Profile {
            residence: Some("03.531.01.05".to_owned()),
            province: Some("03.531".to_owned()),
            ..of
        };
        assert_eq!(band(&home(one.clone()), &home(one)), Some(Band::Likely));
    }

    #[test]
    fn a_name_that_too_many_bear_leads_to_nobody_who_shares_but_a_province() {
        let one = Profile { province: Some("03.531".to_owned()), ..profile("محمد العلوي") };
        for bearers in 2..MANY {
            assert!(!is_hopeless(bearers) || judge(&one, &one, bearers).is_none(), "{bearers}");
        }
        assert!(is_hopeless(MANY) && !is_hopeless(COMMON));
    }

    #[test]
    fn names_with_one_skeleton_are_never_very_likely_whatever_else_agrees() {
        for (one, other) in
            [("حسن العلوي", "حسين العلوي"), ("كريم الهيري", "كريم الهواري"), ("جمال التازي", "جميلة التازي")]
        {
            assert_eq!(band(&profile(one), &profile(other)), None, "{one}, {other}");
            let twins = [one, other].map(|name| reached(born(name, "1980-03-04"), "+212612345678"));
            assert_ne!(band(&twins[0], &twins[1]), Some(Band::VeryLikely), "{one}, {other}");
        }
    }

    #[test]
    fn what_few_share_makes_one_name_very_likely_and_what_contradicts_does_not() {
        let name = "عبد الغني الصنهاجي";
        let very = Some(Band::VeryLikely);
        assert_eq!(band(&born(name, "1974-03-02"), &born(name, "1974-03-02")), very);
        let by_phone = |day: &str| reached(born(name, day), "+212612345678");
        assert_eq!(band(&by_phone("1974"), &by_phone("1974-03-02")), very);
        assert_eq!(band(&by_phone("1974-03-02"), &by_phone("1974-03-12")), very, "a slip");
        let moved =
            |day: &str, province: &str| Profile { province: Some(province.to_owned()), ..by_phone(day) };
        let slipped = [moved("1974-03-02", "03.531"), moved("1974-03-12", "01.511")];
        assert_eq!(band(&slipped[0], &slipped[1]), Some(Band::Likely), "a slip, and another home");
        let month = [born(name, "1974-03"), born(name, "1974-03-12")];
        assert_eq!(band(&month[0], &month[1]), very, "the month says enough of a rare name");
        assert_eq!(judge(&month[0], &month[1], RARE.saturating_add(1)).unwrap().band, Band::Likely);
        assert_eq!(
            band(&by_phone("1974-03-02"), &by_phone("1949-10-25")),
            Some(Band::Possible),
            "a grandson"
        );
        assert_eq!(band(&born(name, "1974-03-02"), &born(name, "1949-10-25")), None);
        let gender =
            |word: &str| Profile { gender: crate::words::Gender::read(word), ..by_phone("1974-03-02") };
        assert_eq!(band(&gender("male"), &gender("female")), Some(Band::Possible));
        let latin =
            Profile { name_ar: None, name_latin: Some("Abdelghani Sanhaji".to_owned()), ..by_phone("1974") };
        assert_eq!(band(&latin, &by_phone("1974")), very, "in the other script too");
    }

    #[test]
    fn the_first_of_january_is_no_day() {
        let name = "محمد العلوي";
        assert_ne!(band(&born(name, "1970-01-01"), &born(name, "1970-01-01")), Some(Band::VeryLikely));
    }

    #[test]
    fn a_family_shares_a_phone_and_no_name() {
        let phone = "+212612345678";
        assert_eq!(
            band(&reached(profile("محمد العلوي"), phone), &reached(profile("خالد العلوي"), phone)),
            None
        );
        let one = reached(profile("محمد العلوي"), phone);
        let other = reached(profile("محمد أمين العلوي"), phone);
        assert_eq!(band(&one, &other), Some(Band::Likely), "a name in part needs more");
    }

    #[test]
    fn a_common_name_and_one_day_say_less_where_all_else_differs() {
        let of = |phone: &str, province: &str| Profile {
            province: Some(province.to_owned()),
            ..reached(born("محمد العلوي", "1980-05-06"), phone)
        };
        let (one, other) = (of("+212612345678", "03.531"), of("+212699999999", "01.511"));
        assert_eq!(band(&one, &other), Some(Band::Likely));
        let there = of("+212699999999", "03.531");
        assert_eq!(band(&one, &there), Some(Band::VeryLikely));
        assert_eq!(judge(&one, &there, COMMON).unwrap().band, Band::Likely);
    }
}

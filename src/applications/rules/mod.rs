//! What must hold of an application, of a vote on it and of what the votes decide. Pure.
use chrono::{Days, Months, NaiveDate};

use crate::access::Principal;
use crate::persons::PersonId;
use crate::refusals;
use crate::statutes::document::{Declaration, Fraction, Majority};
use crate::words::PartialDate;

use super::model::{ApplicationOutcome, ApplicationState, ApplicationVerdict, Tally};

refusals! {
    /// Why an application is not entered, taken further or decided.
    Refusal {
        /// It is of somebody known or of somebody registered with it, one of the two.
        ApplicationIsOfOnePerson = "application-is-of-one-person" @ "/person_id" [
            "الطلب لشخص واحد: اذكر معرفه إن كان في السجل، أو بياناته ليسجل، لا الأمرين معا.",
            "Une demande est d'une seule personne : donnez son identifiant, ou ses données pour l'enregistrer, non les deux.",
            "An application is of one person: name an id, or what is to be registered, and not both."
        ],
        /// It is for a unit or for a territory, one of the two.
        ApplicationIsForOnePlace = "application-is-for-one-place" @ "/territory" [
            "الطلب لموضع واحد: اذكر المجال الترابي أو الهيئة المحلية، لا الأمرين معا.",
            "Une demande vaut pour un seul lieu : nommez un territoire ou une instance locale, non les deux.",
            "An application is for one place: name a territory or a local unit, and not both."
        ],
        /// The person has one that is not decided.
        ApplicationIsOpen = "application-is-open" [
            "لهذا الشخص طلب لم يبت فيه بعد.",
            "Cette personne a une demande qui n'est pas encore tranchée.",
            "The person has an application that is not decided yet."
        ],
        /// The person was refused, and may not apply again yet.
        ApplicationIsTooSoon = "application-is-too-soon" [
            "رفض طلب هذا الشخص من قبل؛ يمكنه تقديم طلب جديد ابتداء من اليوم المذكور.",
            "Cette personne a été refusée ; elle peut présenter une nouvelle demande à partir du jour indiqué.",
            "The person was refused before, and may apply again from the day that is told."
        ],
        /// The person is certainly younger than the statutes ask for.
        ApplicantIsTooYoung = "applicant-is-too-young" [
            "لم يبلغ مقدم الطلب السن التي يشترطها النظام الأساسي.",
            "La personne n'a pas l'âge que les statuts exigent.",
            "The applicant is younger than the statutes ask for."
        ],
        /// Something the statutes ask for was not declared.
        DeclarationsAreMissing = "declarations-are-missing" @ "/declarations" [
            "تنقص تصريحات يشترطها النظام الأساسي؛ أضفها إلى الطلب أولا.",
            "Il manque des déclarations que les statuts exigent ; ajoutez-les d'abord à la demande.",
            "Declarations that the statutes ask for are missing; add them to the application first."
        ],
        /// It is not so far, or further.
        ApplicationIsNotThere = "application-is-not-there" [
            "لا يسمح بهذا والطلب في حالته هذه.",
            "L'état de la demande ne le permet pas.",
            "The application is not in a state that allows it."
        ],
        /// One step lies before the one it follows, or ahead.
        StepIsOutOfOrder = "step-is-out-of-order" @ "/on" [
            "يقع هذا اليوم بين الخطوة السابقة واليوم الحالي.",
            "Ce jour se situe entre l'étape précédente et aujourd'hui.",
            "That day lies between the step before and today."
        ],
        /// It lies with that body already, or no body has come into being.
        ApplicationLiesThere = "application-lies-there" [
            "لا تتغير الهيئة التي تبت: الطلب معروض عليها، أو ينتظر قيامها.",
            "L'instance qui tranche ne change pas : la demande est devant elle, ou attend qu'elle existe.",
            "The body that decides does not change: the application is before it, or waits for one to be."
        ],
        /// No body has the competence there.
        NoBodyDecides = "no-body-decides" [
            "لا توجد هيئة مختصة تبت في هذا الطلب؛ هو في الانتظار حتى تقوم.",
            "Aucune instance compétente ne peut trancher cette demande ; elle attend qu'il y en ait une.",
            "No body has the competence to decide this application; it waits until one does."
        ],
        /// Nobody votes or decides on what concerns oneself.
        ApplicationIsOnesOwn = "application-is-ones-own" [
            "لا يصوت أحد على طلبه ولا يبت فيه.",
            "Nul ne vote ni ne tranche sur sa propre demande.",
            "Nobody votes or decides on an application of one's own."
        ],
        /// An account names nobody.
        VoteIsOfAPerson = "vote-is-of-a-person" @ "/voter_id" [
            "يصوت الأشخاص لا حسابات الخدمة؛ اذكر من صوت.",
            "C'est une personne qui vote, non un compte ; nommez-la.",
            "A person votes, not an account; name the person."
        ],
        /// The voter does not hold a seat with a vote in that body on that day.
        VoterIsNotOfTheBody = "voter-is-not-of-the-body" @ "/voter_id" [
            "لا يصوت إلا من له في ذلك اليوم مقعد بصوت في الهيئة التي تبت، وعضويته سارية.",
            "Ne vote que qui a ce jour-là un siège avec voix dans l'instance qui tranche, et une adhésion en vigueur.",
            "Only those vote who hold a seat with a vote in the body that decides on that day, as members in good standing."
        ],
        /// The voter is party to what concerns the applicant.
        VoterIsRecused = "voter-is-recused" @ "/voter_id" [
            "صرح بتنحي هذا العضو عما يخص مقدم الطلب، فلا يصوت.",
            "Ce membre est récusé pour ce qui concerne cette personne : il ne vote pas.",
            "This member is recused from what concerns the applicant, and does not vote."
        ],
        /// One votes once in a round.
        VoterHasVoted = "voter-has-voted" @ "/voter_id" [
            "سبق لهذا العضو أن صوت على هذا الطلب.",
            "Ce membre a déjà voté sur cette demande.",
            "This member has voted on this application already."
        ],
        /// What another voted was found somewhere.
        VoteNeedsASource = "vote-needs-a-source" @ "/source" [
            "من سجل صوت غيره يذكر مصدره: المحضر أو الورقة.",
            "Qui enregistre la voix d'autrui dit où elle se trouve : le procès-verbal, le bulletin.",
            "Whoever records the vote of another tells where it was found: the minutes, the ballot."
        ],
        /// Too few have voted.
        QuorumIsLacking = "quorum-is-lacking" [
            "لم يصوت من الأعضاء العدد الذي يشترطه النظام الأساسي للبت.",
            "Trop peu de membres ont voté pour que l'instance puisse trancher.",
            "Too few members have voted for the body to decide."
        ],
        /// The votes do not carry it.
        VotesDoNotCarry = "votes-do-not-carry" @ "/outcome" [
            "لم تحرز هذه النتيجة الأغلبية التي يشترطها النظام الأساسي.",
            "Les voix ne donnent pas à ce résultat la majorité que les statuts exigent.",
            "The votes do not give that outcome the majority the statutes ask for."
        ],
        /// What is refused or sent back is told why.
        ReasonsAreMissing = "reasons-are-missing" @ "/reasons" [
            "الرفض والإرجاع معللان؛ اذكر الأسباب.",
            "Un refus ou un renvoi est motivé ; donnez les raisons.",
            "What is refused or sent back is given reasons; tell them."
        ],
        /// Nothing hears an appeal from there.
        ThereIsNoAppeal = "there-is-no-appeal" [
            "لا طعن في هذا القرار: لا ينص عليه النظام الأساسي، أو سبق الطعن، أو لا هيئة فوق التي بتت.",
            "Cette décision est sans recours : les statuts n'en prévoient pas, il a déjà été exercé, ou rien n'est au-dessus.",
            "There is no appeal: the statutes give none, one was heard already, or nothing is above the body that decided."
        ],
        /// The days for an appeal are over.
        AppealIsTooLate = "appeal-is-too-late" @ "/on" [
            "انقضى أجل الطعن في اليوم المذكور.",
            "Le délai de recours a pris fin le jour indiqué.",
            "The days for an appeal were over on the day that is told."
        ],
        /// Too many forms wait to be looked at.
        FormsAreWaiting = "forms-are-waiting" [
            "استمارات كثيرة تنتظر النظر فيها في هذا المجال؛ أعد الإرسال بعد أيام أو اتصل بالأمانة.",
            "Trop de formulaires attendent d'être examinés pour ce territoire ; renvoyez le vôtre dans quelques jours, ou voyez le secrétariat.",
            "Too many forms wait to be looked at for that territory; send it again in some days, or see the secretariat."
        ],
        /// It may still be appealed.
        AppealIsPossible = "appeal-is-possible" [
            "ما زال الطعن ممكنا إلى اليوم المذكور؛ يغلق الطلب بعده.",
            "Un recours est possible jusqu'au jour indiqué ; la demande se clôt ensuite.",
            "An appeal is possible until the day that is told; it is closed after that."
        ],
    }
}

/// Goes on only if the application is so far.
pub(super) fn expect_state(state: ApplicationState, allowed: &[ApplicationState]) -> Result<(), Refusal> {
    if allowed.contains(&state) { Ok(()) } else { Err(Refusal::ApplicationIsNotThere) }
}

/// The day of a step: the one that is told, or today; not before the one it follows, and not ahead.
pub(super) fn day(
    told: Option<NaiveDate>,
    follows: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<NaiveDate, Refusal> {
    let day = told.unwrap_or(today);
    let is_in_order = follows.is_none_or(|before| before <= day) && day <= today;
    if is_in_order { Ok(day) } else { Err(Refusal::StepIsOutOfOrder) }
}

/// So many days after `day`, which is not counted.
pub(super) fn after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// Goes on only if a person who was refused may apply again by `day`.
pub(super) fn may_reapply(reapply_from: Option<NaiveDate>, day: NaiveDate) -> Result<(), Refusal> {
    if reapply_from.is_some_and(|from| day < from) { Err(Refusal::ApplicationIsTooSoon) } else { Ok(()) }
}

/// Goes on unless whoever was born then is certainly younger than so many years on `day`.
pub(super) fn may_be_old_enough(
    birth: Option<PartialDate>,
    age_min: u32,
    day: NaiveDate,
) -> Result<(), Refusal> {
    let earliest = birth.and_then(|birth| birth.earliest());
    let of_age = earliest.and_then(|born| born.checked_add_months(Months::new(age_min.saturating_mul(12))));
    if of_age.is_some_and(|of_age| day < of_age) { Err(Refusal::ApplicantIsTooYoung) } else { Ok(()) }
}

/// Those of the declarations the statutes ask for that are missing.
pub(super) fn missing(needed: &[Declaration], declared: &[Declaration]) -> Vec<Declaration> {
    needed.iter().copied().filter(|one| !declared.contains(one)).collect()
}

/// Who votes, as the caller says it: himself or herself, or another.
pub(super) fn voter(caller: Principal, named: Option<PersonId>) -> Result<PersonId, Refusal> {
    match (named, caller) {
        (Some(person), _) | (None, Principal::Person(person)) => Ok(person),
        (None, Principal::Account(_) | Principal::System | Principal::Anyone) => {
            Err(Refusal::VoteIsOfAPerson)
        }
    }
}

/// How many must vote: the share of those who have a vote, or of the members the body needs where it has fewer.
pub(super) fn needed(share: Option<Fraction>, voters: usize, seats_min: Option<u32>) -> usize {
    let whole = u32::try_from(voters).unwrap_or(u32::MAX).max(seats_min.unwrap_or_default());
    let part = share.map_or(1, |share| share.part_of(whole)).max(1);
    usize::try_from(part).unwrap_or(usize::MAX)
}

/// Whether these votes carry an outcome against the others, in a body in which so many have a vote. Who abstains
/// votes neither way.
pub(super) fn carry(tally: Tally, outcome: ApplicationVerdict, majority: Majority, voters: usize) -> bool {
    let Tally { accept, refuse, send_back, .. } = tally;
    let (given, against) = match outcome {
        ApplicationVerdict::Accepted => (accept, [refuse, send_back]),
        ApplicationVerdict::Refused => (refuse, [accept, send_back]),
        ApplicationVerdict::Returned => (send_back, [accept, refuse]),
    };
    let against = against.iter().fold(0_usize, |all, one| all.saturating_add(*one));
    let cast = given.saturating_add(against);
    let reach =
        |part: usize, whole: usize| given > 0 && given.saturating_mul(whole) >= cast.saturating_mul(part);
    match majority {
        Majority::Simple => given > against,
        Majority::Absolute => given.saturating_mul(2) > voters,
        Majority::TwoThirds => reach(2, 3),
        Majority::ThreeQuarters => reach(3, 4),
        Majority::FourFifths => reach(4, 5),
    }
}

/// Goes on only if an application that came out so may be appealed.
pub(super) fn may_appeal(
    (outcome, instance): (Option<ApplicationOutcome>, i64),
    until: Option<NaiveDate>,
    on: NaiveDate,
) -> Result<(), Refusal> {
    if outcome != Some(ApplicationOutcome::Refused) || instance != 1 {
        return Err(Refusal::ThereIsNoAppeal);
    }
    match until {
        None => Err(Refusal::ThereIsNoAppeal),
        Some(until) if until < on => Err(Refusal::AppealIsTooLate),
        Some(_) => Ok(()),
    }
}

/// Goes on only if nothing is to come of an application that was decided.
pub(super) fn may_close(
    (outcome, instance): (Option<ApplicationOutcome>, i64),
    until: Option<NaiveDate>,
    on: NaiveDate,
) -> Result<(), Refusal> {
    let is_refused = outcome == Some(ApplicationOutcome::Refused) && instance == 1;
    let is_possible = is_refused && until.is_some_and(|until| on <= until);
    if is_possible { Err(Refusal::AppealIsPossible) } else { Ok(()) }
}

/// Letters and digits that are not taken for one another, in either case or by ear.
const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// What a form is asked about by, of what was drawn for it: `7K2M-QX4D`.
pub(super) fn reference(drawn: [u8; 8]) -> String {
    let sign = |byte: &u8| SIGNS.get(usize::from(byte & 31)).copied().map_or('2', char::from);
    let (first, last) = drawn.split_at(4);
    first.iter().map(sign).chain(['-']).chain(last.iter().map(sign)).collect()
}

#[cfg(test)]
mod tests;

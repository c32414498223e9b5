//! When rights may be given. Pure.
use chrono::NaiveDate;

use crate::access::{Permission, Permissions, Principal};
use crate::refusals;
use crate::words::Language;

refusals! {
    /// Why rights are not given, or not taken back.
    Refusal {
        /// Neither a person nor an account is named, or both are.
        GrantIsToOne = "grant-is-to-one" @ "/person_id" [
            "تمنح الصلاحيات لشخص أو لحساب خدمة، واحد منهما لا غير.",
            "Des droits se donnent à une personne ou à un compte, à l'un des deux seulement.",
            "Rights are given to a person or to an account, one of the two."
        ],
        /// Nobody gives rights to himself or herself.
        GrantIsToOneself = "grant-is-to-oneself" @ "/person_id" [
            "لا يمنح أحد نفسه صلاحيات؛ يمنحها غيره ممن يملكها.",
            "Nul ne se donne des droits ; un autre, qui les a, les donne.",
            "Nobody gives rights to oneself; another, who holds them, does."
        ],
        /// Neither a role nor a permission is named.
        GrantIsEmpty = "grant-is-empty" @ "/permissions" [
            "اذكر دورا أو صلاحية واحدة على الأقل.",
            "Nommez un rôle, ou une permission au moins.",
            "Name a role, or at least one permission."
        ],
        /// A body and a territory are named.
        GrantIsOverTwo = "grant-is-over-two" @ "/territory" [
            "اذكر هيئة أو مجالا ترابيا، لا كليهما.",
            "Nommez une instance ou un territoire, pas les deux.",
            "Name a body or a territory, not both."
        ],
        /// The statutes in force have no such role.
        RoleIsUnknown = "role-is-unknown" @ "/role" [
            "لا يعرف النظام الأساسي الساري دورا بهذا الرمز.",
            "Les statuts en vigueur n'ont pas ce rôle.",
            "The statutes in force have no such role."
        ],
        /// It would end before it starts, or before today.
        GrantEndsTooEarly = "grant-ends-too-early" @ "/ends_on" [
            "آخر يوم لا يسبق أول يوم، ولا يسبق اليوم.",
            "Le dernier jour ne précède ni le premier ni ce jour.",
            "The last day is neither before the first nor before today."
        ],
        /// Rights of the past are not given.
        GrantStartsInThePast = "grant-starts-in-the-past" @ "/starts_on" [
            "لا تمنح صلاحيات ليوم مضى.",
            "On ne donne pas de droits pour un jour passé.",
            "Rights are not given for a day that is over."
        ],
        /// One principal has as many grants as it may have.
        GrantsAreTooMany = "grants-are-too-many" [
            "لهذا الشخص أو الحساب خمسون منحة، وهو أقصى عدد؛ امنح دورا واحدا على مجال أوسع، أو اسحب منحا سابقة.",
            "Cinquante octrois, le plus qu'on puisse avoir ; donnez un rôle sur un territoire plus large, ou retirez-en.",
            "There are fifty grants, the most one may have; give one role over a wider territory, or take some back."
        ],
        /// The grant was taken back before, or is over.
        GrantIsRevoked = "grant-is-revoked" [
            "سبق سحب هذه الصلاحيات أو انتهت مدتها.",
            "Ces droits sont déjà retirés ou échus.",
            "These rights were taken back, or are over, already."
        ],
        /// The grant is the caller's own: whoever takes back stays, so that nobody is locked out.
        GrantIsOnesOwn = "grant-is-ones-own" [
            "لا يسحب أحد صلاحيات منحت له؛ يسحبها غيره.",
            "Nul ne retire un octroi fait à lui-même ; un autre le retire.",
            "Nobody takes back what was given to oneself; another does."
        ],
        /// The office is not the caller's, or gives nothing now.
        OfficeIsNotOnes = "office-is-not-ones" @ "/appointment_id" [
            "يفوض صاحب المسؤولية من سلطها ما دام فيها؛ هذا التكليف ليس لك أو ليس ساريا اليوم.",
            "On délègue de ses propres fonctions, en vigueur ce jour ; cette désignation n'est pas la vôtre, ou ne l'est pas ce jour.",
            "One delegates from an office of one's own, in force today; this appointment is not yours, or not in force."
        ],
        /// The office does not give that, or it is not to be handed on.
        PowerIsNotToDelegate = "power-is-not-to-delegate" @ "/permissions" [
            "لا تفوض إلا سلطة تمنحها المسؤولية نفسها، ولا يفوض التفويض ولا المنح.",
            "On ne délègue que ce que donne la fonction, ni la délégation ni l'octroi.",
            "Only what the office gives is delegated, and neither delegating nor granting is."
        ],
        /// What is taken in an emergency would raise or remove somebody for longer than it lasts.
        EmergencyMakesTitles = "emergency-makes-titles" @ "/permissions" [
            "لا تؤخذ في حالة الاستعجال صلاحية ترفع أحدا أو تنحيه بعدها: تعيين أو انخراط أو إنهاؤهما أو منح أو رموز أو هوية أو نظام أساسي أو ترتيب الهيئات؛ يمارسها من يملكها.",
            "L'urgence ne prend rien qui élève ou écarte quelqu'un après elle : désigner, admettre, y mettre fin, accorder des droits, des jetons ou une identité, adopter des statuts, réorganiser ; qui en a le droit le fait.",
            "An emergency takes nothing that raises or removes somebody beyond it: to appoint, admit, end either, give rights, tokens or an identity, adopt statutes, reorganize; whoever holds that does it."
        ],
        /// An emergency of the caller's that is not over gives some of that already, over some of that.
        EmergencyLasts = "emergency-lasts" @ "/permissions" [
            "لك حالة استعجال سارية تعطيك بعض هذا هنا؛ استعملها أو أرجعها أولا، ولا تمدد.",
            "Une urgence en cours vous donne déjà une partie de cela ; employez-la ou rendez-la d'abord : on ne la prolonge pas.",
            "An emergency of yours that lasts gives you some of that already; use it, or give it back first: none is prolonged."
        ],
        /// The caller holds all that already, over all of that.
        NothingIsToBeTaken = "nothing-is-to-be-taken" @ "/permissions" [
            "كل ما تطلبه من صلاحيات بيدك هنا من قبل؛ استعملها دون حالة استعجال.",
            "Vous détenez déjà tout cela ici ; agissez sans urgence.",
            "You hold all of that there already; act without an emergency."
        ],
        /// Powers are delegated to members in good standing.
        DelegateIsNoMember = "delegate-is-no-member" @ "/person_id" [
            "يكون التفويض لعضو ذي انخراط سار غير موقوف.",
            "On délègue à un membre dont l'adhésion est en règle.",
            "One delegates to a member in good standing."
        ],
    }
}

/// How many grants one principal may have at once: what a request loads is bounded.
pub(super) const MOST: usize = 50;

/// What is never handed on.
const KEPT: [Permission; 4] =
    [Permission::Everything, Permission::Delegate, Permission::Grant, Permission::BreakGlass];

/// What is never taken in an emergency: whatever can give somebody a title, make one reach further, or take one away, for
/// longer than the emergency lasts. Each with the way it would:
///
/// - `*` has all of them in it, now and later;
/// - `statutes.adopt` says what every office gives;
/// - `territory.update` moves communes under other officials;
/// - `membership.create` and `application.decide` admit, and with standing come the rights of office;
/// - `membership.update` takes back the end of a membership;
/// - `membership.end` and `appointment.end` take somebody's standing or office for good;
/// - `case.decide` gives back, on appeal, what a sanction took;
/// - `body.update` numbers deputies anew, each into another office;
/// - `body.reorganize` moves bodies, and with them how far their officials reach, and withdraws what ended offices;
/// - `appointment.create` appoints; `appointment.update` takes back the end of an appointment;
/// - `access.grant` and `access.delegate` give rights, `access.emergency` takes the next ones;
/// - `token.keep` and `identity.keep` let somebody act as another.
///
/// What remains either looks, or records what gives nobody anything: a decision has no effect but by these permissions,
/// a body that is formed has empty seats, and who is registered is no member.
const LASTING: [Permission; 18] = [
    Permission::Everything,
    Permission::AdoptStatutes,
    Permission::KeepTerritories,
    Permission::AdmitMembers,
    Permission::DecideApplications,
    Permission::CorrectMemberships,
    Permission::EndMemberships,
    Permission::DecideCases,
    Permission::CorrectBodies,
    Permission::ReorganizeBodies,
    Permission::Appoint,
    Permission::CorrectAppointments,
    Permission::EndAppointments,
    Permission::Grant,
    Permission::Delegate,
    Permission::BreakGlass,
    Permission::KeepTokens,
    Permission::KeepIdentities,
];

/// Goes on only if rights may be given on these days.
pub(super) fn on_days(
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if starts_on < today {
        return Err(Refusal::GrantStartsInThePast);
    }
    match ends_on {
        Some(last) if last < starts_on => Err(Refusal::GrantEndsTooEarly),
        _ => Ok(()),
    }
}

/// Goes on only if an office that gives `held` may hand on `asked`.
pub(super) fn may_delegate(held: Permissions, asked: Permissions) -> Result<(), Refusal> {
    let is_kept = KEPT.iter().any(|kept| asked.has(*kept));
    let gives = held.has(Permission::Delegate) && held.covers(asked);
    if gives && !is_kept { Ok(()) } else { Err(Refusal::PowerIsNotToDelegate) }
}

/// Goes on only if `asked` may be taken in an emergency by who holds `held` there.
pub(super) fn may_take(held: Permissions, asked: Permissions) -> Result<(), Refusal> {
    if LASTING.iter().any(|lasting| asked.has(*lasting)) {
        Err(Refusal::EmergencyMakesTitles)
    } else if held.covers(asked) {
        Err(Refusal::NothingIsToBeTaken)
    } else {
        Ok(())
    }
}

/// Goes on only if somebody else gives.
pub(super) fn to_another(giver: Principal, taker: Principal) -> Result<(), Refusal> {
    if giver == taker { Err(Refusal::GrantIsToOneself) } else { Ok(()) }
}

/// What somebody's rights come to at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Held there.
    Held,
    /// Held there, and a recusal stands in the way.
    Recused,
    /// Held there, and not all that is asked beside it of the person.
    Short,
    /// Given there by somebody who holds it no more, or not over all of that.
    Lapsed,
    /// Taken there in an emergency by somebody who might take none any more.
    Ended,
    /// Held elsewhere.
    Elsewhere,
    /// Not held: who is asked about is no member in good standing.
    Apart,
    /// Not held.
    Nowhere,
}

impl Verdict {
    /// The same in a sentence.
    pub(super) fn because(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Held => {
                ["الصلاحية ممنوحة هنا.", "La permission est détenue ici.", "The permission is held there."]
            }
            Self::Recused => [
                "الصلاحية ممنوحة هنا، لكن صاحبها متنح عما يخص هذا الشخص: يتولاه غيره.",
                "La permission est détenue ici, mais une récusation y fait obstacle : un autre s'en charge.",
                "The permission is held there, but a recusal stands in the way: somebody else does it.",
            ],
            Self::Short => [
                "الصلاحية ممنوحة هنا، لكن لهذا الشخص صلاحيات أوسع أو في أماكن أخرى: لا ينزع صفته ولا يتصرف باسمه إلا من يملك ذلك كله.",
                "La permission est détenue ici, mais cette personne détient davantage ou ailleurs : on ne lui ôte pas sa qualité et on n'agit pas en son nom.",
                "The permission is held there, but that person holds more, or elsewhere: nobody takes that standing, or acts in that name, by holding less.",
            ],
            Self::Ended => [
                "أخذت هذه الصلاحية هنا في حالة استعجال، ولم يعد لمن أخذها حق أخذها: انتهت بانتهائه.",
                "La permission a été prise ici dans une urgence par quelqu'un qui ne pourrait plus en prendre : elle a pris fin avec ce droit.",
                "The permission was taken there in an emergency by somebody who might take none any more: it ended with that right.",
            ],
            Self::Lapsed => [
                "منحت هذه الصلاحية هنا، لكن من منحها لم يعد يملكها في كل ما منحها فيه؛ ليمنحها غيره ممن يملكها.",
                "La permission a été donnée ici par quelqu'un qui ne la détient plus partout où il l'a donnée ; un autre, qui l'a, peut la donner.",
                "The permission was given there by somebody who no longer holds it over all it was given over; another, who does, may give it.",
            ],
            Self::Elsewhere => [
                "الصلاحية ممنوحة، لكن في مكان آخر.",
                "La permission est détenue, mais ailleurs.",
                "The permission is held, but elsewhere.",
            ],
            Self::Apart => [
                "لا انخراط ساريا: الصلاحيات التي تأتي من المسؤولية والعضوية معلقة.",
                "Aucune adhésion en règle : les droits de fonction et de membre sont suspendus.",
                "No membership in good standing: the rights of office and membership rest.",
            ],
            Self::Nowhere => [
                "لا مسؤولية ولا منحة ولا تفويض يعطي هذه الصلاحية هنا اليوم.",
                "Aucune fonction, aucun octroi, aucune délégation ne donne cette permission ici ce jour.",
                "No office, grant or delegation gives this permission there today.",
            ],
        })
    }
}

#[cfg(test)]
mod tests;

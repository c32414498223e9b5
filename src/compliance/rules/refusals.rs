//! The rules of the statutes that an appointment can break, each with the words of its refusal.
use crate::refusals;

refusals! {
    /// Why the statutes say no to an appointment, or warn of it.
    Refusal {
        /// The statutes of the first day know no such position.
        OfficeIsNotInForce = "office-is-not-in-force" @ "/starts_on" [
            "لا يعرف النظام الأساسي الساري في ذلك اليوم هذه المسؤولية في هذا النوع من الهيئات.",
            "Les statuts en vigueur ce jour-là ne connaissent pas cette fonction dans ce type d'instance.",
            "The statutes in force on that day know no such position in this type of body."
        ],
        /// The holder has not reached the age on the first day.
        HolderIsTooYoung = "holder-is-too-young" @ "/person_id" [
            "لم يبلغ هذا الشخص السن التي يشترطها النظام الأساسي لهذه المسؤولية.",
            "Cette personne n'a pas l'âge que les statuts exigent pour cette fonction.",
            "The person has not reached the age the statutes ask for this position."
        ],
        /// The holder has not been a member long enough.
        SeniorityIsTooShort = "seniority-is-too-short" @ "/person_id" [
            "أقدمية هذا الشخص في الحزب دون ما يشترطه النظام الأساسي لهذه المسؤولية.",
            "L'ancienneté de cette personne est inférieure à celle que les statuts exigent pour cette fonction.",
            "The person has not been a member as long as the statutes ask for this position."
        ],
        /// The holder's membership is not in a standing that qualifies.
        StandingDoesNotQualify = "standing-does-not-qualify" @ "/person_id" [
            "وضعية عضوية هذا الشخص في ذلك اليوم لا تؤهله لهذه المسؤولية.",
            "La situation d'adhésion de cette personne ce jour-là ne lui ouvre pas cette fonction.",
            "The person's standing as a member on that day does not qualify for this position."
        ],
        /// The position is for holders of the other gender.
        PositionIsKeptForOthers = "position-is-kept-for-others" @ "/person_id" [
            "هذه المسؤولية مخصصة في النظام الأساسي للجنس الآخر.",
            "Les statuts réservent cette fonction à l'autre genre.",
            "The statutes keep this position for the other gender."
        ],
        /// The holder holds a position that excludes this one.
        PositionsAreIncompatible = "positions-are-incompatible" @ "/person_id" [
            "يشغل هذا الشخص مسؤولية لا يجوز الجمع بينها وبين هذه؛ أنه إحداهما أولا.",
            "Cette personne exerce une fonction incompatible avec celle-ci ; mettez d'abord fin à l'une des deux.",
            "The person holds a position that excludes this one; end one of the two first."
        ],
        /// It would be one term in a row too many.
        TermsAreUsedUp = "terms-are-used-up" @ "/person_id" [
            "استنفد هذا الشخص عدد المدد المتتالية التي يسمح بها النظام الأساسي في هذه المسؤولية.",
            "Cette personne a épuisé le nombre de mandats consécutifs que les statuts permettent dans cette fonction.",
            "The person has used up the terms in a row that the statutes allow in this position."
        ],
        /// It would last longer than a term.
        TermIsTooLong = "term-is-too-long" @ "/ends_on" [
            "تتجاوز هذه المدة ما يحدده النظام الأساسي لهذه المسؤولية.",
            "Cette durée dépasse celle que les statuts fixent pour cette fonction.",
            "That is longer than the term the statutes set for this position."
        ],
        /// The statutes do not choose holders that way.
        ModeIsNotAllowed = "mode-is-not-allowed" @ "/mode" [
            "لا يسمح النظام الأساسي باختيار صاحب هذه المسؤولية بهذه الطريقة.",
            "Les statuts ne permettent pas ce mode de désignation pour cette fonction.",
            "The statutes do not allow this mode of choice for the position."
        ],
        /// The seats that are left are kept for others.
        SeatsAreReserved = "seats-are-reserved" @ "/person_id" [
            "ما بقي من المقاعد مخصص لفئات لا ينتمي إليها هذا الشخص.",
            "Les sièges qui restent sont réservés à des catégories dont cette personne ne relève pas.",
            "The seats that are left are kept for groups the person does not belong to."
        ],
        /// The holder does not hold the position that would bring this one.
        OtherPositionIsMissing = "other-position-is-missing" @ "/person_id" [
            "لا يشغل هذا الشخص في ذلك اليوم مسؤولية تخوله هذه بحكم الصفة.",
            "Cette personne n'exerce ce jour-là aucune fonction qui lui donne celle-ci de droit.",
            "The person does not hold, on that day, a position that brings this one ex officio."
        ],
        /// The body has more members than it may.
        BodyIsFull = "body-is-full" [
            "يتجاوز عدد أعضاء الهيئة الحد الأقصى الذي يسمح به النظام الأساسي.",
            "L'instance a plus de membres que les statuts ne le permettent.",
            "The body has more members than the statutes allow."
        ],
        /// The body has fewer members than it needs.
        BodyIsTooSmall = "body-is-too-small" [
            "عدد أعضاء الهيئة المسجلين دون الحد الأدنى الذي ينص عليه النظام الأساسي.",
            "L'instance a moins de membres que les statuts ne le veulent.",
            "The body has fewer members than the statutes ask."
        ],
        /// A body formed what its type does not let it form.
        CreationIsNotGranted = "creation-is-not-granted" @ "/type" [
            "لا يخول النظام الأساسي للهيئة المقررة إحداث هذا النوع من الهيئات، أو لا يخوله إلا تحتها.",
            "Les statuts ne donnent pas à l'instance qui décide le droit de créer ce type d'instance, ou seulement sous elle-même.",
            "The statutes do not let the deciding body create bodies of this type, or only under itself."
        ],
        /// Women hold less than their share.
        WomenAreTooFew = "women-are-too-few" [
            "نسبة النساء في الهيئة دون ما ينص عليه النظام الأساسي.",
            "La part des femmes dans l'instance est inférieure à celle que prévoient les statuts.",
            "Women hold less of the body than the share in the statutes."
        ],
        /// The young hold less than their share.
        YoungAreTooFew = "young-are-too-few" [
            "نسبة الشباب في الهيئة دون ما ينص عليه النظام الأساسي.",
            "La part des jeunes dans l'instance est inférieure à celle que prévoient les statuts.",
            "The young hold less of the body than the share in the statutes."
        ],
    }
}

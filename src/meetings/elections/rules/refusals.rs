//! Why something is not done to an election.
use crate::refusals;

refusals! {
    /// Why an election is not held so.
    Refusal {
        /// It is over.
        ElectionIsOver = "election-is-over" [
            "أعلنت نتيجة هذا الانتخاب أو صرف النظر عنه؛ لا يغير فيه شيء. يلغى إعلانه بمقرر.",
            "Cette élection est proclamée ou abandonnée : rien n'y change plus. C'est une décision qui annule sa proclamation.",
            "This election was proclaimed or given up, and changes no more. A decision annuls its proclamation."
        ],
        /// Nobody is elected that way.
        ModeElectsNobody = "mode-elects-nobody" @ "/mode" [
            "لا ينتخب بهذه الطريقة: استعمل individual_ballot أو list_ballot أو secret_ballot أو show_of_hands، وسجل التوافق والتزكية مقررا.",
            "On n'élit pas ainsi : employez individual_ballot, list_ballot, secret_ballot ou show_of_hands ; un consensus ou une acclamation s'enregistre comme décision.",
            "Nobody is elected that way: use individual_ballot, list_ballot, secret_ballot or show_of_hands; record a consensus or an acclamation as a decision."
        ],
        /// The position has fewer seats than are to be filled.
        MoreSeatsThanThereAre = "more-seats-than-there-are" [
            "عدد المقاعد المطلوب ملؤها أكبر مما للمنصب من مقاعد.",
            "L'élection pourvoirait plus de sièges que la fonction n'en a.",
            "The election would fill more seats than the position has."
        ],
        /// It fills more seats than one election may.
        TooManySeats = "too-many-seats" @ "/seats" [
            "لا يملأ انتخاب واحد أكثر من 200 مقعد.",
            "Une élection pourvoit 200 sièges au plus.",
            "One election fills 200 seats at most."
        ],
        /// Whoever stands has to be told before the first count.
        CandidaciesAreClosed = "candidacies-are-closed" [
            "سجلت دورة من هذا الانتخاب؛ لا يضاف ترشيح بعد بدء الاقتراع. ألغ الدورة إن سجلت خطأ.",
            "Un tour est enregistré : on ne se porte plus candidat. Annulez le tour s'il l'a été par erreur.",
            "A round was counted, and nobody stands any more. Annul the round if it was recorded by mistake."
        ],
        /// One person stands in a ballot of single names.
        OnePersonStands = "one-person-stands" @ "/persons" [
            "لكل ترشيح شخص واحد، إلا في الاقتراع باللائحة (list_ballot).",
            "Une candidature est d'une seule personne, sauf au scrutin de liste (list_ballot).",
            "One person stands with each candidacy, except in a list ballot (list_ballot)."
        ],
        /// A list names no more than there are seats.
        ListIsTooLong = "list-is-too-long" @ "/persons" [
            "في اللائحة أسماء أكثر من المقاعد المطلوب ملؤها.",
            "La liste compte plus de noms que de sièges à pourvoir.",
            "The list has more names than there are seats to fill."
        ],
        /// Whoever stands, stands once.
        StandsAlready = "stands-already" [
            "هذا الشخص مرشح من قبل في هذا الانتخاب؛ اسحب ترشيحه الأول أولا.",
            "Cette personne est déjà candidate à cette élection ; retirez d'abord sa première candidature.",
            "That person stands in this election already; withdraw the other candidacy first."
        ],
        /// An election has so many candidacies at most.
        TooManyCandidacies = "too-many-candidacies" [
            "بلغ هذا الانتخاب 200 ترشيح، وهو الحد الأقصى.",
            "Cette élection compte déjà 200 candidatures, le maximum.",
            "This election has 200 candidacies already, the most there may be."
        ],
        /// There is no such candidacy, or it does not stand.
        CandidacyDoesNotStand = "candidacy-does-not-stand" [
            "لا يوجد ترشيح قائم بهذا الرقم في هذه الدورة.",
            "Aucune candidature de ce numéro n'est en lice à ce tour.",
            "No candidacy of that number stands in this round."
        ],
        /// Whoever was elected does not withdraw; the seat is left.
        WasElected = "candidacy-was-elected" @ "/candidacy" [
            "فاز هذا الترشيح في دورة محسوبة؛ بعد الإعلان يغادر المنتخب منصبه، أو تلغى الدورة قبله.",
            "Cette candidature a été élue à un tour compté : l'élu quitte son siège après la proclamation, ou l'on annule le tour avant.",
            "That candidacy was elected in a round; whoever was elected leaves the seat after the proclamation, or the round is annulled before it."
        ],
        /// Nobody stands.
        NobodyStands = "nobody-stands" [
            "لا يوجد أي ترشيح قائم؛ سجل الترشيحات قبل الدورة.",
            "Personne n'est en lice ; enregistrez les candidatures avant le tour.",
            "Nobody stands; record the candidacies before the round."
        ],
        /// A round follows one that was read, and left seats.
        RoundIsNotDue = "round-is-not-due" [
            "لا تسجل دورة الآن؛ انظر next: قراءة ثانية أو قرعة أو إعلان النتيجة.",
            "Aucun tour n'est attendu ; voyez next : une relecture, un tirage au sort ou la proclamation.",
            "No round is due now; see next: a second reading, a draw, or the proclamation."
        ],
        /// Each candidacy that stands is counted, once.
        CountIsIncomplete = "count-is-incomplete" @ "/count/votes" [
            "اذكر عدد أصوات كل ترشيح قائم مرة واحدة، ولو كان صفرا.",
            "Indiquez une fois les voix de chaque candidature en lice, même si elles sont nulles.",
            "Tell the votes of each candidacy that stands once, even where there are none."
        ],
        /// The numbers do not add up.
        CountDoesNotAddUp = "count-does-not-add-up" @ "/count" [
            "مجموع الأصوات والأوراق البيضاء والملغاة لا يوافق عدد الأوراق.",
            "Les voix, les bulletins blancs et les nuls ne font pas le nombre des bulletins.",
            "The votes, the blank and the void papers do not come to the number of ballots."
        ],
        /// One votes against whoever stands alone.
        NothingIsAgainst = "nothing-is-against" @ "/count/against" [
            "لا تحتسب أصوات معارضة إلا حيث يوجد ترشيح واحد لمقعد واحد.",
            "On ne compte de voix contre que face à une candidature unique, pour un seul siège.",
            "Votes against are counted only where one candidacy stands alone for one seat."
        ],
        /// The count is read by somebody.
        NobodyReadIt = "nobody-read-the-count" @ "/scrutineer_id" [
            "اذكر من قرأ المحضر من فاحصي الأصوات (scrutineer_id).",
            "Indiquez le scrutateur qui a lu le dépouillement (scrutineer_id).",
            "Name the scrutineer who read the count (scrutineer_id)."
        ],
        /// Who stands reads no count.
        ScrutineerStands = "scrutineer-stands" @ "/scrutineer_id" [
            "المرشح لا يفحص الأصوات.",
            "Qui est candidat ne dépouille pas.",
            "Whoever stands is no scrutineer."
        ],
        /// Another reads it.
        ScrutineerHasRead = "scrutineer-has-read-it" @ "/scrutineer_id" [
            "قرأ هذا الفاحص العد من قبل؛ القراءة الثانية لغيره.",
            "Ce scrutateur l'a déjà lu ; la relecture revient à un autre.",
            "That scrutineer read the count already; another one reads it again."
        ],
        /// There is no count that waits to be read.
        NothingToRead = "nothing-to-read" [
            "لا توجد دورة محسوبة في هذا الانتخاب.",
            "Aucun tour compté dans cette élection.",
            "There is no counted round in this election."
        ],
        /// It was read otherwise.
        ReadingsDiffer = "readings-differ" @ "/count" [
            "تخالف هذه القراءة القراءة الأولى؛ أعيدوا العد، وألغوا الدورة إن كانت الأولى خاطئة.",
            "Cette lecture diffère de la première ; recomptez, et annulez le tour si c'est la première qui se trompe.",
            "This reading differs from the first; count again, and annul the round if the first was wrong."
        ],
        /// Lots are drawn among those tied.
        NothingIsDrawn = "nothing-is-drawn" [
            "لا تجرى القرعة إلا بين ترشيحات متعادلة لم يفصل بينها النظام الأساسي.",
            "On ne tire au sort qu'entre candidatures à égalité que les statuts ne départagent pas.",
            "A lot is drawn only among candidacies that are tied and that the statutes do not tell apart."
        ],
        /// Each of those tied is drawn once.
        DrawIsIncomplete = "draw-is-incomplete" @ "/candidacies" [
            "رتب كل الترشيحات المتعادلة، كل واحد مرة.",
            "Donnez l'ordre de toutes les candidatures à égalité, chacune une fois.",
            "Give the order of all candidacies that are tied, each once."
        ],
        /// It waits for something before.
        NothingToProclaim = "nothing-to-proclaim" [
            "لا تعلن نتيجة هذا الانتخاب الآن؛ انظر next لمعرفة ما ينتظره.",
            "Rien n'est à proclamer pour l'instant ; next dit ce que l'élection attend.",
            "There is nothing to proclaim yet; next tells what the election waits for."
        ],
        /// The last round has been counted.
        RoundsAreOver = "rounds-are-over" [
            "بلغ الانتخاب آخر دوراته المنصوص عليها في النظام الأساسي.",
            "Le dernier tour que les statuts prévoient est compté.",
            "The last round that the statutes provide for has been counted."
        ],
    }
}

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
            "لا يملأ انتخاب واحد أكثر من 50 مقعدا.",
            "Une élection pourvoit 50 sièges au plus.",
            "One election fills 50 seats at most."
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
            "لا يتجاوز الانتخاب 200 ترشيح و1000 اسم.",
            "Une élection compte 200 candidatures et 1000 noms au plus.",
            "An election has 200 candidacies and 1000 names at most."
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
        /// Everybody withdrew, or no list may take a seat.
        NobodyIsLeft = "nobody-is-left" [
            "لم يبق ترشيح لدورة أخرى؛ أعلنوا من انتخب، أو سجلوا صرف النظر عن الانتخاب (abandonment).",
            "Plus aucune candidature n'est en lice ; proclamez les élus, ou enregistrez l'abandon (abandonment).",
            "No candidacy is left for another round; proclaim whoever was elected, or record that the election is given up (abandonment)."
        ],
        /// Rounds come one after the other.
        RoundsAreInOrder = "rounds-are-in-order" @ "/held_at" [
            "وقت هذه الدورة سابق لوقت الدورة التي قبلها.",
            "Ce tour aurait eu lieu avant le précédent.",
            "That round would have been held before the one it follows."
        ],
        /// So many rounds are recorded at most.
        TooManyRounds = "too-many-rounds" [
            "بلغ هذا الانتخاب 50 دورة مسجلة، الملغاة منها محسوبة؛ افتح انتخابا آخر.",
            "Cette élection compte déjà 50 tours enregistrés, annulés compris ; ouvrez-en une autre.",
            "This election has 50 rounds on record, those annulled among them; open another."
        ],
        /// What is of today is no history.
        HistoryIsOfThePast = "election-history-is-of-the-past" @ "/source" [
            "لا يسجل انتخابا قديما إلا ما جرى في اجتماع قبل اليوم؛ احذف المصدر.",
            "Seule l'élection d'une réunion passée s'enregistre comme histoire ; ôtez la source.",
            "Only what was held at a meeting before today is recorded as history; leave the source out."
        ],
        /// The statutes do not have the position filled so.
        ModeIsNotTheirs = "mode-is-not-of-the-position" @ "/mode" [
            "لا ينص النظام الأساسي على هذه الطريقة لهذا المنصب.",
            "Les statuts ne prévoient pas ce mode pour cette fonction.",
            "The statutes do not provide for that way of filling the position."
        ],
        /// Single names are for seats alike.
        SeatsDiffer = "seats-differ" @ "/seats" [
            "لا تملأ بالاقتراع الفردي إلا مقاعد من نوع واحد؛ افتح انتخابا لكل منصب، أو استعمل list_ballot.",
            "Un scrutin uninominal ne pourvoit que des sièges de même nature ; ouvrez une élection par fonction, ou employez list_ballot.",
            "Single names are elected only to seats alike; open an election for each position, or use list_ballot."
        ],
        /// It was counted.
        ElectionWasCounted = "election-was-counted" [
            "سجلت دورة من هذا الانتخاب فلا يحذف؛ سجل صرف النظر عنه (abandonment).",
            "Un tour de cette élection est enregistré : elle ne se retire pas. Enregistrez son abandon (abandonment).",
            "A round of this election is on record, so it is not taken out. Record that it is given up (abandonment)."
        ],
        /// One withdraws before a round, not between its count and what follows from it.
        WithdrawalIsLate = "withdrawal-is-late" [
            "لا يسحب ترشيح بين عد دورة وما يترتب عليها؛ انظر next.",
            "On ne se retire pas entre le décompte d'un tour et ce qui s'ensuit ; voyez next.",
            "Nobody withdraws between the count of a round and what follows from it; see next."
        ],
        /// Each candidacy that stands is counted, once.
        CountIsIncomplete = "count-is-incomplete" @ "/count/votes" [
            "اذكر عدد أصوات كل ترشيح قائم مرة واحدة، ولو كان صفرا.",
            "Indiquez une fois les voix de chaque candidature en lice, même s'il n'y en a aucune.",
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
            "لا تحتسب أصوات معارضة إلا حيث يوجد ترشيح واحد، لمقعد واحد أو بلائحة.",
            "On ne compte de voix contre que face à une candidature unique, pour un seul siège ou de liste.",
            "Votes against are counted only where one candidacy stands alone, for one seat or with a list."
        ],
        /// The count is read by somebody.
        NobodyReadIt = "nobody-read-the-count" @ "/scrutineer_id" [
            "اذكر من قرأ نتيجة الفرز من فاحصي الأصوات (scrutineer_id).",
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
            "لا توجد دورة تنتظر قراءة أخرى؛ انظر next.",
            "Aucun tour n'attend d'être relu ; voyez next.",
            "There is no round that waits to be read again; see next."
        ],
        /// No round was counted.
        NothingToAnnul = "no-round-to-annul" [
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
            "لا تجرى القرعة إلا بعد قراءة العد، بين ترشيحات متعادلة لم يفصل بينها النظام الأساسي؛ انظر next.",
            "On ne tire au sort qu'une fois le décompte relu, entre candidatures à égalité que les statuts ne départagent pas ; voyez next.",
            "A lot is drawn only once the count is read, among candidacies that are tied and that the statutes do not tell apart; see next."
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

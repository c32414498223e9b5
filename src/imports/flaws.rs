//! What may be wrong with a row or a cell of a spreadsheet, in three languages; each has its page.
use crate::refusals;

refusals! {
    /// Why a row is not taken as it stands, or is taken with a remark.
    Refusal {
        /// There is no name in any column.
        RowHasNoName = "row-has-no-name" [
            "لا اسم في هذا السطر.",
            "Cette ligne ne porte aucun nom.",
            "There is no name in this row."
        ],
        /// One name is written in two scripts.
        NameMixesScripts = "name-mixes-scripts" [
            "في هذه الخانة حروف عربية ولاتينية معا؛ ضع كلا منهما في عمود.",
            "Cette cellule mêle l'arabe et les lettres latines ; mettez chaque écriture dans sa colonne.",
            "This cell mixes Arabic and Latin letters; put each script in a column of its own."
        ],
        /// What stands for a name has no letters, or two names stand where one can be.
        NameIsUnreadable = "name-is-unreadable" [
            "لا يقرأ ما في هذه الخانة اسما.",
            "Cette cellule ne se lit pas comme un nom.",
            "What is in this cell cannot be read as a name."
        ],
        /// The characters of the cell were lost on the way.
        CellIsUndecodable = "cell-is-undecodable" [
            "ضاعت حروف هذه الخانة في ترميز الملف؛ احفظه بترميز UTF-8.",
            "Des caractères de cette cellule se sont perdus dans le codage du fichier ; enregistrez-le en UTF-8.",
            "Characters of this cell were lost in the encoding of the file; save it as UTF-8."
        ],
        /// The spreadsheet itself could not reckon the cell.
        CellIsAnError = "cell-is-a-spreadsheet-error" [
            "في هذه الخانة خطأ من الجدول نفسه بدل قيمة.",
            "Cette cellule contient une erreur du tableur au lieu d'une valeur.",
            "This cell holds an error of the spreadsheet instead of a value."
        ],
        /// The text is longer than its field.
        CellIsTooLong = "cell-is-too-long" [
            "نص هذه الخانة أطول مما يقبل.",
            "Le texte de cette cellule est trop long.",
            "The text of this cell is too long."
        ],
        /// It is no day that is read.
        DateIsUnreadable = "date-is-unreadable" [
            "لا يقرأ هذا التاريخ؛ اكتبه على شكل 08/12/2022 أو 2022-12-08 أو 2022.",
            "Cette date ne se lit pas ; écrivez 08/12/2022, 2022-12-08 ou 2022.",
            "This date cannot be read; write 08/12/2022 (day first), 2022-12-08 or 2022."
        ],
        /// The month stands first, or there is no such month.
        MonthIsBeyondTwelve = "month-is-beyond-twelve" [
            "الشهر أكبر من 12: يكتب اليوم أولا ثم الشهر ثم السنة.",
            "Le mois dépasse 12 : le jour s'écrit d'abord, puis le mois, puis l'année.",
            "The month is beyond twelve: the day is written first, then the month, then the year."
        ],
        /// The century is missing.
        YearHasTwoFigures = "year-has-two-figures" [
            "اكتب السنة بأربعة أرقام؛ لا يعرف القرن من رقمين.",
            "Écrivez l'année avec quatre chiffres ; deux ne disent pas le siècle.",
            "Write the year with four figures; two do not tell the century."
        ],
        /// Nobody is born later than today.
        BirthIsToCome = "birth-is-to-come" [
            "تاريخ الميلاد هذا لم يأت بعد.",
            "Cette date de naissance est encore à venir.",
            "This day of birth is still to come."
        ],
        /// It is none of the words for a gender.
        GenderIsUnreadable = "gender-is-unreadable" [
            "لا يقرأ هذا الجنس؛ اكتب ذكر أو أنثى.",
            "Ce genre ne se lit pas ; écrivez H ou F, homme ou femme.",
            "This gender cannot be read; write M or F, male or female."
        ],
        /// It is no phone number.
        PhoneIsUnreadable = "phone-is-unreadable" [
            "لا يقرأ هذا رقم هاتف.",
            "Ceci ne se lit pas comme un numéro de téléphone.",
            "This cannot be read as a phone number."
        ],
        /// It is no e-mail address.
        EmailIsUnreadable = "email-is-unreadable" [
            "لا يقرأ هذا عنوانا إلكترونيا.",
            "Ceci ne se lit pas comme une adresse électronique.",
            "This cannot be read as an e-mail address."
        ],
        /// No territory is so called, or has that code.
        TerritoryIsUnknown = "place-is-unknown" [
            "لا مجال ترابيا بهذا الرمز أو الاسم.",
            "Aucun territoire ne porte ce code ni ce nom.",
            "No territory has that code or that name."
        ],
        /// Several are so called.
        TerritoryIsAmbiguous = "territory-is-ambiguous" [
            "لأكثر من مجال ترابي هذا الاسم؛ اكتب رمزه، أو أضف عمود الإقليم.",
            "Plusieurs territoires portent ce nom ; écrivez le code, ou ajoutez la province.",
            "More than one territory is so called; write its code, or add its province."
        ],
        /// It is no id, or nobody's.
        IdIsUnknown = "id-is-unknown" [
            "لا أحد في السجل بهذا المعرف.",
            "Personne au registre ne porte cet identifiant.",
            "Nobody in the registry has that id."
        ],
        /// Two rows bear one reference.
        ReferenceStandsTwice = "reference-stands-twice" [
            "هذا المرجع في سطر سابق أيضا.",
            "Cette référence figure déjà dans une ligne plus haut.",
            "This reference stands in an earlier row too."
        ],
        /// Two rows bear one number.
        NumberStandsTwice = "number-stands-twice" [
            "رقم العضوية هذا في سطر سابق أيضا.",
            "Ce numéro d'adhésion figure déjà dans une ligne plus haut.",
            "This membership number stands in an earlier row too."
        ],
        /// Two rows tell of the same person, or of two whom nothing tells apart.
        RowStandsTwice = "row-stands-twice" [
            "سطر سابق يسمي الشخص نفسه ولا يميزهما شيء؛ أضف مرجعا أو رقم عضوية أو تاريخ ميلاد.",
            "Une ligne plus haut dit la même personne, et rien ne les distingue ; ajoutez une référence, un numéro ou une date de naissance.",
            "An earlier row tells of the same person, and nothing tells them apart; add a reference, a number or a day of birth."
        ],
        /// Several persons in the registry fit exactly.
        MoreThanOnePerson = "more-than-one-person" [
            "في السجل أكثر من شخص بهذا الاسم وهذه المعلومات؛ أضف المعرف.",
            "Plus d'une personne du registre s'appelle ainsi, avec ces mêmes données ; ajoutez l'identifiant.",
            "More than one person in the registry is so called; add the id."
        ],
        /// Somebody in the registry may be meant, and nothing settles it.
        MayBeSomebodyKnown = "may-be-somebody-known" [
            "في السجل شخص بهذا الاسم قد يكون هو نفسه؛ أضف المعرف إن كان هو، أو ما يميزه إن لم يكن.",
            "Le registre connaît quelqu'un de ce nom qui est peut-être la même personne ; ajoutez son identifiant si c'est elle, ou ce qui l'en distingue.",
            "The registry knows somebody of that name who may be the same; add the id if so, or what tells them apart if not."
        ],
        /// Whoever bears that reference, number or id is certainly somebody else.
        IsSomebodyElse = "is-somebody-else" [
            "المرجع أو الرقم لشخص آخر في السجل: الاسم أو الميلاد أو الجنس يخالف.",
            "Cette référence ou ce numéro est d'une autre personne : le nom, la naissance ou le genre ne s'accordent pas.",
            "That reference or number is somebody else's: the name, the birth or the gender does not agree."
        ],
        /// What names the person names two.
        RowMeansTwoPersons = "row-means-two-persons" [
            "المعرف أو المرجع لشخص ورقم العضوية لشخص آخر.",
            "L'identifiant ou la référence dit une personne, le numéro d'adhésion une autre.",
            "The id or the reference is one person's, the membership number another's."
        ],
        /// A membership of nobody who can be found.
        PersonIsNotFound = "person-is-not-found" [
            "لا يعرف صاحب هذه العضوية: لا مرجع ولا معرف لشخص في السجل أو في ملف الأشخاص.",
            "On ne sait de qui est cette adhésion : ni référence ni identifiant d'une personne du registre ou du fichier des personnes.",
            "Whose membership this is cannot be told: no reference or id of a person in the registry or in the file of persons."
        ],
        /// A membership lacks its first day.
        FirstDayIsMissing = "first-day-is-missing" [
            "يلزم تاريخ الانخراط.",
            "La date d'adhésion manque.",
            "The first day of the membership is missing."
        ],
        /// The person has a membership of another number.
        HasAnotherNumber = "has-another-number" [
            "لعضوية هذا الشخص رقم آخر في السجل.",
            "L'adhésion de cette personne porte un autre numéro au registre.",
            "This person's membership has another number in the registry."
        ],
        /// The person's membership began on another day.
        BeganOnAnotherDay = "began-on-another-day" [
            "بدأت عضوية هذا الشخص في يوم آخر بحسب السجل؛ صححها فيه.",
            "Selon le registre, l'adhésion de cette personne a commencé un autre jour ; corrigez-la là.",
            "By the registry this person's membership began on another day; correct it there."
        ],
        /// The person's membership is in another unit.
        IsInAnotherUnit = "is-in-another-unit" [
            "عضوية هذا الشخص في هيئة أخرى بحسب السجل؛ صححها فيه.",
            "Selon le registre, l'adhésion de cette personne est dans une autre instance ; corrigez-la là.",
            "By the registry this person's membership is in another unit; correct it there."
        ],
        /// The statutes have no such type, or several are called so.
        TypeIsUnknown = "type-is-unknown" [
            "لا يعرف النظام الأساسي هذا النوع، أو يحمله أكثر من نوع؛ اكتب رمزه.",
            "Les statuts ne connaissent pas ce type, ou plusieurs s'appellent ainsi ; écrivez son code.",
            "The statutes know no such type, or several are called so; write its code."
        ],
        /// A body comes without the name others know it by.
        SlugIsMissing = "slug-is-missing" [
            "اكتب لكل هيئة اسما لاتينيا وحيدا للعنوان، مثل taounate-secretariat، تشير به إليها بقية الملفات.",
            "Donnez à chaque instance un nom d'adresse, comme taounate-secretariat, par lequel les autres fichiers la désignent.",
            "Give each body a slug, such as taounate-secretariat, by which the other files name it."
        ],
        /// A body of another type has the slug.
        SlugIsAnothers = "slug-is-anothers" [
            "هذا الاسم لهيئة أخرى من نوع آخر في السجل.",
            "Ce nom d'adresse est celui d'une instance d'un autre type.",
            "That slug is another body's, of another type."
        ],
        /// Two rows bear one slug.
        SlugStandsTwice = "slug-stands-twice" [
            "هذا الاسم لهيئة في سطر سابق أيضا.",
            "Ce nom d'adresse figure déjà dans une ligne plus haut.",
            "This slug stands in an earlier row too."
        ],
        /// There is no such body, here or there.
        BodyIsNotFound = "body-is-not-found" [
            "لا هيئة بهذا الاسم أو المعرف في السجل ولا في سطر سابق.",
            "Aucune instance ne porte ce nom ou cet identifiant, ni au registre ni dans une ligne plus haut.",
            "No body has that slug or id, in the registry or in an earlier row."
        ],
        /// A body is named in Latin letters alone.
        BodyHasNoArabicName = "body-has-no-arabic-name" [
            "اكتب اسم الهيئة بالعربية أيضا، أو اترك الاسمين فارغين ليؤخذ ما في النظام الأساسي.",
            "Écrivez aussi le nom arabe de l'instance, ou laissez les deux vides pour celui des statuts.",
            "Write the body's Arabic name too, or leave both blank for the one of the statutes."
        ],
        /// It is no whole number, or one that cannot be.
        NumberIsUnreadable = "number-is-unreadable" [
            "لا يقرأ هذا عددا صحيحا مقبولا.",
            "Ceci ne se lit pas comme un nombre entier possible.",
            "This cannot be read as a whole number that may be."
        ],
        /// It is none of the ways of choosing.
        ModeIsUnreadable = "mode-is-unreadable" [
            "لا تعرف طريقة الاختيار هذه.",
            "Ce mode de désignation n'est pas connu.",
            "This way of choosing is not known."
        ],
        /// There is no such institution, and too little is told to record it.
        InstitutionIsNotFound = "institution-is-not-found" [
            "لا مؤسسة بهذا الاسم أو المعرف؛ أضف نوعها ومجالها واسمها بالعربية لتسجل.",
            "Aucune institution ne porte ce nom ou cet identifiant ; ajoutez son genre, son territoire et son nom arabe pour qu'elle soit enregistrée.",
            "No institution has that name or id; add its kind, its territory and its Arabic name for it to be recorded."
        ],
        /// Several institutions may be meant.
        InstitutionIsAmbiguous = "institution-is-ambiguous" [
            "أكثر من مؤسسة بهذا الوصف؛ أضف نوعها أو مجالها أو معرفها.",
            "Plusieurs institutions répondent à cela ; ajoutez le genre, le territoire ou l'identifiant.",
            "More than one institution may be meant; add its kind, its territory or its id."
        ],
        /// It is none of the things one does in an institution.
        FunctionIsUnreadable = "function-is-unreadable" [
            "لا تقرأ هذه المهمة؛ اكتب رئيس أو نائب الرئيس أو عضو أو غيرها، والرتبة في عمودها.",
            "Cette fonction ne se lit pas ; écrivez président, vice-président, membre…, et le rang dans sa colonne.",
            "This function cannot be read; write president, vice-president, member or another, and the rank in its column."
        ],
        /// The person sits in the institution since another day.
        SitsSinceAnotherDay = "sits-since-another-day" [
            "بدأ انتداب هذا الشخص في المؤسسة في يوم آخر بحسب السجل؛ صححه فيه.",
            "Selon le registre, le mandat de cette personne dans l'institution a commencé un autre jour ; corrigez-le là.",
            "By the registry this person's mandate in the institution began on another day; correct it there."
        ],
        /// The mandate is on record with something else.
        DoesAnotherThingThere = "does-another-thing-there" [
            "هذا الانتداب مسجل بمهمة أخرى أو لائحة أخرى؛ صححه في السجل.",
            "Ce mandat est enregistré avec une autre fonction ou une autre liste ; corrigez-le au registre.",
            "This mandate is on record with another function or another list; correct it in the registry."
        ],
        /// There are cells beyond the last column.
        RowHasMoreCells = "row-has-more-cells" [
            "في هذا السطر خانات بعد آخر عمود؛ لعل فاصلا داخل نص لم يحط بعلامتي تنصيص.",
            "Cette ligne a des cellules au-delà de la dernière colonne ; un séparateur y est peut-être resté sans guillemets.",
            "This row has cells beyond the last column; perhaps a separator in a text was not quoted."
        ],
        /// The line is no row at all.
        RowIsBroken = "row-is-broken" [
            "لا يقرأ هذا السطر.",
            "Cette ligne ne se lit pas.",
            "This row cannot be read."
        ],
        /// The line has no end, and so nothing after it was read.
        FileBreaksOff = "file-breaks-off" [
            "لا يعرف أين ينتهي هذا السطر، فلم يقرأ شيء مما بعده في الملف؛ لعل علامة تنصيص لم تغلق. صححه ثم أعد إرسال الملف.",
            "On ne sait où finit cette ligne : rien de ce qui la suit dans le fichier n'a été lu. Un guillemet n'y est peut-être pas fermé ; corrigez-la et renvoyez le fichier.",
            "Where this row ends cannot be told, and nothing after it in the file was read. Perhaps a quotation mark is not closed; correct it and send the file again."
        ],
        /// A remark: a number was taken for a day, as spreadsheets count them.
        ReadAsASerial = "read-as-a-spreadsheet-day" [
            "قرئ هذا العدد يوما كما تعده الجداول الحسابية.",
            "Ce nombre a été lu comme un jour, tel que les tableurs les comptent.",
            "This number was read as a day, as spreadsheets count them."
        ],
        /// A remark: a phone number had lost its first 0.
        ZeroPutBack = "zero-was-put-back" [
            "أعيد إلى رقم الهاتف صفره الأول.",
            "Le 0 initial du numéro de téléphone a été remis.",
            "The first 0 of the phone number was put back."
        ],
        /// A remark on a file: it is in no UTF.
        ReadAsWindows1256 = "read-as-windows-1256" [
            "ليس الملف بترميز UTF-8 فقرئ بترميز Windows-1256؛ تحقق من الأسماء.",
            "Le fichier n'est pas en UTF-8 ; il a été lu en Windows-1256. Vérifiez les noms.",
            "The file is not UTF-8; it was read as Windows-1256. Check the names."
        ],
        /// A remark on a file: a column of national identity numbers is not read.
        IdentityNumbersLeftOut = "identity-numbers-left-out" [
            "ترك عمود أرقام البطاقة الوطنية ولم يحفظ منه شيء.",
            "La colonne des numéros de carte nationale a été laissée de côté ; rien n'en est gardé.",
            "The column of national identity numbers was left out; nothing of it is kept."
        ],
    }
}

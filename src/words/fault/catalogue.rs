//! The catalogue of faults: each kind with its code and what to do about it, in Arabic, French and English.
use super::faults;

faults! {
    // Text.
    /// Nothing in it can be seen.
    EmptyText = "empty-text" ["اكتب حرفا ظاهرا واحدا على الأقل.", "Écrivez au moins un caractère visible.", "Write at least one visible character."],
    /// It has more characters than its place allows.
    TooLong(max: usize) = "too-long" ["اختصر النص؛ أقصى عدد لحروفه {max}.", "Raccourcissez le texte ; nombre maximal de caractères : {max}.", "Shorten the text; the most characters it may have: {max}."],
    /// It has a control character, a line or paragraph separator, or a non-character.
    ControlCharacter = "control-character" ["احذف محارف التحكم (ومنها فاصل السطر وعلامة الجدولة حيث يطلب سطر واحد).", "Retirez les caractères de contrôle (un saut de ligne ou une tabulation en est un là où une seule ligne est demandée).", "Remove the control characters (a line break or a tab is one where one line is asked for)."],
    /// It has a character that overrides, embeds or isolates a direction.
    BidiOverride = "bidi-override" ["احذف المحارف التي تفرض اتجاه الكتابة (U+202A-202E و U+2066-2069).", "Retirez les caractères qui imposent un sens d'écriture (U+202A-202E, U+2066-2069).", "Remove the characters that force a direction (U+202A-202E, U+2066-2069)."],
    /// It is no slug.
    BadSlug(max: usize) = "bad-slug" ["اكتب حروفا لاتينية صغيرة وأرقاما، وبين الكلمات شرطة واحدة، دون تجاوز {max} حرفا، ولا تكتبه على شكل معرّف.", "Écrivez des minuscules latines et des chiffres, un seul trait d'union entre les mots, {max} caractères au plus, et pas sous la forme d'un identifiant.", "Write small Latin letters and digits, single hyphens between words, {max} characters at most, and not in the form of an identifier."],
    /// It is no national id.
    BadNationalId = "bad-national-id" ["اكتب رقم البطاقة الوطنية كما هو عليها، مثل CD 123456.", "Écrivez le numéro de la carte nationale comme il y figure, par exemple CD 123456.", "Write the number of the national card as it stands there, as CD 123456."],

    // Days and moments.
    /// It is no exact day.
    BadDay = "bad-date" ["اكتب اليوم على شكل 2022-12-08.", "Écrivez le jour comme 2022-12-08.", "Write the day as 2022-12-08."],
    /// It is in none of the forms of a day, exact or partial.
    DateForm = "bad-date" ["اكتب 2022-12-08 أو 2022-12 أو 2022، أو ../2022-12-08 (في ذلك اليوم أو قبله)، أو 2022-03-01/2022-05-15 (بين يومين).", "Écrivez 2022-12-08, 2022-12, 2022, ../2022-12-08 (ce jour ou avant) ou 2022-03-01/2022-05-15 (entre deux jours).", "Write 2022-12-08, 2022-12, 2022, ../2022-12-08 (on or before) or 2022-03-01/2022-05-15 (between)."],
    /// It is written in Arabic-Indic or Persian digits.
    DateDigits = "bad-date" ["اكتب التاريخ بالأرقام من 0 إلى 9، مثل 2022-12-08؛ لا تقرأ أرقام غيرها.", "Écrivez la date avec les chiffres de 0 à 9, comme 2022-12-08 ; les autres ne sont pas lus.", "Write the date in the digits 0 to 9, as 2022-12-08; other digits are not read."],
    /// The year is out of bounds.
    DateYear(min: i32, max: i32) = "bad-date" ["اكتب سنة من {min} إلى {max}.", "Écrivez une année de {min} à {max}.", "Write a year from {min} to {max}."],
    /// The calendar has no such month or day.
    DateNotInCalendar = "bad-date" ["اكتب شهرا ويوما موجودين في التقويم.", "Écrivez un mois et un jour qui existent au calendrier.", "Write a month and a day that the calendar has."],
    /// The interval ends before it begins.
    DateOrder = "bad-date" ["اكتب اليوم الأسبق أولا، مثل 2022-03-01/2022-05-15.", "Écrivez d'abord le jour le plus ancien, comme 2022-03-01/2022-05-15.", "Write the earlier day first, as 2022-03-01/2022-05-15."],
    /// It is no exact day, in a field that takes no other.
    NotADay = "bad-value" ["اكتب يوما موجودا في التقويم على شكل 2022-12-08.", "Écrivez un jour du calendrier, comme 2022-12-08.", "Write a day of the calendar, as 2022-12-08."],
    /// It is no moment.
    NotAMoment = "bad-value" ["اكتب اليوم والساعة على شكل 2022-12-08T10:00:00Z.", "Écrivez le jour et l'heure comme 2022-12-08T10:00:00Z.", "Write the day and the time as 2022-12-08T10:00:00Z."],
    /// It is no network.
    NotANetwork = "bad-value" ["اكتب شبكة على شكل 196.200.128.0/18، أو عنوانا واحدا.", "Écrivez un réseau comme 196.200.128.0/18, ou une seule adresse.", "Write a network as 196.200.128.0/18, or one address."],
    /// It names no principal.
    NotAPrincipal = "bad-value" ["اكتب person: أو account: متبوعا بالمعرف، أو system.", "Écrivez person: ou account: suivi de l'identifiant, ou system.", "Write person: or account: with the id after it, or system."],
    /// A moment in a year that four digits do not write.
    MomentYear(min: i32, max: i32) = "out-of-range" ["اكتب لحظة تقع سنتها بين {min} و {max}.", "Écrivez un moment dont l'année va de {min} à {max}.", "Write a moment in a year from {min} to {max}."],

    // Numbers and lists.
    /// A number outside its range.
    OutOfRange(min: i64, max: i64) = "out-of-range" ["اكتب عددا من {min} إلى {max}.", "Écrivez un nombre de {min} à {max}.", "Write a number from {min} to {max}."],
    /// A number below its floor.
    TooSmall(min: i64) = "out-of-range" ["اكتب عددا لا يقل عن {min}.", "Écrivez un nombre d'au moins {min}.", "Write a number of at least {min}."],
    /// A number above its ceiling.
    TooGreat(max: i64) = "out-of-range" ["اكتب عددا لا يزيد على {max}.", "Écrivez un nombre d'au plus {max}.", "Write a number of at most {max}."],
    /// A list with too few or too many elements.
    ItemsOutOfRange(min: i64, max: i64) = "out-of-range" ["اجعل عدد العناصر بين {min} و {max}.", "Donnez entre {min} et {max} éléments.", "Give between {min} and {max} items."],
    /// A list with too many elements.
    ItemsAtMost(max: i64) = "out-of-range" ["اجعل عدد العناصر لا يزيد على {max}.", "Ne donnez pas plus d'éléments que {max}.", "Give no more items than {max}."],
    /// A value beyond a limit that the contract tells.
    BeyondLimits = "out-of-range" ["اكتب قيمة ضمن الحدود المذكورة في وصف الواجهة.", "Écrivez une valeur dans les limites du contrat.", "Write a value within the limits of the contract."],
    /// A list longer than it may be.
    TooMany(max: usize, given: usize) = "too-many" ["اجعل عدد العناصر لا يزيد على {max}؛ العدد الآن {given}.", "Gardez au plus {max} éléments ; il y en a {given}.", "Keep {max} items at most; there are {given}."],
    /// A list with nothing in it.
    EmptyList = "empty-list" ["اكتب عنصرا واحدا على الأقل.", "Écrivez au moins un élément.", "Write at least one item."],
    /// A number beyond what its place holds.
    NumberTooBig(min: i64, max: u64) = "bad-value" ["اكتب عددا من {min} إلى {max}.", "Écrivez un nombre de {min} à {max}.", "Write a number from {min} to {max}."],

    // The form of a body.
    /// A field that must be there is not.
    MissingField = "missing-field" ["أضف هذا الحقل؛ لا بد منه.", "Ajoutez ce champ ; il est requis.", "Add this field; it is required."],
    /// A field the object does not have.
    UnknownField = "unknown-field" ["احذف هذا الحقل؛ لا وجود له هنا.", "Retirez ce champ ; il n'existe pas ici.", "Remove this field; there is none of that name here."],
    /// A field that stands twice.
    RepeatedField(field: String) = "repeated-field" ["اكتب الحقل {field} مرة واحدة.", "N'écrivez le champ {field} qu'une fois.", "Write the field {field} once."],
    /// Something else than a text.
    NotText = "wrong-type" ["اكتب نصا بين علامتي تنصيص.", "Écrivez un texte entre guillemets.", "Write a text, between quotation marks."],
    /// Something else than a whole number.
    NotAWholeNumber = "wrong-type" ["اكتب عددا صحيحا دون علامتي تنصيص.", "Écrivez un nombre entier, sans guillemets.", "Write a whole number, without quotation marks."],
    /// Something else than a number.
    NotANumber = "wrong-type" ["اكتب عددا دون علامتي تنصيص.", "Écrivez un nombre, sans guillemets.", "Write a number, without quotation marks."],
    /// Something else than true or false.
    NotABoolean = "wrong-type" ["اكتب true أو false دون علامتي تنصيص.", "Écrivez true ou false, sans guillemets.", "Write true or false, without quotation marks."],
    /// Something else than a list.
    NotAList = "wrong-type" ["اكتب قائمة بين [ و ].", "Écrivez une liste, entre [ et ].", "Write a list, between [ and ]."],
    /// Something else than an object.
    NotAnObject = "wrong-type" ["اكتب كائن JSON بين قوسين معقوفين.", "Écrivez un objet JSON, entre accolades.", "Write a JSON object, between braces."],
    /// Something of another type than its place asks for.
    WrongType = "wrong-type" ["اكتب قيمة من النوع المذكور لهذا الموضع في وصف الواجهة.", "Écrivez une valeur du type que le contrat donne ici.", "Write a value of the type that the contract gives here."],
    /// None of the words that may stand here.
    NotOneOf(allowed: String) = "bad-value" ["اختر واحدا مما يلي: {allowed}.", "Choisissez parmi : {allowed}.", "Choose one of: {allowed}."],
    /// No identifier.
    NotAnId = "bad-value" ["اكتب معرّفا على شكل 0190b6b5-3f5a-7c1e-8d2f-1a2b3c4d5e6f كما ورد في جواب سابق.", "Écrivez un identifiant comme 0190b6b5-3f5a-7c1e-8d2f-1a2b3c4d5e6f, tel qu'une réponse l'a donné.", "Write an identifier as 0190b6b5-3f5a-7c1e-8d2f-1a2b3c4d5e6f, as an answer gave it."],
    /// Neither true nor false.
    NotAFlag = "bad-value" ["اكتب true أو false.", "Écrivez true ou false.", "Write true or false."],
    /// No whole number, in a text.
    NotDigits = "bad-value" ["اكتب عددا صحيحا بالأرقام من 0 إلى 9.", "Écrivez un nombre entier avec les chiffres de 0 à 9.", "Write a whole number in the digits 0 to 9."],
    /// A value the contract does not know.
    BadValue = "bad-value" ["اكتب قيمة يقبلها هذا الموضع كما في وصف الواجهة.", "Écrivez une valeur que le contrat admet ici.", "Write a value that the contract allows here."],

    // The query.
    /// The query is no list of names and values.
    BadQuery = "bad-query" ["أرسل المعاملات على شكل name=value مرمّزة بالنسبة المئوية في UTF-8.", "Envoyez les paramètres sous la forme name=value, encodés en pourcents, en UTF-8.", "Send the query as name=value pairs, percent-encoded in UTF-8."],
    /// A parameter that stands twice.
    Repeated = "repeated" ["اكتب هذا المعامل مرة واحدة.", "Ne donnez ce paramètre qu'une fois.", "Give this parameter once."],
    /// A parameter without a value.
    Empty = "empty" ["أعط هذا المعامل قيمة، أو احذفه.", "Donnez une valeur à ce paramètre, ou retirez-le.", "Give this parameter a value, or leave it out."],
    /// A parameter the operation does not know.
    UnknownParameter = "unknown-parameter" ["احذف هذا المعامل؛ لا تعرفه هذه العملية.", "Retirez ce paramètre ; cette opération ne le connaît pas.", "Leave this parameter out; this operation does not know it."],
    /// A parameter the operation cannot do without.
    MissingParameter = "missing-parameter" ["أضف هذا المعامل؛ لا بد منه لهذه العملية.", "Donnez ce paramètre ; cette opération en a besoin.", "Give this parameter; this operation needs it."],
    /// A page outside its bounds.
    PageSize(min: i64, max: i64) = "out-of-range" ["اطلب صفحة من {min} إلى {max} عنصر.", "Demandez une page de {min} à {max} éléments.", "Ask for a page of {min} to {max} items."],
    /// A cursor that leads nowhere.
    BadCursor = "bad-cursor" ["خذ المؤشر من next في صفحة من هذه القائمة نفسها، بالمرشحات نفسها.", "Prenez le curseur dans next d'une page de cette même liste, avec les mêmes filtres.", "Take the cursor from next of a page of this very list, with the same filters."],
    /// `after` where it cannot stand.
    AfterAlone = "bad-value" ["اكتب after وحده، في قائمة مرتبة بالمعرّف id.", "Donnez after seul, dans une liste triée par id.", "Give after alone, in a list sorted by id."],
    /// A field that cannot be kept, since it is not shown.
    NoSuchField(field: String, allowed: String) = "unknown-field" ["لا يوجد هنا حقل اسمه {field}؛ اختر مما يلي: {allowed}.", "Aucun champ {field} ici ; choisissez parmi : {allowed}.", "There is no field {field} here; choose among: {allowed}."],
    /// `fields` of an answer that is neither JSON nor a table.
    FieldsOfADocument = "unknown-parameter" ["احذف fields؛ لا تُختصر إلا أجوبة JSON والجداول.", "Retirez fields ; seuls le JSON et les tableaux peuvent être raccourcis.", "Leave fields out; only JSON and tables can be shortened."],
    /// Something that cannot be included.
    BadInclude(allowed: String) = "bad-include" ["اختر ما يمكن إدراجه: {allowed}.", "Choisissez ce qui peut être inclus : {allowed}.", "Choose what can be included: {allowed}."],

    /// `known_at` of what does not keep its past.
    PastIsNotKept = "past-is-not-kept" ["احذف known_at: هذا مستخرج مما لا يُحفظ ماضيه، كالأشخاص والاجتماعات ومقرراتها.", "Retirez known_at : ceci se lit dans ce dont le passé n’est pas gardé, comme les personnes, les réunions et leurs décisions.", "Leave known_at out: this is read from what keeps no past, such as persons, meetings and their decisions."],
    /// `known_at` of a moment to come.
    InTheFuture = "in-the-future" ["اكتب لحظة قد حلت.", "Donnez un moment déjà venu.", "Name a moment that has come."],
    /// No moment with its offset.
    BadMoment = "bad-moment" ["اكتب اللحظة مع فارق توقيتها، مثل 2022-12-08T10:00:00Z أو 2022-12-08T11:00:00%2B01:00.", "Écrivez le moment avec son décalage, comme 2022-12-08T10:00:00Z ou 2022-12-08T11:00:00%2B01:00.", "Write the moment with its offset, as 2022-12-08T10:00:00Z or 2022-12-08T11:00:00%2B01:00."],
    /// Parameters that say different things of the same.
    SeveralGiven(names: String) = "bad-value" ["اذكر واحدا لا غير من: {names}.", "N'en donnez qu'un parmi : {names}.", "Give only one of: {names}."],
    /// `as_of` of what is told of today alone.
    RightsAreOfToday = "rights-are-of-today" ["احذف as_of: لا تذكر الصلاحيات إلا كما هي اليوم.", "Retirez as_of : les droits ne se disent que tels qu'ils sont ce jour.", "Leave as_of out: rights are told only as they are today."],
    /// No list of ids.
    BadIds = "bad-id" ["اكتب معرّفات الأشخاص تفصل بينها فواصل.", "Écrivez les identifiants des personnes, séparés par des virgules.", "Write the ids of persons, separated by commas."],

    // Batches.
    /// No name of an operation.
    BadName(max: usize) = "bad-name" ["اكتب حرفا لاتينيا صغيرا ثم حروفا صغيرة وأرقاما و _ و -، دون تجاوز {max} حرفا.", "Écrivez une minuscule latine, puis des minuscules, chiffres, _ et -, {max} caractères au plus.", "Write a small letter, then small letters, digits, _ and -, {max} at most."],
    /// No path of a request.
    BadPath = "bad-path" ["اكتب المسار كما يرد في سطر الطلب، مثل /v1/persons.", "Écrivez le chemin tel qu'il figure dans une requête, comme /v1/persons.", "Write the path as it stands in a request line, as /v1/persons."],
    /// No condition on a state.
    BadCondition = "bad-condition" ["اكتب قيمة ETag كما قرأتها مع علامتي التنصيص، أو *.", "Écrivez l'ETag tel que lu, avec ses guillemets, ou *.", "Write the ETag as it was read, with its quotes, or *."],
    /// A name that an operation above has already.
    RepeatedReference = "repeated-reference" ["اختر اسما آخر؛ لعملية أخرى في هذه الدفعة قيمة ref نفسها.", "Choisissez un autre nom ; une autre opération de ce lot a la même ref.", "Choose another name; another operation of this batch has the same ref."],
    /// A reference without a field.
    ReferenceForm = "bad-reference" ["اكتب قيمة ref لعملية، ثم نقطة، ثم حقلا من جوابها، مثل secretary.id.", "Écrivez la ref d'une opération, un point et un champ de sa réponse, comme secretary.id.", "Write the ref of an operation, a dot, and a field of its answer, as secretary.id."],
    /// A reference to what cannot stand in a path.
    ReferenceInPath(reference: String) = "bad-reference" ["اختر حقلا نصيا أو عدديا؛ لا يصلح {reference} جزءا من مسار.", "Choisissez un champ qui soit un texte ou un nombre ; {reference} ne peut figurer dans un chemin.", "Choose a field that is a text or a number; {reference} cannot stand in a path."],
    /// A reference to an operation that comes later.
    ReferenceForward(name: String) = "unknown-reference" ["ضع العملية {name} قبل هذه؛ فالإحالة تكون على ما سبق.", "Placez l'opération {name} avant celle-ci ; une référence regarde en arrière.", "Put the operation {name} before this one; a reference looks back."],
    /// A reference to no operation.
    ReferenceToNone(name: String) = "unknown-reference" ["اكتب قيمة ref لعملية من هذه الدفعة؛ {name} ليس منها.", "Nommez la ref d'une opération de ce lot ; {name} n'en est pas une.", "Name the ref of an operation of this batch; {name} is none."],
    /// A reference to a field that the answer does not have.
    ReferenceToNoField(name: String, field: String) = "unknown-reference" ["اختر حقلا من جواب {name}؛ {field} ليس منه.", "Choisissez un champ de la réponse de {name} ; {field} n'y est pas.", "Choose a field of the answer of {name}; {field} is not in it."],
    /// It finds somebody by what few know.
    BatchLooksUp = "not-in-a-batch" ["اطلب هذا البحث بمفرده؛ فهو يسجل ولا يلغى.", "Faites cette recherche à part ; elle est consignée et ne s'annule pas.", "Look this up by itself; it is recorded, and not undone."],
    /// An operation whose answer shows a secret.
    BatchShowsASecret = "not-batchable" ["أرسل هذه العملية وحدها؛ فجوابها يظهر سرا مرة واحدة.", "Envoyez-la seule ; sa réponse montre un secret une seule fois.", "Send it by itself; its answer shows a secret once."],
    /// A dry run of one operation.
    BatchDryRun = "not-batchable" ["اطلب تجربة الدفعة كلها على العنوان /v1/batch?dry_run=true.", "Demandez l'essai du lot entier : /v1/batch?dry_run=true.", "Ask for dry_run of the whole batch: /v1/batch?dry_run=true."],
    /// A batch in a batch.
    BatchInABatch = "not-batchable" ["أخرج هذه العملية؛ لا تضم دفعة دفعة أخرى.", "Retirez-la ; un lot n'en contient pas d'autre.", "Take it out; a batch holds no batch."],
    /// An operation that changes nothing.
    BatchChangesNothing = "not-batchable" ["أرسل هذه العملية وحدها؛ فهي لا تغير شيئا.", "Demandez-la seule ; elle ne change rien.", "Ask it by itself; it changes nothing."],

    // Persons.
    /// No phone number.
    BadPhone = "bad-phone" ["اكتب رقما مغربيا مثل 0612345678، أو الرمز + ثم رمز البلد والرقم.", "Écrivez un numéro marocain, comme 0612345678, ou + suivi de l'indicatif du pays.", "Write a Moroccan number, as 0612345678, or + and the country's code."],
    /// No e-mail address.
    BadEmail = "bad-email" ["اكتب عنوانا مثل driss@example.org.", "Écrivez une adresse comme driss@example.org.", "Write an address as driss@example.org."],
    /// No address of a page.
    BadWeb = "bad-web" ["اكتب عنوانا مثل https://example.org.", "Écrivez une adresse comme https://example.org.", "Write an address as https://example.org."],
    /// A person without a name.
    NameMissing = "name-missing" ["اكتب الاسم بالعربية أو بالحروف اللاتينية أو بهما معا.", "Donnez le nom en arabe, en lettres latines ou dans les deux.", "Give the name in Arabic, in Latin letters, or both."],

    // Bodies and territories.
    /// A version of the statutes that is not there.
    UnknownVersion = "unknown" ["اكتب معرّف نسخة موجودة من النظام الأساسي؛ تجده في /v1/statutes.", "Écrivez l'identifiant d'une version existante des statuts ; /v1/statutes les donne.", "Write the id of a version of the statutes that is there; /v1/statutes lists them."],
    /// A position named in no way, or in two.
    PositionNotNamed = "position-is-not-named" ["سم المسؤولية إما بمعرّفها position_id، وإما بالهيئة body ونوع المسؤولية position_type.", "Nommez la fonction par position_id, ou par body et position_type.", "Name the position by position_id, or by body and position_type."],
    /// No name of a body.
    BadBody = "bad-body" ["اكتب معرّف الهيئة أو اسمها في العنوان مثل taounate-secretariat.", "Écrivez l'identifiant de l'instance ou son nom d'adresse, comme taounate-secretariat.", "Write a body's id or its slug, as taounate-secretariat."],
    /// No official code of a territory.
    BadTerritoryCode = "bad-code" ["اكتب رمزا ترابيا رسميا مثل 03.531.", "Écrivez un code officiel, comme 03.531.", "Write an official code, as 03.531."],
    /// A line of a file that cannot be read.
    BadLine(why: String) = "bad-line" ["صحح هذا السطر؛ قال القارئ: {why}.", "Corrigez cette ligne ; le lecteur dit : {why}.", "Correct this line; the reader says: {why}."],
    /// A level that the file of levels does not have.
    LevelNotInFile(level: String) = "unknown-level" ["اكتب مستوى من ملف المستويات؛ {level} ليس فيه.", "Écrivez un échelon du fichier des échelons ; {level} n'y est pas.", "Write a level of the file of levels; {level} is not in it."],
    /// A parent that is not above.
    ParentNotAbove(parent: String) = "bad-parent" ["اختر أصلا من مستوى أعلى؛ {parent} ليس كذلك.", "Choisissez un parent d'un échelon supérieur ; {parent} ne l'est pas.", "Choose a parent of a higher level; {parent} is not."],
    /// A parent that no line before names.
    ParentNotBefore(parent: String) = "unknown-parent" ["ضع سطر {parent} قبل هذا السطر.", "Placez la ligne de {parent} avant celle-ci.", "Put the line of {parent} before this one."],
    /// A code that stands twice in a file.
    CodeTwice(code: String) = "duplicate-code" ["اكتب رمزا آخر؛ {code} مكتوب مرتين.", "Écrivez un autre code ; {code} figure deux fois.", "Write another code; {code} stands twice."],

    // The words of the statutes.
    /// No code.
    BadCode(max: usize) = "bad-code" ["اكتب حرفا لاتينيا صغيرا ثم حروفا صغيرة وأرقاما وشرطات سفلية دون تجاوز {max} حرفا، مثل provincial_secretariat.", "Écrivez une minuscule latine, puis des minuscules, chiffres et tirets bas, {max} caractères au plus, comme provincial_secretariat.", "Write a small letter, then small letters, digits and underscores, {max} at most, as provincial_secretariat."],
    /// No number of a clause.
    BadClauseId(max: usize) = "bad-clause-id" ["اكتب حروفا لاتينية وأرقاما ونقطا وشرطات دون تجاوز {max} حرفا، مثل art-23.", "Écrivez des lettres latines, chiffres, points et traits d'union, {max} au plus, comme art-23.", "Write letters, digits, dots and hyphens, {max} at most, as art-23."],
    /// No word of a slug.
    BadSlugWord = "bad-slug" ["اكتب حروفا لاتينية صغيرة وأرقاما تفصل بينها شرطة واحدة، مثل local-secretariat.", "Écrivez des minuscules latines et des chiffres, joints par un seul trait d'union, comme local-secretariat.", "Write small letters and digits, joined by single hyphens, as local-secretariat."],
    /// No fraction.
    BadFraction = "bad-fraction" ["اكتب عددين صحيحين بينهما خط مائل، مثل 1/2.", "Écrivez deux nombres entiers et une barre, comme 1/2.", "Write two whole numbers and a slash, as 1/2."],
    /// A fraction that is no share.
    NotAShare = "bad-fraction" ["اكتب حصة أكبر من الصفر ولا تتجاوز الكل، مثل 1/2.", "Écrivez une part supérieure à zéro et d'au plus le tout, comme 1/2.", "Write a share above nothing and at most all, as 1/2."],
    /// No number of seats.
    BadSeats(max: u32) = "bad-seats" ["اكتب one أو many أو عددا من 1 إلى {max}.", "Écrivez one, many ou un nombre de 1 à {max}.", "Write one, many, or a number from 1 to {max}."],

    // What makes statutes sound.
    /// A code that stands above already.
    DuplicateCode(word: String) = "duplicate-code" ["اكتب رمزا غير {word}؛ فهو مستعمل قبله.", "Écrivez un autre code que {word}, déjà employé plus haut.", "Write another code than {word}, which is used above."],
    /// A word of slugs that stands above already.
    DuplicateSlug(word: String) = "duplicate-slug" ["اكتب كلمة غير {word}؛ فهي مستعملة قبله.", "Écrivez un autre mot que {word}, déjà employé plus haut.", "Write another word than {word}, which is used above."],
    /// A mode that stands above already.
    DuplicateMode(word: String) = "duplicate-mode" ["احذف {word}؛ فقد ورد قبله.", "Retirez {word}, déjà donné plus haut.", "Leave {word} out; it is given above."],
    /// A permission that stands above already.
    DuplicatePermission(word: String) = "duplicate-permission" ["احذف {word}؛ فقد ورد قبله.", "Retirez {word}, déjà donné plus haut.", "Leave {word} out; it is given above."],
    /// A clause that stands above already.
    DuplicateClause(word: String) = "duplicate-clause" ["اكتب رقم مادة غير {word}؛ فهو مستعمل قبله.", "Écrivez un autre numéro que {word}, déjà employé plus haut.", "Write another number than {word}, which is used above."],
    /// A rank that stands above already.
    DuplicateRank(word: String) = "duplicate-rank" ["اكتب رتبة غير {word}؛ فهي مستعملة قبله.", "Écrivez un autre rang que {word}, déjà employé plus haut.", "Write another rank than {word}, which is used above."],
    /// A level of territory that does not exist.
    UnknownTerritoryLevel(allowed: String) = "unknown-territory-level" ["اختر مستوى ترابيا مما يلي: {allowed}.", "Choisissez un échelon territorial parmi : {allowed}.", "Choose a level of territory among: {allowed}."],
    /// A level that the document does not have.
    UnknownLevel(word: String) = "unknown-level" ["اكتب مستوى من مستويات هذه الوثيقة؛ {word} ليس منها.", "Nommez un échelon de ce document ; {word} n'en est pas un.", "Name a level of this document; {word} is none."],
    /// A type of body that the document does not have.
    UnknownBodyType(word: String) = "unknown-body-type" ["اكتب نوعا من أنواع هيئات هذه الوثيقة؛ {word} ليس منها.", "Nommez un type d'instance de ce document ; {word} n'en est pas un.", "Name a type of body of this document; {word} is none."],
    /// A type of position that the document does not have.
    UnknownPositionType(word: String) = "unknown-position-type" ["اكتب نوعا من أنواع مسؤوليات هذه الوثيقة؛ {word} ليس منها.", "Nommez un type de fonction de ce document ; {word} n'en est pas un.", "Name a type of position of this document; {word} is none."],
    /// A role that the document does not have.
    UnknownRole(word: String) = "unknown-role" ["اكتب دورا من أدوار هذه الوثيقة؛ {word} ليس منها.", "Nommez un rôle de ce document ; {word} n'en est pas un.", "Name a role of this document; {word} is none."],
    /// A clause that the document does not have.
    UnknownClause(word: String) = "unknown-clause" ["اكتب مادة من مواد هذه الوثيقة؛ {word} ليس منها.", "Nommez une clause de ce document ; {word} n'en est pas une.", "Name a clause of this document; {word} is none."],
    /// A type of body that bodies are of on the days the document would hold.
    BodyTypeInUse(word: String, number: i64, slugs: String) = "type-is-in-use" ["أبق نوع الهيئة {word}، أو حل الهيئات التي من هذا النوع قبل ذلك اليوم؛ عددها {number}، ومنها: {slugs}.", "Gardez le type d'instance {word}, ou dissolvez avant ce jour les instances de ce type ; nombre : {number}, dont : {slugs}.", "Keep the type of body {word}, or dissolve the bodies of that type before that day; their number is {number}, among them: {slugs}."],
    /// A type of position that somebody holds, in a type of body, on the days the document would hold.
    PositionTypeInUse(word: String, body: String, number: i64, slugs: String) = "type-is-in-use" ["أبق نوع المسؤولية {word} في الهيئات من نوع {body}، أو أنه التكليفات بها قبل ذلك اليوم؛ عددها {number}، وهي في هيئات منها: {slugs}.", "Gardez le type de fonction {word} dans les instances du type {body}, ou mettez fin avant ce jour aux désignations ; nombre : {number}, dans des instances dont : {slugs}.", "Keep the type of position {word} in bodies of the type {body}, or end the appointments to it before that day; their number is {number}, in bodies among which are: {slugs}."],
    /// A competence that no type of body has.
    UnknownCompetence(word: String) = "unknown-competence" ["اكتب اختصاصا لأحد أنواع هيئات هذه الوثيقة؛ {word} ليس منها.", "Nommez une compétence d'un type d'instance de ce document ; {word} n'en est pas une.", "Name a competence of some type of body of this document; {word} is none."],
    /// A body that is made under one it may not stand under.
    NotAChild(parent: String, child: String) = "not-a-child" ["أضف {parent} إلى الأصول المقبولة للنوع {child}، أو احذف {child}.", "Ajoutez {parent} aux parents de {child}, ou retirez {child}.", "Add {parent} to the parents of {child}, or leave {child} out."],
    /// A body that would confirm what is decided on nothing in particular.
    ConfirmedByDefault = "confirmed-by-default" ["سم الموضوع الذي يحتاج إلى مصادقة؛ default ليس موضوعا.", "Nommez le sujet à confirmer ; default n'en est pas un.", "Name the subject that is to be confirmed; default is none."],
    /// A type of body that never stands above the other.
    NotAbove(above: String, below: String) = "not-above" ["سم نوعا يمكن أن تعلو هيئاته النوع {below}؛ {above} ليس كذلك.", "Nommez un type dont les instances peuvent être au-dessus de {below} ; {above} n'en est pas un.", "Name a type whose bodies may stand above {below}; {above} is none."],
    /// A ceiling of seats below their floor.
    SeatsMaxBelowMin = "seats-max-below-min" ["اكتب عددا من المقاعد لا يقل عن seats_min.", "N'écrivez pas moins de sièges que seats_min.", "Write no fewer seats than seats_min."],
    /// A position that excludes itself.
    IncompatibleWithItself = "incompatible-with-itself" ["احذف المسؤولية نفسها؛ فصاحبها يشغلها.", "Retirez la fonction elle-même ; son titulaire l'exerce.", "Leave the position itself out; its holder holds it."],
    /// A rule that nothing there is held to.
    RuleOfAnotherKind = "rule-of-another-kind" ["احذف هذه القاعدة؛ لا تنطبق على شيء هنا.", "Retirez cette règle ; rien ici n'y est soumis.", "Leave this rule out; nothing here is held to it."],
    /// Seats kept in a position that has one.
    ReservedNeedsSeveralSeats = "reserved-needs-several-seats" ["احذف هذا الحقل؛ المقعد الواحد تخصصه شروط الأهلية (eligibility).", "Retirez ce champ ; un siège unique se réserve par les conditions d'éligibilité (eligibility).", "Leave it out; a single seat is kept for some by its eligibility."],
    /// More seats kept than there are.
    ReservedTooMany(seats: u32) = "reserved-too-many" ["خصص {seats} من المقاعد على الأكثر؛ ليس للمسؤولية غيرها.", "Réservez {seats} sièges au plus ; la fonction n'en a pas davantage.", "Keep {seats} seats at most; the position has no more."],
    /// A group with both a number and a share of seats, or neither.
    SeatsOrShare = "seats-or-share" ["اكتب seats أو share، واحدا منهما فقط.", "Écrivez seats ou share, l'un des deux seulement.", "Write seats or share, one of the two."],
    /// Seats kept for nobody in particular.
    ReservedForNobody = "reserved-for-nobody" ["اكتب gender أو age_max أو هما معا.", "Écrivez gender, age_max ou les deux.", "Write gender, age_max, or both."],
    /// An ex officio position whose modes do not say so.
    ModeMissing = "mode-missing" ["أضف ex_officio إلى طرق الاختيار modes، أو احذف هذا الحقل.", "Ajoutez ex_officio à modes, ou retirez ce champ.", "Add ex_officio to modes, or leave this out."],
    /// A position that brings itself.
    ExOfficioOfItself = "ex-officio-of-itself" ["احذف المسؤولية نفسها؛ لا تخول المسؤولية نفسها.", "Retirez la fonction elle-même ; elle ne peut se conférer.", "Leave the position itself out; it cannot bring itself."],
    /// A number of ordinals for a position without them.
    NotOrdinal = "not-ordinal" ["احذف هذا الحقل، أو اجعل المسؤولية مرقمة.", "Retirez ce champ, ou rendez la fonction numérotée.", "Leave it out, or make the position ordinal."],
    /// Terms of other bodies in a row that has no limit.
    TermsAreNotLimited = "terms-are-not-limited" ["اكتب false، أو حدد عدد المدد المتتالية في terms_consecutive_max.", "Écrivez false, ou fixez terms_consecutive_max.", "Write false, or set terms_consecutive_max."],
    /// A numbered position with several seats.
    OrdinalNeedsOneSeat = "ordinal-needs-one-seat" ["اكتب one؛ لكل رقم شخص واحد.", "Écrivez one ; chaque numéro revient à une personne.", "Write one; each number is one person's."],
    /// A numbered position made with its body.
    OrdinalIsNeverMade = "ordinal-is-never-made" ["احذف هذا الحقل؛ تحدث المسؤوليات المرقمة واحدة واحدة، لا مع الهيئة.", "Retirez ce champ ; les fonctions numérotées se créent une à une, jamais avec l'instance.", "Leave it out; numbered positions are made one by one, never with the body."],
    /// A numbered position that heads a body.
    OrdinalHead = "ordinal-head" ["اكتب false؛ للهيئة رئيس واحد دون رقم.", "Écrivez false ; une instance a un seul responsable, sans numéro.", "Write false; a body has one head, without a number."],
    /// A head with several seats.
    HeadNeedsOneSeat = "head-needs-one-seat" ["اكتب one؛ للهيئة رئيس واحد.", "Écrivez one ; une instance a un seul responsable.", "Write one; a body has one head."],
    /// A second head of a type of body.
    SeveralHeads(head: String, body: String) = "several-heads" ["اكتب false؛ {head} يرأس {body} من قبل.", "Écrivez false ; {head} dirige déjà {body}.", "Write false; {head} heads {body} already."],
    /// A quota of the young without an age.
    AgeMissing = "age-missing" ["اكتب السن الأقصى لاعتبار الشخص من الشباب، مثل 40.", "Écrivez l'âge jusqu'auquel on est jeune, comme 40.", "Write the age up to which one is young, as 40."],
    /// A quota of women with an age.
    AgeUnexpected = "age-unexpected" ["احذف هذا الحقل؛ لا سن لحصة النساء.", "Retirez ce champ ; la part des femmes n'a pas d'âge.", "Leave it out; the women's share has no age."],
    /// A suspension without an end.
    MonthsMissing = "months-missing" ["اكتب أقصى عدد من الأشهر؛ لكل توقيف نهاية.", "Écrivez les mois qu'elle peut durer ; une suspension a une fin.", "Write the months it may last; a suspension has an end."],
    /// A numbered title without the place of its number.
    OrdinalNotPlaced(place: String) = "bad-template" ["اكتب {place} حيث يوضع رقم المسؤولية المرقمة.", "Écrivez {place} là où va le numéro d'une fonction numérotée.", "Write {place} where the number of a numbered position goes."],
    /// The place of a number in a title without one.
    OrdinalPlaced(place: String) = "bad-template" ["احذف {place}، أو اجعل المسؤولية مرقمة.", "Retirez {place}, ou rendez la fonction numérotée.", "Leave {place} out, or make the position ordinal."],
    /// Braces around what is no place.
    UnknownPlace(allowed: String) = "bad-template" ["لا تكتب بين القوسين المعقوفين إلا: {allowed}.", "N'écrivez entre accolades que : {allowed}.", "Write nothing in braces but: {allowed}."],
    /// A brace that closes what none opened.
    UnopenedBrace(allowed: String) = "bad-template" ["افتح كل قوس معقوف قبل إغلاقه؛ المقبول: {allowed}.", "Ouvrez chaque accolade avant de la fermer ; sont admis : {allowed}.", "Open each brace before closing it; allowed are: {allowed}."],
    /// A type of body that no body can ever be of.
    StandsUnderItself = "cycle" ["أضف أصلا يوصل إلى هيئة جذر، أو فعّل root؛ فهذا النوع لا يقوم إلا تحت نفسه.", "Ajoutez un parent qui mène à une racine, ou activez root ; ce type ne peut que dépendre de lui-même.", "Add a parent that leads to a root, or set root; it can only stand under itself."],
    /// A creation without end.
    MakesItself = "cycle" ["اكسر الحلقة؛ إحداث هذه الهيئة يحدث أخرى من نوعها بلا نهاية.", "Rompez le cercle ; créer cette instance en créerait une autre du même type, sans fin.", "Break the circle; creating this body would create another of its own type, without end."],
}

//! The problems that belong to no room.
use super::Kind;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $status:literal $code:literal [$ar:literal, $fr:literal, $en:literal $(,)?]),+ $(,)?) => {
        $($(#[$doc])* pub static $name: Kind = Kind { code: $code, status: $status, says: [$ar, $fr, $en], pointer: None };)+
        /// Every problem that belongs to no room, for the catalogue.
        pub static ALL: &[&Kind] = &[$(&$name),+];
    };
}

kinds! {
    /// Whoever the address names was merged into another.
    MERGED = 301 "merged" ["أدمج هذا الشخص في شخص آخر؛ اطلبه تحت العنوان المذكور في الترويسة Location.", "Cette personne a été fusionnée dans une autre ; demandez-la à l'adresse de l'en-tête Location.", "This person was merged into another; ask at the address in the Location header."],
    /// The body is not JSON at all.
    MALFORMED = 400 "malformed-json" ["نص الطلب ليس JSON صحيحا.", "Le corps de la requête n'est pas du JSON valide.", "The request body is not valid JSON."],
    /// The request line or a header cannot be read.
    BAD_REQUEST = 400 "bad-request" ["تعذرت قراءة الطلب.", "La requête est illisible.", "The request cannot be read."],
    /// No token, or one that is not good (any more).
    UNAUTHENTICATED = 401 "unauthenticated" ["يلزم رمز دخول صالح في الترويسة Authorization: Bearer.", "Un jeton valide est requis dans l'en-tête Authorization: Bearer.", "A valid token is required in the header Authorization: Bearer."],
    /// Visible, but not allowed.
    NOT_ALLOWED = 403 "not-allowed" ["لا تسمح بهذه العملية صلاحياتك أو صلاحيات الرمز المستعمل.", "Vos droits, ou ceux du jeton employé, ne permettent pas cette opération.", "Your rights, or those of the token used, do not allow this operation."],
    /// The caller is recused from what concerns a person.
    RECUSED = 403 "recused" ["أنت متنح عما يخص هذا الشخص، فلا تغير شيئا منه مهما كانت صلاحياتك؛ يتولاه غيرك.", "Vous êtes récusé pour ce qui concerne cette personne : vous n'y changez rien, quels que soient vos droits ; un autre s'en charge.", "You are recused from what concerns this person and change nothing of it, whatever you hold; somebody else does."],
    /// Nothing here, or nothing this caller may know of.
    NOT_FOUND = 404 "not-found" ["لا شيء تحت هذا العنوان.", "Rien à cette adresse.", "There is nothing at this address."],
    /// The cursor is not one of this list's.
    NO_SUCH_PAGE = 404 "no-such-page" ["لا تبدأ أي صفحة من هذه القائمة عند هذا المؤشر.", "Aucune page de cette liste ne commence à ce curseur.", "No page of this list begins at that cursor."],
    /// The path exists, the method does not.
    METHOD_NOT_ALLOWED = 405 "method-not-allowed" ["هذه الطريقة غير متاحة لهذا العنوان؛ انظر الترويسة Allow.", "Cette méthode n'existe pas à cette adresse ; voir l'en-tête Allow.", "This address does not know that method; see the Allow header."],
    /// None of the accepted forms is spoken here.
    NOT_ACCEPTABLE = 406 "not-acceptable" ["لا يجاب هذا العنوان بأي من الصيغ المذكورة في Accept؛ كل عنوان يجيب بصيغة application/json، والقوائم أيضا بصيغتي text/csv وapplication/x-ndjson.", "Cette adresse n'a aucune des formes nommées dans Accept ; toutes répondent en application/json, les listes aussi en text/csv et application/x-ndjson.", "This address has none of the forms named in Accept; every address answers in application/json, lists also in text/csv and application/x-ndjson."],
    /// The caller took too long to send its request.
    TOO_SLOW = 408 "request-timeout" ["وصل الطلب ببطء شديد؛ أعد إرساله.", "La requête est arrivée trop lentement ; renvoyez-la.", "The request arrived too slowly; send it again."],
    /// The same idempotency key is being served right now.
    IN_FLIGHT = 409 "idempotency-key-in-flight" ["طلب بالمفتاح نفسه قيد المعالجة؛ انتظر جوابه.", "Une requête avec la même clé est en cours ; attendez sa réponse.", "A request with the same key is being served; wait for its answer."],
    /// It was done, and part of what the caller held then is held no more: the answer is not told again.
    ANSWER_WITHHELD = 409 "answer-withheld" ["نفذ هذا الطلب من قبل، وقد تغيرت صلاحياتك منذئذ فلا يعاد جوابه؛ اقرأ السجل من عنوانه إن كان لك ذلك.", "Cette requête a été exécutée ; vos droits ont changé depuis, sa réponse n'est donc pas redite. Lisez l'enregistrement à son adresse, si vous le pouvez.", "This request was carried out; your rights have changed since, so its answer is not told again. Read the record at its address, if you may."],
    /// Something else still refers to it.
    IN_USE = 409 "in-use" ["ما زالت سجلات أخرى تشير إليه أو إلى ما تطلبه؛ أزلها أو صححها أولا.", "D'autres enregistrements y renvoient encore ; traitez-les d'abord.", "Other records still refer to it; deal with them first."],
    /// It is there already.
    ALREADY_EXISTS = 409 "already-exists" ["يوجد سجل بالقيمة نفسها.", "Un enregistrement porte déjà cette valeur.", "A record with that value exists already."],
    /// The moment whose knowledge is asked for has not come.
    NOT_KNOWN_YET = 409 "not-known-yet" ["لا يمكن أن يعرف السجل بعد ما سيعرفه في تلك اللحظة؛ اختر لحظة مضت.", "Le registre ne peut pas encore savoir ce qu'il saura à ce moment-là ; nommez un moment passé.", "The registry cannot know yet what it will know at that moment; name one that has come."],
    /// The state has changed since the caller read it.
    STALE = 412 "stale" ["تغير السجل منذ قراءته، أو أن If-Match لسجل آخر؛ اقرأه من جديد وأرسل قيمة ETag التي تجدها.", "L'enregistrement a changé depuis sa lecture, ou If-Match est celui d'un autre ; relisez-le et envoyez son ETag.", "The record has changed since it was read, or If-Match is another's; read it again and send its ETag."],
    /// The body is larger than the service takes.
    TOO_LARGE = 413 "too-large" ["نص الطلب أكبر من الحد المسموح.", "Le corps de la requête dépasse la limite.", "The request body is over the limit."],
    /// The body is in a form the service does not read.
    UNSUPPORTED_TYPE = 415 "unsupported-type" ["أرسل النص بصيغة application/json (أو application/merge-patch+json للتعديل).", "Envoyez application/json (ou application/merge-patch+json pour PATCH).", "Send application/json (or application/merge-patch+json to PATCH)."],
    /// The body or query is readable but faulty.
    INVALID = 422 "invalid" ["في الطلب أخطاء؛ كل خطأ مذكور مع موضعه.", "La requête contient des erreurs ; chacune est située.", "The request has faults; each is told with its place."],
    /// The idempotency key was used for another request.
    KEY_REUSED = 422 "idempotency-key-reused" ["استعمل هذا المفتاح لطلب آخر؛ خذ مفتاحا جديدا.", "Cette clé a servi à une autre requête ; prenez-en une nouvelle.", "This key was used for another request; take a new one."],
    /// A change must say which state it changes.
    PRECONDITION_REQUIRED = 428 "precondition-required" ["أرسل If-Match مع قيمة ETag كما قرأتها، أو *.", "Envoyez If-Match avec l'ETag lu, ou *.", "Send If-Match with the ETag you read, or *."],
    /// Too many requests from this caller.
    TOO_MANY = 429 "too-many-requests" ["طلبات كثيرة؛ أعد المحاولة بعد المدة المذكورة في Retry-After.", "Trop de requêtes ; réessayez après Retry-After.", "Too many requests; try again after Retry-After."],
    /// The headers are larger than the service takes.
    HEADERS_TOO_LARGE = 431 "headers-too-large" ["ترويسات الطلب أكبر من الحد المسموح.", "Les en-têtes dépassent la limite.", "The request headers are over the limit."],
    /// A defect of ours.
    INTERNAL = 500 "internal" ["خلل في الخدمة؛ سجل تحت رقم الطلب.", "Défaut du service ; il est consigné sous le numéro de requête.", "A defect of the service; it is logged under the request id."],
    /// The operations of a batch do not fit into the time of one request.
    BATCH_TOO_LONG = 503 "batch-too-long" ["لا تكفي مدة الطلب الواحد لهذه الدفعة؛ لم يحفظ منها شيء. قسمها ثم أرسلها.", "Ce lot dépasse la durée d'une requête ; rien n'en est conservé. Envoyez-le en plusieurs parties.", "This batch takes longer than a request may; nothing of it was kept. Send it in parts."],
    /// Try again later.
    UNAVAILABLE = 503 "unavailable" ["لا تستطيع الخدمة الجواب الآن؛ أعد المحاولة بعد قليل.", "Le service ne peut répondre maintenant ; réessayez bientôt.", "The service cannot answer now; try again soon."],
    /// More is asked than can be served.
    OVERLOADED = 503 "overloaded" ["تستقبل الخدمة الآن أكثر مما تستطيع؛ أعد المحاولة بعد المدة المذكورة في Retry-After.", "Le service reçoit plus de requêtes qu'il ne peut en servir ; réessayez après Retry-After.", "The service is asked for more than it can serve; try again after Retry-After."],
}

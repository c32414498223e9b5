//! The one way a request can fail: a problem (RFC 9457) of a known kind.
use std::error::Error;
use std::fmt;

use crate::db::violated;
use crate::words::{ClauseText, Fault, FaultKind, Language};

/// A kind of problem: a stable code, the HTTP status, and one sentence in each language.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Stable, kebab-case; clients act on it.
    pub code: &'static str,
    /// The HTTP status (RFC 9110).
    pub status: u16,
    /// What went wrong, and what to do, in Arabic, French and English.
    pub says: [&'static str; 3],
    /// The field of the body that is refused, where it is always the same one.
    pub pointer: Option<&'static str>,
}

impl Kind {
    /// The sentence in `language`.
    pub fn says(&self, language: Language) -> &'static str {
        let [ar, fr, en] = self.says;
        match language {
            Language::Ar => ar,
            Language::Fr => fr,
            Language::En => en,
        }
    }

    /// The refusal, told as a fault of the field at `pointer`.
    pub fn fault(&self, pointer: impl Into<String>) -> Fault {
        Fault::new(pointer, FaultKind::Refused(self.code.to_owned(), self.says.map(str::to_owned)))
    }
}

/// The one pointer of a refusal, if it has one.
pub const fn pointer(named: &[&'static str]) -> Option<&'static str> {
    match named {
        [one] => Some(*one),
        _ => None,
    }
}

/// The clause of the statutes a refusal rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseCited {
    /// Its identifier in the statutes in force.
    pub id: String,
    /// Its text.
    pub text: ClauseText,
}

/// What is particular to one case of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// An id, a slug, a place, a word: the same in every language.
    Named(String),
    /// A sentence, in Arabic, French and English; boxed because it is rare.
    Said(Box<[String; 3]>),
}

impl Detail {
    /// The detail in `language`.
    pub fn says(&self, language: Language) -> &str {
        match self {
            Self::Named(name) => name,
            Self::Said(says) => {
                let [ar, fr, en] = says.as_ref();
                match language {
                    Language::Ar => ar,
                    Language::Fr => fr,
                    Language::En => en,
                }
            }
        }
    }
}

impl From<&str> for Detail {
    fn from(name: &str) -> Self {
        Self::Named(name.to_owned())
    }
}

impl From<String> for Detail {
    fn from(name: String) -> Self {
        Self::Named(name)
    }
}

impl From<[String; 3]> for Detail {
    fn from(says: [String; 3]) -> Self {
        Self::Said(Box::new(says))
    }
}

impl From<[&str; 3]> for Detail {
    fn from(says: [&str; 3]) -> Self {
        Self::Said(Box::new(says.map(str::to_owned)))
    }
}

/// Why a request was not carried out.
#[derive(Debug)]
pub struct Problem {
    /// Which kind.
    pub kind: &'static Kind,
    /// What is particular to this case, safe to tell.
    pub detail: Option<Detail>,
    /// The faults of a body or a query, each with its place.
    pub faults: Vec<Fault>,
    /// The clause that says no, boxed because it is rare.
    pub clause: Option<Box<ClauseCited>>,
    /// What the log is told and the caller is not.
    pub cause: Option<Box<dyn Error + Send + Sync>>,
}

/// The result of any fallible work in a request.
pub type Result<T, E = Problem> = std::result::Result<T, E>;

impl Problem {
    /// A problem of this kind, with nothing particular to it.
    pub fn of(kind: &'static Kind) -> Self {
        Self { kind, detail: None, faults: Vec::new(), clause: None, cause: None }
    }

    /// The same, with what is particular to this case.
    #[must_use]
    pub fn because(mut self, detail: impl Into<Detail>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// The same, resting on a clause of the statutes.
    #[must_use]
    pub fn under(mut self, clause: Option<ClauseCited>) -> Self {
        self.clause = clause.map(Box::new);
        self
    }

    /// The same, told of what stands at `place` in a greater whole: every pointer leads into the whole.
    #[must_use]
    pub fn within(self, place: &str) -> Self {
        self.told_at(|pointer| format!("{place}{pointer}"))
    }

    /// The same, each pointer as `place` makes it of the one into the part that is refused. A refusal of one known
    /// field, or of the part as a whole, becomes a fault with its pointer; a defect of ours has none.
    #[must_use]
    pub fn told_at(mut self, place: impl Fn(&str) -> String) -> Self {
        if self.kind.status >= 500 {
            return self;
        }
        if self.faults.is_empty() {
            self.faults.push(self.kind.fault(self.kind.pointer.unwrap_or_default()));
        }
        for fault in &mut self.faults {
            fault.pointer = place(&fault.pointer);
        }
        self
    }

    /// A body or query with faults, each named by its place.
    pub fn invalid(faults: Vec<Fault>) -> Self {
        Self { faults, ..Self::of(&kinds::INVALID) }
    }

    /// One fault, at `pointer`.
    pub fn fault(pointer: impl Into<String>, kind: FaultKind) -> Self {
        Self::invalid(vec![Fault::new(pointer, kind)])
    }

    /// Nothing here, or nothing this caller may know of.
    pub fn not_found() -> Self {
        Self::of(&kinds::NOT_FOUND)
    }

    /// Our fault; the cause is logged, not told.
    pub fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { cause: Some(cause.into()), ..Self::of(&kinds::INTERNAL) }
    }

    /// The database cannot answer now; trying again later may help.
    pub fn unavailable(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { cause: Some(cause.into()), ..Self::of(&kinds::UNAVAILABLE) }
    }

    /// Whether nothing of the sort was found.
    pub fn is_not_found(&self) -> bool {
        self.kind == &kinds::NOT_FOUND
    }

    /// The diesel error behind it, if that is the cause.
    pub(crate) fn database(&self) -> Option<&diesel::result::Error> {
        self.cause.as_deref().and_then(|cause| cause.downcast_ref())
    }

    /// Turns the violation of a named promise of the database into the refusal that says it kindly.
    #[must_use]
    pub fn if_violates(self, constraint: &str, refusal: &'static Kind) -> Self {
        if self.database().and_then(violated).as_deref() == Some(constraint) {
            Self::of(refusal)
        } else {
            self
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.code, self.kind.says(Language::En))?;
        if let Some(detail) = &self.detail {
            write!(f, " ({})", detail.says(Language::En))?;
        }
        for fault in &self.faults {
            write!(f, "; {} {}: {}", fault.pointer, fault.code(), fault.kind.says(Language::En))?;
        }
        if let Some(cause) = &self.cause {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl Error for Problem {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| {
            let cause: &(dyn Error + 'static) = cause;
            cause
        })
    }
}

impl From<diesel::result::Error> for Problem {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error as Diesel};
        match &error {
            Diesel::NotFound => Self::not_found(),
            Diesel::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => {
                Self { cause: Some(error.into()), ..Self::of(&kinds::IN_USE) }
            }
            Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => {
                Self { cause: Some(error.into()), ..Self::of(&kinds::ALREADY_EXISTS) }
            }
            Diesel::DatabaseError(
                DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand,
                _,
            )
            | Diesel::BrokenTransactionManager => Self::unavailable(error),
            Diesel::DatabaseError(_, information) if is_storage_trouble(information.message()) => {
                Self::unavailable(error)
            }
            _ => Self::internal(error),
        }
    }
}

/// What the engines say when the disk, not the request, is at fault.
fn is_storage_trouble(message: &str) -> bool {
    [
        "disk I/O error",
        "database or disk is full",
        "database is locked",
        "unable to open",
        "malformed",
        "No space left",
        "lock timeout",
        "statement timeout",
    ]
    .iter()
    .any(|trouble| message.contains(trouble))
}

/// Declares the refusals of a room: an enum whose names are sentences, each with its code and its words.
#[macro_export]
macro_rules! refusals {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal $(@ $pointer:literal)? [$ar:literal, $fr:literal, $en:literal $(,)?]),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every refusal of this room, for the catalogue of problems.
            pub const KINDS: &[&'static $crate::error::Kind] = &[$(Self::$variant.kind()),+];

            /// What is told of it.
            pub const fn kind(self) -> &'static $crate::error::Kind {
                match self {
                    $(Self::$variant => {
                        const KIND: &$crate::error::Kind = &$crate::error::Kind {
                            code: $code,
                            status: 409,
                            says: [$ar, $fr, $en],
                            pointer: $crate::error::pointer(&[$($pointer)?]),
                        };
                        KIND
                    }),+
                }
            }
        }
        impl From<$name> for $crate::error::Problem {
            fn from(refusal: $name) -> Self {
                Self::of(refusal.kind())
            }
        }
    };
}

/// The problems that belong to no room.
pub mod kinds {
    use super::Kind;

    macro_rules! kinds {
        ($($(#[$doc:meta])* $name:ident = $status:literal $code:literal [$ar:literal, $fr:literal, $en:literal $(,)?]),+ $(,)?) => {
            $($(#[$doc])* pub static $name: Kind = Kind { code: $code, status: $status, says: [$ar, $fr, $en], pointer: None };)+
            /// Every problem that belongs to no room, for the catalogue.
            pub static ALL: &[&Kind] = &[$(&$name),+];
        };
    }

    kinds! {
        /// The body is not JSON at all.
        MALFORMED = 400 "malformed-json" ["نص الطلب ليس JSON صحيحا.", "Le corps de la requête n'est pas du JSON valide.", "The request body is not valid JSON."],
        /// The request line or a header cannot be read.
        BAD_REQUEST = 400 "bad-request" ["تعذرت قراءة الطلب.", "La requête est illisible.", "The request cannot be read."],
        /// No token, or one that is not good (any more).
        UNAUTHENTICATED = 401 "unauthenticated" ["يلزم رمز دخول صالح في الترويسة Authorization: Bearer.", "Un jeton valide est requis dans l'en-tête Authorization: Bearer.", "A valid token is required in the header Authorization: Bearer."],
        /// Visible, but not allowed.
        NOT_ALLOWED = 403 "not-allowed" ["لا تسمح صلاحيات هذا الرمز بهذه العملية.", "Ce jeton n'autorise pas cette opération.", "This token does not allow this operation."],
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
    }
}

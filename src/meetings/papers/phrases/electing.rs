//! How an election went, as papers say it.
use crate::words::phrases;

phrases! {
    /// How an election went.
    pub(in crate::meetings::papers) enum Electing {
        /// What a round counted.
        Round = ["الدورة {round}: عدد الأوراق {ballots}، البيضاء {blank}، الملغاة {void}. الأصوات: {votes}.", "Tour {round}\u{A0}: bulletins {ballots}, blancs {blank}, nuls {void}. Voix\u{A0}: {votes}.", "Round {round}: ballots {ballots}, blank {blank}, void {void}. Votes: {votes}."],
        /// The votes of a candidacy.
        VotesOf = ["{who}\u{A0}{votes}", "{who}\u{A0}{votes}", "{who}\u{A0}{votes}"],
        /// The votes against one that stood alone.
        AgainstIt = ["أصوات معارضة\u{A0}{votes}", "contre\u{A0}{votes}", "against\u{A0}{votes}"],
        /// A list without a name.
        ListOf = ["لائحة {who}", "liste {who}", "list of {who}"],
        /// Who withdrew.
        Withdrew = ["سحب الترشيح: {who}.", "Candidatures retirées\u{A0}: {who}.", "Withdrawn: {who}."],
        /// A lot settled it.
        Drawn = ["فصلت القرعة في الدورة {round} بهذا الترتيب: {who}.", "Au tour {round}, le sort a départagé, dans cet ordre\u{A0}: {who}.", "In round {round} a lot decided, in this order: {who}."],
        /// A round that does not hold.
        Annulled = ["ألغيت الدورة {round}: {reason}.", "Le tour {round} a été annulé\u{A0}: {reason}.", "Round {round} was annulled: {reason}."],
        /// Nobody was elected.
        Abandoned = ["صرف النظر عن هذا الانتخاب: {reason}.", "Élection abandonnée\u{A0}: {reason}.", "The election was given up: {reason}."],
        /// It is not over.
        GoesOn = ["لم تعلن نتيجة هذا الانتخاب بعد.", "Le résultat de cette élection n’est pas encore proclamé.", "The result of this election is not proclaimed yet."],
        /// Who read the counts.
        Scrutineers = ["فحص الأصوات: {who}.", "Scrutateurs\u{A0}: {who}.", "Scrutineers: {who}."],
    }
}

//! Who signs a paper.
use super::super::blocks::{Block, Signature};
use super::super::phrases::Phrase;
use super::Composer;

impl Composer<'_> {
    /// The rapporteur, the chair, and whoever else approved the minutes.
    pub(super) fn signatures(self) -> [Block; 2] {
        let (minutes, chair) = (&self.facts.minutes, self.facts.meeting.chair_id);
        let registered = &self.facts.registered;
        let name = |id: Option<_>| match id {
            Some(_) => self.voice.person(registered.person(id)),
            None => self.voice.say(Phrase::Nobody),
        };
        let rapporteur = Signature {
            role: self
                .voice
                .agreeing(registered.gender(minutes.drafted_by), [Phrase::Rapporteur, Phrase::RapporteurF]),
            name: name(minutes.drafted_by),
            office: self.office(minutes.drafted_by),
            signed: minutes.rapporteur_signed_by.map(|_| self.voice.say(Phrase::HasSigned)),
        };
        let presiding = Signature {
            role: self.voice.agreeing(registered.gender(chair), [Phrase::Chair, Phrase::ChairF]),
            name: name(chair),
            office: chair.and_then(|_| self.chair_capacity()),
            signed: minutes.chair_signed_by.map(|_| self.voice.say(Phrase::HasSigned)),
        };
        let mut signatures = vec![rapporteur, presiding];
        if minutes.approved_by.is_some() && minutes.approved_by != chair {
            signatures.push(Signature {
                role: self.voice.say(Phrase::Approval),
                name: name(minutes.approved_by),
                office: self.office(minutes.approved_by),
                signed: None,
            });
        }
        [self.heading(Phrase::Signatures), Block::Signatures(signatures)]
    }
}

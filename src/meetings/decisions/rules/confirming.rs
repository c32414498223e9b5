//! Who has to confirm a decision before it acts, as the statutes say. Pure.
use std::collections::BTreeSet;

use crate::bodies::Body;
use crate::statutes::document::{BodyType, Code};

use super::super::model::Effect;
use super::super::refusals::UponRefusal;
use super::subject;

/// The types of bodies that the statutes have confirm what a body of that type decides, on that subject or with those effects.
pub(in crate::meetings::decisions) fn confirmers<'a>(
    kind: &'a BodyType,
    told: Option<&Code>,
    effects: &[Effect],
) -> BTreeSet<&'a Code> {
    let words = effects.iter().flat_map(|effect| subject(effect).into_iter().chain([effect.kind()]));
    words.chain(told.map(Code::as_str)).filter_map(|word| kind.confirmed_by.get(word)).collect()
}

/// The body that has to confirm: the nearest of that type, of the bodies above from the nearest up. Another that was named
/// has no part in it.
pub(in crate::meetings::decisions) fn confirmer<'a>(
    asked: &BTreeSet<&Code>,
    above: &'a [Body],
    named: Option<&'a Body>,
) -> Result<Option<&'a Body>, UponRefusal> {
    let mut asked = asked.iter();
    let Some(code) = asked.next() else { return Ok(named) };
    if asked.next().is_some() {
        return Err(UponRefusal::SeveralBodiesConfirm);
    }
    let nearest = above.iter().find(|body| body.type_code == code.as_str());
    let nearest = nearest.ok_or(UponRefusal::ConfirmingBodyIsMissing)?;
    match named {
        Some(named) if named.id != nearest.id => Err(UponRefusal::AnotherBodyConfirms),
        _ => Ok(Some(nearest)),
    }
}

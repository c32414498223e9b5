//! What makes the templates of titles and names sound.
use super::found::Found;
use crate::statutes::document::PositionType;
use crate::words::{FaultKind, Labels};

/// Where the number of a numbered position goes.
const ORDINAL: &str = "{ordinal}";

/// The name of a body: `{territory}` alone.
pub(super) fn check_name(at: &str, name: &Labels, found: &mut Found) {
    let forms = [("ar", Some(&name.ar)), ("fr", name.fr.as_ref()), ("en", name.en.as_ref())];
    for (language, form) in forms {
        if let Some(form) = form {
            check_form(&format!("{at}/{language}"), form, &["territory"], found);
        }
    }
}

/// The titles of a position: `{ordinal}` in every form of a numbered one, and in no other.
pub(super) fn check_titles(at: &str, position_type: &PositionType, found: &mut Found) {
    let titles = &position_type.labels;
    let wordings = [("ar", Some(&titles.ar)), ("fr", titles.fr.as_ref()), ("en", titles.en.as_ref())];
    for (language, wording) in wordings {
        for (place, form) in wording.map(|wording| wording.forms()).unwrap_or_default() {
            let at = format!("{at}/labels/{language}{place}");
            let has_ordinal = form.contains(ORDINAL);
            if position_type.ordinal && !has_ordinal {
                found.add(&at, FaultKind::OrdinalNotPlaced(ORDINAL.to_owned()));
            } else if !position_type.ordinal && has_ordinal {
                found.add(&at, FaultKind::OrdinalPlaced(ORDINAL.to_owned()));
            }
            check_form(&at, form, &["ordinal", "body", "territory"], found);
        }
    }
}

fn check_form(at: &str, form: &str, allowed: &[&str], found: &mut Found) {
    let said = allowed.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
    let mut rest = form;
    while let Some((before, opened)) = rest.split_once('{') {
        let closed =
            opened.split_once('}').filter(|(name, _)| !before.contains('}') && allowed.contains(name));
        let Some((_, after)) = closed else {
            found.add(at, FaultKind::UnknownPlace(said));
            return;
        };
        rest = after;
    }
    if rest.contains('}') {
        found.add(at, FaultKind::UnopenedBrace(said));
    }
}

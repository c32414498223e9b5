//! Search by folded text, and by territory: one name for what the engines do differently.

/// The pattern under which `word` is contained in a column, for LIKE with `\` as escape.
pub(crate) fn containing(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

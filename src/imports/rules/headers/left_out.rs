//! Columns that are left out, whatever file they stand in.
use std::collections::HashSet;
use std::sync::LazyLock;

use super::plain;

/// How columns are called that are left out: national identity numbers are recorded one by one, by leave, and never by a file.
const IDENTITY_NUMBERS: &[&str] = &[
    "cin",
    "cnie",
    "cni",
    "n° cin",
    "n° cnie",
    "numéro cin",
    "numéro cnie",
    "n° de cin",
    "رقم البطاقة الوطنية",
    "البطاقة الوطنية",
    "رقم ب و",
    "رقم ب ت و",
    "رقم البطاقة الوطنية للتعريف",
    "رقم بطاقة التعريف الوطنية",
    "بطاقة التعريف الوطنية",
    "carte nationale",
    "n° carte nationale",
    "numéro de la carte nationale",
    "carte d'identité",
    "n° carte d'identité",
    "national id",
    "national id number",
    "identity card",
];

static LEFT_OUT: LazyLock<HashSet<String>> =
    LazyLock::new(|| IDENTITY_NUMBERS.iter().map(|name| plain(name)).collect());

/// Whether a head is of what is left out.
pub(super) fn is_left_out(head: &str) -> bool {
    LEFT_OUT.contains(&plain(head))
}

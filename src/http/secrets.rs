//! What of an address may be kept: that of a calendar feed holds its secret, and a token may be let slip into any.
use std::borrow::Cow;

/// Where the addresses of calendar feeds begin.
const OF_FEEDS: &str = "/v1/calendar-feeds/";
/// How every secret of the registry begins.
const SIGN: &str = "amana_";
/// What stands for what is left out.
const LEFT_OUT: &str = "\u{2026}";

/// Whether it is the address of a calendar feed, there or not.
pub(super) fn is_of_a_feed(path: &str) -> bool {
    path.starts_with(OF_FEEDS)
}

/// A path as it may be kept in a log or a journal.
pub(super) fn without_secrets(path: &str) -> Cow<'_, str> {
    if path.starts_with(OF_FEEDS) {
        return format!("{OF_FEEDS}{LEFT_OUT}").into();
    }
    match path.split_once(SIGN) {
        Some((before, _)) => format!("{before}{SIGN}{LEFT_OUT}").into(),
        None => path.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_secret_is_kept_wherever_it_stands() {
        for (path, kept) in [
            ("/v1/calendar-feeds/amana_feed_0197_5f1c.ics", "/v1/calendar-feeds/…"),
            ("/v1/calendar-feeds/5f1c", "/v1/calendar-feeds/…"),
            ("/calendar-feeds/amana_feed_0197_5f1c.ics", "/calendar-feeds/amana_…"),
            ("/v1/persons/amana_person_0197_5f1c", "/v1/persons/amana_…"),
            ("/v1/me/calendar-feeds", "/v1/me/calendar-feeds"),
        ] {
            assert_eq!(without_secrets(path), kept);
        }
        assert!(is_of_a_feed("/v1/calendar-feeds/x.ics") && !is_of_a_feed("/v1/me/calendar-feeds"));
    }
}

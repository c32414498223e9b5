//! Secrets, kept out of what is printed.

/// What stands for a secret.
const HIDDEN: &str = "***";

/// The address of a database without its password, whether it is a URL or a list of `key=value`.
pub fn masked(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else {
        // The form `host=... password='...'` has its own quoting: nothing of it is shown once it has one.
        return if address.to_ascii_lowercase().contains("pass") {
            HIDDEN.to_owned()
        } else {
            address.to_owned()
        };
    };
    // The last `@` ends the user's part, for a password may hold one.
    let (user, rest) = rest.rsplit_once('@').map_or((None, rest), |(user, rest)| (Some(user), rest));
    let user = user.map(|user| match user.split_once(':') {
        Some((name, _)) => format!("{name}:{HIDDEN}@"),
        None => format!("{user}@"),
    });
    let rest = match rest.split_once('?') {
        Some((place, query)) => format!("{place}?{}", masked_query(query)),
        None => rest.to_owned(),
    };
    format!("{scheme}://{}{rest}", user.unwrap_or_default())
}

fn masked_query(query: &str) -> String {
    let masked = |pair: &str| match pair.split_once('=') {
        Some((name, _)) if name.to_ascii_lowercase().contains("pass") => format!("{name}={HIDDEN}"),
        _ => pair.to_owned(),
    };
    query.split('&').map(masked).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_shown() {
        for (address, shown) in [
            ("postgres://amana:s3cret@db:5432/amana", "postgres://amana:***@db:5432/amana"),
            ("postgres://amana:s3@cr:et/?x@db/amana", "postgres://amana:***@db/amana"),
            ("postgres://amana@db/amana", "postgres://amana@db/amana"),
            ("postgres://db/amana?user=a&password=s3cret", "postgres://db/amana?user=a&password=***"),
            ("postgres://db/amana?sslPassword=s3cret", "postgres://db/amana?sslPassword=***"),
            ("host=db password='s3 cret' user=a", "***"),
            ("host=db user=a", "host=db user=a"),
        ] {
            assert_eq!(masked(address), shown);
        }
    }
}

//! Where a provider may be: behind TLS, or on this very machine.
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// An address whose answer can be believed: `https`, or `http` on the loopback. Keys that came in the clear from
/// elsewhere would be those of whoever sits in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// The address as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Address {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let believable = "write an address with https://, or with http:// on the loopback";
        // No user, no fragment, nothing that two readers could read as two hosts.
        let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"@\\#\"<>".contains(&byte));
        let (scheme, rest) = text.split_once("://").filter(|_| is_plain).ok_or(believable)?;
        let place = rest.split(['/', '?']).next().unwrap_or_default();
        let host = host(place).ok_or(believable)?;
        let is_here = host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback());
        match scheme {
            "https" => Ok(Self(text.to_owned())),
            "http" if is_here => Ok(Self(text.to_owned())),
            _ => Err(believable),
        }
    }
}

/// The host, without a port.
fn host(place: &str) -> Option<&str> {
    let (host, port) = match place.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => place.find(':').map_or((place, ""), |colon| place.split_at(colon)),
    };
    let is_port = port.is_empty() || port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
    let is_host = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte));
    (is_port && is_host && !host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_behind_tls_or_from_this_machine() {
        for good in [
            "https://id.example.org",
            "https://id.example.org:8443/realms/party?x=1",
            "http://localhost:8080/a",
            "http://127.0.0.1:9",
            "http://[::1]:9/keys",
        ] {
            assert!(good.parse::<Address>().is_ok(), "{good}");
        }
        for wrong in [
            "",
            "id.example.org",
            "http://id.example.org",
            "http://127.0.0.1.example.org/",
            "http://localhost@id.example.org/",
            "http://localhost:x/",
            "https://",
            "https:///keys",
            "https://user@id.example.org/",
            "https://id.example.org\\@localhost/",
            "https://id.example.org/#keys",
            "ftp://localhost/",
            "file:///etc/passwd",
            "https://id.example.org/\r\nx: y",
        ] {
            assert!(wrong.parse::<Address>().is_err(), "{wrong}");
        }
    }
}

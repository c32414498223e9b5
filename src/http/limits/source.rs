//! Where a request comes from.
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::http::header::X_FORWARDED_FOR;

use crate::access;

/// The reverse proxies that are believed about where their requests come from.
#[derive(Clone, Default)]
pub(in crate::http) struct Proxies(Arc<[access::Network]>);

impl Proxies {
    /// Those at these networks.
    pub(in crate::http) fn at(networks: Vec<access::Network>) -> Self {
        Self(networks.into())
    }

    /// Whether it is one of them.
    pub(in crate::http) fn has(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.has(address))
    }

    /// The address behind them: of those that a proxy forwards, each the one before it, the last that is no proxy. What
    /// stands before that one anybody may have written.
    fn behind<'a>(&self, peer: IpAddr, forwarded: impl DoubleEndedIterator<Item = &'a str>) -> IpAddr {
        let mut nearest = peer;
        for told in forwarded.rev() {
            if !self.has(nearest) {
                break;
            }
            let Some(address) = address(told) else { break };
            nearest = address;
        }
        nearest
    }
}

/// An address as proxies write it: with a port or without, of version 6 in brackets or not.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let found = bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    found.map(|address: IpAddr| address.to_canonical())
}

/// The address a request came from: that of the peer, or the one a trusted proxy tells.
pub(in crate::http) fn source(request: &HttpRequest) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip().to_canonical();
    match request.app_data::<Proxies>() {
        Some(proxies) if proxies.has(peer) => {
            let told: Vec<&str> =
                request.headers().get_all(X_FORWARDED_FOR).filter_map(|told| told.to_str().ok()).collect();
            Some(proxies.behind(peer, told.iter().flat_map(|told| told.split(','))))
        }
        _ => Some(peer),
    }
}

/// What limits take for one source: an address, or the network of 64 bits that an address of version 6 is of, for
/// whoever has one of those has all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::http) struct Network(Option<IpAddr>);

impl Network {
    /// The network of an address.
    pub(in crate::http) fn of(address: Option<IpAddr>) -> Self {
        Self(address.map(|address| match address.to_canonical() {
            IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
            address @ IpAddr::V4(_) => address,
        }))
    }

    /// Where a request came from.
    pub(in crate::http) fn of_request(request: &HttpRequest) -> Self {
        Self::of(source(request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_trusted_proxy_has_written_is_not_believed() {
        let proxies =
            Proxies::at(["127.0.0.1", "10.0.0.0/8"].map(|text| text.to_owned().try_into().unwrap()).to_vec());
        let behind = |peer: &str, told: &str| {
            proxies.behind(peer.parse().unwrap(), told.split(',').filter(|told| !told.is_empty())).to_string()
        };
        for (peer, told, found) in [
            ("127.0.0.1", "", "127.0.0.1"),
            ("127.0.0.1", "192.0.2.7", "192.0.2.7"),
            ("127.0.0.1", "198.51.100.1, 192.0.2.7", "192.0.2.7"),
            ("127.0.0.1", "198.51.100.1, 192.0.2.7 ,10.1.2.3", "192.0.2.7"),
            ("127.0.0.1", "10.1.2.3", "10.1.2.3"),
            ("127.0.0.1", "192.0.2.7:5123", "192.0.2.7"),
            ("127.0.0.1", "[2001:db8::7]:5123", "2001:db8::7"),
            ("127.0.0.1", "[2001:db8::7]", "2001:db8::7"),
            ("127.0.0.1", "::ffff:192.0.2.7", "192.0.2.7"),
            ("127.0.0.1", "198.51.100.1, unknown", "127.0.0.1"),
            ("127.0.0.1", "198.51.100.1, unknown, 10.1.2.3", "10.1.2.3"),
            ("192.0.2.9", "198.51.100.1", "192.0.2.9"),
        ] {
            assert_eq!(behind(peer, told), found, "{peer} tells {told:?}");
        }
    }
}

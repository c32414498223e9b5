//! Where a request comes from.
use std::net::{IpAddr, Ipv6Addr};

use actix_web::HttpRequest;

/// The address a request came from: that of the peer.
pub(in crate::http) fn source(request: &HttpRequest) -> Option<IpAddr> {
    request.peer_addr().map(|address| address.ip().to_canonical())
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

//! Networks that a token may be used from.
use std::borrow::Cow;
use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Deserialize, Serialize, Serializer};
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::words::FaultKind;

/// What a network or an address looks like: of IPv4, or of IPv6 without any of IPv4 in it.
const PATTERN: &str = concat!(
    "^(((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[",
    "0-9])(/(3[0-2]|[12]?[0-9]))?|(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|",
    "([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-",
    "9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|(",
    "[0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:(:[0-9a-fA-F]{1,4}){1,6}|:((:[",
    "0-9a-fA-F]{1,4}){1,7}|:))(/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))?)$",
);

/// A network in CIDR notation (RFC 4632, RFC 4291), or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Network(IpNet);

impl Network {
    /// Whether an address is in it; one of IPv4 written as one of IPv6 is the same.
    pub fn has(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }

    /// Whether all of another network is in it.
    pub fn has_all_of(&self, other: Self) -> bool {
        self.0.contains(&other.0)
    }
}

impl TryFrom<String> for Network {
    type Error = FaultKind;

    fn try_from(text: String) -> Result<Self, FaultKind> {
        if text.contains(':') && text.contains('.') {
            return Err(FaultKind::NotANetwork);
        }
        let whole = text.parse::<IpNet>().or_else(|_not_a_network| text.parse::<IpAddr>().map(IpNet::from));
        whole.map(|network| Self(network.trunc())).map_err(|_neither| FaultKind::NotANetwork)
    }
}

impl Serialize for Network {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl PartialSchema for Network {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .min_length(Some(2))
            .max_length(Some(43))
            .pattern(Some(PATTERN))
            .description(Some("A network in CIDR notation, or one address."))
            .examples(["196.200.128.0/18"])
            .into()
    }
}

impl ToSchema for Network {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Network")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::string::string_regex;

    use super::*;

    proptest! {
        #[test]
        fn what_fits_the_contract_is_a_network(
            text in string_regex(PATTERN.trim_start_matches('^').trim_end_matches('$')).unwrap()
        ) {
            prop_assert!(Network::try_from(text).is_ok());
        }
    }

    #[test]
    fn an_address_is_in_the_networks_it_is_in() {
        let network = |text: &str| Network::try_from(text.to_owned()).unwrap();
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        assert!(network("196.200.128.0/18").has(address("196.200.191.255")));
        assert!(!network("196.200.128.0/18").has(address("196.200.192.0")));
        assert!(network("127.0.0.1").has(address("::ffff:127.0.0.1")));
        assert!(network("2001:db8::/32").has(address("2001:db8:1::1")));
        assert!(!network("2001:db8::/32").has(address("127.0.0.1")));
        for wrong in ["", "example.org", "1.2.3", "1.2.3.4/33", "::ffff:1.2.3.4", "١.٢.٣.٤"] {
            assert!(Network::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}

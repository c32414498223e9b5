//! Where a request comes from, when it comes through a reverse proxy.
use std::num::NonZeroU32;

use amana::access::Network;
use amana::config::Limits;
use chrono::Utc;
use serde_json::json;

use crate::house::{Ask, House, Registry, roomy};

/// A house that believes these proxies, and takes three requests a minute from each source.
fn behind(registry: Registry, proxies: &[&str]) -> House {
    let limits = Limits { source_requests_per_minute: NonZeroU32::new(3).unwrap(), ..roomy() };
    let proxies = proxies.iter().map(|text| Network::try_from((*text).to_owned()).unwrap()).collect();
    House::open_behind(registry, Utc::now, limits, proxies)
}

/// A token that is good in the office alone.
fn of_the_office(registry: &Registry) -> String {
    let house = House::open_with(registry.clone(), Utc::now, roomy());
    house
        .post("/v1/tokens", json!({"name": "office", "networks": ["192.0.2.0/24"]}))
        .expect(201)
        .text("/secret")
}

fn from(house: &House, token: &str, forwarded: &str) -> Ask {
    house.get("/v1/me").with_token(token).header("x-forwarded-for", forwarded)
}

#[test]
fn each_caller_behind_a_trusted_proxy_is_a_source_of_its_own() {
    let registry = Registry::on_sqlite();
    let office = of_the_office(&registry);
    let house = behind(registry, &["127.0.0.1", "10.0.0.0/8"]);
    for address in ["192.0.2.7", "192.0.2.8"] {
        for _ in 0..3 {
            from(&house, &office, address).expect(200);
        }
        from(&house, &office, address).refused(429, "too-many-requests");
        // What stands before it anybody may have written.
        from(&house, &office, &format!("192.0.2.9, {address}, 10.1.2.3")).refused(429, "too-many-requests");
    }
    from(&house, &office, "192.0.2.9, 198.51.100.1").expect(401);
}

#[test]
fn nobody_else_is_believed_about_where_a_request_comes_from() {
    let registry = Registry::on_sqlite();
    let office = of_the_office(&registry);
    for proxies in [&[][..], &["10.0.0.0/8"]] {
        let house = behind(registry.clone(), proxies);
        for last in 7..10 {
            from(&house, &office, &format!("192.0.2.{last}")).expect(401);
        }
        from(&house, &office, "192.0.2.10").refused(429, "too-many-requests");
    }
}

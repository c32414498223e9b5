//! Tokens that nobody issued.
use amana::access::{Credential, Evidence, Operation};
use amana::app::Asking;
use amana::http::Answer;

use crate::house::{House, both};

/// How many are tried: `AMANA_FORGED=100000` is the promise that is published; fewer every day.
fn tries() -> usize {
    std::env::var("AMANA_FORGED").map_or(4_000, |tries| tries.parse().expect("AMANA_FORGED is a number"))
}

/// Numbers that follow from a seed (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(most).unwrap()).unwrap()
    }

    fn hex(&mut self, length: usize) -> String {
        (0..length).map(|_| char::from(b"0123456789abcdef"[self.below(16)])).collect()
    }

    /// A token near a real one, which is not one.
    fn forge(&mut self, real: &[String; 2]) -> String {
        let which = self.below(2);
        let parts: Vec<&str> = real[which].split('_').collect();
        let other: Vec<&str> = real[1 - which].split('_').collect();
        match self.below(8) {
            0 => {
                let mut bytes = real[which].clone().into_bytes();
                let at = self.below(bytes.len());
                bytes[at] ^= 1 << self.below(7);
                String::from_utf8(bytes).unwrap()
            }
            1 => format!("{}_{}_{}_{}", parts[0], parts[1], parts[2], self.hex(64)),
            2 => format!("{}_{}_{}_{}", parts[0], parts[1], self.hex(32), parts[3]),
            3 => format!("{}_{}_{}_{}", parts[0], parts[1], parts[2], other[3]),
            4 => real[which].chars().take(self.below(real[which].len())).collect(),
            5 => format!("{}{}", real[which], self.hex(2)),
            6 => format!("{}_{}_{}_{}", parts[0], parts[1], parts[2], parts[3].to_uppercase()),
            _ => format!("amana_{}_{}_{}", parts[1], self.hex(32), self.hex(64)),
        }
    }
}

both! {
    fn no_forged_token_opens_the_door(house) {
        let real = [house.admin.clone(), house.reader.clone()];
        let knock = |token: &str| {
            let asking = Asking { evidence: Evidence::parse(token), ..Asking::default() };
            house.app().read(asking, Operation::MeShow, Box::new(|_| Ok(Answer::gone())))
        };
        let (mut accepted, mut parsed) = (Vec::new(), 0);
        actix_web::rt::System::new().block_on(async {
            assert!(knock(&real[0]).await.is_ok() && knock(&real[1]).await.is_ok());
            let mut numbers = Numbers(20_261_126);
            for _ in 0..tries() {
                let token = numbers.forge(&real);
                parsed += usize::from(Credential::parse(&token).is_some());
                match knock(&token).await {
                    Ok(_) => accepted.push(token),
                    Err(problem) => assert_eq!(problem.kind.code, "unauthenticated", "{token}"),
                }
            }
        });
        assert!(accepted.is_empty(), "{accepted:?}");
        assert!(parsed > tries() / 3, "only {parsed} were tokens by their form");
        over_http(house, &real);
    }
}

/// Some of them over HTTP, and in places where a token is not looked for.
fn over_http(house: &House, real: &[String; 2]) {
    let mut numbers = Numbers(7);
    for _ in 0..150 {
        let token = numbers.forge(real);
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            // No header carries it.
            continue;
        }
        house
            .get("/v1/me")
            .anonymous()
            .header("authorization", &format!("Bearer {token}"))
            .refused(401, "unauthenticated");
    }
    for header in [format!("Basic {}", real[0]), real[0].clone(), format!("Bearer  x {}", real[0])] {
        house.get("/v1/me").anonymous().header("authorization", &header).refused(401, "unauthenticated");
    }
    house.get("/v1/me").anonymous().header("x-authorization", &format!("Bearer {}", real[0])).expect(401);
    house.get(format!("/v1/me?access_token={}", real[0])).anonymous().expect(401);
    house.get("/v1/me").expect(200);
}

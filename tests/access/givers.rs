//! Accounts that give to one another at random, and lose at random what they gave out of: what each holds is what a
//! reckoning of our own says, which follows every giver to the giver's giver.
use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::worlds::Dice;
use crate::cast::source;
use crate::house::{House, Registry};

const SEEDS: u64 = 3;
const ACCOUNTS: usize = 6;
const STEPS: usize = 26;

/// What may be given, in whatever mixture.
const WORDS: [&str; 3] = ["access.grant", "body.read", "meeting.read"];

/// Over what: the party, a region, two of its provinces.
const OVER: [&str; 4] = ["MA", "03", "03.531", "03.451"];

/// By the map alone.
fn lies_in(inner: &str, outer: &str) -> bool {
    outer == "MA" || inner == outer || (outer == "03" && inner.starts_with("03."))
}

/// What was given and not taken back; the founder is nobody among the accounts.
struct Given {
    id: String,
    giver: Option<usize>,
    taker: usize,
    words: BTreeSet<&'static str>,
    over: &'static str,
}

/// Whether an account holds a word over a territory; who is on the way already gives nothing.
fn holds(all: &[Given], who: usize, word: &str, over: &str, way: &[usize]) -> bool {
    let way: Vec<usize> = way.iter().copied().chain([who]).collect();
    let here = |one: &&Given| one.taker == who && one.words.contains(word) && lies_in(over, one.over);
    all.iter().filter(here).any(|one| match one.giver {
        None => true,
        Some(giver) => !way.contains(&giver) && holds(all, giver, word, one.over, &way),
    })
}

/// What the service says that an account holds, as far as this test asks.
fn told(house: &House, secret: &str) -> BTreeSet<(&'static str, &'static str)> {
    let me = house.get("/v1/me").with_token(secret).expect(200);
    let rights = me.body["rights"].as_array().unwrap();
    let reaches = |right: &Value, over: &str| match right["over"]["kind"].as_str().unwrap() {
        "party" => true,
        "territory" => lies_in(over, right["over"]["territory"].as_str().unwrap()),
        other => panic!("{other}"),
    };
    let has = |right: &Value, word: &str| right["permissions"].as_array().unwrap().contains(&json!(word));
    let pairs = WORDS.iter().flat_map(|word| OVER.iter().map(move |over| (*word, *over)));
    pairs.filter(|(word, over)| rights.iter().any(|right| has(right, word) && reaches(right, over))).collect()
}

struct Party<'a> {
    house: &'a House,
    accounts: Vec<(String, String)>,
    given: Vec<Given>,
}

impl Party<'_> {
    /// One gives to another, if the reckoning says that it may; the service must say the same.
    fn gives(&mut self, dice: &mut Dice, giver: Option<usize>, taker: usize) -> bool {
        let mut words: BTreeSet<&'static str> = WORDS.into_iter().filter(|_| dice.chance(2)).collect();
        words.insert(*dice.of(&WORDS));
        let over = *dice.of(&OVER);
        let mut new = json!({"account_id": self.accounts[taker].0, "permissions": words, "source": source()});
        if over != "MA" {
            new["territory"] = json!(over);
        }
        let ask = self.house.post("/v1/access/grants", new);
        let ask = match giver {
            None => ask,
            Some(giver) => ask.with_token(&self.accounts[giver].1),
        };
        let may = giver.is_none_or(|giver| {
            let needed = words.iter().copied().chain(["access.grant"]);
            needed.into_iter().all(|word| holds(&self.given, giver, word, over, &[]))
        });
        let answer = ask.expect(if may { 201 } else { 403 });
        if may {
            self.given.push(Given { id: answer.id(), giver, taker, words, over });
        }
        may
    }

    /// Compares what everybody holds; answers how many pairs of word and place were held.
    fn agrees(&self) -> usize {
        let mut held = 0;
        for (who, (_, secret)) in self.accounts.iter().enumerate() {
            let told = told(self.house, secret);
            for word in WORDS {
                for over in OVER {
                    let reckoned = holds(&self.given, who, word, over, &[]);
                    assert_eq!(told.contains(&(word, over)), reckoned, "account {who}: {word} over {over}");
                    held += usize::from(reckoned);
                }
            }
        }
        held
    }
}

fn agree(registry: &dyn Fn() -> Registry) {
    let (mut passed_on, mut lost) = (0_usize, 0_usize);
    for seed in 1..=SEEDS {
        let house = House::open(registry());
        let mut dice = Dice::new(seed);
        let open = |number: usize| {
            let account =
                house.post("/v1/accounts", json!({"name": format!("giver {number}")})).expect(201).id();
            let token = json!({"name": "giver", "account_id": account});
            (account, house.post("/v1/tokens", token).expect(201).text("/secret"))
        };
        let accounts = (0..ACCOUNTS).map(open).collect();
        let mut party = Party { house: &house, accounts, given: Vec::new() };
        for step in 0..STEPS {
            let taker = dice.below(ACCOUNTS);
            if step < 4 || dice.chance(6) {
                party.gives(&mut dice, None, taker);
            } else if dice.chance(5) {
                // Something of the founder's is taken back, and with it whatever hung on it.
                let before = party.agrees();
                let roots: Vec<usize> =
                    (0..party.given.len()).filter(|one| party.given[*one].giver.is_none()).collect();
                let gone = party.given.remove(*dice.of(&roots));
                house.ask("POST", format!("/v1/access/grants/{}/revocations", gone.id)).expect(200);
                lost += before - party.agrees();
            } else {
                let givers: Vec<usize> = (0..ACCOUNTS)
                    .filter(|who| {
                        *who != taker
                            && OVER.iter().any(|over| holds(&party.given, *who, "access.grant", over, &[]))
                    })
                    .collect();
                if !givers.is_empty() {
                    let giver = *dice.of(&givers);
                    passed_on += usize::from(party.gives(&mut dice, Some(giver), taker));
                }
            }
        }
        party.agrees();
    }
    assert!(passed_on > 5 && lost > 5, "{passed_on} given on, {lost} lost");
}

#[test]
fn everybody_holds_what_a_way_of_givers_leads_to_on_sqlite() {
    agree(&Registry::on_sqlite);
}

#[cfg(feature = "both-engines")]
#[test]
fn everybody_holds_what_a_way_of_givers_leads_to_on_postgres() {
    agree(&Registry::on_postgres);
}

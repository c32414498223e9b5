//! Cards of members: drawn, read as a camera would, and verified without the registry.
use std::fs;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::cast::{person, secretariat, source};
use crate::house::{House, both};

/// A member of the secretariat with a number; the address of the membership.
fn member(house: &House) -> String {
    secretariat(house);
    let who = person(house, "سعاد الجبلي", "female");
    house
        .ask("PATCH", format!("/v1/persons/{who}"))
        .header("if-match", "*")
        .json(&json!({"name_latin": "Souad Jebli"}))
        .expect(200);
    let new = json!({
        "person_id": who, "starts_on": "2022-03", "unit": "taounate-secretariat", "number": "03.531-2022-0042", "source": source(),
    });
    let made = house.post("/v1/memberships", new).expect(201);
    format!("/v1/memberships/{}", made.id())
}

/// How large a tile is, as a camera sees it.
const PIXELS: usize = 4;

/// The text of the code on a card, found in its picture.
fn scanned(svg: &str) -> String {
    let path = svg.split("d=\"").find(|part| part.starts_with("M2 2h1v1h-1z")).expect("no code");
    let tiles: Vec<(usize, usize)> = path
        .split('"')
        .next()
        .unwrap()
        .split('M')
        .filter_map(|tile| {
            let (column, row) = tile.strip_suffix("h1v1h-1z")?.split_once(' ')?;
            Some((column.parse().ok()?, row.parse().ok()?))
        })
        .collect();
    let side = tiles.iter().map(|(column, _)| column + 3).max().unwrap();
    let mut dark = vec![false; side * side];
    for (column, row) in tiles {
        dark[row * side + column] = true;
    }
    let shade = |x: usize, y: usize| if dark[y / PIXELS * side + x / PIXELS] { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * PIXELS, side * PIXELS, shade);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "no code is found");
    grids[0].decode().unwrap().1
}

both! {
    fn a_card_is_printed_and_its_code_says_what_stands_on_it(house) {
        let address = member(house);
        let picture = |language: &str| {
            let drawn = house.get(format!("{address}/card.svg?lang={language}")).expect(200);
            assert_eq!(drawn.header("content-type"), Some("image/svg+xml"));
            String::from_utf8(drawn.raw).unwrap()
        };
        let told = house.get(format!("{address}/card")).expect(200);
        assert_eq!(told.text("/claims/sub"), "03.531-2022-0042");
        assert_eq!(told.text("/claims/name"), "سعاد الجبلي");
        assert_eq!(told.text("/claims/since"), "2022-03");
        assert!(told.text("/claims/until").ends_with("-12-31"), "renewed every year: {told}");
        for (language, title) in [("ar", "بطاقة العضوية"), ("fr", "Carte de membre"), ("en", "Membership card")] {
            let svg = picture(language);
            for said in [title, "03.531-2022-0042", "2022-03", "سعاد الجبلي", "Souad Jebli", "width=\"85.6mm\""] {
                assert!(svg.contains(said), "{said} in {svg}");
            }
            assert_eq!(scanned(&svg), told.text("/card"), "{language}");
        }
        let french = picture("fr");
        assert!(french.contains("Secrétariat provincial"), "{french}");
        // The party's own name is data of its statutes.
        let mut document = house.get("/v1/statutes/in-force").expect(200).body["document"].clone();
        document["party"] = json!({"ar": "حزب الاختبار", "fr": "Parti de l'Essai"});
        let today = told.text("/claims/on");
        house.post("/v1/statutes", json!({"effective_from": today, "document": document, "source": source()})).expect(201);
        assert!(picture("fr").contains("Parti de l&#39;Essai") && picture("ar").contains("حزب الاختبار"));
        house.patch(&address, json!({"starts_on": "../2022-12-08"})).expect(200);
        assert!(picture("en").contains("on or before 2022-12-08"));
    }

    fn a_card_is_checked_by_whoever_reads_it(house) {
        let address = member(house);
        let card = house.get(format!("{address}/card")).expect(200).text("/card");
        let check = |card: &str| house.post("/v1/cards/verifications", json!({"card": card}));
        let ours = check(&card).expect(200);
        assert_eq!((ours.text("/membership/standing"), ours.body["is_over"].clone()), ("active".to_owned(), json!(false)));
        assert_eq!(format!("/v1/memberships/{}", ours.text("/claims/jti")), address);
        house.post(format!("{address}/end"), json!({"ends_on": "2024-12-31", "standing": "resigned", "source": source()})).header("if-match", "*").expect(200);
        assert_eq!(check(&card).expect(200).text("/membership/standing"), "resigned", "the card was printed before");
        house.get(format!("{address}/card.svg")).refused(409, "card-needs-a-member");
        // A card is of today, whatever day is asked for.
        for form in ["card", "card.svg"] {
            house.get(format!("{address}/{form}?as_of=2023-01-01")).refused(409, "card-needs-a-member");
        }
        check(&card.replace('.', "x.")).refused(409, "card-is-not-ours");
        check("").faulty("/card", "empty-text");
        house.post("/v1/cards/verifications", json!({"card": card})).anonymous().refused(401, "unauthenticated");
    }

    fn there_is_a_card_of_a_member_with_a_number_only(house) {
        let who = person(house, "رشيد الفيلالي", "male");
        let new = json!({"person_id": who, "starts_on": "2022", "source": source()});
        let made = house.post("/v1/memberships", new).expect(201);
        let address = format!("/v1/memberships/{}/card", made.id());
        house.get(&address).refused(409, "card-needs-a-number");
        house.get(format!("{address}.svg")).refused(409, "card-needs-a-number");
    }
}

#[test]
fn a_card_is_verified_on_the_command_line_without_the_registry() {
    let house = House::open(crate::house::Registry::on_sqlite());
    let address = member(&house);
    let card = house.get(format!("{address}/card")).expect(200).text("/card");
    let keys = house.get("/v1/cards/keys").anonymous().expect(200);
    assert_eq!(keys.body["keys"][0]["alg"], "EdDSA");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("keys.json");
    fs::write(&file, keys.body.to_string()).unwrap();
    let verify = |card: &str| {
        let verified = Command::new(env!("CARGO_BIN_EXE_amana"))
            .args(["card", "verify", "--keys"])
            .arg(&file)
            .arg(card)
            .output();
        let verified = verified.unwrap();
        (verified.status.success(), String::from_utf8_lossy(&verified.stdout).into_owned())
    };
    let (is_ours, said) = verify(&card);
    assert!(is_ours && said.starts_with("سعاد الجبلي, 03.531-2022-0042, member since 2022-03"), "{said}");
    let (head, rest) = card.split_once('.').unwrap();
    let (claims, signature) = rest.split_once('.').unwrap();
    let mut claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap();
    claims["name"] = json!("Somebody Else");
    let forged = format!("{head}.{}.{signature}", URL_SAFE_NO_PAD.encode(claims.to_string()));
    assert!(!verify(&forged).0);
    assert!(!verify("no card").0);
}

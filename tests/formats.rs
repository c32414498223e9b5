//! The forms of lists: tables and lines beside JSON, page by page or all at once.
use csv::StringRecord;
use serde_json::{Value, json};

use crate::cast::secretariat;
use crate::house::{Answer, House, both, operations};
use crate::journal::seal;

/// Registers so many persons.
fn persons(house: &House, count: usize) {
    let operations: Vec<Value> = (0..count)
        .map(|number| json!({"method": "POST", "path": "/v1/persons", "body": {"name_latin": format!("Number {number:04}")}}))
        .collect();
    house.post("/v1/batch", json!({"operations": operations, "answer": "brief"})).expect(200);
}

/// The head and the rows of a table.
fn table(answer: &Answer) -> (StringRecord, Vec<StringRecord>) {
    assert_eq!(answer.header("content-type"), Some("text/csv; charset=utf-8; header=present"), "{answer}");
    let mut reader = csv::Reader::from_reader(answer.raw.as_slice());
    let head = reader.headers().unwrap().clone();
    (head, reader.records().map(Result::unwrap).collect())
}

/// The cell of a row in a column.
fn cell<'a>(head: &StringRecord, row: &'a StringRecord, column: &str) -> &'a str {
    let place = head.iter().position(|known| known == column);
    row.get(place.unwrap_or_else(|| panic!("no column {column}: {head:?}"))).unwrap()
}

fn lines(answer: &Answer) -> Vec<Value> {
    assert_eq!(answer.header("content-type"), Some("application/x-ndjson"), "{answer}");
    std::str::from_utf8(&answer.raw)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

both! {
    fn a_list_is_a_table_for_whoever_asks(house) {
        let made = house.post("/v1/persons", json!({"name_ar": "نعيمة، \"الوزاني\"", "name_latin": "=Naima", "gender": "female"})).expect(201);
        let by_header = house.get("/v1/persons").header("accept", "text/csv").expect(200);
        for address in ["/v1/persons?format=csv", "/v1/persons.csv"] {
            let told = house.get(address).header("accept", "application/json").expect(200);
            assert_eq!(told.raw, by_header.raw, "{address}");
        }
        let (head, rows) = table(&by_header);
        assert_eq!(rows.len(), 1);
        assert_eq!(cell(&head, &rows[0], "id"), made.id());
        assert_eq!(cell(&head, &rows[0], "name_ar"), "نعيمة، \"الوزاني\"");
        assert_eq!(cell(&head, &rows[0], "name_latin"), "'=Naima", "no formula");
        assert_eq!(cell(&head, &rows[0], "gender"), "female");
        assert!(by_header.raw.ends_with(b"\r\n"));
        assert!(by_header.header("vary").unwrap().contains("Accept,"), "{by_header}");
        let marked = house.get("/v1/persons.csv?bom=true").expect(200);
        assert_eq!(marked.raw, ["\u{feff}".as_bytes(), &by_header.raw].concat());
        let unmarked = house.get("/v1/persons.csv?bom=false").expect(200);
        assert_eq!(unmarked.raw, by_header.raw);
        let shortened = house.get("/v1/persons.csv?fields=id,name_ar").expect(200);
        assert_eq!(table(&shortened).0, vec!["id", "name_ar"]);
    }

    fn every_list_is_a_table_with_the_same_head_when_it_is_empty(house) {
        let contract = house.contract();
        let body = secretariat(house);
        let mut seen = 0;
        for list in operations(&contract).into_iter().filter(|one| one.id.ends_with("_list")) {
            let content = list.operation["responses"]["200"]["content"].as_object().unwrap();
            for form in ["application/json", "text/csv", "application/x-ndjson"] {
                assert!(content.contains_key(form), "{} says nothing of {form}", list.id);
            }
            let address = list.path.replace("{body}", &body);
            if address.contains('{') {
                continue;
            }
            seen += 1;
            // Each look at the journal makes it longer by one, and what waits to be sealed gets its position meanwhile.
            let filter = if list.id == "journal_list" { "?kind=change" } else { "" };
            if list.id == "journal_list" {
                seal(house);
            }
            let page = house.get(format!("{address}{filter}")).expect(200);
            let (head, rows) = table(&house.get(format!("{address}.csv{filter}")).expect(200));
            assert!(head.len() > 2, "{address}: {head:?}");
            assert_eq!(rows.len(), page.data().len(), "{address}");
            for (row, object) in rows.iter().zip(page.data()) {
                for (field, value) in object.as_object().unwrap() {
                    let cells: Vec<_> = head.iter().filter(|column| column.split('.').next() == Some(field)).collect();
                    assert!(!cells.is_empty(), "{address} has no column for {field}");
                    if let Some(text) = value.as_str().filter(|text| !text.starts_with(['+', '-', '=', '@'])) {
                        assert_eq!(cell(&head, row, field), text, "{address}");
                    }
                }
            }
            assert_eq!(lines(&house.get(format!("{address}.ndjson{filter}")).expect(200)), page.data(), "{address}");
        }
        assert!(seen > 10, "only {seen} lists: this test looks at the wrong thing");
    }

    fn what_has_parts_has_a_column_for_each(house) {
        secretariat(house);
        let (head, rows) = table(&house.get("/v1/bodies.csv").in_language("ar").expect(200));
        let row = rows.iter().find(|row| cell(&head, row, "slug") == "taounate-secretariat").unwrap();
        let shown = house.get("/v1/bodies/taounate-secretariat").in_language("ar").expect(200);
        assert_eq!(cell(&head, row, "names.ar"), shown.text("/names/ar"));
        assert_eq!(cell(&head, row, "names.fr"), shown.text("/names/fr"));
        assert!(!head.iter().any(|column| column == "names"), "{head:?}");
    }

    fn the_next_page_is_in_the_link(house) {
        persons(house, 7);
        let mut address = "/v1/persons.csv?limit=3&total=true".to_owned();
        let (mut counts, mut heads) = (Vec::new(), Vec::new());
        loop {
            let page = house.get(&address).expect(200);
            assert_eq!(page.header("x-total-count"), Some("7"), "{page}");
            let (head, rows) = table(&page);
            counts.push(rows.len());
            heads.push(head);
            let Some(link) = page.header("link") else { break };
            link.strip_prefix('<').unwrap().strip_suffix(">; rel=\"next\"").unwrap().clone_into(&mut address);
        }
        assert_eq!(counts, [3, 3, 1]);
        heads.dedup();
        assert_eq!(heads.len(), 1);
        // A cursor is good for the list, whatever its form.
        let cursor = house.get("/v1/persons?limit=3").expect(200).text("/next");
        assert_eq!(lines(&house.get(format!("/v1/persons.ndjson?limit=3&cursor={cursor}")).expect(200)).len(), 3);
    }

    fn a_whole_list_comes_page_by_page_in_one_answer(house) {
        persons(house, 500);
        let names = |all: &[Value]| all.iter().map(|one| one["name_latin"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        let expected: Vec<String> = (0..500).map(|number| format!("Number {number:04}")).collect();
        let whole = house.get("/v1/persons?all=true&total=true").expect(200);
        assert_eq!(whole.header("transfer-encoding"), Some("chunked"), "{}", whole.status);
        assert_eq!(names(whole.data()), expected);
        assert_eq!((&whole.body["next"], &whole.body["total"]), (&Value::Null, &json!(500)));
        assert_eq!(names(&lines(&house.get("/v1/persons.ndjson?all=true&limit=3").expect(200))), expected);
        let (head, rows) = table(&house.get("/v1/persons.csv?all=true&fields=name_latin").expect(200));
        assert_eq!(head, vec!["name_latin"]);
        assert_eq!(rows.iter().map(|row| row[0].to_owned()).collect::<Vec<_>>(), expected);
        let cursor = house.get("/v1/persons?limit=200").expect(200).text("/next");
        let rest = house.get(format!("/v1/persons?all=true&cursor={cursor}&fields=name_latin")).expect(200);
        assert_eq!(names(rest.data()), expected[200..]);
        assert_eq!(rest.data()[0], json!({"name_latin": "Number 0200"}));
        // What is narrowed stays narrowed, and what is empty is whole too.
        assert_eq!(lines(&house.get("/v1/persons.ndjson?all=true&q=0042").expect(200)).len(), 1);
        let none = house.get("/v1/meetings?all=true").expect(200);
        assert_eq!(none.body, json!({"data": [], "next": null}));
        assert!(lines(&house.get("/v1/meetings.ndjson?all=true").expect(200)).is_empty());
    }

    fn a_form_does_not_open_a_door(house) {
        for address in ["/v1/persons.csv", "/v1/persons.ndjson?all=true", "/v1/persons?all=true"] {
            house.get(address).anonymous().refused(401, "unauthenticated");
            house.get(address).as_reader().expect(200);
        }
        house.get("/v1/accounts.csv").as_reader().refused(403, "not-allowed");
        house.get("/v1/accounts?all=true").as_reader().refused(403, "not-allowed");
        let last = house.admin.rsplit('_').next().unwrap();
        let told = house.get("/v1/tokens.csv?all=true").expect(200);
        assert!(!String::from_utf8_lossy(&told.raw).contains(last), "{told}");
    }

    fn what_is_not_offered_is_told(house) {
        for accept in ["text/html", "image/png", "text/csv;q=0"] {
            house.get("/v1/persons").header("accept", accept).refused(406, "not-acceptable");
        }
        house.get("/v1/me").header("accept", "text/csv").refused(406, "not-acceptable");
        house.get("/v1/persons?format=xml").faulty("?format", "bad-value");
        house.get("/v1/persons?all=maybe").faulty("?all", "bad-value");
        house.get("/v1/persons.csv?format=json").faulty("?format", "repeated");
        house.get("/v1/me?format=csv").faulty("?format", "unknown-parameter");
        house.get("/v1/persons.xml").refused(404, "not-found");
        house.get("/v1/me.csv").refused(404, "not-found");
        house.get("/v1/bodies/nowhere.csv").refused(404, "not-found");
        house.get("/v1/persons.csv?colour=red").faulty("?colour", "unknown-parameter");
        house.ask("POST", "/v1/persons.csv").json(&json!({})).refused(404, "not-found");
    }
}

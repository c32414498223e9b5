//! Registers that go out: on record first, page after page, and no formula in them.
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use serde_json::{Value, json};

use super::{brought, opened, outcome, previewed, send};
use crate::house::{Ask, House, both};

fn export(house: &House, register: &str, form: &str) -> Ask {
    house.post(
        "/v1/exports",
        json!({
            "register": register, "form": form, "purpose": "list of voters", "recipient": "the committee",
        }),
    )
}

/// As many people as make several pages.
fn crowd(house: &House) {
    let one = |number: usize| format!("{number},Nobody Number{},0612{number:06}\n", "x".repeat(number % 7));
    let table: String = std::iter::once("ref,name,phone\n".to_owned()).chain((1..=450).map(one)).collect();
    let import = opened(house, "crowd");
    send(house, &import, "persons", "text/csv", table.replace("Number", "").as_bytes()).expect(200);
    for step in ["previews", "commits", "commits"] {
        house.post(format!("/v1/imports/{import}/{step}"), json!({})).expect(200);
    }
}

both! {
    fn a_register_goes_out_whole_in_each_form(house) {
        crowd(house);
        house.post("/v1/persons", json!({"name_latin": "=HYPERLINK(1)"})).expect(201);
        let table = export(house, "persons", "csv").expect(200);
        assert_eq!(table.header("content-disposition"), Some("attachment; filename=\"persons.csv\""));
        let text = String::from_utf8(table.raw.clone()).unwrap();
        assert!(text.starts_with("\u{feff}id,name_ar,name_latin,"), "{text}");
        assert_eq!(text.lines().count(), 452);
        assert!(text.contains(",'=HYPERLINK(1),"));
        let lines = export(house, "persons", "ndjson").expect(200);
        let lines: Vec<Value> = String::from_utf8(lines.raw).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), 451);
        let book = export(house, "persons", "xlsx").expect(200);
        assert_eq!(book.header("content-type"), Some(super::XLSX));
        let mut book = Xlsx::new(Cursor::new(book.raw)).unwrap();
        let range = book.worksheet_range("1").unwrap();
        assert_eq!(range.height(), 452);
        let names: Vec<&Data> = range.rows().map(|row| &row[2]).collect();
        assert!(names.contains(&&Data::String("=HYPERLINK(1)".to_owned())), "a text is a text");
        for register in ["memberships", "bodies", "positions", "appointments", "mandates"] {
            let table = export(house, register, "csv").expect(200);
            assert!(String::from_utf8(table.raw).unwrap().starts_with("\u{feff}id,"), "{register}");
        }
    }

    fn what_for_and_to_whom_is_on_record_before_it_goes_out(house) {
        export(house, "persons", "csv").expect(200);
        let page = house.get("/v1/journal?operation=export_create").expect(200);
        let [entry] = page.data() else { panic!("{page}") };
        assert_eq!((&entry["kind"], &entry["object_kind"]), (&json!("read"), &json!("export")));
        for (field, expected) in [("register", "persons"), ("form", "csv"), ("purpose", "list of voters"), ("recipient", "the committee")] {
            assert_eq!(entry["after"][field], expected);
        }
        house.post("/v1/exports", json!({"register": "persons", "form": "csv", "purpose": "x"})).faulty("/recipient", "missing-field");
        export(house, "persons", "csv").as_reader().refused(403, "not-allowed");
        assert_eq!(house.get("/v1/journal?operation=export_create&kind=read&total=true").expect(200).body["total"], 1);
    }

    fn what_is_masked_in_a_list_is_masked_in_the_file(house) {
        house.post("/v1/persons", json!({"name_latin": "Salma Ouazzani", "birth_date": "1990-05-01", "contacts": [{"kind": "phone", "value": "0612345678"}]})).expect(201);
        let clerk = house.account("clerk", json!({"permissions": ["register.export"]})).text("/secret");
        let masked = export(house, "persons", "ndjson").with_token(&clerk).expect(200);
        let text = String::from_utf8(masked.raw).unwrap();
        assert!(text.contains("Salma") && !text.contains("612345678") && !text.contains("1990"), "{text}");
        let whole = export(house, "persons", "ndjson").expect(200);
        assert!(String::from_utf8(whole.raw).unwrap().contains("+212612345678"));
    }

    fn what_went_out_comes_in_again_and_is_the_same(house) {
        let table = "ref,name,gender,birth date,phone,commune\n1,Salma Ouazzani,F,1990-05-01,0612345678,03.531.01.05\n2,سلمى البقالي,F,1991,,\n";
        assert_eq!(brought(house, "register", table), outcome(2, 0, 0));
        for (form, kind) in [("csv", "text/csv"), ("xlsx", super::XLSX), ("ndjson", "application/x-ndjson")] {
            let file = export(house, "persons", form).expect(200);
            let import = opened(house, "our own export");
            send(house, &import, "persons", kind, &file.raw).expect(200);
            let told = previewed(house, &import);
            assert_eq!(told.body["files"][0]["preview"]["same"], 2, "{form}: {told}");
        }
    }
}

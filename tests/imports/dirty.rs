//! Tables as they are: encodings, separators, digits, titles, and cells that nobody can read.
use serde_json::{Value, json};

use super::{committed, counted, opened, previewed, rows, send};
use crate::house::{Answer, House, both};

/// A table in the code page of old Arabic spreadsheets.
fn windows_1256(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1256.encode(text).0.into_owned()
}

/// Sends a table and looks at its rows; answers the file as it was read.
fn read(house: &House, kind: &str, bytes: &[u8]) -> (String, Value) {
    let import = opened(house, "list");
    send(house, &import, "persons", kind, bytes).expect(200);
    let told = previewed(house, &import);
    (import, told.body["files"][0].clone())
}

fn all_new(file: &Value, count: i64) {
    assert_eq!(
        file["preview"],
        json!({"new": count, "same": 0, "update": 0, "warning": 0, "error": 0}),
        "{file}"
    );
}

fn text(answer: &Answer) -> String {
    String::from_utf8(answer.raw.clone()).unwrap()
}

both! {
    fn a_table_is_read_in_every_encoding_and_with_every_separator(house) {
        let table = "الاسم الكامل;الجنس;تاريخ الازدياد;الهاتف\nسلمى الوزاني;أنثى;01/05/1990;0612345678\nÉric Zémouri;H;٠٢/٠٦/١٩٨٨;0523 45 67 89\n";
        let utf16: Vec<u8> = std::iter::once(0xFEFF).chain(table.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for (bytes, encoding) in [
            (table.as_bytes().to_vec(), "UTF-8"),
            (format!("\u{feff}{table}").into_bytes(), "UTF-8"),
            (utf16, "UTF-16LE"),
            (format!("sep=;\r\n{table}").into_bytes(), "UTF-8"),
        ] {
            let (_, file) = read(house, "text/csv", &bytes);
            all_new(&file, 2);
            assert_eq!((&file["encoding"], &file["delimiter"]), (&json!(encoding), &json!(";")));
            assert_eq!(file["columns"][0]["name"], "الاسم الكامل", "without the mark");
        }
        for (separator, told) in [("\t", "tab"), ("|", "|"), (",", ",")] {
            let (_, file) = read(house, "text/csv", table.replace(';', separator).as_bytes());
            all_new(&file, 2);
            assert_eq!(file["delimiter"], told);
        }
        let arabic = "الاسم الكامل;الجنس\nسلمى الوزاني;أنثى\n";
        let (import, file) = read(house, "text/csv", &windows_1256(arabic));
        all_new(&file, 1);
        assert_eq!((&file["encoding"], &file["remarks"]), (&json!("windows-1256"), &json!(["read-as-windows-1256"])));
        committed(house, &import);
        assert_eq!(house.get("/v1/persons?q=سلمى").expect(200).data().len(), 1);
        let (_, file) = read(house, "text/csv; charset=windows-1256", &windows_1256(arabic));
        assert_eq!(file["remarks"], json!([]), "that it was said to be");
    }

    fn the_head_is_found_under_a_title_and_blank_rows_are_none(house) {
        let table = "لائحة المنخرطين,,\n,,\nالاسم,النسب,الهاتف\nسلمى,الوزاني,0612345678\n,,\nكمال,البقالي,0523456789\n";
        let (import, file) = read(house, "text/csv", table.as_bytes());
        all_new(&file, 2);
        let told: Vec<i64> = rows(house, &import, "").iter().map(|(row, ..)| *row).collect();
        assert_eq!(told, [4, 6], "as the spreadsheet counts them");
    }

    fn what_cannot_be_read_is_told_by_cell_in_three_languages_and_kept_for_the_report(house) {
        let table = "Nom,Prénom,Sexe,Date de naissance,Téléphone,Commune,Email\n\
            Ouazzani,Salma,F,12/25/1990,,,\n\
            Bakkali,Kamal,X,08/12/74,0612,,\n\
            Filali,Rachid,H,hier,6.12E+08,,not-an-address\n\
            Tazi,Naima سناء,F,,,,\n\
            Ghomari,Said,H,01/01/2190,,No Such Place,\n\
            Alaoui,Hassan,H,#REF!,,,,=cmd|x\n\
            ,,,,0612345678,,\n\
            Zemmouri,Driss,H,44903,612345678,,\n";
        let (import, file) = read(house, "text/csv", table.as_bytes());
        assert_eq!(file["preview"], json!({"new": 0, "same": 0, "update": 0, "warning": 1, "error": 7}));
        let codes: Vec<(i64, Vec<String>)> = rows(house, &import, "").into_iter().map(|(row, _, codes)| (row, codes)).collect();
        let of = |row: i64| codes.iter().find(|(at, _)| *at == row).unwrap().1.join(" ");
        assert_eq!(of(2), "month-is-beyond-twelve");
        assert_eq!(of(3), "year-has-two-figures phone-is-unreadable gender-is-unreadable");
        assert_eq!(of(4), "date-is-unreadable phone-is-unreadable");
        assert_eq!(of(5), "name-mixes-scripts");
        assert_eq!(of(6), "birth-is-to-come place-is-unknown");
        assert_eq!(of(7), "row-has-more-cells");
        assert_eq!(of(8), "row-has-no-name");
        assert_eq!(of(9), "read-as-a-spreadsheet-day zero-was-put-back");
        let address = format!("/v1/imports/{import}/rows?state=error&limit=1");
        let told = ["ar", "fr", "en"].map(|language| {
            let page = house.get(address.clone()).in_language(language).expect(200);
            let fault = page.data()[0]["faults"][0].clone();
            assert_eq!((&fault["column"], &fault["field"], &fault["state"]), (&json!("Date de naissance"), &json!("birth_date"), &json!("error")));
            fault["detail"].as_str().unwrap().to_owned()
        });
        assert!(told[0].starts_with("الشهر") && told[1].starts_with("Le mois") && told[2].starts_with("The month"), "{told:?}");
        house.get("/problems/month-is-beyond-twelve").anonymous().expect(200);
        committed(house, &import);
        let driss = house.get("/v1/persons?q=driss").expect(200).data()[0].clone();
        assert_eq!((&driss["birth_date"], &driss["contacts"][0]["value"]), (&json!("2022-12-08"), &json!("+212612345678")));
        assert_eq!(counted(house, "/v1/persons"), 1);
        let report = house.get(format!("/v1/imports/{import}/report")).in_language("fr").expect(200);
        assert_eq!(report.header("content-type"), Some("text/csv; charset=utf-8; header=present"));
        let lines = text(&report);
        assert_eq!(lines.lines().count(), 8, "{lines}");
        assert!(lines.starts_with("Nom,Prénom,Sexe,Date de naissance,Téléphone,Commune,Email,register,row,codes,reasons\r\n"), "{lines}");
        assert!(lines.contains("Ouazzani,Salma,F,12/25/1990,,,,persons,2,month-is-beyond-twelve,"), "{lines}");
        assert!(lines.contains("Le mois dépasse 12"), "{lines}");
    }

    fn a_report_is_no_formula_and_is_sent_again_once_it_is_put_right(house) {
        let table = "name,phone\n=cmd|' /C calc'!A1,+212612345678\n";
        let (import, _) = read(house, "text/csv", table.as_bytes());
        let report = text(&house.get(format!("/v1/imports/{import}/report")).expect(200));
        assert!(report.contains("'=cmd|") && report.contains("'+212612345678"), "{report}");
        let corrected = report.replace("'=cmd|' /C calc'!A1", "Salma Ouazzani");
        let (import, file) = read(house, "text/csv", corrected.as_bytes());
        all_new(&file, 1);
        committed(house, &import);
        assert_eq!(house.get("/v1/persons?phone=0612345678").expect(200).data().len(), 1);
    }

    fn national_identity_numbers_are_not_kept(house) {
        let table = "Nom complet,CIN\nSalma Ouazzani,ZT123456\n";
        let (import, file) = read(house, "text/csv", table.as_bytes());
        all_new(&file, 1);
        assert_eq!((&file["columns"][1]["is_left_out"], &file["remarks"]), (&json!(true), &json!(["identity-numbers-left-out"])));
        let page = house.get(format!("/v1/imports/{import}/rows")).expect(200);
        assert!(!text(&page).contains("ZT123456"), "{page}");
    }

    fn a_commune_is_found_by_its_name_within_its_province(house) {
        let page = house.get("/v1/territories?under=03.531&level=commune&limit=1").expect(200);
        let (code, name) = (page.data()[0]["code"].clone(), page.data()[0]["name_ar"].as_str().unwrap().to_owned());
        let table = format!("name,commune,province\nSalma Ouazzani,{name},Taounate\nKamal Bakkali,,تاونات\nRachid Filali,Taounate,\n");
        let (import, _) = read(house, "text/csv", table.as_bytes());
        committed(house, &import);
        let lives = |q: &str| house.get(format!("/v1/persons?q={q}")).expect(200).data()[0]["residence"].clone();
        assert_eq!((lives("salma"), lives("kamal")), (code, json!("03.531")));
    }

    fn lines_of_json_are_read_and_so_is_what_was_exported(house) {
        let lines = "{\"name\": \"Salma Ouazzani\", \"phone\": 612345678, \"tags\": [\"a\"]}\n\n[1]\n{\"name\": \"Kamal Bakkali\", \"address\": {\"city\": \"Taounate\"}}\n";
        let (import, file) = read(house, "application/x-ndjson", lines.as_bytes());
        assert_eq!(file["form"], "ndjson");
        assert_eq!(file["columns"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect::<Vec<_>>(), ["name", "phone", "tags", "address.city"]);
        let told: Vec<String> = rows(house, &import, "").into_iter().map(|(_, state, _)| state).collect();
        assert_eq!(told, ["warning", "error", "new"]);
        committed(house, &import);
        let exported = house.get("/v1/persons.ndjson?all=true").expect(200);
        let (_, file) = read(house, "application/x-ndjson", &exported.raw);
        assert_eq!(file["preview"]["same"], 2, "{file}");
    }

    fn lines_of_json_are_known_by_their_first_sign_whatever_stands_before_it(house) {
        for before in ["", "\u{FEFF}", "\n \r\n", "\u{FEFF}\n"] {
            let import = opened(house, "lines");
            let lines = format!("{before}{{\"name\": \"Salma Ouazzani\"}}\n");
            let sent = send(house, &import, "persons", "application/octet-stream", lines.as_bytes()).expect(200);
            assert_eq!((sent.text("/files/0/form"), &sent.body["files"][0]["rows"]), ("ndjson".to_owned(), &json!(1)), "{before:?}");
        }
    }

    fn what_is_no_table_is_refused(house) {
        let import = opened(house, "list");
        send(house, &import, "persons", "text/csv", b"").refused(409, "file-is-unreadable");
        send(house, &import, "persons", "application/x-ndjson", b"[1, 2]").refused(409, "file-is-unreadable");
        send(house, &import, "persons", super::XLSX, b"PK not a zip").refused(409, "file-is-unreadable");
        house.post(format!("/v1/imports/{import}/previews"), json!({})).refused(409, "import-has-no-whole-file");
        let endless = format!("name,phone\nSalma Ouazzani,0612345678\n\"{}", "x\n".repeat(800_000));
        let (import, file) = read(house, "text/csv", endless.as_bytes());
        assert_eq!((&file["rows"], &file["preview"]["new"]), (&json!(2), &json!(1)), "a row that has no end ends the file");
        assert_eq!(rows(house, &import, "&state=error")[0].2, ["file-breaks-off"]);
    }
}

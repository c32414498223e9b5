//! Workbooks, as `LibreOffice` writes them: read from the right, days as numbers with a format, texts in a table of their
//! own.
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use serde_json::json;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{XLSX, committed, opened, previewed, rows, send};
use crate::house::both;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"#;
const LINKS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="المنخرطون" sheetId="1" r:id="rId3"/></sheets></workbook>"#;
const BOOK_LINKS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="164"/><xf numFmtId="165" applyNumberFormat="true"/></cellXfs></styleSheet>"#;

/// What stands in a cell.
enum Cell<'a> {
    Text(&'a str),
    Number(&'a str),
    Day(u32),
    Error,
    Blank,
}

/// A workbook of these rows; `padding` is put among its texts and used nowhere.
fn workbook(table: &[&[Cell<'_>]], padding: usize) -> Vec<u8> {
    let (mut texts, mut sheet) = (Vec::new(), String::new());
    for (at, row) in table.iter().enumerate() {
        write!(sheet, "<row r=\"{}\" customFormat=\"false\">", at + 1).unwrap();
        for (column, cell) in row.iter().enumerate() {
            let name = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), at + 1);
            match cell {
                Cell::Text(text) => {
                    write!(sheet, "<c r=\"{name}\" s=\"0\" t=\"s\"><v>{}</v></c>", texts.len()).unwrap();
                    texts.push((*text).to_owned());
                }
                Cell::Number(number) => {
                    write!(sheet, "<c r=\"{name}\" s=\"0\" t=\"n\"><v>{number}</v></c>").unwrap();
                }
                Cell::Day(serial) => {
                    write!(sheet, "<c r=\"{name}\" s=\"1\" t=\"n\"><v>{serial}</v></c>").unwrap();
                }
                Cell::Error => {
                    write!(sheet, "<c r=\"{name}\" s=\"0\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>").unwrap();
                }
                Cell::Blank => {}
            }
        }
        sheet.push_str("</row>");
    }
    texts.push("x".repeat(padding));
    let strings: Vec<String> =
        texts.iter().map(|text| format!("<si><t xml:space=\"preserve\">{text}</t></si>")).collect();
    let strings = strings.concat();
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let sheet = format!(
        "<worksheet {main}><sheetViews><sheetView rightToLeft=\"true\" workbookViewId=\"0\"/></sheetViews><sheetData>{sheet}</sheetData></worksheet>"
    );
    let strings =
        format!("<sst {main} count=\"{}\" uniqueCount=\"{}\">{strings}</sst>", texts.len(), texts.len());
    packed(&sheet, &strings)
}

/// A workbook of these rows, whose texts stand in their cells; its elements bear a prefix, as those of some programs do.
fn around(rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let sheet = format!("<x:worksheet xmlns:x=\"{main}\"><x:sheetData>{rows}</x:sheetData></x:worksheet>");
    packed(&sheet, &format!("<sst xmlns=\"{main}\"/>"))
}

fn packed(sheet: &str, strings: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", LINKS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_LINKS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

both! {
    fn a_workbook_is_read_from_its_first_sheet(house) {
        use Cell::{Blank, Day, Error, Number, Text};
        let file = workbook(&[
            &[Text("لائحة المنخرطين")],
            &[Text("الاسم الكامل"), Text("الجنس"), Text("تاريخ الميلاد"), Text("الهاتف"), Text("رقم الانخراط"), Text("رمز الجماعة")],
            &[Text("سلمى الوزاني"), Text("أنثى"), Day(32_994), Number("612345678"), Number("42"), Text("03.531.01.05")],
            &[Text("كمال البقالي"), Text("ذكر"), Text("15/03/1974"), Text("05 23 45 67 89"), Number("43"), Blank],
            &[Text("رشيد الفيلالي"), Error, Blank, Blank, Blank, Blank],
        ], 0);
        let import = opened(house, "workbook");
        let shown = send(house, &import, "persons", XLSX, &file).expect(200);
        assert_eq!((&shown.body["files"][0]["form"], &shown.body["files"][0]["rows"]), (&json!("xlsx"), &json!(3)));
        previewed(house, &import);
        let told = rows(house, &import, "");
        assert_eq!(told[0], (3, "warning".to_owned(), vec!["zero-was-put-back".to_owned()]));
        assert_eq!(told[1], (4, "new".to_owned(), Vec::new()));
        assert_eq!(told[2], (5, "error".to_owned(), vec!["cell-is-a-spreadsheet-error".to_owned()]));
        committed(house, &import);
        let salma = house.get("/v1/persons?q=سلمى").expect(200).data()[0].clone();
        assert_eq!((&salma["birth_date"], &salma["contacts"][0]["value"]), (&json!("1990-05-01"), &json!("+212612345678")));
        assert_eq!(house.get("/v1/memberships?number=42").expect(200).data().len(), 1, "a whole number without a point");
        let again = opened(house, "workbook");
        send(house, &again, "persons", "application/octet-stream", &file).expect(200);
        assert_eq!(previewed(house, &again).body["files"][0]["preview"]["same"], 2);
    }

    fn a_workbook_that_would_swell_in_memory_is_refused(house) {
        let file = workbook(&[&[Cell::Text("name")], &[Cell::Text("Salma Ouazzani")]], 30_000_000);
        assert!(file.len() < 200_000, "it is small on its way: {}", file.len());
        let import = opened(house, "workbook");
        send(house, &import, "persons", XLSX, &file).refused(409, "workbook-is-too-large");
        // A text that stands in its cell, or in a thousand parts of it, swells no less than one of the table of texts.
        for (part, times) in [("x".repeat(3_000_000), 1), ("x".repeat(3_000), 1_000)] {
            let parts = format!("<x:r><x:t>{part}</x:t></x:r>").repeat(times);
            let cell = format!("<x:c r=\"A2\" t=\"inlineStr\"><x:is>{parts}</x:is></x:c>");
            let file = around(&format!("<x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>name</x:t></x:is></x:c></x:row><x:row r=\"2\">{cell}</x:row>"));
            send(house, &import, "persons", XLSX, &file).refused(409, "workbook-is-too-large");
        }
        let many = "<x:row r=\"2\"><x:c r=\"A2\" t=\"inlineStr\"><x:is><x:t>Salma Ouazzani</x:t></x:is></x:c></x:row>".repeat(20_000);
        let long = around(&format!("<x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>name</x:t></x:is></x:c></x:row>{many}"));
        send(house, &import, "persons", XLSX, &long).expect(200);
    }
}

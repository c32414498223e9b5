//! The page around a picture: to look at, and to print on A3, a sheet a page. It needs no script and no network.
use crate::words::Language;

use super::View;
use super::plan::Plan;
use crate::drawing::{Paper, escaped};

const STYLE: &str = "\
@page { size: A3 landscape; margin: 10mm }
html { background: #d8dee4 }
body { margin: 0; padding: 16px }
.sheet { background: #fff; margin: 0 auto 16px; max-width: 2350px }
.sheet svg { display: block; width: 100%; height: auto }
a:focus-visible rect, a:hover rect { stroke: #000; stroke-width: 3 }
@media print {
  html { background: #fff }
  body { padding: 0 }
  .sheet { margin: 0; max-width: none; break-inside: avoid }
  .sheet + .sheet { break-before: page }
  .sheet svg { width: 400mm; max-width: 100%; max-height: 276mm; margin: 0 auto; print-color-adjust: exact }
}
";

/// The page.
pub(super) fn page(view: &View<'_>) -> String {
    let language = view.language;
    let plan = Plan::of(view);
    let width = plan.width;
    let direction = if language == Language::Ar { "rtl" } else { "ltr" };
    let title = escaped(&view.title());
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        language.tag(),
    );
    for (number, sheet) in plan.sheets(view).iter().enumerate() {
        let told = if number == 0 { view.told() } else { String::new() };
        let svg = Paper { language, width, number, printed: None }.svg(sheet, &view.title(), &told);
        page.extend(["<div class=\"sheet\">\n", &svg, "</div>\n"]);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

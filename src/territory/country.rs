//! The tree of a country, read from two CSV files in the form of `data/README.md`.
use std::collections::HashMap;
use std::io::Read;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::{Problem, Result};
use crate::words::{Fault, FaultKind, Language, exact_day_if_any};

use super::model::{Level, TerritoryCode};

/// One line of `territories.csv`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub(super) code: TerritoryCode,
    pub(super) level: String,
    pub(super) parent: Option<String>,
    pub(super) iso_code: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) slug: String,
    pub(super) name_ar: String,
    pub(super) name_fr: Option<String>,
    pub(super) name_en: Option<String>,
    pub(super) aliases: String,
    pub(super) population: Option<i64>,
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub(super) valid_from: Option<NaiveDate>,
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub(super) valid_to: Option<NaiveDate>,
    #[serde(skip)]
    pub(super) path: String,
    #[serde(skip)]
    pub(super) province: Option<String>,
}

/// A line of `levels.csv`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelLine {
    code: String,
    rank: i64,
    name_ar: String,
    name_fr: String,
    name_en: String,
}

/// The levels at which a territory is a province in the sense of distribution: what lies below carries its code.
const PROVINCES: [&str; 2] = ["province", "prefecture"];

/// A country, read and checked.
pub struct Country {
    pub(super) levels: Vec<Level>,
    pub(super) lines: Vec<Line>,
}

impl Country {
    /// Morocco, as it ships with the service.
    pub fn morocco() -> Result<Self> {
        Self::read(
            include_bytes!("data/levels.csv").as_slice(),
            include_bytes!("data/territories.csv").as_slice(),
        )
    }

    /// Reads a country; every fault is told with the line it is on.
    pub fn read(levels: impl Read, territories: impl Read) -> Result<Self> {
        let mut faults = Vec::new();
        let levels: Vec<Level> = rows::<LevelLine>("levels.csv", levels, &mut faults)
            .into_iter()
            .map(|(_, line)| Level {
                code: line.code,
                rank: line.rank,
                name_ar: line.name_ar,
                name_fr: line.name_fr,
                name_en: line.name_en,
            })
            .collect();
        let mut known: HashMap<String, (String, i64, Option<String>)> = HashMap::new();
        let mut lines = Vec::new();
        for (number, mut line) in rows::<Line>("territories.csv", territories, &mut faults) {
            let mut fault = |kind| faults.push(Fault::new(format!("territories.csv:{number}"), kind));
            let Some(level) = levels.iter().find(|level| level.code == line.level) else {
                fault(FaultKind::LevelNotInFile(line.level));
                continue;
            };
            let code = line.code.as_str().to_owned();
            let (path, province) = match line.parent.as_ref().map(|parent| (parent, known.get(parent))) {
                None => (code.clone(), None),
                Some((_, Some((path, rank, province)))) if *rank < level.rank => {
                    (format!("{path}/{code}"), province.clone())
                }
                Some((parent, Some(_))) => {
                    fault(FaultKind::ParentNotAbove(parent.clone()));
                    continue;
                }
                Some((parent, None)) => {
                    fault(FaultKind::ParentNotBefore(parent.clone()));
                    continue;
                }
            };
            let is_province = PROVINCES.contains(&line.level.as_str());
            line.province = if is_province { Some(code.clone()) } else { province };
            line.path.clone_from(&path);
            if known.insert(code.clone(), (path, level.rank, line.province.clone())).is_some() {
                fault(FaultKind::CodeTwice(code));
            }
            lines.push(line);
        }
        if faults.is_empty() { Ok(Self { levels, lines }) } else { Err(Problem::invalid(faults)) }
    }
}

/// The rows of a CSV file with their line numbers; what cannot be read becomes a fault.
fn rows<T: DeserializeOwned>(name: &str, file: impl Read, faults: &mut Vec<Fault>) -> Vec<(u64, T)> {
    let mut found = Vec::new();
    for (row, record) in
        csv::Reader::from_reader(file).deserialize().zip(2_u64..).map(|(row, line)| (line, row))
    {
        match record {
            Ok(record) => found.push((row, record)),
            Err(error) => faults.push(Fault::new(format!("{name}:{row}"), FaultKind::BadLine(told(&error)))),
        }
    }
    found
}

/// What the reader of CSV says, in English like the file's own words; of a fault of ours, its sentence.
fn told(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => match err.kind() {
            csv::DeserializeErrorKind::Message(text) => {
                FaultKind::carried(text).map_or_else(|| error.to_string(), |kind| kind.says(Language::En))
            }
            _ => error.to_string(),
        },
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVELS: &str =
        "code,rank,name_ar,name_fr,name_en\ncountry,0,بلد,pays,country\ncommune,1,جماعة,commune,commune\n";
    const HEAD: &str = "code,level,parent,iso_code,kind,slug,name_ar,name_fr,name_en,aliases,population,valid_from,valid_to\n";

    #[test]
    fn morocco_is_whole() {
        let morocco = Country::morocco().unwrap();
        let count = |level: &str| morocco.lines.iter().filter(|line| line.level == level).count();
        assert_eq!(count("region"), 12);
        assert_eq!(count("province") + count("prefecture"), 75);
        assert_eq!(count("prefecture_of_arrondissements"), 8);
        assert_eq!(count("cercle"), 213);
        assert_eq!(count("commune"), 1_503);
        assert_eq!(count("arrondissement"), 41);
        let in_taounate =
            |line: &&Line| line.province.as_deref() == Some("03.531") && line.level == "commune";
        assert_eq!(morocco.lines.iter().filter(in_taounate).count(), 49);
    }

    #[test]
    fn every_faulty_line_is_told() {
        let rows = "X,country,,,,x,س,,,,,,\nY,village,X,,,y,ص,,,,,,\nZ,commune,W,,,z,ض,,,,,,\nX,commune,X,,,x,س,,,,many,,\n";
        let problem = Country::read(LEVELS.as_bytes(), format!("{HEAD}{rows}").as_bytes()).err().unwrap();
        let told: Vec<_> =
            problem.faults.iter().map(|fault| (fault.pointer.as_str(), fault.code())).collect();
        assert!(told.contains(&("territories.csv:3", "unknown-level")), "{told:?}");
        assert!(told.contains(&("territories.csv:4", "unknown-parent")), "{told:?}");
        assert!(told.contains(&("territories.csv:5", "bad-line")), "{told:?}");
    }
}

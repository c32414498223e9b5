//! Acts of the state: a territory moved or renumbered, and what follows it.
use chrono::NaiveDate;

use crate::basis::Source;
use crate::bodies::moves;
use crate::db::Tx;
use crate::error::Result;
use crate::persons;
use crate::territory;
use crate::territory::moves::{Followed, NewTerritoryMove, Renumbering};

use super::super::model::TerritoryReformed;

/// Puts a territory under another from a day on; its bodies and residents follow.
pub(in crate::reorganizations) fn transfer(
    tx: &mut Tx<'_>,
    code: &str,
    new: &NewTerritoryMove,
) -> Result<TerritoryReformed> {
    let moved = territory::moves::transfer(tx, code, new)?;
    followed(tx, &moved, new.on, &new.source)
}

/// Gives a territory another code from a day on; its bodies and residents follow.
pub(in crate::reorganizations) fn renumber(
    tx: &mut Tx<'_>,
    code: &str,
    new: &Renumbering,
) -> Result<TerritoryReformed> {
    let moved = territory::moves::renumber(tx, code, new)?;
    followed(tx, &moved, new.on, &new.source)
}

fn followed(
    tx: &mut Tx<'_>,
    moved: &[Followed],
    on: NaiveDate,
    source: &Source,
) -> Result<TerritoryReformed> {
    let consequences = moves::follow(tx, moved, on, source)?;
    let mut residents = 0_usize;
    let mut of_a_province: Vec<(Option<&str>, Vec<String>)> = Vec::new();
    for one in moved {
        let province = one.place.province.as_deref();
        if one.code != one.place.code {
            let from = std::slice::from_ref(&one.code);
            residents =
                residents.saturating_add(persons::rehouse(tx, from, Some(&one.place.code), province)?);
        } else if one.province != one.place.province {
            match of_a_province.iter_mut().find(|(known, _)| *known == province) {
                Some((_, codes)) => codes.push(one.code.clone()),
                None => of_a_province.push((province, vec![one.code.clone()])),
            }
        }
    }
    for (province, codes) in of_a_province {
        residents = residents.saturating_add(persons::rehouse(tx, &codes, None, province)?);
    }
    let code = moved.first().map(|one| one.place.code.clone()).unwrap_or_default();
    let territory = territory::told(tx, &code)?;
    let moved = moved.iter().map(|one| one.code.clone()).collect();
    Ok(TerritoryReformed { territory, moved, residents, consequences })
}

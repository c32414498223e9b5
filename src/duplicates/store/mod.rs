//! Duplicates and merges in the database.
mod keys;
mod merges;
mod moves;
mod pairs;
mod people;

pub(super) use keys::{Step, are_keyed, are_scanned, bearers, left, replace_keys, waiting};
pub(super) use merges::{
    count as count_merges, find as find_merge, insert as insert_merge, list as merges, update as update_merge,
};
pub(super) use moves::{has_a_national_id, has_skills, move_all, move_one, names, obstacle, signs_on};
pub(super) use pairs::{among, count, delete, find, insert, list, of_both, settled_of, update};
pub(super) use people::profiles;

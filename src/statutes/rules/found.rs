//! The faults found so far, and the names the document makes known.
use std::collections::{BTreeMap, HashSet};
use std::fmt::Display;
use std::ops::RangeInclusive;

use crate::statutes::document::{ClauseId, Code, Document, Enforcement, RuleName};
use crate::words::{Fault, FaultKind, word};

/// The names that the rest of the document may use.
pub(super) struct Known<'a> {
    levels: HashSet<&'a str>,
    pub(super) body_types: HashSet<&'a str>,
    position_types: HashSet<&'a str>,
    roles: HashSet<&'a str>,
    clauses: HashSet<&'a str>,
    competences: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let body_types = &document.body_types;
        Self {
            levels: document.levels.iter().map(|level| level.code.as_str()).collect(),
            body_types: body_types.iter().map(|body_type| body_type.code.as_str()).collect(),
            position_types: document.position_types.iter().map(|position| position.code.as_str()).collect(),
            roles: document.roles.iter().map(|role| role.code.as_str()).collect(),
            clauses: document.clauses.iter().map(|clause| clause.id.as_str()).collect(),
            competences: body_types.iter().flat_map(|of| &of.competences).map(Code::as_str).collect(),
        }
    }
}

/// The faults found so far.
#[derive(Default)]
pub(super) struct Found(Vec<Fault>);

impl Found {
    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.0
    }

    pub(super) fn add(&mut self, pointer: impl Into<String>, kind: FaultKind) {
        self.0.push(Fault::new(pointer, kind));
    }

    /// A number outside its range; an absent one is in range.
    pub(super) fn range(
        &mut self,
        pointer: String,
        number: impl Into<Option<u32>>,
        range: RangeInclusive<u32>,
    ) {
        if number.into().is_some_and(|number| !range.contains(&number)) {
            self.add(pointer, FaultKind::OutOfRange((*range.start()).into(), (*range.end()).into()));
        }
    }

    /// A list longer than it may be.
    pub(super) fn at_most(&mut self, pointer: &str, length: usize, most: usize) {
        if length > most {
            self.add(pointer, FaultKind::TooMany(most, length));
        }
    }

    /// A list with nothing in it.
    pub(super) fn not_empty(&mut self, pointer: &str, length: usize) {
        if length == 0 {
            self.add(pointer, FaultKind::EmptyList);
        }
    }

    /// Every repetition of a word in a list, but its first use; `place` ends the pointer of each item.
    pub(super) fn repeated<'a, W: Display + ?Sized + 'a>(
        &mut self,
        pointer: &str,
        place: &str,
        kind: impl Fn(String) -> FaultKind,
        words: impl Iterator<Item = &'a W>,
    ) {
        let mut seen = HashSet::new();
        for (at, word) in words.enumerate() {
            let word = word.to_string();
            if !seen.insert(word.clone()) {
                self.add(format!("{pointer}/{at}{place}"), kind(word));
            }
        }
    }

    /// A list of type of body codes: each known, none twice, 200 at most.
    pub(super) fn body_types(&mut self, pointer: &str, codes: &[Code], known: &Known<'_>) {
        self.codes(pointer, codes, 200);
        self.all_known(pointer, codes, &known.body_types, FaultKind::UnknownBodyType);
    }

    /// A type of body that the document does not have.
    pub(super) fn body_type(&mut self, pointer: String, code: &Code, known: &Known<'_>) {
        self.one_known(pointer, Some(code.as_str()), &known.body_types, FaultKind::UnknownBodyType);
    }

    /// A list of type of position codes: each known, none twice, 500 at most.
    pub(super) fn position_types(&mut self, pointer: &str, codes: &[Code], known: &Known<'_>) {
        self.codes(pointer, codes, 500);
        self.all_known(pointer, codes, &known.position_types, FaultKind::UnknownPositionType);
    }

    /// A list of role codes: each known, none twice, 50 at most.
    pub(super) fn roles(&mut self, pointer: &str, codes: &[Code], known: &Known<'_>) {
        self.codes(pointer, codes, 50);
        self.all_known(pointer, codes, &known.roles, FaultKind::UnknownRole);
    }

    /// A list of free codes: none twice, no more than `most`.
    pub(super) fn codes(&mut self, pointer: &str, codes: &[Code], most: usize) {
        self.at_most(pointer, codes.len(), most);
        self.repeated(pointer, "", FaultKind::DuplicateCode, codes.iter());
    }

    fn all_known(
        &mut self,
        pointer: &str,
        codes: &[Code],
        known: &HashSet<&str>,
        kind: fn(String) -> FaultKind,
    ) {
        for (at, word) in codes.iter().enumerate() {
            self.one_known(format!("{pointer}/{at}"), Some(word.as_str()), known, kind);
        }
    }

    /// A level that the document does not have.
    pub(super) fn level(&mut self, pointer: String, level: Option<&Code>, known: &Known<'_>) {
        self.one_known(pointer, level.map(Code::as_str), &known.levels, FaultKind::UnknownLevel);
    }

    /// A clause that the document does not have.
    pub(super) fn clause(&mut self, at: &str, clause: Option<&ClauseId>, known: &Known<'_>) {
        let id = clause.map(ClauseId::as_str);
        self.one_known(format!("{at}/clause"), id, &known.clauses, FaultKind::UnknownClause);
    }

    /// A competence that no type of body has.
    pub(super) fn competence(&mut self, pointer: String, competence: &Code, known: &Known<'_>) {
        let word = Some(competence.as_str());
        self.one_known(pointer, word, &known.competences, FaultKind::UnknownCompetence);
    }

    /// How strictly rules are meant: rules that apply there, by clauses that exist.
    pub(super) fn enforcement(
        &mut self,
        at: &str,
        enforcement: &BTreeMap<RuleName, Enforcement>,
        applies: impl Fn(RuleName) -> bool,
        known: &Known<'_>,
    ) {
        for (rule, said) in enforcement {
            let at = format!("{at}/enforcement/{}", word(rule));
            if !applies(*rule) {
                self.add(&at, FaultKind::RuleOfAnotherKind);
            }
            self.clause(&at, said.clause.as_ref(), known);
        }
    }

    fn one_known(
        &mut self,
        at: String,
        word: Option<&str>,
        known: &HashSet<&str>,
        kind: fn(String) -> FaultKind,
    ) {
        if let Some(word) = word.filter(|word| !known.contains(word)) {
            self.add(at, kind(word.to_owned()));
        }
    }
}

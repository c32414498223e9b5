//! Letters become glyphs: joined, raised and set closer as the font says.
use std::collections::HashMap;
use std::rc::Rc;

use harfrust::{
    Buffer, BufferFlags, ClusterLevel, Direction, Script, ShapeOptions, ShapePlan, ShaperFont, shape,
};

use crate::error::{Problem, Result};

use super::face::{Faces, Weight};

/// A glyph, in thousandths of the size it is set in.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// Its number in the font; zero is a box, for what the font lacks.
    pub(super) id: u16,
    /// How far what follows is moved.
    pub(super) advance: f32,
    /// How far to the right it stands of where it would.
    pub(super) right: f32,
    /// How far above the line.
    pub(super) up: f32,
}

/// Glyphs that stand for some letters together.
#[derive(Debug, Clone)]
pub(super) struct Cluster {
    /// The letters, in the order they are read.
    pub(super) text: String,
    /// The glyphs, from left to right.
    pub(super) glyphs: Vec<Glyph>,
}

impl Cluster {
    fn advance(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// What was shaped together, as it is drawn from left to right.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The weight it is set in.
    pub(super) weight: Weight,
    /// Whether it is read from right to left.
    pub(super) from_right: bool,
    /// What it is made of.
    pub(super) clusters: Vec<Cluster>,
    /// How wide it is, in thousandths of its size.
    pub(super) width: f32,
}

impl Word {
    fn of(weight: Weight, from_right: bool, clusters: Vec<Cluster>) -> Self {
        let width = clusters.iter().map(Cluster::advance).sum();
        Self { weight, from_right, clusters, width }
    }

    /// It in parts, where it is wider than a line: the first as wide as `first` at the most, each other one as `room`. A mark
    /// stays with its letter, and letters keep the joined forms they have.
    pub(super) fn parted(&self, first: f32, room: f32) -> Vec<Self> {
        let mut read: Vec<Cluster> = self.clusters.clone();
        if self.from_right {
            read.reverse();
        }
        let (mut parts, mut part, mut left) = (Vec::new(), Vec::new(), first);
        for cluster in read {
            let advance = cluster.advance();
            if advance > 0.0 && advance > left && (!part.is_empty() || parts.is_empty()) {
                parts.push(std::mem::take(&mut part));
                left = room;
            }
            left -= advance;
            part.push(cluster);
        }
        parts.push(part);
        let drawn = |mut part: Vec<Cluster>| {
            if self.from_right {
                part.reverse();
            }
            Self::of(self.weight, self.from_right, part)
        };
        parts.into_iter().map(drawn).collect()
    }
}

/// Shapes words, each once however often a paper says it.
pub(super) struct Shaper {
    faces: Faces,
    known: HashMap<(Weight, bool, String), Rc<Word>>,
    plans: Vec<(Weight, ShapePlan)>,
}

impl Shaper {
    /// One for these letters.
    pub(super) fn new(faces: Faces) -> Self {
        Self { faces, known: HashMap::new(), plans: Vec::new() }
    }

    /// Letters that run one way, shaped.
    pub(super) fn word(&mut self, text: &str, weight: Weight, from_right: bool) -> Result<Rc<Word>> {
        let key = (weight, from_right, text.to_owned());
        if let Some(known) = self.known.get(&key) {
            return Ok(Rc::clone(known));
        }
        let word = Rc::new(self.shaped(text, weight, from_right)?);
        self.known.insert(key, Rc::clone(&word));
        Ok(word)
    }

    fn shaped(&mut self, text: &str, weight: Weight, from_right: bool) -> Result<Word> {
        let face = self.faces.of(weight);
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(if from_right { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        buffer.guess_segment_properties();
        let plan = self.plan(weight, buffer.direction(), buffer.script());
        let options = ShapeOptions::new().plan(plan);
        shape(&ShaperFont::new(&face.font), &mut buffer, options)
            .map_err(|error| Problem::internal(error.to_string()))?;
        let mut drawn: Vec<(usize, Vec<Glyph>)> = Vec::new();
        for (glyph, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let start = usize::try_from(glyph.cluster).map_err(Problem::internal)?;
            let glyph = Glyph {
                id: u16::try_from(glyph.glyph_id).unwrap_or_default(),
                advance: face.thousandths(position.x_advance),
                right: face.thousandths(position.x_offset),
                up: face.thousandths(position.y_offset),
            };
            match drawn.last_mut() {
                Some((last, glyphs)) if *last == start => glyphs.push(glyph),
                _ => drawn.push((start, vec![glyph])),
            }
        }
        let starts: Vec<usize> = drawn.iter().map(|(start, _)| *start).collect();
        let first = starts.iter().min().copied();
        let cluster = |(start, glyphs): (usize, Vec<Glyph>)| {
            let end = starts.iter().filter(|other| **other > start).min().copied().unwrap_or(text.len());
            // What has no glyph is told with what follows it, or at the beginning with what it begins.
            let start = if Some(start) == first { 0 } else { start };
            Cluster { text: text.get(start..end).unwrap_or_default().to_owned(), glyphs }
        };
        Ok(Word::of(weight, from_right, drawn.into_iter().map(cluster).collect()))
    }

    /// What the font does with a script that runs one way: settled once.
    fn plan(&mut self, weight: Weight, direction: Direction, script: Option<Script>) -> Option<&ShapePlan> {
        let is_it = |(of, plan): &(Weight, ShapePlan)| {
            *of == weight && plan.direction() == direction && plan.script() == script
        };
        let place = self.plans.iter().position(is_it).unwrap_or(self.plans.len());
        if place == self.plans.len() {
            let font = &self.faces.of(weight).font;
            self.plans.push((weight, ShapePlan::new(font, direction, script, None, &[])));
        }
        self.plans.get(place).map(|(_, plan)| plan)
    }
}

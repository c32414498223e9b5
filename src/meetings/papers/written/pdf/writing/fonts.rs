//! The letters a file carries: of each font those it uses, and which text each of them stands for.
use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref, Str};
use sha2::{Digest as _, Sha256};
use subsetter::{GlyphRemapper, subset};

use crate::error::{Problem, Result};

use super::super::face::{Face, Faces, Weight};
use super::super::shape::Cluster;
use super::{Numbers, packed};

/// How glyphs are numbered: as they come.
const AS_THEY_COME: SystemInfo<'_> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// What a page calls the letters of a weight.
pub(super) fn name(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => b"R",
        Weight::Bold => b"B",
    }
}

/// The letters used so far.
pub(super) struct Fonts {
    regular: Used,
    bold: Used,
}

/// Those of one weight.
struct Used {
    face: &'static Face,
    numbers: GlyphRemapper,
    /// What each glyph stands for, by its number in the font.
    texts: BTreeMap<u16, String>,
}

impl Fonts {
    /// None of them yet.
    pub(super) fn new(faces: Faces) -> Self {
        let used =
            |weight| Used { face: faces.of(weight), numbers: GlyphRemapper::new(), texts: BTreeMap::new() };
        Self { regular: used(Weight::Regular), bold: used(Weight::Bold) }
    }

    fn of(&mut self, weight: Weight) -> &mut Used {
        match weight {
            Weight::Regular => &mut self.regular,
            Weight::Bold => &mut self.bold,
        }
    }

    /// Learns which text glyphs stand for. Answers it, if that is to be told beside them: where they are several, stand for
    /// something else elsewhere, or are the box of what the font lacks.
    pub(super) fn learn(&mut self, weight: Weight, cluster: &Cluster) -> Option<String> {
        let used = self.of(weight);
        let [glyph] = cluster.glyphs.as_slice() else {
            // A reader that goes by glyphs alone finds the letters at least.
            for (glyph, letter) in cluster.glyphs.iter().zip(cluster.text.chars()) {
                used.texts.entry(glyph.id).or_insert_with(|| letter.to_string());
            }
            return Some(cluster.text.clone());
        };
        if glyph.id == 0 {
            return Some(cluster.text.clone());
        }
        let known = used.texts.entry(glyph.id).or_insert_with(|| cluster.text.clone());
        (*known != cluster.text).then(|| cluster.text.clone())
    }

    /// The number of a glyph in the file, and how far it moves the pen by itself.
    pub(super) fn drawn(&mut self, weight: Weight, glyph: u16) -> (u16, f32) {
        let used = self.of(weight);
        (used.numbers.remap(glyph), used.face.advance(glyph))
    }

    /// Writes the letters of a weight, as `font`.
    pub(super) fn write(
        &mut self,
        weight: Weight,
        font: Ref,
        numbers: &mut Numbers,
        pdf: &mut Pdf,
    ) -> Result<()> {
        let used = self.of(weight);
        let kept = subset(used.face.bytes, 0, &used.numbers)
            .map_err(|error| Problem::internal(error.to_string()))?;
        let name = format!("{}+{}", six_letters(&kept), used.face.name);
        let name = Name(name.as_bytes());
        let (letters, descriptor, file, texts) =
            (numbers.next(), numbers.next(), numbers.next(), numbers.next());
        pdf.type0_font(font)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(letters)
            .to_unicode(texts);
        let mut cid = pdf.cid_font(letters);
        cid.subtype(CidFontType::Type2).base_font(name).system_info(AS_THEY_COME);
        cid.font_descriptor(descriptor).default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
        cid.widths().consecutive(0, used.numbers.remapped_gids().map(|glyph| used.face.advance(glyph)));
        cid.finish();
        used.describe(name, descriptor, file, pdf);
        let packed_font = packed(&kept)?;
        let mut stream = pdf.stream(file, &packed_font);
        stream.filter(Filter::FlateDecode);
        stream.pair(Name(b"Length1"), super::number(kept.len()));
        stream.finish();
        let packed_texts = packed(&used.told())?;
        pdf.stream(texts, &packed_texts).filter(Filter::FlateDecode);
        Ok(())
    }
}

impl Used {
    /// How the font is, for a reader that has to set something in its stead.
    fn describe(&self, name: Name<'_>, descriptor: Ref, file: Ref, pdf: &mut Pdf) {
        let metrics = self.face.font.metrics();
        let units = |length: i32| self.face.thousandths(length);
        let bounds = metrics.bounds;
        let line = metrics.hhea_line.unwrap_or_default();
        let capital = metrics.cap_height.unwrap_or(line.ascender);
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(FontFlags::SYMBOLIC | FontFlags::SERIF)
            .bbox(Rect::new(
                units(bounds.x_min.to_i32()),
                units(bounds.y_min.to_i32()),
                units(bounds.x_max.to_i32()),
                units(bounds.y_max.to_i32()),
            ))
            .italic_angle(0.0)
            .ascent(units(line.ascender.to_i32()))
            .descent(units(line.descender.to_i32()))
            .cap_height(units(capital.to_i32()))
            .stem_v(90.0)
            .font_file2(file);
    }

    /// Which text each glyph in the file stands for.
    fn told(&self) -> Vec<u8> {
        let mut map = UnicodeCmap::new(Name(b"Letters"), AS_THEY_COME);
        for (number, glyph) in (0_u16..).zip(self.numbers.remapped_gids()) {
            if let Some(text) = self.texts.get(&glyph) {
                map.pair_with_multiple(number, text.chars());
            }
        }
        map.finish().into_vec()
    }
}

/// Six letters that are other ones for other bytes: a part of a font is to be called so.
fn six_letters(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(6).map(|byte| char::from(b'A'.saturating_add(byte % 26))).collect()
}

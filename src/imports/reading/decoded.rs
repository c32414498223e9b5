//! The bytes of a table as UTF-8, whatever they were.
use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};

use encoding_rs::{Decoder, Encoding, UTF_8, WINDOWS_1256};

/// So much of a file tells its encoding.
const TELLS: u64 = 256 * 1024;

/// How a file is encoded, and whether that was guessed: the mark it begins with, what it was said to be, UTF-8 where it
/// is, and else the code page of Arabic, which has the letters of French too.
pub(super) fn encoding(file: &mut File, told: Option<&str>) -> io::Result<(&'static Encoding, bool)> {
    let mut beginning = Vec::new();
    Read::by_ref(file).take(TELLS).read_to_end(&mut beginning)?;
    file.seek(SeekFrom::Start(0))?;
    if let Some((marked, _)) = Encoding::for_bom(&beginning) {
        return Ok((marked, false));
    }
    if let Some(told) = told.and_then(|told| Encoding::for_label(told.as_bytes())) {
        return Ok((told, false));
    }
    let is_utf8 = match std::str::from_utf8(&beginning) {
        Ok(_) => true,
        // A letter may be cut where the beginning ends.
        Err(error) => error.error_len().is_none(),
    };
    Ok(if is_utf8 { (UTF_8, false) } else { (WINDOWS_1256, true) })
}

/// A file, read as UTF-8; what cannot be is U+FFFD.
pub(super) struct Decoded {
    file: File,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    given: usize,
    is_over: bool,
}

impl Decoded {
    pub(super) fn new(file: File, encoding: &'static Encoding) -> Self {
        let (raw, text) = (vec![0; 64 * 1024], Vec::new());
        Self { file, decoder: encoding.new_decoder(), raw, text, given: 0, is_over: false }
    }

    fn fill(&mut self) -> io::Result<()> {
        let read = self.file.read(&mut self.raw)?;
        self.is_over = read == 0;
        let most = self.decoder.max_utf8_buffer_length(read).unwrap_or(0);
        self.text.resize(most, 0);
        let raw = self.raw.get(..read).unwrap_or_default();
        let (_, _, written, _) = self.decoder.decode_to_utf8(raw, &mut self.text, self.is_over);
        self.text.truncate(written);
        self.given = 0;
        Ok(())
    }
}

impl Read for Decoded {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() && !self.is_over {
            self.fill()?;
        }
        let left = self.text.get(self.given..).unwrap_or_default();
        let most = left.len().min(into.len());
        if let (Some(to), Some(from)) = (into.get_mut(..most), left.get(..most)) {
            to.copy_from_slice(from);
        }
        self.given = self.given.saturating_add(most);
        Ok(most)
    }
}

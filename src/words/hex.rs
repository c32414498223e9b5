//! Bytes written out, two digits each: without the general machinery of formatting, for every leaf of the journal is.

/// The bytes, in lower case.
pub fn written(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().saturating_mul(2));
    push(&mut text, bytes);
    text
}

/// Writes the bytes after what is there.
pub(super) fn push(into: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS.get(usize::from(half)).copied().unwrap_or_default());
    into.extend(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]));
}

/// Reads exactly so many bytes; `None` for anything else.
pub fn read<const LENGTH: usize>(text: &str) -> Option<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    let digits = text.as_bytes();
    if digits.len() != LENGTH.checked_mul(2)? {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |digit: &u8| char::from(*digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let [high, low] = pair else { return None };
        *byte = digit(high)?.checked_mul(16)?.checked_add(digit(low)?)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(written(&[0, 15, 255]), "000fff");
        assert_eq!(read::<3>("000fFf"), Some([0, 15, 255]));
        for other in ["000ff", "000ffff", "000fxx", "+00fff", "0é00f"] {
            assert_eq!(read::<3>(other), None, "{other}");
        }
    }
}

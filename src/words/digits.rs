//! Whole numbers written without the general machinery of formatting, which costs more than the rest of a header does.
use super::hex;

/// Writes a number as everybody writes it.
pub(crate) fn push_number(into: &mut String, mut number: u64) {
    // The longest has twenty digits.
    let mut digits = [b'0'; 20];
    let mut written: usize = 0;
    for place in digits.iter_mut().rev() {
        if number == 0 && written > 0 {
            break;
        }
        *place = u8::try_from(number % 10).unwrap_or_default().wrapping_add(b'0');
        number /= 10;
        written = written.wrapping_add(1);
    }
    let from = digits.len().saturating_sub(written);
    into.push_str(digits.get(from..).and_then(|digits| str::from_utf8(digits).ok()).unwrap_or_default());
}

/// Writes all sixteen digits a number has to the base of sixteen.
pub(crate) fn push_digest(into: &mut String, number: u64) {
    hex::push(into, &number.to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_it_is_everywhere() {
        for number in [0, 1, 9, 10, 15, 16, 99, 100, 255, 1_000, 6_000, u64::from(u32::MAX), u64::MAX] {
            let mut written = String::from("-");
            push_number(&mut written, number);
            assert_eq!(written, format!("-{number}"));
            written.clear();
            push_digest(&mut written, number);
            assert_eq!(written, format!("{number:016x}"));
        }
    }
}

//! Whole numbers written without the general machinery of formatting, which costs more than the rest of a header does.

/// Writes `number` to a base of sixteen at most, with `least` digits at least.
pub(crate) fn push_number(into: &mut String, mut number: u64, base: u64, least: usize) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    // The longest is written to the base of two.
    let mut digits = [b'0'; 64];
    let mut written = 0;
    for place in digits.iter_mut().rev() {
        if number == 0 && written >= least {
            break;
        }
        let digit =
            number.checked_rem(base).and_then(|digit| usize::try_from(digit).ok()).unwrap_or_default();
        *place = DIGITS.get(digit).copied().unwrap_or(b'0');
        number = number.checked_div(base).unwrap_or_default();
        written = written.saturating_add(1);
    }
    let from = digits.len().saturating_sub(written);
    into.extend(digits.iter().skip(from).map(|digit| char::from(*digit)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_it_is_everywhere() {
        for number in [0, 1, 9, 10, 15, 16, 255, 1_000, 6_000, u64::from(u32::MAX), u64::MAX] {
            let mut written = String::from("-");
            push_number(&mut written, number, 10, 1);
            assert_eq!(written, format!("-{number}"));
            written.clear();
            push_number(&mut written, number, 16, 16);
            assert_eq!(written, format!("{number:016x}"));
            written.clear();
            push_number(&mut written, number, 2, 1);
            assert_eq!(written, format!("{number:b}"));
        }
    }
}

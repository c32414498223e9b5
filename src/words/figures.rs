//! Figures as the registry keeps them, whichever of the two Arabic forms they were written in.

/// A figure from 0 to 9 as Europe and the Maghreb write it; any other sign as it is.
pub fn plain_figure(sign: char) -> char {
    let zero = match sign {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return sign,
    };
    let value = u32::from(sign).checked_sub(u32::from(zero));
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(sign)
}

/// A text with its figures so.
pub fn plain_figures(text: &str) -> String {
    text.chars().map(plain_figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_is_written_in_one_way() {
        for text in ["531-0042", "٥٣١-٠٠٤٢", "۵۳۱-۰۰۴۲"] {
            assert_eq!(plain_figures(text), "531-0042");
        }
        assert_eq!(plain_figures("ع/x"), "ع/x");
    }
}

//! Numbers for people.

use crate::{lang::Lang, number::fixed};

/// Keeps a number together with what follows.
const NO_BREAK_SPACE: &str = "\u{a0}";

/// A whole number in groups of three: "12 500" with no-break spaces, "12,500".
pub fn format_number(number: u64, lang: Lang) -> String {
    grouped(&number.to_string(), lang)
}

/// A number rounded to at most `places` decimals: "3,4", "3.4". Noughts at the end are left out; what
/// is not a number is "–".
pub fn format_decimal(number: f64, places: u32, lang: Lang) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let text = fixed(number.abs(), places);
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let decimals = decimals.trim_end_matches('0');
    let mut out = String::new();
    if number < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push('−');
    }
    out.push_str(&grouped(whole, lang));
    if !decimals.is_empty() {
        out.push(match lang {
            Lang::Nb => ',',
            Lang::En => '.',
        });
        out.push_str(decimals);
    }
    out
}

/// A distance: whole kilometres from 10 on, one decimal below, metres below one kilometre: "120 km",
/// "3,4 km", "800 m". Metres are rounded to tens, for positions are no better.
pub fn format_km(km: f64, lang: Lang) -> String {
    let (number, unit) = if km < 0.995 {
        (format_decimal((km * 100.0).round() * 10.0, 0, lang), "m")
    } else if km < 9.95 {
        (format_decimal(km, 1, lang), "km")
    } else {
        (format_decimal(km, 0, lang), "km")
    };
    format!("{number}{NO_BREAK_SPACE}{unit}")
}

fn grouped(digits: &str, lang: Lang) -> String {
    let between = match lang {
        Lang::Nb => NO_BREAK_SPACE,
        Lang::En => ",",
    };
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(between);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        for (number, nb, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (2_500, "2\u{a0}500", "2,500"),
            (1_234_567, "1\u{a0}234\u{a0}567", "1,234,567"),
        ] {
            assert_eq!(format_number(number, Lang::Nb), nb);
            assert_eq!(format_number(number, Lang::En), en);
        }
    }

    #[test]
    fn decimals_follow_a_comma_in_norwegian() {
        assert_eq!(format_decimal(1_234.56, 1, Lang::Nb), "1\u{a0}234,6");
        assert_eq!(format_decimal(1_234.56, 1, Lang::En), "1,234.6");
        assert_eq!(format_decimal(3.0, 2, Lang::Nb), "3");
        assert_eq!(format_decimal(-0.5, 1, Lang::Nb), "−0,5");
        assert_eq!(format_decimal(-0.01, 1, Lang::Nb), "0");
        assert_eq!(format_decimal(f64::NAN, 1, Lang::Nb), "–");
    }

    #[test]
    fn distances_are_as_precise_as_is_useful() {
        for (km, nb) in [
            (0.0, "0\u{a0}m"),
            (0.804, "800\u{a0}m"),
            (0.996, "1\u{a0}km"),
            (3.42, "3,4\u{a0}km"),
            (9.96, "10\u{a0}km"),
            (120.4, "120\u{a0}km"),
            (1_500.0, "1\u{a0}500\u{a0}km"),
        ] {
            assert_eq!(format_km(km, Lang::Nb), nb);
        }
        assert_eq!(format_km(3.42, Lang::En), "3.4\u{a0}km");
    }
}

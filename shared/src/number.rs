//! Decimal numbers as text and back.
//!
//! The standard library can write and read every floating-point number exactly; that takes more room in
//! a page than all other formatting together. Nothing here needs more than nine decimals.

/// How many decimals an address keeps: of degrees a tenth of a millimetre.
const PLACES: u32 = 9;

/// What an address holds at most: times `10^PLACES` it is still a whole number that `f64` has, with room for the error of the product.
const MOST: f64 = 1_000_000.0;

/// A number with `places` decimals, at most [`PLACES`]: `-0.50`. What is not a number is 0.
pub fn fixed(number: f64, places: u32) -> String {
    let places = places.min(PLACES);
    let scale = 10_u64.pow(places);
    let scaled = (number * scale as f64).round() as i64;
    let (sign, size) = (if scaled < 0 { "-" } else { "" }, scaled.unsigned_abs());
    let (whole, rest) = (size / scale, size % scale);
    if places == 0 {
        return format!("{sign}{whole}");
    }
    let width = places as usize;
    format!("{sign}{whole}.{rest:0width$}")
}

/// A number without noughts at the end, to [`PLACES`] decimals: what [`parse`] reads as the same number
/// if it came from there.
pub fn plain(number: f64) -> String {
    let text = fixed(number, PLACES);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Reads digits with at most one point and a minus before them, rounded to [`PLACES`] decimals; more
/// than a million is a million. `None` for anything else.
pub fn parse(text: &str) -> Option<f64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && decimals.is_empty() {
        return None;
    }
    let scale = 10_u64.pow(PLACES);
    let most = MOST as u64 * scale;
    let mut size: u64 = 0;
    for digit in whole.bytes() {
        let digit = u64::from(char::from(digit).to_digit(10)?);
        size = size.saturating_mul(10).saturating_add(digit * scale).min(most);
    }
    let mut unit = scale;
    let mut round_up = false;
    for (at, digit) in decimals.bytes().enumerate() {
        let digit = u64::from(char::from(digit).to_digit(10)?);
        unit /= 10;
        size += digit * unit;
        round_up |= at == PLACES as usize && digit >= 5;
    }
    let size = (size + u64::from(round_up)).min(most) as f64 / scale as f64;
    // Minus nought is nought.
    Some(if negative { -size + 0.0 } else { size })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn decimals_are_rounded_and_counted() {
        for (number, places, text) in [
            (1.25, 1, "1.3"),
            (-0.04, 1, "0.0"),
            (-0.5, 2, "-0.50"),
            (12.0, 0, "12"),
            (0.005, 3, "0.005"),
            (f64::NAN, 1, "0.0"),
            (f64::INFINITY, 0, "9223372036854775807"),
        ] {
            assert_eq!(fixed(number, places), text);
        }
        assert_eq!(
            (plain(66.31), plain(50.0), plain(-0.0)),
            ("66.31".into(), "50".into(), "0".into())
        );
    }

    #[test]
    fn only_decimal_numbers_are_read() {
        for (text, number) in [
            ("66.31", Some(66.31)),
            ("-0", Some(0.0)),
            (".5", Some(0.5)),
            ("5.", Some(5.0)),
            ("0.1234567895", Some(0.123_456_79)),
            ("99999999999999999999999", Some(MOST)),
            ("", None),
            ("-", None),
            (".", None),
            ("1e5", None),
            ("1.2.3", None),
            ("--1", None),
            ("٣", None),
        ] {
            assert_eq!(parse(text), number, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same(number in -1_000_000.0..1_000_000.0_f64) {
            let once = parse(&plain(number)).unwrap();
            prop_assert_eq!(parse(&plain(once)), Some(once));
            prop_assert!((once - number).abs() < 1e-8);
        }

        #[test]
        fn up_to_nine_decimals_mean_what_they_mean_everywhere(text in "-?[0-9]{1,6}(\\.[0-9]{1,9})?") {
            prop_assert_eq!(parse(&text), text.parse::<f64>().ok());
        }

        #[test]
        fn nothing_panics(text in ".{0,40}", number in any::<f64>(), places in any::<u32>()) {
            let _ = (parse(&text), fixed(number, places), plain(number));
        }
    }
}

//! Contrast of two colours.

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The ground of light surfaces.
    pub const WHITE: Self = Self(0xff, 0xff, 0xff);
    /// The ground of dark surfaces.
    pub const NIGHT: Self = Self(0x14, 0x20, 0x28);

    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        Some(Self((number >> 16) as u8, (number >> 8) as u8, number as u8))
    }

    /// Contrast ratio with another colour, from 1 (none) to 21 (black on white).
    ///
    /// Source: WCAG 2.2, definition of "contrast ratio".
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The colour itself if text of it can be read on `ground` (4.5:1, WCAG 2.2, 1.4.3), else the
    /// nearest one on its way to black, or to white on dark ground.
    #[must_use]
    pub fn readable_on(self, ground: Self) -> Self {
        let end = if ground.luminance() > 0.18 { 0.0 } else { 255.0 };
        let toward = |channel: u8, step: u8| {
            (f64::from(channel) + (end - f64::from(channel)) * f64::from(step) / 40.0).round() as u8
        };
        let mixed = |step| Self(toward(self.0, step), toward(self.1, step), toward(self.2, step));
        (0..=40).map(mixed).find(|color| color.contrast(ground) >= 4.5).unwrap_or(mixed(40))
    }

    /// How bright the colour is, from 0 (black) to 1 (white).
    ///
    /// Source: WCAG 2.2, definition of "relative luminance".
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_21_and_no_colour_stands_out_from_itself() {
        assert!((Rgb(0, 0, 0).contrast(Rgb::WHITE) - 21.0).abs() < 1e-9);
        assert!((Rgb::NIGHT.contrast(Rgb::NIGHT) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_well_known_grey_just_passes_on_white() {
        assert!(Rgb::parse("#767676").unwrap().contrast(Rgb::WHITE) >= 4.5);
        assert!(Rgb::parse("#777777").unwrap().contrast(Rgb::WHITE) < 4.5);
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_changed_until_it_can() {
        for color in ["#ffff00", "#767676", "#0b5a75", "#000000", "#ffffff", "#ff8080"] {
            let color = Rgb::parse(color).unwrap();
            for ground in [Rgb::WHITE, Rgb::NIGHT] {
                let readable = color.readable_on(ground);
                assert!(readable.contrast(ground) >= 4.5, "{color} on {ground}");
                if color.contrast(ground) >= 4.5 {
                    assert_eq!(readable, color);
                }
            }
        }
    }

    #[test]
    fn only_six_hexadecimal_digits_are_a_colour() {
        assert_eq!(Rgb::parse("#0b4F6c"), Some(Rgb(0x0b, 0x4f, 0x6c)));
        for text in ["", "#", "0b4f6c", "#fff", "#0b4f6g", "#+b4f6c", "#ååå"] {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
    }
}

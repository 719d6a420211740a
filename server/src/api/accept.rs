//! Which of the formats of an address a caller takes.

use http::{HeaderMap, header::ACCEPT};

/// The number of the media type of `offered` that the caller likes best; among equals the first. A
/// caller that says nothing, or nothing that can be read, gets the first. `None` if the caller
/// refuses all of them.
///
/// Parameters of media types other than `q` are not compared.
///
/// Source: RFC 9110, section 12.5.1.
pub fn choose(headers: &HeaderMap, offered: &[&str]) -> Option<usize> {
    let ranges: Vec<Range> = headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(Range::read)
        .collect();
    if ranges.is_empty() {
        return Some(0);
    }
    let mut best: Option<(u16, usize)> = None;
    for (at, media) in offered.iter().enumerate() {
        let weight = weight(&ranges, media);
        if weight > 0 && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, at));
        }
    }
    best.map(|(_, at)| at)
}

/// One part of `Accept`.
struct Range<'a> {
    main: &'a str,
    sub: &'a str,
    /// Thousandths, 0 to 1000.
    weight: u16,
}

impl<'a> Range<'a> {
    fn read(part: &'a str) -> Option<Self> {
        let mut pieces = part.split(';').map(str::trim);
        let (main, sub) = pieces.next()?.split_once('/')?;
        let mut weight = 1000;
        for piece in pieces {
            if let Some(value) = piece.strip_prefix("q=").or_else(|| piece.strip_prefix("Q=")) {
                let value: f32 = value.trim().parse().ok().filter(|q: &f32| q.is_finite())?;
                weight = (value.clamp(0.0, 1.0) * 1000.0).round() as u16;
            }
        }
        Some(Self { main, sub, weight })
    }

    /// How closely the range names the media type: 3 itself, 2 its main type, 1 anything.
    fn closeness(&self, main: &str, sub: &str) -> u8 {
        match (self.main, self.sub) {
            ("*", "*") => 1,
            (range, "*") if range.eq_ignore_ascii_case(main) => 2,
            (range, of) if range.eq_ignore_ascii_case(main) && of.eq_ignore_ascii_case(sub) => 3,
            _ => 0,
        }
    }
}

/// The weight of the range that names `media` most closely.
fn weight(ranges: &[Range], media: &str) -> u16 {
    let bare = media.split(';').next().unwrap_or(media).trim();
    let (main, sub) = bare.split_once('/').unwrap_or((bare, ""));
    let closest = ranges
        .iter()
        .map(|range| (range.closeness(main, sub), range.weight))
        .filter(|(closeness, _)| *closeness > 0)
        .max();
    closest.map_or(0, |(_, weight)| weight)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn chosen(accept: &str) -> Option<usize> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_str(accept).unwrap());
        choose(&headers, &["application/json", "text/html; charset=utf-8"])
    }

    #[test]
    fn who_says_nothing_gets_the_first() {
        assert_eq!(choose(&HeaderMap::new(), &["a/b"]), Some(0));
        assert_eq!(chosen(""), Some(0));
        assert_eq!(chosen("*/*"), Some(0));
    }

    #[test]
    fn a_browser_gets_the_page() {
        assert_eq!(
            chosen("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            Some(1)
        );
    }

    #[test]
    fn the_closest_range_counts() {
        assert_eq!(chosen("application/json;q=0.2, */*;q=0.5"), Some(1));
        assert_eq!(chosen("text/*;q=0.4, */*;q=0.1"), Some(1));
        assert_eq!(chosen("application/json;q=0, */*"), Some(1));
    }

    #[test]
    fn what_names_none_of_them_is_refused() {
        assert_eq!(chosen("image/png"), None);
        assert_eq!(chosen("*/*;q=0"), None);
    }

    proptest! {
        #[test]
        fn no_header_is_a_trouble(accept in "[ -~]{0,60}") {
            chosen(&accept);
        }
    }
}

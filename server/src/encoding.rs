//! Which of the stored encodings of a file a caller takes.

use http::{HeaderMap, header::ACCEPT_ENCODING};

/// How bytes are encoded on their way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli (RFC 7932).
    Brotli,
    /// gzip (RFC 1952).
    Gzip,
    /// As they are.
    Identity,
}

impl Encoding {
    /// Its name in headers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }
}

/// The encoding of `offered` that the caller likes best; among equals the first. A caller that says
/// nothing, or refuses everything, gets the bytes as they are.
///
/// Source: RFC 9110, section 12.5.3.
pub fn choose(headers: &HeaderMap, offered: &[Encoding]) -> Encoding {
    let wishes: Vec<Wish> = headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(Wish::read)
        .collect();
    let mut best = (Encoding::Identity, 0);
    for encoding in offered {
        let weight = weight(&wishes, *encoding);
        if weight > best.1 {
            best = (*encoding, weight);
        }
    }
    // Explicit wishes for the bare bytes are heard; otherwise any encoding is better than none.
    if explicit(&wishes, Encoding::Identity).is_some_and(|weight| weight > best.1) {
        best.0 = Encoding::Identity;
    }
    best.0
}

/// One part of `Accept-Encoding`.
struct Wish<'a> {
    name: &'a str,
    /// Thousandths, 0 to 1000.
    weight: u16,
}

impl<'a> Wish<'a> {
    fn read(part: &'a str) -> Option<Self> {
        let mut pieces = part.split(';').map(str::trim);
        let name = pieces.next().filter(|name| !name.is_empty())?;
        let mut weight = 1000;
        for piece in pieces {
            if let Some(value) = piece.strip_prefix("q=").or_else(|| piece.strip_prefix("Q=")) {
                let value: f32 = value.trim().parse().ok()?;
                weight = (value.clamp(0.0, 1.0) * 1000.0).round() as u16;
            }
        }
        Some(Self { name, weight })
    }
}

fn explicit(wishes: &[Wish], encoding: Encoding) -> Option<u16> {
    // "x-gzip" is the same as "gzip" (RFC 9110, section 8.4.1.3).
    let named = |wish: &&Wish| {
        wish.name.eq_ignore_ascii_case(encoding.name())
            || encoding == Encoding::Gzip && wish.name.eq_ignore_ascii_case("x-gzip")
    };
    wishes.iter().find(named).map(|wish| wish.weight)
}

fn weight(wishes: &[Wish], encoding: Encoding) -> u16 {
    explicit(wishes, encoding)
        .or_else(|| wishes.iter().find(|wish| wish.name == "*").map(|wish| wish.weight))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;
    use Encoding::{Brotli, Gzip, Identity};

    fn chosen(accept: &str) -> Encoding {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_str(accept).unwrap());
        choose(&headers, &[Brotli, Gzip])
    }

    #[test]
    fn a_caller_that_says_nothing_gets_the_bytes_as_they_are() {
        assert_eq!(choose(&HeaderMap::new(), &[Brotli, Gzip]), Identity);
        assert_eq!(chosen(""), Identity);
    }

    #[test]
    fn the_smallest_of_equals_is_taken() {
        assert_eq!(chosen("gzip, deflate, br, zstd"), Brotli);
        assert_eq!(chosen("*"), Brotli);
    }

    #[test]
    fn weights_are_heard() {
        assert_eq!(chosen("br;q=0.5, gzip;q=0.8"), Gzip);
        assert_eq!(chosen("br; q=0, gzip"), Gzip);
        assert_eq!(chosen("*;q=0.5, br;q=0"), Gzip);
        assert_eq!(chosen("identity, br;q=0.5"), Identity);
        assert_eq!(chosen("identity;q=0, gzip;q=0.001"), Gzip);
    }

    #[test]
    fn names_do_not_depend_on_case() {
        assert_eq!(chosen("X-GZIP;Q=1"), Gzip);
    }

    #[test]
    fn who_refuses_everything_still_gets_the_bytes() {
        assert_eq!(chosen("*;q=0"), Identity);
    }

    proptest! {
        #[test]
        fn no_header_is_a_trouble(accept in "[ -~]{0,60}") {
            chosen(&accept);
        }
    }
}

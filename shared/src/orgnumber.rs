//! Norwegian organisation numbers.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Nine digits with a check digit, shown as `923 609 016`.
///
/// Read with or without spaces, no-break spaces, dots, `NO` and `MVA`; stored as nine digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrgNumber(u32);

/// A text is not an organisation number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not an organisation number; it has nine digits, the last a check digit, like 923 609 016"
)]
pub struct OrgNumberError(pub String);

impl OrgNumber {
    /// The number in groups of three, with no-break spaces.
    pub fn grouped(self) -> String {
        let digits = self.to_string();
        format!("{}\u{a0}{}\u{a0}{}", &digits[..3], &digits[3..6], &digits[6..])
    }
}

impl FromStr for OrgNumber {
    type Err = OrgNumberError;

    /// Weights 3 2 7 6 5 4 3 2, modulus 11.
    ///
    /// Source: Brønnøysund Register Centre, "Organisation number".
    fn from_str(text: &str) -> Result<Self, OrgNumberError> {
        let bad = || OrgNumberError(text.to_owned());
        let upper = text.trim().to_ascii_uppercase();
        let bare = upper.strip_prefix("NO").unwrap_or(&upper);
        let bare = bare.strip_suffix("MVA").unwrap_or(bare);
        let mut digits = Vec::with_capacity(9);
        for letter in bare.chars() {
            match letter {
                '0'..='9' => digits.push(letter as u32 - '0' as u32),
                ' ' | '\u{a0}' | '\u{202f}' | '.' => {}
                _ => return Err(bad()),
            }
        }
        let &[.., check] = digits.as_slice() else { return Err(bad()) };
        if digits.len() != 9 {
            return Err(bad());
        }
        let sum: u32 = digits.iter().zip([3, 2, 7, 6, 5, 4, 3, 2]).map(|(d, w)| d * w).sum();
        if (11 - sum % 11) % 11 != check {
            return Err(bad());
        }
        Ok(Self(digits.iter().fold(0, |number, digit| number * 10 + digit)))
    }
}

impl fmt::Display for OrgNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

impl TryFrom<String> for OrgNumber {
    type Error = OrgNumberError;

    fn try_from(text: String) -> Result<Self, OrgNumberError> {
        text.parse()
    }
}

impl From<OrgNumber> for String {
    fn from(number: OrgNumber) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_as_people_paste_it() {
        for text in
            ["923609016", "923 609 016", "NO 923 609 016 MVA", "923.609.016", "no923609016mva"]
        {
            assert_eq!(text.parse::<OrgNumber>().unwrap().to_string(), "923609016");
        }
    }

    #[test]
    fn a_wrong_check_digit_is_refused() {
        assert!("923609017".parse::<OrgNumber>().is_err());
        assert!("12345678".parse::<OrgNumber>().is_err());
        assert!("".parse::<OrgNumber>().is_err());
        assert_eq!("123456785".parse::<OrgNumber>().unwrap().grouped(), "123\u{a0}456\u{a0}785");
    }
}

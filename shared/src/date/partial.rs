//! Dates as written: five forms of the Extended Date/Time Format.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Day, Days};

/// A year, a month or a day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// A whole year, 0 to 9999.
    Year(i16),
    /// A month: year, and 1 to 12.
    Month(i16, u8),
    /// A day: year, month, and 1 to 31.
    Day(i16, u8, u8),
}

/// How a date is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sense {
    /// At some time within the year, month or day.
    #[default]
    Within,
    /// About then: read from the context, no source gives the date.
    About,
    /// Not after its end; nobody knows how long before.
    By,
}

/// A date as precisely as it is known.
///
/// Written `2017`, `2017-06` or `2017-06-30`; `2017~` is "about 2017" and `../2017-06` is "by June
/// 2017". That is also how it stands in addresses and files.
///
/// Source: EDTF level 1 (ISO 8601-2:2019), of which these five forms are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    /// The year, month or day.
    pub calendar: Calendar,
    /// Whether it lies within, about or before.
    pub sense: Sense,
}

/// A text is not a date of the forms used here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date; write it like 2017, 2017-06 or 2017-06-30")]
pub struct DateError(pub String);

impl Calendar {
    /// The first and the last day of the year, month or day.
    pub fn days(self) -> Days {
        let known = "the calendar date was checked when it was read";
        match self {
            Self::Year(y) => Days {
                first: Day::new(y, 1, 1).expect(known),
                last: Day::new(y, 12, 31).expect(known),
            },
            Self::Month(y, m) => {
                let first = Day::new(y, m, 1).expect(known);
                let next = if m == 12 { Day::new(y, 12, 31) } else { Day::new(y, m + 1, 1) };
                let last = next.expect(known);
                Days { first, last: if m == 12 { last } else { last.plus(-1) } }
            }
            Self::Day(y, m, d) => {
                let day = Day::new(y, m, d).expect(known);
                Days { first: day, last: day }
            }
        }
    }

    /// The year of the date.
    pub fn year(self) -> i16 {
        match self {
            Self::Year(y) | Self::Month(y, _) | Self::Day(y, _, _) => y,
        }
    }
}

impl PartialDate {
    /// The days among which the date lies. "By" has no first day; "about" is drawn as uncertain
    /// but counted within its year, month or day.
    pub fn days(self) -> Days {
        let days = self.calendar.days();
        match self.sense {
            Sense::By => Days { first: Day::EARLIEST, ..days },
            Sense::Within | Sense::About => days,
        }
    }

    /// The same date, meant otherwise.
    #[must_use]
    pub fn with(self, sense: Sense) -> Self {
        Self { sense, ..self }
    }
}

impl FromStr for Calendar {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let bad = || DateError(text.to_owned());
        let mut parts = text.split('-');
        let mut number = |width: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<i16>().map(Some).map_err(|_| bad())
            }
            Some(_) => Err(bad()),
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return Err(bad());
        }
        let date = match (year, month, day) {
            (Some(y), None, None) => Self::Year(y),
            (Some(y), Some(m), None) => Self::Month(y, m as u8),
            (Some(y), Some(m), Some(d)) => Self::Day(y, m as u8, d as u8),
            _ => return Err(bad()),
        };
        let exists = match date {
            Self::Year(_) => true,
            Self::Month(_, m) => (1..=12).contains(&m),
            Self::Day(y, m, d) => Day::new(y, m, d).is_some(),
        };
        if exists { Ok(date) } else { Err(bad()) }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (body, sense) = if let Some(body) = text.strip_prefix("../") {
            (body, Sense::By)
        } else if let Some(body) = text.strip_suffix('~') {
            (body, Sense::About)
        } else {
            (text, Sense::Within)
        };
        let calendar = body.parse().map_err(|_| DateError(text.to_owned()))?;
        Ok(Self { calendar, sense })
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(y) => write!(f, "{y:04}"),
            Self::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Self::Day(y, m, d) => write!(f, "{y:04}-{m:02}-{d:02}"),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sense {
            Sense::Within => write!(f, "{}", self.calendar),
            Sense::About => write!(f, "{}~", self.calendar),
            Sense::By => write!(f, "../{}", self.calendar),
        }
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn date(text: &str) -> PartialDate {
        text.parse().expect("the test gives a valid date")
    }

    #[test]
    fn prints_as_it_was_written() {
        for text in ["2017", "2017-06", "2017-06-30", "2017~", "../2019-01-25", "../2021"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn a_year_or_month_is_all_of_its_days() {
        assert_eq!(date("2020-02").days().last, Day::new(2020, 2, 29).unwrap());
        assert_eq!(date("2017-12").days().last, Day::new(2017, 12, 31).unwrap());
        assert_eq!(date("2017").days().first, Day::new(2017, 1, 1).unwrap());
    }

    #[test]
    fn by_a_date_has_no_first_day() {
        assert_eq!(date("../2019-01").days().first, Day::EARLIEST);
    }

    #[test]
    fn what_the_calendar_does_not_have_is_refused_with_its_text() {
        for text in [
            "",
            "17",
            "2017-13",
            "2017-02-29",
            "2017-6",
            "2017-06-30-1",
            "2017/06",
            "../",
            "+017",
            "2017-1é",
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(DateError(text.to_owned())));
        }
    }
}

//! Days as numbers, for comparing and drawing.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar as the number of days since 1970-01-01.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Day(pub i32);

const EPOCH: Date = Date::constant(1970, 1, 1);

impl Day {
    /// Earlier than any day in the data; stands for "no known beginning".
    pub const EARLIEST: Self = Self(i32::MIN);
    /// Later than any day in the data; stands for "no known end".
    pub const LATEST: Self = Self(i32::MAX);

    /// The day `year-month-day`, or `None` if the calendar has no such day.
    /// Years reach from -9999 to 9999.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(Self((date.duration_since(EPOCH).as_hours() / 24) as i32))
    }

    /// Year, month (1 to 12) and day (1 to 31); days out of range give the nearest in range.
    pub fn ymd(self) -> (i16, u8, u8) {
        let date = EPOCH.saturating_add(jiff::SignedDuration::from_hours(i64::from(self.0) * 24));
        (date.year(), date.month() as u8, date.day() as u8)
    }

    /// The year, from -9999 to 9999.
    pub fn year(self) -> i16 {
        self.ymd().0
    }

    /// The day `days` later (earlier, if negative), without leaving the range of the type.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

/// A run of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    pub first: Day,
    /// The last day; not before the first.
    pub last: Day,
}

impl Days {
    /// Whether `day` is one of them.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The day halfway between first and last.
    pub fn middle(self) -> Day {
        Day(i64::midpoint(i64::from(self.first.0), i64::from(self.last.0)) as i32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_days_from_1970() {
        assert_eq!(Day::new(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::new(2017, 10, 16), Some(Day(17_455)));
        assert_eq!(Day::new(2023, 2, 29), None);
    }

    proptest::proptest! {
        #[test]
        fn a_day_is_found_again_by_its_parts(number in -4_000_000_i32..2_900_000) {
            let (year, month, day) = Day(number).ymd();
            proptest::prop_assert_eq!(Day::new(year, month, day), Some(Day(number)));
        }
    }
}

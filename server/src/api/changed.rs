//! When a record last changed, for feeds, calendars and the sitemap: when its public revision became
//! public.

use shared::date::Day;
use store::Kind;

use super::values::iso;
use crate::published::Published;

/// A point in time, in milliseconds since 1970 in UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

impl Moment {
    /// When a public record last changed.
    pub fn of(published: &Published, kind: Kind, id: &str) -> Self {
        Self(published.times.of(kind, id).unwrap_or_default())
    }

    /// Its day.
    pub fn day(self) -> Day {
        self.parts().0
    }

    /// The beginning of a day.
    pub fn midnight(day: Day) -> Self {
        Self(i64::from(day.0) * 86_400_000)
    }

    /// As feeds and JSON write it (RFC 3339): `2024-06-30T12:00:00Z`.
    pub fn rfc3339(self) -> String {
        let (day, hour, minute, second) = self.parts();
        format!("{}T{hour:02}:{minute:02}:{second:02}Z", iso(day))
    }

    /// As calendars write it (RFC 5545): `20240630T120000Z`.
    pub fn basic(self) -> String {
        self.rfc3339().replace(['-', ':'], "")
    }

    fn parts(self) -> (Day, i64, i64, i64) {
        let seconds = self.0.div_euclid(1000);
        let (day, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        (Day(i32::try_from(day).unwrap_or_default()), rest / 3600, rest / 60 % 60, rest % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_in_universal_time() {
        assert_eq!(Moment::default().rfc3339(), "1970-01-01T00:00:00Z");
        assert_eq!(Moment(1_709_251_199_999).rfc3339(), "2024-02-29T23:59:59Z");
        assert_eq!(Moment(1_709_251_200_000).basic(), "20240301T000000Z");
    }
}

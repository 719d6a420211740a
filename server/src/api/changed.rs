//! When a record last changed, for feeds and calendars.
//!
//! Records do not carry the time of their last revision yet. Until they do, the latest dated fact
//! of the record stands in: it says when there was news about it, and it is the same on every
//! server and at every start, so that readers are not told of changes that were none.

use shared::{
    date::{Day, PartialDate},
    milestone::Milestone,
    partner::Partner,
};

use super::values::iso;

/// The day of the latest dated fact of a partner, not after `today`; the first of 1970 where there
/// is none.
pub fn partner(record: Option<&Partner>, since: Option<PartialDate>, today: Day) -> Day {
    let dates = record.into_iter().flat_map(|record| {
        [record.joined, record.partner_by, record.left, record.left_by, record.last_confirmed]
    });
    latest(dates.flatten().chain(since), today)
}

/// The day of a milestone, not after `today`; the first of 1970 where it is not known.
pub fn milestone(record: Option<&Milestone>, when: Option<PartialDate>, today: Day) -> Day {
    latest(record.and_then(Milestone::when).into_iter().chain(when), today)
}

/// Midnight of a day in UTC, as feeds write it (RFC 3339).
pub fn rfc3339(day: Day) -> String {
    format!("{}T00:00:00Z", iso(day))
}

fn latest(dates: impl Iterator<Item = PartialDate>, today: Day) -> Day {
    dates.map(|date| date.days().last.min(today)).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_fact_counts_but_never_the_future() {
        let today = Day::new(2024, 6, 1).unwrap();
        let day = |text: &str| milestone(None, text.parse().ok(), today);
        assert_eq!(rfc3339(day("2017-06")), "2017-06-30T00:00:00Z");
        assert_eq!(day("2030"), today);
        assert_eq!(rfc3339(day("")), "1970-01-01T00:00:00Z");
    }
}

//! Membership as two ranges of days, and what a time filter makes of it.

use serde::{Deserialize, Serialize};

use crate::{
    date::{Day, Days},
    partner::Partner,
};

/// From when to when an organisation takes part, as far as is known: the start lies in one range of
/// days, the end in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Membership {
    /// The days among which the first day of membership lies; `None` if nothing is known of it.
    pub start: Option<Days>,
    /// The days among which the last day of membership lies; `None` if no source says that it ended.
    pub end: Option<Days>,
}

/// How sure it is that a membership holds at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// It holds by what the sources say.
    Certain,
    /// It may hold: the dates leave it open.
    Possible,
    /// Nothing is known of its dates, so it may hold as well.
    Unknown,
}

/// What became of a membership between two times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It certainly began in between.
    Came,
    /// It certainly ended in between.
    Left,
    /// It may have begun in between.
    MayHaveCome,
    /// It may have ended in between.
    MayHaveLeft,
    /// It certainly holds at both times.
    Stayed,
    /// It may hold at both times, and for neither it is certain.
    Unknown,
}

impl Change {
    /// Every change, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Came, Self::Left, Self::MayHaveCome, Self::MayHaveLeft, Self::Stayed, Self::Unknown];
}

impl Membership {
    /// What became of the membership from `earlier` to `later`; `None` if it certainly holds at
    /// neither.
    pub fn change(self, earlier: Days, later: Days) -> Option<Change> {
        Some(match (self.holds(earlier), self.holds(later)) {
            ((false, _), (false, _)) => return None,
            ((false, _), (true, true)) => Change::Came,
            ((true, true), (false, _)) => Change::Left,
            ((_, true), (_, true)) => Change::Stayed,
            ((false, _), _) | (_, (_, true)) => Change::MayHaveCome,
            (_, (false, _)) | ((_, true), _) => Change::MayHaveLeft,
            ((true, false), (true, false)) => Change::Unknown,
        })
    }

    /// The membership of a record: `joined` is "within", `partner_by` without `joined` is "not
    /// after", nothing is unknown; the same for `left` and `left_by`.
    pub fn of(partner: &Partner) -> Self {
        let by =
            |date: crate::date::PartialDate| Days { first: Day::EARLIEST, last: date.days().last };
        Self {
            start: partner
                .joined
                .map(crate::date::PartialDate::days)
                .or(partner.partner_by.map(by)),
            end: partner.left.map(crate::date::PartialDate::days).or(partner.left_by.map(by)),
        }
    }

    /// Whether the membership holds on at least one of `days`; `None` if it certainly does not.
    ///
    /// Without a known end a membership goes on. With an unknown start it is "unknown", unless it
    /// certainly ended before.
    pub fn during(self, days: Days) -> Option<Certainty> {
        match self.holds(days) {
            (false, _) => None,
            (true, true) => Some(Certainty::Certain),
            (true, false) if self.start.is_none() => Some(Certainty::Unknown),
            (true, false) => Some(Certainty::Possible),
        }
    }

    /// Whether the membership may hold on at least one of `days`, and whether it does for certain:
    /// [`Membership::during`] in the form in which sets of partners are made.
    pub fn holds(self, days: Days) -> (bool, bool) {
        let start = self.start.unwrap_or(Days { first: Day::EARLIEST, last: Day::LATEST });
        let end = self.end.unwrap_or(Days { first: Day::LATEST, last: Day::LATEST });
        let may = start.first <= days.last && end.last >= days.first;
        // A membership cannot end before it begins, which narrows both ranges.
        let latest_start = start.last.min(end.last);
        let earliest_end = end.first.max(start.first);
        let certain =
            self.start.is_some() && latest_start <= days.last && earliest_end >= days.first;
        (may, may && certain)
    }

    /// How much is known of the membership when nobody asks for a time: certain if it has a dated
    /// start or evidence of one, unknown otherwise.
    pub fn dated(self) -> bool {
        self.start.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Days {
        text.parse::<crate::date::PartialDate>().unwrap().days()
    }

    fn joined(start: &str, end: Option<&str>) -> Membership {
        Membership { start: Some(days(start)), end: end.map(days) }
    }

    #[test]
    fn joined_within_2017_is_only_possible_during_2017_and_certain_after() {
        let membership = joined("2017", None);
        assert_eq!(membership.during(days("2016")), None);
        assert_eq!(membership.during(days("2017-06-30")), Some(Certainty::Possible));
        assert_eq!(membership.during(days("2017-12-31")), Some(Certainty::Certain));
        assert_eq!(membership.during(days("2024-06-30")), Some(Certainty::Certain));
    }

    #[test]
    fn evidence_means_not_after_so_it_may_have_begun_before() {
        let membership = joined("../2019-01-25", None);
        assert_eq!(membership.during(days("2014")), Some(Certainty::Possible));
        assert_eq!(membership.during(days("2019-01-25")), Some(Certainty::Certain));
    }

    #[test]
    fn who_joined_in_a_year_took_part_in_it_however_early_they_left() {
        let membership = joined("2017", Some("../2020"));
        assert_eq!(membership.during(days("2017")), Some(Certainty::Certain));
        assert_eq!(membership.during(days("2018")), Some(Certainty::Possible));
    }

    #[test]
    fn between_two_times_it_came_left_stayed_or_may_have() {
        let change = |m: Membership, a: &str, b: &str| m.change(days(a), days(b));
        let in_2017 = joined("2017", Some("2023-08"));
        let (before, then, after) = ("2016-12-31", "2018-12-31", "2024-12-31");
        assert_eq!(change(in_2017, before, then), Some(Change::Came));
        assert_eq!(change(in_2017, then, after), Some(Change::Left));
        assert_eq!(change(in_2017, then, "2022-12-31"), Some(Change::Stayed));
        assert_eq!(change(in_2017, before, after), None, "came and left in between");
        assert_eq!(change(in_2017, before, "2017-06-30"), Some(Change::MayHaveCome));
        assert_eq!(change(in_2017, "2017-06-30", then), Some(Change::MayHaveCome));
        assert_eq!(change(in_2017, then, "2023-08-15"), Some(Change::MayHaveLeft));
        assert_eq!(change(in_2017, "2023-08-15", after), Some(Change::MayHaveLeft));
        let unknown = Membership { start: None, end: None };
        assert_eq!(change(unknown, before, after), Some(Change::Unknown));
    }

    #[test]
    fn nothing_known_stays_unknown_and_is_never_dropped() {
        let membership = Membership { start: None, end: None };
        assert_eq!(membership.during(days("1990")), Some(Certainty::Unknown));
    }

    #[test]
    fn after_the_month_of_leaving_it_no_longer_holds() {
        let membership = joined("2017", Some("2023-08"));
        assert_eq!(membership.during(days("2023-07-31")), Some(Certainty::Certain));
        assert_eq!(membership.during(days("2023-08-15")), Some(Certainty::Possible));
        assert_eq!(membership.during(days("2023-09-30")), None);
    }
}

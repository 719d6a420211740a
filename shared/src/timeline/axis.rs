//! The axis: from days to places on it and back, and the steps that its handles take.

use serde::{Deserialize, Serialize};

use super::{Handle, rounded};
use crate::{
    date::{Calendar, Day, Days},
    lang::Lang,
    text::dates,
    view::TimeFilter,
};

/// The days that the timeline shows: all years of the data, or a part of them. It depends on the data
/// and that part alone, so nothing jumps when a filter changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    /// The first day shown; of the whole axis that of the year of the earliest dated thing.
    pub first: Day,
    /// The last day shown; of the whole axis that of the year of the latest dated thing.
    pub last: Day,
    /// All days of the whole axis. Handles reach from end to end of it, whatever part is shown.
    pub whole: Days,
    /// Where years and months are written, earliest first.
    pub ticks: Vec<Tick>,
}

/// A year or month written at the axis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    /// Its first day.
    pub day: Day,
    /// Where that day begins on the axis, `0..=1`.
    pub at: f64,
    /// The year in January, else the month.
    pub label: String,
}

/// The least number of months that a part of the axis has.
const LEAST_MONTHS: i32 = 6;

/// How the part of the axis that is shown changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AxisMove {
    /// Half of it, around this place of the axis, `0..=1`.
    In(f64),
    /// Twice as much, around this place of the axis.
    Out(f64),
    /// Half its length earlier.
    Earlier,
    /// Half its length later.
    Later,
}

/// How far a key or a button moves a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// So many months on; back, if negative. Arrow keys give 1, Page Up and Page Down 12.
    Months(i32),
    /// To the beginning of the axis (Home).
    First,
    /// To the end of the axis (End).
    Last,
}

impl Axis {
    /// The whole years `first..=last`, with at most about `max_ticks` of them written.
    pub fn of_years(first: i16, last: i16, max_ticks: u32) -> Self {
        let (from, to) = (first.min(last), first.max(last));
        let day = |year, month, day| Day::new(year, month, day).unwrap_or_default();
        let whole = Days { first: day(from, 1, 1), last: day(to, 12, 31) };
        Self { first: whole.first, last: whole.last, whole, ticks: Vec::new() }.part(
            None,
            max_ticks,
            Lang::Nb,
        )
    }

    /// A part of the axis, `None` for the whole of it, with at most about `max_ticks` years or months
    /// written. What of the part lies beyond the axis is left out.
    #[must_use]
    pub fn part(&self, shown: Option<TimeFilter>, max_ticks: u32, lang: Lang) -> Self {
        let mut axis = Self { first: self.whole.first, last: self.whole.last, ..self.clone() };
        if let Some(days) = shown.map(TimeFilter::days) {
            let (least, most) = axis.numbers();
            let last = month_number(days.last).clamp(least + LEAST_MONTHS - 1, most);
            let first = month_number(days.first).clamp(least, last - LEAST_MONTHS + 1);
            (axis.first, axis.last) = (month_days(first).first, month_days(last).last);
        }
        let (from, to) = (month_number(axis.first), month_number(axis.last));
        let room = max_ticks.clamp(1, 1_000) as i32;
        // On the whole axis only years are written, however short it is.
        let least = if axis.is_part() { 1 } else { 12 };
        let step = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000]
            .into_iter()
            .find(|step| *step >= least && to - from < room * step)
            .unwrap_or(12_000);
        axis.ticks = (from.max(0)..=to)
            .filter(|month| month % step == 0)
            .map(|month| {
                let day = month_days(month).first;
                let (year, month, _) = day.ymd();
                let label = match month {
                    1 => year.to_string(),
                    _ => dates::short_month(month, lang).to_owned(),
                };
                Tick { day, at: rounded(axis.at(day)), label }
            })
            .collect();
        axis
    }

    /// Whether only a part of the axis is shown.
    pub fn is_part(&self) -> bool {
        (self.first, self.last) != (self.whole.first, self.whole.last)
    }

    /// The part that is shown after a move, as in the address; `None` for the whole axis.
    pub fn moved(&self, by: AxisMove) -> Option<TimeFilter> {
        let (from, to) = (month_number(self.first), month_number(self.last));
        let months = to - from + 1;
        let around = |months_after: i32, at: f64| {
            let shift = f64::from(months - months_after) * at.clamp(0.0, 1.0);
            (from + shift.round() as i32, months_after)
        };
        let (from, months) = match by {
            AxisMove::In(at) => around((months / 2).max(LEAST_MONTHS), at),
            AxisMove::Out(at) => around(months.saturating_mul(2), at),
            AxisMove::Earlier => (from - months / 2, months),
            AxisMove::Later => (from + months / 2, months),
        };
        self.written(from, months)
    }

    /// The part that is shown once `day` is to be seen: the same one if it is, else one as long.
    pub fn showing(&self, day: Day) -> Option<TimeFilter> {
        let (from, to) = (month_number(self.first), month_number(self.last));
        let seen = self.first <= day && day <= self.last;
        let months = to - from + 1;
        self.written(if seen { from } else { month_number(day) - months / 4 }, months)
    }

    /// A part as it stands in the address: moved so that it lies on the axis.
    fn written(&self, from: i32, months: i32) -> Option<TimeFilter> {
        let (least, most) = self.numbers();
        let months = months.min(most - least + 1);
        let from = from.clamp(least, most - months + 1);
        (months <= most - least)
            .then(|| TimeFilter::Window(calendar_month(from), calendar_month(from + months - 1)))
    }

    /// The numbers of the first and the last month of the whole axis.
    pub(super) fn numbers(&self) -> (i32, i32) {
        (month_number(self.whole.first), month_number(self.whole.last))
    }

    /// Where `day` begins: 0 for the first day, 1 for the day after the last; nothing is clamped.
    pub fn at(&self, day: Day) -> f64 {
        (f64::from(day.0) - f64::from(self.first.0)) / self.length()
    }

    /// The day at a place of the axis; places outside give the first or last day.
    pub fn day_at(&self, fraction: f64) -> Day {
        // A tiny addition keeps the first moment of a day from falling into the day before.
        let days = (fraction.clamp(0.0, 1.0) * self.length() + 1e-6).floor();
        self.first.plus(days as i32).min(self.last)
    }

    /// Where `days` begin and where they end, on the axis. "By" a date begins with the axis.
    pub fn span(&self, days: Days) -> (f64, f64) {
        (rounded(self.at(days.first)), rounded(self.at(days.last.plus(1))))
    }

    /// The month whose edge lies nearest to a place of the axis: its beginning for the start of a
    /// window, its end for the end of a window or for "as of".
    pub fn snap(&self, handle: Handle, fraction: f64) -> Calendar {
        let fraction = fraction.clamp(0.0, 1.0);
        let month = month_number(self.day_at(fraction));
        let Days { first, last } = month_days(month);
        let nearer_end = fraction - self.at(first) > self.at(last.plus(1)) - fraction;
        let edge = month + i32::from(nearer_end);
        self.clamped(if handle == Handle::Start { edge } else { edge - 1 })
    }

    /// The month that a handle comes to from `from`, without leaving the axis.
    pub fn step(&self, handle: Handle, from: Calendar, by: Move) -> Calendar {
        match by {
            Move::First => self.clamped(i32::MIN),
            Move::Last => self.clamped(i32::MAX),
            Move::Months(months) => self.clamped(edge_month(handle, from).saturating_add(months)),
        }
    }

    /// How many months the whole axis has: a slider's value goes from 0 to one less.
    pub fn months(&self) -> u32 {
        let (first, last) = self.numbers();
        (last - first + 1) as u32
    }

    /// The number of the month in which a handle stands at `date`, from 0: the slider's value.
    pub fn month_index(&self, handle: Handle, date: Calendar) -> u32 {
        let (first, last) = self.numbers();
        (edge_month(handle, date).clamp(first, last) - first) as u32
    }

    /// The month with that number; the last one if the axis has fewer.
    pub fn month(&self, index: u32) -> Calendar {
        let index = i32::try_from(index).unwrap_or(i32::MAX);
        self.clamped(self.numbers().0.saturating_add(index))
    }

    fn clamped(&self, month: i32) -> Calendar {
        let (first, last) = self.numbers();
        calendar_month(month.clamp(first, last))
    }

    fn length(&self) -> f64 {
        f64::from(self.last.0) - f64::from(self.first.0) + 1.0
    }
}

/// The month in which a handle stands: the first of a date for a start, the last for an end.
fn edge_month(handle: Handle, date: Calendar) -> i32 {
    let days = date.days();
    month_number(if handle == Handle::Start { days.first } else { days.last })
}

/// Months counted from January of the year 0.
pub(super) fn month_number(day: Day) -> i32 {
    let (year, month, _) = day.ymd();
    i32::from(year) * 12 + i32::from(month) - 1
}

/// The month with that number; the calendar's first or last for numbers outside the years 0 to 9999.
pub(super) fn calendar_month(number: i32) -> Calendar {
    let number = number.clamp(0, 9_999 * 12 + 11);
    Calendar::Month((number / 12) as i16, (number % 12 + 1) as u8)
}

pub(super) fn month_days(number: i32) -> Days {
    calendar_month(number).days()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn axis() -> Axis {
        Axis::of_years(2014, 2025, 24)
    }

    fn month(text: &str) -> Calendar {
        text.parse().unwrap()
    }

    #[test]
    fn begins_with_the_first_day_and_ends_after_the_last() {
        let axis = axis();
        assert!(axis.at(axis.first).abs() < 1e-12);
        assert!((axis.at(axis.last.plus(1)) - 1.0).abs() < 1e-12);
        assert_eq!(axis.day_at(1.0), axis.last);
        assert_eq!(axis.day_at(-3.0), axis.first);
        assert_eq!(axis.day_at(f64::NAN), axis.first);
    }

    #[test]
    fn a_long_axis_writes_fewer_years() {
        let labels = |axis: Axis| axis.ticks.into_iter().map(|t| t.label).collect::<Vec<_>>();
        assert_eq!(labels(Axis::of_years(2021, 2023, 24)), ["2021", "2022", "2023"]);
        assert_eq!(labels(Axis::of_years(1998, 2011, 4)), ["2000", "2005", "2010"]);
        assert!(Axis::of_years(-9999, 9999, 10).ticks.len() <= 11);
    }

    #[test]
    fn arrow_keys_step_by_months_and_stop_at_the_ends() {
        let axis = axis();
        let step = |from: &str, by| axis.step(Handle::Start, month(from), by);
        assert_eq!(step("2017-12", Move::Months(1)), month("2018-01"));
        assert_eq!(step("2017-01", Move::Months(-1)), month("2016-12"));
        assert_eq!(step("2017-06", Move::Months(12)), month("2018-06"));
        assert_eq!(step("2014-02", Move::Months(-12)), month("2014-01"));
        assert_eq!(step("2025-11", Move::Months(i32::MAX)), month("2025-12"));
        assert_eq!(step("2020", Move::First), month("2014-01"));
        assert_eq!(step("2020", Move::Last), month("2025-12"));
    }

    #[test]
    fn a_year_is_left_from_its_first_month_at_the_start_and_from_its_last_at_the_end() {
        let axis = axis();
        let step = |handle| axis.step(handle, month("2018"), Move::Months(1));
        assert_eq!(step(Handle::Start), month("2018-02"));
        assert_eq!(step(Handle::End), month("2019-01"));
    }

    #[test]
    fn a_date_before_the_axis_steps_onto_it() {
        assert_eq!(axis().step(Handle::Start, month("1990"), Move::Months(1)), month("2014-01"));
    }

    #[test]
    fn sliders_count_months_from_nought() {
        let axis = axis();
        assert_eq!(axis.months(), 144);
        assert_eq!(axis.month_index(Handle::End, month("2014")), 11);
        assert_eq!(axis.month(11), month("2014-12"));
        assert_eq!(axis.month(u32::MAX), month("2025-12"));
    }

    fn part(shown: &str) -> Axis {
        axis().part(Some(shown.parse().unwrap()), 16, Lang::En)
    }

    fn moved(shown: &str, by: AxisMove) -> String {
        part(shown).moved(by).map(|part| part.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_part_begins_and_ends_with_its_months_and_writes_them() {
        let axis = part("2020/2020");
        assert!(axis.at(axis.first).abs() < 1e-12 && axis.day_at(1.0) == axis.last);
        let labels: Vec<&str> = axis.ticks.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels.len(), 12);
        assert_eq!(labels[..3], ["2020", "Feb", "Mar"]);
        assert_eq!(
            (axis.months(), axis.month(0)),
            (144, month("2014-01")),
            "handles reach the ends"
        );
    }

    #[test]
    fn a_part_outside_of_the_axis_is_moved_onto_it() {
        for (shown, first, months) in
            [("1990/1999", 2014, 6), ("2030/2031", 2025, 6), ("2025-11/2040", 2025, 6)]
        {
            let axis = part(shown);
            assert_eq!(axis.first.year(), first, "{shown}");
            assert_eq!(month_number(axis.last) - month_number(axis.first) + 1, months, "{shown}");
        }
        assert!(!part("1900/2100").is_part());
    }

    #[test]
    fn the_axis_zooms_around_a_place_and_stops_at_its_ends() {
        assert_eq!(moved("2014/2025", AxisMove::In(0.5)), "2017-01/2022-12");
        assert_eq!(moved("2014/2025", AxisMove::In(0.0)), "2014-01/2019-12");
        assert_eq!(moved("2014/2025", AxisMove::In(1.0)), "2020-01/2025-12");
        assert_eq!(moved("2017/2022", AxisMove::Out(0.5)), "");
        assert_eq!(moved("2020-01/2020-06", AxisMove::In(0.5)), "2020-01/2020-06");
        assert_eq!(moved("2017/2018", AxisMove::Later), "2018-01/2019-12");
        assert_eq!(moved("2017/2018", AxisMove::Earlier), "2016-01/2017-12");
        assert_eq!(moved("2014/2015", AxisMove::Earlier), "2014-01/2015-12");
        assert_eq!(moved("2014/2025", AxisMove::Later), "");
    }

    #[test]
    fn a_date_outside_of_the_part_is_brought_into_it() {
        let day = |text: &str| month(text).days().last;
        let shown = part("2017/2018");
        assert_eq!(shown.showing(day("2018-12")).unwrap().to_string(), "2017-01/2018-12");
        assert_eq!(shown.showing(day("2019-01")).unwrap().to_string(), "2018-07/2020-06");
        assert_eq!(axis().showing(day("2019-01")), None);
    }

    proptest! {
        #[test]
        fn every_day_is_found_again_at_its_place(offset in 0_i32..4_383) {
            let axis = axis();
            let day = axis.first.plus(offset);
            prop_assert_eq!(axis.day_at(axis.at(day)), day);
        }

        #[test]
        fn a_handle_snaps_to_the_nearest_edge_of_a_month(fraction in 0.0_f64..1.0) {
            let axis = axis();
            let edge = |handle, month: Calendar| match handle {
                Handle::Start => axis.at(month.days().first),
                _ => axis.at(month.days().last.plus(1)),
            };
            for handle in [Handle::Start, Handle::End] {
                let off = |month| (edge(handle, month) - fraction).abs();
                let snapped = axis.snap(handle, fraction);
                for other in (0..axis.months()).map(|index| axis.month(index)) {
                    prop_assert!(off(snapped) <= off(other) + 1e-9);
                }
            }
        }
    }
}

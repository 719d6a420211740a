//! The window of a view on the axis, and what moving a handle makes of it.

use serde::{Deserialize, Serialize};

use super::{
    Axis,
    axis::{calendar_month, month_number},
};
use crate::date::Calendar;
use crate::{
    date::{Day, Days},
    view::TimeFilter,
};

/// What can be moved along the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handle {
    /// The beginning of the window.
    Start,
    /// The end of the window.
    End,
    /// The date of "as of".
    Playhead,
}

/// The time filter of the view as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Window {
    /// Where it begins on the axis, `0..=1`.
    pub from: f64,
    /// Where it ends on the axis, `0..=1`.
    pub to: f64,
    /// Its first day, which may lie outside the axis.
    pub first: Day,
    /// Its last day, which may lie outside the axis.
    pub last: Day,
    /// Whether it is a single day, "as of": `from` is then where that day ends, and equals `to`.
    pub as_of: bool,
}

impl Window {
    /// The window of a time filter on an axis.
    pub fn of(axis: &Axis, time: TimeFilter) -> Self {
        let Days { first, last } = time.days();
        let (from, to) = axis.span(Days { first, last });
        let as_of = matches!(time, TimeFilter::AsOf(_));
        Self { from: if as_of { to } else { from }, to, first, last, as_of }
    }

    /// Whether something on `days` belongs to the window: it may have happened in it, or, "as of" a
    /// day, until then.
    pub fn holds(&self, days: Days) -> bool {
        days.first <= self.last && (self.as_of || self.first <= days.last)
    }
}

/// The time filter after `handle` has been moved to `to`; `None` if the window then holds the whole
/// axis, which is no filter.
///
/// Without a filter the handles stand at the ends of the axis; with "as of" both stand at its date,
/// and moving one opens a window. A handle cannot pass the other: it stops in the same month.
pub fn window_after_move(
    axis: &Axis,
    time: Option<TimeFilter>,
    handle: Handle,
    to: Calendar,
) -> Option<TimeFilter> {
    let (first, last) = (axis.month(0), axis.month(u32::MAX));
    let (from, until) = match time {
        None => (first, last),
        Some(TimeFilter::AsOf(date)) => (date, date),
        Some(TimeFilter::Window(from, until)) => (from, until),
    };
    let (from, until) = match handle {
        Handle::Playhead => return Some(TimeFilter::AsOf(to)),
        Handle::Start if to.days().first > until.days().last => {
            (calendar_month(month_number(until.days().last)), until)
        }
        Handle::Start => (to, until),
        Handle::End if to.days().last < from.days().first => {
            (from, calendar_month(month_number(from.days().first)))
        }
        Handle::End => (from, to),
    };
    let whole = from.days().first <= axis.whole.first && until.days().last >= axis.whole.last;
    (!whole).then_some(TimeFilter::Window(from, until))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(time: &str, handle: Handle, to: &str) -> Option<String> {
        let time = (!time.is_empty()).then(|| time.parse().unwrap());
        let axis = Axis::of_years(2014, 2025, 24);
        window_after_move(&axis, time, handle, to.parse().unwrap()).map(|time| time.to_string())
    }

    #[test]
    fn a_moved_handle_keeps_the_other() {
        assert_eq!(moved("2018/2020", Handle::Start, "2018-02").unwrap(), "2018-02/2020");
        assert_eq!(moved("2018/2020", Handle::End, "2019-11").unwrap(), "2018/2019-11");
    }

    #[test]
    fn a_first_move_starts_from_the_whole_axis() {
        assert_eq!(moved("", Handle::Start, "2017-07").unwrap(), "2017-07/2025-12");
        assert_eq!(moved("", Handle::End, "2020-11").unwrap(), "2014-01/2020-11");
    }

    #[test]
    fn a_handle_stops_at_the_month_of_the_other() {
        assert_eq!(moved("2018/2020-03", Handle::Start, "2021-05").unwrap(), "2020-03/2020-03");
        assert_eq!(moved("2018/2020", Handle::End, "2015-05").unwrap(), "2018/2018-01");
    }

    #[test]
    fn the_whole_axis_is_no_filter() {
        assert_eq!(moved("2018/2025-12", Handle::Start, "2014-01"), None);
        assert_eq!(moved("2014/2020", Handle::End, "2025-12"), None);
    }

    #[test]
    fn the_playhead_stands_at_one_date_and_opens_a_window_when_a_handle_moves() {
        assert_eq!(moved("2018/2020", Handle::Playhead, "2019-06").unwrap(), "2019-06");
        assert_eq!(moved("2019-06", Handle::Start, "2017-01").unwrap(), "2017-01/2019-06");
        assert_eq!(moved("2019-06", Handle::End, "2020-01").unwrap(), "2019-06/2020-01");
    }

    #[test]
    fn a_window_outside_the_axis_is_drawn_at_its_edge_and_keeps_its_days() {
        let axis = Axis::of_years(2014, 2025, 24);
        let window = Window::of(&axis, "1990/1999".parse().unwrap());
        assert!(window.from.abs() < 1e-9 && window.to.abs() < 1e-9);
        assert_eq!(window.first, Day::new(1990, 1, 1).unwrap());
    }
}

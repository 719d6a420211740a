//! How finely dates are counted: by month, or by year where so many months lie too close to tell apart.

use super::{Axis, Evidence, JoinBin, Room, index::Counts, rounded};
use crate::date::{Calendar, Days, PartialDate};

/// Up to so many bars, or brackets, the lane shows each.
const MANY: usize = 60;
/// From this width on a month is shown in any case, CSS pixels.
const WIDE: f64 = 12.0;

/// Puts what happened within one year together where a lane would have too many bars or brackets.
/// What is shown of the axis decides: zoomed in, months are told apart again.
pub(super) fn coarsen(counts: &mut Counts, axis: &Axis, room: Room) {
    if f64::from(axis.months()) * WIDE <= room.width() {
        return;
    }
    // Those who came and those who left share the lane.
    if counts.joins.len() + counts.leaves.len() > MANY {
        for bins in [&mut counts.joins, &mut counts.leaves] {
            *bins = bins_of_years(bins, axis);
        }
    }
    if counts.evidence.len() + counts.left_by.len() > MANY {
        for evidence in [&mut counts.evidence, &mut counts.left_by] {
            *evidence = evidence_of_years(evidence, axis);
        }
    }
}

fn bins_of_years(bins: &[JoinBin], axis: &Axis) -> Vec<JoinBin> {
    let mut years: Vec<JoinBin> = Vec::new();
    for bin in bins {
        let days = year_of(bin.days);
        match years.iter_mut().rfind(|year| Some(year.days) == days) {
            Some(year) => year.count += bin.count,
            None => years.push(match days {
                Some(days) => {
                    let (from, to) = axis.span(days);
                    JoinBin { from, to, days, precise: false, ..*bin }
                }
                None => *bin,
            }),
        }
    }
    years
}

/// The whole year that some days lie in, if it is one.
fn year_of(days: Days) -> Option<Days> {
    (days.first.year() == days.last.year()).then(|| Calendar::Year(days.first.year()).days())
}

fn evidence_of_years(evidence: &[Evidence], axis: &Axis) -> Vec<Evidence> {
    let mut years: Vec<Evidence> = Vec::new();
    for one in evidence {
        let calendar = Calendar::Year(one.by.calendar.days().last.year());
        let end = axis.at(calendar.days().last.plus(1));
        match years.iter_mut().rfind(|year| year.by.calendar == calendar) {
            Some(year) => year.count += one.count,
            // At the end of a year that is not shown nothing can stand.
            None if end > 1.0 => years.push(*one),
            None => {
                let by = PartialDate { calendar, ..one.by };
                years.push(Evidence { at: rounded(end), by, ..*one });
            }
        }
    }
    years
}

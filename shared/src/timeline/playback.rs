//! Playing time: from a view to the next one, by months, by changes, or by the milestones of the story.

use super::axis::{calendar_month, month_number};
use crate::{
    directory::{Directory, MilestoneEntry, NONE},
    geo::LonLat,
    lang::Lang,
    view::{Given, Open, TimeFilter, View},
};

/// The zoom at which the story shows a site.
const AT_SITE: f64 = 10.0;
/// The zoom at which the story shows the place of a partner.
const AT_PARTNER: f64 = 9.0;
/// The zoom at which the story shows a municipality.
const AT_PLACE: f64 = 8.0;

/// How far one step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// To the end of the next month.
    Month,
    /// To the end of the next month in which something changes: who of the selection takes part,
    /// may take part, or what has happened.
    Change,
    /// To the next milestone, which is opened where it happened.
    Story,
}

impl Directory {
    /// The view one step later, or earlier; `None` where nothing follows on the axis.
    ///
    /// A step leads to "as of" the end of a month. Without a time filter the first step forward leads
    /// to the beginning of the axis, and back to its end; a window is left from its end.
    pub fn played(&self, view: &View, pace: Pace, forward: bool) -> Option<View> {
        let (first, last) = self.timeline.axis().numbers();
        let now = match view.time_filter().map(|time| time.days().last) {
            // A month counts as reached when it is over.
            Some(day) if forward => month_number(day.plus(1)) - 1,
            Some(day) => month_number(day),
            None if forward => first - 1,
            None => last + 1,
        };
        let now = now.clamp(first - 1, last + 1);
        match pace {
            Pace::Month => self.at_month(view, if forward { now + 1 } else { now - 1 }),
            Pace::Change => {
                let changes = self.timeline.changes(&self.select(view).whenever);
                let changes = |month: &i32| {
                    changes.get((month - first) as usize).is_some_and(|changes| *changes)
                };
                let to = if forward {
                    (now + 1..=last).find(changes)
                } else {
                    (first..now).rev().find(changes)
                };
                self.at_month(view, to?)
            }
            Pace::Story => {
                let stops = self.timeline.stops();
                let told = stops.iter().position(|(month, number)| {
                    let id = &self.columns.milestones[*number].id;
                    *month == now && matches!(&view.open, Some(Open::Milestone(open)) if open == id)
                });
                let next = match (told, forward) {
                    (Some(told), true) => told + 1,
                    (Some(told), false) => told.checked_sub(1)?,
                    (None, true) => stops.iter().position(|(month, _)| *month > now)?,
                    (None, false) => stops.iter().rposition(|(month, _)| *month <= now)?,
                };
                let (month, number) = *stops.get(next)?;
                let milestone = &self.columns.milestones[number];
                let (center, zoom) = self.place_of(milestone).unzip();
                let open = Some(Open::Milestone(milestone.id.clone()));
                Some(View { open, zoom, center, ..self.at_month(view, month)? })
            }
        }
    }

    /// The next view while the story plays: a month later; or at the next milestone, which is then to
    /// be told.
    pub fn told(&self, view: &View) -> Option<(View, bool)> {
        let stop = self.played(view, Pace::Story, true)?;
        let end = |view: &View| view.time_filter().map(|time| time.days().last);
        let month = self.played(view, Pace::Month, true).filter(|month| end(month) < end(&stop));
        Some(month.map_or((stop, true), |month| (month, false)))
    }

    /// The view as of the end of a month, which the axis then shows.
    fn at_month(&self, view: &View, month: i32) -> Option<View> {
        let axis = self.timeline.axis();
        let (first, last) = axis.numbers();
        if !(first..=last).contains(&month) {
            return None;
        }
        let time = TimeFilter::AsOf(calendar_month(month));
        let shown = axis.part(view.axis, 1, Lang::Nb).showing(time.days().last);
        Some(View { time: Some(Given::Value(time)), axis: shown, page: 0, ..view.clone() })
    }

    /// The moment of a milestone under the filters of a view: the map as of its date, where it happened,
    /// and its record beside it.
    pub fn moment(&self, view: &View, milestone: &MilestoneEntry) -> View {
        let (center, zoom) = self.place_of(milestone).unzip();
        let time = milestone.when.map(|when| Given::Value(TimeFilter::AsOf(when.calendar)));
        let open = Some(Open::Milestone(milestone.id.clone()));
        View { time, compare: None, open, zoom, center, ..view.filters_only() }
    }

    /// Where a milestone happened, and how close that is looked at: at its site, in its municipality,
    /// or at the only partner it concerns.
    fn place_of(&self, milestone: &MilestoneEntry) -> Option<(LonLat, f64)> {
        let columns = &self.columns;
        if milestone.site != NONE {
            return Some((columns.sites[usize::from(milestone.site)].point, AT_SITE));
        }
        if milestone.place != NONE {
            let place = &columns.places[usize::from(milestone.place)];
            return Some((place.point?, AT_PLACE));
        }
        let [partner] = milestone.partners[..] else { return None };
        let at = columns.locations.of(partner).next()?;
        Some((columns.locations.point(at), AT_PARTNER))
    }
}

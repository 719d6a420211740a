//! What of the timeline does not depend on the filter, and the counts that do.

use super::{
    Axis, Evidence, JoinBin, Step,
    axis::{calendar_month, month_days, month_number},
    rounded,
};
use crate::{
    bitset::Bitset,
    date::{Calendar, Day, Days, PartialDate, Sense},
    directory::Columns,
    marks::LabelSide,
    membership::Membership,
};

/// The dates of all records, sorted into few classes and placed on the axis, so that a view is
/// answered by counting.
///
/// Months are the finest grain of the timeline: days are counted in theirs.
#[derive(Clone, Debug)]
pub struct TimelineIndex {
    /// The axis, without years written.
    axis: Axis,
    /// The class of each partner.
    class: Vec<u32>,
    /// Every combination of dates that a partner has.
    classes: Vec<Class>,
    /// Every date of joining or leaving: on which lane, and where.
    edges: Vec<(Lane, Edge, JoinBin)>,
    /// Dated milestones by place on the axis.
    pub(super) milestones: Vec<Placed>,
}

/// What the timeline shows of a membership.
#[derive(Clone, Copy, Debug)]
struct Class {
    /// The number of its beginning among the edges.
    start: Option<u32>,
    /// The number of its end among the edges.
    end: Option<u32>,
    /// The months of the axis at whose end the membership may hold.
    possible: Option<Months>,
    /// The months of the axis at whose end it certainly holds.
    certain: Option<Months>,
    /// The membership itself, to the day.
    membership: Membership,
}

/// A milestone on the axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// Its number.
    pub(super) number: u32,
    /// Its date.
    pub(super) when: PartialDate,
    /// Among which days it lies.
    pub(super) days: Days,
    /// Where its day, month or year begins and ends.
    pub(super) span: (f64, f64),
    /// Where it stands.
    pub(super) at: f64,
}

/// The dates of a membership in months, and itself.
type Dates = (Option<Edge>, Option<Edge>, Option<Months>, Option<Months>, Membership);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lane {
    Starts,
    Ends,
}

/// When a membership began or ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Within(Months),
    By(Months),
}

/// A run of months, both ends included, numbered from the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Months {
    first: i32,
    last: i32,
}

/// The counts of a selection.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) joins: Vec<JoinBin>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) leaves: Vec<JoinBin>,
    pub(super) left_by: Vec<Evidence>,
    pub(super) running: Vec<Step>,
    pub(super) unknown: u32,
}

impl TimelineIndex {
    /// Sorts the dates of all records.
    pub fn new(columns: &Columns) -> Self {
        let (first, last) = years(columns);
        let axis = Axis::of_years(first, last, 1);
        let partners = &columns.partners;
        let dates: Vec<Dates> = (partners.membership.iter().zip(&partners.since))
            .map(|(membership, since)| dates(*membership, *since))
            .collect();
        let mut classes: Vec<Dates> = dates.clone();
        crate::sort::plain(&mut classes);
        classes.dedup();
        let mut edges: Vec<(Lane, Edge)> = classes
            .iter()
            .flat_map(|(start, end, ..)| {
                let of = |lane, edge: &Option<Edge>| edge.map(|edge| (lane, edge));
                of(Lane::Starts, start).into_iter().chain(of(Lane::Ends, end))
            })
            .collect();
        crate::sort::plain(&mut edges);
        edges.dedup();
        let edges: Vec<_> =
            edges.into_iter().map(|(lane, edge)| (lane, edge, edge.months().bin(&axis))).collect();
        let number = |lane: Lane, edge: Option<Edge>| {
            let at =
                |edge| edges.binary_search_by_key(&(lane, edge), |(lane, edge, _)| (*lane, *edge));
            edge.and_then(|edge| at(edge).ok()).map(|number| number as u32)
        };
        let class = dates
            .iter()
            .map(|dates| classes.binary_search(dates).map_or(0, |number| number as u32))
            .collect();
        let classes = classes
            .iter()
            .map(|(start, end, possible, certain, membership)| Class {
                membership: *membership,
                start: number(Lane::Starts, *start),
                end: number(Lane::Ends, *end),
                possible: possible.and_then(|months| months.on(&axis)),
                certain: certain.and_then(|months| months.on(&axis)),
            })
            .collect();
        let mut milestones: Vec<Placed> = (0..)
            .zip(&columns.milestones)
            .filter_map(|(number, milestone)| {
                let when = milestone.when?;
                let span = axis.span(when.calendar.days());
                let middle = rounded(f64::midpoint(span.0, span.1));
                let at = if when.sense == Sense::By { span.1 } else { middle };
                Some(Placed { number, when, days: when.days(), span, at })
            })
            .collect();
        crate::sort::by(&mut milestones, |a, b| a.at.total_cmp(&b.at));
        Self { axis, class, classes, edges, milestones }
    }

    /// The whole axis, without years written.
    pub fn axis(&self) -> &Axis {
        &self.axis
    }

    /// Those of `partners` whose membership may hold on one of `days`, and those of which it is certain.
    /// What many have in common is asked once.
    pub fn holding(&self, partners: &Bitset, days: Days) -> (Bitset, Bitset) {
        let holds: Vec<(bool, bool)> =
            self.classes.iter().map(|class| class.membership.holds(days)).collect();
        partners.two_where(|p| holds[self.class[p as usize] as usize])
    }

    /// The months at whose end something differs from the month before: who of `selected` may or
    /// certainly does take part, or what may have happened. Numbers from the first month of the axis.
    pub(super) fn changes(&self, selected: &Bitset) -> Vec<bool> {
        let mut changes = vec![false; self.axis.months() as usize + 1];
        let mut filled = vec![false; self.classes.len()];
        for partner in selected.iter() {
            filled[self.class[partner as usize] as usize] = true;
        }
        for (class, _) in self.classes.iter().zip(filled).filter(|(_, filled)| *filled) {
            for months in class.possible.into_iter().chain(class.certain) {
                changes[months.first as usize] = true;
                changes[months.last as usize + 1] = true;
            }
        }
        let first = month_number(self.axis.first);
        for placed in self.milestones.iter().filter(|placed| placed.days.first != Day::EARLIEST) {
            changes[(month_number(placed.days.first) - first).max(0) as usize] = true;
        }
        changes.pop();
        changes
    }

    /// The milestones in the order in which they are told: the month at whose end each has certainly
    /// happened, and its number.
    pub(super) fn stops(&self) -> Vec<(i32, usize)> {
        let stop = |placed: &Placed| {
            (month_number(placed.when.calendar.days().last), placed.number as usize)
        };
        let mut stops: Vec<(i32, usize)> = self.milestones.iter().map(stop).collect();
        crate::sort::by_key(&mut stops, |stop| stop.0);
        stops
    }

    /// Counts `selected`; of these `in_count` enter the running count.
    pub(super) fn count(&self, selected: &Bitset, in_count: &Bitset) -> Counts {
        let mut sizes = vec![(0_u32, 0_u32); self.classes.len()];
        for partner in selected.iter() {
            let (all, counted) = &mut sizes[self.class[partner as usize] as usize];
            *all += 1;
            *counted += u32::from(in_count.contains(partner));
        }
        let mut at_edge = vec![0_u32; self.edges.len()];
        let mut changes = vec![(0_i64, 0_i64); self.axis.months() as usize + 1];
        let mut unknown = 0;
        for (class, (all, counted)) in self.classes.iter().zip(sizes).filter(|(_, size)| size.0 > 0)
        {
            for edge in class.start.into_iter().chain(class.end) {
                at_edge[edge as usize] += all;
            }
            if class.start.is_none() {
                unknown += all;
            }
            let counted = i64::from(counted);
            if let Some(months) = class.certain {
                changes[months.first as usize].0 += counted;
                changes[months.last as usize + 1].0 -= counted;
            }
            if let Some(months) = class.possible {
                changes[months.first as usize].1 += counted;
                changes[months.last as usize + 1].1 -= counted;
            }
        }
        let mut counts = Counts { unknown, running: self.steps(&changes), ..Counts::default() };
        for ((lane, edge, bin), count) in self.edges.iter().zip(at_edge).filter(|edge| edge.1 > 0) {
            let (bins, evidence) = match lane {
                Lane::Starts => (&mut counts.joins, &mut counts.evidence),
                Lane::Ends => (&mut counts.leaves, &mut counts.left_by),
            };
            match edge {
                Edge::Within(_) => bins.push(JoinBin { count, ..*bin }),
                Edge::By(months) => {
                    let by = PartialDate { calendar: months.calendar(), sense: Sense::By };
                    evidence.push(Evidence { at: bin.to, by, count, label: LabelSide::Hidden });
                }
            }
        }
        for evidence in [&mut counts.evidence, &mut counts.left_by] {
            crate::sort::by(evidence, |a, b| a.at.total_cmp(&b.at));
        }
        counts
    }

    /// The running count from its changes in each month of the axis.
    fn steps(&self, changes: &[(i64, i64)]) -> Vec<Step> {
        let (mut least, mut most) = (0, 0);
        let mut steps: Vec<Step> = Vec::new();
        for (index, change) in (0..self.axis.months()).zip(changes) {
            least += change.0;
            most += change.1;
            if index == 0 || *change != (0, 0) {
                let first = self.axis.month(index).days().first;
                let at = rounded(self.axis.at(first));
                steps.push(Step { first, at, least: least as u32, most: most as u32 });
            }
        }
        steps
    }
}

fn dates(membership: Membership, since: Option<PartialDate>) -> Dates {
    let end = membership.end.map(|days| Edge::of(days, None));
    let Some(start) = membership.start else { return (None, end, None, None, membership) };
    let last = membership.end.unwrap_or(Days { first: Day::LATEST, last: Day::LATEST });
    let possible = Months::ending_within(start.first, last.last);
    // A membership cannot end before it begins, which narrows both ranges.
    let certain = Months::ending_within(start.last.min(last.last), last.first.max(start.first));
    (Some(Edge::of(start, since)), end, possible, possible.and(certain), membership)
}

impl Edge {
    /// `written` says how precise the date is where the days alone do not.
    fn of(days: Days, written: Option<PartialDate>) -> Self {
        let months = match written {
            Some(date) => Months::of(date.calendar.days()),
            None if days.first == Day::EARLIEST => {
                Months::of(Days { first: days.last, last: days.last })
            }
            None => Months::of(days),
        };
        if days.first == Day::EARLIEST { Self::By(months) } else { Self::Within(months) }
    }

    fn months(self) -> Months {
        match self {
            Self::Within(months) | Self::By(months) => months,
        }
    }
}

impl Months {
    fn of(days: Days) -> Self {
        Self { first: month_number(days.first), last: month_number(days.last) }
    }

    /// The months that end on one of the days `first..=last`.
    fn ending_within(first: Day, last: Day) -> Option<Self> {
        let from = if first == Day::EARLIEST { i32::MIN } else { month_number(first) };
        let until = if last == Day::LATEST {
            i32::MAX
        } else {
            month_number(last) - i32::from(month_number(last.plus(1)) == month_number(last))
        };
        (first <= last && from <= until).then_some(Self { first: from, last: until })
    }

    fn days(self) -> Days {
        Days { first: month_days(self.first).first, last: month_days(self.last).last }
    }

    /// The part of them that lies on the axis, numbered from its first month.
    fn on(self, axis: &Axis) -> Option<Self> {
        let first = month_number(axis.first);
        let first_on = self.first.max(first) - first;
        let last_on = self.last.min(month_number(axis.last)) - first;
        (first_on <= last_on).then_some(Self { first: first_on, last: last_on })
    }

    fn bin(self, axis: &Axis) -> JoinBin {
        let days = self.days();
        let (from, to) = axis.span(days);
        JoinBin { from, to, days, count: 0, precise: self.first == self.last, labelled: true }
    }

    /// The year, if it is a whole one; else its last month.
    fn calendar(self) -> Calendar {
        match calendar_month(self.last) {
            Calendar::Month(year, 12) if self.last - self.first == 11 => Calendar::Year(year),
            month => month,
        }
    }
}

/// The years of the axis: those of all dated things. An era without an end goes on as long as it was
/// planned, or else until today, but not beyond this year.
fn years(columns: &Columns) -> (i16, i16) {
    let mut days: Vec<Day> = Vec::new();
    let mut add = |range: Days| {
        // "By" begins with no day at all.
        days.extend([range.first, range.last].into_iter().filter(|day| *day != Day::EARLIEST));
    };
    for membership in &columns.partners.membership {
        membership.start.into_iter().chain(membership.end).for_each(&mut add);
    }
    columns.milestones.iter().filter_map(|m| m.when).map(PartialDate::days).for_each(&mut add);
    for era in &columns.eras {
        add(era.start.days());
        let open = || {
            let planned = era.planned_end.map_or(columns.today, |date| date.days().last);
            planned.min(columns.today)
        };
        let last = era.end.map_or_else(open, |date| date.days().last);
        add(Days { first: last, last });
    }
    let this_year = columns.today.year();
    let first = days.iter().min().map_or(this_year, |day| day.year());
    let last = days.iter().max().map_or(this_year, |day| day.year());
    (first.max(0), last.max(0))
}

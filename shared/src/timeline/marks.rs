//! What no filter changes: eras, milestones and the totals that sources give.

use super::{
    Axis, Band, MilestoneGroup, MilestoneMark, Room, Shape, Span, Total, index::Placed, labels,
    rounded, spread,
};
use crate::{
    date::{Calendar, Day, Days, Sense},
    directory::{EraEntry, MilestoneEntry},
    lang::Lang,
    marks::LabelSide,
    milestone::Category,
};

pub(super) fn bands(eras: &[EraEntry], axis: &Axis, lang: Lang) -> Vec<Band> {
    let band = |era: &EraEntry| {
        let last = era.end.or(era.planned_end).map_or(Day::LATEST, |date| date.days().last);
        let first = era.start.days().first;
        let (from, to) = axis.span(Days { first, last: last.max(first) });
        Band {
            id: era.id.clone(),
            label: era.name.get(lang).to_owned(),
            from,
            to,
            open_end: era.end.is_none(),
        }
    };
    eras.iter().map(band).filter(|band| band.from < 1.0 && band.to > 0.0).collect()
}

pub(super) fn marks(
    milestones: &[MilestoneEntry],
    placed: &[Placed],
    lang: Lang,
) -> Vec<MilestoneMark> {
    let mark = |placed: &Placed| {
        let milestone = &milestones[placed.number as usize];
        MilestoneMark {
            id: milestone.id.clone(),
            title: milestone.title.get(lang).to_owned(),
            when: placed.when,
            note: milestone.note.as_ref().map(|note| note.get(lang).to_owned()),
            from: placed.span.0,
            to: placed.span.1,
            at: placed.at,
            shape: match placed.when.calendar {
                Calendar::Year(_) => Shape::Year,
                Calendar::Month(..) => Shape::Month,
                Calendar::Day(..) => Shape::Day,
            },
            about: placed.when.sense == Sense::About,
            category: milestone.category,
            key: milestone.category == Category::Programme,
        }
    };
    placed.iter().map(mark).collect()
}

/// Joins marks whose targets would lie closer than [`Room::target`]. A group stands halfway between
/// its first and last mark; joining two moves it, so the groups before it are looked at again.
pub(super) fn groups(marks: &[MilestoneMark], room: Room) -> Vec<MilestoneGroup> {
    let middle = |span: &Span| {
        let (first, last) = (span.first as usize, (span.first + span.len - 1) as usize);
        rounded(f64::midpoint(marks[first].at, marks[last].at))
    };
    let mut spans: Vec<Span> = Vec::new();
    for first in 0..marks.len() as u32 {
        let mut span = Span { first, len: 1 };
        while let Some(before) = spans.pop_if(|s| middle(&span) - middle(s) < room.target) {
            span = Span { first: before.first, len: before.len + span.len };
        }
        spans.push(span);
    }
    let labelled = spread(spans.iter().map(middle), room.label);
    let group =
        |(marks, labelled): (Span, bool)| MilestoneGroup { at: middle(&marks), marks, labelled };
    spans.into_iter().zip(labelled).map(group).collect()
}

pub(super) fn totals(milestones: &[MilestoneEntry], placed: &[Placed], room: Room) -> Vec<Total> {
    let total = |placed: &Placed| {
        let milestone = &milestones[placed.number as usize];
        let (count, relation) = milestone.count?;
        Some(Total {
            id: milestone.id.clone(),
            at: placed.at,
            from: placed.span.0,
            to: placed.span.1,
            count,
            relation,
            about: placed.when.sense == Sense::About,
            when: placed.when,
            label: LabelSide::Hidden,
        })
    };
    let mut totals: Vec<Total> = placed.iter().filter_map(total).collect();
    labels::totals(&mut totals, room);
    totals
}

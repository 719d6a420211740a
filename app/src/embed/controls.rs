//! What visitors may change in the frame, as a plain form and links; and what could not be understood.

use maud::{Markup, html};
use shared::{
    date::Calendar,
    view::{Given, TimeFilter, View},
};

use super::Drawn;
use crate::pages::form::choices;

impl Drawn<'_> {
    /// The filters that hold; links without them where visitors may filter.
    pub(super) fn chips(&self) -> Markup {
        let (words, chips) = (self.words(), &self.answer.result.chips);
        let shown = !chips.is_empty() && self.embed.kind != shared::embed::Kind::Site;
        html! {
            @if shown {
                ul.chips aria-label=(words.active_filters) {
                    @for chip in chips {
                        @let without = View::parse(&chip.without);
                        li {
                            @if self.may_change_to(&without) {
                                a target="_self" href=(self.embed.with_view(without).href())
                                    aria-label=((words.remove_filter)(&chip.label)) {
                                    (chip.label)
                                    svg.ic aria-hidden="true" { use href="#i-x" {} }
                                }
                            } @else { span { (chip.label) } }
                        }
                    }
                }
            }
        }
    }

    /// Whether all that differs in another view is what visitors may change; the rest is the
    /// embedder's.
    fn may_change_to(&self, other: &View) -> bool {
        let (view, allow) = (&self.embed.view, self.embed.options.allow);
        let filters = view.facets == other.facets
            && view.match_all == other.match_all
            && view.match_unread == other.match_unread
            && view.near == other.near
            && view.bbox == other.bbox;
        let time = view.time == other.time
            && view.compare == other.compare
            && view.undated == other.undated;
        (allow.search || view.q == other.q)
            && (allow.filter || filters)
            && (allow.time || time)
            && view.partners == other.partners
    }

    /// Values of the address that could not be understood.
    pub(super) fn notes(&self) -> Markup {
        let (words, own) = (self.words(), self.own());
        html! {
            @for note in &self.answer.result.notes {
                @let said = if note.filters { words.matches_nothing } else { words.not_understood };
                p.note.bad { (said((words.parameter)(&note.name), &note.value, (words.example_of)(&note.name))) }
            }
            @for bad in &self.embed.options.unread { p.note { ((own.option)(&bad.name, &bad.value)) } }
        }
    }

    /// The form; nothing where visitors may change nothing.
    pub(super) fn controls(&self) -> Markup {
        let allow = self.embed.options.allow;
        let (words, own) = (self.words(), self.own());
        if !allow.any() || self.embed.kind == shared::embed::Kind::Partner {
            return html! {};
        }
        html! {
            form.filter method="get" action=(path_of(&self.embed.base())) target="_self" {
                (self.kept())
                @if allow.search {
                    label {
                        span.vh { (words.search_label) }
                        input type="search" name="q" value=(self.embed.view.q) maxlength="200" placeholder=(words.search) autocomplete="off";
                    }
                }
                @if allow.filter { (self.facets()) }
                @if allow.time { (self.time()) }
                button.btn.quiet.sm type="submit" { (own.show) }
            }
        }
    }

    /// Options, and what of the view the form has no field for.
    fn kept(&self) -> Markup {
        let allow = self.embed.options.allow;
        let mut view = View { open: None, page: 0, ..self.embed.view.clone() };
        if allow.search {
            view.q.clear();
        }
        if allow.filter {
            // What no box stands for stays, else a selection of nothing became one of everything.
            for facet in self.answer.result.facets.iter() {
                let chosen = &mut view.facets[facet.facet as usize];
                let boxes = chosen.as_ref().is_some_and(|ids| !ids.is_empty());
                if let Some(ids) = chosen {
                    ids.retain(|id| facet.options.iter().all(|option| option.id != *id));
                }
                if boxes && chosen.as_ref().is_some_and(Vec::is_empty) {
                    *chosen = None;
                }
            }
        }
        if allow.time {
            view.time = None;
        }
        let options = self.embed.options.query();
        html! {
            @for (name, value) in options.split('&').filter_map(|pair| pair.split_once('=')) {
                input type="hidden" name=(name) value=(value);
            }
            @for (name, value) in view.fields() { input type="hidden" name=(name) value=(value); }
        }
    }

    fn facets(&self) -> Markup {
        let (words, facets) = (self.words(), &self.answer.result.facets);
        html! {
            details.narrow {
                summary { (self.own().narrow) }
                @for facet in facets.iter() {
                    details open[facet.chosen > 0] {
                        summary { ((words.facet)(facet.facet)) }
                        (choices((words.facet)(facet.facet), facet))
                    }
                }
            }
        }
    }

    /// The time as a field, and one year back or on as links.
    fn time(&self) -> Markup {
        let words = self.words();
        let view = &self.embed.view;
        let axis = &self.answer.result.timeline.axis;
        let (first, last) = (axis.day_at(0.0).year(), axis.day_at(1.0 - 1e-6).year());
        let shown = match &view.time {
            Some(Given::Value(time)) => time.to_string(),
            Some(Given::Unreadable(text)) => text.clone(),
            None => String::new(),
        };
        let year = match view.time_filter() {
            Some(TimeFilter::AsOf(date)) => Some(date.year()),
            Some(TimeFilter::Window(_, to)) => Some(to.year()),
            None => None,
        };
        let steps = match year {
            Some(year) => vec![year - 1, year + 1],
            None => vec![first],
        };
        html! {
            label {
                (words.type_dates) " "
                input type="text" name="time" value=(shown) inputmode="numeric" autocomplete="off" placeholder="2018/2020-06";
            }
            span.steps {
                @for year in steps.into_iter().filter(|year| (first..=last).contains(year)) {
                    @let time = Some(Given::Value(TimeFilter::AsOf(Calendar::Year(year))));
                    (self.inside("btn ghost sm", View { time, page: 0, ..view.clone() }, &html! { ((self.own().as_of)(year)) }))
                }
                @if view.time.is_some() {
                    (self.inside("btn ghost sm", View { time: None, page: 0, ..view.clone() }, &html! { (words.whole_period) }))
                }
            }
        }
    }
}

/// An address without its query string, which the fields of a form replace.
fn path_of(address: &str) -> &str {
    address.split('?').next().unwrap_or_default()
}

//! The timeline as text: the same facts, for readers, screen readers and print.

use std::sync::Arc;

use leptos::{html, prelude::*};
use maud::{Markup, html as markup};
use shared::{
    lang::Lang,
    milestone::CountRelation,
    text::{dates, words},
    timeline::{Evidence, JoinBin, Timeline},
    view::Open,
};

use super::{lanes::bin_date, opens};
use crate::state::explorer;

/// How many milestones are listed. The page of the timeline has them all.
const LISTED: usize = 200;

/// The text, folded away beside the picture.
#[component]
pub fn AsText(timeline: RwSignal<Arc<Timeline>>) -> impl IntoView {
    let explorer = explorer();
    // It is long, and drawn anew only while it can be seen.
    let (fold, seen) = (NodeRef::<html::Details>::new(), RwSignal::new(true));
    Effect::new(move |_| seen.set(fold.get().is_some_and(|fold| fold.has_attribute("open"))));
    let text = Memo::new(move |before: Option<&String>| {
        if !seen.get() {
            return before.cloned().unwrap_or_default();
        }
        let href = |open| explorer.href_open(Some(open));
        timeline.with(|timeline| text(timeline, explorer.lang, &href).into_string())
    });
    view! {
        <details
            class="tltext"
            id="timeline-text"
            node_ref=fold
            on:toggle=move |_| seen.set(fold.get_untracked().is_some_and(|fold| fold.has_attribute("open")))
        >
            <summary>{words(explorer.lang).timeline_as_text}</summary>
            <div
                class="tlcols"
                on:click=move |event| opens::open_clicked(&event, explorer)
                inner_html=opens::redrawn(explorer, ".tlcols", text)
            ></div>
        </details>
    }
}

/// The text; `href` gives the address that opens something.
pub(crate) fn text(timeline: &Timeline, lang: Lang, href: &dyn Fn(Open) -> String) -> Markup {
    let words = words(lang);
    let unknown = &timeline.unknown;
    let year = |at: f64| timeline.axis.day_at(at).year();
    markup! {
        section {
            h3 { (words.eras) }
            ul {
                @for era in &timeline.eras {
                    li {
                        (era.label) ": " (year(era.from + 1e-5)) "–" (year(era.to - 1e-5))
                        @if era.open_end { ", " (words.end_unknown) }
                    }
                }
            }
            h3 { (words.joins) }
            ul {
                (bins(&timeline.joins, words.joined_in, lang))
                (evidence(&timeline.evidence, words.partner_by, lang))
                (bins(&timeline.leaves, words.left_in, lang))
                (evidence(&timeline.left_by, words.left_in, lang))
                li { (words.date_unknown) ": " ((words.organisations_count)(unknown.partners)) }
            }
            h3 { (words.totals) }
            ul {
                @for total in &timeline.totals {
                    @let more = total.relation == CountRelation::MoreThan;
                    @let count = (words.count_text)(total.count, more);
                    li { ((words.counted)(&count, &dates::format_date(total.when, lang))) }
                }
                @if let Some(step) = timeline.running.iter().rfind(|step| step.at <= timeline.today) {
                    li { ((words.records_add_up)(step.least, step.most)) }
                }
            }
        }
        section {
            h3 { (words.milestones) }
            ol.story {
                @for mark in timeline.milestones.iter().take(LISTED) {
                    (milestone(&mark.id, &mark.title, &dates::format_date(mark.when, lang), href))
                }
                @if let Some(more) = timeline.milestones.len().checked_sub(LISTED + 1) {
                    li { ((words.not_listed)(more as u32 + 1)) }
                }
                @for undated in &unknown.milestones {
                    (milestone(&undated.id, &undated.title, words.date_unknown, href))
                }
            }
        }
    }
}

fn bins(bins: &[JoinBin], text: fn(u32, &str) -> String, lang: Lang) -> Markup {
    markup! { @for bin in bins { li { (text(bin.count, &bin_date(bin, lang))) } } }
}

fn evidence(evidence: &[Evidence], text: fn(u32, &str) -> String, lang: Lang) -> Markup {
    markup! { @for e in evidence { li { (text(e.count, &dates::format_date(e.by, lang))) } } }
}

fn milestone(id: &str, title: &str, when: &str, href: &dyn Fn(Open) -> String) -> Markup {
    let open = Open::Milestone(id.to_owned());
    markup! {
        li {
            span.when { (when) }
            a data-target=(open.to_string()) href=(href(open)) { (title) }
        }
    }
}

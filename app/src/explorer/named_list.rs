//! Who is at a mark: a named list with a heading per site or place, over the map (a sheet on a
//! phone).

use leptos::prelude::*;
use maud::html;
use shared::{explore::NamedList, lang::Lang, text::words, view::View};

use crate::{detail::Block, links::Place, state::explorer};

/// The card; nothing while nothing of the kind is opened.
#[component]
pub fn NamedListCard() -> impl IntoView {
    let explorer = explorer();
    // What is in the list follows the filters; only another list receives the focus.
    let changed = explorer.when(|was, is| was.opened != is.opened);
    let opened = Memo::new(move |_| {
        changed.track();
        explorer.shown().opened.as_ref().map(|list| list.open.clone())
    });
    let drawn = Memo::new(move |_| {
        changed.track();
        let view = explorer.view.get_untracked();
        let shown = explorer.shown();
        shown.opened.as_ref().map(|list| card(list, explorer.lang, &view)).unwrap_or_default()
    });
    view! { <Block class="pop" title="list-title" opened drawn/> }
}

/// The inside of the card.
fn card(list: &NamedList, lang: Lang, view: &View) -> String {
    let words = words(lang);
    let place = Place { lang, beside: Some(view) };
    let inside = html! {
        h2 #list-title tabindex="-1" {
            (list.title) " "
            @if list.open.starts_with("group.") { span { ((words.places_here)(list.count)) } }
        }
        @for part in &list.headings {
            @if !part.title.is_empty() { h3 { (part.title) " (" (part.count) ")" } }
            (place.partners(None, &part.partners))
        }
        @if list.more > 0 { p { ((words.not_listed)(list.more)) } }
        @if !list.milestones.is_empty() {
            h3 { (words.milestones) }
            ul { @for (id, title) in &list.milestones { li { (place.milestone(id, title)) } } }
        }
        @if let Some((center, zoom)) = list.closer {
            @let closer = View { center: Some(center), zoom: Some(zoom), open: None, ..view.clone() };
            p.acts {
                a class="btn quiet sm" href=(closer.href(&["/", lang.code(), "/"].concat())) data-closer { (words.zoom_to_group) }
            }
        }
    };
    inside.into_string()
}

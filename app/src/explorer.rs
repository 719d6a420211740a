//! The explorer: list, filters, map and timeline of one view, together.

mod chips;
mod facets;
mod fixed;
pub mod form;
mod list;
mod named_list;
mod notes;
mod panel;

#[cfg(feature = "ssr")]
mod draw;
#[cfg(feature = "ssr")]
mod head;
#[cfg(feature = "ssr")]
pub use draw::{embed_this, fixed};
pub use fixed::Fixed;
#[cfg(feature = "ssr")]
pub use head::head;
#[cfg(feature = "ssr")]
use list::all_rows;
pub use list::{focus, light, sign};
pub use named_list::NamedListCard;

use leptos::prelude::*;
use shared::view::View;

use crate::{
    data::{Explored, SharedSource},
    detail::DetailPanel,
    frame::Top,
    map::MapView,
    site::{Site, lang, words},
    state::Explorer,
    timeline::TimelineView,
};

/// The page.
#[component]
pub fn ExplorerPage(path: String, view: View, first: Explored) -> impl IntoView {
    // On the server nothing is asked any more: everything is there.
    let explorer = Explorer::new(lang(), path, view, first, use_context::<SharedSource>());
    provide_context(explorer);
    explorer.start();
    follow_title(explorer);
    let listed = explorer.when(|was, is| was.opened.is_some() != is.opened.is_some());
    let opened = move || {
        listed.track();
        if explorer.record.with(Option::is_some) {
            "detail"
        } else if explorer.shown().opened.is_some() {
            "list"
        } else {
            "none"
        }
    };
    let rest = Signal::derive(move || explorer.settled.with(|view| view.href("")));
    let layout = move || explorer.timeless.with(|view| view.layout.key());
    view! {
        <div class="explorer" data-layout=layout data-open=opened>
            <a class="skip" href="#list">{words().skip_to_list}</a>
            <Top rest><form::SearchField/></Top>
            <main class="ex" on:change=move |_| form::decide(explorer)>
                <panel::Panel/>
                <MapView/>
                <DetailPanel/>
                <TimelineView/>
            </main>
            <panel::Announcer/>
        </div>
    }
}

/// The title of the window: how many organisations are shown of which cluster.
pub fn title(total: u32, cluster: &str, lang: shared::lang::Lang) -> String {
    let words = shared::text::words(lang);
    format!("{} – {} – {cluster}", (words.organisations_count)(total), words.product)
}

/// Lets the title of the window say what is shown.
fn follow_title(explorer: Explorer) {
    let cluster = Site::here().cluster;
    // Nobody reads it during a gesture, and writing it takes longer than counting.
    explorer.afterwards.add(move |_, is| {
        let title = || title(is.total, &cluster, explorer.lang);
        if let Some(title) = (!explorer.in_gesture()).then(title)
            && document().title() != title
        {
            document().set_title(&title);
        }
    });
}

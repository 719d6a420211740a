//! The explorer: list, filters, map and timeline of one view, together.

mod chips;
mod facets;
pub mod form;
mod list;
mod named_list;
mod notes;
mod panel;

pub use list::focus;
pub use named_list::NamedListCard;

use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use leptos_router::hooks::use_location;
use shared::view::View;

use crate::{
    data::{Carried, Explored, SharedSource},
    detail::DetailPanel,
    frame::Top,
    map::MapView,
    missing::ErrorPage,
    site::{Site, lang, words},
    state::Explorer,
    timeline::TimelineView,
};

/// The page. Its only serialised value is the answer to the view of its address.
#[component]
pub fn ExplorerPage() -> impl IntoView {
    let (lang, source) = (lang(), expect_context::<SharedSource>());
    let view = View::parse(use_location().search.get_untracked().trim_start_matches('?'));
    let asked = view.clone();
    let answering = source.clone();
    let first = Carried::new_with_options(
        || (),
        move |()| {
            let (source, view) = (answering.clone(), asked.clone());
            async move { source.explore(lang, &view).await }
        },
        true,
    );
    view! {
        <Suspense>
            {move || {
                let (view, source) = (view.clone(), source.clone());
                Suspend::new(async move {
                    match first.await {
                        Ok(first) => view! { <Page view first source/> }.into_any(),
                        Err(error) => view! { <ErrorPage error/> }.into_any(),
                    }
                })
            }}
        </Suspense>
    }
}

/// The page once the first answer is there.
#[component]
fn Page(view: View, first: Explored, source: SharedSource) -> impl IntoView {
    let explorer = Explorer::new(lang(), view, first, source);
    provide_context(explorer);
    explorer.start();
    let opened = move || {
        if explorer.detail.with(Option::is_some) {
            "detail"
        } else if explorer.result.with(|result| result.opened.is_some()) {
            "list"
        } else {
            "none"
        }
    };
    let layout = move || explorer.view.with(|view| view.layout.key());
    view! {
        <Head/>
        <div class="explorer" data-layout=layout data-open=opened>
            <a class="skip" href="#list" rel="external">{words().skip_to_list}</a>
            <Top><form::SearchField/></Top>
            <main class="ex" on:change=move |_| form::decide(explorer)>
                <panel::Panel/>
                <MapView/>
                <DetailPanel/>
                <TimelineView/>
            </main>
        </div>
    }
}

/// Title, description and the addresses of the same view in other languages.
#[component]
fn Head() -> impl IntoView {
    let (words, site) = (words(), Site::here());
    let explorer = crate::state::explorer();
    // The server reads the title last of all, when the signals of the page are gone already: what it
    // needs is worked out before and held outside of them.
    let total = ArcMemo::new(move |_| explorer.result.with(|result| result.total));
    total.get_untracked();
    let title = {
        let cluster = site.cluster.clone();
        move || {
            let count = (words.organisations_count)(total.get());
            format!("{count} – {} – {cluster}", words.product)
        }
    };
    let description = explorer.result.with_untracked(|result| {
        let c = &result.coverage;
        (words.coverage)(c.registered, c.about, c.counted, c.counted_in)
    });
    let query = explorer.view.with_untracked(View::query);
    let address = move |lang: shared::lang::Lang| {
        let path = format!("{}/{lang}/", site.public_url);
        if query.is_empty() { path } else { format!("{path}?{query}") }
    };
    let alternates = Site::here()
        .languages
        .into_iter()
        .map(|lang| view! { <Link rel="alternate" hreflang=lang.code() href=address(lang)/> })
        .collect_view();
    view! {
        <Title text=title/>
        <Meta name="description" content=description/>
        {alternates}
    }
}

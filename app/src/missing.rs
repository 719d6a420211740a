//! Pages for what is not there, and for what went wrong.

use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};

use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_location;
use maud::{Markup, html};
use shared::{lang::Lang, text};

use crate::{
    data::{DataError, Missing},
    detail::Place,
    frame::{Bottom, SearchElsewhere, Top},
    site::{lang, words},
};

/// The status of the page that is being made; the server puts one into the context and reads it
/// when the page is complete.
#[derive(Clone, Debug)]
pub struct PageStatus(pub Arc<AtomicU16>);

impl PageStatus {
    fn set(status: u16) {
        if let Some(Self(slot)) = use_context::<Self>() {
            slot.store(status, Ordering::Relaxed);
        }
    }
}

/// Nothing is at this address. Also shown outside the languages, then in the first that the path
/// names, or the default.
#[component]
pub fn MissingPage() -> impl IntoView {
    if use_context::<Lang>().is_none() {
        let path = use_location().pathname.get_untracked();
        let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        provide_context(first.parse::<Lang>().unwrap_or_default());
    }
    PageStatus::set(404);
    let words = words();
    view! { <Plain title=words.not_found_title inside=lead(words.not_found_text)/> }
}

/// No partner has this slug; the nearest names are offered.
#[component]
pub fn MissingPartner(missing: Missing) -> impl IntoView {
    PageStatus::set(404);
    let inside = nearest(&missing, Place { lang: lang(), beside: None });
    view! { <Plain title=words().not_found_title inside/> }
}

/// The page could not be made.
#[component]
pub fn ErrorPage(error: DataError) -> impl IntoView {
    PageStatus::set(503);
    let words = words();
    let text = if error == DataError::Connection { words.no_connection } else { words.error_text };
    view! { <Plain title=words.error_title inside=lead(text)/> }
}

/// What an id may have meant.
pub fn nearest(missing: &Missing, place: Place<'_>) -> Markup {
    let words = text::words(place.lang);
    html! {
        (lead(&(words.partner_not_found)(&missing.id)))
        @if !missing.nearest.is_empty() {
            p { (words.did_you_mean) }
            (place.partners(Some("mates"), &missing.nearest))
        }
    }
}

fn lead(text: &str) -> Markup {
    html! { p.lead { (text) } }
}

#[component]
fn Plain(title: &'static str, inside: Markup) -> impl IntoView {
    let words = words();
    mark_live();
    let page = html! {
        h1 { (title) }
        (inside)
        p.acts { a.btn href={ "/" (lang().code()) "/" } rel="external" { (words.back_to_explorer) } }
    };
    view! {
        <Title text=format!("{title} – {}", words.product)/>
        <Meta name="robots" content="noindex"/>
        <a class="skip" href="#content" rel="external">{words.skip_to_content}</a>
        <Top><SearchElsewhere/></Top>
        <main class="pp" id="content" inner_html=page.into_string()></main>
        <Bottom/>
    }
}

/// Says that the page has come to life; the style hides what only helps without script.
pub fn mark_live() {
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-live", "");
        }
    });
}

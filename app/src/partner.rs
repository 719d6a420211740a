//! The page of one partner.

use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use leptos_router::hooks::use_params_map;
use maud::{Markup, html};
use shared::{
    detail::{Detail, PartnerDetail},
    text,
};

use crate::{
    data::{Carried, DataError, SharedSource},
    detail::{Place, record},
    frame::{Bottom, SearchElsewhere, Top},
    missing::{ErrorPage, MissingPartner},
    site::{Site, lang, words},
};

/// The page.
#[component]
pub fn PartnerPage() -> impl IntoView {
    let (lang, source) = (lang(), expect_context::<SharedSource>());
    let params = use_params_map();
    let slug = move || params.read().get("slug").unwrap_or_default();
    let record = Carried::new_with_options(
        slug,
        move |slug| {
            let source = source.clone();
            async move { source.detail(lang, &slug).await }
        },
        true,
    );
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match record.await {
                    Ok(Detail::Partner(partner)) => view! { <Page partner=*partner/> }.into_any(),
                    Ok(Detail::Milestone(_)) => view! { <MissingPartner missing=crate::data::Missing::default()/> }.into_any(),
                    Err(DataError::NotFound(missing)) => view! { <MissingPartner missing/> }.into_any(),
                    Err(error) => view! { <ErrorPage error/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Page(partner: PartnerDetail) -> impl IntoView {
    let (words, lang, site) = (words(), lang(), Site::here());
    let title = format!("{} – {} – {}", partner.link.name, words.product, site.cluster);
    let slug = partner.link.slug.clone();
    let alternates = site
        .languages
        .iter()
        .map(|lang| {
            let href = format!("{}/{lang}/partners/{slug}", site.public_url);
            view! { <Link rel="alternate" hreflang=lang.code() href=href/> }
        })
        .collect_view();
    crate::missing::mark_live();
    let page = page(&partner, Place { lang, beside: None });
    view! {
        <Title text=title/>
        <Meta name="description" content=partner.description/>
        {alternates}
        <a class="skip" href="#content" rel="external">{words.skip_to_content}</a>
        <Top><SearchElsewhere/></Top>
        <main class="pp" id="content" inner_html=page.into_string()></main>
        <Bottom/>
    }
}

/// The way to the page, and the record.
fn page(partner: &PartnerDetail, place: Place<'_>) -> Markup {
    let (words, explorer) = (text::words(place.lang), format!("/{}/", place.lang));
    let link = &partner.link;
    html! {
        nav.crumb aria-label=(words.breadcrumbs) {
            ol {
                li { a href=(explorer) { (words.explorer) } }
                @if let Some(area) = partner.area.last() {
                    li { (place.filter("place", &area.id, &area.name)) }
                }
                li aria-current="page" { (link.name) }
            }
        }
        article.record {
            (record(partner, place))
            p.acts { a.btn href={ (explorer) "?open=" (link.slug) } { (words.show_on_map) } }
        }
    }
}

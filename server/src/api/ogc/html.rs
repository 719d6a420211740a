//! The resources of OGC API Features as plain pages.

use maud::{Markup, html};
use shared::lang::Lang;

use super::{Collection, Collections, Conformance, FeatureCollection, HTML, Landing, Link};
use crate::api::{
    geojson::{Feature, Geometry},
    question::Question,
    reference::document,
    text::either,
};

/// Whether the caller wants a page.
pub fn wanted(question: &Question) -> bool {
    question.endpoint.gives[question.format].media.starts_with("text/html")
}

pub(super) fn landing(question: &Question, landing: &Landing) -> String {
    let body = html! {
        h1 { (landing.title) }
        p { (landing.description) }
        (links(question.lang, &landing.links))
    };
    document(question.lang, &landing.title, &body)
}

pub(super) fn conformance(question: &Question, conformance: &Conformance) -> String {
    let title = super::conformance_title(question);
    let body = html! {
        (back(question, "/ogc", &super::title(question)))
        h1 { (title) }
        ul { @for class in conformance.conforms_to { li { code { (class) } } } }
    };
    document(question.lang, &title, &body)
}

pub(super) fn collections(question: &Question, collections: &Collections) -> String {
    let title = super::collections_title(question);
    let body = html! {
        (back(question, "/ogc", &super::title(question)))
        h1 { (title) }
        @for collection in &collections.collections {
            h2 { (collection.title) }
            (about(question.lang, collection))
        }
        (links(question.lang, &collections.links))
    };
    document(question.lang, &title, &body)
}

pub(super) fn collection(question: &Question, collection: &Collection) -> String {
    let body = html! {
        (back(question, "/ogc/collections", &super::collections_title(question)))
        h1 { (collection.title) }
        (about(question.lang, collection))
    };
    document(question.lang, &collection.title, &body)
}

fn about(lang: Lang, collection: &Collection) -> Markup {
    let extent = either(lang, "Vest, sør, øst, nord: ", "West, south, east, north: ");
    html! {
        p { (collection.description) }
        @for [west, south, east, north] in &collection.extent.spatial.bbox {
            p { (extent) (west) ", " (south) ", " (east) ", " (north) }
        }
        (links(lang, &collection.links))
    }
}

pub(super) fn items(question: &Question, page: &FeatureCollection) -> String {
    let (lang, title) = (question.lang, super::collection_title(question));
    let heads = match lang {
        Lang::Nb => ["Navn", "Type", "Sted", "Med fra"],
        Lang::En => ["Name", "Kind", "Place", "Since"],
    };
    let of = either(lang, " av ", " of ");
    let address = |id: &str| super::link(question, "item", &item_path(id), HTML, "").href;
    let body = html! {
        (back(question, "/ogc/collections/partners", &title))
        h1 { (title) }
        p { (page.number_returned) (of) (page.number_matched) }
        table {
            thead { tr { @for head in heads { th scope="col" { (head) } } } }
            tbody {
                @for feature in &page.features {
                    tr {
                        th scope="row" { a href=(address(feature.id)) { (feature.properties.name) } }
                        td { (feature.properties.kind_label.unwrap_or_default()) }
                        td { (feature.properties.place_label.unwrap_or_default()) }
                        td { (feature.properties.since.as_deref().unwrap_or_default()) }
                    }
                }
            }
        }
        (links(lang, &page.links))
    };
    document(lang, &title, &body)
}

pub(super) fn item(question: &Question, feature: &Feature) -> String {
    let (lang, of) = (question.lang, &feature.properties);
    let points: &[[f64; 2]] = match &feature.geometry {
        None => &[],
        Some(Geometry::Point(point)) => std::slice::from_ref(point),
        Some(Geometry::MultiPoint(points)) => points,
    };
    let rows = [
        (either(lang, "Fullt navn", "Full name"), of.official_name),
        (either(lang, "Rolle", "Role"), of.role_label.unwrap_or_default()),
        (either(lang, "Type", "Kind"), of.kind_label.unwrap_or_default()),
        (either(lang, "Verdikjede", "Value chain"), of.stage_label.unwrap_or_default()),
        (either(lang, "Kompetanse", "Expertise"), of.expertise_label.as_str()),
        (either(lang, "Sted", "Place"), of.place_label.unwrap_or_default()),
        (either(lang, "Område", "Site"), of.site_label.unwrap_or_default()),
        (either(lang, "Med fra", "Since"), of.since.as_deref().unwrap_or_default()),
    ];
    let position = either(lang, "Bredde, lengde", "Latitude, longitude");
    let body = html! {
        (back(question, "/ogc/collections/partners/items", &super::collection_title(question)))
        h1 { (of.name) }
        table {
            tbody {
                @for (name, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
                    tr { th scope="row" { (name) } td { (value) } }
                }
                @for [lon, lat] in points {
                    tr { th scope="row" { (position) } td { (lat) ", " (lon) } }
                }
            }
        }
        p { a href=(of.url) { (either(lang, "Siden på kartet", "Its page on the map")) } }
        (links(lang, &feature.links))
    };
    document(lang, of.name, &body)
}

fn item_path(id: &str) -> String {
    format!("/ogc/collections/partners/items/{id}")
}

fn back(question: &Question, path: &str, title: &str) -> Markup {
    let link = super::link(question, "up", path, HTML, title);
    html! { nav { p { a href=(link.href) { "← " (link.title) } } } }
}

fn links(lang: Lang, links: &[Link]) -> Markup {
    html! {
        h2 { (either(lang, "Lenker", "Links")) }
        ul {
            @for link in links.iter().filter(|link| link.rel != "self") {
                li { a href=(link.href) rel=(link.rel) { (link.title) } " (" (link.r#type) ")" }
            }
        }
    }
}

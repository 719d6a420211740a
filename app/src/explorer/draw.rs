//! Draws the fixed parts of the explorer, on the server.

use maud::{Markup, html};
use shared::{
    explore::{FacetOptions, Opt},
    geo::{LonLat, rounded_zoom},
    lang::Lang,
    marks::Frame,
    text::{self, Words},
    view::{Facet, View},
};

use super::{fixed::Fixed, form::field};
use crate::{
    credits::credits,
    document::Shown,
    links::sign,
    map::{MarkLink, first_marks, stepped},
};

/// The facets in the order in which they are shown.
const ORDER: [Facet; 6] =
    [Facet::Kind, Facet::Expertise, Facet::Role, Facet::Place, Facet::Site, Facet::Stage];

/// The distances that "near" offers, in kilometres.
const RADII: [&str; 5] = ["10", "25", "50", "100", "200"];

/// All fixed parts.
pub fn fixed(shown: &Shown) -> Fixed {
    let start = &shown.start;
    let view = View::parse(&start.query);
    let words = text::words(start.lang);
    let facets = html! {
        @for facet in ORDER {
            @if let Some(options) = shown.first.result.facets.iter().find(|f| f.facet == facet) {
                (facet_box(options, &view, words))
            }
        }
        (near_box(&shown.offered.places, &view, words))
        (links_box(&shown.offered.projects, &view, start.lang))
    };
    Fixed {
        brand: String::new(), // the document knows these three
        cover: String::new(),
        bottom: String::new(),
        menu: crate::pages::menu(start.lang, "").into_string(),
        facets: facets.into_string(),
        credits: credits(start.lang).into_string(),
        zoom: zoom(shown, &view, words).into_string(),
        bar: crate::timeline::draw::bar(shown, &view).into_string(),
        handles: crate::timeline::draw::handles(shown, &view).into_string(),
        signs: crate::icons::SIGNS.to_owned(),
        ground: shown.ground.clone(),
        list: super::all_rows(&shown.first.result, view.open.as_ref(), start.lang),
        marks: marks(shown, &view).into_string(),
    }
}

/// The marks. From their first moment on each is a link, for there may be no script that follows.
fn marks(shown: &Shown, view: &View) -> Markup {
    first_marks(&shown.first.result.map, shown.start.lang, |open| MarkLink {
        href: View { open: Some(open), ..view.clone() }.href(&shown.start.path),
        tab: Some("0"),
        ..MarkLink::default()
    })
}

/// The way to show this view on another site; nothing within such a frame. The builder finds the view
/// of the moment in what the browser says of where it came from.
pub fn embed_this(shown: &Shown) -> Markup {
    let start = &shown.start;
    let path = format!("/{}/", start.lang);
    let text = crate::embed::embed_words(start.lang).embed_this;
    html! {
        @if start.path == path { " · " (crate::pages::embed_link(start.lang, &path, &start.query, text)) }
    }
}

/// A facet: its options as check boxes with live counts. The facet of kinds is the map's legend.
fn facet_box(facet: &FacetOptions, view: &View, words: &Words) -> Markup {
    let name = (words.facet)(facet.facet);
    html! {
        details name="facets" open[facet.facet == Facet::Kind] data-facet=(facet.facet.key()) {
            summary { (name) (chosen(facet.chosen)) (icon("down")) }
            fieldset {
                legend.vh { (name) }
                @if facet.facet == Facet::Expertise {
                    label.all {
                        input type="checkbox" name="match" value="all" checked[view.match_all];
                        span.lab { (words.match_all) }
                    }
                }
                ul.opts id={ "opts-" (facet.facet.key()) } {
                    @for (at, option) in facet.options.iter().enumerate() {
                        (option_row(facet.facet, at as u16, option, words))
                    }
                }
            }
        }
    }
}

/// How many are chosen; hidden where none is.
fn chosen(number: u32) -> Markup {
    html! { b hidden[number == 0] { (number) } }
}

fn option_row(facet: Facet, at: u16, option: &Opt, words: &Words) -> Markup {
    let class = match (option.count == 0, option.inner) {
        (true, true) => Some("zero inner"),
        (true, false) => Some("zero"),
        (false, true) => Some("inner"),
        (false, false) => None,
    };
    html! {
        li class=[class] {
            label {
                input type="checkbox" name=(facet.key()) value=(option.id) checked[option.chosen];
                @if facet == Facet::Kind { (sign(at)) }
                span.lab { (option.label) }
                span.n {
                    span.none { @if option.count == 0 { (words.no_results) } }
                    " " span { (option.count) }
                }
            }
        }
    }
}

/// Near a place: the place, how far, and "near me".
fn near_box(places: &[(String, String)], view: &View, words: &Words) -> Markup {
    let (near, radius) = (field(view, "near"), field(view, "radius"));
    // A point given by an embedder stands in the list as itself.
    let given = !near.is_empty() && !places.iter().any(|(id, _)| *id == near);
    let odd = !RADII.contains(&radius.as_str());
    html! {
        details name="facets" data-facet="near" {
            summary { (words.near) " " (chosen(u32::from(!near.is_empty()))) (icon("down")) }
            fieldset.near {
                legend.vh { (words.near) }
                label {
                    (words.near_label)
                    select name="near" {
                        option value="" selected[near.is_empty()] { (words.near_any) }
                        @if given { option value=(near) selected { (near) } }
                        @for (id, name) in places {
                            option value=(id) selected[*id == near] { (name) }
                        }
                    }
                }
                label {
                    (words.radius)
                    select name="radius" {
                        @if odd { option value=(radius) selected { (radius) " km" } }
                        @for km in RADII { option value=(km) selected[km == radius] { (km) " km" } }
                    }
                }
                div class="scripted nearme" {
                    button type="button" class="btn quiet sm" data-near-me { (icon("near")) " " (words.near_me) }
                    p.hint { (words.near_me_note) }
                    p class="hint warn" role="alert" {}
                }
            }
        }
    }
}

/// Lines on the map: between those who work together, or who have the same owner.
fn links_box(projects: &[(String, String)], view: &View, lang: Lang) -> Markup {
    let (chosen, own) = (field(view, "links"), crate::pages::page_words(lang));
    let fixed =
        [("", own.links_none), ("projects", own.links_projects), ("owners", own.links_owners)];
    html! {
        details name="facets" data-facet="links" {
            summary { (own.links) " " (self::chosen(u32::from(!chosen.is_empty()))) (icon("down")) }
            fieldset.near.lines {
                legend.vh { (own.links) }
                label {
                    (own.links_between)
                    select name="links" {
                        @for (id, name) in fixed { option value=(id) selected[id == chosen] { (name) } }
                        @if !projects.is_empty() {
                            optgroup label=(own.links_one) {
                                @for (id, name) in projects { option value=(id) selected[*id == chosen] { (name) } }
                            }
                        }
                    }
                }
                p.hint { (own.links_note) " " a href={ "/" (lang.code()) "/projects" } rel="external" { (own.projects) } }
            }
        }
    }
}

/// Zoom in, zoom out, show everything, and a pad that moves the map a step, so that nobody has to drag:
/// links to views that the server draws, which script does at once.
fn zoom(shown: &Shown, view: &View, words: &Words) -> Markup {
    let map = &shown.first.result.map;
    let (path, own) = (&shown.start.path, crate::embed::embed_words(shown.start.lang));
    let at = |center: Option<LonLat>, zoom: f64| {
        let (center, zoom) = (center.map(LonLat::rounded), rounded_zoom(zoom.clamp(3.0, 14.0)));
        View { zoom: Some(zoom), center, ..view.clone() }.href(path)
    };
    let whole = View { zoom: None, center: None, ..view.clone() }.href(path);
    let link = |wish: &str, name: &str, href: String, inside: &Markup| {
        html! { a role="button" href=(href) data-wish=(wish) aria-label=(name) title=(name) { (inside) } }
    };
    html! {
        (link("in", words.zoom_in, at(map.center, map.zoom + 1.0), &icon("plus")))
        (link("out", words.zoom_out, at(map.center, map.zoom - 1.0), &icon("minus")))
        (link("all", words.zoom_reset, whole, &icon("home")))
        @if let Some(center) = map.center {
            @let frame = Frame { width: map.width, height: map.height, center, zoom: map.zoom };
            details.movemap {
                summary aria-label=(own.pan) title=(own.pan) { (icon("move")) }
                div role="group" aria-label=(own.pan) {
                    @for (wish, name, arrow, east, south) in [
                        ("north", own.north, "↑", 0.0, -1.0), ("west", own.west, "←", -1.0, 0.0),
                        ("east", own.east, "→", 1.0, 0.0), ("south", own.south, "↓", 0.0, 1.0),
                    ] {
                        (link(wish, name, at(Some(stepped(&frame, east, south)), map.zoom), &html! { span aria-hidden="true" { (arrow) } }))
                    }
                }
            }
        }
    }
}

fn icon(name: &str) -> Markup {
    html! { svg.ic aria-hidden="true" { use href={ "#i-" (name) } {} } }
}

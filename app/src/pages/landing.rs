//! Pages of one site, place, tag or kind, and the lists of sites and tags.

use maud::{Markup, html};
use shared::{
    directory::{MilestoneEntry, NONE},
    geo::LonLat,
    view::{Facet, View},
};

use super::{TextPage, form::Filters, here::Here, linked, site_facts, words::PageWords};

/// All sites.
pub fn sites(here: Here<'_>) -> TextPage {
    let own = here.own();
    let body = html! {
        p.lead { (own.all_sites_lead) }
        ul.cards {
            @for site in &here.details.register.sites {
                li { a href=(here.href(&format!("sites/{}", site.id))) { (site.name) } p { (site.municipality) " · " (count(here, Facet::Site, &site.id)) } }
            }
        }
    };
    let mut page = here.page(own.sites, "sites", &[], &body);
    own.all_sites_lead.clone_into(&mut page.head.description);
    let sites = &here.details.register.sites;
    let items = sites.iter().map(|site| (site.name.as_str(), format!("sites/{}", site.id)));
    page.head.linked.push(linked::item_list(&here, own.sites, sites.len() as u32, items));
    page
}

/// All tags of expertise.
pub fn expertise(here: Here<'_>) -> TextPage {
    let own = here.own();
    let body = html! {
        p.lead { (own.all_tags_lead) }
        ul.cards {
            @for tag in &here.details.register.vocabularies.expertise {
                li { a href=(here.href(&format!("expertise/{}", tag.id))) { (tag.label.get(here.lang())) } p { (count(here, Facet::Expertise, &tag.id)) } }
            }
        }
    };
    let mut page = here.page(here.words().expertise, "expertise", &[], &body);
    own.all_tags_lead.clone_into(&mut page.head.description);
    let tags = &here.details.register.vocabularies.expertise;
    let items = tags.iter().map(|t| (t.label.get(here.lang()), format!("expertise/{}", t.id)));
    let list = linked::item_list(&here, here.words().expertise, tags.len() as u32, items);
    page.head.linked.push(list);
    page
}

/// One site; `None` if there is none of this id.
pub fn site(here: Here<'_>, id: &str) -> Option<TextPage> {
    let (own, words, lang) = (here.own(), here.words(), here.lang());
    let site = here.details.register.sites.iter().find(|site| site.id == id)?;
    let rest = format!("sites/{id}");
    let view = here.within(Facet::Site, id);
    let body = html! {
        p.lead { (site.description.get(lang)) }
        dl.facts {
            div { dt { (words.municipality) } dd { a href=(here.href(&format!("places/{}", site.municipality_number))) { (site.municipality) } ", " (site.county) } }
            div { dt { (words.place) } dd { ((own.place_label)(&site.label)) " " small { ((words.precision)(site.precision)) ", " ((words.position_source)((words.coordinate_source)(&site.coordinate_source))) } } }
            (site_facts::lines(here, site))
        }
        (site_facts::infrastructure(here, site))
        h2 { (own.who) }
        (filters(here, &rest, &view, Facet::Site))
        (here.list(&view, &rest))
        (here.map(&closer(&view, LonLat { lon: site.lon, lat: site.lat }, 11.0), &map_name(own, &site.name)))
        (history(here, Facet::Site, id, |m| m.site))
        h2 { (words.sources) }
        (here.sources(&site.sources))
    };
    let mut page = here.page(&site.name, &rest, &[("sites", own.sites)], &body);
    site.description.get(lang).clone_into(&mut page.head.description);
    let point = LonLat { lon: site.lon, lat: site.lat };
    page.head = page.head.pictured(&closer(&here.only(Facet::Site, id), point, 11.0));
    page.head.linked.push(linked::place(&here, &rest, &site.name, &[], Some(point)));
    page.head.linked.push(here.linked_list(&view, &site.name));
    Some(page)
}

/// One municipality, county or town.
pub fn place(here: Here<'_>, id: &str) -> Option<TextPage> {
    let own = here.own();
    let place = here.details.directory.columns.places.iter().find(|place| place.id == id)?;
    let rest = format!("places/{id}");
    let view = here.within(Facet::Place, id);
    let body = html! {
        @if !place.other_names.is_empty() {
            p.lead {
                (own.official_names) ": " (place.name) " (" ((own.language)("nb")) ")"
                @for (tag, name) in &place.other_names { " – " span lang=(tag) { (name) } " (" ((own.language)(tag)) ")" }
            }
        }
        (around(here, id))
        h2 { (own.who) }
        (filters(here, &rest, &view, Facet::Place))
        (here.list(&view, &rest))
        @if let Some(point) = place.point { (here.map(&closer(&view, point, 8.0), &map_name(own, &place.name))) }
        (history(here, Facet::Place, id, |m| m.place))
    };
    let columns = &here.details.directory.columns;
    let at = here.details.directory.value(Facet::Place, id).map_or(NONE, |at| at as u16);
    let mut around: Vec<(String, &str)> = (columns.with_parents(at).skip(1))
        .map(|at| &columns.places[usize::from(at)])
        .map(|place| (format!("places/{}", place.id), place.name.as_str()))
        .collect();
    around.reverse();
    let above: Vec<(&str, &str)> = around.iter().map(|(to, name)| (to.as_str(), *name)).collect();
    let mut page = here.page(&place.name, &rest, &above, &body);
    let others: Vec<&str> = place.other_names.iter().map(|(_, name)| name.as_str()).collect();
    let only = here.only(Facet::Place, id);
    let pictured = place.point.map_or_else(|| only.clone(), |point| closer(&only, point, 8.0));
    page.head = page.head.pictured(&pictured);
    page.head.linked.push(linked::place(&here, &rest, &place.name, &others, place.point));
    page.head.linked.push(here.linked_list(&view, &place.name));
    Some(page)
}

/// The place that a place lies in, and those in it where somebody is.
fn around(here: Here<'_>, id: &str) -> Markup {
    let (own, directory) = (here.own(), here.details.directory);
    let places = &directory.columns.places;
    let Some(at) = directory.value(Facet::Place, id) else { return html! {} };
    let parent = places.get(usize::from(places[at].parent));
    let members = &directory.members[Facet::Place as usize];
    let inside: Vec<_> = (places.iter().zip(members))
        .filter(|(place, members)| usize::from(place.parent) == at && !members.is_empty())
        .map(|(place, _)| place)
        .collect();
    html! {
        @if let Some(parent) = parent { p { (own.lies_in) " " a href=(here.href(&format!("places/{}", parent.id))) { (parent.name) } } }
        @if !inside.is_empty() {
            p { (own.in_it) ": " @for (at, place) in inside.iter().enumerate() { @if at > 0 { ", " } a href=(here.href(&format!("places/{}", place.id))) { (place.name) } } }
        }
    }
}

/// One tag of expertise.
pub fn tag(here: Here<'_>, id: &str) -> Option<TextPage> {
    let lang = here.lang();
    let tag = here.details.register.vocabularies.expertise.iter().find(|tag| tag.id == id)?;
    let definition = tag.definition.as_ref().map(|text| text.get(lang));
    let above = [("expertise", here.words().expertise)];
    Some(value(here, Facet::Expertise, id, tag.label.get(lang), definition, &above))
}

/// One kind of organisation.
pub fn kind(here: Here<'_>, id: &str) -> Option<TextPage> {
    let kind = here.details.register.vocabularies.kinds.iter().find(|kind| kind.id == id)?;
    Some(value(here, Facet::Kind, id, kind.label.get(here.lang()), None, &[]))
}

fn value(
    here: Here<'_>,
    facet: Facet,
    id: &str,
    name: &str,
    lead: Option<&str>,
    above: &[(&str, &str)],
) -> TextPage {
    let own = here.own();
    let section = if facet == Facet::Kind { "kinds" } else { "expertise" };
    let rest = format!("{section}/{id}");
    let view = here.within(facet, id);
    let body = html! {
        @if let Some(lead) = lead { p.lead { (lead) } }
        h2 { @if facet == Facet::Kind { (own.who) } @else { (own.who_has) } }
        (filters(here, &rest, &view, facet))
        (here.list(&view, &rest))
        (here.map(&view, &map_name(own, name)))
    };
    let mut page = here.page(name, &rest, above, &body);
    if let Some(lead) = lead {
        lead.clone_into(&mut page.head.description);
    }
    page.head = page.head.pictured(&here.only(facet, id));
    page.head.linked.push(here.linked_list(&view, name));
    page
}

/// The form of filters without the facet that the page sets, and the filters that hold.
fn filters(here: Here<'_>, rest: &str, view: &View, set: Facet) -> Markup {
    html! {
        (Filters { set: Some(set), ..Filters::of(rest) }.folded(here, view))
        (here.filters(rest, view, Some(set)))
    }
}

/// The view with the map at a point.
fn closer(view: &View, point: LonLat, zoom: f64) -> View {
    View { center: Some(point), zoom: Some(zoom), ..view.clone() }
}

/// What a map shows, for those who do not see it.
fn map_name(own: &PageWords, name: &str) -> String {
    format!("{} {name}", own.map_of)
}

fn count(here: Here<'_>, facet: Facet, id: &str) -> String {
    let directory = here.details.directory;
    let members =
        directory.value(facet, id).map(|at| directory.members[facet as usize][at].count());
    (here.words().organisations_count)(members.unwrap_or(0))
}

/// What happened at a site or place, of which `named` gives the number that a milestone names.
fn history(here: Here<'_>, facet: Facet, id: &str, named: fn(&MilestoneEntry) -> u16) -> Markup {
    let directory = here.details.directory;
    let own = directory.value(facet, id).map(|at| at as u16);
    let lines = here.details.milestones_where(|entry| Some(named(entry)) == own);
    html! {
        @if !lines.is_empty() {
            h2 { (here.own().history) }
            ol.story {
                @for m in &lines {
                    li {
                        span.when { (m.when.as_deref().unwrap_or(here.words().date_unknown)) }
                        a href=(here.milestone(&m.id)) { (m.title) }
                    }
                }
            }
        }
    }
}

//! The page of one partner.

use maud::html;
use shared::{
    detail::PartnerDetail,
    view::{Open, View, encode},
};

use super::{TextPage, groups, here::Here, linked, projects};
use crate::record::record;

/// The page.
pub fn partner(partner: &PartnerDetail, here: Here<'_>) -> TextPage {
    let (words, own, link) = (here.words(), here.own(), &partner.link);
    let rest = format!("partners/{}", link.slug);
    let contact = here.site.contact.as_deref().filter(|c| c.contains('@') && !c.contains("://"));
    let subject = mail_field(&format!("{}: {}", own.suggest, link.name));
    let text = mail_field(&here.url(&rest));
    let open = View { open: Some(Open::Partner(link.slug.clone())), ..View::default() };
    let near = partner.nearby.iter().map(|near| near.link.slug.clone());
    let beside: Vec<String> = std::iter::once(link.slug.clone()).chain(near).take(4).collect();
    let beside = View { partners: Some(beside), ..View::default() };
    let shown = partner.point.map(|point| View {
        center: Some(point),
        zoom: Some(9.0),
        ..View { partners: Some(vec![link.slug.clone()]), ..View::default() }
    });
    let body = html! {
        article.record {
            (record(partner, here.place(), Some(here)))
            (groups::of_partner(here, &link.slug))
            (projects::of_partner(here, &link.slug))
            @if let Some(view) = &shown { (here.map(view, &format!("{} {}", own.map_of, link.name))) }
            p.acts {
                a.btn href=(open.href(&here.href(""))) { (words.show_on_map) }
                @if !partner.nearby.is_empty() {
                    " " a class="btn quiet" href=(beside.href(&here.href("compare"))) { (own.compare) }
                }
                @if let Some(contact) = contact {
                    " " a class="btn quiet" href={ "mailto:" (contact) "?subject=" (subject) "&body=" (text) } { (own.suggest) }
                }
            }
            p.hint { (own.permanent) ": " a href=(here.href(&rest)) { (here.url(&rest)) } }
        }
    };
    let mut page = here.page(&link.name, &rest, &[("partners", own.partners)], &body);
    page.head.description.clone_from(&partner.description);
    page.head = page.head.pictured(&shown.unwrap_or_default());
    page.head.linked.push(linked::organisation(&here, partner));
    page
}

/// A text in a field of a mail address, where a plus is a plus.
fn mail_field(text: &str) -> String {
    let mut field = String::new();
    encode(text, &mut field);
    field.replace('+', "%20")
}

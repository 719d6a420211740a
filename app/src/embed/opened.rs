//! What the visitor has opened in the frame: a record, or a list of who is at a mark.

use maud::{Markup, html};
use shared::{
    explore::NamedList,
    view::{Open, View},
};

use super::Drawn;
use crate::{
    links::Place,
    record::{self, Missing},
};

impl Drawn<'_> {
    /// The opened part, with a link that closes it; nothing where nothing is opened.
    pub(super) fn opened(&self) -> Markup {
        let details = self.here.details;
        let place = Place { lang: self.lang(), beside: None };
        let inside = match &self.embed.view.open {
            None => return html! {},
            Some(Open::Partner(slug)) => match details.partner(slug) {
                Some(partner) => html! {
                    h2 #opened-title tabindex="-1" { (partner.link.name) }
                    p.hint { (self.own().links_new_tab) }
                    (record::record(&partner, place, Some(self.here)))
                },
                None => self.missing(slug),
            },
            Some(Open::Milestone(id)) => match details.milestone(id) {
                Some(milestone) => record::milestone(&milestone, place),
                None => self.missing(id),
            },
            Some(_) => match &self.answer.result.opened {
                Some(list) => self.named_list(list),
                None => return html! {},
            },
        };
        let milestone = matches!(self.embed.view.open, Some(Open::Milestone(_)))
            && inside.0.contains("detail-title");
        let close = html! {
            span.vh { (self.words().close) }
            svg.ic aria-hidden="true" { use href="#i-x" {} }
        };
        html! {
            section.opened aria-labelledby=(if milestone { "detail-title" } else { "opened-title" }) {
                (self.inside("icon close", View { open: None, ..self.embed.view.clone() }, &close))
                (inside)
            }
        }
    }

    fn missing(&self, id: &str) -> Markup {
        let nearest = self.directory().search.nearest(id, 3);
        let nearest = nearest.into_iter().map(|p| self.directory().link(p, self.lang())).collect();
        let missing = Missing { id: id.chars().take(80).collect(), nearest };
        html! {
            h2 #opened-title tabindex="-1" { (self.words().not_found_title) }
            (record::nearest(&missing, Place { lang: self.lang(), beside: None }))
        }
    }

    fn named_list(&self, list: &NamedList) -> Markup {
        html! {
            h2 #opened-title tabindex="-1" { (list.title) }
            @for part in &list.headings {
                @if !part.title.is_empty() { h3 { (part.title) " (" (part.count) ")" } }
                ul.mates { @for link in &part.partners { li { (self.partner_link(link)) } } }
            }
            @if list.more > 0 { p { ((self.words().not_listed)(list.more)) } }
            @if !list.milestones.is_empty() {
                h3 { (self.words().milestones) }
                ul.mates {
                    @for (id, title) in &list.milestones {
                        li { (self.opens("", Open::Milestone(id.clone()), &html! { (title) })) }
                    }
                }
            }
            @if let Some((center, zoom)) = list.closer {
                @let closer = View { center: Some(center), zoom: Some(zoom), open: None, ..self.embed.view.clone() };
                @if self.embed.kind == shared::embed::Kind::Map {
                    p.acts { (self.inside("btn quiet sm", closer, &html! { (self.words().zoom_to_group) })) }
                }
            }
        }
    }
}

//! The page of one partner.

use maud::html;
use serde_json::json;
use shared::detail::PartnerDetail;

use super::{TextPage, here::Here};
use crate::record::record;

/// The page.
pub fn partner(partner: &PartnerDetail, here: Here<'_>) -> TextPage {
    let (words, own, link) = (here.words(), here.own(), &partner.link);
    let rest = format!("partners/{}", link.slug);
    let contact = here.site.contact.as_deref().filter(|c| c.contains('@') && !c.contains("://"));
    // The name's own signs would end the field of a mail address.
    let subject: String = link
        .name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }
        })
        .collect();
    let body = html! {
        article.record {
            (record(partner, here.place()))
            p.acts {
                a.btn href={ (here.href("")) "?open=" (link.slug) } { (words.show_on_map) }
                @if let Some(contact) = contact {
                    " " a class="btn quiet" href={ "mailto:" (contact) "?subject=" (subject) } { (own.suggest) }
                }
            }
        }
    };
    let mut page = here.page(&link.name, &rest, &[("partners", own.partners)], &body);
    page.head.description.clone_from(&partner.description);
    let mut organisation = json!({ "@context": "https://schema.org", "@type": "Organization", "name": link.name, "legalName": partner.official_name, "description": partner.description });
    if let Some((url, _)) = &partner.website {
        organisation["url"] = json!(url);
    }
    if let Some((number, _)) = &partner.org_number {
        // 0192 is the scheme of the Norwegian register in ISO/IEC 6523.
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        organisation["iso6523Code"] = json!(format!("0192:{digits}"));
    }
    page.head.linked.push(organisation);
    page
}

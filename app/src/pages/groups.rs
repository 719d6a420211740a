//! Organisations that belong together: those that a source names together, and those of one owner. Each
//! group is a shortlist, so its address means the same on every page and in every format.

use std::collections::BTreeMap;

use maud::{Markup, html};
use shared::view::View;

use super::here::Here;

/// Owners of more than one organisation, with the slugs of these, by name.
pub fn owners(here: Here<'_>) -> Vec<(&str, Vec<String>)> {
    let mut owners: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for partner in &here.details.register.partners {
        if let Some(owner) = partner.parent.as_deref() {
            owners.entry(owner).or_default().push(partner.id.clone());
        }
    }
    owners.into_iter().filter(|(_, slugs)| slugs.len() > 1).collect()
}

/// Those of the slugs that are in the register.
pub fn present<'s>(here: Here<'_>, slugs: &'s [String]) -> Vec<&'s String> {
    slugs.iter().filter(|slug| here.details.directory.partner(slug).is_some()).collect()
}

/// The address of the register narrowed to a group.
pub fn selection(here: Here<'_>, slugs: &[String]) -> String {
    let slugs = present(here, slugs).into_iter().cloned().collect();
    View { partners: Some(slugs), ..View::default() }.href(&here.href("partners"))
}

/// The groups that a partner belongs to, as a part of its page; nothing without any.
pub fn of_partner(here: Here<'_>, slug: &str) -> Markup {
    let named = here.settings.pages.groups.iter();
    let named: Vec<_> = named.filter(|group| group.partners.iter().any(|id| id == slug)).collect();
    let owners = owners(here);
    let owner = owners.iter().find(|(_, slugs)| slugs.iter().any(|id| id == slug));
    html! {
        @if !named.is_empty() || owner.is_some() {
            h2 { (here.own().groups) }
            ul.plain {
                @for group in named {
                    li {
                        a href=(selection(here, &group.partners)) { (group.name.get(here.lang())) }
                        @if let Some(url) = &group.source { " " small { a href=(url) rel="noopener" { (shared::web::host(url)) } } }
                    }
                }
                @if let Some((name, slugs)) = owner {
                    li { a href=(selection(here, slugs)) { (here.own().owner_others) ": " (name) " (" (slugs.len()) ")" } }
                }
            }
        }
    }
}

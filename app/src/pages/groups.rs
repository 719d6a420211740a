//! Organisations that belong together: those that a source names together, and those of one owner. Each
//! group is a shortlist, so its address means the same on every page and in every format.

use std::collections::BTreeMap;

use maud::{Markup, html};
use shared::{detail::TableColumn, view::View};

use super::here::Here;

/// Owners that the records name, with the slugs of what they own, by name.
pub fn owners(here: Here<'_>) -> Vec<(&str, Vec<String>)> {
    let mut owners: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for partner in &here.details.register.partners {
        if let Some(owner) = partner.parent.as_deref() {
            owners.entry(owner).or_default().push(partner.id.clone());
        }
    }
    owners.into_iter().collect()
}

/// Those of the slugs that are in the register.
pub fn present<'s>(here: Here<'_>, slugs: &'s [String]) -> Vec<&'s String> {
    slugs.iter().filter(|slug| here.details.directory.partner(slug).is_some()).collect()
}

/// A link to a group in the register. Other filters and the columns of the table stay; the group that is
/// shown is marked.
pub fn link(here: Here<'_>, slugs: &[String], name: &Markup) -> Markup {
    let mut slugs: Vec<String> = present(here, slugs).into_iter().cloned().collect();
    let group = View { partners: Some(slugs.clone()), page: 0, ..here.view.clone() };
    let href = here.keeping(group.href(&here.href("partners")), &[TableColumn::PARAMETER]);
    let mut shown = here.view.partners.clone().unwrap_or_default();
    slugs.sort_unstable();
    shown.sort_unstable();
    html! { a href=(href) aria-current=[(slugs == shown).then_some("true")] { (name) } }
}

/// The groups that a partner belongs to, as a part of its page; nothing without any.
pub fn of_partner(here: Here<'_>, slug: &str) -> Markup {
    let named = here.settings.pages.groups.iter();
    let named: Vec<_> = named.filter(|group| group.partners.iter().any(|id| id == slug)).collect();
    let owners = owners(here);
    // Who is alone in a group needs no link to it.
    let together = owners.iter().filter(|(_, slugs)| slugs.len() > 1);
    let owner = together.into_iter().find(|(_, slugs)| slugs.iter().any(|id| id == slug));
    html! {
        @if !named.is_empty() || owner.is_some() {
            h2 { (here.own().groups) }
            ul.plain {
                @for group in named {
                    li {
                        (link(here, &group.partners, &html! { (group.name.get(here.lang())) }))
                        @if let Some(url) = &group.source { " " small { a href=(url) rel="noopener" { (shared::web::host(url)) } } }
                    }
                }
                @if let Some((name, slugs)) = owner {
                    li { (link(here, slugs, &html! { (here.own().owner_others) ": " (name) " (" (slugs.len()) ")" })) }
                }
            }
        }
    }
}

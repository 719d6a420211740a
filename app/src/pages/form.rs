//! The filters as a form without script: search and facets, on every page that shows a list or a map.

use maud::{Markup, html};
use shared::{
    explore::FacetOptions,
    view::{Facet, View},
};

use super::here::{Here, values};

/// Up to so many options of a facet are shown where they give nothing, too; of longer lists only those
/// that give something, so that pages stay light.
const SHORT: usize = 30;

/// What the form of a page is made of.
#[derive(Clone, Copy)]
pub struct Filters<'a> {
    /// The page, below its language.
    pub rest: &'a str,
    /// The facet that the page itself sets: the form has no fields for it.
    pub set: Option<Facet>,
    /// Parameters that only this page reads. Their values are kept.
    pub own: &'a [&'a str],
    /// Parameters that the page has fields of its own for.
    pub has: &'a [&'a str],
}

impl<'a> Filters<'a> {
    /// The filters of a page that neither sets a facet nor reads more.
    pub const fn of(rest: &'a str) -> Self {
        Self { rest, set: None, own: &[], has: &[] }
    }

    /// The form, folded until somebody wants to filter. `view` is what the page shows.
    pub fn folded(self, here: Here<'_>, view: &View) -> Markup {
        let chosen =
            view.facets.iter().flatten().flatten().count() - usize::from(self.set.is_some());
        html! {
            details.fold open[chosen > 0 || !view.q.is_empty()] {
                summary { (here.words().filters) }
                (self.form(here, view, &html! {}))
            }
        }
    }

    /// The form, with `more` fields of the page. What there is no field for is kept as it is.
    pub fn form(self, here: Here<'_>, view: &View, more: &Markup) -> Markup {
        let (own, words) = (here.own(), here.words());
        let directory = here.details.directory;
        let facets = directory.facet_options(view, &directory.select(view), here.lang());
        let facets = || facets.iter().filter(|facet| Some(facet.facet) != self.set);
        html! {
            form.filter method="get" action=(here.href(self.rest)) {
                @for (name, value) in self.kept(here) { input type="hidden" name=(name) value=(value); }
                label { (words.search) " " input type="search" name="q" value=(view.q) maxlength="200" autocomplete="off"; }
                (more)
                @for facet in facets() { (fold(here, facet)) }
                button.btn type="submit" { (own.apply) }
            }
        }
    }

    /// What the form keeps. Values that no option stands for are kept too, so that they stay named.
    fn kept(self, here: Here<'_>) -> Vec<(String, String)> {
        let offered = |name: &str, id: &str| {
            let directory = here.details.directory;
            Facet::ALL.iter().any(|f| f.key() == name && directory.value(*f, id).is_some())
        };
        let mut view = View { q: String::new(), page: 0, ..here.view.clone() };
        if let Some(facet) = self.set {
            view = view.with_facet(facet, Vec::new());
        }
        let fields = view.fields().into_iter();
        let fields =
            fields.filter(|(name, value)| !self.has.contains(name) && !offered(name, value));
        let of_page = self.own.iter().filter(|name| !self.has.contains(name));
        let of_page = of_page
            .flat_map(|name| values(here.query, name).into_iter().map(|v| ((*name).to_owned(), v)));
        fields.map(|(name, value)| (name.to_owned(), value)).chain(of_page).collect()
    }
}

fn fold(here: Here<'_>, facet: &FacetOptions) -> Markup {
    html! {
        details open[facet.chosen > 0] {
            summary { ((here.words().facet)(facet.facet)) }
            (choices((here.words().facet)(facet.facet), facet))
        }
    }
}

/// The options of a facet as boxes to tick, each with how many it gives.
pub(crate) fn choices(name: &str, facet: &FacetOptions) -> Markup {
    let short = facet.options.len() <= SHORT;
    let shown = facet.options.iter().filter(|o| short || o.count > 0 || o.chosen);
    html! {
        fieldset {
            legend.vh { (name) }
            @for option in shown {
                label class=[(option.count == 0).then_some("none")] {
                    input type="checkbox" name=(facet.facet.key()) value=(option.id) checked[option.chosen];
                    " " (option.label) " (" (option.count) ")"
                }
            }
        }
    }
}

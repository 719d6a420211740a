//! Which page an address shows: the path as a value.

use crate::{lang::Lang, view::decode};

/// A page of the site, below its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Map, list, filters and timeline together.
    Explorer,
    /// The register as a table.
    Partners,
    /// One organisation, by its slug.
    Partner(String),
    /// All sites.
    Sites,
    /// One site, by its id.
    Site(String),
    /// One municipality, county or town, by its id.
    Place(String),
    /// All tags of expertise.
    Expertise,
    /// One tag of expertise, by its id.
    Tag(String),
    /// One kind of organisation, by its id.
    Kind(String),
    /// The story of the cluster.
    Timeline,
    /// The stages of the value chain.
    ValueChain,
    /// Statistics.
    Numbers,
    /// All projects.
    Projects,
    /// One project, by its id.
    Project(String),
    /// Some organisations side by side.
    Compare,
    /// What a text finds in everything.
    Search,
    /// Who can join the cluster, and how.
    Join,
    /// What the cluster and this map are.
    About,
    /// What there is of data, and how sure it is.
    Data,
    /// How filters, links and keys work.
    Help,
    /// What is kept of visitors.
    Privacy,
    /// How usable the site is for everybody.
    Accessibility,
    /// Nothing is at this address.
    Missing,
}

impl Page {
    /// Reads a path such as `/nb/partners/elkem-rana`: its language, if it begins with one, and the
    /// page. A slash at the end makes no difference.
    pub fn parse(path: &str) -> (Option<Lang>, Self) {
        let path = path.strip_prefix('/').unwrap_or(path);
        let (lang, rest) = path.split_once('/').unwrap_or((path, ""));
        let Ok(lang) = lang.parse::<Lang>() else { return (None, Self::Missing) };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let page = match rest.split_once('/') {
            None if rest.is_empty() => Self::Explorer,
            None => Self::whole(rest),
            Some((section, id)) if !id.contains('/') => Self::one(section, decode(id).into_owned()),
            Some(_) => Self::Missing,
        };
        (Some(lang), page)
    }

    /// The form of its addresses, for logs and counts: `/{lang}/partners/{slug}`.
    pub const fn route(&self) -> &'static str {
        match self {
            Self::Explorer => "/{lang}/",
            Self::Partners => "/{lang}/partners",
            Self::Partner(_) => "/{lang}/partners/{slug}",
            Self::Sites => "/{lang}/sites",
            Self::Site(_) => "/{lang}/sites/{id}",
            Self::Place(_) => "/{lang}/places/{id}",
            Self::Expertise => "/{lang}/expertise",
            Self::Tag(_) => "/{lang}/expertise/{id}",
            Self::Kind(_) => "/{lang}/kinds/{id}",
            Self::Timeline => "/{lang}/timeline",
            Self::ValueChain => "/{lang}/value-chain",
            Self::Numbers => "/{lang}/numbers",
            Self::Projects => "/{lang}/projects",
            Self::Project(_) => "/{lang}/projects/{id}",
            Self::Compare => "/{lang}/compare",
            Self::Search => "/{lang}/search",
            Self::Join => "/{lang}/join",
            Self::About => "/{lang}/about",
            Self::Data => "/{lang}/data",
            Self::Help => "/{lang}/help",
            Self::Privacy => "/{lang}/privacy",
            Self::Accessibility => "/{lang}/accessibility",
            Self::Missing => "missing",
        }
    }

    /// The page of a whole section.
    fn whole(section: &str) -> Self {
        match section {
            "partners" => Self::Partners,
            "sites" => Self::Sites,
            "expertise" => Self::Expertise,
            "timeline" => Self::Timeline,
            "value-chain" => Self::ValueChain,
            "numbers" => Self::Numbers,
            "projects" => Self::Projects,
            "compare" => Self::Compare,
            "search" => Self::Search,
            "join" => Self::Join,
            "about" => Self::About,
            "data" => Self::Data,
            "help" => Self::Help,
            "privacy" => Self::Privacy,
            "accessibility" => Self::Accessibility,
            _ => Self::Missing,
        }
    }

    /// The page of one thing of a section.
    fn one(section: &str, id: String) -> Self {
        match section {
            "partners" => Self::Partner(id),
            "sites" => Self::Site(id),
            "places" => Self::Place(id),
            "expertise" => Self::Tag(id),
            "kinds" => Self::Kind(id),
            "projects" => Self::Project(id),
            _ => Self::Missing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_language_and_a_page() {
        for (path, lang, page) in [
            ("/nb/", Some(Lang::Nb), Page::Explorer),
            ("/en", Some(Lang::En), Page::Explorer),
            ("/en/partners/sintef", Some(Lang::En), Page::Partner("sintef".into())),
            ("/en/partners/sintef/", Some(Lang::En), Page::Partner("sintef".into())),
            ("/nb/partners/%C3%A5s", Some(Lang::Nb), Page::Partner("ås".into())),
            ("/nb/partners/a/b", Some(Lang::Nb), Page::Missing),
            ("/nb/partners", Some(Lang::Nb), Page::Partners),
            ("/en/places/1833", Some(Lang::En), Page::Place("1833".into())),
            ("/en/places", Some(Lang::En), Page::Missing),
            ("/nb/value-chain/", Some(Lang::Nb), Page::ValueChain),
            ("/nb/nothing", Some(Lang::Nb), Page::Missing),
            ("/nb//", Some(Lang::Nb), Page::Explorer),
            ("/xx/", None, Page::Missing),
            ("", None, Page::Missing),
        ] {
            assert_eq!(Page::parse(path), (lang, page), "{path}");
        }
    }

    #[test]
    fn the_form_of_an_address_is_where_its_page_is() {
        for path in
            ["/nb/", "/nb/sites", "/nb/partners/a", "/nb/places/1", "/nb/kinds/b", "/nb/join"]
        {
            let page = Page::parse(path).1;
            let form = page.route().replace("{lang}", "nb");
            let (section, _) = form.split_once('{').unwrap_or((&form, ""));
            assert!(path.starts_with(section), "{path}: {form}");
        }
        assert_eq!(Page::parse("/nb/nothing").1.route(), "missing");
    }
}

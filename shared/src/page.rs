//! Which page an address shows: the path as a value.

use crate::{lang::Lang, view::decode};

/// A page of the site, below its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Map, list, filters and timeline together.
    Explorer,
    /// One organisation, by its slug.
    Partner(String),
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
            Some(("partners", slug)) if !slug.contains('/') => {
                Self::Partner(decode(slug).into_owned())
            }
            _ => Self::Missing,
        };
        (Some(lang), page)
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
            ("/nb/partners", Some(Lang::Nb), Page::Missing),
            ("/nb/nothing", Some(Lang::Nb), Page::Missing),
            ("/nb//", Some(Lang::Nb), Page::Explorer),
            ("/xx/", None, Page::Missing),
            ("", None, Page::Missing),
        ] {
            assert_eq!(Page::parse(path), (lang, page), "{path}");
        }
    }
}

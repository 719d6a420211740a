//! `/sitemap.xml` and `/robots.txt`: what search engines may find.

use std::fmt::Write;

use axum::{
    Router,
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
    routing::get,
};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use shared::{lang::Lang, view::Facet};
use store::Kind;

use crate::{
    api::changed::Moment,
    error::{Error, Result, wrong_method},
    published::Published,
    site::Site,
};

/// How many addresses one file may have.
///
/// Source: sitemaps.org, "Sitemaps XML format".
pub const MOST: usize = 50_000;

/// The two addresses.
pub fn router() -> Router<Site> {
    Router::new()
        .route("/sitemap.xml", get(sitemap).fallback(wrong_method))
        .route("/robots.txt", get(robots).fallback(wrong_method))
}

/// The pages that have content of their own, in each language with its others; or, where they are too
/// many for one file, the list of its parts (`?part=1`).
async fn sitemap(State(site): State<Site>, RawQuery(query): RawQuery) -> Result<Response> {
    let part = match query.as_deref().and_then(|query| query.strip_prefix("part=")) {
        None => None,
        Some(part) => Some(part.parse::<usize>().map_err(|_| Error::UnknownAddress)?),
    };
    let published = site.published();
    let paths = pages(&published);
    let settings = site.settings();
    let body = files(&settings.public_url, &settings.languages, &paths, part, MOST);
    let body = body.ok_or(Error::UnknownAddress)?;
    Ok(answer("application/xml", body))
}

/// A page: its path below the language, and when it last changed where that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Listed {
    path: String,
    changed: Option<Moment>,
}

/// Every page that has content of its own. Municipalities and kinds that nobody has are left out.
fn pages(published: &Published) -> Vec<Listed> {
    // Those that show records, which change with them; and those whose words come from the program.
    const WHOLE: [&str; 10] = [
        "",
        "partners",
        "value-chain",
        "timeline",
        "numbers",
        "projects",
        "sites",
        "expertise",
        "join",
        "data",
    ];
    const TEXTS: [&str; 4] = ["about", "help", "privacy", "accessibility"];
    let (register, times) = (&published.register, &published.times);
    let listed = |path: String, changed: Option<i64>| Listed { path, changed: changed.map(Moment) };
    let latest = published.latest();
    let mut all: Vec<Listed> =
        WHOLE.iter().map(|path| listed((*path).to_owned(), latest)).collect();
    all.extend(TEXTS.iter().map(|path| listed((*path).to_owned(), None)));
    let partners = published.directory.columns.partners.slug.iter();
    all.extend(
        partners.map(|slug| listed(format!("partners/{slug}"), times.of(Kind::Partner, slug))),
    );
    all.extend(register.projects.iter().map(|project| {
        listed(format!("projects/{}", project.id), times.of(Kind::Project, &project.id))
    }));
    let facets = [
        (Facet::Site, "sites"),
        (Facet::Expertise, "expertise"),
        (Facet::Kind, "kinds"),
        (Facet::Place, "places"),
    ];
    for (facet, section) in facets {
        let columns = &published.directory.columns;
        let some = |at: usize| {
            matches!(facet, Facet::Site | Facet::Expertise)
                || !published.directory.members[facet as usize][at].is_empty()
        };
        let ids = columns.facet_ids(facet).enumerate().filter(|(at, _)| some(*at));
        all.extend(
            ids.map(|(at, id)| {
                listed(format!("{section}/{id}"), of_value(published, facet, at, id))
            }),
        );
    }
    all
}

/// When the page of a facet's value last changed: with its own record, or with one of the organisations
/// that it lists.
fn of_value(published: &Published, facet: Facet, at: usize, id: &str) -> Option<i64> {
    let (times, directory) = (&published.times, &published.directory);
    // Ids of places are numbers of counties and municipalities, or names of towns; none is two of them.
    let kinds: &[Kind] = match facet {
        Facet::Site => &[Kind::Site],
        Facet::Expertise => &[Kind::Expertise],
        Facet::Kind => &[Kind::PartnerKind],
        Facet::Stage => &[Kind::Stage],
        Facet::Role => &[Kind::Role],
        Facet::Place => &[Kind::County, Kind::Municipality, Kind::Town],
    };
    let own = kinds.iter().filter_map(|kind| times.of(*kind, id));
    let slugs = &directory.columns.partners.slug;
    let listed = directory.members[facet as usize][at].iter();
    let listed = listed.filter_map(|p| times.of(Kind::Partner, &slugs[p as usize]));
    own.chain(listed).max()
}

/// The file that is asked for; `None` if there is no such part.
fn files(
    url: &str,
    languages: &[Lang],
    paths: &[Listed],
    part: Option<usize>,
    most: usize,
) -> Option<String> {
    let per_file = (most / languages.len().max(1)).max(1);
    let parts = paths.len().div_ceil(per_file);
    let mut out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned();
    let schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
    let shown = match part {
        None if parts > 1 => {
            let _ = writeln!(out, "<sitemapindex xmlns=\"{schema}\">");
            for part in 1..=parts {
                let _ =
                    writeln!(out, "<sitemap><loc>{url}/sitemap.xml?part={part}</loc></sitemap>");
            }
            out += "</sitemapindex>\n";
            return Some(out);
        }
        None => paths,
        Some(part) => paths.chunks(per_file).nth(part.checked_sub(1)?)?,
    };
    let _ =
        writeln!(out, "<urlset xmlns=\"{schema}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">");
    for Listed { path, changed } in shown {
        for lang in languages {
            let _ = write!(out, "<url><loc>{url}/{lang}/{path}</loc>");
            if let Some(moment) = changed {
                let _ = write!(out, "<lastmod>{}</lastmod>", moment.rfc3339());
            }
            for other in languages {
                let _ = write!(
                    out,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{other}\" href=\"{url}/{other}/{path}\"/>"
                );
            }
            out += "</url>\n";
        }
    }
    out += "</urlset>\n";
    Some(out)
}

/// Pages may be found; what programs ask, and every choice of filters, need not be. Pictures may be
/// fetched: they stand for pages that are shared, and their addresses have a query string.
async fn robots(State(site): State<Site>) -> Response {
    let url = &site.settings().public_url;
    let body = format!(
        "User-agent: *\nDisallow: /api/\nDisallow: /page-data/\nDisallow: /*?\n\
         Allow: /map.png\nAllow: /map.svg\nAllow: /sitemap.xml\n\n\
         Sitemap: {url}/sitemap.xml\n"
    );
    answer("text/plain; charset=utf-8", body)
}

fn answer(media: &'static str, body: String) -> Response {
    ([(CONTENT_TYPE, media), (CACHE_CONTROL, "public, max-age=3600")], body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(part: Option<usize>) -> Option<String> {
        let paths = ["", "partners/a", "partners/b"];
        let paths = paths.map(|path| Listed { path: path.to_owned(), changed: None });
        files("https://kart.example", &Lang::ALL, &paths, part, 4)
    }

    #[test]
    fn too_many_addresses_are_parted() {
        let index = file(None).unwrap();
        assert_eq!(index.matches("<sitemap>").count(), 2);
        assert_eq!(file(Some(1)).unwrap().matches("<url>").count(), 4);
        assert_eq!(file(Some(2)).unwrap().matches("<url>").count(), 2);
        assert_eq!(file(Some(0)), None);
        assert_eq!(file(Some(3)), None);
    }
}

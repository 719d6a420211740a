//! `/api/v1/`: the reference of the interface as a page, from the same table as its routes.

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use maud::{DOCTYPE, Markup, html};
use shared::lang::Lang;

use super::{
    endpoint::{Endpoint, Group},
    links::{self, Query},
    openapi,
    parameters::{self, Parameter},
    problem::Problem,
    question::Question,
    table::ENDPOINTS,
    text::either,
};

/// The page.
///
/// # Errors
///
/// None but a mistake of ours.
pub fn show(question: &Question) -> Result<Vec<u8>, Problem> {
    let lang = question.lang;
    let cluster = &question.settings().cluster.name;
    let title = either(lang, "Åpne data", "Open data");
    let other = Lang::ALL.into_iter().filter(|other| *other != lang);
    let body = html! {
        nav {
            p {
                a href=(links::absolute(question.settings(), &format!("/{lang}/"))) { "← " (cluster) }
                @for other in other {
                    " · "
                    a href=(with_lang("/api/v1/", other)) hreflang=(other) lang=(other) {
                        (shared::text::words(other).language_name)
                    }
                }
            }
        }
        h1 { (title) }
        p { (openapi::about(question)) }
        p {
            (either(lang, "For programmer: ", "For programs: "))
            a href=(with_lang("/api/v1/openapi.json", lang)) { "OpenAPI 3.1" } ". "
            (either(
                lang,
                "Svar har ETag; spør igjen med If-None-Match. Alle nettsteder kan lese (CORS).",
                "Answers have an ETag; ask again with If-None-Match. Every site may read (CORS).",
            ))
        }
        @for group in Group::ALL {
            section {
                h2 id=(group.key()) { (group.title().get(lang)) }
                @for endpoint in ENDPOINTS.iter().filter(|endpoint| endpoint.group == group) {
                    (described(endpoint, lang))
                }
            }
        }
        section {
            h2 id="parameters" { (either(lang, "Parametere", "Parameters")) }
            (described_parameters(lang))
        }
    };
    Ok(document(lang, &format!("{title}: {cluster}"), &body).into_bytes())
}

fn described(endpoint: &Endpoint, lang: Lang) -> Markup {
    let names: Vec<&str> =
        parameters::of(endpoint.takes).iter().map(|parameter| parameter.name).collect();
    html! {
        h3 id=(endpoint.name) {
            code {
                @if endpoint.path.contains('{') {
                    (endpoint.path)
                } @else {
                    a href=(with_lang(endpoint.path, lang)) { (endpoint.path) }
                }
            }
        }
        p { (endpoint.about.get(lang)) }
        dl {
            dt { (either(lang, "Formater", "Formats")) }
            dd { @for format in endpoint.gives { code { (format.media) } " " } }
            dt { (either(lang, "Parametere", "Parameters")) }
            dd { @for name in names { a href={ "#p-" (name) } { code { (name) } } " " } }
        }
    }
}

/// Every parameter once, in the order in which endpoints first name it.
fn described_parameters(lang: Lang) -> Markup {
    let mut all: Vec<&Parameter> = Vec::new();
    for parameter in ENDPOINTS.iter().flat_map(|endpoint| parameters::of(endpoint.takes)) {
        if all.iter().all(|known| known.name != parameter.name) {
            all.push(parameter);
        }
    }
    html! {
        table {
            thead {
                tr {
                    th scope="col" { (either(lang, "Navn", "Name")) }
                    th scope="col" { (either(lang, "Betydning", "Meaning")) }
                    th scope="col" { (either(lang, "Eksempel", "Example")) }
                }
            }
            tbody {
                @for parameter in all {
                    tr id={ "p-" (parameter.name) } {
                        th scope="row" { code { (parameter.name) } }
                        td { (parameter.about.get(lang)) }
                        td {
                            @if let Some(example) = parameter.example {
                                code { (parameter.name) "=" (example) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn with_lang(path: &str, lang: Lang) -> String {
    let mut query = Query::default();
    query.lang(lang);
    query.after(path)
}

/// A plain page of the interface: no script, one style of our own.
pub fn document(lang: Lang, title: &str, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(lang) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="stylesheet" href="/api/v1/reference.css";
            }
            body { main { (body) } }
        }
    }
    .into_string()
}

/// The style of the pages of the interface.
pub async fn style() -> Response {
    let headers =
        [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600")];
    (headers, include_str!("reference.css")).into_response()
}

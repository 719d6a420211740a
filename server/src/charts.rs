//! `/charts/{name}.csv`, `.svg` and `.png`: the charts of the page of numbers, of any view.

use app::pages::{Look, chart};
use axum::{
    Router,
    extract::{Path, State, rejection::PathRejection},
    response::{IntoResponse, Response},
    routing::get,
};
use http::{
    HeaderValue, Uri,
    header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
};

use crate::{
    api::{
        bad_values,
        endpoint::Takes,
        parameters,
        problem::{Problem, What},
        question,
    },
    branding,
    error::{Error, Result, wrong_method},
    pages::page_site,
    site::Site,
};

/// The addresses.
pub fn router() -> Router<Site> {
    Router::new().route("/charts/{file}", get(answer).fallback(wrong_method))
}

async fn answer(
    State(site): State<Site>,
    file: std::result::Result<Path<String>, PathRejection>,
    uri: Uri,
) -> Result<Response> {
    let Path(file) = file?;
    let (name, form) = file.rsplit_once('.').ok_or(Error::UnknownAddress)?;
    let query = uri.query().unwrap_or_default();
    // Taken once, so that one chart never mixes two versions.
    let published = site.published();
    let directory = &published.directory;
    // Filters are read as the interface for programs reads them; how the page is shown does not matter.
    let read = question::read(query, Takes::View, directory);
    let mut bad = read.bad;
    bad.retain(|bad| parameters::says_what(&bad.name));
    let unknown = directory.select(&read.view).unknown;
    bad.extend(bad_values::unknown(&unknown, directory, read.lang));
    let (settings, page_site) = (site.settings(), page_site(&site));
    let here = published.here(&site, &page_site, read.lang, (&read.view, query));
    let chart = chart(here, name).ok_or(Error::UnknownAddress)?;
    if !bad.is_empty() {
        return Ok(Problem::new(read.lang, What::BadValues(bad)).into_response());
    }
    let look = Look {
        accent: branding::accent(&settings.cluster).to_owned(),
        source: format!("{} · {}", settings.cluster.name, settings.public_url),
        lang: read.lang,
    };
    let (media, body) = match form {
        "csv" => ("text/csv; charset=utf-8; header=present", chart.csv().into_bytes()),
        "svg" => {
            let svg = chart.svg(&look).ok_or(Error::UnknownAddress)?;
            ("image/svg+xml", svg.into_bytes())
        }
        "png" => {
            let svg = chart.svg(&look).ok_or(Error::UnknownAddress)?;
            let drawn = tokio::task::spawn_blocking(move || cartographer::png(&svg, 2.0)).await;
            let drawn = drawn.map_err(|error| Error::Internal(error.into()))?;
            ("image/png", drawn.map_err(|error| Error::Internal(error.into()))?)
        }
        _ => return Err(Error::UnknownAddress),
    };
    let name = HeaderValue::try_from(format!("inline; filename=\"{file}\""));
    let mut response = ([(CONTENT_TYPE, media), (CACHE_CONTROL, "no-cache")], body).into_response();
    if let Ok(name) = name {
        response.headers_mut().insert(CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

//! `/charts/{facet}.csv`, `.svg` and `.png`: the charts of the page of numbers, of any view.

use app::pages::{Chart, chart};
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
use shared::{
    lang::Lang,
    view::{Facet, View, pairs},
};

use crate::{
    error::{BadValue, Error, Result, wrong_method},
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
    let facet = Facet::ALL.into_iter().find(|facet| facet.key() == name);
    let facet = facet.ok_or(Error::UnknownAddress)?;
    let query = uri.query().unwrap_or_default();
    let view = View { page: 0, ..View::parse(query) };
    let chart = chart(&site.published().directory, &view, facet, lang(query)?);
    let (media, body) = match form {
        "csv" => ("text/csv; charset=utf-8; header=present", csv(&chart).into_bytes()),
        "svg" => ("image/svg+xml", chart.svg(&source(&site)).into_bytes()),
        "png" => {
            let svg = chart.svg(&source(&site));
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

/// The language that the address asks for.
fn lang(query: &str) -> Result<Lang> {
    let Some((_, value)) = pairs(query).find(|(name, value)| name == "lang" && !value.is_empty())
    else {
        return Ok(Lang::default());
    };
    value.parse().map_err(|_| {
        let message = "lang must be one of nb, en".to_owned();
        Error::BadValues(vec![BadValue::new("lang", &value, message)])
    })
}

/// Who says so, for a picture that travels alone.
fn source(site: &Site) -> String {
    format!("{} · {}", site.settings().cluster.name, site.settings().public_url)
}

/// The bars as lines of a table.
fn csv(chart: &Chart) -> String {
    let head = chart.headings.map(cell).join(",");
    let lines = chart.bars.iter().map(|(name, count)| format!("{},{count}", cell(name)));
    std::iter::once(head).chain(lines).map(|line| line + "\r\n").collect()
}

/// A text as a cell that no spreadsheet takes for a formula. Source: OWASP, "CSV Injection".
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_holds_every_bar_and_no_formula() {
        let bars = vec![("=1+1".to_owned(), 2), ("A \"b\", c".to_owned(), 1)];
        let chart = Chart { title: String::new(), headings: ["Type", "Antall"], bars };
        let lines = "\"Type\",\"Antall\"\r\n\"'=1+1\",2\r\n\"A \"\"b\"\", c\",1\r\n";
        assert_eq!(csv(&chart), lines);
    }
}

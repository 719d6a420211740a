//! The organisations of a view as tables and files: CSV, XLSX and GeoJSON of whole records; tables
//! of chosen columns as the page shows them; and empty tables to fill in.

use exchange::write::{self, CsvOptions};
use shared::{detail::Table, partner::Partner};

use super::{
    problem::{Problem, What},
    question::Question,
};

/// The records of the view, in its order.
fn records(question: &Question) -> Result<Vec<&Partner>, Problem> {
    let (ordered, _) = question.ordered()?;
    let register = &question.published.register;
    let by_id: std::collections::HashMap<&str, &Partner> =
        register.partners.iter().map(|record| (record.id.as_str(), record)).collect();
    let slugs = &question.directory().columns.partners.slug;
    Ok(ordered.iter().filter_map(|p| by_id.get(&slugs[*p as usize]).copied()).collect())
}

/// Headings of the table of the page with the columns that are asked for, in the language of the
/// question.
fn headings(question: &Question) -> Vec<&'static str> {
    let lang = question.lang;
    let chosen = question.columns.iter().map(|column| column.heading(lang));
    std::iter::once(Table::name_heading(lang)).chain(chosen).collect()
}

/// Its rows, in the order of the view.
fn rows(question: &Question) -> Result<impl ExactSizeIterator<Item = Vec<String>>, Problem> {
    let (ordered, _) = question.ordered()?;
    let table = question.published.details(question.lang).table();
    let names = &question.directory().columns.partners.name;
    Ok(ordered.into_iter().map(move |p| {
        let cells = question.columns.iter().map(|column| table.cell(p, *column).written());
        std::iter::once(names[p as usize].to_owned()).chain(cells).collect()
    }))
}

/// Comma-separated values in UTF-8.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn csv(question: &Question) -> Result<Vec<u8>, Problem> {
    if question.columns.is_empty() {
        return Ok(write::csv(&question.published.register, &records(question)?));
    }
    write::shown_csv(&headings(question), rows(question)?)
        .map_err(|error| question.problem(What::Internal(error.into())))
}

/// A workbook.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn xlsx(question: &Question) -> Result<Vec<u8>, Problem> {
    let written = if question.columns.is_empty() {
        write::xlsx(&question.published.register, &records(question)?)
    } else {
        write::shown_xlsx(&headings(question), rows(question)?)
    };
    written.map_err(|error| question.problem(What::Internal(error.into())))
}

/// A feature collection of whole records.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn geojson(question: &Question) -> Result<Vec<u8>, Problem> {
    Ok(write::geojson(&question.published.register, &records(question)?))
}

/// An empty table to fill in, as a Norwegian spreadsheet opens it.
///
/// # Errors
///
/// None.
pub fn template_csv(question: &Question) -> Result<Vec<u8>, Problem> {
    Ok(write::template_csv(question.lang, CsvOptions::EXCEL))
}

/// An empty workbook to fill in, with the words to choose from.
///
/// # Errors
///
/// None but a mistake of ours.
pub fn template_xlsx(question: &Question) -> Result<Vec<u8>, Problem> {
    write::template_xlsx(&question.published.register, question.lang)
        .map_err(|error| question.problem(What::Internal(error.into())))
}

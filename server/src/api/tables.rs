//! The organisations of a view as tables and files: CSV, XLSX and GeoJSON of whole records; and empty
//! tables to fill in.

use exchange::write::CsvOptions;
use shared::partner::Partner;

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

/// Comma-separated values in UTF-8.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn csv(question: &Question) -> Result<Vec<u8>, Problem> {
    Ok(exchange::write::csv(&question.published.register, &records(question)?))
}

/// A workbook.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn xlsx(question: &Question) -> Result<Vec<u8>, Problem> {
    exchange::write::xlsx(&question.published.register, &records(question)?)
        .map_err(|error| question.problem(What::Internal(error.into())))
}

/// A feature collection of whole records.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn geojson(question: &Question) -> Result<Vec<u8>, Problem> {
    Ok(exchange::write::geojson(&question.published.register, &records(question)?))
}

/// An empty table to fill in, as a Norwegian spreadsheet opens it.
///
/// # Errors
///
/// None.
pub fn template_csv(question: &Question) -> Result<Vec<u8>, Problem> {
    Ok(exchange::write::template_csv(question.lang, CsvOptions::EXCEL))
}

/// An empty workbook to fill in, with the words to choose from.
///
/// # Errors
///
/// None but a mistake of ours.
pub fn template_xlsx(question: &Question) -> Result<Vec<u8>, Problem> {
    exchange::write::template_xlsx(&question.published.register, question.lang)
        .map_err(|error| question.problem(What::Internal(error.into())))
}

//! `/municipalities`: the municipalities with their official names, county and towns.

use schemars::JsonSchema;
use serde::Serialize;
use shared::{
    directory::{NONE, PlaceEntry, PlaceLevel},
    filter::Selection,
    view::Facet,
};

use super::{
    problem::Problem,
    question::Question,
    values::{List, Named},
};

/// A municipality.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Municipality<'a> {
    /// The official number, four digits.
    pub id: &'a str,
    /// The Norwegian name.
    pub name: &'a str,
    /// The other official names, in their official order.
    pub other_names: Vec<Name<'a>>,
    /// The county: official number and Norwegian name.
    pub county: Option<Named<'a>>,
    /// Towns and villages of it that records name.
    pub towns: Vec<Named<'a>>,
    /// A point for its name, where "near" measures from.
    pub point: Option<Point>,
    /// How many organisations of the query are in it.
    pub partners: u32,
}

/// A name in a language.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Name<'a> {
    /// The language: `se` Northern Sámi, `smj` Lule Sámi, `sma` Southern Sámi, `fkv` Kven.
    pub lang: &'a str,
    /// The name.
    pub name: &'a str,
}

/// A point on the earth.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Point {
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// Degrees east, WGS 84.
    pub lon: f64,
}

/// The page of the list that is asked for, by name.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn list(question: &Question) -> Result<Vec<u8>, Problem> {
    let selection = question.select()?;
    let places = question.directory().columns.places.iter().enumerate();
    let all: Vec<usize> = places
        .filter(|(_, place)| place.level == PlaceLevel::Municipality)
        .map(|(at, _)| at)
        .collect();
    let items = question.part.of(&all).iter().map(|at| item(question, &selection, *at)).collect();
    question.json(&List { items, total: all.len(), next: question.next(all.len()) })
}

fn item<'a>(question: &'a Question, selection: &Selection, at: usize) -> Municipality<'a> {
    let directory = question.directory();
    let places = &directory.columns.places;
    let place = &places[at];
    let named = |place: &'a PlaceEntry| Named { id: &place.id, label: &place.name };
    Municipality {
        id: &place.id,
        name: &place.name,
        other_names: place.other_names.iter().map(|(lang, name)| Name { lang, name }).collect(),
        county: (place.parent != NONE).then(|| named(&places[usize::from(place.parent)])),
        towns: places
            .iter()
            .filter(|town| town.level == PlaceLevel::Town && usize::from(town.parent) == at)
            .map(named)
            .collect(),
        point: place.point.map(|point| Point { lat: point.lat, lon: point.lon }),
        partners: directory.members[Facet::Place as usize][at].count_with(&selection.partners),
    }
}

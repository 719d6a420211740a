//! Organisations as GeoJSON features (RFC 7946) for map programs: one flat row of properties each.

use schemars::JsonSchema;
use serde::Serialize;
use shared::geo::LonLat;

use super::{
    ogc::Link,
    partners::{self, PartnerItem},
    question::Question,
    values::Named,
};

/// A feature.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Feature<'a> {
    /// Always `Feature`.
    pub r#type: &'static str,
    /// The id of the organisation.
    pub id: &'a str,
    /// Its places; null where none is known.
    pub geometry: Option<Geometry>,
    /// What is known of it.
    pub properties: Properties<'a>,
    /// Where to go from it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

/// Longitude first, degrees, WGS 84; six decimals, which is about 0.1 m.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "type", content = "coordinates")]
pub enum Geometry {
    /// The one place that is known.
    Point([f64; 2]),
    /// Several places, seat or plant first.
    MultiPoint(Vec<[f64; 2]>),
}

/// The properties of an organisation: ids and their words side by side, several joined by commas,
/// since map programs show plain columns.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Properties<'a> {
    /// The name on lists and marks.
    pub name: &'a str,
    /// The name in full.
    pub official_name: &'a str,
    /// Id of its role.
    pub role: Option<&'a str>,
    /// Its role in words.
    pub role_label: Option<&'a str>,
    /// Id of its kind.
    pub kind: Option<&'a str>,
    /// Its kind in words.
    pub kind_label: Option<&'a str>,
    /// Id of its stage in the value chain.
    pub stage: Option<&'a str>,
    /// Its stage in words.
    pub stage_label: Option<&'a str>,
    /// Ids of its expertise.
    pub expertise: String,
    /// Its expertise in words.
    pub expertise_label: String,
    /// `active`, `ceased` or `unknown`.
    pub status: &'static str,
    /// Number of the municipality or county of its seat.
    pub place: Option<&'a str>,
    /// Name of the municipality or county of its seat.
    pub place_label: Option<&'a str>,
    /// Id of its site.
    pub site: Option<&'a str>,
    /// Name of its site.
    pub site_label: Option<&'a str>,
    /// What its points stand for, in their order: `site`, `town`, `municipality`.
    pub precision: String,
    /// Since when it takes part, as EDTF: `2017`, `2017-06`, `../2019-01-25` for "not after".
    pub since: Option<String>,
    /// The first day since when it can take part.
    pub since_earliest: Option<String>,
    /// The last day since when it can take part.
    pub since_latest: Option<String>,
    /// `certain`, `possible` or `unknown` membership at the time of the query.
    pub certainty: &'static str,
    /// Its page for people.
    pub url: String,
}

/// The feature of a partner.
pub fn feature(question: &Question, p: u32) -> Feature<'_> {
    let item = partners::item(question, p);
    let locations = &question.directory().columns.locations;
    let position = |point: LonLat| [point.lon, point.lat];
    let points: Vec<[f64; 2]> = locations.of(p).map(|at| position(locations.point(at))).collect();
    Feature {
        r#type: "Feature",
        id: item.id,
        geometry: match points.as_slice() {
            [] => None,
            [point] => Some(Geometry::Point(*point)),
            _ => Some(Geometry::MultiPoint(points)),
        },
        properties: properties(item),
        links: Vec::new(),
    }
}

fn properties(item: PartnerItem<'_>) -> Properties<'_> {
    let join =
        |of: fn(&Named) -> String| item.expertise.iter().map(of).collect::<Vec<_>>().join(", ");
    let precision: Vec<&str> = item.locations.iter().map(|location| location.precision).collect();
    Properties {
        name: item.name,
        official_name: item.official_name,
        role: item.role.map(|role| role.id),
        role_label: item.role.map(|role| role.label),
        kind: item.kind.map(|kind| kind.id),
        kind_label: item.kind.map(|kind| kind.label),
        stage: item.stage.map(|stage| stage.id),
        stage_label: item.stage.map(|stage| stage.label),
        expertise: join(|tag| tag.id.to_owned()),
        expertise_label: join(|tag| tag.label.to_owned()),
        status: item.status,
        place: item.place.map(|place| place.id),
        place_label: item.place.map(|place| place.label),
        site: item.site.map(|site| site.id),
        site_label: item.site.map(|site| site.label),
        precision: precision.join(", "),
        since: item.since.as_ref().map(|since| since.date.clone()),
        since_earliest: item.since.as_ref().and_then(|since| since.earliest.clone()),
        since_latest: item.since.as_ref().map(|since| since.latest.clone()),
        certainty: item.certainty,
        url: item.url,
    }
}

//! `/ogc`: the organisations by OGC API Features part 1 (OGC 17-069r4), for map programs: core,
//! GeoJSON and HTML.
//!
//! As the standard says, and unlike the rest of the interface, unknown parameters are refused here
//! and a `limit` that is too high is lowered.

pub mod html;
pub mod query;

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    BASE,
    changed::Moment,
    geojson::{self, Feature},
    links::{self, Query},
    problem::Problem,
    question::{Part, Question},
    serve::nearest,
    text::either,
};

/// The conformance classes that are met.
pub const CONFORMS_TO: [&str; 3] = [
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
];

/// Longitude and latitude in degrees, WGS 84: the only reference system.
const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

const JSON: &str = "application/json";
const GEOJSON: &str = "application/geo+json";
const HTML: &str = "text/html";

/// A link between resources.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Link {
    /// The absolute address.
    pub href: String,
    /// What it is to the resource that holds it.
    pub rel: &'static str,
    /// The media type behind it.
    pub r#type: &'static str,
    /// Its name for people.
    pub title: String,
}

/// The entrance.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Landing {
    /// The name of the data.
    pub title: String,
    /// What they are.
    pub description: String,
    /// Where to go from here.
    pub links: Vec<Link>,
}

/// The parts of the standard that are met.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Conformance {
    /// Addresses of conformance classes.
    pub conforms_to: [&'static str; 3],
}

/// The collections that there are: one.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Collections {
    /// Where to go from here.
    pub links: Vec<Link>,
    /// The collections.
    pub collections: Vec<Collection>,
}

/// A collection of features.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Collection {
    /// Its id in the path.
    pub id: &'static str,
    /// Its name.
    pub title: String,
    /// What is in it.
    pub description: String,
    /// Where and when its features are.
    pub extent: Extent,
    /// Always `feature`.
    pub item_type: &'static str,
    /// The reference systems that it can be had in.
    pub crs: [&'static str; 1],
    /// Where to go from here.
    pub links: Vec<Link>,
}

/// Where and when the features of a collection are.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Extent {
    /// Where.
    pub spatial: Spatial,
    /// When.
    pub temporal: Temporal,
}

/// Where the features of a collection are.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Spatial {
    /// West, south, east, north in degrees.
    pub bbox: Vec<[f64; 4]>,
    /// The reference system.
    pub crs: &'static str,
}

/// When the features of a collection are.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Temporal {
    /// From and to, RFC 3339; null is open.
    pub interval: Vec<[Option<String>; 2]>,
}

/// Features, a page of them.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FeatureCollection<'a> {
    /// Always `FeatureCollection`.
    pub r#type: &'static str,
    /// How many features the query has on all pages.
    pub number_matched: usize,
    /// How many are on this page.
    pub number_returned: usize,
    /// This page in other formats, and the pages beside it.
    pub links: Vec<Link>,
    /// The features.
    pub features: Vec<Feature<'a>>,
}

/// The entrance.
///
/// # Errors
///
/// None but a mistake of ours.
pub fn landing(question: &Question) -> Result<Vec<u8>, Problem> {
    let lang = question.lang;
    let mut links = own_links(question, "", JSON);
    let document = "application/vnd.oai.openapi+json;version=3.1";
    links.extend([
        link(question, "service-desc", "/ogc/api", document, "OpenAPI"),
        link(question, "service-doc", "/", HTML, &either(lang, "Dokumentasjon", "Documentation")),
        link(question, "conformance", "/ogc/conformance", JSON, &conformance_title(question)),
        link(question, "data", "/ogc/collections", JSON, &collections_title(question)),
    ]);
    let landing = Landing { title: title(question), description: description(question), links };
    give(question, &landing, |landing| html::landing(question, landing))
}

/// The parts of the standard that are met.
///
/// # Errors
///
/// None but a mistake of ours.
pub fn conformance(question: &Question) -> Result<Vec<u8>, Problem> {
    let conformance = Conformance { conforms_to: CONFORMS_TO };
    give(question, &conformance, |conformance| html::conformance(question, conformance))
}

/// The collections.
///
/// # Errors
///
/// None but a mistake of ours.
pub fn collections(question: &Question) -> Result<Vec<u8>, Problem> {
    let collections = Collections {
        links: own_links(question, "/collections", JSON),
        collections: vec![partners(question)],
    };
    give(question, &collections, |collections| html::collections(question, collections))
}

/// The collection of organisations.
///
/// # Errors
///
/// None but a mistake of ours.
pub fn collection(question: &Question) -> Result<Vec<u8>, Problem> {
    let mut collection = partners(question);
    collection.links.extend(own_links(question, "/collections/partners", JSON));
    give(question, &collection, |collection| html::collection(question, collection))
}

/// The features of the query, a page of them.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn items(question: &Question) -> Result<Vec<u8>, Problem> {
    let (ordered, _) = question.ordered()?;
    let features: Vec<Feature> =
        question.part.of(&ordered).iter().map(|p| geojson::feature(question, *p)).collect();
    let (own, other) = if html::wanted(question) { (HTML, GEOJSON) } else { (GEOJSON, HTML) };
    let Part { offset, limit } = question.part;
    let page = |rel, media, offset, title: String| Link {
        href: items_address(question, offset, media),
        rel,
        r#type: media,
        title,
    };
    let lang = question.lang;
    let mut links = vec![
        page("self", own, offset, either(lang, "Denne siden", "This page")),
        page("alternate", other, offset, either(lang, "I et annet format", "In another format")),
    ];
    if question.part.has_next(ordered.len()) {
        links.push(page("next", own, offset + limit, either(lang, "Neste side", "Next page")));
    }
    if offset > 0 {
        let before = offset.saturating_sub(limit);
        links.push(page("prev", own, before, either(lang, "Forrige side", "Previous page")));
    }
    let collection = FeatureCollection {
        r#type: "FeatureCollection",
        number_matched: ordered.len(),
        number_returned: features.len(),
        links,
        features,
    };
    give(question, &collection, |collection| html::items(question, collection))
}

/// The feature that the path names.
///
/// # Errors
///
/// A [`Problem`] with the nearest ids if there is no such record.
pub fn item(question: &Question) -> Result<Vec<u8>, Problem> {
    let id = question.id.as_deref().unwrap_or_default();
    let Some(p) = question.directory().partner(id) else {
        return Err(question.unknown_record(nearest(question)));
    };
    let mut feature = geojson::feature(question, p);
    feature.links = own_links(question, &format!("/collections/partners/items/{id}"), GEOJSON);
    feature.links.push(link(
        question,
        "collection",
        "/ogc/collections/partners",
        JSON,
        &collection_title(question),
    ));
    give(question, &feature, |feature| html::item(question, feature))
}

fn give<T: Serialize>(
    question: &Question,
    value: &T,
    page: impl FnOnce(&T) -> String,
) -> Result<Vec<u8>, Problem> {
    if html::wanted(question) { Ok(page(value).into_bytes()) } else { question.json(value) }
}

fn partners(question: &Question) -> Collection {
    let items = "/ogc/collections/partners/items";
    let lang = question.lang;
    let features = either(lang, "Organisasjonene", "The organisations");
    Collection {
        id: "partners",
        title: collection_title(question),
        description: description(question),
        extent: extent(question),
        item_type: "feature",
        crs: [CRS84],
        links: vec![
            link(question, "items", items, GEOJSON, &format!("{features} (GeoJSON)")),
            link(question, "items", items, HTML, &format!("{features} (HTML)")),
        ],
    }
}

/// The box around all locations, and the time since the first known start.
fn extent(question: &Question) -> Extent {
    let columns = &question.directory().columns;
    let mut bbox = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    for point in columns.locations.points() {
        bbox[0] = bbox[0].min(point.lon);
        bbox[1] = bbox[1].min(point.lat);
        bbox[2] = bbox[2].max(point.lon);
        bbox[3] = bbox[3].max(point.lat);
    }
    if columns.locations.is_empty() {
        let extent = columns.extent;
        bbox = [extent.west, extent.south, extent.east, extent.north];
    }
    let starts = columns.partners.membership.iter().filter_map(|membership| membership.start);
    let known = starts.map(|days| days.first).filter(|day| *day != shared::date::Day::EARLIEST);
    let first = known.min().map(|day| Moment::midnight(day).rfc3339());
    Extent {
        spatial: Spatial { bbox: vec![bbox], crs: CRS84 },
        temporal: Temporal { interval: vec![[first, None]] },
    }
}

/// The address of a page of the features.
fn items_address(question: &Question, offset: usize, media: &str) -> String {
    let mut query = Query::default();
    for (name, value) in question.view.fields() {
        match name {
            "time" => query.add("datetime", &query::datetime(&value)),
            name => query.add(name, &value),
        }
    }
    if question.part.limit != super::parameters::LIMIT {
        query.add("limit", &question.part.limit.to_string());
    }
    if offset > 0 {
        query.add("offset", &offset.to_string());
    }
    query.add("f", if media == HTML { "html" } else { "json" });
    query.lang(question.lang);
    let path = query.after(&format!("{BASE}/ogc/collections/partners/items"));
    links::absolute(question.settings(), &path)
}

/// The links to a resource itself and to its other format. `path` is below `/ogc`.
fn own_links(question: &Question, path: &str, json: &'static str) -> Vec<Link> {
    let own = |rel, media, f: &str, title: String| {
        let mut query = Query::default();
        query.add("f", f);
        query.lang(question.lang);
        let href = query.after(&format!("{BASE}/ogc{path}"));
        Link { href: links::absolute(question.settings(), &href), rel, r#type: media, title }
    };
    let lang = question.lang;
    let (this, other) = (
        either(lang, "Dette dokumentet", "This document"),
        either(lang, "I et annet format", "In another format"),
    );
    if html::wanted(question) {
        vec![own("self", HTML, "html", this), own("alternate", json, "json", other)]
    } else {
        vec![own("self", json, "json", this), own("alternate", HTML, "html", other)]
    }
}

/// A link to a path of the interface.
fn link(
    question: &Question,
    rel: &'static str,
    path: &str,
    media: &'static str,
    title: &str,
) -> Link {
    let mut query = Query::default();
    if rel == "items" {
        query.add("f", if media == HTML { "html" } else { "json" });
    }
    query.lang(question.lang);
    let href = links::absolute(question.settings(), &query.after(&format!("{BASE}{path}")));
    Link { href, rel, r#type: media, title: title.to_owned() }
}

fn title(question: &Question) -> String {
    question.settings().cluster.name.clone()
}

fn description(question: &Question) -> String {
    let cluster = &question.settings().cluster;
    let about = cluster.about.get(question.lang);
    either(
        question.lang,
        format!("Organisasjonene i {}. {about}", cluster.name),
        format!("The organisations of {}. {about}", cluster.name),
    )
    .trim_end()
    .to_owned()
}

fn collection_title(question: &Question) -> String {
    either(question.lang, "Organisasjoner", "Organisations")
}

fn collections_title(question: &Question) -> String {
    either(question.lang, "Samlinger", "Collections")
}

fn conformance_title(question: &Question) -> String {
    either(question.lang, "Samsvar med standarden", "Conformance")
}

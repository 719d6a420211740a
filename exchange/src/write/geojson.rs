//! Partners as GeoJSON (RFC 7946): one feature for each, also for those without a position.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};
use shared::{
    lang::{Lang, Text},
    partner::{Location, Partner, Precision},
    register::Register,
};

use super::labels::Labels;
use crate::{
    cell::{self, Document},
    table::{FIELDS, LABELS},
};

/// The partners as a feature collection in the order given.
///
/// The geometry is a point, the points of all places, or null where no place is known; longitude
/// first, with six decimals (about 0.1 m) for a quay or building and fewer for a town or
/// municipality, so that nobody takes them for one. The properties are the fields of the record as
/// in `partners.json`, and `labels` with the words for its ids.
pub fn geojson(register: &Register, partners: &[&Partner]) -> Vec<u8> {
    let labels = Labels::new(register);
    let mut out = br#"{"type":"FeatureCollection","features":["#.to_vec();
    for (at, partner) in partners.iter().enumerate() {
        out.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        let feature = Feature { partner, labels: &labels };
        serde_json::to_writer(&mut out, &feature)
            .expect("a record is of texts, numbers and lists, and memory takes what is written");
    }
    out.extend_from_slice(b"\n]}\n");
    out
}

struct Feature<'a> {
    partner: &'a Partner,
    labels: &'a Labels<'a>,
}

impl Serialize for Feature<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut feature = serializer.serialize_map(Some(4))?;
        feature.serialize_entry("type", "Feature")?;
        feature.serialize_entry("id", &self.partner.id)?;
        feature.serialize_entry("geometry", &geometry(self.partner))?;
        let document = cell::document(self.partner);
        let words = words(self.partner, self.labels);
        feature.serialize_entry("properties", &Properties { document, words })?;
        feature.end()
    }
}

/// The fields in the order of the record.
struct Properties {
    document: Document,
    words: Map<String, Value>,
}

impl Serialize for Properties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut properties = serializer.serialize_map(None)?;
        for field in FIELDS {
            if let Some(value) = self.document.get(field) {
                properties.serialize_entry(field, value)?;
            }
        }
        properties.serialize_entry("labels", &self.words)?;
        properties.end()
    }
}

fn words(partner: &Partner, labels: &Labels) -> Map<String, Value> {
    let mut words: Map<String, Value> = Map::new();
    for label in LABELS.iter().filter(|label| label.lang == Lang::Nb) {
        let other = LABELS.iter().find(|other| other.of == label.of && other.lang == Lang::En);
        let nb = labels.text(partner, label);
        let text = Text { en: other.map_or_else(|| nb.clone(), |en| labels.text(partner, en)), nb };
        words.insert(label.of.to_owned(), json!(text));
    }
    words
}

/// The places of a partner as a geometry.
fn geometry(partner: &Partner) -> Value {
    let points: Vec<Value> = partner.locations().map(position).collect();
    match points.as_slice() {
        [] => Value::Null,
        [point] => json!({ "type": "Point", "coordinates": point }),
        _ => json!({ "type": "MultiPoint", "coordinates": points }),
    }
}

fn position(place: &Location) -> Value {
    json!([rounded(place.lon, place.precision), rounded(place.lat, place.precision)])
}

/// Degrees with as many decimals as the precision bears: 6 are about 0.1 m, 4 about 10 m, 2 about 1 km.
pub(crate) fn rounded(degrees: f64, precision: Precision) -> f64 {
    let scale = match precision {
        Precision::Site => 1e6,
        Precision::Town => 1e4,
        Precision::Municipality => 1e2,
    };
    (degrees * scale).round() / scale
}

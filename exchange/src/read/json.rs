//! Reads GeoJSON, and the project's own files.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, SeqAccess, Visitor},
};
use serde_json::{Map, Value, value::RawValue};
use shared::register::Kind;

use super::{
    Feature, Sink,
    error::{MAX_ROW_BYTES, MAX_ROWS, ReadError},
    headers::{Meaning, Names},
};
use crate::{
    kind::kind_of,
    table::{COLUMNS, FIELDS},
};

/// A list of which each item is looked at on its own, and of which only so many are taken.
struct Items<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Items<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Few;
        impl<'de> Visitor<'de> for Few {
            type Value = Vec<&'de RawValue>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    if items.len() >= MAX_ROWS {
                        return Err(A::Error::custom(TOO_MANY));
                    }
                    items.push(item);
                }
                Ok(items)
            }
        }
        deserializer.deserialize_seq(Few).map(Self)
    }
}

/// How serde is told, and tells, that a list is too long.
const TOO_MANY: &str = "too many records";

/// What an object at the top may hold; other members are passed over.
#[derive(Deserialize)]
struct Object<'a> {
    #[serde(default, rename = "type")]
    geojson: Option<String>,
    #[serde(default, borrow)]
    features: Option<Items<'a>>,
    #[serde(default, borrow)]
    expertise: Option<Items<'a>>,
    #[serde(default, borrow)]
    kinds: Option<Items<'a>>,
    #[serde(default, borrow)]
    value_chain_stages: Option<Items<'a>>,
    #[serde(default, borrow)]
    roles: Option<Items<'a>>,
    #[serde(default, borrow)]
    counties: Option<Items<'a>>,
    #[serde(default, borrow)]
    municipalities: Option<Items<'a>>,
    #[serde(default, borrow)]
    towns: Option<Items<'a>>,
}

/// Reads a file of JSON. What it holds is told by its shape.
pub(crate) fn read(bytes: &[u8], names: &Names, sink: &mut dyn Sink) -> Result<(), ReadError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| ReadError::Format("JSON is always UTF-8".to_owned()))?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('[') {
        let Items(items) = serde_json::from_str(text).map_err(|error| damaged(&error))?;
        records(&items, None, sink);
        return Ok(());
    }
    let object: Object = serde_json::from_str(text).map_err(|error| damaged(&error))?;
    if let Some(Items(features)) = object.features {
        for (at, raw) in features.iter().enumerate() {
            feature(at + 1, raw, names, sink);
        }
        return Ok(());
    }
    let lists = [
        (object.expertise, Kind::Expertise),
        (object.kinds, Kind::PartnerKind),
        (object.value_chain_stages, Kind::Stage),
        (object.roles, Kind::Role),
        (object.counties, Kind::County),
        (object.municipalities, Kind::Municipality),
        (object.towns, Kind::Town),
    ];
    let mut any = false;
    for (list, kind) in lists {
        if let Some(Items(items)) = list {
            any = true;
            records(&items, Some(kind), sink);
        }
    }
    match (any, object.geojson) {
        (true, _) => Ok(()),
        (false, Some(kind)) => Err(ReadError::Format(format!(
            "it is GeoJSON of type `{}`; a `FeatureCollection` is read",
            kind.chars().take(40).collect::<String>()
        ))),
        (false, None) => {
            Err(ReadError::Format("it is JSON without a list that is known".to_owned()))
        }
    }
}

fn damaged(error: &serde_json::Error) -> ReadError {
    let said = error.to_string();
    if said.contains(TOO_MANY) { ReadError::TooManyRows } else { ReadError::Damaged(said) }
}

/// The object of an item, if it is one and not too long.
fn fields(number: usize, raw: &RawValue, sink: &mut dyn Sink) -> Option<Map<String, Value>> {
    if raw.get().len() > MAX_ROW_BYTES {
        sink.unreadable(number, "", "", "the record holds more than a megabyte; shorten it");
        return None;
    }
    if let Ok(Value::Object(fields)) = serde_json::from_str(raw.get()) {
        return Some(fields);
    }
    sink.unreadable(number, "", raw.get(), "a record is an object, { … }");
    None
}

fn records(items: &[&RawValue], kind: Option<Kind>, sink: &mut dyn Sink) {
    for (at, raw) in items.iter().enumerate() {
        let Some(fields) = fields(at + 1, raw, sink) else { continue };
        match kind.unwrap_or_else(|| kind_of(&fields)) {
            Kind::Partner => {
                let fields = Feature { fields, ..Feature::default() };
                sink.feature(at + 1, fields);
            }
            kind => sink.record(at + 1, kind, fields),
        }
    }
}

fn feature(number: usize, raw: &RawValue, names: &Names, sink: &mut dyn Sink) {
    let Some(mut members) = fields(number, raw, sink) else { return };
    let mut feature = Feature::default();
    let properties = match members.remove("properties") {
        Some(Value::Object(properties)) => properties,
        _ => Map::new(),
    };
    for (name, value) in properties {
        if FIELDS.contains(&name.as_str()) {
            match own(&name, value) {
                Ok(value) => drop(feature.fields.insert(name, value)),
                Err((column, text)) => feature.cells.push((column, text)),
            }
        } else if name != "labels" {
            match names.meaning(&name) {
                Meaning::Column(column) => feature.cells.push((column, text_of(&value))),
                Meaning::Nothing => {}
                Meaning::Unknown => sink.unmapped(&name),
            }
        }
    }
    if let Some(Value::String(id)) = members.remove("id") {
        feature.fields.insert("id".to_owned(), Value::String(id));
    }
    match points(members.get("geometry")) {
        Ok(points) => feature.points = points,
        Err(kind) => {
            let right = "the geometry is a Point, a MultiPoint or null";
            return sink.unreadable(number, "geometry", &kind, right);
        }
    }
    sink.feature(number, feature);
}

/// A property with the name of a field: as it is, or unpacked, since some programs write lists as
/// text. A number where the field is a text is read as a cell would be.
fn own(name: &str, value: Value) -> Result<Value, (&'static crate::table::Column, String)> {
    let column = COLUMNS.iter().find(|column| column.id == name);
    match (value, column) {
        (value @ Value::Number(_), Some(column)) => Err((column, text_of(&value))),
        (Value::String(text), _) if is_structured(name) && text.starts_with(['{', '[']) => {
            Ok(serde_json::from_str(&text).unwrap_or(Value::String(text)))
        }
        (Value::String(text), Some(column)) if is_list(name) => Err((column, text)),
        (value, _) => Ok(value),
    }
}

fn is_structured(name: &str) -> bool {
    is_list(name)
        || matches!(name, "location" | "description" | "status_note" | "joined_note" | "left_note")
}

fn is_list(name: &str) -> bool {
    matches!(name, "former_names" | "expertise" | "also_at" | "sources")
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Longitude and latitude of each point; `None` where the feature says nothing of its geometry.
fn points(geometry: Option<&Value>) -> Result<Option<Vec<[f64; 2]>>, String> {
    let geometry = match geometry {
        None => return Ok(None),
        Some(Value::Null) => return Ok(Some(Vec::new())),
        Some(geometry) => geometry,
    };
    let kind = geometry.get("type").map(text_of).unwrap_or_default();
    let coordinates = geometry.get("coordinates").and_then(Value::as_array);
    let position = |value: &[Value]| match value {
        [lon, lat, ..] => Some([lon.as_f64()?, lat.as_f64()?]),
        _ => None,
    };
    let read = match (kind.as_str(), coordinates) {
        ("Point", Some(point)) => position(point).map(|point| vec![point]),
        ("MultiPoint", Some(points)) => {
            points.iter().map(|point| position(point.as_array()?)).collect()
        }
        _ => None,
    };
    read.map(Some).ok_or(kind)
}

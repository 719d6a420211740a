//! One partner under an import: the record as it stands, and what a row says of it.

use std::collections::HashSet;

use serde_json::{Map, Value, json};
use shared::{
    date::{Calendar, PartialDate},
    partner::{Partner, Precision},
    web,
};

use crate::{
    cell::{self, Document},
    kind::typed,
    lookup::Lookup,
    read::{
        Feature,
        values::{self, complete_place},
    },
    table::{COLUMNS, Column, Form, column},
    write::rounded,
};

/// What cannot be read: column, value, and what would be right.
pub(super) type Wrong = (String, String, String);

/// A record with the changes of a row.
#[derive(Debug)]
pub(super) struct Edited {
    /// The record as it is to be.
    pub(super) partner: Partner,
    /// The same as fields.
    pub(super) document: Document,
    /// Column and note.
    pub(super) notes: Vec<(&'static str, &'static str)>,
}

/// Puts what a row says into a record; `before` is the record as it stands, `None` for a new one.
pub(super) fn edit(
    id: &str,
    before: Option<&Document>,
    row: &Feature,
    lookup: &Lookup,
) -> Result<Edited, Vec<Wrong>> {
    let mut document = before.cloned().unwrap_or_else(blank);
    document.insert("id".to_owned(), json!(id));
    for (name, value) in row.fields.iter().filter(|(name, _)| *name != "id") {
        document.insert(name.clone(), value.clone());
    }
    let mut edit = Edit {
        before,
        document,
        lookup,
        given: row.cells.iter().map(|(column, _)| column.id).collect(),
        touched: HashSet::new(),
        wrong: Vec::new(),
        notes: Vec::new(),
        town: None,
    };
    for (column, text) in row.cells.iter().filter(|(column, _)| column.form != Form::Slug) {
        edit.cell(column, text);
    }
    edit.seat();
    edit.place();
    edit.precisions();
    edit.points(row.points.as_deref());
    edit.tidy();
    edit.finish()
}

fn blank() -> Document {
    let blank = json!({
        "status": "active",
        "description": { "nb": "", "en": "" },
        "former_names": [],
        "expertise": [],
        "also_at": [],
        "sources": [],
    });
    match blank {
        Value::Object(fields) => fields,
        _ => Document::new(),
    }
}

struct Edit<'a> {
    before: Option<&'a Document>,
    document: Document,
    lookup: &'a Lookup<'a>,
    /// The columns that the row has.
    given: HashSet<&'static str>,
    /// The columns that the row changes.
    touched: HashSet<&'static str>,
    wrong: Vec<Wrong>,
    notes: Vec<(&'static str, &'static str)>,
    town: Option<&'a str>,
}

impl<'a> Edit<'a> {
    fn cell(&mut self, column: &'static Column, text: &'a str) {
        if self.before.is_some_and(|before| same(before, column, text)) {
            return;
        }
        if text.trim().is_empty() {
            self.clear(column);
            return;
        }
        // Which town is meant may depend on the municipality, which may come later in the row.
        if column.form == Form::Town {
            self.town = Some(text);
            self.touched.insert(column.id);
            return;
        }
        match values::read(column.form, text, self.lookup) {
            Ok(read) => {
                self.set(column, read.value);
                self.notes.extend(read.note.map(|note| (column.header, note)));
            }
            Err(right) => self.wrong(column, text, right),
        }
    }

    fn clear(&mut self, column: &'static Column) {
        if self.before.is_none() {
            return;
        }
        match column.form {
            _ if column.path[0] == "description" => self.set(column, json!("")),
            _ if !column.optional => {
                self.wrong(column, "", "this must not be blank".to_owned());
            }
            Form::Terms(_) | Form::Names | Form::Places | Form::Sources => {
                self.set(column, json!([]));
            }
            Form::Text => self.set(column, json!("")),
            _ => self.set(column, Value::Null),
        }
    }

    fn wrong(&mut self, column: &Column, value: &str, right: String) {
        self.wrong.push((column.header.to_owned(), value.trim().to_owned(), right));
    }

    fn set(&mut self, column: &'static Column, value: Value) {
        self.touched.insert(column.id);
        put(&mut self.document, column.path, value);
    }

    fn set_id(&mut self, id: &str, value: Value) {
        if let Some(column) = column(id) {
            put(&mut self.document, column.path, value);
        }
    }

    fn text(&self, field: &str) -> Option<&str> {
        self.document.get(field)?.as_str()
    }

    fn is_touched(&self, id: &str) -> bool {
        self.touched.contains(id)
    }

    /// Whether a field may be completed from another: it is not changed by the row, and not left blank
    /// in it either where the record is new.
    fn is_open(&self, id: &str) -> bool {
        !self.is_touched(id) && (self.before.is_some() || !self.given.contains(id))
    }

    /// Municipality and county by number and name: what the row gives of them decides the rest.
    fn seat(&mut self) {
        let lookup = self.lookup;
        if self.is_touched("municipality") && self.is_open("municipality_number") {
            let number = self.text("municipality").and_then(|name| lookup.municipality(name).ok());
            self.set_id(
                "municipality_number",
                number.map_or(Value::Null, |place| json!(place.number)),
            );
        }
        if self.is_touched("municipality_number") && self.is_open("municipality") {
            let place = self.text("municipality_number").and_then(|n| lookup.municipality(n).ok());
            self.set_id("municipality", place.map_or(Value::Null, |place| json!(place.name)));
        }
        if self.is_touched("county") && self.is_open("county_number") {
            let number = self.text("county").and_then(|name| lookup.county(name).ok());
            self.set_id("county_number", number.map_or(Value::Null, |county| json!(county.number)));
        }
        if self.is_touched("county_number") && self.is_open("county") {
            let county = self.text("county_number").and_then(|number| lookup.county(number).ok());
            self.set_id("county", county.map_or(Value::Null, |county| json!(county.name)));
        }
        if self.is_touched("municipality") || self.is_touched("municipality_number") {
            self.county_of_municipality();
        }
    }

    fn county_of_municipality(&mut self) {
        if !self.is_open("county_number") || !self.is_open("county") {
            return;
        }
        let lookup = self.lookup;
        let place = self.text("municipality_number").and_then(|n| lookup.municipality(n).ok());
        let county = place.and_then(|place| lookup.county(&place.county_number).ok());
        self.set_id("county_number", county.map_or(Value::Null, |county| json!(county.number)));
        self.set_id("county", county.map_or(Value::Null, |county| json!(county.name)));
    }

    /// The main place: of a town alone its centre is taken; without a position there is no place.
    fn place(&mut self) {
        let of_place = |column: &&Column| column.path[0] == "location";
        if !COLUMNS.iter().filter(of_place).any(|column| self.is_touched(column.id)) {
            return;
        }
        let mut place = match self.document.get("location") {
            Some(Value::Object(place)) => place.clone(),
            _ => Map::new(),
        };
        let moved = self.is_touched("lat") || self.is_touched("lon");
        if let Some(name) = self.town {
            self.put_into_town(&mut place, name, moved);
        } else if !moved && !has(&place, "lat") && has(&place, "label") {
            // Only a name is given: a town, if there is one.
            let name = place.get("label").and_then(Value::as_str).unwrap_or_default().to_owned();
            self.put_into_town(&mut place, &name, moved);
        }
        match (has(&place, "lat"), has(&place, "lon")) {
            (true, true) => {
                if !has(&place, "label") {
                    let label = self.text("municipality").or(self.text("short_name"));
                    let label = label.or(self.text("official_name")).map(str::to_owned);
                    place.insert("label".to_owned(), json!(label));
                }
                complete_place(&mut place);
                place.retain(|_, value| !value.is_null());
                self.document.insert("location".to_owned(), Value::Object(place));
            }
            (false, false) => drop(self.document.insert("location".to_owned(), Value::Null)),
            (true, false) | (false, true) => {
                let right = "latitude and longitude belong together; give both or none";
                self.wrong.push(("Latitude".to_owned(), String::new(), right.to_owned()));
            }
        }
    }

    fn put_into_town(&mut self, place: &mut Map<String, Value>, name: &str, moved: bool) {
        let lookup = self.lookup;
        let stated = place.get("municipality_number").and_then(Value::as_str);
        let seat = self.text("municipality_number");
        let town = match lookup.town(name, stated.or(seat)) {
            Ok(town) => town,
            Err(right) => {
                let right = format!("{right}, or give latitude and longitude instead");
                self.wrong.push(("Town".to_owned(), name.to_owned(), right));
                return;
            }
        };
        let stated = self.is_touched("place_municipality_number");
        if moved {
            place.insert("town".to_owned(), json!(town.id));
            if !stated {
                place.insert("municipality_number".to_owned(), json!(town.municipality_number));
            }
        } else {
            let kept: Vec<(&str, Option<Value>)> = [
                ("label", "place_label"),
                ("precision", "precision"),
                ("coordinate_source", "coordinate_source"),
            ]
            .into_iter()
            .map(|(field, id)| {
                let said = self.touched.contains(id).then(|| place.get(field).cloned());
                (field, said.flatten())
            })
            .collect();
            town.fill(place);
            for (field, said) in kept {
                if let Some(said) = said {
                    place.insert(field.to_owned(), said);
                }
            }
        }
        if self.text("municipality_number").is_none()
            && self.is_open("municipality")
            && self.is_open("municipality_number")
        {
            // Nothing else says where the seat is.
            self.set_id("municipality_number", json!(town.municipality_number));
            let seat = lookup.municipality(&town.municipality_number).ok();
            self.set_id("municipality", seat.map_or(Value::Null, |seat| json!(seat.name)));
            self.county_of_municipality();
        }
        // The number is written only where it is not that of the seat.
        if !stated && self.text("municipality_number") == Some(town.municipality_number.as_str()) {
            place.remove("municipality_number");
        }
    }

    /// How precise a date is, follows from the date.
    fn precisions(&mut self) {
        for field in ["joined", "left"] {
            let precision = format!("{field}_precision");
            if !self.is_touched(field) || !self.is_open(&precision) {
                continue;
            }
            let date = self.text(field).and_then(|text| text.parse::<PartialDate>().ok());
            let word = date.map(|date| match date.calendar {
                Calendar::Year(_) => "year",
                Calendar::Month(..) => "month",
                Calendar::Day(..) => "day",
            });
            self.document.insert(precision, json!(word));
        }
    }

    /// A geometry that says something else than the record moves its places.
    fn points(&mut self, points: Option<&[[f64; 2]]>) {
        let Some(points) = points.filter(|points| !points.is_empty()) else { return };
        let also = self.document.get("also_at").and_then(Value::as_array).map_or(0, Vec::len);
        let places =
            usize::from(self.document.get("location").is_some_and(Value::is_object)) + also;
        if places == 0 && points.len() == 1 {
            let label = self.text("municipality").or(self.text("short_name"));
            let label = label.or(self.text("official_name")).unwrap_or_default();
            let mut place = Map::new();
            place.insert("label".to_owned(), json!(label));
            place.insert("lon".to_owned(), json!(points[0][0]));
            place.insert("lat".to_owned(), json!(points[0][1]));
            complete_place(&mut place);
            self.document.insert("location".to_owned(), Value::Object(place));
            return;
        }
        if places != points.len() {
            let right = format!(
                "the record has {places} places; give as many points, or the places as properties"
            );
            self.wrong.push(("geometry".to_owned(), format!("{} points", points.len()), right));
            return;
        }
        let mut points = points.iter();
        if let Some(place @ Value::Object(_)) = self.document.get_mut("location") {
            points.next().into_iter().for_each(|point| move_to(place, *point));
        }
        let also = self.document.get_mut("also_at").and_then(Value::as_array_mut);
        for (place, point) in also.into_iter().flatten().zip(points) {
            move_to(place, *point);
        }
    }

    fn tidy(&mut self) {
        if self.before.is_none() {
            for (missing, there) in
                [("official_name", "short_name"), ("short_name", "official_name")]
            {
                if self.text(missing).is_none() && self.text(there).is_some() {
                    let name = self.text(there).map(str::to_owned);
                    self.document.insert(missing.to_owned(), json!(name));
                }
            }
        }
        for field in ["status_note", "joined_note", "left_note"] {
            let touched =
                ["nb", "en"].iter().any(|lang| self.is_touched(&format!("{field}_{lang}")));
            if !touched {
                continue;
            }
            if let Some(Value::Object(note)) = self.document.get_mut(field) {
                for lang in ["nb", "en"] {
                    note.entry(lang).or_insert_with(|| json!(""));
                }
                if note.values().all(|text| text == "") {
                    self.document.insert(field.to_owned(), Value::Null);
                }
            }
        }
        let missing = COLUMNS.iter().filter(|column| !column.optional && column.path.len() == 1);
        for column in missing.filter(|column| column.form != Form::Slug) {
            let there = self.document.get(column.id).is_some_and(|value| !value.is_null());
            if !there && !self.wrong.iter().any(|(header, ..)| header == column.header) {
                let right = match column.form {
                    Form::Term(words) => self.lookup.wanted(words),
                    _ => "a new organisation needs this".to_owned(),
                };
                self.wrong.push((column.header.to_owned(), String::new(), right));
            }
        }
    }

    fn finish(self) -> Result<Edited, Vec<Wrong>> {
        if !self.wrong.is_empty() {
            return Err(self.wrong);
        }
        match typed::<Partner>(self.document) {
            Ok(partner) => {
                let document = cell::document(&partner);
                Ok(Edited { partner, document, notes: self.notes })
            }
            Err((field, message)) => Err(vec![(field, String::new(), message)]),
        }
    }
}

fn has(place: &Map<String, Value>, field: &str) -> bool {
    place.get(field).is_some_and(|value| !value.is_null())
}

/// Whether two degrees are the same to a tenth of a millimetre, as programs compute with them.
fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

/// Moves a place, unless it is already there as far as the decimals say.
fn move_to(place: &mut Value, [lon, lat]: [f64; 2]) {
    let precision = place.get("precision").cloned();
    let precision =
        precision.and_then(|word| serde_json::from_value(word).ok()).unwrap_or(Precision::Site);
    for (field, to) in [("lon", lon), ("lat", lat)] {
        let now = place.get(field).and_then(Value::as_f64);
        let stays = now.is_some_and(|now| near(rounded(now, precision), to) || near(now, to));
        if let (false, Some(place)) = (stays, place.as_object_mut()) {
            place.insert(field.to_owned(), json!(to));
        }
    }
}

/// Whether a cell says what the record already says.
fn same(before: &Document, column: &Column, text: &str) -> bool {
    let written = cell::text(before, column);
    if written == text || written.trim() == text.trim() {
        return true;
    }
    match column.form {
        Form::Website => {
            let known = web::website(&written);
            known.is_some() && known == web::website(text)
        }
        Form::Degrees(_) => {
            let number = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
            number(&written).is_some_and(|known| number(text) == Some(known))
        }
        // Some programs write the line breaks of a cell in their own way.
        _ => written.contains('\n') && written.replace("\r\n", "\n") == text.replace("\r\n", "\n"),
    }
}

/// Puts a value at the end of a way, and an object on the way where there is none.
fn put(document: &mut Document, path: &[&str], value: Value) {
    match path {
        [name] => drop(document.insert((*name).to_owned(), value)),
        [first, rest @ ..] => {
            let inner = document.entry(*first).or_insert(Value::Null);
            if !inner.is_object() {
                *inner = Value::Object(Map::new());
            }
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
        [] => {}
    }
}

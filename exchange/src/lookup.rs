//! Finds what a cell names: words, sites, towns and municipalities by id, number or name.

use std::collections::HashMap;

use serde_json::{Map, Value, json};
use shared::{
    place::{County, Municipality, Town},
    register::Register,
    vocabulary::Term,
};

use crate::{read::headers::folded, table::Words};

/// How many words are listed where none of them was written.
const LISTED: usize = 30;

/// What can be named, by folded name. A name may stand for several.
#[derive(Debug)]
pub(crate) struct Lookup<'a> {
    terms: [Terms<'a>; 4],
    sites: HashMap<String, &'a str>,
    site_ids: Vec<&'a str>,
    counties: HashMap<String, Vec<&'a County>>,
    municipalities: HashMap<String, Vec<&'a Municipality>>,
    towns: HashMap<String, Vec<&'a Town>>,
}

#[derive(Debug)]
struct Terms<'a> {
    ids: HashMap<String, &'a str>,
    all: &'a [Term],
}

impl<'a> Terms<'a> {
    fn new(all: &'a [Term]) -> Self {
        let mut ids = HashMap::new();
        for term in all {
            ids.entry(folded(&term.label.nb)).or_insert(term.id.as_str());
            ids.entry(folded(&term.label.en)).or_insert(term.id.as_str());
        }
        // An id is never hidden by somebody else's label.
        ids.extend(all.iter().map(|term| (folded(&term.id), term.id.as_str())));
        Self { ids, all }
    }

    fn wanted(&self) -> String {
        let ids: Vec<&str> = self.all.iter().take(LISTED).map(|term| term.id.as_str()).collect();
        let more = if self.all.len() > LISTED { ", …" } else { "" };
        format!("write one of: {}{more}", ids.join(", "))
    }
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(register: &'a Register) -> Self {
        let words = &register.vocabularies;
        let mut sites = HashMap::new();
        for site in &register.sites {
            sites.entry(folded(&site.name)).or_insert(site.id.as_str());
        }
        sites.extend(register.sites.iter().map(|site| (folded(&site.id), site.id.as_str())));
        let places = &register.places;
        let mut lookup = Self {
            terms: [
                Terms::new(&words.roles),
                Terms::new(&words.kinds),
                Terms::new(&words.value_chain_stages),
                Terms::new(&words.expertise),
            ],
            sites,
            site_ids: register.sites.iter().map(|site| site.id.as_str()).collect(),
            counties: HashMap::new(),
            municipalities: HashMap::new(),
            towns: HashMap::new(),
        };
        for county in &places.counties {
            let names = county.names.values().chain([&county.name, &county.official_name]);
            add(&mut lookup.counties, county, &county.number, names);
        }
        for place in &places.municipalities {
            let names = place.names.values().chain([&place.name, &place.official_name]);
            add(&mut lookup.municipalities, place, &place.number, names);
        }
        for town in &places.towns {
            add(&mut lookup.towns, town, &town.id, town.names.values().chain([&town.name]));
        }
        lookup
    }

    fn words(&self, words: Words) -> &Terms<'a> {
        &self.terms[words as usize]
    }

    /// What may be written where one word is asked for.
    pub(crate) fn wanted(&self, words: Words) -> String {
        self.words(words).wanted()
    }

    /// The id of a word by id or label.
    pub(crate) fn term(&self, words: Words, text: &str) -> Result<&'a str, String> {
        let terms = self.words(words);
        terms.ids.get(&folded(text)).copied().ok_or_else(|| terms.wanted())
    }

    /// The ids of one item of a list; where it is no word, it may be several with commas.
    pub(crate) fn terms(&self, words: Words, item: &str) -> Result<Vec<&'a str>, String> {
        match self.term(words, item) {
            Ok(id) => Ok(vec![id]),
            Err(_) => item
                .split(',')
                .filter(|part| !part.trim().is_empty())
                .map(|part| {
                    let said = |right| format!("there is no `{}`; {right}", part.trim());
                    self.term(words, part).map_err(said)
                })
                .collect(),
        }
    }

    /// The id of a site by id or name.
    pub(crate) fn site(&self, text: &str) -> Result<&'a str, String> {
        self.sites.get(&folded(text)).copied().ok_or_else(|| {
            let ids: Vec<&str> = self.site_ids.iter().take(LISTED).copied().collect();
            format!("write the id or name of a site: {}", ids.join(", "))
        })
    }

    /// A municipality's number; a leading zero that a spreadsheet took away is put back.
    pub(crate) fn municipality_number(&self, text: &str) -> Result<&'a str, String> {
        numbered(&self.municipalities, text, 4, |place| &place.number)
            .ok_or_else(|| "write a municipality's number, like 1833".to_owned())
    }

    /// A county's number; a leading zero that a spreadsheet took away is put back.
    pub(crate) fn county_number(&self, text: &str) -> Result<&'a str, String> {
        numbered(&self.counties, text, 2, |county| &county.number)
            .ok_or_else(|| "write a county's number, like 18".to_owned())
    }

    /// A municipality by name or number.
    pub(crate) fn municipality(&self, text: &str) -> Result<&'a Municipality, String> {
        let number = |place: &Municipality| format!("{} ({})", place.number, place.name);
        one(&self.municipalities, text, "municipality", number)
    }

    /// A county by name or number.
    pub(crate) fn county(&self, text: &str) -> Result<&'a County, String> {
        one(&self.counties, text, "county", |county| format!("{} ({})", county.number, county.name))
    }

    /// A town by id or name; of several that one in the municipality, if it is known.
    pub(crate) fn town(&self, text: &str, municipality: Option<&str>) -> Result<Place<'a>, String> {
        let here = self.towns.get(&folded(text)).into_iter().flatten();
        let mut here = here.filter(|town| Some(town.municipality_number.as_str()) == municipality);
        if let (Some(town), None) = (here.next(), here.next()) {
            return Ok(Place(town));
        }
        one(&self.towns, text, "town", |town| town.id.clone()).map(Place)
    }
}

fn add<'a, T>(
    map: &mut HashMap<String, Vec<&'a T>>,
    item: &'a T,
    id: &str,
    names: impl Iterator<Item = &'a String>,
) {
    let mut keys: Vec<String> = names.map(|name| folded(name)).chain([folded(id)]).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        map.entry(key).or_default().push(item);
    }
}

fn one<'a, T>(
    map: &HashMap<String, Vec<&'a T>>,
    text: &str,
    what: &str,
    id: impl Fn(&T) -> String,
) -> Result<&'a T, String> {
    match map.get(&folded(text)).map(Vec::as_slice) {
        Some([item]) => Ok(item),
        Some(several) => {
            let ids: Vec<String> = several.iter().map(|item| id(item)).collect();
            Err(format!("there are several of this name; write one of: {}", ids.join(", ")))
        }
        None => {
            Err(format!("the table of places has no {what} of this name; write one that it has"))
        }
    }
}

fn numbered<'a, T>(
    map: &HashMap<String, Vec<&'a T>>,
    text: &str,
    digits: usize,
    number: impl Fn(&'a T) -> &'a String,
) -> Option<&'a str> {
    let find = |wanted: &str| {
        let items = map.get(&folded(wanted))?.iter();
        items.map_while(|item| Some(number(item).as_str())).find(|found| *found == wanted)
    };
    find(text).or_else(|| {
        let bare = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if bare { find(&format!("{text:0>digits$}")) } else { None }
    })
}

/// A town that was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a>(&'a Town);

impl std::ops::Deref for Place<'_> {
    type Target = Town;

    fn deref(&self) -> &Town {
        self.0
    }
}

impl Place<'_> {
    /// Puts position and name of the town into a place.
    pub(crate) fn fill(self, place: &mut Map<String, Value>) {
        let town = self.0;
        for (name, value) in [
            ("lat", json!(town.point.lat)),
            ("lon", json!(town.point.lon)),
            ("label", json!(town.name)),
            ("precision", json!("town")),
            ("coordinate_source", json!(town.coordinate_source)),
            ("municipality_number", json!(town.municipality_number)),
            ("town", json!(town.id)),
        ] {
            place.insert(name.to_owned(), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn register() -> Register {
        let texts = [
            include_str!("../../data/partners.json"),
            include_str!("../../data/sites.json"),
            include_str!("../../data/milestones.json"),
            include_str!("../../data/eras.json"),
            include_str!("../../data/expertise.json"),
            include_str!("../../data/municipalities.json"),
        ];
        let files: Vec<(&str, &str)> = Register::FILES.into_iter().zip(texts).collect();
        Register::read(&files).unwrap()
    }

    #[test]
    fn words_are_found_by_id_and_by_label_of_each_language() {
        let register = register();
        let lookup = Lookup::new(&register);
        for text in ["circular-economy", "Circular economy", "Sirkulærøkonomi", "SIRKULAEROEKONOMI"]
        {
            assert_eq!(lookup.term(Words::Expertise, text), Ok("circular-economy"), "{text}");
        }
        assert_eq!(
            lookup.terms(Words::Expertise, "Hydrogen, circular-economy").unwrap(),
            ["hydrogen", "circular-economy"]
        );
        assert!(lookup.term(Words::Role, "friend").unwrap_err().contains("partner, host"));
    }

    #[test]
    fn places_are_found_by_every_official_name() {
        let register = register();
        let lookup = Lookup::new(&register);
        assert_eq!(lookup.municipality("rana").unwrap().number, "1833");
        assert_eq!(lookup.municipality("1833").unwrap().name, "Rana");
        assert_eq!(lookup.municipality("evenášši").unwrap().name, "Evenes");
        assert_eq!(lookup.town("Mo i Rana", None).unwrap().id, "mo-i-rana");
        assert!(lookup.municipality("Atlantis").is_err());
    }

    #[test]
    fn a_lost_zero_is_put_back() {
        let register = register();
        let lookup = Lookup::new(&register);
        assert_eq!(lookup.municipality_number("301"), Ok("0301"));
        assert_eq!(lookup.municipality_number("1833"), Ok("1833"));
        assert!(lookup.municipality_number("Rana").is_err());
        assert_eq!(lookup.county_number("3"), Ok("03"));
    }
}

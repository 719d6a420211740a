//! Which records may be the same organisation: by organisation number first, then by name, then by a
//! name that is nearly the same at nearly the same place.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use shared::{
    geo::{LonLat, distance_km},
    orgnumber::OrgNumber,
    partner::Partner,
};

use crate::read::headers::folded;

/// Why two records may be the same organisation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// They have the same organisation number.
    OrgNumber,
    /// They have the same name.
    Name,
    /// Their names are nearly the same, and so many kilometres lie between them.
    NameAndDistance(f64),
}

/// How near to each other two places are the same, in kilometres.
const NEAR_KM: f64 = 5.0;
/// How many records with the same first letters are compared: more would take too long and are
/// generated names.
const COMPARED: usize = 200;

/// What may come after the name proper.
const LEGAL_FORMS: [&str; 15] = [
    "as", "asa", "sa", "ans", "da", "ba", "nuf", "enk", "ks", "kf", "iks", "hf", "sf", "ab", "ltd",
];

/// Records to compare with.
#[derive(Debug, Default)]
pub(crate) struct Index {
    known: Vec<Known>,
    by_number: HashMap<OrgNumber, usize>,
    by_name: HashMap<String, usize>,
    by_start: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Known {
    id: String,
    names: Vec<String>,
    points: Vec<LonLat>,
}

impl Index {
    pub(crate) fn new<'a>(partners: impl IntoIterator<Item = &'a Partner>) -> Self {
        let mut index = Self::default();
        for partner in partners {
            index.add(partner);
        }
        index
    }

    pub(crate) fn add(&mut self, partner: &Partner) {
        let at = self.known.len();
        let former = partner.former_names.iter();
        let names = [&partner.official_name, &partner.short_name].into_iter().chain(former);
        let mut names: Vec<String> = names.map(|name| bare(name)).collect();
        names.sort_unstable();
        names.dedup();
        names.retain(|name| !name.is_empty());
        if let Some(number) = partner.org_number {
            self.by_number.entry(number).or_insert(at);
        }
        for name in &names {
            self.by_name.entry(name.clone()).or_insert(at);
            self.by_start.entry(start(name)).or_default().push(at);
        }
        self.known.push(Known { id: partner.id.clone(), names, points: points(partner) });
    }

    /// The record that may be the same organisation, if there is one.
    pub(crate) fn find(&self, partner: &Partner) -> Option<(&str, Reason)> {
        let known = |at: usize, reason| Some((self.known[at].id.as_str(), reason));
        if let Some(at) = partner.org_number.and_then(|number| self.by_number.get(&number)) {
            return known(*at, Reason::OrgNumber);
        }
        let names = [bare(&partner.official_name), bare(&partner.short_name)];
        for name in &names {
            if let Some(at) = self.by_name.get(name) {
                return known(*at, Reason::Name);
            }
        }
        let here = points(partner);
        for name in &names {
            let same_start = self.by_start.get(&start(name)).into_iter().flatten();
            for at in same_start.take(COMPARED) {
                let other = &self.known[*at];
                if let Some(km) = nearest(&here, &other.points)
                    && km <= NEAR_KM
                    && other.names.iter().any(|known| nearly(name, known))
                {
                    return known(*at, Reason::NameAndDistance((km * 10.0).round() / 10.0));
                }
            }
        }
        None
    }
}

/// The name without case, accents, spaces and legal form.
fn bare(name: &str) -> String {
    let mut words: Vec<String> = name.split_whitespace().map(folded).collect();
    while words.len() > 1 && words.last().is_some_and(|word| LEGAL_FORMS.contains(&word.as_str())) {
        words.pop();
    }
    words.concat()
}

fn start(name: &str) -> String {
    name.chars().take(4).collect()
}

fn nearly(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let edits =
        long.len() - short.len() <= 4 && short.len() >= 6 && strsim::osa_distance(a, b) <= 2;
    edits || (short.len() >= 5 && long.starts_with(short))
}

fn points(partner: &Partner) -> Vec<LonLat> {
    partner.locations().filter_map(|place| LonLat::new(place.lon, place.lat)).collect()
}

fn nearest(a: &[LonLat], b: &[LonLat]) -> Option<f64> {
    let pairs = a.iter().flat_map(|a| b.iter().map(move |b| distance_km(*a, *b)));
    pairs.min_by(f64::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn partner(id: &str, name: &str, number: Option<&str>, lat: f64) -> Partner {
        serde_json::from_value(serde_json::json!({
            "id": id, "official_name": name, "short_name": name, "role": "partner",
            "status": "active", "kind": "a", "value_chain_stage": "b",
            "description": { "nb": "x", "en": "x" }, "org_number": number,
            "location": {
                "lat": lat, "lon": 14.1, "precision": "town", "label": "x",
                "coordinate_source": "x", "place_basis": "source"
            }
        }))
        .unwrap()
    }

    #[test]
    fn the_number_decides_before_the_name() {
        let known = [
            partner("a", "Rana Gruber", None, 66.3),
            partner("b", "Another", Some("923609016"), 66.3),
        ];
        let index = Index::new(&known);
        let same = partner("c", "Rana Gruber AS", Some("923609016"), 66.3);
        assert_eq!(index.find(&same), Some(("b", Reason::OrgNumber)));
        let named = partner("c", "RANA GRUBER AS", None, 60.0);
        assert_eq!(index.find(&named), Some(("a", Reason::Name)));
    }

    #[test]
    fn a_nearly_equal_name_counts_only_near_by() {
        let index = Index::new(&[partner("a", "Momek Group", None, 66.31)]);
        let near = partner("c", "Momek Gruop", None, 66.32);
        let found = index.find(&near);
        assert!(matches!(found, Some(("a", Reason::NameAndDistance(km))) if km > 1.0 && km < 1.2));
        assert_eq!(index.find(&partner("c", "Momek Gruop", None, 67.0)), None);
        assert_eq!(index.find(&partner("c", "Something else", None, 66.31)), None);
    }
}

//! Which column a header means.

use std::collections::{BTreeMap, HashMap};

use crate::table::{COLUMNS, Column, LABELS, column};

/// What is left of a name when case, spaces, punctuation and the spelling of æ, ø and å do not count.
pub(crate) fn folded(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'å' => out.push_str("aa"),
            'æ' | 'ä' => out.push_str("ae"),
            'ø' | 'ö' => out.push_str("oe"),
            _ if letter.is_alphanumeric() => out.push(letter),
            _ => {}
        }
    }
    out
}

/// Names of columns as somebody else writes them, each with the id of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<String, &'static str>);

/// A mapping file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MappingError {
    /// It is not a table of texts.
    #[error("the mapping is not TOML of the form \"their column\" = \"our field\": {0}")]
    Form(#[from] toml::de::Error),
    /// It names a field that there is not.
    #[error("the mapping gives `{theirs}` the field `{ours}`, which is not one of: {}", ids())]
    Field {
        /// The column.
        theirs: String,
        /// What is no field.
        ours: String,
    },
}

fn ids() -> String {
    let ids: Vec<&str> = COLUMNS.iter().map(|column| column.id).collect();
    ids.join(", ")
}

impl Mapping {
    /// Reads a mapping file: TOML with lines like `"Kontaktsted" = "town"`.
    ///
    /// # Errors
    ///
    /// [`MappingError`] with the line or the field that is wrong.
    pub fn read(text: &str) -> Result<Self, MappingError> {
        let lines: BTreeMap<String, String> = toml::from_str(text)?;
        let mut mapping = Self::default();
        for (theirs, ours) in lines {
            match column(&ours) {
                Some(column) => mapping.0.insert(folded(&theirs), column.id),
                None => return Err(MappingError::Field { theirs, ours }),
            };
        }
        Ok(mapping)
    }
}

/// What a header means.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Meaning {
    /// A column of ours.
    Column(&'static Column),
    /// Words for people beside a column, or no header at all: passed over.
    Nothing,
    /// Not known.
    Unknown,
}

/// Every name that is understood.
#[derive(Debug)]
pub(crate) struct Names(HashMap<String, Meaning>);

impl Names {
    /// The names of the columns, and those of the mapping, which come first.
    pub(crate) fn new(mapping: &Mapping) -> Self {
        let mut names = HashMap::new();
        for column in COLUMNS {
            for name in [column.id, column.header].iter().chain(column.names) {
                names.insert(folded(name), Meaning::Column(column));
            }
        }
        for label in &LABELS {
            names.insert(folded(label.header), Meaning::Nothing);
        }
        for (theirs, ours) in &mapping.0 {
            if let Some(column) = column(ours) {
                names.insert(theirs.clone(), Meaning::Column(column));
            }
        }
        Self(names)
    }

    /// What a header means.
    pub(crate) fn meaning(&self, header: &str) -> Meaning {
        let name = folded(header);
        match self.0.get(&name) {
            Some(meaning) => *meaning,
            None if name.is_empty() => Meaning::Nothing,
            None => Meaning::Unknown,
        }
    }

    /// How many headers of a row mean a column.
    pub(crate) fn known(&self, cells: &[String]) -> usize {
        let known = cells.iter().filter(|cell| matches!(self.meaning(cell), Meaning::Column(_)));
        known.count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn means(header: &str, id: &str) {
        let Meaning::Column(column) = Names::new(&Mapping::default()).meaning(header) else {
            panic!("{header} is not known");
        };
        assert_eq!(column.id, id);
    }

    #[test]
    fn a_header_is_known_however_it_is_spelt() {
        means("official_name", "official_name");
        means("  OFFICIAL   name ", "official_name");
        means("Org.nr.", "org_number");
        means("Fagområde", "expertise");
        means("fagomraade", "expertise");
        means("Nøyaktighet", "precision");
    }

    #[test]
    fn a_mapping_comes_first_and_must_name_our_fields() {
        let mapping =
            Mapping::read("\"Kontaktsted\" = \"town\"\nPartner = \"short_name\"").unwrap();
        let names = Names::new(&mapping);
        for (theirs, ours) in [("kontakt sted", "town"), ("Partner", "short_name")] {
            let Meaning::Column(column) = names.meaning(theirs) else { panic!("{theirs}") };
            assert_eq!(column.id, ours);
        }
        let wrong = Mapping::read("A = \"b\"").unwrap_err().to_string();
        assert!(wrong.contains("`A`") && wrong.contains("`b`") && wrong.contains("official_name"));
        assert!(Mapping::read("A = 1").is_err());
    }
}

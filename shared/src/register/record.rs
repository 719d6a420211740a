//! One record on its own, as it is stored: of any kind, read from JSON and written to it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    DataProblem, Register,
    parse::{is_slug, one, shortened},
};
use crate::{
    era::Era,
    milestone::Milestone,
    partner::Partner,
    place::{County, Municipality, Town},
    project::Project,
    site::Site,
    vocabulary::Term,
};

/// Declares the kinds: variant, word, type of the record, file, list in the file, field of the id.
macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident $word:literal $type:ty, $file:literal $list:literal $key:literal, $id:expr;)*) => {
        /// What a record is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Kind {
            $($(#[$about])* #[serde(rename = $word)] $kind,)*
        }

        impl Kind {
            /// Every kind; what others refer to does not come before them.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$kind),*];

            /// The word for it in addresses and in the store.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }

            /// The data file where such records stand.
            pub const fn file(self) -> &'static str {
                match self { $(Self::$kind => $file,)* }
            }

            /// The list inside the file; empty where the file is the list.
            pub const fn list(self) -> &'static str {
                match self { $(Self::$kind => $list,)* }
            }

            /// The field that holds the id.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$kind => $key,)* }
            }
        }

        /// One record of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {
            $($(#[$about])* $kind(Box<$type>),)*
        }

        impl Record {
            /// Kind and id.
            pub fn key(&self) -> Key {
                match self {
                    $(Self::$kind(record) => {
                        let id: fn(&$type) -> &str = $id;
                        Key { kind: Kind::$kind, id: id(record).to_owned() }
                    })*
                }
            }

            /// Reads one record, which must have this key. What it refers to is not looked at.
            ///
            /// # Errors
            ///
            /// Every field that is missing, unknown or of a wrong form, and an id that is not the one
            /// of the key.
            pub fn read(key: &Key, text: &str) -> Result<Self, Vec<DataProblem>> {
                let record = match key.kind {
                    $(Kind::$kind => Self::$kind(Box::new(one_of(key, text)?)),)*
                };
                let found = record.key().id;
                let message = if found != key.id {
                    format!("`{}` is not the id `{}` that was asked for", shortened(&found), key.id)
                } else if !is_slug(&found) {
                    let found = shortened(&found);
                    format!("`{found}` must be of small letters a to z, digits and hyphens")
                } else {
                    return Ok(record);
                };
                Err(vec![key.problem(Some(key.kind.key()), message)])
            }

            /// The record as JSON: the same text for equal records. What is derived from other records
            /// (the partners of a site) is left empty.
            pub fn to_json(&self) -> String {
                if let Self::Site(site) = self && !site.partner_ids.is_empty() {
                    let alone = Site { partner_ids: Vec::new(), ..(**site).clone() };
                    return Self::Site(Box::new(alone)).to_json();
                }
                let text = match self { $(Self::$kind(record) => serde_json::to_string(record),)* };
                text.expect("records have only names as keys, and nothing that cannot be written")
            }
        }
    };
}

kinds! {
    /// An organisation.
    Partner "partner" Partner, "partners.json" "" "id", |r| &r.id;
    /// A site; its `partner_ids` are derived.
    Site "site" Site, "sites.json" "" "id", |r| &r.id;
    /// A dated event.
    Milestone "milestone" Milestone, "milestones.json" "" "id", |r| &r.id;
    /// A period of a programme.
    Era "era" Era, "eras.json" "" "id", |r| &r.id;
    /// A project.
    Project "project" Project, "projects.json" "" "id", |r| &r.id;
    /// A word for what an organisation can do.
    Expertise "expertise" Term, "expertise.json" "expertise" "id", |r| &r.id;
    /// A word for what an organisation is.
    PartnerKind "kind" Term, "expertise.json" "kinds" "id", |r| &r.id;
    /// A stage of the value chain.
    Stage "stage" Term, "expertise.json" "value_chain_stages" "id", |r| &r.id;
    /// A word for how an organisation takes part.
    Role "role" Term, "expertise.json" "roles" "id", |r| &r.id;
    /// A county.
    County "county" County, "municipalities.json" "counties" "number", |r| &r.number;
    /// A municipality.
    Municipality "municipality" Municipality, "municipalities.json" "municipalities" "number", |r| &r.number;
    /// A town.
    Town "town" Town, "municipalities.json" "towns" "id", |r| &r.id;
    /// The order of the vocabularies' words; there is one.
    TermOrder "term-order" TermOrder, "expertise.json" "" "id", |_| ONLY;
    /// What the table of places holds beside its lists; there is one.
    PlaceHead "place-head" PlaceHead, "municipalities.json" "" "id", |_| ONLY;
}

/// The id of a record that there is only one of.
const ONLY: &str = "all";

/// The ids of each vocabulary in the order in which they are shown. Words that are not named come
/// after those that are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermOrder {
    /// Ids of expertise tags.
    pub expertise: Vec<String>,
    /// Ids of kinds.
    pub kinds: Vec<String>,
    /// Ids of stages, in the order of the chain.
    pub value_chain_stages: Vec<String>,
    /// Ids of roles.
    pub roles: Vec<String>,
}

/// What the table of places holds beside its lists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceHead {
    /// The day from which the numbers hold, `YYYY-MM-DD`.
    pub valid_from: String,
    /// What the keys of `names` mean.
    pub languages: std::collections::BTreeMap<String, String>,
}

/// Which record: kind and id, written `partner/elkem-rana`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What it is.
    pub kind: Kind,
    /// Its id among those of its kind.
    pub id: String,
}

impl Key {
    /// The key of a record.
    pub fn new(kind: Kind, id: impl Into<String>) -> Self {
        Self { kind, id: id.into() }
    }

    /// What is wrong with this record, in the words of the data files.
    pub fn problem(&self, field: Option<&str>, message: String) -> DataProblem {
        DataProblem {
            file: self.kind.file().to_owned(),
            record: Some(self.name()),
            field: field.map(str::to_owned),
            message,
        }
    }

    fn name(&self) -> String {
        match self.kind.list() {
            "" => shortened(&self.id),
            list => format!("{list}.{}", shortened(&self.id)),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.word(), self.id)
    }
}

/// A text names no kind of record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a kind of record; kinds are {kinds}", kinds = Kind::ALL.map(Kind::word).join(", "))]
pub struct UnknownKind(pub String);

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        let mut kinds = Self::ALL.into_iter();
        kinds.find(|kind| kind.word() == text).ok_or_else(|| UnknownKind(text.to_owned()))
    }
}

fn one_of<T: DeserializeOwned>(key: &Key, text: &str) -> Result<T, Vec<DataProblem>> {
    one(key.kind.file(), &key.name(), text)
}

impl Register {
    /// The files that [`Register::read`] reads these records from: name and text.
    pub fn files(&self) -> [(&'static str, String); Self::FILES.len()] {
        let [partners, sites, milestones, eras, words, places, projects] = Self::FILES;
        [
            (partners, file(&self.partners)),
            (sites, file(&self.sites)),
            (milestones, file(&self.milestones)),
            (eras, file(&self.eras)),
            (words, file(&self.vocabularies)),
            (places, file(&self.places)),
            (projects, file(&self.projects)),
        ]
    }

    /// Every record of the register, each on its own, in the order of the lists. They are copied one by
    /// one, as they are asked for.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        let (words, places) = (&self.vocabularies, &self.places);
        let ids = |terms: &[Term]| terms.iter().map(|term| term.id.clone()).collect();
        let order = TermOrder {
            expertise: ids(&words.expertise),
            kinds: ids(&words.kinds),
            value_chain_stages: ids(&words.value_chain_stages),
            roles: ids(&words.roles),
        };
        let head = PlaceHead {
            valid_from: places.valid_from.clone(),
            languages: places.languages.clone(),
        };
        each(&self.partners, Record::Partner)
            .chain(each(&self.sites, Record::Site))
            .chain(each(&self.milestones, Record::Milestone))
            .chain(each(&self.eras, Record::Era))
            .chain(each(&self.projects, Record::Project))
            .chain(each(&words.expertise, Record::Expertise))
            .chain(each(&words.kinds, Record::PartnerKind))
            .chain(each(&words.value_chain_stages, Record::Stage))
            .chain(each(&words.roles, Record::Role))
            .chain(each(&places.counties, Record::County))
            .chain(each(&places.municipalities, Record::Municipality))
            .chain(each(&places.towns, Record::Town))
            .chain([Record::TermOrder(Box::new(order)), Record::PlaceHead(Box::new(head))])
    }
}

fn file<T: Serialize>(records: &T) -> String {
    let text = serde_json::to_string_pretty(records);
    text.expect("records have only names as keys, and nothing that cannot be written") + "\n"
}

fn each<'a, T: Clone + 'a>(
    list: impl IntoIterator<Item = &'a T>,
    record: fn(Box<T>) -> Record,
) -> impl Iterator<Item = Record> {
    list.into_iter().cloned().map(Box::new).map(record)
}

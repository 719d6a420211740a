//! The columns of a partner: what every table, written or read, calls its fields.
//!
//! One row is one partner. Together the columns carry every field of the record, so that a table
//! that was written and is read again changes nothing. What is not in this list is not in any table.

mod columns;

pub use columns::COLUMNS;
use shared::lang::Lang;

/// A column of the table of partners.
#[derive(Debug)]
pub struct Column {
    /// The name for programs: what mapping files and plans say.
    pub id: &'static str,
    /// What stands at the head of tables that we write.
    pub header: &'static str,
    /// Further names that are accepted, Norwegian ones first.
    pub names: &'static [&'static str],
    /// The way to the value in the record.
    pub path: &'static [&'static str],
    /// How the value is written in a cell.
    pub form: Form,
    /// Whether a record can be without it.
    pub optional: bool,
}

/// How a value is written in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The id of the record.
    Slug,
    /// A name, on one line.
    Name,
    /// Words for people, on any number of lines.
    Text,
    /// One word of a vocabulary, by id or by label.
    Term(Words),
    /// Several words of a vocabulary, joined by `; `.
    Terms(Words),
    /// Several texts, joined by `; `.
    Names,
    /// One of a few words that the program knows.
    Choice(Choices),
    /// The number of a municipality, four digits.
    MunicipalityNumber,
    /// The name of a municipality.
    MunicipalityName,
    /// The number of a county, two digits.
    CountyNumber,
    /// The name of a county.
    CountyName,
    /// A site, by id or by name.
    Site,
    /// A town, by id or by name.
    Town,
    /// Degrees, between minus and plus this number.
    Degrees(u8),
    /// A partial date.
    Date,
    /// An organisation number.
    OrgNumber,
    /// A web site.
    Website,
    /// The address of a page.
    Address,
    /// Further places, joined by `; `; the parts of each by `|`.
    Places,
    /// Pages with what they support, joined by `; `; see [`crate::list`].
    Sources,
}

/// A vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the domain")]
pub enum Words {
    Role,
    Kind,
    Stage,
    Expertise,
}

/// The words of a field with a fixed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the domain")]
pub enum Choices {
    Status,
    Precision,
    DatePrecision,
}

impl Choices {
    /// Each word as it is stored, and the other words it is known by.
    pub const fn words(self) -> &'static [(&'static str, &'static [&'static str])] {
        match self {
            Self::Status => &[
                ("active", &["aktiv"]),
                ("ceased", &["opphørt", "nedlagt", "konkurs", "closed"]),
                ("unknown", &["ukjent"]),
            ],
            Self::Precision => &[
                ("site", &["anlegg", "bygg", "adresse", "building", "address"]),
                ("town", &["by", "tettsted", "sted"]),
                ("municipality", &["kommune"]),
            ],
            Self::DatePrecision => {
                &[("year", &["år"]), ("month", &["måned"]), ("day", &["dag", "dato"])]
            }
        }
    }
}

/// The fields of a record of which a table carries something, in the order of the record: what is
/// written into properties of GeoJSON. A field that is not named here stays inside.
pub const FIELDS: [&str; 32] = [
    "id",
    "official_name",
    "short_name",
    "former_names",
    "parent",
    "role",
    "status",
    "status_note",
    "kind",
    "value_chain_stage",
    "expertise",
    "municipality_number",
    "municipality",
    "county_number",
    "county",
    "site",
    "location",
    "also_at",
    "website",
    "description",
    "joined",
    "joined_precision",
    "partner_by",
    "joined_note",
    "left",
    "left_precision",
    "left_by",
    "left_note",
    "last_confirmed",
    "org_number",
    "org_number_source",
    "sources",
];

/// A column of labels, for reading only: the words for the ids of another column. It is written, and
/// passed over when it is read.
#[derive(Debug)]
pub struct Label {
    /// What stands at the head of tables that we write.
    pub header: &'static str,
    /// The column whose ids it puts into words.
    pub of: &'static str,
    /// The language of the words.
    pub lang: Lang,
}

const fn label(header: &'static str, of: &'static str, lang: Lang) -> Label {
    Label { header, of, lang }
}

/// The columns of labels.
pub const LABELS: [Label; 9] = [
    label("Role in Norwegian", "role", Lang::Nb),
    label("Role in English", "role", Lang::En),
    label("Kind in Norwegian", "kind", Lang::Nb),
    label("Kind in English", "kind", Lang::En),
    label("Value chain stage in Norwegian", "value_chain_stage", Lang::Nb),
    label("Value chain stage in English", "value_chain_stage", Lang::En),
    label("Expertise in Norwegian", "expertise", Lang::Nb),
    label("Expertise in English", "expertise", Lang::En),
    label("Name of site", "site", Lang::Nb),
];

/// The column of this id.
pub fn column(id: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::read::headers::folded;

    #[test]
    fn no_name_stands_for_two_columns() {
        let mut seen = BTreeSet::new();
        for column in COLUMNS {
            let mut own: BTreeSet<String> = column.names.iter().map(|name| folded(name)).collect();
            own.extend([folded(column.id), folded(column.header)]);
            for name in own {
                assert!(seen.insert(name.clone()), "{name} of {}", column.id);
            }
        }
        for label in &LABELS {
            assert!(seen.insert(folded(label.header)), "{}", label.header);
        }
    }

    #[test]
    fn the_columns_carry_every_field_of_the_record() {
        let record: serde_json::Value =
            serde_json::from_str(include_str!("../../data/partners.json")).unwrap();
        let partner: shared::partner::Partner = serde_json::from_value(record[0].clone()).unwrap();
        let fields = serde_json::to_value(&partner).unwrap();
        let fields: BTreeSet<&str> =
            fields.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(fields, FIELDS.into_iter().collect());
        assert_eq!(fields, COLUMNS.iter().map(|column| column.path[0]).collect());
    }
}

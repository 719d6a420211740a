//! The columns of a partner: what every table, written or read, calls its fields.
//!
//! One row is one partner. Together the columns carry every field of the record, so that a table
//! that was written and is read again changes nothing. What is not in this list is not in any table.

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

const fn column_of(
    id: &'static str,
    header: &'static str,
    path: &'static [&'static str],
    form: Form,
    optional: bool,
    names: &'static [&'static str],
) -> Column {
    Column { id, header, names, path, form, optional }
}

/// Every column, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    column_of("id", "Id", &["id"], Form::Slug, false, &["Nøkkel", "Slug", "Partner id"]),
    column_of(
        "official_name",
        "Official name",
        &["official_name"],
        Form::Name,
        false,
        &[
            "Navn",
            "Offisielt navn",
            "Organisasjon",
            "Organisasjonsnavn",
            "Firmanavn",
            "Firma",
            "Foretaksnavn",
            "Virksomhet",
            "Bedrift",
            "Bedriftsnavn",
            "Partner",
            "Medlem",
            "Name",
            "Organisation",
            "Organization",
            "Company",
            "Company name",
        ],
    ),
    column_of(
        "short_name",
        "Short name",
        &["short_name"],
        Form::Name,
        false,
        &["Kortnavn", "Visningsnavn", "Kort navn", "Display name"],
    ),
    column_of(
        "former_names",
        "Former names",
        &["former_names"],
        Form::Names,
        true,
        &["Tidligere navn", "Historiske navn", "Previous names"],
    ),
    column_of(
        "parent",
        "Parent",
        &["parent"],
        Form::Name,
        true,
        &["Eier", "Morselskap", "Konsern", "Owner", "Parent company"],
    ),
    column_of("role", "Role", &["role"], Form::Term(Words::Role), false, &["Rolle", "Medlemstype"]),
    column_of("status", "Status", &["status"], Form::Choice(Choices::Status), false, &[]),
    column_of(
        "status_note_nb",
        "Status note in Norwegian",
        &["status_note", "nb"],
        Form::Text,
        true,
        &["Statusmerknad", "Statusnotat", "Merknad til status"],
    ),
    column_of(
        "status_note_en",
        "Status note in English",
        &["status_note", "en"],
        Form::Text,
        true,
        &["Statusmerknad på engelsk", "Status note"],
    ),
    column_of(
        "kind",
        "Kind",
        &["kind"],
        Form::Term(Words::Kind),
        false,
        &["Type", "Slag", "Organisasjonstype", "Virksomhetstype", "Kategori"],
    ),
    column_of(
        "value_chain_stage",
        "Value chain stage",
        &["value_chain_stage"],
        Form::Term(Words::Stage),
        false,
        &["Verdikjede", "Verdikjedeledd", "Ledd i verdikjeden", "Ledd", "Stage", "Value chain"],
    ),
    column_of(
        "expertise",
        "Expertise",
        &["expertise"],
        Form::Terms(Words::Expertise),
        true,
        &[
            "Kompetanse",
            "Kompetanser",
            "Fagområder",
            "Fagområde",
            "Ekspertise",
            "Tags",
            "Competence",
        ],
    ),
    column_of(
        "municipality_number",
        "Municipality number",
        &["municipality_number"],
        Form::MunicipalityNumber,
        true,
        &["Kommunenummer", "Kommunenr", "Komm.nr.", "Kommune nr"],
    ),
    column_of(
        "municipality",
        "Municipality",
        &["municipality"],
        Form::MunicipalityName,
        true,
        &["Kommune", "Kommunenavn"],
    ),
    column_of(
        "county_number",
        "County number",
        &["county_number"],
        Form::CountyNumber,
        true,
        &["Fylkesnummer", "Fylkesnr", "Fylke nr"],
    ),
    column_of("county", "County", &["county"], Form::CountyName, true, &["Fylke", "Fylkesnavn"]),
    column_of(
        "site",
        "Site",
        &["site"],
        Form::Site,
        true,
        &["Industripark", "Industristed", "Anlegg", "Site id"],
    ),
    column_of(
        "lat",
        "Latitude",
        &["location", "lat"],
        Form::Degrees(90),
        true,
        &["Breddegrad", "Bredde", "Lat", "Y"],
    ),
    column_of(
        "lon",
        "Longitude",
        &["location", "lon"],
        Form::Degrees(180),
        true,
        &["Lengdegrad", "Lengde", "Lon", "Lng", "Long", "X"],
    ),
    column_of(
        "precision",
        "Precision",
        &["location", "precision"],
        Form::Choice(Choices::Precision),
        true,
        &["Nøyaktighet", "Presisjon"],
    ),
    column_of(
        "place_label",
        "Place",
        &["location", "label"],
        Form::Name,
        true,
        &["Stedsnavn", "Place name", "Location"],
    ),
    column_of(
        "town",
        "Town",
        &["location", "town"],
        Form::Town,
        true,
        &["Sted", "By", "Tettsted", "Poststed", "City"],
    ),
    column_of(
        "place_municipality_number",
        "Municipality number of place",
        &["location", "municipality_number"],
        Form::MunicipalityNumber,
        true,
        &["Stedets kommunenummer"],
    ),
    column_of(
        "coordinate_source",
        "Coordinate source",
        &["location", "coordinate_source"],
        Form::Name,
        true,
        &["Koordinatkilde", "Kilde til koordinater"],
    ),
    column_of(
        "place_basis",
        "Place basis",
        &["location", "place_basis"],
        Form::Name,
        true,
        &["Grunnlag for sted", "Stedsgrunnlag"],
    ),
    column_of(
        "also_at",
        "Also at",
        &["also_at"],
        Form::Places,
        true,
        &["Også i", "Andre steder", "Flere steder", "Avdelinger", "Other places"],
    ),
    column_of(
        "website",
        "Website",
        &["website"],
        Form::Website,
        true,
        &["Nettsted", "Nettside", "Hjemmeside", "Web", "URL", "Homepage", "Web site"],
    ),
    column_of(
        "description_nb",
        "Description in Norwegian",
        &["description", "nb"],
        Form::Text,
        false,
        &["Beskrivelse", "Om", "Beskrivelse på norsk", "Omtale"],
    ),
    column_of(
        "description_en",
        "Description in English",
        &["description", "en"],
        Form::Text,
        false,
        &["Beskrivelse på engelsk", "Description"],
    ),
    column_of(
        "joined",
        "Joined",
        &["joined"],
        Form::Date,
        true,
        &[
            "Ble med",
            "Innmeldt",
            "Innmeldingsdato",
            "Medlem siden",
            "Partner siden",
            "Startdato",
            "Member since",
            "Join date",
        ],
    ),
    column_of(
        "joined_precision",
        "Precision of joined",
        &["joined_precision"],
        Form::Choice(Choices::DatePrecision),
        true,
        &["Nøyaktighet av innmeldt", "Joined precision"],
    ),
    column_of(
        "partner_by",
        "Partner by",
        &["partner_by"],
        Form::Date,
        true,
        &["Partner senest", "Med senest"],
    ),
    column_of(
        "joined_note_nb",
        "Note on joined in Norwegian",
        &["joined_note", "nb"],
        Form::Text,
        true,
        &["Merknad til innmelding", "Joined note in Norwegian"],
    ),
    column_of(
        "joined_note_en",
        "Note on joined in English",
        &["joined_note", "en"],
        Form::Text,
        true,
        &["Merknad til innmelding på engelsk", "Joined note in English", "Joined note"],
    ),
    column_of(
        "left",
        "Left",
        &["left"],
        Form::Date,
        true,
        &["Utmeldt", "Sluttet", "Sluttdato", "Utmeldingsdato", "Leave date"],
    ),
    column_of(
        "left_precision",
        "Precision of left",
        &["left_precision"],
        Form::Choice(Choices::DatePrecision),
        true,
        &["Nøyaktighet av utmeldt", "Left precision"],
    ),
    column_of(
        "left_by",
        "Left by",
        &["left_by"],
        Form::Date,
        true,
        &["Ute senest", "Sluttet senest"],
    ),
    column_of(
        "left_note_nb",
        "Note on left in Norwegian",
        &["left_note", "nb"],
        Form::Text,
        true,
        &["Merknad til utmelding", "Left note in Norwegian"],
    ),
    column_of(
        "left_note_en",
        "Note on left in English",
        &["left_note", "en"],
        Form::Text,
        true,
        &["Merknad til utmelding på engelsk", "Left note in English", "Left note"],
    ),
    column_of(
        "last_confirmed",
        "Last confirmed",
        &["last_confirmed"],
        Form::Date,
        true,
        &["Sist bekreftet", "Bekreftet"],
    ),
    column_of(
        "org_number",
        "Organisation number",
        &["org_number"],
        Form::OrgNumber,
        true,
        &[
            "Organisasjonsnummer",
            "Org.nr.",
            "Orgnr",
            "Orgnummer",
            "Org nummer",
            "Organization number",
            "Org number",
        ],
    ),
    column_of(
        "org_number_source",
        "Source of organisation number",
        &["org_number_source"],
        Form::Address,
        true,
        &["Kilde til organisasjonsnummer", "Org number source"],
    ),
    column_of(
        "sources",
        "Sources",
        &["sources"],
        Form::Sources,
        true,
        &["Kilder", "Kilde", "Source"],
    ),
];

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

//! The register as a table for people: which columns it has, and what stands in them.
//!
//! The page shows it, and the files that are linked from there hold it; both say the same words.

use std::collections::HashMap;

use super::Details;
use crate::{
    directory::{Directory, NONE},
    lang::Lang,
    orgnumber::OrgNumber,
    partner::Partner,
    text::{dates, words},
    view::{Facet, View, pairs},
    web,
};

/// A column that can be chosen. The name of the organisation stands before all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the domain")]
pub enum TableColumn {
    Kind,
    Role,
    Stage,
    Place,
    Site,
    Owner,
    Expertise,
    Since,
    Confirmed,
    Number,
    Website,
}

/// The columns that an address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedColumns {
    /// Those that there are, each once, in the order of the table; empty where none is asked for.
    pub columns: Vec<TableColumn>,
    /// What is asked for and is no column, each once, in the order of the address.
    pub unknown: Vec<String>,
}

impl TableColumn {
    /// The parameter that names columns.
    pub const PARAMETER: &'static str = "columns";

    /// Every column, in the order in which they stand.
    pub const ALL: [Self; 11] = [
        Self::Kind,
        Self::Role,
        Self::Stage,
        Self::Place,
        Self::Site,
        Self::Owner,
        Self::Expertise,
        Self::Since,
        Self::Confirmed,
        Self::Number,
        Self::Website,
    ];

    /// What the page shows where nobody has chosen.
    pub const USUAL: [Self; 5] = [Self::Kind, Self::Role, Self::Stage, Self::Place, Self::Since];

    /// Its id in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Role => "role",
            Self::Stage => "stage",
            Self::Place => "place",
            Self::Site => "site",
            Self::Owner => "owner",
            Self::Expertise => "expertise",
            Self::Since => "since",
            Self::Confirmed => "confirmed",
            Self::Number => "number",
            Self::Website => "website",
        }
    }

    /// What stands at its head.
    pub fn heading(self, lang: Lang) -> &'static str {
        let words = words(lang);
        match self {
            Self::Kind => (words.facet)(Facet::Kind),
            Self::Role => (words.facet)(Facet::Role),
            Self::Stage => (words.facet)(Facet::Stage),
            Self::Place => words.place,
            Self::Site => words.site,
            Self::Owner => words.owner,
            Self::Expertise => words.expertise,
            Self::Since => words.member_since,
            Self::Confirmed => words.last_confirmed,
            Self::Number => words.org_number,
            Self::Website => words.website,
        }
    }

    /// The columns that a query string asks for; several may stand in one value, parted by commas. What
    /// is blank asks for nothing, as a form sends it.
    pub fn asked(query: &str) -> AskedColumns {
        let mut asked = AskedColumns::default();
        let values = pairs(query).filter(|(name, _)| name == Self::PARAMETER);
        let mut all: Vec<String> = Vec::new();
        for (_, value) in values {
            all.extend(value.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()));
        }
        all.truncate(View::MAX_IDS);
        asked.columns.extend(Self::ALL.into_iter().filter(|c| all.iter().any(|id| id == c.key())));
        for id in all {
            if Self::ALL.iter().all(|column| column.key() != id) && !asked.unknown.contains(&id) {
                asked.unknown.push(id);
            }
        }
        asked
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The words; empty where nothing is known.
    pub text: String,
    /// Where they lead.
    pub to: Option<Target>,
}

/// Where a cell leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The page of the site with this id.
    Site(String),
    /// A page of somebody else.
    Web(String),
}

impl Cell {
    /// What is written where nothing can be clicked: the words, or the whole address of a web site.
    pub fn written(self) -> String {
        match self.to {
            Some(Target::Web(url)) => url,
            _ => self.text,
        }
    }
}

/// What stands in the rows of partners.
#[derive(Debug)]
pub struct Table<'a> {
    directory: &'a Directory,
    lang: Lang,
    records: HashMap<&'a str, &'a Partner>,
}

impl<'a> Details<'a> {
    /// The register as a table.
    pub fn table(self) -> Table<'a> {
        let records = self.register.partners.iter();
        let records = records.map(|record| (record.id.as_str(), record)).collect();
        Table { directory: self.directory, lang: self.lang, records }
    }
}

impl Table<'_> {
    /// What is at the head of the first column, where the names stand.
    pub const fn name_heading(lang: Lang) -> &'static str {
        match lang {
            Lang::Nb => "Navn",
            Lang::En => "Name",
        }
    }

    /// What a column says of partner `p`.
    pub fn cell(&self, p: u32, column: TableColumn) -> Cell {
        let (columns, at, lang) = (&self.directory.columns, p as usize, self.lang);
        let partners = &columns.partners;
        let Some(record) = self.records.get(&partners.slug[at]) else { return Cell::default() };
        let label = |facet, of: u16| match of {
            NONE => "",
            of => columns.facet_label(facet, usize::from(of), lang),
        };
        let text = match column {
            TableColumn::Kind => label(Facet::Kind, partners.kind[at]).to_owned(),
            TableColumn::Role => label(Facet::Role, partners.role[at]).to_owned(),
            TableColumn::Stage => label(Facet::Stage, partners.stage[at]).to_owned(),
            TableColumn::Place => self.directory.place_text(self.directory.main_place(p)),
            TableColumn::Site => {
                let site = columns.sites.get(usize::from(partners.site[at]));
                return site.map_or_else(Cell::default, |site| Cell {
                    text: site.name.clone(),
                    to: Some(Target::Site(site.id.clone())),
                });
            }
            TableColumn::Owner => record.parent.clone().unwrap_or_default(),
            TableColumn::Expertise => {
                let tags = partners.expertise[at].iter();
                tags.map(|tag| label(Facet::Expertise, *tag)).collect::<Vec<_>>().join(", ")
            }
            TableColumn::Since => match partners.since[at] {
                Some(date) => dates::format_date_short(date, lang),
                None => words(lang).unknown_date.to_owned(),
            },
            TableColumn::Confirmed => match record.last_confirmed {
                Some(date) => dates::format_date(date, lang),
                None => words(lang).not_confirmed.to_owned(),
            },
            TableColumn::Number => record.org_number.map(OrgNumber::grouped).unwrap_or_default(),
            TableColumn::Website => {
                let url = record.website.as_deref().and_then(web::website);
                return url.map_or_else(Cell::default, |url| Cell {
                    text: web::host(&url),
                    to: Some(Target::Web(url)),
                });
            }
        };
        Cell { text, to: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_the_order_of_the_table_and_each_once() {
        let asked = TableColumn::asked("columns=website,kind&q=steel&columns=kind&columns=");
        assert_eq!(asked.columns, [TableColumn::Kind, TableColumn::Website]);
        assert_eq!(asked.unknown, [""; 0]);
        assert_eq!(TableColumn::asked("columns=&columns=%20,"), AskedColumns::default());
    }

    #[test]
    fn what_is_no_column_is_named_once() {
        let asked = TableColumn::asked("columns=shoe,kind&columns=shoe&columns=Kind");
        assert_eq!(asked.columns, [TableColumn::Kind]);
        assert_eq!(asked.unknown, ["shoe", "Kind"]);
    }

    #[test]
    fn no_two_columns_have_the_same_head() {
        for lang in Lang::ALL {
            let mut heads: Vec<&str> = TableColumn::ALL.map(|column| column.heading(lang)).into();
            heads.push(Table::name_heading(lang));
            heads.sort_unstable();
            heads.dedup();
            assert_eq!(heads.len(), TableColumn::ALL.len() + 1, "{lang}");
        }
    }

    #[test]
    fn a_file_has_the_whole_address_where_the_page_has_a_link() {
        let to = Some(Target::Web("https://mip.no/om".into()));
        assert_eq!(Cell { text: "mip.no".into(), to }.written(), "https://mip.no/om");
        let to = Some(Target::Site("mo".into()));
        assert_eq!(Cell { text: "Mo Industripark".into(), to }.written(), "Mo Industripark");
    }
}

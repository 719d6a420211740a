//! The parameters of the interface: how they are read where the explorer's own parser does not, and
//! how they are described.

use serde_json::{Value, json};
use shared::{
    detail::TableColumn,
    directory::{Directory, PlaceLevel},
    lang::Lang,
    milestone::Category,
    view::{Facet, Given, Near, Sort, View, pairs},
};

use super::{
    bad_values,
    endpoint::Takes,
    question::Read,
    text::{Both, both},
};

/// How many records a page of a list has where the address does not say.
pub const LIMIT: usize = 50;

/// How many records a page of a list has at most.
pub const MOST: usize = 500;

/// The largest number of a page.
pub const LAST_PAGE: usize = 100_000;

/// Reads view and paging.
pub fn read(query: &str, takes: Takes, directory: &Directory, read: &mut Read) {
    let lang = read.lang;
    let full = View::parse(query);
    if let Takes::History(_) = takes {
        let of_paging = |bad: &&shared::view::BadValue| bad.name == "page";
        let unread = full.unread.iter().filter(of_paging);
        read.bad.extend(unread.map(|bad| bad_values::unread(bad, directory, lang)));
    } else {
        let unread = full.unread.iter();
        read.bad.extend(unread.map(|bad| bad_values::unread(bad, directory, lang)));
        read.view = full.filters_only();
    }
    if takes.has_category() {
        match Category::asked(query) {
            Some(Given::Value(category)) => read.category = Some(category),
            Some(Given::Unreadable(value)) => read.bad.push(bad_values::category(&value, lang)),
            None => {}
        }
    }
    if takes == Takes::Table {
        let asked = TableColumn::asked(query);
        read.bad.extend(asked.unknown.iter().map(|value| bad_values::column(value, lang)));
        read.columns = asked.columns;
    }
    if takes.is_whole_view() {
        return;
    }
    let limit = pairs(query).find(|(name, value)| name == "limit" && !value.trim().is_empty());
    if let Some((_, limit)) = limit {
        match limit.trim().parse::<usize>() {
            Ok(limit) if (1..=MOST).contains(&limit) => read.part.limit = limit,
            _ => read.bad.push(bad_values::limit(&limit, lang)),
        }
    }
    read.part.offset = (full.page.max(1) as usize - 1) * read.part.limit;
}

/// A parameter as it is described.
#[derive(Debug)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub about: Both,
    /// A value that shows its form.
    pub example: Option<&'static str>,
}

const fn parameter(name: &'static str, about: Both, example: Option<&'static str>) -> Parameter {
    Parameter { name, about, example }
}

const LANG: Parameter = parameter(
    "lang",
    both(
        "Språket i tekstene: nb eller en; nb hvis den mangler.",
        "The language of texts: nb or en; nb if left out or empty.",
    ),
    Some("en"),
);

const PAGING: [Parameter; 2] = [
    parameter("page", both("Siden i listen, fra 1.", "The page of the list, from 1."), Some("2")),
    parameter(
        "limit",
        both(
            "Poster per side, 1 til 500; 50 hvis den mangler.",
            "Records per page, 1 to 500; 50 if left out.",
        ),
        Some("100"),
    ),
];

const FILTERS: [Parameter; 15] = [
    parameter(
        "q",
        both(
            "Søketekst: alle ordene må finnes, små skrivefeil tåles.",
            "Search text: every word must match, small mistakes are forgiven.",
        ),
        Some("hydrogen"),
    ),
    parameter(
        "expertise",
        both(
            "Kompetanse, en eller flere: en av dem holder, med mindre match=all.",
            "Expertise, one or more: any of them, unless match=all.",
        ),
        None,
    ),
    parameter(
        "kind",
        both("Type organisasjon, en eller flere.", "Kind of organisation, one or more."),
        None,
    ),
    parameter(
        "stage",
        both("Ledd i verdikjeden, ett eller flere.", "Stage of the value chain, one or more."),
        None,
    ),
    parameter("role", both("Rolle, en eller flere.", "Role, one or more."), None),
    parameter(
        "place",
        both(
            "Fylke eller kommune (nummer) eller tettsted (id), ett eller flere.",
            "County or municipality (number) or town (id), one or more.",
        ),
        Some("1833"),
    ),
    parameter("site", both("Industriområde, ett eller flere.", "Site, one or more."), None),
    parameter(
        "match",
        both(
            "all: alle valgte kompetanser må finnes; any: en av dem holder.",
            "all: every chosen expertise must be there; any: one of them is enough.",
        ),
        Some("all"),
    ),
    parameter(
        "near",
        both(
            "Minst ett sted innenfor radius: id på et sted, eller bredde,lengde.",
            "At least one location within the radius: id of a place, or lat,lon.",
        ),
        Some("66.31,14.14"),
    ),
    parameter(
        "radius",
        both(
            "Kilometer fra near, over 0 og høyst 20016; 50 hvis den mangler.",
            "Kilometres from near, above 0 and at most 20016; 50 if left out.",
        ),
        Some("30"),
    ),
    parameter(
        "bbox",
        both(
            "Minst ett sted i utsnittet vest,sør,øst,nord, i grader.",
            "At least one location inside west,south,east,north, in degrees.",
        ),
        Some("12,65,16,68"),
    ),
    parameter(
        "time",
        both(
            "Hva som kan ha vært: ved utgangen av en dato (2020-06), eller i et tidsrom (2018/2020).",
            "What may have held: at the end of a date (2020-06), or in a window (2018/2020).",
        ),
        Some("2018/2020"),
    ),
    parameter(
        "compare",
        both(
            "En tid til: hva som kan ha vært da eller ved time (i dag, hvis den mangler).",
            "A second time: what may have held then or at time (today, if left out).",
        ),
        Some("2016"),
    ),
    parameter(
        "undated",
        both(
            "hide utelater poster uten kjent dato; show tar dem med.",
            "hide leaves out records whose dates are unknown; show keeps them.",
        ),
        Some("hide"),
    ),
    parameter(
        "partners",
        both("Bare disse organisasjonene: id-er.", "Only these organisations: ids."),
        None,
    ),
];

const SORT: Parameter = parameter(
    "sort",
    both(
        "name, distance (fra near) eller joined; uten: beste treff først ved søk, ellers navn.",
        "name, distance (from near) or joined; without: best match first when searching, else name.",
    ),
    Some("joined"),
);

const COLUMNS: Parameter = parameter(
    TableColumn::PARAMETER,
    both(
        "Kolonnene i tabellen, etter navnet: bare disse, med ordene på siden; uten: alle feltene i registeret.",
        "The columns of the table, after the name: only these, in the words of the page; without: every \
         field of the register.",
    ),
    Some("kind,place"),
);

const CATEGORY: Parameter = parameter(
    "category",
    both("Hva slags hendelse: én av typene.", "Which sort of event: one of the sorts."),
    Some("award"),
);

const DATETIME: Parameter = parameter(
    "datetime",
    both(
        "Hva som kan ha vært på et tidspunkt eller i et tidsrom: 2020-06-30, 2018-01-01/.., ../2020-12-31.",
        "What may have held at an instant or in an interval: 2020-06-30, 2018-01-01/.., ../2020-12-31.",
    ),
    Some("2018-01-01/2020-12-31"),
);

const OGC_LIMIT: Parameter = parameter(
    "limit",
    both(
        "Objekter per side, fra 1; over 500 gir 500.",
        "Features per page, from 1; above 500 gives 500.",
    ),
    Some("10"),
);

const OFFSET: Parameter = parameter(
    "offset",
    both(
        "Hvor mange objekter som utelates foran; lenken next setter den.",
        "How many features are left out before; the link next sets it.",
    ),
    Some("10"),
);

const F: Parameter = parameter(
    "f",
    both(
        "Formatet, json eller html; uten gjelder Accept.",
        "The format, json or html; without it Accept counts.",
    ),
    Some("json"),
);

/// Whether a parameter says which records there are, or in which language; others say how they are shown.
pub fn says_what(name: &str) -> bool {
    FILTERS.iter().chain([&LANG]).any(|parameter| parameter.name == name)
}

/// The parameters of an address, in the order in which they are described.
pub fn of(takes: Takes) -> Vec<&'static Parameter> {
    let filters = || FILTERS.iter();
    match takes {
        Takes::Nothing => vec![&LANG],
        Takes::History(_) => PAGING.iter().chain([&LANG]).collect(),
        Takes::View => filters().chain([&SORT, &LANG]).collect(),
        Takes::Table => filters().chain([&SORT, &COLUMNS, &LANG]).collect(),
        Takes::ViewAndPaging => filters().chain([&SORT]).chain(&PAGING).chain([&LANG]).collect(),
        Takes::Milestones => filters().chain([&CATEGORY, &SORT, &LANG]).collect(),
        Takes::MilestonesAndPaging => {
            filters().chain([&CATEGORY, &SORT]).chain(&PAGING).chain([&LANG]).collect()
        }
        Takes::Ogc => vec![&F, &LANG],
        Takes::OgcItems => filters()
            .filter(|parameter| parameter.name != "time")
            .chain([&DATETIME, &OGC_LIMIT, &OFFSET, &F, &LANG])
            .collect(),
    }
}

/// The JSON schema of the values of a parameter, with the ids that there are.
pub fn schema(name: &str, takes: Takes, directory: &Directory) -> Value {
    let list =
        |ids: Vec<&str>| json!({ "type": "array", "items": { "type": "string", "enum": ids } });
    let decimal = r"-?\d{1,3}(\.\d{1,6})?";
    if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == name) {
        return list(directory.columns.facet_ids(facet).collect());
    }
    match name {
        "partners" => {
            json!({ "type": "array", "items": { "type": "string" }, "maxItems": View::MAX_IDS })
        }
        "match" => json!({ "type": "string", "enum": ["all", "any"] }),
        "undated" => json!({ "type": "string", "enum": ["hide", "show"] }),
        TableColumn::PARAMETER => list(TableColumn::ALL.map(TableColumn::key).into()),
        "sort" => json!({ "type": "string", "enum": Sort::ALL.map(Sort::key) }),
        // A form that leaves the choice open sends it empty.
        "lang" => json!({
            "type": "string",
            "enum": Lang::ALL.map(Lang::code).into_iter().chain([""]).collect::<Vec<_>>(),
            "default": Lang::default().code(),
        }),
        // As a form that shows all sorts of events sends it.
        "category" => json!({
            "type": "string",
            "enum": Category::ALL.map(Category::key).into_iter().chain([""]).collect::<Vec<_>>(),
        }),
        "f" => json!({ "type": "string", "enum": ["json", "html"] }),
        "radius" => {
            json!({ "type": "number", "exclusiveMinimum": 0, "maximum": Near::MAX_RADIUS_KM, "default": View::DEFAULT_RADIUS_KM })
        }
        "bbox" if takes == Takes::OgcItems => json!({
            "type": "array",
            "items": { "type": "number" },
            "oneOf": [{ "minItems": 4, "maxItems": 4 }, { "minItems": 6, "maxItems": 6 }],
        }),
        "bbox" => json!({ "type": "string", "pattern": format!("^{decimal}(,{decimal}){{3}}$") }),
        "near" => json!({ "type": "string", "anyOf": [
            { "enum": directory.columns.places.iter()
                .filter(|place| place.level != PlaceLevel::County && place.point.is_some())
                .map(|place| place.id.as_str()).collect::<Vec<_>>() },
            { "pattern": format!("^{decimal},{decimal}$") },
        ] }),
        "time" => {
            json!({ "type": "string", "pattern": r"^\d{4}(-\d{2}){0,2}(/\d{4}(-\d{2}){0,2})?$" })
        }
        "page" => json!({ "type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1 }),
        "limit" if takes == Takes::OgcItems => {
            json!({ "type": "integer", "minimum": 1, "default": LIMIT })
        }
        "limit" => json!({ "type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT }),
        "offset" => json!({ "type": "integer", "minimum": 0, "default": 0 }),
        _ => json!({ "type": "string" }),
    }
}

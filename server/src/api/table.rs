//! Every address of the interface: the one table that routes, OpenAPI document and reference page
//! are made from.

use store::Kind;

use super::{
    atom, calendar,
    endpoint::{Endpoint, Format, Group, Shape, Takes, schema_of},
    geojson::Feature,
    history::{self, RevisionItem},
    milestones::{self, MilestoneItem},
    municipalities::{self, Municipality},
    ogc::{self, Collection, Collections, Conformance, FeatureCollection, Landing},
    openapi,
    partner::{self, PartnerInFull},
    partners::{self, PartnerItem},
    projects::{self, ProjectItem},
    reference,
    sites::{self, SiteItem},
    statistics::{self, Statistics},
    tables,
    text::both,
    values::List,
    vocabularies::{self, Vocabularies},
};

const ATOM: &[Format] = &[Format::text("application/atom+xml; charset=utf-8")];

const HISTORY: &[Format] = &[Format::json::<List<RevisionItem<'static>>>()];

const OPENAPI: &[Format] = &[
    Format { media: "application/json", file: None, shape: Shape::AnyJson },
    Format {
        media: "application/vnd.oai.openapi+json;version=3.1",
        file: None,
        shape: Shape::AnyJson,
    },
];

const fn calendar_as(file: &'static str) -> Format {
    Format { media: "text/calendar; charset=utf-8", file: Some(file), shape: Shape::Text }
}

const fn csv_as(file: &'static str) -> Format {
    Format {
        media: "text/csv; charset=utf-8; header=present",
        file: Some(file),
        shape: Shape::Text,
    }
}

const fn xlsx_as(file: &'static str) -> Format {
    Format {
        media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        file: Some(file),
        shape: Shape::Binary,
    }
}

const fn geojson_of(shape: Shape, file: Option<&'static str>) -> Format {
    Format { media: "application/geo+json", file, shape }
}

/// The history of a record of this kind.
const fn history_of(path: &'static str, name: &'static str, kind: Kind) -> Endpoint {
    Endpoint {
        path,
        name,
        group: Group::Records,
        about: both(
            "Hva som er publisert om posten, når, hvorfor og i hvilken rolle; det siste først.",
            "What was published of the record, when, why and in which role; the latest first.",
        ),
        takes: Takes::History(kind),
        gives: HISTORY,
        make: history::show,
        heavy: false,
    }
}

/// Every address of the interface.
pub static ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        path: "/api/v1/partners",
        name: "partners",
        group: Group::Partners,
        about: both(
            "Organisasjonene i utvalget, side for side.",
            "The organisations of the query, page by page.",
        ),
        takes: Takes::ViewAndPaging,
        gives: &[Format::json::<List<PartnerItem<'static>>>()],
        make: partners::list,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/partners/{id}",
        name: "partner",
        group: Group::Partners,
        about: both(
            "Én organisasjon med alle fakta og kilder.",
            "One organisation with every fact and its sources.",
        ),
        takes: Takes::Nothing,
        gives: &[Format::json::<PartnerInFull<'static>>()],
        make: partner::show,
        heavy: false,
    },
    history_of("/api/v1/partners/{id}/history", "partner_history", Kind::Partner),
    Endpoint {
        path: "/api/v1/partners.geojson",
        name: "partners_geojson",
        group: Group::Partners,
        about: both(
            "Hele utvalget som GeoJSON (RFC 7946), hele poster.",
            "The whole query as GeoJSON (RFC 7946), whole records.",
        ),
        takes: Takes::View,
        gives: &[
            geojson_of(Shape::AnyJson, Some("partners.geojson")),
            Format {
                media: "application/json",
                file: Some("partners.geojson"),
                shape: Shape::AnyJson,
            },
        ],
        make: tables::geojson,
        heavy: true,
    },
    Endpoint {
        path: "/api/v1/partners.csv",
        name: "partners_csv",
        group: Group::Partners,
        about: both(
            "Hele utvalget som CSV (RFC 4180), UTF-8.",
            "The whole query as CSV (RFC 4180), UTF-8.",
        ),
        takes: Takes::View,
        gives: &[csv_as("partners.csv")],
        make: tables::csv,
        heavy: true,
    },
    Endpoint {
        path: "/api/v1/partners.xlsx",
        name: "partners_xlsx",
        group: Group::Partners,
        about: both("Hele utvalget som regneark.", "The whole query as a workbook."),
        takes: Takes::View,
        gives: &[xlsx_as("partners.xlsx")],
        make: tables::xlsx,
        heavy: true,
    },
    Endpoint {
        path: "/api/v1/partners.atom",
        name: "partners_atom",
        group: Group::Partners,
        about: both(
            "Hele utvalget som Atom (RFC 4287), det siste nye først.",
            "The whole query as Atom (RFC 4287), the latest news first.",
        ),
        takes: Takes::View,
        gives: ATOM,
        make: atom::partners,
        heavy: true,
    },
    Endpoint {
        path: "/api/v1/partners.ics",
        name: "partners_ics",
        group: Group::Partners,
        about: both(
            "Når organisasjonene i utvalget ble med, og milepælene deres, som iCalendar (RFC 5545).",
            "When the organisations of the query joined, and their milestones, as iCalendar (RFC 5545).",
        ),
        takes: Takes::View,
        gives: &[calendar_as("partners.ics")],
        make: calendar::partners,
        heavy: true,
    },
    Endpoint {
        path: "/api/v1/sites",
        name: "sites",
        group: Group::Records,
        about: both(
            "Industriområdene, med organisasjonene i utvalget på hvert av dem.",
            "The sites, with the organisations of the query at each.",
        ),
        takes: Takes::ViewAndPaging,
        gives: &[Format::json::<List<SiteItem<'static>>>()],
        make: sites::list,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/sites/{id}",
        name: "site",
        group: Group::Records,
        about: both("Ett industriområde.", "One site."),
        takes: Takes::View,
        gives: &[Format::json::<SiteItem<'static>>()],
        make: sites::show,
        heavy: false,
    },
    history_of("/api/v1/sites/{id}/history", "site_history", Kind::Site),
    Endpoint {
        path: "/api/v1/milestones",
        name: "milestones",
        group: Group::Records,
        about: both(
            "Milepælene: alle, eller med filter de som gjelder organisasjonene i utvalget.",
            "The milestones: all, or with a filter those that concern the organisations of the query.",
        ),
        takes: Takes::MilestonesAndPaging,
        gives: &[Format::json::<List<MilestoneItem<'static>>>()],
        make: milestones::list,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/milestones/{id}",
        name: "milestone",
        group: Group::Records,
        about: both("Én milepæl.", "One milestone."),
        takes: Takes::Nothing,
        gives: &[Format::json::<MilestoneItem<'static>>()],
        make: milestones::show,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/milestones.atom",
        name: "milestones_atom",
        group: Group::Records,
        about: both(
            "Milepælene som Atom (RFC 4287), de siste først.",
            "The milestones as Atom (RFC 4287), the latest first.",
        ),
        takes: Takes::Milestones,
        gives: ATOM,
        make: atom::milestones,
        heavy: true,
    },
    Endpoint {
        path: "/api/v1/milestones.ics",
        name: "milestones_ics",
        group: Group::Records,
        about: both(
            "Milepælene som iCalendar (RFC 5545).",
            "The milestones as iCalendar (RFC 5545).",
        ),
        takes: Takes::Milestones,
        gives: &[calendar_as("milestones.ics")],
        make: calendar::milestones,
        heavy: true,
    },
    history_of("/api/v1/milestones/{id}/history", "milestone_history", Kind::Milestone),
    Endpoint {
        path: "/api/v1/projects",
        name: "projects",
        group: Group::Records,
        about: both(
            "Prosjektene: alle, eller med filter de som organisasjoner i utvalget er med i.",
            "The projects: all, or with a filter those that organisations of the query take part in.",
        ),
        takes: Takes::ViewAndPaging,
        gives: &[Format::json::<List<ProjectItem<'static>>>()],
        make: projects::list,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/projects/{id}",
        name: "project",
        group: Group::Records,
        about: both("Ett prosjekt.", "One project."),
        takes: Takes::Nothing,
        gives: &[Format::json::<ProjectItem<'static>>()],
        make: projects::show,
        heavy: false,
    },
    history_of("/api/v1/projects/{id}/history", "project_history", Kind::Project),
    Endpoint {
        path: "/api/v1/municipalities",
        name: "municipalities",
        group: Group::Records,
        about: both(
            "Kommunene med offisielle navn, fylke, tettsteder og antall organisasjoner i utvalget.",
            "The municipalities with official names, county, towns and how many organisations of the query.",
        ),
        takes: Takes::ViewAndPaging,
        gives: &[Format::json::<List<Municipality<'static>>>()],
        make: municipalities::list,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/vocabularies",
        name: "vocabularies",
        group: Group::Records,
        about: both(
            "Ordene organisasjonene er sortert etter.",
            "The words that organisations are sorted by.",
        ),
        takes: Takes::Nothing,
        gives: &[Format::json::<Vocabularies<'static>>()],
        make: vocabularies::show,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/statistics",
        name: "statistics",
        group: Group::Records,
        about: both("Tallene for utvalget.", "The numbers of the query."),
        takes: Takes::View,
        gives: &[Format::json::<Statistics<'static>>()],
        make: statistics::show,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/template.csv",
        name: "template_csv",
        group: Group::Records,
        about: both(
            "En tom tabell med organisasjoner, til å fylle ut og importere.",
            "An empty table of organisations, to fill in and import.",
        ),
        takes: Takes::Nothing,
        gives: &[csv_as("template.csv")],
        make: tables::template_csv,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/template.xlsx",
        name: "template_xlsx",
        group: Group::Records,
        about: both(
            "Det samme som regneark, med veiledning og ordene en kan velge mellom.",
            "The same as a workbook, with a guide and the words to choose from.",
        ),
        takes: Takes::Nothing,
        gives: &[xlsx_as("template.xlsx")],
        make: tables::template_xlsx,
        heavy: true,
    },
    Endpoint {
        path: "/api/v1/ogc",
        name: "ogc_landing",
        group: Group::Features,
        about: both("Inngangen.", "The entrance."),
        takes: Takes::Ogc,
        gives: &[Format::json::<Landing>(), Format::HTML],
        make: ogc::landing,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/ogc/api",
        name: "ogc_api",
        group: Group::Features,
        about: both("OpenAPI-dokumentet.", "The OpenAPI document."),
        takes: Takes::Nothing,
        gives: OPENAPI,
        make: openapi::show,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/ogc/conformance",
        name: "ogc_conformance",
        group: Group::Features,
        about: both(
            "Delene av standarden som er oppfylt.",
            "The parts of the standard that are met.",
        ),
        takes: Takes::Ogc,
        gives: &[Format::json::<Conformance>(), Format::HTML],
        make: ogc::conformance,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/ogc/collections",
        name: "ogc_collections",
        group: Group::Features,
        about: both("Samlingene: én.", "The collections: one."),
        takes: Takes::Ogc,
        gives: &[Format::json::<Collections>(), Format::HTML],
        make: ogc::collections,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/ogc/collections/partners",
        name: "ogc_collection",
        group: Group::Features,
        about: both("Samlingen av organisasjoner.", "The collection of organisations."),
        takes: Takes::Ogc,
        gives: &[Format::json::<Collection>(), Format::HTML],
        make: ogc::collection,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/ogc/collections/partners/items",
        name: "ogc_items",
        group: Group::Features,
        about: both(
            "Organisasjonene som objekter, side for side.",
            "The organisations as features, page by page.",
        ),
        takes: Takes::OgcItems,
        gives: &[
            geojson_of(Shape::Json(schema_of::<FeatureCollection<'static>>), None),
            Format::json::<FeatureCollection<'static>>(),
            Format::HTML,
        ],
        make: ogc::items,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/ogc/collections/partners/items/{id}",
        name: "ogc_item",
        group: Group::Features,
        about: both("Én organisasjon som objekt.", "One organisation as a feature."),
        takes: Takes::Ogc,
        gives: &[
            geojson_of(Shape::Json(schema_of::<Feature<'static>>), None),
            Format::json::<Feature<'static>>(),
            Format::HTML,
        ],
        make: ogc::item,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/openapi.json",
        name: "openapi",
        group: Group::About,
        about: both(
            "OpenAPI 3.1-dokumentet, laget av koden.",
            "The OpenAPI 3.1 document, made from the code.",
        ),
        takes: Takes::Nothing,
        gives: OPENAPI,
        make: openapi::show,
        heavy: false,
    },
    Endpoint {
        path: "/api/v1/",
        name: "reference",
        group: Group::About,
        about: both("Denne referansen.", "This reference."),
        takes: Takes::Nothing,
        gives: &[Format::HTML],
        make: reference::show,
        heavy: false,
    },
];

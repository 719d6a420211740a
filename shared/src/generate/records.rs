//! Made-up records in full, for programs that read files or fill a store.

use super::columns;
use crate::{
    date::{Calendar, PartialDate, Sense},
    directory::{Columns, FacetValue, NONE, PlaceLevel},
    geo::LonLat,
    lang::Text,
    milestone::{DateNote, Milestone},
    partner::{DatePrecision, Location, Partner},
    place::{County, Municipality, PlaceTable, Town},
    register::Register,
    site::Site,
    vocabulary::{Term, Vocabularies},
};

/// The page that every made-up record rests on.
const SOURCE: &str = "https://example.org/made-up";

/// The records of [`columns`], with made-up descriptions and sources; they pass all checks.
///
/// The same for the same arguments. An organisation number is kept only where its check digit is
/// right, and the days of leaving become the month of the last of them.
pub fn register(partners: usize, seed: u64) -> Register {
    let columns = columns(partners, seed);
    let partners = (0..columns.partners.len()).map(|at| partner(&columns, at)).collect();
    let mut register = Register {
        partners,
        sites: sites(&columns).into_iter().collect(),
        milestones: milestones(&columns).into_iter().collect(),
        eras: columns
            .eras
            .iter()
            .map(|era| crate::era::Era {
                id: era.id.clone(),
                name: era.name.clone(),
                description: about(&era.name),
                start: era.start,
                end: era.end,
                planned_end: era.planned_end,
                note: None,
                sources: vec![SOURCE.to_owned()],
            })
            .collect(),
        projects: crate::records::Records::default(),
        vocabularies: Vocabularies {
            expertise: terms(&columns.expertise),
            kinds: terms(&columns.kinds),
            value_chain_stages: terms(&columns.stages),
            roles: terms(&columns.roles),
        },
        places: places(&columns),
    };
    for site in &mut register.sites {
        let here = register.partners.iter().filter(|p| p.site.as_ref() == Some(&site.id));
        site.partner_ids = here.map(|partner| partner.id.clone()).collect();
    }
    register
}

fn about(name: &Text) -> Text {
    Text {
        nb: format!("{} er oppdiktet for prøver og målinger.", name.nb),
        en: format!("{} is made up for tests and measurements.", name.en),
    }
}

fn terms(values: &[FacetValue]) -> Vec<Term> {
    let term = |value: &FacetValue| Term {
        id: value.id.clone(),
        label: value.label.clone(),
        definition: None,
        around: false,
    };
    values.iter().map(term).collect()
}

/// Number and name of the municipality and its county.
fn seat(columns: &Columns, place: u16) -> Option<[String; 4]> {
    let municipality = columns
        .with_parents(place)
        .map(|at| &columns.places[usize::from(at)])
        .find(|place| place.level == PlaceLevel::Municipality)?;
    let county = columns.places.get(usize::from(municipality.parent))?;
    Some([
        municipality.id.clone(),
        municipality.name.clone(),
        county.id.clone(),
        county.name.clone(),
    ])
}

fn partner(columns: &Columns, at: usize) -> Partner {
    let from = &columns.partners;
    let name = &from.name[at];
    let official = if from.official_name[at].is_empty() { name } else { &from.official_name[at] };
    let mut locations =
        columns.locations.of(at as u32).map(|location| place_of(columns, at, location));
    let seat = seat(columns, from.place[at]);
    let [municipality_number, municipality, county_number, county] =
        seat.map_or([const { None }; 4], |seat| seat.map(Some));
    let (joined, partner_by) = match from.since[at] {
        Some(date) if date.sense == Sense::By => (None, Some(date.with(Sense::Within))),
        since => (since, None),
    };
    let left = from.membership[at].end.map(|days| {
        let (year, month, _) = days.last.ymd();
        PartialDate { calendar: Calendar::Month(year, month), sense: Sense::Within }
    });
    let term = |values: &[FacetValue], number: u16| values[usize::from(number)].id.clone();
    Partner {
        id: from.slug[at].to_owned(),
        official_name: official.to_owned(),
        short_name: name.to_owned(),
        former_names: from.other_names[at]
            .iter()
            .filter(|name| !name.bytes().all(|b| b.is_ascii_digit()))
            .cloned()
            .collect(),
        parent: None,
        role: term(&columns.roles, from.role[at]),
        status: from.status[at],
        status_note: None,
        kind: term(&columns.kinds, from.kind[at]),
        value_chain_stage: term(&columns.stages, from.stage[at]),
        expertise: from.expertise[at].iter().map(|tag| term(&columns.expertise, *tag)).collect(),
        municipality_number,
        municipality,
        county_number,
        county,
        site: columns.sites.get(usize::from(from.site[at])).map(|site| site.id.clone()),
        location: locations.next(),
        also_at: locations.collect(),
        website: Some("example.org".to_owned()),
        description: about(&Text { nb: name.to_owned(), en: name.to_owned() }),
        joined,
        joined_precision: joined.map(precision),
        partner_by,
        joined_note: None,
        left,
        left_precision: left.map(precision),
        left_by: None,
        left_note: None,
        last_confirmed: None,
        org_number: from.other_names[at].iter().find_map(|name| name.parse().ok()),
        org_number_source: None,
        sources: vec![crate::partner::Source {
            url: SOURCE.to_owned(),
            supports: vec!["everything".to_owned()],
        }],
    }
}

fn precision(date: PartialDate) -> DatePrecision {
    match date.calendar {
        Calendar::Year(_) => DatePrecision::Year,
        Calendar::Month(..) => DatePrecision::Month,
        Calendar::Day(..) => DatePrecision::Day,
    }
}

fn place_of(columns: &Columns, partner: usize, location: usize) -> Location {
    let LonLat { lon, lat } = columns.locations.point(location);
    let place = &columns.places[usize::from(columns.locations.place[location])];
    let own = seat(columns, columns.locations.place[location]).map(|[number, ..]| number);
    let of_seat = seat(columns, columns.partners.place[partner]).map(|[number, ..]| number);
    Location {
        lat,
        lon,
        precision: columns.locations.precision[location],
        label: place.name.clone(),
        coordinate_source: "made-up".to_owned(),
        place_basis: "general-knowledge".to_owned(),
        municipality_number: own.filter(|own| of_seat.as_ref() != Some(own)),
        town: (place.level == PlaceLevel::Town).then(|| place.id.clone()),
    }
}

fn sites(columns: &Columns) -> Vec<Site> {
    let site = |site: &crate::directory::SiteEntry| {
        let [municipality_number, municipality, county_number, county] =
            seat(columns, site.place).unwrap_or_default();
        Site {
            id: site.id.clone(),
            name: site.name.clone(),
            kind: "industrial-park".to_owned(),
            municipality_number,
            municipality,
            county_number,
            county,
            lat: site.point.lat,
            lon: site.point.lon,
            precision: site.precision,
            label: site.label.clone(),
            coordinate_source: "made-up".to_owned(),
            description: about(&Text { nb: site.name.clone(), en: site.name.clone() }),
            facts: serde_json::Value::Object(serde_json::Map::new()),
            partner_ids: Vec::new(),
            sources: vec![SOURCE.to_owned()],
        }
    };
    columns.sites.iter().map(site).collect()
}

fn milestones(columns: &Columns) -> Vec<Milestone> {
    let milestone = |entry: &crate::directory::MilestoneEntry| {
        let about_then = entry.when.is_some_and(|when| when.sense == Sense::About);
        let date = entry.when.filter(|_| !about_then);
        let site = columns.sites.get(usize::from(entry.site));
        // A milestone at a site is in the municipality of the site.
        let place = if site.is_some() { NONE } else { entry.place };
        Milestone {
            id: entry.id.clone(),
            date,
            date_precision: date.map(precision),
            date_estimate: entry.when.filter(|_| about_then).map(|when| when.with(Sense::Within)),
            date_note: entry.note.clone().map(DateNote::Each),
            category: entry.category,
            title: entry.title.clone(),
            description: about(&entry.title),
            partner_count: entry.count.map(|(count, _)| count),
            partner_count_relation: entry.count.map(|(_, relation)| relation),
            partner_ids: entry
                .partners
                .iter()
                .map(|p| columns.partners.slug[*p as usize].to_owned())
                .collect(),
            site: site.map(|site| site.id.clone()),
            municipality_number: seat(columns, place).map(|[number, ..]| number),
            sources: vec![SOURCE.to_owned()],
        }
    };
    columns.milestones.iter().map(milestone).collect()
}

fn places(columns: &Columns) -> PlaceTable {
    let mut table = PlaceTable {
        valid_from: "2024-01-01".to_owned(),
        languages: [("nb", "Norwegian"), ("se", "Northern Sámi")]
            .map(|(tag, name)| (tag.to_owned(), name.to_owned()))
            .into(),
        ..PlaceTable::default()
    };
    for place in &columns.places {
        let own = [("nb".to_owned(), place.name.clone())];
        let names: std::collections::BTreeMap<String, String> =
            place.other_names.iter().cloned().chain(own).collect();
        let names_in_order = std::iter::once(&place.name)
            .chain(place.other_names.iter().map(|(_, name)| name))
            .cloned()
            .collect::<Vec<_>>();
        let official_name = names_in_order.join(" - ");
        let parent = columns.places.get(usize::from(place.parent)).map(|place| place.id.clone());
        let (number, name) = (place.id.clone(), place.name.clone());
        match place.level {
            PlaceLevel::County => {
                table.counties.push(County { number, name, official_name, names });
            }
            PlaceLevel::Municipality => table.municipalities.push(Municipality {
                number,
                name,
                official_name,
                names,
                reported_name: None,
                county_number: parent.unwrap_or_default(),
                point: place.point,
            }),
            PlaceLevel::Town => table.towns.push(Town {
                id: number,
                name,
                names,
                municipality_number: parent.unwrap_or_default(),
                point: place.point.unwrap_or(LonLat { lon: 0.0, lat: 0.0 }),
                coordinate_source: "made-up".to_owned(),
            }),
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn made_up_records_pass_all_checks() {
        for partners in [0, 1, 36, 2500] {
            let register = register(partners, 1);
            assert_eq!(register.partners.len(), partners);
            let problems = register.checked().err().unwrap_or_default();
            let said: Vec<String> = problems.iter().take(5).map(ToString::to_string).collect();
            assert!(said.is_empty(), "{said:#?}");
        }
    }

    #[test]
    fn what_is_published_of_them_is_what_was_made_up() {
        let made = columns(300, 7);
        let published = Columns::publish(&register(300, 7), &Settings::default(), made.today);
        // Organisations of the same name may change places.
        let of = |columns: &Columns| {
            let mut all: Vec<_> = (0..columns.partners.len())
                .map(|p| {
                    let at: Vec<_> = columns.locations.of(p as u32).collect();
                    let points: Vec<_> = at.iter().map(|at| columns.locations.lon[*at]).collect();
                    let tags = columns.partners.expertise[p].clone();
                    (columns.partners.slug[p].to_owned(), columns.partners.since[p], tags, points)
                })
                .collect();
            all.sort_by(|a, b| a.0.cmp(&b.0));
            all
        };
        for (published, made) in of(&published).iter().zip(of(&made)) {
            assert_eq!(*published, made);
        }
        assert_eq!(published.milestones.len(), made.milestones.len());
        assert_eq!(published.places.len(), made.places.len());
    }
}

//! Synthetic data, seeded and shaped like the real data, for tests and benchmarks.
//!
//! Half of the partners share a few sites; most others stand in a town or municipality, some at a
//! position of their own, about a sixth nowhere. All names, numbers and positions are made up.

mod land;
mod organisations;
mod random;
mod records;
mod words;

use random::Random;

pub use records::register;

use crate::{
    date::{Calendar, Day, PartialDate, Sense},
    directory::{Columns, Coverage, EraEntry, MilestoneEntry, NONE},
    geo::Bounds,
    lang::Text,
    milestone::{Category, CountRelation},
};

/// The same columns for the same arguments, on every machine.
pub fn columns(partners: usize, seed: u64) -> Columns {
    let mut random = Random::new(seed);
    let (places, towns) = land::places(&mut random);
    let sites = land::sites(&mut random, &places, &towns, 8 + partners.isqrt() / 4);
    let (organisations, locations) =
        organisations::organisations(&mut random, partners, &places, &towns, &sites);
    let registered = organisations.role.iter().filter(|role| **role == 0).count() as u32;
    Columns {
        today: Day(20_269), // 30 June 2025
        extent: Bounds { west: 8.5, south: 62.8, east: 31.5, north: 71.4 },
        coverage: Coverage {
            registered,
            about: Some(registered * 3),
            counted: Some(registered * 3 + 2),
            counted_in: Some(2023),
        },
        expertise: words::vocabulary(&words::EXPERTISE),
        kinds: words::vocabulary(&words::KINDS),
        stages: words::vocabulary(&words::STAGES),
        roles: words::vocabulary(&words::ROLES),
        milestones: milestones(&mut random, partners, places.len(), sites.len()),
        places,
        sites,
        partners: organisations,
        locations,
        eras: eras(),
        links: Vec::new(),
    }
}

/// A date between 2005 and 2025, mostly a year, sometimes a month or a day.
fn date(random: &mut Random) -> Calendar {
    let year = 2005 + random.below(20) as i16;
    let month = 1 + random.below(12) as u8;
    match random.below(10) {
        0..=5 => Calendar::Year(year),
        6..=7 => Calendar::Month(year, month),
        _ => Calendar::Day(year, month, 1 + random.below(28) as u8),
    }
}

fn milestones(
    random: &mut Random,
    partners: usize,
    places: usize,
    sites: usize,
) -> Vec<MilestoneEntry> {
    const CATEGORIES: [Category; 8] = [
        Category::Background,
        Category::Cluster,
        Category::Programme,
        Category::PartnerCount,
        Category::Project,
        Category::Event,
        Category::Award,
        Category::Company,
    ];
    let mut milestones: Vec<MilestoneEntry> = (0..(partners / 3).min(1000))
        .map(|number| {
            let category = CATEGORIES[random.below(CATEGORIES.len())];
            let when = (!random.chance(8)).then(|| PartialDate {
                calendar: date(random),
                sense: if random.chance(10) { Sense::About } else { Sense::Within },
            });
            let mut concerned: Vec<u32> =
                (0..random.below(5)).map(|_| random.below(partners) as u32).collect();
            concerned.sort_unstable();
            concerned.dedup();
            let count = (category == Category::PartnerCount).then(|| {
                let relation =
                    if random.chance(50) { CountRelation::Exact } else { CountRelation::MoreThan };
                (20 + random.below(90) as u32, relation)
            });
            MilestoneEntry {
                id: format!("test-milestone-{number}"),
                title: Text {
                    nb: format!("Oppdiktet hendelse {number}"),
                    en: format!("Made-up event {number}"),
                },
                when,
                note: None,
                category,
                count,
                partners: concerned,
                site: if random.chance(10) { random.below(sites) as u16 } else { NONE },
                place: if random.chance(10) { random.below(places) as u16 } else { NONE },
            }
        })
        .collect();
    milestones
        .sort_by_key(|entry| entry.when.map_or((true, Day(0)), |when| (false, when.days().first)));
    milestones
}

fn eras() -> Vec<EraEntry> {
    let within = |calendar| PartialDate { calendar, sense: Sense::Within };
    vec![
        EraEntry {
            id: "test-first".into(),
            name: Text { nb: "Første prøveperiode".into(), en: "First test period".into() },
            start: within(Calendar::Day(2017, 10, 16)),
            end: Some(within(Calendar::Day(2020, 12, 31))),
            planned_end: None,
        },
        EraEntry {
            id: "test-second".into(),
            name: Text { nb: "Andre prøveperiode".into(), en: "Second test period".into() },
            start: within(Calendar::Year(2021)),
            end: None,
            planned_end: Some(within(Calendar::Year(2025))),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{directory::read, order::sort_key};

    #[test]
    fn the_same_seed_gives_the_same_data() {
        assert_eq!(columns(300, 7), columns(300, 7));
        assert_ne!(columns(300, 7).partners.name, columns(300, 8).partners.name);
    }

    #[test]
    fn is_read_back_as_it_was_written() {
        for partners in [0, 1, 2, 36, 2500] {
            let columns = columns(partners, 1);
            assert_eq!(columns.partners.len(), partners);
            assert_eq!(*read(&columns.to_bytes()).unwrap().columns, columns);
        }
    }

    #[test]
    fn partners_are_numbered_by_name_and_their_slugs_are_different() {
        let columns = columns(2500, 1);
        assert!(columns.partners.name.iter().is_sorted_by_key(sort_key));
        let mut slugs: Vec<&str> = columns.partners.slug.iter().collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), 2500);
    }

    #[test]
    fn is_shaped_like_the_real_data() {
        let columns = columns(10_000, 1);
        let percent = |count: usize| count * 100 / 10_000;
        let partners = &columns.partners;
        assert!((45..=55).contains(&percent(partners.site.iter().filter(|s| **s != NONE).count())));
        let placed = (0..10_000).filter(|p| !columns.locations.of(*p).is_empty()).count();
        assert!((14..=20).contains(&(100 - percent(placed))));
        assert!((0..10_000).any(|p| columns.locations.of(p).len() > 1));
        assert!((100..=140).contains(&columns.places.len()));
        assert_eq!(columns.milestones.len(), 1000);
    }
}

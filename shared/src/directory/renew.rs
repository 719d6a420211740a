//! A Directory after a few changes: only what the changed records touch is made anew.
//!
//! The result is the same as that of building everything; a test compares the two.

use std::sync::Arc;

use super::{
    Columns, Directory, Locations, PartnerColumns, Parts,
    publish::{Numbers, add_locations, add_partner},
};
use crate::{
    date::Day, geo::LonLat, hierarchy::Hierarchy, partner::Partner, register::Register,
    search::SearchIndex, timeline::TimelineIndex,
};

/// From how many changed partners on everything is built anew.
const MANY: usize = 100;

impl Columns {
    /// The columns of `register`, by what is different from the register `before` that these were
    /// published of on the same day; `None` if that is more than facts of a few partners that keep
    /// their names, and everything must be [published](Columns::publish).
    pub fn republish(&self, before: &Register, register: &Register, today: Day) -> Option<Self> {
        let changed = changed(before, register)?;
        if self.today != today {
            return None;
        }
        let mut next = self.clone();
        let numbers = Numbers::of(self);
        for partner in changed {
            let at = self.partners.slug.iter().position(|slug| *slug == partner.id)?;
            let mut row = PartnerColumns::default();
            add_partner(&mut row, partner, &numbers);
            next.partners.replace(at, row);
            let mut places = Locations::default();
            add_locations(&mut places, at as u32, partner, &numbers);
            next.locations.replace(at as u32, places);
        }
        let role = self.roles.iter().position(|role| role.id == "partner");
        let is_partner = |own: &&u16| Some(usize::from(**own)) == role;
        next.coverage.registered = next.partners.role.iter().filter(is_partner).count() as u32;
        Some(next)
    }
}

/// The partners that differ, if nothing else does: neither their names on lists, which order them,
/// nor what records refer to.
fn changed<'a>(before: &Register, register: &'a Register) -> Option<Vec<&'a Partner>> {
    let (old, new) = (before.partners.shared(), register.partners.shared());
    let same_around = old.len() == new.len()
        && before.vocabularies == register.vocabularies
        && before.places == register.places
        && before.eras == register.eras
        && before.milestones == register.milestones
        && before.projects == register.projects
        && before.sites.len() == register.sites.len()
        // Who is at a site is told by the partners.
        && before.sites.iter().zip(&register.sites).all(|(a, b)| {
            (&a.id, &a.name, &a.municipality_number, a.lat, a.lon, a.precision, &a.label)
                == (&b.id, &b.name, &b.municipality_number, b.lat, b.lon, b.precision, &b.label)
        });
    if !same_around {
        return None;
    }
    let mut changed = Vec::new();
    for (old, new) in old.iter().zip(new) {
        if Arc::ptr_eq(old, new) {
            continue;
        }
        if old.id != new.id || old.short_name != new.short_name || changed.len() == MANY {
            return None;
        }
        changed.push(new.as_ref());
    }
    Some(changed)
}

impl PartnerColumns {
    /// Puts the one row of `row` in the place of row `at`.
    fn replace(&mut self, at: usize, row: Self) {
        let Self {
            slug,
            name,
            official_name,
            other_names,
            role,
            kind,
            stage,
            expertise,
            place,
            site,
            membership,
            since,
            status,
        } = row;
        self.slug.splice(at..=at, slug);
        self.name.splice(at..=at, name);
        self.official_name.splice(at..=at, official_name);
        self.other_names.splice(at..=at, other_names);
        self.role.splice(at..=at, role);
        self.kind.splice(at..=at, kind);
        self.stage.splice(at..=at, stage);
        self.expertise.splice(at..=at, expertise);
        self.place.splice(at..=at, place);
        self.site.splice(at..=at, site);
        self.membership.splice(at..=at, membership);
        self.since.splice(at..=at, since);
        self.status.splice(at..=at, status);
    }
}

impl Locations {
    /// Puts these locations in the place of those of a partner.
    fn replace(&mut self, of: u32, places: Self) {
        let range = self.of(of);
        let Self { partner, lon, lat, precision, place, site } = places;
        self.partner.splice(range.clone(), partner);
        self.lon.splice(range.clone(), lon);
        self.lat.splice(range.clone(), lat);
        self.precision.splice(range.clone(), precision);
        self.place.splice(range.clone(), place);
        self.site.splice(range, site);
    }
}

impl Directory {
    /// The Directory of these columns. What they have in common with those of `before` is taken over.
    pub fn renewed(columns: Columns, before: &Self) -> Self {
        let old = &before.columns;
        let (new, partners) = (&columns, &columns.partners);
        let same_values = old.sites == new.sites
            && old.places == new.places
            && old.expertise == new.expertise
            && old.kinds == new.kinds
            && old.stages == new.stages
            && old.roles == new.roles;
        let same_names = old.partners.slug == partners.slug
            && old.partners.name == partners.name
            && old.partners.official_name == partners.official_name
            && old.partners.other_names == partners.other_names;
        let same_locations =
            same_values && old.partners.len() == partners.len() && old.locations == new.locations;
        let same_dates = old.today == new.today
            && old.partners.membership == partners.membership
            && old.partners.since == partners.since
            && old.milestones == new.milestones
            && old.eras == new.eras;
        let parts = Parts {
            hierarchy: if same_locations { before.hierarchy.clone() } else { Hierarchy::new(new) },
            units: if same_locations {
                before.units.clone()
            } else {
                new.locations.points().map(LonLat::unit).collect()
            },
            search: if same_values && same_names {
                before.search.with_members_of(new)
            } else {
                SearchIndex::new(new)
            },
            timeline: if same_dates { before.timeline.clone() } else { TimelineIndex::new(new) },
        };
        Self::assemble(columns, parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{generate, settings::Settings, view::View};

    const TODAY: Day = Day(20_269);

    fn publish(register: &Register) -> Columns {
        Columns::publish(register, &Settings::default(), TODAY)
    }

    /// What both ways give after a change, if the short way is open.
    fn both(change: impl FnOnce(&mut Register)) -> Option<Columns> {
        let before = generate::register(60, 3);
        let mut after = before.clone();
        change(&mut after);
        let columns = publish(&before).republish(&before, &after, TODAY)?;
        assert_eq!(columns, publish(&after));
        Some(columns)
    }

    #[test]
    fn facts_of_a_partner_are_put_in_their_place() {
        let columns = both(|register| {
            let other = register.partners[9].clone();
            let partner = &mut register.partners[4];
            partner.role = "supporter".to_owned();
            partner.expertise = other.expertise;
            partner.site = None;
            partner.also_at = other.location.into_iter().chain(other.also_at).collect();
            partner.joined = "2019-03".parse().ok();
            partner.former_names.push("Once Upon".to_owned());
            register.partners[7].location = None;
        });
        assert!(columns.is_some());
    }

    #[test]
    fn a_new_name_a_new_partner_and_a_moved_site_need_everything() {
        assert_eq!(both(|register| register.partners[4].short_name.push('!')), None);
        assert_eq!(both(|register| register.partners.truncate(59)), None);
        assert_eq!(both(|register| register.sites[0].lat += 0.1), None);
    }

    #[test]
    fn a_renewed_directory_answers_as_a_new_one() {
        let before = generate::register(60, 3);
        let old = Directory::new(publish(&before));
        let changes: [fn(&mut Partner); 5] = [
            |partner| partner.expertise.truncate(1),
            |partner| partner.location = None,
            |partner| partner.joined = "2011".parse().ok(),
            |partner| partner.former_names = vec!["Once Upon".to_owned()],
            |partner| partner.kind = "supplier".to_owned(),
        ];
        for change in changes {
            let mut after = before.clone();
            change(&mut after.partners[5]);
            let columns = publish(&after);
            let (renewed, new) =
                (Directory::renewed(columns.clone(), &old), Directory::new(columns));
            for query in ["", "q=once+upon", "q=mo", "time=2012", "kind=supplier", "sort=joined"] {
                let view = View::parse(query);
                let answer = |directory: &Directory| {
                    let canvas = directory.first_canvas(&view);
                    directory.answer(&view, crate::lang::Lang::Nb, &canvas).result
                };
                assert_eq!(answer(&renewed), answer(&new), "{query}");
            }
        }
    }
}

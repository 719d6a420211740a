//! A Directory after a few changes: only what the changed records touch is made anew.
//!
//! The result is the same as that of building everything; a test compares the two.

use std::{collections::HashMap, sync::Arc};

use super::{
    Columns, Directory, Locations, PartnerColumns, Parts, Rows,
    publish::{Numbers, add_locations, add_partner, owners, partner_numbers},
    rows::GONE,
};
use crate::{
    date::Day, geo::LonLat, hierarchy::Hierarchy, order::sort_key, partner::Partner,
    register::Register, search::SearchIndex, timeline::TimelineIndex,
};

/// From how many changed partners on everything is built anew.
const MANY: usize = 100;

impl Columns {
    /// The columns of `register` and where their rows come from, by what is different from the
    /// register `before` that these were published of on the same day; `None` if that is more than a
    /// few partners, and everything must be [published](Columns::publish).
    pub fn republish(
        &self,
        before: &Register,
        register: &Register,
        today: Day,
    ) -> Option<(Self, Rows)> {
        if self.today != today || !same_around(before, register) {
            return None;
        }
        let Difference { gone, mut fresh } = Difference::between(before, register)?;
        let old = &self.partners;
        let owned = gone.iter().chain(&fresh).any(|partner| partner.parent.is_some());
        let gone: Option<Vec<u32>> =
            gone.iter().map(|partner| Some(old.slug.position(&partner.id)? as u32)).collect();
        fresh.sort_by_cached_key(|partner| (sort_key(&partner.short_name), partner.id.clone()));
        let places: Vec<u32> = fresh.iter().map(|partner| self.place_among(partner)).collect();
        let rows = Rows::new(old.len(), &gone?, &places);

        let numbers = Numbers::of(self);
        let (mut partners, mut locations) = (PartnerColumns::default(), Locations::default());
        for (partner, number) in fresh.iter().zip(0..) {
            add_partner(&mut partners, partner, &numbers);
            add_locations(&mut locations, number, partner, &numbers);
        }
        let partners = rows.partners(old, &partners);
        let locations = rows.locations(&self.locations, &locations);
        // Each column by name: a copy of everything would copy all rows once more.
        let mut next = Self {
            today,
            extent: self.extent,
            coverage: self.coverage.clone(),
            expertise: self.expertise.clone(),
            kinds: self.kinds.clone(),
            stages: self.stages.clone(),
            roles: self.roles.clone(),
            places: self.places.clone(),
            sites: self.sites.clone(),
            milestones: self.milestones.clone(),
            eras: self.eras.clone(),
            links: self.links.clone(),
            partners,
            locations,
        };
        if owned {
            next.links.retain(|link| link.project.is_some());
        }
        next.number_anew(old);
        if owned {
            let fresh = owners(register, &partner_numbers(&next.partners));
            next.links.extend(fresh);
        }
        let role = self.roles.iter().position(|role| role.id == "partner");
        let is_partner = |own: &&u16| Some(usize::from(**own)) == role;
        next.coverage.registered = next.partners.role.iter().filter(is_partner).count() as u32;
        Some((next, rows))
    }

    /// The number of the first of these partners that stands after `partner` in the order of names.
    fn place_among(&self, partner: &Partner) -> u32 {
        let own = (sort_key(&partner.short_name), partner.id.as_str());
        let columns = &self.partners;
        let (mut low, mut high) = (0, columns.len());
        while low < high {
            let middle = low.midpoint(high);
            let there = (sort_key(&columns.name[middle]), &columns.slug[middle]);
            if (&there.0, there.1) < (&own.0, own.1) { low = middle + 1 } else { high = middle }
        }
        low as u32
    }

    /// Gives the partners of milestones and links, which have the numbers of `old`, those of these columns.
    ///
    /// Neither names a partner that was not there: they are the same as before.
    fn number_anew(&mut self, old: &PartnerColumns) {
        let slug = |partner: u32| &old.slug[partner as usize];
        let mut named: HashMap<&str, u32> = HashMap::new();
        let lists = self.milestones.iter().map(|milestone| &milestone.partners);
        for list in lists.chain(self.links.iter().map(|link| &link.partners)) {
            named.extend(list.iter().map(|p| (slug(*p), GONE)));
        }
        if named.is_empty() {
            return;
        }
        for (slug, number) in self.partners.slug.iter().zip(0..) {
            if let Some(known) = named.get_mut(slug) {
                *known = number;
            }
        }
        let lists = self.milestones.iter_mut().map(|milestone| &mut milestone.partners);
        for list in lists.chain(self.links.iter_mut().map(|link| &mut link.partners)) {
            *list = list.iter().map(|p| named[slug(*p)]).filter(|number| *number != GONE).collect();
        }
    }
}

/// Whether the registers have everything but partners in common. Who is at a site is told by the
/// partners.
fn same_around(before: &Register, register: &Register) -> bool {
    before.vocabularies == register.vocabularies
        && before.places == register.places
        && before.eras == register.eras
        && before.milestones == register.milestones
        && before.projects == register.projects
        && before.sites.len() == register.sites.len()
        && before.sites.iter().zip(&register.sites).all(|(a, b)| {
            (&a.id, &a.name, &a.municipality_number, a.lat, a.lon, a.precision, &a.label)
                == (&b.id, &b.name, &b.municipality_number, b.lat, b.lon, b.precision, &b.label)
        })
}

/// Partners that are no longer as they were, and what stands for them or is new.
struct Difference<'a> {
    gone: Vec<&'a Partner>,
    fresh: Vec<&'a Partner>,
}

impl<'a> Difference<'a> {
    /// Compares the partners of both registers, where those that stayed stand in the same order;
    /// `None` if too many differ.
    fn between(before: &'a Register, register: &'a Register) -> Option<Self> {
        let mut difference = Self { gone: Vec::new(), fresh: Vec::new() };
        let mut new = register.partners.shared().iter().peekable();
        for old in before.partners.shared() {
            match new.next_if(|new| Arc::ptr_eq(old, new) || old.id == new.id) {
                Some(same) if Arc::ptr_eq(old, same) => continue,
                Some(changed) => difference.fresh.push(changed),
                None => {}
            }
            difference.gone.push(old);
            if difference.gone.len() > MANY {
                return None;
            }
        }
        difference.fresh.extend(new.map(Arc::as_ref).take(MANY + 1));
        (difference.fresh.len() <= MANY).then_some(difference)
    }
}

impl Directory {
    /// The Directory of these columns. What they have in common with those of `before` is taken over;
    /// `rows` says where each row comes from, if that is known.
    pub fn renewed(columns: impl Into<Arc<Columns>>, rows: Option<&Rows>, before: &Self) -> Self {
        let columns = columns.into();
        let old = &*before.columns;
        let (new, partners) = (&*columns, &columns.partners);
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
            hierarchy: if same_locations {
                before.hierarchy.clone()
            } else {
                rows.filter(|_| same_values)
                    .and_then(|rows| before.hierarchy.renumbered(old, new, rows))
                    .unwrap_or_else(|| Hierarchy::new(new))
            },
            units: if same_locations {
                before.units.clone()
            } else {
                new.locations.points().map(LonLat::unit).collect()
            },
            search: match rows {
                _ if same_values && same_names => before.search.with_members_of(new),
                Some(rows) if same_values => before.search.renewed(new, rows),
                _ => SearchIndex::new(new),
            },
            timeline: if same_dates { before.timeline.clone() } else { TimelineIndex::new(new) },
        };
        Self::assemble(columns, parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{generate, lang::Text, project::Project, settings::Settings, view::View};

    const TODAY: Day = Day(20_269);

    fn publish(register: &Register) -> Columns {
        Columns::publish(register, &Settings::default(), TODAY)
    }

    /// What both ways give after a change, if the short way is open.
    fn both(change: impl FnOnce(&mut Register)) -> Option<Columns> {
        both_of(&generate::register(60, 3), change)
    }

    fn both_of(before: &Register, change: impl FnOnce(&mut Register)) -> Option<Columns> {
        let mut after = before.clone();
        change(&mut after);
        let old = Directory::new(publish(before));
        let (columns, rows) = old.columns.republish(before, &after, TODAY)?;
        assert_eq!(columns, publish(&after));
        let renewed = Directory::renewed(columns.clone(), Some(&rows), &old);
        assert_eq!(renewed.search, SearchIndex::new(&columns));
        assert_eq!(renewed.hierarchy, Hierarchy::new(&columns));
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
    fn a_new_name_changes_the_order() {
        let renamed = both(|register| {
            register.partners[4].short_name = "Aaa først".to_owned();
            register.partners[9].official_name = register.partners[10].official_name.clone();
            register.partners[20].short_name = "Åsa sist AS".to_owned();
        });
        let names = renamed.unwrap().partners.name;
        // "Aa" is the old way to write "Å".
        assert_eq!((&names[58], names.position("Aaa først")), ("Åsa sist AS", Some(57)));
    }

    #[test]
    fn partners_come_and_go() {
        assert!(both(|register| register.partners.truncate(57)).is_some());
        let swapped = both(|register| {
            let mut new = register.partners.remove(11);
            register.partners.remove(30);
            "new".clone_into(&mut new.id);
            "Midt imellom".clone_into(&mut new.short_name);
            register.partners.push(new);
        });
        assert_eq!(swapped.unwrap().partners.slug.iter().filter(|slug| *slug == "new").count(), 1);
    }

    #[test]
    fn projects_and_owners_keep_their_partners() {
        let mut before = generate::register(60, 3);
        let ids = before.partners.iter().map(|partner| partner.id.clone());
        let project = Project {
            id: "together".to_owned(),
            title: Text::same("Together"),
            description: Text::same(""),
            partner_ids: ids.skip(4).take(9).collect(),
            other_participants: vec![],
            milestone_ids: vec![],
            start: None,
            end: None,
            planned_end: None,
            themes: vec![],
            results: vec![],
            sources: vec![],
        };
        before.projects = [project].into_iter().collect();
        for at in [5, 9, 50] {
            before.partners[at].parent = Some("Owner".to_owned());
        }
        // Others move: numbers change. Then who has an owner comes, and goes.
        let last =
            |register: &mut Register| register.partners[20].short_name = "Åsa sist".to_owned();
        let links = both_of(&before, last).unwrap().links;
        assert_eq!(links.iter().map(|link| link.partners.len()).collect::<Vec<_>>(), [9, 3]);
        let joined =
            |register: &mut Register| register.partners[6].parent = Some("Owner".to_owned());
        assert_eq!(both_of(&before, joined).unwrap().links[1].partners.len(), 4);
        let left = |register: &mut Register| register.partners[50].parent = None;
        assert_eq!(both_of(&before, left).unwrap().links[1].partners.len(), 2);
    }

    #[test]
    fn a_moved_site_and_many_changes_need_everything() {
        assert_eq!(both(|register| register.sites[0].lat += 0.1), None);
        let before = generate::register(300, 3);
        let mut after = before.clone();
        after.partners.iter_mut().for_each(|partner| partner.short_name.push('!'));
        assert!(publish(&before).republish(&before, &after, TODAY).is_none());
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
                (Directory::renewed(columns.clone(), None, &old), Directory::new(columns));
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

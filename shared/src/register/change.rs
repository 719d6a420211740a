//! A register as it grows out of single records.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::{Key, Kind, Record, Register, TermOrder};
use crate::{partner::Partner, texts::TextColumn, vocabulary::Term};

/// A register put together from single records, in the order in which they came.
///
/// Nothing is checked here; [`Register::checked`] does. Clones share the register until one of them
/// is changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compilation {
    /// All records.
    pub register: Arc<Register>,
    /// The order of words as it was last given.
    order: TermOrder,
    /// The ids of all partners in their order: side by side, so that one is found without a look at
    /// every record.
    partner_ids: Arc<TextColumn>,
}

/// From how many changes on a list is gone through as a whole.
const FEW: usize = 16;

/// The changes to records of one kind by id, each with its place among them.
type Changes = HashMap<String, (usize, Option<Record>)>;

impl Compilation {
    /// Puts records in, each in the place of the one with its key, or at the end; `None` takes the
    /// record out. Of several changes to one record the last counts.
    ///
    /// What is derived follows: the partners of sites, the order of words.
    pub fn apply(&mut self, changes: impl IntoIterator<Item = (Key, Option<Record>)>) {
        let mut kinds: BTreeMap<Kind, Changes> = BTreeMap::new();
        for (at, (key, record)) in changes.into_iter().enumerate() {
            kinds.entry(key.kind).or_default().insert(key.id, (at, record));
        }
        let homes = kinds.contains_key(&Kind::Site)
            || kinds.get(&Kind::Partner).is_some_and(|changes| self.moves_somebody(changes));
        let words = [Kind::Expertise, Kind::PartnerKind, Kind::Stage, Kind::Role, Kind::TermOrder];
        let words = words.iter().any(|kind| kinds.contains_key(kind));
        for (kind, changes) in kinds {
            self.apply_to(kind, changes);
        }
        if homes {
            self.derive_partners_of_sites();
        }
        if words {
            self.sort_terms();
        }
    }

    /// Whether somebody comes to a site or leaves one, as far as few changes tell.
    fn moves_somebody(&self, changes: &Changes) -> bool {
        let stays = |(id, (_, new)): (&String, &(usize, Option<Record>))| {
            let old = self.partner_ids.position(id).map(|at| &self.register.partners[at]);
            matches!((old, new), (Some(old), Some(Record::Partner(new))) if new.site == old.site)
        };
        changes.len() > FEW || !changes.iter().all(stays)
    }

    /// Changes the list of partners: of a few that are there already only these.
    fn apply_to_partners(&mut self, mut changes: Changes) {
        let places: Vec<Option<usize>> = if changes.len() > FEW {
            vec![None]
        } else {
            changes.keys().map(|id| self.partner_ids.position(id)).collect()
        };
        let partners = Arc::make_mut(&mut self.register).partners.shared_mut();
        let stay = changes.values().all(|(_, record)| record.is_some());
        if let Some(places) = places.into_iter().collect::<Option<Vec<usize>>>().filter(|_| stay) {
            for at in places {
                let change = changes.remove(&self.partner_ids[at]);
                if let Some(new) = change.and_then(|(_, record)| partner(record?)) {
                    partners[at] = new;
                }
            }
            return;
        }
        merge(partners, changes, |record| &record.id, partner);
        self.partner_ids = Arc::new(partners.iter().map(|partner| &partner.id).collect());
    }

    /// Changes one list.
    fn apply_to(&mut self, kind: Kind, changes: Changes) {
        let Register { sites, milestones, eras, projects, vocabularies, places, .. } =
            Arc::make_mut(&mut self.register);
        macro_rules! merge_shared {
            ($list:expr, $kind:ident) => {
                merge(
                    $list.shared_mut(),
                    changes,
                    |record| &record.id,
                    |record| {
                        if let Record::$kind(record) = record {
                            Some(Arc::from(record))
                        } else {
                            None
                        }
                    },
                )
            };
        }
        macro_rules! merge {
            ($list:expr, $kind:ident, $id:ident) => {
                merge(
                    $list,
                    changes,
                    |record| &record.$id,
                    |record| if let Record::$kind(record) = record { Some(*record) } else { None },
                )
            };
        }
        match kind {
            Kind::Partner => self.apply_to_partners(changes),
            Kind::Site => merge_shared!(sites, Site),
            Kind::Milestone => merge_shared!(milestones, Milestone),
            Kind::Era => merge_shared!(eras, Era),
            Kind::Project => merge_shared!(projects, Project),
            Kind::Expertise => merge!(&mut vocabularies.expertise, Expertise, id),
            Kind::PartnerKind => merge!(&mut vocabularies.kinds, PartnerKind, id),
            Kind::Stage => merge!(&mut vocabularies.value_chain_stages, Stage, id),
            Kind::Role => merge!(&mut vocabularies.roles, Role, id),
            Kind::County => merge!(&mut places.counties, County, number),
            Kind::Municipality => merge!(&mut places.municipalities, Municipality, number),
            Kind::Town => merge!(&mut places.towns, Town, id),
            Kind::TermOrder | Kind::PlaceHead => {
                for (_, record) in changes.into_values() {
                    match record {
                        Some(Record::TermOrder(order)) => self.order = *order,
                        Some(Record::PlaceHead(head)) => {
                            places.valid_from = head.valid_from;
                            places.languages = head.languages;
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    fn derive_partners_of_sites(&mut self) {
        let Register { partners, sites, .. } = Arc::make_mut(&mut self.register);
        let mut members: HashMap<&str, Vec<&str>> = HashMap::with_capacity(sites.len());
        for partner in partners.iter() {
            if let Some(site) = &partner.site {
                members.entry(site).or_default().push(&partner.id);
            }
        }
        for site in sites.shared_mut() {
            let here = members.remove(site.id.as_str()).unwrap_or_default();
            // Most changes move nobody, and copying all ids would take longer than looking.
            if !site.partner_ids.iter().eq(&here) {
                Arc::make_mut(site).partner_ids = here.into_iter().map(str::to_owned).collect();
            }
        }
    }

    fn sort_terms(&mut self) {
        let words = &mut Arc::make_mut(&mut self.register).vocabularies;
        sort(&mut words.expertise, &self.order.expertise);
        sort(&mut words.kinds, &self.order.kinds);
        sort(&mut words.value_chain_stages, &self.order.value_chain_stages);
        sort(&mut words.roles, &self.order.roles);
    }
}

/// The partner that a record is, with no memory left over from reading.
fn partner(record: Record) -> Option<Arc<Partner>> {
    let Record::Partner(mut partner) = record else { return None };
    partner.shrink();
    Some(Arc::from(partner))
}

fn merge<T>(
    list: &mut Vec<T>,
    mut changes: Changes,
    id: impl Fn(&T) -> &str,
    take: impl Fn(Record) -> Option<T>,
) {
    list.retain_mut(|old| match changes.remove(id(old)) {
        None => true,
        Some((_, record)) => record.and_then(&take).map(|new| *old = new).is_some(),
    });
    let mut added: Vec<(usize, T)> = changes
        .into_values()
        .filter_map(|(at, record)| Some((at, record.and_then(&take)?)))
        .collect();
    added.sort_unstable_by_key(|(at, _)| *at);
    list.extend(added.into_iter().map(|(_, record)| record));
}

fn sort(terms: &mut [Term], order: &[String]) {
    terms.sort_by_key(|term| order.iter().position(|id| *id == term.id).unwrap_or(usize::MAX));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: Kind, id: &str, text: &str) -> (Key, Option<Record>) {
        let key = Key::new(kind, id);
        let record = Record::read(&key, text).unwrap();
        (key, Some(record))
    }

    fn role(id: &str) -> (Key, Option<Record>) {
        let text = format!(r#"{{"id":"{id}","label":{{"nb":"{id}","en":"{id}"}}}}"#);
        read(Kind::Role, id, &text)
    }

    fn roles(compilation: &Compilation) -> Vec<&str> {
        compilation.register.vocabularies.roles.iter().map(|role| role.id.as_str()).collect()
    }

    #[test]
    fn a_record_keeps_its_place_and_new_ones_come_last() {
        let mut all = Compilation::default();
        all.apply([role("b"), role("a")]);
        let changed = r#"{"id":"b","label":{"nb":"ny","en":"new"}}"#;
        all.apply([role("c"), read(Kind::Role, "b", changed)]);
        assert_eq!(roles(&all), ["b", "a", "c"]);
        assert_eq!(all.register.vocabularies.roles[0].label.en, "new");
        all.apply([(Key::new(Kind::Role, "a"), None)]);
        assert_eq!(roles(&all), ["b", "c"]);
    }

    #[test]
    fn the_last_change_to_a_record_counts() {
        let mut all = Compilation::default();
        all.apply([role("a"), (Key::new(Kind::Role, "a"), None)]);
        assert!(roles(&all).is_empty());
    }

    #[test]
    fn few_changes_give_what_all_records_at_once_give() {
        let register = crate::generate::register(60, 3);
        let records = |register: &Register| -> Vec<_> {
            register.records().map(|record| (record.key(), Some(record))).collect()
        };
        let mut all = Compilation::default();
        all.apply(records(&register));
        assert_eq!(*all.register, register);
        let change = |at: usize, edit: fn(&mut crate::partner::Partner)| {
            let mut partner = register.partners[at].clone();
            edit(&mut partner);
            let key = Key::new(Kind::Partner, partner.id.clone());
            (key, Some(Record::Partner(Box::new(partner))))
        };
        let gone = register.partners[5].id.clone();
        for changes in [
            vec![change(3, |partner| partner.short_name.push('!'))],
            vec![change(7, |partner| partner.site = None)],
            vec![(Key::new(Kind::Partner, gone.clone()), None)],
            vec![
                change(9, |partner| "new".clone_into(&mut partner.id)),
                change(8, |p| p.left = None),
            ],
            vec![change(10, |partner| partner.short_name.push('?'))],
        ] {
            all.apply(changes);
            let mut anew = Compilation::default();
            anew.apply(records(&all.register));
            assert_eq!(all, anew);
        }
        assert_eq!(all.register.partners.len(), 60);
        assert!(all.register.partners.iter().all(|partner| partner.id != gone));
    }

    #[test]
    fn words_stand_in_their_order_whenever_they_came() {
        let order = r#"{"expertise":[],"kinds":[],"value_chain_stages":[],"roles":["c","a"]}"#;
        let mut all = Compilation::default();
        all.apply([role("a"), role("b"), read(Kind::TermOrder, "all", order)]);
        assert_eq!(roles(&all), ["a", "b"]);
        all.apply([role("c")]);
        assert_eq!(roles(&all), ["c", "a", "b"]);
    }
}

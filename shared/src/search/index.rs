//! Building the index: which words lead to which partners.

use super::{
    fold::{fold_into, without_digraphs},
    pattern::cut,
    words::{Words, WordsBuilder},
};
use crate::directory::{Columns, NONE, PartnerColumns};

/// Where a word stands, the most telling first. Those from [`Field::Site`] on belong to a value that
/// many partners share, and are stored once per value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Field {
    /// At the beginning of the name.
    NameStart,
    /// Later in the name.
    Name,
    /// In the official name, a former name, that of the owner, the number or the slug.
    OtherName,
    /// In the name of the site.
    Site,
    /// In the name of a place, or of one that it lies in.
    Place,
    /// In an expertise tag.
    Expertise,
    /// In the kind.
    Kind,
    /// In the stage of the value chain.
    Stage,
    /// In the role.
    Role,
}

/// Where a word leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// The number of a partner, or of a value.
    pub(super) target: u32,
    pub(super) field: Field,
    /// Whether the word is also found with wrong letters because it stands there.
    pub(super) forgiving: bool,
}

impl Entry {
    /// Whether it leads to a value that many partners share.
    pub(super) fn is_shared(self) -> bool {
        self.field >= Field::Site
    }
}

/// Words, where they lead, and the partners of each value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Index {
    pub(super) words: Words,
    /// The entries of each word.
    pub(super) entries: Lists<Entry>,
    /// The partners of each value, in order.
    pub(super) members: Lists<u32>,
    /// Whole names and slugs, joined to one word: word and partner, by partner.
    pub(super) whole: Vec<(u32, u32)>,
    pub(super) partners: usize,
}

/// Many short lists in one: list `i` is `items[starts[i]..starts[i + 1]]`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lists<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// Lists of the second parts, by the first; within each list in the order of the pairs.
    fn new(len: usize, pairs: impl Iterator<Item = (u32, T)> + Clone) -> Self {
        let mut starts = vec![0_u32; len + 1];
        for (list, _) in pairs.clone() {
            starts[list as usize + 1] += 1;
        }
        for at in 0..len {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let Some((_, filler)) = pairs.clone().next() else {
            return Self { starts, items: Vec::new() };
        };
        let mut items = vec![filler; starts[len] as usize];
        for (list, item) in pairs {
            let at = &mut next[list as usize];
            items[*at as usize] = item;
            *at += 1;
        }
        Self { starts, items }
    }

    /// Joins neighbours within each list for which `join` says so, into the first.
    fn dedup(&mut self, join: impl Fn(&mut T, &T) -> bool) {
        let mut kept: usize = 0;
        for list in 0..self.len() {
            let range = self.starts[list] as usize..self.starts[list + 1] as usize;
            let first = kept;
            self.starts[list] = first as u32;
            for at in range {
                let item = self.items[at];
                if kept == first || !join(&mut self.items[kept - 1], &item) {
                    self.items[kept] = item;
                    kept += 1;
                }
            }
        }
        self.items.truncate(kept);
        if let Some(end) = self.starts.last_mut() {
            *end = kept as u32;
        }
    }

    pub(super) fn get(&self, list: u32) -> &[T] {
        let list = list as usize;
        &self.items[self.starts[list] as usize..self.starts[list + 1] as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Adds a list at the end.
    pub(super) fn push(&mut self, list: &[T]) {
        self.items.extend_from_slice(list);
        self.starts.push(self.items.len() as u32);
    }
}

impl Index {
    /// The index of columns that have the same names and values, but not in the same places.
    pub(super) fn with_members_of(&self, columns: &Columns) -> Self {
        Self { members: members(columns), ..self.clone() }
    }
}

/// The number of the first value of each sort, and of all.
struct Starts {
    sites: u32,
    places: u32,
    expertise: u32,
    kinds: u32,
    stages: u32,
    roles: u32,
    all: u32,
}

impl Starts {
    fn of(columns: &Columns) -> Self {
        let sites = 0;
        let places = sites + columns.sites.len() as u32;
        let expertise = places + columns.places.len() as u32;
        let kinds = expertise + columns.expertise.len() as u32;
        let stages = kinds + columns.kinds.len() as u32;
        let roles = stages + columns.stages.len() as u32;
        let all = roles + columns.roles.len() as u32;
        Self { sites, places, expertise, kinds, stages, roles, all }
    }
}

/// Indexes the words of all values.
fn add_values(columns: &Columns, builder: &mut Builder) {
    let Starts { sites, places, expertise, kinds, stages, roles, .. } = Starts::of(columns);
    for (site, value) in columns.sites.iter().zip(sites..) {
        builder.add(&site.name, value, Field::Site);
        builder.add(&site.label, value, Field::Site);
    }
    for (place, value) in columns.places.iter().zip(places..) {
        builder.add(&place.name, value, Field::Place);
        for (_, name) in &place.other_names {
            builder.add(name, value, Field::Place);
        }
    }
    for (field, terms, first) in [
        (Field::Expertise, &columns.expertise, expertise),
        (Field::Kind, &columns.kinds, kinds),
        (Field::Stage, &columns.stages, stages),
        (Field::Role, &columns.roles, roles),
    ] {
        for (term, value) in terms.iter().zip(first..) {
            builder.add(&term.label.nb, value, field);
            builder.add(&term.label.en, value, field);
        }
    }
}

/// The partners of each value.
pub(super) fn members(columns: &Columns) -> Lists<u32> {
    let Starts { sites, places, expertise, kinds, stages, roles, all } = Starts::of(columns);
    let partners = &columns.partners;
    // Partner by partner, so that each value's come in order.
    let mut members: Vec<(u32, u32)> = Vec::with_capacity(12 * partners.len());
    for p in 0..partners.len() {
        let partner = p as u32;
        let own = std::iter::once((partners.site[p], partners.place[p]));
        let located = columns.locations.of(partner);
        let located = located.map(|at| (columns.locations.site[at], columns.locations.place[at]));
        for (site, place) in own.chain(located) {
            if site != NONE {
                members.push((sites + u32::from(site), partner));
            }
            members.extend(columns.with_parents(place).map(|at| (places + u32::from(at), partner)));
        }
        let tags = partners.expertise[p].iter().map(|tag| expertise + u32::from(*tag));
        let one_each = [
            kinds + u32::from(partners.kind[p]),
            stages + u32::from(partners.stage[p]),
            roles + u32::from(partners.role[p]),
        ];
        members.extend(tags.chain(one_each).map(|value| (value, partner)));
    }
    let mut members = Lists::new(all as usize, members.iter().copied());
    members.dedup(|a, b| a == b);
    members
}

#[derive(Debug, Default)]
pub(super) struct Builder {
    words: WordsBuilder,
    entries: Vec<(u32, Entry)>,
    whole: Vec<(u32, u32)>,
    /// The text that was added last, folded; kept for its memory.
    folded: String,
    joined: String,
}

impl Builder {
    /// The index of these columns, all of whose partners have been added.
    pub(super) fn finish_with(mut self, columns: &Columns) -> Index {
        add_values(columns, &mut self);
        self.finish(members(columns), columns.partners.len())
    }

    /// Indexes all names of a partner.
    pub(super) fn add_partner(&mut self, partners: &PartnerColumns, p: usize) {
        let target = p as u32;
        self.add(&partners.name[p], target, Field::NameStart);
        self.whole(target);
        self.add(&partners.official_name[p], target, Field::OtherName);
        self.whole(target);
        for name in &partners.other_names[p] {
            self.add(name, target, Field::OtherName);
        }
        fold_into(&mut self.folded, &partners.slug[p]);
        self.whole(target);
    }

    /// Indexes each word of `text`, and runs of words that people write as one: two in the name, up
    /// to three in what many partners share. (Longer ones are the beginning of the whole name.)
    fn add(&mut self, text: &str, target: u32, field: Field) {
        let run = match field {
            Field::NameStart => 1,
            Field::Name | Field::OtherName => 0,
            _ => 2,
        };
        fold_into(&mut self.folded, text);
        let folded = std::mem::take(&mut self.folded);
        let mut rest = folded.as_str();
        let mut at = field;
        while !rest.is_empty() {
            let mut words = rest.split(' ');
            let first = words.next().unwrap_or_default();
            self.word(first, target, at, true);
            if begins_run(first) {
                self.joined.clear();
                self.joined.push_str(first);
                for next in words.take(run) {
                    self.joined.push_str(next);
                    if ends_run(next) {
                        let joined = std::mem::take(&mut self.joined);
                        self.word(&joined, target, at, true);
                        self.joined = joined;
                    }
                }
            }
            rest = rest[first.len()..].trim_start();
            if at == Field::NameStart {
                at = Field::Name;
            }
        }
        self.folded = folded;
    }

    /// Indexes the text that was folded last as one word.
    fn whole(&mut self, partner: u32) {
        if self.folded.is_empty() {
            return;
        }
        self.joined.clear();
        self.joined.extend(self.folded.split(' '));
        let joined = std::mem::take(&mut self.joined);
        let word = self.word(&joined, partner, Field::OtherName, false);
        self.whole.push((word, partner));
        self.joined = joined;
    }

    /// Indexes one folded word, and gives its provisional number.
    fn word(&mut self, word: &str, target: u32, field: Field, forgiving: bool) -> u32 {
        let forgiving = forgiving && !word.bytes().all(|byte| byte.is_ascii_digit());
        let entry = Entry { target, field, forgiving };
        let number = self.words.number(cut(word));
        self.entries.push((number, entry));
        if let Some(other) = without_digraphs(word) {
            let number = self.words.number(cut(&other));
            self.entries.push((number, entry));
        }
        number
    }

    pub(super) fn finish(self, members: Lists<u32>, partners: usize) -> Index {
        let (sorted, places) = self.words.finish();
        let place = |word: u32| places[word as usize];
        let entries = self.entries.iter().map(|(word, entry)| (place(*word), *entry));
        let mut entries = Lists::new(sorted.len(), entries);
        // Of the same word of the same target the most telling place stays. Partners and values may
        // have the same number; the field tells them apart.
        entries.dedup(|kept, entry| {
            let same = kept.target == entry.target && kept.is_shared() == entry.is_shared();
            if same {
                kept.field = kept.field.min(entry.field);
                kept.forgiving |= entry.forgiving;
            }
            same
        });
        let mut words = Words::default();
        for (word, at) in sorted.iter().zip(0..) {
            words.push(word, entries.get(at).iter().any(|entry| entry.forgiving));
        }
        let mut whole: Vec<(u32, u32)> =
            self.whole.iter().map(|(word, partner)| (place(*word), *partner)).collect();
        whole.dedup();
        Index { words, entries, members, whole, partners }
    }
}

/// Whether a run of joined words may begin with `word`: not with a single letter or a connective.
fn begins_run(word: &str) -> bool {
    word.len() > 1 && !super::is_connective(word)
}

/// Whether a run of joined words may end with `word`; nobody joins the legal form to the name.
fn ends_run(word: &str) -> bool {
    begins_run(word) && !matches!(word, "as" | "asa" | "ans" | "sf" | "ab" | "ltd" | "plc")
}

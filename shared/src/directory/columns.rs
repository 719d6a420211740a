//! The published data in columns: what is sent to the page.

use serde::{Deserialize, Serialize};

use crate::{
    date::{Day, PartialDate},
    geo::{Bounds, LonLat},
    lang::Text,
    membership::Membership,
    milestone::{Category, CountRelation},
    partner::{Precision, Status},
    texts::TextColumn,
    view::Facet,
};

/// Stands for "none" in a column of numbers of values.
pub const NONE: u16 = u16::MAX;

/// All published data that views are answered from. Texts that only one partner's page shows stay on
/// the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Columns {
    /// The day the data was built for: "today" everywhere in a view.
    pub today: Day,
    /// What the map shows at first.
    pub extent: Bounds,
    /// How complete the register is.
    pub coverage: Coverage,
    /// Values of the facets that are vocabularies, in the order in which they are shown.
    pub expertise: Vec<FacetValue>,
    /// Kinds, in the order in which they are shown.
    pub kinds: Vec<FacetValue>,
    /// Stages, in the order of the chain.
    pub stages: Vec<FacetValue>,
    /// Roles, in the order in which they are shown.
    pub roles: Vec<FacetValue>,
    /// Counties, then municipalities, then towns; each by its Norwegian name.
    pub places: Vec<PlaceEntry>,
    /// Sites, by name.
    pub sites: Vec<SiteEntry>,
    /// The organisations, by name in Norwegian order.
    pub partners: PartnerColumns,
    /// Where they are.
    pub locations: Locations,
    /// Milestones, by date, those without a date last.
    pub milestones: Vec<MilestoneEntry>,
    /// Eras, by start.
    pub eras: Vec<EraEntry>,
    /// What joins partners: projects in their order, then owners by name.
    pub links: Vec<LinkEntry>,
}

/// How complete the register is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// How many organisations with the role `partner` are in the register.
    pub registered: u32,
    /// About how many there are, as the settings say.
    pub about: Option<u32>,
    /// The latest count by a source.
    pub counted: Option<u32>,
    /// The year of that count.
    pub counted_in: Option<i16>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FacetValue {
    /// Its id in the address.
    pub id: String,
    /// Its name for people.
    pub label: Text,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the words of the domain")]
pub enum PlaceLevel {
    County,
    Municipality,
    Town,
}

/// A county, municipality or town.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceEntry {
    /// Its id in the address: the official number, or the slug of a town.
    pub id: String,
    /// Its Norwegian name.
    pub name: String,
    /// Its other official names in their official order, each after its language tag.
    pub other_names: Vec<(String, String)>,
    /// What it is.
    pub level: PlaceLevel,
    /// The place it lies in: of a town the municipality, of a municipality the county; or [`NONE`].
    pub parent: u16,
    /// The point that "near" measures from.
    pub point: Option<LonLat>,
}

/// A site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SiteEntry {
    /// Its id in the address.
    pub id: String,
    /// Its name, the same in every language.
    pub name: String,
    /// The municipality, as a number of a place; or [`NONE`].
    pub place: u16,
    /// Where it is.
    pub point: LonLat,
    /// What the point stands for.
    pub precision: Precision,
    /// The town, quay or plant at the point.
    pub label: String,
}

/// The organisations: entry `i` of each column belongs to partner `i`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PartnerColumns {
    /// Stable slug.
    pub slug: TextColumn,
    /// The name on lists and marks.
    pub name: TextColumn,
    /// The name in full, where it differs; empty otherwise.
    pub official_name: TextColumn,
    /// Former names, owner and organisation number: what else it is found by.
    pub other_names: Vec<Vec<String>>,
    /// Number of its role.
    pub role: Vec<u16>,
    /// Number of its kind.
    pub kind: Vec<u16>,
    /// Number of its stage.
    pub stage: Vec<u16>,
    /// Numbers of its tags, the most telling first.
    pub expertise: Vec<Vec<u16>>,
    /// Municipality of its seat, or its county where only that is known, as a number of a place; or
    /// [`NONE`].
    pub place: Vec<u16>,
    /// Number of its site; or [`NONE`].
    pub site: Vec<u16>,
    /// From when to when it takes part.
    pub membership: Vec<Membership>,
    /// The date of joining as written, or the evidence as "by".
    pub since: Vec<Option<PartialDate>>,
    /// Whether it still exists.
    pub status: Vec<Status>,
}

impl PartnerColumns {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.slug.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.slug.is_empty()
    }
}

/// The locations: entry `i` of each column belongs to location `i`. Sorted by partner; of each
/// partner seat or plant first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Locations {
    /// Number of the partner.
    pub partner: Vec<u32>,
    /// Degrees east, WGS 84, times 1,000,000.
    pub lon: Vec<i32>,
    /// Degrees north, WGS 84, times 1,000,000.
    pub lat: Vec<i32>,
    /// What the point stands for.
    pub precision: Vec<Precision>,
    /// The town if known, else the municipality, as a number of a place; or [`NONE`].
    pub place: Vec<u16>,
    /// Number of the site; or [`NONE`].
    pub site: Vec<u16>,
}

impl Locations {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.partner.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.partner.is_empty()
    }

    /// Where location `at` is.
    pub fn point(&self, at: usize) -> LonLat {
        LonLat { lon: f64::from(self.lon[at]) / 1e6, lat: f64::from(self.lat[at]) / 1e6 }
    }

    /// Where they are, in order.
    pub fn points(&self) -> impl Iterator<Item = LonLat> + '_ {
        (0..self.len()).map(|at| self.point(at))
    }

    /// The locations of a partner, as a range of numbers.
    pub fn of(&self, partner: u32) -> std::ops::Range<usize> {
        let first = self.partner.partition_point(|p| *p < partner);
        first..first + self.partner[first..].partition_point(|p| *p == partner)
    }
}

/// A milestone as the timeline needs it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MilestoneEntry {
    /// Stable slug.
    pub id: String,
    /// The event in a few words.
    pub title: Text,
    /// When; `None` if nobody knows.
    pub when: Option<PartialDate>,
    /// What the date means.
    pub note: Option<Text>,
    /// What sort of event it is.
    pub category: Category,
    /// The number of partners that a source gives.
    pub count: Option<(u32, CountRelation)>,
    /// Numbers of the partners concerned.
    pub partners: Vec<u32>,
    /// The site that its text names; or [`NONE`].
    pub site: u16,
    /// The municipality that its text names, or that of the site, as a number of a place; or
    /// [`NONE`].
    pub place: u16,
}

/// An era as the timeline needs it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EraEntry {
    /// Stable slug.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// When it began.
    pub start: PartialDate,
    /// When it ended; `None` if no source says so.
    pub end: Option<PartialDate>,
    /// When it was planned to end, where the end itself is not known.
    pub planned_end: Option<PartialDate>,
}

/// What joins partners: a project that they take part in, or an owner that they have in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkEntry {
    /// The slug of the project; `None` for an owner.
    pub project: Option<String>,
    /// The name of the project or of the owner.
    pub name: Text,
    /// Numbers of the partners; of a project the leading one first.
    pub partners: Vec<u32>,
    /// When it began, if a source says so.
    pub start: Option<PartialDate>,
    /// When it ended, or was planned to end.
    pub end: Option<PartialDate>,
}

impl Columns {
    /// The ids of a facet's values, in order.
    pub fn facet_ids(&self, facet: Facet) -> Box<dyn Iterator<Item = &str> + '_> {
        match facet {
            Facet::Expertise => Box::new(self.expertise.iter().map(|v| v.id.as_str())),
            Facet::Kind => Box::new(self.kinds.iter().map(|v| v.id.as_str())),
            Facet::Stage => Box::new(self.stages.iter().map(|v| v.id.as_str())),
            Facet::Role => Box::new(self.roles.iter().map(|v| v.id.as_str())),
            Facet::Place => Box::new(self.places.iter().map(|v| v.id.as_str())),
            Facet::Site => Box::new(self.sites.iter().map(|v| v.id.as_str())),
        }
    }

    /// The values of a facet that a partner has, each once.
    pub(crate) fn values_of(&self, facet: Facet, partner: u32) -> Vec<u16> {
        let mut values = Vec::new();
        self.values(facet, partner, self.locations.of(partner), &mut |value| {
            if !values.contains(&value) {
                values.push(value);
            }
        });
        values
    }

    /// Tells `add` the values of a facet that a partner with these locations has, some of them twice.
    pub(crate) fn values(
        &self,
        facet: Facet,
        partner: u32,
        locations: std::ops::Range<usize>,
        add: &mut dyn FnMut(u16),
    ) {
        let (of, partner) = (&self.partners, partner as usize);
        let mut known = |value: u16| {
            if value != NONE {
                add(value);
            }
        };
        match facet {
            Facet::Expertise => of.expertise[partner].iter().copied().for_each(known),
            Facet::Kind => known(of.kind[partner]),
            Facet::Stage => known(of.stage[partner]),
            Facet::Role => known(of.role[partner]),
            Facet::Site => {
                known(of.site[partner]);
                self.locations.site[locations].iter().copied().for_each(known);
            }
            Facet::Place => {
                let places = self.locations.place[locations].iter().copied();
                for place in std::iter::once(of.place[partner]).chain(places) {
                    self.with_parents(place).for_each(&mut known);
                }
            }
        }
    }

    /// The name of value `at` of a facet.
    pub fn facet_label(&self, facet: Facet, at: usize, lang: crate::lang::Lang) -> &str {
        match facet {
            Facet::Expertise => self.expertise[at].label.get(lang),
            Facet::Kind => self.kinds[at].label.get(lang),
            Facet::Stage => self.stages[at].label.get(lang),
            Facet::Role => self.roles[at].label.get(lang),
            Facet::Place => &self.places[at].name,
            Facet::Site => &self.sites[at].name,
        }
    }

    /// A place and the places it lies in; nothing for [`NONE`].
    pub fn with_parents(&self, place: u16) -> impl Iterator<Item = u16> + '_ {
        let known = move |place: u16| (place != NONE).then_some(place);
        std::iter::successors(known(place), move |p| known(self.places[usize::from(*p)].parent))
    }
}

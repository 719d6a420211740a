//! What a visitor looks at: one value, one address.
//!
//! The same query string means the same on the page, in the interface for programs, in pictures and
//! feeds. [`View::parse`] reads it, [`View::query`] writes it in canonical order; what is written is
//! read back as the same value. Nothing is lost in reading: a value that cannot be understood is
//! kept, so that it can be named, and matches nothing.

mod read;
mod values;
mod write;

use serde::{Deserialize, Serialize};

pub(crate) use read::decode;
pub use read::pairs;
pub use values::{BadValue, Given, Ids, Layout, Links, Near, NearPoint, Open, Sort, TimeFilter};
pub use write::{address, encode};

use crate::geo::{Bounds, LonLat};

/// The facets: ways to sort partners, each with a list of values to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words of the domain")]
pub enum Facet {
    Expertise,
    Kind,
    Stage,
    Role,
    Place,
    Site,
}

impl Facet {
    /// Every facet, in the canonical order of the address.
    pub const ALL: [Self; 6] =
        [Self::Expertise, Self::Kind, Self::Stage, Self::Role, Self::Place, Self::Site];

    /// The name of its parameter in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Expertise => "expertise",
            Self::Kind => "kind",
            Self::Stage => "stage",
            Self::Role => "role",
            Self::Place => "place",
            Self::Site => "site",
        }
    }
}

/// The view state: search text, facets, place and radius, time, shortlist, and how it is shown.
///
/// Everything down to `partners` says which partners; what follows says how they are shown and
/// never changes the set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Search text, trimmed; empty for none. At most [`View::MAX_TEXT`] characters are read.
    pub q: String,
    /// Chosen values per facet, in the order of [`Facet::ALL`]; `None` for no choice, `Some` of an
    /// empty list matches nothing.
    pub facets: [Option<Ids>; 6],
    /// Whether all chosen `expertise` must be there instead of any.
    pub match_all: bool,
    /// A value of `match` that is neither `all` nor `any`; it matches nothing.
    pub match_unread: Option<String>,
    /// At least one location within a great circle. An unreadable radius is kept on a second line,
    /// after its place.
    pub near: Option<Given<Near>>,
    /// At least one location inside a box.
    pub bbox: Option<Given<Bounds>>,
    /// What may have held then.
    pub time: Option<Given<TimeFilter>>,
    /// A second time to compare with: what may have held then is shown too, and everything says what
    /// has changed between the two. Without `time` it is compared with today.
    pub compare: Option<Given<TimeFilter>>,
    /// Whether records are dropped whose dates are unknown (`undated=hide`).
    pub undated: Option<Given<()>>,
    /// The shortlist: only these partners.
    pub partners: Option<Ids>,

    /// The order of the list; `None` for the best one: relevance when searching, name otherwise.
    pub sort: Option<Sort>,
    /// What a small screen shows beside the map.
    pub layout: Layout,
    /// What is opened beside the map.
    pub open: Option<Open>,
    /// MapLibre zoom, 0 to 24; `None` for the whole extent.
    pub zoom: Option<f64>,
    /// The middle of the map; `None` for that of the extent.
    pub center: Option<LonLat>,
    /// The part of the timeline's axis that is shown, always a window; `None` for the whole of it.
    pub axis: Option<TimeFilter>,
    /// Who is joined by lines on the map; `None` for nobody.
    pub links: Option<Links>,
    /// How many pages of the list are shown, from 1; 0 is read as 1.
    pub page: u32,
    /// Presentation values that could not be read and became the default, to be named.
    pub unread: Vec<BadValue>,
}

impl View {
    /// How many characters of search text are read; the rest is cut off.
    pub const MAX_TEXT: usize = 200;
    /// How many values of one list are read; the rest is cut off and named.
    pub const MAX_IDS: usize = 200;
    /// The radius in kilometres where the address gives a place but none.
    pub const DEFAULT_RADIUS_KM: f64 = 50.0;

    /// The chosen values of a facet; `None` for no choice.
    pub fn facet(&self, facet: Facet) -> Option<&Ids> {
        self.facets[facet as usize].as_ref()
    }

    /// The same view with other values chosen in a facet; an empty list takes the choice back.
    #[must_use]
    pub fn with_facet(mut self, facet: Facet, ids: Ids) -> Self {
        self.facets[facet as usize] = (!ids.is_empty()).then_some(ids);
        self.page = 0;
        self
    }

    /// The same view with one value of a facet chosen, or no longer chosen.
    #[must_use]
    pub fn toggled(self, facet: Facet, id: &str) -> Self {
        let mut ids = self.facet(facet).cloned().unwrap_or_default();
        match ids.iter().position(|chosen| chosen == id) {
            Some(at) => {
                ids.remove(at);
            }
            None => ids.push(id.to_owned()),
        }
        self.with_facet(facet, ids)
    }

    /// The same presentation without any filter.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        Self {
            sort: self.sort,
            layout: self.layout,
            open: self.open.clone(),
            zoom: self.zoom,
            center: self.center,
            axis: self.axis,
            links: self.links.clone(),
            ..Self::default()
        }
    }

    /// Whether any filter is set.
    pub fn is_filtered(&self) -> bool {
        !self.q.is_empty()
            || self.facets.iter().any(Option::is_some)
            || self.match_unread.is_some()
            || self.near.is_some()
            || self.bbox.is_some()
            || self.time.is_some()
            || self.compare.is_some()
            || self.undated.is_some()
            || self.partners.is_some()
    }

    /// The same set and order, whatever is open, wherever the map is: what the list depends on.
    #[must_use]
    pub fn filters_only(&self) -> Self {
        Self {
            sort: self.sort,
            q: self.q.clone(),
            ..Self {
                layout: Layout::default(),
                open: None,
                zoom: None,
                center: None,
                axis: None,
                links: None,
                page: 0,
                unread: Vec::new(),
                ..self.clone()
            }
        }
    }

    /// The time filter, if one is given and can be read.
    pub fn time_filter(&self) -> Option<TimeFilter> {
        match &self.time {
            Some(Given::Value(time)) => Some(*time),
            _ => None,
        }
    }

    /// The time to compare with, if one is given and can be read.
    pub fn compared(&self) -> Option<TimeFilter> {
        match &self.compare {
            Some(Given::Value(time)) => Some(*time),
            _ => None,
        }
    }
}

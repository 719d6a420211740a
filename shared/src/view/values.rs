//! The values that an address can hold.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    date::{Calendar, DateError, Days},
    geo::LonLat,
};

/// Chosen ids, in the order of the address, each once.
pub type Ids = Vec<String>;

/// A value of a filter as it stands in the address: understood, or kept as it was written. One that
/// was not understood matches nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Given<T> {
    /// The value.
    Value(T),
    /// The text that is no such value.
    Unreadable(String),
}

/// A parameter whose value could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadValue {
    /// The name of the parameter.
    pub name: String,
    /// Its value as written.
    pub value: String,
}

/// A place and a distance from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Near {
    /// Where to measure from.
    pub point: NearPoint,
    /// Kilometres, above 0 and at most [`Near::MAX_RADIUS_KM`].
    pub radius_km: f64,
}

impl Near {
    /// Half the way round the earth, in kilometres: farther is nowhere.
    pub const MAX_RADIUS_KM: f64 = 20_016.0;
}

/// Where a distance is measured from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum NearPoint {
    /// The id of a place of the place table.
    Place(String),
    /// A point on the earth, as an embedder may give it; never a visitor's own position.
    Point(LonLat),
}

/// A time filter: the end of a date, or a window between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum TimeFilter {
    /// As of the last day of the year, month or day. Written `2020-06`.
    AsOf(Calendar),
    /// From the first day of the one to the last day of the other. Written `2018/2020-06`.
    Window(Calendar, Calendar),
}

impl TimeFilter {
    /// The days of the window; a single day for "as of".
    pub fn days(self) -> Days {
        match self {
            Self::AsOf(date) => {
                let last = date.days().last;
                Days { first: last, last }
            }
            Self::Window(from, to) => Days { first: from.days().first, last: to.days().last },
        }
    }
}

impl FromStr for TimeFilter {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let bad = || DateError(text.to_owned());
        let text_of = |part: &str| part.trim().parse::<Calendar>().map_err(|_| bad());
        match text.split_once('/') {
            None => Ok(Self::AsOf(text_of(text)?)),
            Some((from, to)) => {
                let (from, to) = (text_of(from)?, text_of(to)?);
                if from.days().first > to.days().last {
                    return Err(bad());
                }
                Ok(Self::Window(from, to))
            }
        }
    }
}

impl fmt::Display for TimeFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AsOf(date) => write!(f, "{date}"),
            Self::Window(from, to) => write!(f, "{from}/{to}"),
        }
    }
}

impl TryFrom<String> for TimeFilter {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<TimeFilter> for String {
    fn from(time: TimeFilter) -> Self {
        time.to_string()
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// By name, in Norwegian order.
    Name,
    /// By distance from the place of `near`, or from the middle of the map's extent.
    Distance,
    /// By the date of joining, the earliest first, unknown last.
    Joined,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Name, Self::Distance, Self::Joined];

    /// Its value in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Distance => "distance",
            Self::Joined => "joined",
        }
    }
}

/// What a small screen shows beside the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// The list.
    #[default]
    List,
    /// The filters.
    Filters,
    /// The timeline.
    Timeline,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 3] = [Self::List, Self::Filters, Self::Timeline];

    /// Its value in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Filters => "filters",
            Self::Timeline => "timeline",
        }
    }
}

/// Who is joined by lines on the map. A project cannot be called like one of the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Links {
    /// Who takes part in the same project: `projects`.
    Projects,
    /// Who has the same owner: `owners`.
    Owners,
    /// Who takes part in this project: its slug.
    Project(String),
}

impl FromStr for Links {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "projects" => Ok(Self::Projects),
            "owners" => Ok(Self::Owners),
            id => slug(id).map(Self::Project),
        }
    }
}

impl fmt::Display for Links {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Projects => "projects",
            Self::Owners => "owners",
            Self::Project(id) => id,
        })
    }
}

/// The text as an id of a record.
fn slug(id: &str) -> Result<String, ()> {
    let fine = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (!id.is_empty() && id.len() <= 200 && id.bytes().all(fine)).then(|| id.to_owned()).ok_or(())
}

/// What is opened beside the map. Ids hold no dot, so the forms cannot be mixed up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Open {
    /// A partner, by its slug: `elkem-salten`.
    Partner(String),
    /// The group on the map that holds this site or place: `group.mo-industripark`.
    Group(String),
    /// A milestone: `milestone.arena-pro`.
    Milestone(String),
    /// What lies outside the map on one side: `edge.south`.
    Edge(String),
    /// Partners without a known position.
    Unplaced,
    /// Partners and milestones without a known date.
    Undated,
}

impl FromStr for Open {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once('.') {
            None => slug(text).map(Self::Partner),
            Some(("group", id)) => slug(id).map(Self::Group),
            Some(("milestone", id)) => slug(id).map(Self::Milestone),
            Some(("edge", side)) if ["north", "south", "east", "west"].contains(&side) => {
                Ok(Self::Edge(side.to_owned()))
            }
            Some(("without", "position")) => Ok(Self::Unplaced),
            Some(("without", "date")) => Ok(Self::Undated),
            Some(_) => Err(()),
        }
    }
}

impl fmt::Display for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Partner(id) => f.write_str(id),
            Self::Group(id) => write!(f, "group.{id}"),
            Self::Milestone(id) => write!(f, "milestone.{id}"),
            Self::Edge(side) => write!(f, "edge.{side}"),
            Self::Unplaced => f.write_str("without.position"),
            Self::Undated => f.write_str("without.date"),
        }
    }
}

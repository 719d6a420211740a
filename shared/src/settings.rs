//! What the operator decides about one cluster's map: names, colours, extent, addresses, framing.

mod check;
mod contrast;
mod pages;

use serde::{Deserialize, Serialize};

pub use check::SettingsProblem;
pub use contrast::Rgb;
pub use pages::{Group, PageTexts, Statement};

use crate::{
    geo::Bounds,
    lang::{Lang, Text},
};

/// The settings file. Every field has a default, and the defaults are those of Arctic Cluster Team.
///
/// Two clusters are never mixed: a file with a table `cluster` says all about it, so what it leaves
/// out of that table, of `completeness` and of `pages` is unknown, not taken over from the default.
///
/// `settings.example.toml` at the top of the repository shows and explains every field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Written")]
pub struct Settings {
    /// The cluster.
    pub cluster: Cluster,
    /// What the map shows at first.
    pub extent: Bounds,
    /// The languages offered, the default first.
    pub languages: Vec<Lang>,
    /// The address of the site without a slash at the end; the only source of absolute addresses.
    pub public_url: String,
    /// Origins that may put embeds into a frame; empty means any.
    pub framing_origins: Vec<String>,
    /// Networks (`10.0.0.0/8`) whose forwarded headers are believed; empty means none.
    pub trusted_proxies: Vec<String>,
    /// How complete the register is.
    pub completeness: Completeness,
    /// What the operator says on pages about the cluster.
    pub pages: PageTexts,
    /// Folder with the data files, relative to the settings file; `None` means the default content.
    pub data: Option<String>,
}

/// Who the cluster is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cluster {
    /// Its full name.
    pub name: String,
    /// Its short name or abbreviation.
    pub short_name: String,
    /// Its web site.
    #[serde(default)]
    pub website: Option<String>,
    /// A role address for questions about the register; never a person's.
    #[serde(default)]
    pub contact: Option<String>,
    /// A logo: an SVG or PNG file, relative to the settings file, or, with a slash before it, an
    /// address within the site. `None` means Klyngekart's own mark.
    #[serde(default)]
    pub logo: Option<String>,
    /// The accent in light and dark, `#rrggbb`; `None` means fjord blue.
    #[serde(default)]
    pub accent: Option<Accent>,
    /// One sentence about the cluster.
    #[serde(default)]
    pub about: Text,
}

/// The one accent colour. Its contrast is checked when the settings are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accent {
    /// On light surfaces, `#rrggbb`; at least 4.5:1 on white.
    pub light: String,
    /// On dark surfaces, `#rrggbb`; at least 4.5:1 on `#142028`.
    pub dark: String,
}

/// How many partners there are in all, beside those in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Completeness {
    /// About how many partners the cluster has.
    #[serde(default)]
    pub about: Option<u32>,
    /// The latest count by a source.
    #[serde(default)]
    pub counted: Option<u32>,
    /// The year of that count.
    #[serde(default)]
    pub counted_in: Option<i16>,
}

/// The settings as they stand in the file: what is left out is not there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Settings")]
struct Written {
    cluster: Option<Cluster>,
    extent: Option<Bounds>,
    languages: Option<Vec<Lang>>,
    public_url: Option<String>,
    framing_origins: Option<Vec<String>>,
    trusted_proxies: Option<Vec<String>>,
    completeness: Option<Completeness>,
    pages: Option<PageTexts>,
    data: Option<String>,
}

impl From<Written> for Settings {
    fn from(written: Written) -> Self {
        let default = Self::default();
        let (completeness, pages) = if written.cluster.is_some() {
            let unknown = Completeness { about: None, counted: None, counted_in: None };
            (unknown, PageTexts::none())
        } else {
            (default.completeness, default.pages)
        };
        Self {
            cluster: written.cluster.unwrap_or(default.cluster),
            extent: written.extent.unwrap_or(default.extent),
            languages: written.languages.unwrap_or(default.languages),
            public_url: written.public_url.unwrap_or(default.public_url),
            framing_origins: written.framing_origins.unwrap_or(default.framing_origins),
            trusted_proxies: written.trusted_proxies.unwrap_or(default.trusted_proxies),
            completeness: written.completeness.unwrap_or(completeness),
            pages: written.pages.unwrap_or(pages),
            data: written.data,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            cluster: Cluster::default(),
            extent: Bounds { west: 8.6, south: 65.3, east: 21.4, north: 70.1 },
            languages: Lang::ALL.to_vec(),
            public_url: "http://127.0.0.1:3000".to_owned(),
            framing_origins: Vec::new(),
            trusted_proxies: Vec::new(),
            completeness: Completeness::default(),
            pages: PageTexts::default(),
            data: None,
        }
    }
}

impl Default for Cluster {
    fn default() -> Self {
        Self {
            name: "Arctic Cluster Team".to_owned(),
            short_name: "ACT".to_owned(),
            website: Some("https://arcticclusterteam.no".to_owned()),
            contact: None,
            logo: None,
            accent: None,
            about: Text {
                nb: "Prosessindustriklyngen i Nord-Norge.".to_owned(),
                en: "The process industry cluster of northern Norway.".to_owned(),
            },
        }
    }
}

impl Default for Completeness {
    fn default() -> Self {
        Self { about: Some(100), counted: Some(102), counted_in: Some(2023) }
    }
}

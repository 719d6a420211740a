//! What may be named on the ground: places, seas, fjords, counties, municipalities.

use std::cmp::Ordering;

use shared::{
    lang::Lang,
    mapstyle::rules::{self, NameRule},
};

use crate::{clip::Point, tile::Feature};

/// Something with a name, where it stands.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_field_names, reason = "the names of the archive's properties")]
pub struct Name {
    /// What it is.
    pub kind: NameKind,
    /// CSS pixels from the left of the frame.
    pub x: f64,
    /// CSS pixels from the top of the frame.
    pub y: f64,
    /// From this zoom on; 0 for all that have it in the tiles of the frame's own zoom.
    pub from: u8,
    /// In Norwegian.
    name: String,
    /// In English, where it differs.
    name_en: Option<String>,
    /// The official names in other languages: Sámi, Kven.
    also: Option<String>,
}

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NameKind {
    /// A town or village.
    Place {
        /// 1 (city) to 6 (village).
        rank: u8,
        /// How many people live there; 0 if unknown.
        population: u32,
    },
    /// Water.
    Water(NameRule),
    /// A county or municipality.
    Area(NameRule),
}

impl Name {
    /// The name that a feature of the layers `label` and `place` gives, `from` a zoom on; none if it is
    /// not shown at this zoom.
    pub(crate) fn of(feature: &Feature, (x, y): Point, from: u8, zoom: f64) -> Option<Self> {
        let kind = match feature.text("kind") {
            Some("place") => NameKind::Place {
                rank: feature.number("rank")?.clamp(1.0, 9.0) as u8,
                population: feature.number("pop").unwrap_or(0.0).clamp(0.0, 1e9) as u32,
            },
            kind => {
                let rule = rules::NAMES.into_iter().find(|rule| Some(rule.kind) == kind)?;
                if rule.separator.is_some() { NameKind::Area(rule) } else { NameKind::Water(rule) }
            }
        };
        let text = |key| feature.text(key).filter(|text| !text.is_empty()).map(str::to_owned);
        let (name, name_en, also) = (text("name")?, text("name_en"), text("also"));
        let name = Self { kind, x, y, from, name, name_en, also };
        name.is_shown(zoom).then_some(name)
    }

    /// Whether the rules show it at a zoom.
    pub fn is_shown(&self, zoom: f64) -> bool {
        let by_kind = match self.kind {
            NameKind::Place { rank, .. } => f64::from(rank) <= rules::step(rules::PLACE_RANK, zoom),
            NameKind::Water(rule) | NameKind::Area(rule) => {
                zoom >= f64::from(rule.from) && zoom < f64::from(rule.until)
            }
        };
        by_kind && zoom >= f64::from(self.from)
    }

    /// The name as it is written, with line breaks where the rules ask for them.
    pub fn text(&self, lang: Lang) -> String {
        let own = match (lang, self.kind, &self.name_en) {
            (Lang::En, NameKind::Place { .. } | NameKind::Water(_), Some(name)) => name,
            _ => &self.name,
        };
        let separator = match self.kind {
            NameKind::Place { .. } => Some(rules::PLACE_SEPARATOR),
            NameKind::Water(rule) | NameKind::Area(rule) => rule.separator,
        };
        match (separator, &self.also) {
            (Some(separator), Some(also)) => format!("{own}{separator}{also}"),
            _ => own.clone(),
        }
    }

    /// Places before areas before water; among places the larger first.
    pub(crate) fn by_importance(a: &Self, b: &Self) -> Ordering {
        let key = |name: &Self| match name.kind {
            NameKind::Place { rank, population } => (0, rank, u32::MAX - population),
            NameKind::Area(rule) => (1, u8::from(rule.kind != "county"), 0),
            NameKind::Water(rule) => (2, u8::from(rule.kind != "sea"), 0),
        };
        let order = key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name));
        order.then(a.y.total_cmp(&b.y)).then(a.x.total_cmp(&b.x))
    }

    /// Whether two tiles gave the same name.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.name == other.name && (self.x - other.x).hypot(self.y - other.y) < 1.0
    }

    #[cfg(test)]
    pub(crate) fn town(name: &str, x: f64, y: f64) -> Self {
        let kind = NameKind::Place { rank: 4, population: 0 };
        Self { kind, x, y, from: 0, name: name.to_owned(), name_en: None, also: None }
    }
}

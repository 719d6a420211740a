//! A look through all records for what is wrong, and for what a person should look at.

use std::collections::HashMap;

use serde::Serialize;

use crate::{
    date::Day,
    geo::{LonLat, distance_km},
    lang::Text,
    partner::{Partner, Status},
    register::{DataProblem, Key, Kind, Register},
};

/// How far from the point of its municipality a position may lie, in kilometres. Norway's largest
/// municipality, Kautokeino, reaches less than 90 km from its centre.
pub const MUNICIPALITY_REACH_KM: f64 = 90.0;

/// How far from the centre of its town a position may lie, in kilometres.
pub const TOWN_REACH_KM: f64 = 30.0;

/// After how many days an entry that nobody confirmed is stale: two years.
pub const STALE_AFTER_DAYS: i32 = 731;

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// What sort of thing it is.
    pub rule: Rule,
    /// The data file where the record belongs.
    pub file: String,
    /// The id of the record; `None` for the file itself.
    pub record: Option<String>,
    /// The way to the field inside the record.
    pub field: Option<String>,
    /// The value, and what would be right.
    pub message: String,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The data breaks a rule and cannot be published so.
    Error,
    /// A person should look at it.
    Hint,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The rules of the register: references, dates, positions, numbers, addresses.
    Register,
    /// A position far from its municipality or town.
    Position,
    /// A text that is there in one language only.
    Translation,
    /// An entry that nobody confirmed for long.
    Stale,
    /// A record that rests on no page.
    Source,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let problem = DataProblem {
            file: self.file.clone(),
            record: self.record.clone(),
            field: self.field.clone(),
            message: self.message.clone(),
        };
        problem.fmt(f)
    }
}

impl Finding {
    /// What breaks a rule of the register.
    pub fn error(problem: DataProblem) -> Self {
        Self::of(Level::Error, Rule::Register, problem)
    }

    fn of(level: Level, rule: Rule, problem: DataProblem) -> Self {
        let DataProblem { file, record, field, message } = problem;
        Self { level, rule, file, record, field, message }
    }
}

/// Looks through all records as of one day: errors first, then hints in the order of the records.
pub fn audit(register: &Register, today: Day) -> Vec<Finding> {
    let problems = register.clone().checked().err().unwrap_or_default();
    let mut findings: Vec<Finding> = problems.into_iter().map(Finding::error).collect();
    let mut hints = Hints { register, today, findings: Vec::new() };
    hints.partners();
    hints.others();
    findings.append(&mut hints.findings);
    findings
}

struct Hints<'a> {
    register: &'a Register,
    today: Day,
    findings: Vec<Finding>,
}

impl Hints<'_> {
    fn say(&mut self, rule: Rule, key: &Key, field: &str, message: String) {
        let problem = key.problem(Some(field), message);
        self.findings.push(Finding::of(Level::Hint, rule, problem));
    }

    fn text(&mut self, key: &Key, field: &str, text: &Text) {
        for (missing, lang, other) in [(&text.nb, "nb", &text.en), (&text.en, "en", &text.nb)] {
            if missing.trim().is_empty() && !other.trim().is_empty() {
                let field = format!("{field}.{lang}");
                self.say(Rule::Translation, key, &field, "the translation is missing".to_owned());
            }
        }
    }

    fn sources(&mut self, key: &Key, none: bool) {
        if none {
            self.say(Rule::Source, key, "sources", "the record rests on no page".to_owned());
        }
    }

    fn partners(&mut self) {
        let points = Points::of(self.register);
        for partner in &self.register.partners {
            let key = Key::new(Kind::Partner, partner.id.clone());
            self.text(&key, "description", &partner.description);
            for (field, text) in [
                ("status_note", &partner.status_note),
                ("joined_note", &partner.joined_note),
                ("left_note", &partner.left_note),
            ] {
                if let Some(text) = text {
                    self.text(&key, field, text);
                }
            }
            self.sources(&key, partner.sources.is_empty());
            for (at, place) in partner.locations().enumerate() {
                let number =
                    place.municipality_number.as_ref().or(partner.municipality_number.as_ref());
                let point = LonLat { lon: place.lon, lat: place.lat };
                let field = match (at, &partner.location) {
                    (0, Some(_)) => "location".to_owned(),
                    (at, main) => format!("also_at[{}]", at - usize::from(main.is_some())),
                };
                self.position(&points, &key, &field, point, number, place.town.as_ref());
            }
            self.stale(&key, partner);
        }
    }

    /// The position against the points of its municipality and town, where they are known.
    fn position(
        &mut self,
        points: &Points,
        key: &Key,
        field: &str,
        point: LonLat,
        municipality: Option<&String>,
        town: Option<&String>,
    ) {
        let known = [
            (municipality, &points.municipalities, MUNICIPALITY_REACH_KM),
            (town, &points.towns, TOWN_REACH_KM),
        ];
        for (id, places, reach) in known {
            let Some((name, center)) = id.and_then(|id| places.get(id.as_str())) else { continue };
            let away = distance_km(point, *center);
            if away > reach {
                let message = format!(
                    "`{}, {}` lies {away:.0} km from {name}; more than {reach:.0} km is too far",
                    point.lat, point.lon
                );
                self.say(Rule::Position, key, field, message);
            }
        }
    }

    fn stale(&mut self, key: &Key, partner: &Partner) {
        let over = partner.left.is_some() || partner.left_by.is_some();
        if over || partner.status == Status::Ceased {
            return;
        }
        let seen = [partner.last_confirmed, partner.partner_by, partner.joined];
        let last =
            seen.into_iter().flatten().map(|date| (date.days().last, date)).max_by_key(|d| d.0);
        match last {
            None => self.say(
                Rule::Stale,
                key,
                "last_confirmed",
                "no date says when the entry was right".to_owned(),
            ),
            Some((day, date)) if day.plus(STALE_AFTER_DAYS) < self.today => self.say(
                Rule::Stale,
                key,
                "last_confirmed",
                format!("the entry was last known to be right in `{date}`"),
            ),
            Some(_) => {}
        }
    }

    fn others(&mut self) {
        let points = Points::of(self.register);
        for site in &self.register.sites {
            let key = Key::new(Kind::Site, site.id.clone());
            self.text(&key, "description", &site.description);
            self.sources(&key, site.sources.is_empty());
            let point = LonLat { lon: site.lon, lat: site.lat };
            self.position(&points, &key, "lat", point, Some(&site.municipality_number), None);
        }
        for milestone in &self.register.milestones {
            let key = Key::new(Kind::Milestone, milestone.id.clone());
            self.text(&key, "title", &milestone.title);
            self.text(&key, "description", &milestone.description);
            self.sources(&key, milestone.sources.is_empty());
        }
        for era in &self.register.eras {
            let key = Key::new(Kind::Era, era.id.clone());
            self.text(&key, "name", &era.name);
            self.text(&key, "description", &era.description);
            self.sources(&key, era.sources.is_empty());
        }
        for project in &self.register.projects {
            let key = Key::new(Kind::Project, project.id.clone());
            self.text(&key, "title", &project.title);
            self.text(&key, "description", &project.description);
            self.sources(&key, project.sources.is_empty());
        }
        let words = &self.register.vocabularies;
        for (kind, terms) in [
            (Kind::Expertise, &words.expertise),
            (Kind::PartnerKind, &words.kinds),
            (Kind::Stage, &words.value_chain_stages),
            (Kind::Role, &words.roles),
        ] {
            for term in terms {
                let key = Key::new(kind, term.id.clone());
                self.text(&key, "label", &term.label);
                if let Some(definition) = &term.definition {
                    self.text(&key, "definition", definition);
                }
            }
        }
    }
}

/// Name and point of the places that have one, by id.
struct Points<'a> {
    municipalities: HashMap<&'a str, (&'a str, LonLat)>,
    towns: HashMap<&'a str, (&'a str, LonLat)>,
}

impl<'a> Points<'a> {
    fn of(register: &'a Register) -> Self {
        let municipalities = register.places.municipalities.iter();
        let towns = register.places.towns.iter();
        Self {
            municipalities: municipalities
                .filter_map(|m| Some((m.number.as_str(), (m.name.as_str(), m.point?))))
                .collect(),
            towns: towns.map(|t| (t.id.as_str(), (t.name.as_str(), t.point))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::register;

    /// The hints about a small made-up register in which something was changed.
    fn said(change: impl FnOnce(&mut Register), rule: Rule) -> Vec<String> {
        let mut register = register(36, 3);
        change(&mut register);
        let found = audit(&register, Day::new(2025, 6, 30).unwrap());
        assert!(found.iter().all(|f| f.level == Level::Hint), "{found:#?}");
        found.iter().filter(|f| f.rule == rule).map(ToString::to_string).collect()
    }

    #[test]
    fn a_position_far_from_its_municipality_is_found() {
        assert_eq!(said(|_| (), Rule::Position), [] as [String; 0]);
        let moved = said(|register| register.sites[0].lat = 0.5, Rule::Position);
        assert_eq!(moved.len(), 1, "{moved:#?}");
        assert!(moved[0].contains("field `lat`: `0.5, "), "{moved:#?}");
        assert!(moved[0].ends_with("more than 90 km is too far"), "{moved:#?}");
    }

    #[test]
    fn a_missing_translation_is_found_with_its_language() {
        let found = said(|r| r.vocabularies.roles[0].label.nb = " ".to_owned(), Rule::Translation);
        let role = register(36, 3).vocabularies.roles[0].id.clone();
        assert_eq!(
            found,
            [format!(
                "expertise.json, record `roles.{role}`, field `label.nb`: the translation is missing"
            )]
        );
    }

    #[test]
    fn an_entry_is_stale_two_years_after_it_was_last_right() {
        let count = |date: &str| {
            let date = date.parse().ok();
            said(
                |register| {
                    for partner in &mut register.partners {
                        partner.status = Status::Active;
                        (partner.left, partner.left_precision) = (None, None);
                        (partner.joined, partner.joined_precision) = (None, None);
                        partner.partner_by = None;
                        partner.last_confirmed = date;
                    }
                },
                Rule::Stale,
            )
            .len()
        };
        assert_eq!((count("2023-06"), count("2023-05"), count("")), (0, 36, 36));
    }

    #[test]
    fn what_breaks_a_rule_is_an_error() {
        let mut register = register(3, 3);
        register.partners[0].role = "nothing".to_owned();
        let found = audit(&register, Day(20_000));
        assert_eq!((found[0].level, found[0].rule), (Level::Error, Rule::Register));
    }
}

//! Kinds of records, and how each is found in a register and put into one.

use std::ops::IndexMut;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use shared::register::Register;

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words of the domain")]
pub enum Kind {
    Partner,
    Site,
    Milestone,
    Era,
    Project,
    Expertise,
    #[serde(rename = "kind")]
    PartnerKind,
    Stage,
    Role,
    County,
    Municipality,
    Town,
}

/// Calls a function with the list of the kind, and with what gives the id of its records.
macro_rules! with_list {
    ($register:expr, $kind:expr, $call:ident $(, $more:expr)*) => {{
        let register = $register;
        match $kind {
            Kind::Partner => $call(&mut register.partners, |r| &r.id $(, $more)*),
            Kind::Site => $call(&mut register.sites, |r| &r.id $(, $more)*),
            Kind::Milestone => $call(&mut register.milestones, |r| &r.id $(, $more)*),
            Kind::Era => $call(&mut register.eras, |r| &r.id $(, $more)*),
            Kind::Project => $call(&mut register.projects, |r| &r.id $(, $more)*),
            Kind::Expertise => $call(&mut register.vocabularies.expertise, |r| &r.id $(, $more)*),
            Kind::PartnerKind => $call(&mut register.vocabularies.kinds, |r| &r.id $(, $more)*),
            Kind::Stage => {
                $call(&mut register.vocabularies.value_chain_stages, |r| &r.id $(, $more)*)
            }
            Kind::Role => $call(&mut register.vocabularies.roles, |r| &r.id $(, $more)*),
            Kind::County => $call(&mut register.places.counties, |r| &r.number $(, $more)*),
            Kind::Municipality => {
                $call(&mut register.places.municipalities, |r| &r.number $(, $more)*)
            }
            Kind::Town => $call(&mut register.places.towns, |r| &r.id $(, $more)*),
        }
    }};
}

impl Kind {
    /// The word for it in plans.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Site => "site",
            Self::Milestone => "milestone",
            Self::Era => "era",
            Self::Project => "project",
            Self::Expertise => "expertise",
            Self::PartnerKind => "kind",
            Self::Stage => "stage",
            Self::Role => "role",
            Self::County => "county",
            Self::Municipality => "municipality",
            Self::Town => "town",
        }
    }

    /// The field that holds the id.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::County | Self::Municipality => "number",
            _ => "id",
        }
    }

    /// The data file where such records stand.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Partner => "partners.json",
            Self::Site => "sites.json",
            Self::Milestone => "milestones.json",
            Self::Era => "eras.json",
            Self::Project => "projects.json",
            Self::Expertise | Self::PartnerKind | Self::Stage | Self::Role => "expertise.json",
            Self::County | Self::Municipality | Self::Town => "municipalities.json",
        }
    }

    /// What a problem of `Register::checked` calls the list of such records, before the id.
    pub(crate) const fn list(self) -> &'static str {
        match self {
            Self::Expertise => "expertise.",
            Self::PartnerKind => "kinds.",
            Self::Stage => "value_chain_stages.",
            Self::Role => "roles.",
            Self::County => "counties.",
            Self::Municipality => "municipalities.",
            Self::Town => "towns.",
            _ => "",
        }
    }

    /// The kind of a record of a list without a name, told by a field that none of those
    /// below it has.
    pub(crate) fn of(fields: &Map<String, Value>) -> Self {
        if fields.contains_key("category") || fields.contains_key("date_precision") {
            Self::Milestone
        } else if fields.contains_key("title") || fields.contains_key("other_participants") {
            Self::Project
        } else if fields.contains_key("facts") || fields.contains_key("partner_ids") {
            Self::Site
        } else if fields.contains_key("start") || fields.contains_key("planned_end") {
            Self::Era
        } else {
            Self::Partner
        }
    }

    /// The fields of a record.
    pub(crate) fn get(self, register: &mut Register, id: &str) -> Option<Map<String, Value>> {
        with_list!(register, self, get, id)
    }

    /// Puts a record in the place of the one with its id, or at the end.
    ///
    /// # Errors
    ///
    /// The way to the field that is wrong, and what is wrong with it.
    pub(crate) fn put(
        self,
        register: &mut Register,
        fields: Map<String, Value>,
    ) -> Result<(), (String, String)> {
        with_list!(register, self, put, fields)
    }
}

fn get<T: Serialize + 'static, L>(
    list: &mut L,
    id_of: impl Fn(&T) -> &str,
    id: &str,
) -> Option<Map<String, Value>>
where
    for<'a> &'a L: IntoIterator<Item = &'a T>,
{
    let record = (&*list).into_iter().find(|record| id_of(record) == id)?;
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => Some(fields),
        _ => None,
    }
}

fn put<T: DeserializeOwned + 'static, L>(
    list: &mut L,
    id_of: impl Fn(&T) -> &str,
    fields: Map<String, Value>,
) -> Result<(), (String, String)>
where
    L: IndexMut<usize, Output = T> + Extend<T>,
    for<'a> &'a L: IntoIterator<Item = &'a T>,
{
    let record: T = typed(fields)?;
    let at = (&*list).into_iter().position(|known| id_of(known) == id_of(&record));
    match at {
        Some(at) => list[at] = record,
        None => list.extend([record]),
    }
    Ok(())
}

/// A record of its type.
///
/// # Errors
///
/// The way to the field that is wrong, and what is wrong with it.
pub(crate) fn typed<T: DeserializeOwned>(
    fields: Map<String, Value>,
) -> Result<T, (String, String)> {
    serde_path_to_error::deserialize(Value::Object(fields)).map_err(|error| {
        let path = error.path().to_string();
        (if path == "." { String::new() } else { path }, error.inner().to_string())
    })
}

/// Sets the partners of each site from the sites of the partners.
pub(crate) fn derive_partners_of_sites(register: &mut Register) {
    let mut members = std::collections::HashMap::<&str, Vec<&str>>::new();
    for partner in &register.partners {
        if let Some(site) = &partner.site {
            members.entry(site).or_default().push(&partner.id);
        }
    }
    for site in &mut register.sites {
        let here = members.remove(site.id.as_str()).unwrap_or_default();
        // As it stands, if it is the same set: the order of the file means nothing.
        let mut listed: Vec<&str> = site.partner_ids.iter().map(String::as_str).collect();
        let mut found = here.clone();
        listed.sort_unstable();
        found.sort_unstable();
        if listed != found {
            site.partner_ids = here.into_iter().map(str::to_owned).collect();
        }
    }
}

//! Records of any kind: how each is found in a register and put into one.

use std::ops::IndexMut;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use shared::register::{Kind, Register};

/// Calls a function with the list of the kind, and with what gives the id of its records. What no file
/// for exchange holds, the order of words and the head of the table of places, is `$other`.
macro_rules! with_list {
    ($register:expr, $kind:expr, $call:ident $(, $more:expr)*; $other:expr) => {{
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
            Kind::TermOrder | Kind::PlaceHead => $other,
        }
    }};
}

/// The kind of a record of a list without a name, told by a field that none of those below it has.
pub(crate) fn kind_of(fields: &Map<String, Value>) -> Kind {
    if fields.contains_key("category") || fields.contains_key("date_precision") {
        Kind::Milestone
    } else if fields.contains_key("title") || fields.contains_key("other_participants") {
        Kind::Project
    } else if fields.contains_key("facts") || fields.contains_key("partner_ids") {
        Kind::Site
    } else if fields.contains_key("start") || fields.contains_key("planned_end") {
        Kind::Era
    } else {
        Kind::Partner
    }
}

/// The fields of a record.
pub(crate) fn get(register: &mut Register, kind: Kind, id: &str) -> Option<Map<String, Value>> {
    with_list!(register, kind, get_in, id; None)
}

/// Puts a record in the place of the one with its id, or at the end.
///
/// # Errors
///
/// The way to the field that is wrong, and what is wrong with it.
pub(crate) fn put(
    register: &mut Register,
    kind: Kind,
    fields: Map<String, Value>,
) -> Result<(), (String, String)> {
    with_list!(register, kind, put_in, fields; Err((String::new(), format!("a plan cannot change `{}`", kind.word()))))
}

fn get_in<T: Serialize + 'static, L>(
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

fn put_in<T: DeserializeOwned + 'static, L>(
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

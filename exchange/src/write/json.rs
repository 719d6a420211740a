//! The register as the project's own files, as the folder `data` holds them.

use serde::Serialize;
use shared::{partner::Partner, register::Register};

/// The files of a register, each by name and text; `Register::read` reads them.
pub fn json(register: &Register) -> Vec<(&'static str, String)> {
    let [partners, sites, milestones, eras, expertise, municipalities, projects] = Register::FILES;
    vec![
        (partners, text(&register.partners)),
        (sites, text(&register.sites)),
        (milestones, text(&register.milestones)),
        (eras, text(&register.eras)),
        (expertise, text(&register.vocabularies)),
        (municipalities, text(&register.places)),
        (projects, text(&register.projects)),
    ]
}

/// Partners in the order given, as a file `partners.json`.
pub fn partners_json(partners: &[&Partner]) -> String {
    text(partners)
}

fn text<T: Serialize + ?Sized>(records: &T) -> String {
    let mut text = serde_json::to_string_pretty(records)
        .expect("records are of texts, numbers, lists and maps by text, which are all JSON");
    text.push('\n');
    text
}

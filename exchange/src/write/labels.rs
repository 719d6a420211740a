//! The words for ids, for the columns that only people read.

use std::collections::HashMap;

use shared::{
    lang::{Lang, Text},
    partner::Partner,
    register::Register,
    vocabulary::Term,
};

use crate::table::Label;

/// The label of every id of a register.
pub(super) struct Labels<'a> {
    roles: HashMap<&'a str, &'a Text>,
    kinds: HashMap<&'a str, &'a Text>,
    stages: HashMap<&'a str, &'a Text>,
    expertise: HashMap<&'a str, &'a Text>,
    sites: HashMap<&'a str, &'a str>,
}

impl<'a> Labels<'a> {
    pub(super) fn new(register: &'a Register) -> Self {
        let words = &register.vocabularies;
        let of =
            |terms: &'a [Term]| terms.iter().map(|term| (term.id.as_str(), &term.label)).collect();
        let sites = register.sites.iter();
        Self {
            roles: of(&words.roles),
            kinds: of(&words.kinds),
            stages: of(&words.value_chain_stages),
            expertise: of(&words.expertise),
            sites: sites.map(|site| (site.id.as_str(), site.name.as_str())).collect(),
        }
    }

    /// The cell of a column of labels.
    pub(super) fn text(&self, partner: &Partner, label: &Label) -> String {
        let lang = label.lang;
        match label.of {
            "role" => word(&self.roles, &partner.role, lang).to_owned(),
            "kind" => word(&self.kinds, &partner.kind, lang).to_owned(),
            "value_chain_stage" => word(&self.stages, &partner.value_chain_stage, lang).to_owned(),
            "expertise" => {
                let tags = partner.expertise.iter();
                let words: Vec<&str> = tags.map(|tag| word(&self.expertise, tag, lang)).collect();
                words.join("; ")
            }
            _ => {
                let site = partner.site.as_deref().unwrap_or_default();
                self.sites.get(site).copied().unwrap_or_default().to_owned()
            }
        }
    }
}

fn word<'a>(words: &HashMap<&str, &'a Text>, id: &str, lang: Lang) -> &'a str {
    words.get(id).map_or("", |text| text.get(lang))
}

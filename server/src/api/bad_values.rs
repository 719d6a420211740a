//! What a caller hears of a value that names nothing or cannot be read: its name, the value, and
//! what would be right.

use shared::{
    detail::TableColumn,
    directory::Directory,
    filter::Unknown,
    lang::Lang,
    milestone::Category,
    text::words,
    view::{Facet, View},
};

use super::{parameters, text::either};
use crate::error::BadValue;

/// How many ids are listed; more are to be looked up.
const LISTED: usize = 20;

/// Filter values that name nothing in the data, or cannot be read.
pub fn unknown(unknown: &[Unknown], directory: &Directory, lang: Lang) -> Vec<BadValue> {
    let bad = |unknown: &Unknown| {
        let right = right(&unknown.name, &unknown.value, directory, lang);
        bad(&unknown.name, &unknown.value, &right, lang)
    };
    unknown.iter().map(bad).collect()
}

/// A value that the explorer's parser could not read.
pub fn unread(unread: &shared::view::BadValue, directory: &Directory, lang: Lang) -> BadValue {
    let (name, value) = (unread.name.as_str(), unread.value.as_str());
    let is_list = name == "partners" || Facet::ALL.iter().any(|facet| facet.key() == name);
    let right = if is_list {
        // Lists are only unread where they are too long.
        let most = View::MAX_IDS;
        either(lang, format!("Skriv høyst {most} id-er."), format!("Write at most {most} ids."))
    } else {
        right(name, value, directory, lang)
    };
    bad(name, value, &right, lang)
}

/// A language that there is not; said in both languages, since none is known.
pub fn language(value: &str) -> BadValue {
    let short: String = value.chars().take(BadValue::SHOWN).collect();
    let message = format!(
        "lang: «{short}» er ikke et språk her. Skriv nb eller en. / “{short}” is not a language here. \
         Write nb or en."
    );
    BadValue::new("lang", value, message)
}

/// A number of records per page that is none.
pub fn limit(value: &str, lang: Lang) -> BadValue {
    let most = parameters::MOST;
    let right = either(
        lang,
        format!("Skriv et helt tall fra 1 til {most}."),
        format!("Write a whole number from 1 to {most}."),
    );
    bad("limit", value, &right, lang)
}

/// A sort of event that there is not.
pub fn category(value: &str, lang: Lang) -> BadValue {
    let all = Category::ALL.map(Category::key).join(", ");
    let right = either(lang, format!("Skriv en av {all}."), format!("Write one of {all}."));
    bad("category", value, &right, lang)
}

/// A column that there is not.
pub fn column(value: &str, lang: Lang) -> BadValue {
    let all = TableColumn::ALL.map(TableColumn::key).join(", ");
    let right = either(
        lang,
        format!("Skriv en eller flere av {all}. Navnet står alltid først."),
        format!("Write one or more of {all}. The name always stands first."),
    );
    bad(TableColumn::PARAMETER, value, &right, lang)
}

/// A value and what would be right instead.
pub fn bad(name: &str, value: &str, right: &str, lang: Lang) -> BadValue {
    let short: String = value.chars().take(BadValue::SHOWN).collect();
    let message = either(
        lang,
        format!("{name}: «{short}» finnes ikke eller kan ikke leses. {right}"),
        format!("{name}: “{short}” does not exist or cannot be read. {right}"),
    );
    BadValue::new(name, value, message.trim_end())
}

/// What would be right as the value of a parameter.
fn right(name: &str, value: &str, directory: &Directory, lang: Lang) -> String {
    if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == name) {
        return right_id(facet, directory, lang);
    }
    match name {
        "partners" => {
            let nearest = nearest(value, directory);
            if nearest.is_empty() {
                either(
                    lang,
                    "Alle id-er står i /api/v1/partners.",
                    "All ids are listed at /api/v1/partners.",
                )
            } else {
                let nearest = nearest.join(", ");
                either(lang, format!("Mente du {nearest}?"), format!("Did you mean {nearest}?"))
            }
        }
        "radius" => either(
            lang,
            "Skriv kilometer som et tall over 0 og høyst 20016.",
            "Write kilometres as a number above 0 and at most 20016.",
        ),
        "open" => either(
            lang,
            "Skriv id-en til en organisasjon eller en milepæl.",
            "Write the id of an organisation or a milestone.",
        ),
        _ => (words(lang).example_of)(name).to_owned(),
    }
}

/// Which ids a facet has.
fn right_id(facet: Facet, directory: &Directory, lang: Lang) -> String {
    let all: Vec<&str> = directory.columns.facet_ids(facet).collect();
    if all.len() <= LISTED {
        let all = all.join(", ");
        return either(lang, format!("Skriv en av {all}."), format!("Write one of {all}."));
    }
    let (place, some) = match facet {
        Facet::Place => ("/api/v1/municipalities", all.iter().rev().take(3)),
        Facet::Site => ("/api/v1/sites", all.iter().rev().take(3)),
        _ => ("/api/v1/vocabularies", all.iter().rev().take(3)),
    };
    let some: Vec<&str> = some.copied().collect();
    let some = some.join(", ");
    either(
        lang,
        format!("Skriv for eksempel {some}; alle står i {place}."),
        format!("Write for example {some}; all are listed at {place}."),
    )
}

/// Ids of partners with names like `text`.
pub fn nearest(text: &str, directory: &Directory) -> Vec<String> {
    let nearest = directory.search.nearest(text, 3);
    nearest.into_iter().map(|p| directory.columns.partners.slug[p as usize].to_owned()).collect()
}

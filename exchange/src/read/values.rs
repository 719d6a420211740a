//! From the text of a cell to a value, as people write it.

use serde_json::{Map, Value, json};
use shared::{
    date::{Calendar, PartialDate, Sense},
    orgnumber::OrgNumber,
    web,
};

use super::headers::folded;
use crate::{
    list,
    lookup::Lookup,
    table::{Choices, Form},
};

/// The longest address that is taken.
const MAX_ADDRESS: usize = 2_000;

/// What is read of a cell, and what was left out of it.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// The value.
    pub(crate) value: Value,
    /// What was left out, in words without the personal part.
    pub(crate) note: Option<&'static str>,
}

/// Reads a cell that is not blank.
///
/// # Errors
///
/// What would be right.
pub(crate) fn read(form: Form, text: &str, lookup: &Lookup) -> Result<Read, String> {
    // White space at the end of a list may belong to its last item.
    let whole = text;
    let text = text.trim();
    let plain = |value: Value| Ok(Read { value, note: None });
    match form {
        Form::Slug => slug(text).map(plain)?,
        Form::Name | Form::Text => {
            let (text, note) = without_persons(text);
            Ok(Read { value: json!(text), note })
        }
        Form::Term(words) => plain(json!(lookup.term(words, text)?)),
        Form::Terms(words) => {
            let mut ids: Vec<&str> = Vec::new();
            for item in list::texts(whole) {
                for id in lookup.terms(words, &item)? {
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
            }
            plain(json!(ids))
        }
        Form::Names => plain(json!(list::texts(whole))),
        Form::Choice(choices) => plain(json!(choice(choices, text)?)),
        Form::MunicipalityNumber => plain(json!(lookup.municipality_number(text)?)),
        Form::MunicipalityName => plain(json!(lookup.municipality(text)?.name)),
        Form::CountyNumber => plain(json!(lookup.county_number(text)?)),
        Form::CountyName => plain(json!(lookup.county(text)?.name)),
        Form::Site => plain(json!(lookup.site(text)?)),
        Form::Town => plain(json!(lookup.town(text, None)?.id)),
        Form::Degrees(most) => plain(json!(degrees(text, most)?)),
        Form::Date => plain(json!(date(text)?.to_string())),
        Form::OrgNumber => plain(json!(org_number(text)?.to_string())),
        Form::Website => plain(json!(website(text)?)),
        Form::Address => plain(json!(text)),
        Form::Places => plain(places(whole, lookup)?),
        Form::Sources => {
            let sources = list::sources(whole);
            let sources = sources
                .into_iter()
                .map(|(url, supports)| json!({ "url": url, "supports": supports }));
            plain(sources.collect())
        }
    }
}

fn slug(text: &str) -> Result<Value, String> {
    let fine = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if text.len() <= 200 && text.bytes().all(fine) {
        Ok(json!(text))
    } else {
        Err("an id is of small letters a to z, digits and hyphens; leave it blank for a new \
             organisation"
            .to_owned())
    }
}

/// Leaves out lines and ends of lines that name a person: `c/o …`, `v/ …`, `att. …`.
fn without_persons(text: &str) -> (String, Option<&'static str>) {
    const MARKS: [&str; 6] = ["c/o ", "c/o:", "v/ ", "v/:", "att: ", "att. "];
    let begins = |text: &str| {
        let start: String = text.chars().take(5).flat_map(char::to_lowercase).collect();
        // `v/Ola` is written without a blank as well.
        MARKS.iter().any(|mark| start.starts_with(mark))
            || start.starts_with("v/")
            || start.starts_with("c/o")
    };
    let mut left_out = false;
    let mut kept = Vec::new();
    for line in text.split('\n') {
        let cut = line
            .char_indices()
            .filter(|(at, _)| *at == 0 || line[..*at].ends_with([' ', ',', '\t']))
            .find(|(at, _)| begins(&line[*at..]));
        match cut {
            None => kept.push(line),
            Some((at, _)) => {
                left_out = true;
                let before = line[..at].trim_end_matches([' ', ',', '\t']);
                if !before.is_empty() {
                    kept.push(before);
                }
            }
        }
    }
    let note =
        left_out.then_some("what stands after c/o, v/ or att. names a person and was left out");
    (kept.join("\n").trim().to_owned(), note)
}

fn choice(choices: Choices, text: &str) -> Result<&'static str, String> {
    let wanted = folded(text);
    let found = choices.words().iter().find(|(word, others)| {
        folded(word) == wanted || others.iter().any(|other| folded(other) == wanted)
    });
    found.map(|(word, _)| *word).ok_or_else(|| {
        let words: Vec<&str> = choices.words().iter().map(|(word, _)| *word).collect();
        format!("write one of: {}", words.join(", "))
    })
}

/// Degrees with a point or a comma, also with `°` or the letter of the direction.
fn degrees(text: &str, most: u8) -> Result<f64, String> {
    let wrong = || {
        let example = if most == 90 { "66.3128 or 66,3128" } else { "14.1428 or 14,1428" };
        format!("degrees lie between -{most} and {most} and are written like {example}")
    };
    let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let bare = bare.trim_end_matches(['°', 'N', 'E', 'Ø', 'n', 'e', 'ø', 'º']);
    let point = bare.replace(',', ".").replace('−', "-");
    let digits = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+');
    if !point.bytes().all(digits) {
        return Err(wrong());
    }
    let degrees: f64 = point.parse().map_err(|_| wrong())?;
    if degrees.abs() <= f64::from(most) { Ok(degrees) } else { Err(wrong()) }
}

/// A date: ISO 8601, or as Norwegians write it (`31.12.2020`, `12.2020`), also `ca. 2017`.
pub(crate) fn date(text: &str) -> Result<PartialDate, String> {
    let lower = text.to_lowercase();
    let about = ["ca. ", "ca ", "ca.", "circa ", "about ", "omtrent "];
    let about = about.iter().find_map(|word| lower.strip_prefix(word));
    let bare = about.unwrap_or(&lower).trim();
    let date = bare.parse::<PartialDate>().ok().or_else(|| norwegian(bare)).or_else(|| {
        // With a time of day, as programs write it.
        let (day, _) = bare.split_once(['t', ' '])?;
        day.parse().ok().or_else(|| norwegian(day))
    });
    match date {
        Some(date) if about.is_some() => Ok(date.with(Sense::About)),
        Some(date) => Ok(date),
        None => {
            Err("write a date like 2017, 2017-06, 2017-06-30, 06.2017 or 30.06.2017".to_owned())
        }
    }
}

fn norwegian(text: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = text.split(['.', '/']).map(str::trim).collect();
    let digits = |part: &&str, most| {
        !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit())
    };
    let iso = match parts.as_slice() {
        [month, year] if digits(month, 2) && year.len() == 4 => format!("{year}-{month:0>2}"),
        [day, month, year] if digits(day, 2) && digits(month, 2) && year.len() == 4 => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => return None,
    };
    let calendar: Calendar = iso.parse().ok()?;
    Some(PartialDate { calendar, sense: Sense::Within })
}

/// The number as it is pasted: with spaces, dots, `NO`, `MVA`, or `Org.nr.` before it.
fn org_number(text: &str) -> Result<OrgNumber, String> {
    let lower = text.to_lowercase();
    let bare = match lower.find(|letter: char| letter.is_ascii_digit()) {
        Some(at) if lower.starts_with("org") || lower.starts_with("foretak") => &lower[at..],
        _ => lower.as_str(),
    };
    bare.trim_end_matches(".0").parse().map_err(|_| {
        "an organisation number has nine digits, the last a check digit, like 923 609 016"
            .to_owned()
    })
}

fn website(text: &str) -> Result<String, String> {
    let address = web::website(text).filter(|address| address.len() <= MAX_ADDRESS);
    address
        .ok_or_else(|| "a web site is written like example.org or https://example.org".to_owned())
}

fn places(text: &str, lookup: &Lookup) -> Result<Value, String> {
    let form = "a place is written: label | latitude | longitude | precision | coordinate source | \
                place basis | municipality number | town";
    let places = list::places(text).map_err(|_| form.to_owned())?;
    places.into_iter().map(|parts| place(parts, lookup, form)).collect()
}

/// A place with all that it needs; of a name alone the town is looked up.
fn place(mut parts: Map<String, Value>, lookup: &Lookup, form: &str) -> Result<Value, String> {
    for (name, most) in [("lat", 90), ("lon", 180)] {
        if let Some(Value::String(text)) = parts.get(name) {
            let degrees = degrees(text, most)?;
            parts.insert(name.to_owned(), json!(degrees));
        }
    }
    if let Some(Value::String(text)) = parts.get("precision") {
        let word = choice(Choices::Precision, text)?;
        parts.insert("precision".to_owned(), json!(word));
    }
    if !parts.contains_key("lat") && !parts.contains_key("lon") {
        let name = parts.get("label").and_then(Value::as_str).unwrap_or_default().to_owned();
        lookup.town(&name, None)?.fill(&mut parts);
    }
    if !parts.contains_key("lat") || !parts.contains_key("lon") || !parts.contains_key("label") {
        return Err(form.to_owned());
    }
    complete_place(&mut parts);
    Ok(Value::Object(parts))
}

/// Gives a place what a table need not say. It is never taken for a building unless it says so, nor
/// its position for checked.
pub(crate) fn complete_place(place: &mut Map<String, Value>) {
    for (name, usual) in [
        ("precision", "town"),
        ("coordinate_source", "import"),
        ("place_basis", "general-knowledge"),
    ] {
        if place.get(name).is_none_or(Value::is_null) {
            place.insert(name.to_owned(), json!(usual));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_norwegians_write_it() {
        for (text, iso) in [
            ("31.12.2020", "2020-12-31"),
            ("1.2.2020", "2020-02-01"),
            ("12.2020", "2020-12"),
            ("2017", "2017"),
            ("ca. 2017", "2017~"),
            ("../2019-01", "../2019-01"),
            ("2020-12-31T00:00:00", "2020-12-31"),
            ("31/12/2020", "2020-12-31"),
        ] {
            assert_eq!(date(text).unwrap().to_string(), iso, "{text}");
        }
        for text in ["31.13.2020", "12.31.2020", "1.2.20", "i fjor", "", "43830"] {
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn degrees_are_read_with_a_comma() {
        assert_eq!(degrees("66,31", 90), Ok(66.31));
        assert_eq!(degrees(" 14.1428° Ø", 180), Ok(14.1428));
        assert_eq!(degrees("-9,03", 180), Ok(-9.03));
        for text in ["91", "66,3.1", "nord", "", "1e1", "NaN", "inf"] {
            assert!(degrees(text, 90).is_err(), "{text}");
        }
    }

    #[test]
    fn an_organisation_number_is_read_as_it_is_pasted() {
        for text in
            ["Org.nr. 923 609 016", "NO923609016MVA", "923609016.0", "Org.nr: NO 923 609 016 MVA"]
        {
            assert_eq!(
                org_number(text).map(|number| number.to_string()),
                Ok("923609016".to_owned()),
                "{text}"
            );
        }
        assert!(org_number("Ola 923609016").is_err());
    }

    #[test]
    fn what_names_a_person_is_left_out_and_said() {
        let (text, note) = without_persons("Kai AS\nc/o Ola Nordmann\nHavna");
        assert_eq!((text.as_str(), note.is_some()), ("Kai AS\nHavna", true));
        assert_eq!(without_persons("Kai AS, v/ Kari").0, "Kai AS");
        assert_eq!(without_persons("Kai AS v/Kari").0, "Kai AS");
        assert_eq!(without_persons("Av/på AS"), ("Av/på AS".to_owned(), None));
    }
}

//! How OGC API Features reads a query string: strictly, with `datetime` and `bbox` of its own.

use shared::{
    date::{Calendar, Day},
    directory::Directory,
    geo::Bounds,
    lang::Lang,
    view::{Given, TimeFilter, View, encode, pairs},
};

use crate::{
    api::{
        bad_values,
        endpoint::Takes,
        parameters::{self, MOST, Parameter},
        question::Read,
        text::either,
    },
    error::BadValue,
};

/// The first and the last year that a date can have: open ends of intervals.
const OPEN: (Calendar, Calendar) = (Calendar::Year(0), Calendar::Year(9999));

/// Parameters that the explorer does not have, or reads otherwise.
pub const OWN: [&str; 6] = ["bbox", "datetime", "limit", "offset", "f", "lang"];

/// Reads the query string of an address that takes no other than its own parameters.
pub fn read(query: &str, takes: Takes, directory: &Directory, read: &mut Read) {
    let lang = read.lang;
    let known = parameters::of(takes);
    let mut filters = String::new();
    let mut seen: Vec<&str> = Vec::new();
    for (name, value) in pairs(query) {
        let value = value.trim();
        let Some(name) = known.iter().map(|known| known.name).find(|known| *known == name) else {
            read.bad.push(unknown(&name, value, &known, lang));
            continue;
        };
        if !OWN.contains(&name) {
            if !filters.is_empty() {
                filters.push('&');
            }
            filters.push_str(name);
            filters.push('=');
            encode(value, &mut filters);
        } else if !seen.contains(&name) {
            seen.push(name);
            if own(name, value, read).is_none() {
                read.bad.push(bad_values::bad(name, value, &example(name, lang), lang));
            }
        }
    }
    let view = View::parse(&filters);
    read.bad.extend(view.unread.iter().map(|bad| bad_values::unread(bad, directory, lang)));
    read.view = View { bbox: read.view.bbox.take(), time: read.view.time.take(), ..view };
}

/// Takes over the value of one of [`OWN`]; `None` if it cannot be read.
fn own(name: &str, value: &str, read: &mut Read) -> Option<()> {
    match name {
        "bbox" => read.view.bbox = Some(Given::Value(bbox(value)?)),
        "datetime" => read.view.time = Some(Given::Value(time(value)?)),
        "limit" => {
            let limit = value.parse().ok().filter(|limit: &u64| *limit > 0)?;
            read.part.limit = usize::try_from(limit).unwrap_or(MOST).min(MOST);
        }
        "offset" => read.part.offset = value.parse::<u32>().ok()? as usize,
        "f" => return matches!(value, "json" | "html").then_some(()),
        _ => {}
    }
    Some(())
}

fn unknown(name: &str, value: &str, known: &[&Parameter], lang: Lang) -> BadValue {
    let known: Vec<&str> = known.iter().map(|known| known.name).collect();
    let known = known.join(", ");
    let short: String = name.chars().take(BadValue::SHOWN).collect();
    let message = either(
        lang,
        format!("«{short}» er ikke en parameter her. Disse finnes: {known}."),
        format!("“{short}” is not a parameter here. These are: {known}."),
    );
    BadValue::new(&short, value, message)
}

fn example(name: &str, lang: Lang) -> String {
    match name {
        "bbox" => either(
            lang,
            "Skriv vest,sør,øst,nord i grader, for eksempel 12,65,16,68.",
            "Write west,south,east,north in degrees, for example 12,65,16,68.",
        ),
        "datetime" => either(
            lang,
            "Skriv for eksempel 2020-06-30, 2018-01-01/2020-12-31, 2018-01-01/.. eller ../2020-12-31.",
            "Write for example 2020-06-30, 2018-01-01/2020-12-31, 2018-01-01/.. or ../2020-12-31.",
        ),
        "f" => either(lang, "Skriv json eller html.", "Write json or html."),
        "limit" => either(lang, "Skriv et helt tall fra 1.", "Write a whole number from 1."),
        _ => either(lang, "Skriv et helt tall fra 0.", "Write a whole number from 0."),
    }
}

/// A box of four numbers, or of six with heights, which are not looked at.
fn bbox(text: &str) -> Option<Bounds> {
    // Zero is one number, whatever its sign.
    let number =
        |part: &str| part.trim().parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| n + 0.0);
    let numbers: Vec<f64> = text.split(',').map(number).collect::<Option<_>>()?;
    match *numbers.as_slice() {
        [west, south, east, north] | [west, south, _, east, north, _] => {
            Bounds::new(west, south, east, north)
        }
        _ => None,
    }
}

/// An instant, or an interval that may be open on one side.
///
/// Source: OGC 17-069r4, section 7.15.4; months and years, which are not in the standard, are
/// read as well.
fn time(text: &str) -> Option<TimeFilter> {
    let Some((from, to)) = text.split_once('/') else {
        return instant(text).map(TimeFilter::AsOf);
    };
    let open = |part: &str| part.is_empty() || part == "..";
    if open(from) && open(to) && text != "../.." {
        return None;
    }
    let from = if open(from) { OPEN.0 } else { instant(from)? };
    let to = if open(to) { OPEN.1 } else { instant(to)? };
    (from.days().first <= to.days().last).then_some(TimeFilter::Window(from, to))
}

fn instant(text: &str) -> Option<Calendar> {
    text.parse().ok().or_else(|| {
        let instant: jiff::Timestamp = text.parse().ok()?;
        let day = Day(i32::try_from(instant.as_second().div_euclid(86_400)).ok()?);
        let (year, month, day) = day.ymd();
        (year >= 0).then_some(Calendar::Day(year, month, day))
    })
}

/// A time filter as it stands in addresses, as a value of `datetime`.
pub fn datetime(time: &str) -> String {
    let open = |part: &str, end: Calendar| {
        if part == end.to_string() { "..".to_owned() } else { part.to_owned() }
    };
    match time.split_once('/') {
        None => time.to_owned(),
        Some((from, to)) => format!("{}/{}", open(from, OPEN.0), open(to, OPEN.1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_and_intervals_are_read() {
        let read = |text: &str| time(text).map(|time| datetime(&time.to_string()));
        for (text, same) in [
            ("2018-02-12", "2018-02-12"),
            ("2018-02-12T23:20:50Z", "2018-02-12"),
            ("2018-02-12T23:20:50-02:00", "2018-02-13"),
            ("2018-02-12/2019-03-01T00:00:00Z", "2018-02-12/2019-03-01"),
            ("2018-02-12/..", "2018-02-12/.."),
            ("/2018-02-12", "../2018-02-12"),
            ("../..", "../.."),
        ] {
            assert_eq!(read(text).as_deref(), Some(same), "{text}");
        }
        for text in ["", "/", "yesterday", "2019/2018", "2018-02-30", "2018-02-12T25:00:00Z"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_box_has_four_numbers_or_six() {
        let flat = bbox("12,65,16,68").unwrap();
        assert_eq!(bbox("12,65,-10,16,68,900"), Some(flat));
        for text in ["", "12,65,16", "12,65,16,a", "12,68,16,65", "12,65,16,95", "1,2,3,4,5"] {
            assert_eq!(bbox(text), None, "{text}");
        }
    }
}

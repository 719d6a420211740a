//! iCalendar (RFC 5545): since when the organisations of a view take part, and milestones.
//!
//! A calendar only knows days, and most dates here are known less precisely. What is known to the
//! day is an all-day event. A month or a year is an all-day event over the whole of it, which blocks
//! no time (`TRANSP:TRANSPARENT`) and says "some time in" in its title, so that no day is claimed.
//! "Not after" and "unknown" name no first day at all: they are journal entries without a date
//! (`VJOURNAL` without `DTSTART`), which calendars keep and show on no day. So the calendar has the
//! same records as every other format.

use icalendar::{Calendar as Ics, Component, Event, Property};
use shared::{
    date::{Calendar, Day, PartialDate, Sense},
    lang::Lang,
    text::dates,
};
use store::Kind;

use super::{
    changed::Moment, links, milestones, problem::Problem, question::Question, text::either,
    values::iso,
};

/// A record as the calendar shows it.
struct Item {
    /// What identifies it, before the `@`.
    id: String,
    title: String,
    description: String,
    url: String,
    when: Option<PartialDate>,
    changed: Moment,
}

/// The organisations of the view, and the milestones that concern them.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn partners(question: &Question) -> Result<Vec<u8>, Problem> {
    let (ordered, selection) = question.ordered()?;
    let directory = question.directory();
    let (partners, lang) = (&directory.columns.partners, question.lang);
    let records = &question.published.register.partners;
    let by_id: std::collections::HashMap<&str, _> =
        records.iter().map(|record| (record.id.as_str(), record)).collect();
    let item = |p: &u32| {
        let at = *p as usize;
        let (id, name) = (&partners.slug[at], &partners.name[at]);
        let record = by_id.get(id).copied();
        Item {
            id: format!("partner.{id}"),
            title: either(lang, format!("{name} blir med"), format!("{name} joins")),
            description: record.map_or("", |record| record.description.get(lang)).to_owned(),
            url: links::partner_page(question.settings(), id, lang),
            when: partners.since[at],
            changed: Moment::of(&question.published, Kind::Partner, id),
        }
    };
    let milestones = directory.milestones(&question.view, &selection);
    let items = ordered.iter().map(item);
    Ok(write(question, items.chain(milestones.iter().map(|at| milestone(question, *at)))))
}

/// The milestones of the view.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn milestones(question: &Question) -> Result<Vec<u8>, Problem> {
    let shown = milestones::shown(question)?;
    Ok(write(question, shown.iter().map(|at| milestone(question, *at))))
}

fn milestone(question: &Question, at: usize) -> Item {
    let (columns, lang) = (&question.directory().columns, question.lang);
    let entry = &columns.milestones[at];
    let record = milestones::record(question, entry);
    Item {
        id: format!("milestone.{}", entry.id),
        title: entry.title.get(lang).to_owned(),
        description: record.map_or("", |record| record.description.get(lang)).to_owned(),
        url: links::milestone_page(question.settings(), &entry.id, lang),
        when: entry.when,
        changed: Moment::of(&question.published, Kind::Milestone, &entry.id),
    }
}

fn write(question: &Question, items: impl Iterator<Item = Item>) -> Vec<u8> {
    let mut calendar = Ics::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Klyngekart//API 1//EN"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.name(&question.settings().cluster.name);
    let frame = calendar.to_string();
    let end = "END:VCALENDAR\r\n";
    let mut out = frame.strip_suffix(end).unwrap_or(&frame).to_owned();
    for item in items {
        out += &entry(question, &item);
    }
    out += end;
    fold(&out).into_bytes()
}

/// The lines folded so that none is longer than 75 bytes. The library's own fold does not count the
/// space that a continued line begins with.
///
/// Source: RFC 5545, section 3.1.
fn fold(text: &str) -> String {
    const LONGEST: usize = 75;
    let mut out = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut len = 0;
        for letter in line.chars() {
            if len + letter.len_utf8() > LONGEST {
                out += "\r\n ";
                len = 1;
            }
            out.push(letter);
            len += letter.len_utf8();
        }
        out += "\r\n";
    }
    out
}

/// One record as lines of the calendar.
fn entry(question: &Question, item: &Item) -> String {
    let lang = question.lang;
    let note = item.when.map_or_else(
        || either(lang, "Datoen er ikke kjent.", "The date is not known."),
        |when| note(when, lang),
    );
    let mut event = Event::new();
    event.uid(&format!("{}@{}", item.id, links::host(question.settings())));
    event.add_property("DTSTAMP", item.changed.basic());
    event.add_property("URL", item.url.as_str());
    let description = [note.as_str(), item.description.as_str()].join("\n\n");
    event.description(description.trim());
    match item.when {
        Some(when) if when.sense != Sense::By => {
            event.summary(&title(&item.title, when, lang));
            let days = when.days();
            event.append_property(day("DTSTART", days.first));
            // The end is the first day after it.
            event.append_property(day("DTEND", days.last.plus(1)));
            event.add_property("TRANSP", "TRANSPARENT");
            event.to_string()
        }
        Some(when) => {
            event.summary(&format!("{} ({})", item.title, dates::format_date(when, lang)));
            journal(&event)
        }
        None => {
            let unknown = either(lang, "dato ukjent", "date unknown");
            event.summary(&format!("{} ({unknown})", item.title));
            journal(&event)
        }
    }
}

/// The lines of an event as those of a journal entry.
fn journal(event: &Event) -> String {
    event.to_string().replacen("BEGIN:VEVENT\r\n", "BEGIN:VJOURNAL\r\n", 1).replacen(
        "END:VEVENT\r\n",
        "END:VJOURNAL\r\n",
        1,
    )
}

/// The title, which says where a date is less precise than a day.
fn title(title: &str, when: PartialDate, lang: Lang) -> String {
    let about = when.sense == Sense::About;
    match when.calendar {
        Calendar::Day(..) if !about => title.to_owned(),
        _ => {
            let date = dates::format_calendar(when.calendar, lang);
            let some_time = if about {
                dates::format_date(when, lang)
            } else {
                either(lang, format!("en gang i {date}"), format!("some time in {date}"))
            };
            format!("{title} ({some_time})")
        }
    }
}

/// What is known of the date, in words.
fn note(when: PartialDate, lang: Lang) -> String {
    let date = dates::format_date(when, lang);
    match (when.sense, when.calendar) {
        (Sense::Within, Calendar::Day(..)) => format!("{}.", dates::capitalised(&date)),
        (Sense::Within, _) => either(
            lang,
            format!("En gang i {date}; dagen er ikke kjent."),
            format!("Some time in {date}; the day is not known."),
        ),
        (Sense::About, _) => either(
            lang,
            format!("{}, anslått ut fra sammenhengen.", dates::capitalised(&date)),
            format!("{}, estimated from the context.", dates::capitalised(&date)),
        ),
        (Sense::By, _) => either(
            lang,
            format!("{}; ingen vet hvor lenge før.", dates::capitalised(&date)),
            format!("{}; nobody knows how long before.", dates::capitalised(&date)),
        ),
    }
}

fn day(name: &str, day: Day) -> Property {
    let mut property = Property::new(name, basic(day));
    property.add_parameter("VALUE", "DATE");
    property
}

/// A day as `20170630`.
fn basic(day: Day) -> String {
    iso(day).replace('-', "")
}

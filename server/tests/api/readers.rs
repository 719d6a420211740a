//! What every format holds, read by somebody else's reader.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use calcard::{
    Entry, Parser,
    icalendar::{
        ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue,
    },
};

/// The ids of the features, in order; every geometry lies on the earth.
pub(super) fn geojson(body: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(body).unwrap();
    let geojson::GeoJson::FeatureCollection(all) = text.parse().unwrap() else { panic!("{text}") };
    assert!(all.foreign_members.as_ref().is_none_or(|members| !members.contains_key("crs")));
    all.features
        .into_iter()
        .map(|feature| match feature.id {
            Some(geojson::feature::Id::String(id)) => id,
            other => panic!("{other:?}"),
        })
        .collect()
}

/// The values of the column of ids, in order.
pub(super) fn csv(body: &[u8]) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(body);
    let at = reader.headers().unwrap().iter().position(|name| name == "Id").unwrap();
    reader.records().map(|record| record.unwrap()[at].to_owned()).collect()
}

/// The values of the column of ids, in order.
pub(super) fn xlsx(body: &[u8]) -> Vec<String> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(body)).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    let mut rows = sheet.rows();
    let head = rows.next().unwrap();
    let at = head.iter().position(|cell| *cell == "Id").unwrap();
    rows.map(|row| row[at].to_string()).collect()
}

/// All cells of all sheets of a workbook.
pub(super) fn cells(body: &[u8]) -> String {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(body)).unwrap();
    let mut all = String::new();
    for (_, sheet) in workbook.worksheets() {
        for cell in sheet.rows().flatten() {
            all += &format!("{cell}\n");
        }
    }
    all
}

/// The last part of the address of each entry, sorted.
pub(super) fn atom(body: &[u8]) -> Vec<String> {
    let feed = feed_rs::parser::parse(body).unwrap();
    assert_eq!(feed.feed_type, feed_rs::model::FeedType::Atom);
    let mut ids: Vec<String> = feed
        .entries
        .iter()
        .map(|entry| entry.id.rsplit(['/', '.']).next().unwrap().to_owned())
        .collect();
    ids.sort();
    ids
}

/// The calendar, without a line that the reader did not understand.
pub(super) fn calendar(body: &[u8]) -> ICalendar {
    let mut parser = Parser::new(std::str::from_utf8(body).unwrap());
    let calendar = match parser.entry() {
        Entry::ICalendar(calendar) => calendar,
        other => panic!("{other:?}"),
    };
    assert!(matches!(parser.entry(), Entry::Eof));
    calendar
}

/// Events and journal entries.
pub(super) fn entries(calendar: &ICalendar) -> Vec<&ICalendarComponent> {
    let shown = |part: &&ICalendarComponent| {
        matches!(
            part.component_type,
            ICalendarComponentType::VEvent | ICalendarComponentType::VJournal
        )
    };
    calendar.components.iter().filter(shown).collect()
}

/// The first value of a property as text.
pub(super) fn text(part: &ICalendarComponent, name: &ICalendarProperty) -> Option<String> {
    let entry = part.entries.iter().find(|entry| entry.name == *name)?;
    match entry.values.first()? {
        ICalendarValue::Text(text) => Some(text.clone()),
        ICalendarValue::PartialDateTime(day) => {
            let (year, month, date) = (day.year?, day.month?, day.day?);
            Some(format!("{year:04}-{month:02}-{date:02}"))
        }
        other => Some(format!("{other:?}")),
    }
}

/// The ids of the partners in a calendar, sorted.
pub(super) fn ics(body: &[u8]) -> Vec<String> {
    let calendar = calendar(body);
    let mut ids: Vec<String> = entries(&calendar)
        .into_iter()
        .map(|part| text(part, &ICalendarProperty::Uid).unwrap())
        .filter_map(|uid| Some(uid.strip_prefix("partner.")?.split_once('@')?.0.to_owned()))
        .collect();
    ids.sort();
    ids
}

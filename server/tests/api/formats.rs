//! Feeds and calendars in their details: what readers rely on.

use calcard::icalendar::{ICalendarComponentType, ICalendarProperty as Name};
use shared::date::{Calendar, PartialDate, Sense};

use super::readers;
use crate::support::{get, site};

#[tokio::test]
async fn a_feed_tells_the_latest_news_first() {
    for address in ["/api/v1/partners.atom?lang=en", "/api/v1/milestones.atom?lang=en"] {
        let answer = get(address, &[]).await;
        let feed = feed_rs::parser::parse(&answer.body[..]).unwrap();
        assert_eq!(feed.language.as_deref(), Some("en"));
        assert!(feed.title.unwrap().content.starts_with("Arctic Cluster Team"));
        assert!(feed.links.iter().any(|link| link.rel.as_deref() == Some("self")));
        assert!(!feed.authors.is_empty());
        let updated: Vec<_> = feed.entries.iter().map(|entry| entry.updated.unwrap()).collect();
        assert!(updated.is_sorted_by(|a, b| a >= b));
        assert_eq!(feed.updated, updated.first().copied());
        let mut ids: Vec<_> = feed.entries.iter().map(|entry| &entry.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), updated.len());
        assert!(
            feed.entries.iter().all(|entry| entry.summary.is_some() && !entry.links.is_empty())
        );
    }
}

#[tokio::test]
async fn an_empty_feed_and_calendar_are_still_ones() {
    assert_eq!(readers::atom(&get("/api/v1/partners.atom?kind=", &[]).await.body), [""; 0]);
    assert_eq!(readers::ics(&get("/api/v1/partners.ics?kind=", &[]).await.body), [""; 0]);
    assert_eq!(readers::csv(&get("/api/v1/partners.csv?kind=", &[]).await.body), [""; 0]);
    assert_eq!(readers::geojson(&get("/api/v1/partners.geojson?kind=", &[]).await.body), [""; 0]);
}

#[tokio::test]
async fn a_date_in_the_calendar_is_never_more_precise_than_in_the_register() {
    let site = site().await;
    let published = site.published();
    let body = get("/api/v1/milestones.ics?lang=en", &[]).await.body;
    let calendar = readers::calendar(&body);
    let entries = readers::entries(&calendar);
    assert_eq!(entries.len(), published.directory.columns.milestones.len());
    let mut kinds = [0; 3];
    for milestone in &published.directory.columns.milestones {
        let uid = format!("milestone.{}@127.0.0.1", milestone.id);
        let entry = entries
            .iter()
            .find(|entry| readers::text(entry, &Name::Uid).as_deref() == Some(&uid))
            .unwrap();
        let (start, end) =
            (readers::text(entry, &Name::Dtstart), readers::text(entry, &Name::Dtend));
        let summary = readers::text(entry, &Name::Summary).unwrap();
        if let Some(when @ PartialDate { sense: Sense::Within | Sense::About, calendar }) =
            milestone.when
        {
            let day = |day: shared::date::Day| {
                let (year, month, date) = day.ymd();
                Some(Calendar::Day(year, month, date).to_string())
            };
            assert_eq!(entry.component_type, ICalendarComponentType::VEvent);
            let days = when.days();
            assert_eq!((start, end), (day(days.first), day(days.last.plus(1))), "{uid}");
            let exact = matches!(calendar, Calendar::Day(..)) && when.sense == Sense::Within;
            assert_eq!(
                summary.ends_with(')'),
                !exact || milestone.title.en.ends_with(')'),
                "{summary}"
            );
            kinds[usize::from(!exact)] += 1;
        } else {
            assert_eq!(entry.component_type, ICalendarComponentType::VJournal);
            assert_eq!((start, end), (None, None));
            assert!(summary.ends_with(')'), "{summary}");
            kinds[2] += 1;
        }
    }
    assert!(kinds[0] > 0 && kinds[1] > 0, "{kinds:?}");
}

#[tokio::test]
async fn lines_of_the_calendar_are_short_and_end_as_the_standard_says() {
    let body = get("/api/v1/partners.ics", &[]).await.body;
    let text = std::str::from_utf8(&body).unwrap();
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
    }
    // Who has no known date is kept, on no day.
    assert!(text.contains("BEGIN:VJOURNAL"));
}

#[tokio::test]
async fn files_are_named_and_feeds_are_not() {
    for (address, name) in [
        ("/api/v1/partners.csv", "partners.csv"),
        ("/api/v1/partners.xlsx", "partners.xlsx"),
        ("/api/v1/partners.geojson", "partners.geojson"),
        ("/api/v1/milestones.ics", "milestones.ics"),
    ] {
        let disposition = format!("attachment; filename=\"{name}\"");
        assert_eq!(get(address, &[]).await.header("content-disposition"), disposition);
    }
    assert_eq!(get("/api/v1/partners.atom", &[]).await.header("content-disposition"), "");
}

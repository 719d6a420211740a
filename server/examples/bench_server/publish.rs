//! How long a Directory takes as a whole, and how soon a published change is in it.

use std::time::{Duration, Instant};

use server::{Site, published::Published, site::today};
use shared::{
    partner::Partner,
    register::{Key, Kind, Record},
};
use store::{AuthorId, Change, Entry, Expectation, Intent, Store};

use super::{Figure, time};

/// How often each is measured; the best counts, since others work on the machine too.
const TIMES: usize = 8;

/// A change of one record.
type Edit = fn(&mut Partner, usize);

/// Measures both.
pub async fn figures(site: &Site, database: &str, large: bool) -> anyhow::Result<Vec<Figure>> {
    let (build, change) = if large { ("2500 ms", "") } else { ("250 ms", "20 ms") };
    let mut figures = vec![time("Directory built as a whole", built(site), build)];
    let edits: [(&str, Edit); 4] = [
        ("a description", |partner, at| partner.description.nb = format!("Ny tekst {at}.")),
        ("expertise", |partner, at| partner.expertise.truncate(1 + at % 2)),
        ("a place", |partner, at| {
            if let Some(place) = &mut partner.location {
                place.lat += 0.001 * (at + 1) as f64;
            }
        }),
        ("a name", |partner, at| partner.short_name = format!("Nytt navn {at}")),
    ];
    let other = Store::open(database).await?;
    for (what, edit) in edits {
        let (written, seen, pause) = changed(site, &other, edit).await?;
        figures.push(time(&format!("{what} changed, until all pages show it"), seen, change));
        figures.push(time("… written and checked in the store before", written, ""));
        figures.push(time("… longest wait of a reader meanwhile", pause, ""));
    }
    other.close().await;
    Ok(figures)
}

fn built(site: &Site) -> Duration {
    let snapshot = site.store().current();
    let build = || {
        let start = Instant::now();
        let built = Published::new(&snapshot, site.settings(), today(), None);
        let spent = start.elapsed();
        drop(built);
        spent
    };
    (0..TIMES).map(|_| build()).min().unwrap_or_default()
}

/// Publishes a change by another handle, as another process would, and lets the site follow: the
/// least time of writing, of following, and the longest that a reader waited in the best round.
async fn changed(
    site: &Site,
    other: &Store,
    edit: Edit,
) -> anyhow::Result<(Duration, Duration, Duration)> {
    let mut best = (Duration::MAX, Duration::MAX, Duration::MAX);
    for at in 0..TIMES {
        let mut partner = other.current().register().partners[17].clone();
        edit(&mut partner, at);
        let key = Key::new(Kind::Partner, partner.id.clone());
        let base = other.head(&key).await?.map(|head| head.id);
        let change = Change::put(Record::Partner(Box::new(partner))).based_on(base);
        let entry = Entry { author: AuthorId::SYSTEM, reason: "a benchmark".to_owned() };
        let start = Instant::now();
        other.write(vec![change], Intent::Published, &entry, Expectation::Bases).await?;
        let written = start.elapsed();
        let reading = tokio::spawn(reader(site.clone()));
        let start = Instant::now();
        site.refresh(today()).await?;
        let seen = start.elapsed();
        let pause = reading.await?;
        best = (best.0.min(written), best.1.min(seen), best.2.min(pause));
    }
    Ok(best)
}

/// Takes what is public every tenth of a millisecond; gives the longest time that this took.
async fn reader(site: Site) -> Duration {
    let mut longest = Duration::ZERO;
    let end = Instant::now() + Duration::from_millis(200);
    while Instant::now() < end {
        let start = Instant::now();
        drop(site.published());
        longest = longest.max(start.elapsed());
        tokio::time::sleep(Duration::from_micros(100)).await;
    }
    longest
}

//! On whose pages embeds are shown: how often per origin, told in the log once an hour. Never who looks.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use http::{HeaderMap, header::REFERER};

use super::frame::{is_framed, origin_of};

/// How many origins are told apart until they are told; more are not counted.
const MOST: usize = 500;
/// How often the counts are told.
const EVERY: Duration = Duration::from_hours(1);

/// The counts since they were last told.
#[derive(Debug)]
pub struct Hosts(Mutex<Counts>);

#[derive(Debug)]
struct Counts {
    by_origin: BTreeMap<String, u64>,
    since: Instant,
}

impl Default for Hosts {
    fn default() -> Self {
        Self(Mutex::new(Counts { by_origin: BTreeMap::new(), since: Instant::now() }))
    }
}

impl Hosts {
    /// Counts the page around a frame, if the browser says that this is one and on which site; `own` is
    /// the origin of this site, which is not counted.
    pub(super) fn note(&self, headers: &HeaderMap, own: &str) {
        let referer = headers.get(REFERER).and_then(|value| value.to_str().ok());
        let Some(origin) = referer.filter(|_| is_framed(headers)).map(origin_of) else { return };
        let is_site = origin.len() <= 200 && origin.starts_with("http") && origin.contains("://");
        if origin == own || !is_site {
            return;
        }
        let mut counts = self.counts();
        if let Some(count) = counts.by_origin.get_mut(origin) {
            *count += 1;
        } else if counts.by_origin.len() < MOST {
            counts.by_origin.insert(origin.to_owned(), 1);
        }
    }

    /// What was counted since this was last asked for, by origin.
    pub fn take(&self) -> BTreeMap<String, u64> {
        let mut counts = self.counts();
        counts.since = Instant::now();
        std::mem::take(&mut counts.by_origin)
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the counts to the log and begins anew, if the hour is over or it must be `now`.
    pub(crate) fn tell(&self, now: bool) {
        let due = now || self.counts().since.elapsed() >= EVERY;
        if !due {
            return;
        }
        for (origin, times) in self.take() {
            tracing::info!(origin, times, "embeds were shown on another site");
        }
    }
}

//! Everything that handlers share.

use std::{
    path::Path,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, SystemTime},
};

use shared::{date::Day, register::Register, settings::Settings};
use store::{Store, StoreError};

use crate::{
    assets::Assets, content, embed::hosts::Hosts, forwarded::TrustedProxies, headers::Framing,
    pictures::Pictures, published::Published, settings::Loaded, start::StartError, stored::Stored,
    tiles::Basemap,
};

/// What a site is made of.
#[derive(Debug)]
pub struct Parts {
    /// The operator's settings.
    pub loaded: Loaded,
    /// All records with their history.
    pub store: Store,
    /// The files of the page.
    pub assets: Assets,
    /// The archive of map tiles.
    pub basemap: Basemap,
}

/// One cluster's site: settings, data, files. Cheap to clone; all clones are the same site.
#[derive(Clone, Debug)]
pub struct Site(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    loaded: Loaded,
    framing: Framing,
    store: Store,
    assets: Assets,
    basemap: Basemap,
    renewing: tokio::sync::Mutex<()>,
    pictures: Pictures,
    hosts: Hosts,
    current: RwLock<Versions>,
    closing: AtomicBool,
}

#[derive(Debug)]
struct Versions {
    published: Arc<Published>,
    before: Option<Stored>,
}

impl Site {
    /// The site of a settings file and a database, with everything else from inside the binary. An
    /// empty database is filled with the data files.
    ///
    /// # Errors
    ///
    /// [`StartError`] if settings, data, database, assets or basemap cannot be used.
    pub async fn open(settings: Option<&Path>, database: &str) -> Result<Self, StartError> {
        let loaded = Loaded::read(settings)?;
        let store = Store::open(database).await?;
        prepare(&store, &loaded).await?;
        let (assets, basemap) = (Assets::embedded()?, Basemap::embedded().await?);
        Ok(Self::new(Parts { loaded, store, assets, basemap }, today()))
    }

    /// A site of these parts, as of this day.
    pub fn new(parts: Parts, today: Day) -> Self {
        let Parts { loaded, store, assets, basemap } = parts;
        let published = Published::new(&store.current(), &loaded.settings, today, None);
        let site = Self(Arc::new(Inner {
            framing: Framing::by(&loaded.settings.framing_origins),
            loaded,
            store,
            assets,
            basemap,
            renewing: tokio::sync::Mutex::default(),
            pictures: Pictures::default(),
            hosts: Hosts::default(),
            current: RwLock::new(Versions { published: Arc::new(published), before: None }),
            closing: AtomicBool::new(false),
        }));
        site.pack();
        site
    }

    /// All records with their history. Nothing that answers the public reads it; that is what
    /// [`published`](Site::published) is for.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The operator's settings.
    pub fn settings(&self) -> &Settings {
        &self.0.loaded.settings
    }

    /// The file of the cluster's logo.
    pub fn logo(&self) -> Option<&Stored> {
        self.0.loaded.logo.as_ref()
    }

    /// The public data of this moment. Take it once per request, so that one answer never mixes two
    /// versions.
    pub fn published(&self) -> Arc<Published> {
        self.0.current.read().unwrap_or_else(PoisonError::into_inner).published.clone()
    }

    /// The files of the page and their addresses.
    pub fn assets(&self) -> &Assets {
        &self.0.assets
    }

    /// The archive of map tiles and its address.
    pub fn basemap(&self) -> &Basemap {
        &self.0.basemap
    }

    /// The pictures that were drawn.
    pub fn pictures(&self) -> &Pictures {
        &self.0.pictures
    }

    /// On whose pages embeds are shown.
    pub fn hosts(&self) -> &Hosts {
        &self.0.hosts
    }

    /// Who may put embeds into a frame.
    pub fn framing(&self) -> &Framing {
        &self.0.framing
    }

    /// The networks whose forwarded headers are believed.
    pub fn trusted(&self) -> &TrustedProxies {
        &self.0.loaded.trusted
    }

    /// Makes this the public data from now on.
    pub fn publish(&self, published: Published) {
        let mut current = self.0.current.write().unwrap_or_else(PoisonError::into_inner);
        tracing::info!(version = published.version(), "new data is public");
        let before = std::mem::replace(&mut current.published, Arc::new(published));
        // The same data with other texts are not a version before.
        if before.stored.hash != current.published.stored.hash {
            current.before = Some(before.stored.clone());
        }
        drop(current);
        self.pack();
        // Giving back the memory of all records takes milliseconds that nobody should wait for.
        beside(move || drop(before));
    }

    /// Packs the data as pages fetch them, beside the work of answering.
    fn pack(&self) {
        let published = self.published();
        if !published.stored.brotli.is_waiting() {
            return;
        }
        beside(move || published.pack());
    }

    /// The data of the present version or of the one before.
    pub(crate) fn version(&self, version: &str) -> Option<Stored> {
        let current = self.0.current.read().unwrap_or_else(PoisonError::into_inner);
        std::iter::once(&current.published.stored)
            .chain(&current.before)
            .find(|stored| stored.hash == version)
            .cloned()
    }

    /// Whether requests should be sent here: false from the moment the server is told to stop.
    pub fn is_ready(&self) -> bool {
        !self.0.closing.load(Ordering::Relaxed)
    }

    /// The server was told to stop.
    pub fn close(&self) {
        self.0.closing.store(true, Ordering::Relaxed);
        self.0.hosts.tell(true);
    }

    /// Publishes anew if anything changed in the store or the day did. Whoever has written to the
    /// store sees it on all pages afterwards.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the store cannot be read; what was public stays so.
    pub async fn refresh(&self, today: Day) -> Result<(), StoreError> {
        let snapshot = self.0.store.refresh().await;
        // While the store cannot be reached the days go on.
        let current = match &snapshot {
            Ok(snapshot) => snapshot.clone(),
            Err(_) => self.0.store.current(),
        };
        let _turn = self.0.renewing.lock().await;
        let published = self.published();
        if published.today() != today || !Arc::ptr_eq(&published.register, current.register()) {
            let site = self.clone();
            let renew = move || Published::new(&current, site.settings(), today, Some(&published));
            match tokio::task::spawn_blocking(renew).await {
                Ok(renewed) => self.publish(renewed),
                Err(error) => tracing::error!(%error, "the data could not be published anew"),
            }
        }
        snapshot.map(drop)
    }

    /// Follows the day and what is written to the store, here or by other processes, for ever.
    pub async fn follow(self) {
        let mut reachable = true;
        loop {
            tokio::time::sleep(LOOK).await;
            self.0.hosts.tell(false);
            match self.refresh(today()).await {
                Ok(()) if !reachable => {
                    reachable = true;
                    tracing::info!("the database answers again");
                }
                Err(error) if reachable => {
                    reachable = false;
                    tracing::error!(%error, "the database cannot be read; what is public stays so");
                }
                _ => {}
            }
        }
    }
}

/// Does something beside the threads that answer, if there are such.
fn beside(work: impl FnOnce() + Send + 'static) {
    match tokio::runtime::Handle::try_current() {
        Ok(runtime) => drop(runtime.spawn_blocking(work)),
        Err(_) => work(),
    }
}

/// How often the store is asked for something new: one small query.
const LOOK: Duration = Duration::from_millis(500);

/// Fills an empty database with the data files; says what is new in them if it holds data already.
async fn prepare(store: &Store, loaded: &Loaded) -> Result<(), StartError> {
    let register: Register = content::register(loaded)?;
    if store.fill(&register, "the data that the program came with").await? {
        tracing::info!(
            records = register.records().count(),
            "the database was empty and is filled"
        );
        return Ok(());
    }
    let unseen = store.unseen(&register).await?.len();
    if unseen > 0 {
        tracing::warn!(
            "{unseen} records differ from the built-in data; `klyngekart import` shows them"
        );
    }
    Ok(())
}

/// The day by the machine's clock, in UTC.
pub fn today() -> Day {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Day(i32::try_from(since.as_secs() / 86_400).unwrap_or(i32::MAX))
}

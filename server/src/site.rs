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

use crate::{
    assets::Assets, content, forwarded::TrustedProxies, headers::Framing, pictures::Pictures,
    published::Published, settings::Loaded, start::StartError, stored::Stored, tiles::Basemap,
};

/// What a site is made of.
#[derive(Debug)]
pub struct Parts {
    /// The operator's settings.
    pub loaded: Loaded,
    /// All records.
    pub register: Register,
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
    assets: Assets,
    basemap: Basemap,
    pictures: Pictures,
    current: RwLock<Versions>,
    closing: AtomicBool,
}

#[derive(Debug)]
struct Versions {
    published: Arc<Published>,
    before: Option<Stored>,
}

impl Site {
    /// The site of a settings file, with everything else from inside the binary.
    ///
    /// # Errors
    ///
    /// [`StartError`] if settings, data, assets or basemap cannot be used.
    pub async fn open(settings: Option<&Path>) -> Result<Self, StartError> {
        let loaded = Loaded::read(settings)?;
        let files = match &loaded.data {
            Some(folder) => content::folder(folder)?,
            None => content::embedded()?,
        };
        let register = content::read(&files)?;
        let (assets, basemap) = (Assets::embedded()?, Basemap::embedded().await?);
        Ok(Self::new(Parts { loaded, register, assets, basemap }, today()))
    }

    /// A site of these parts, as of this day.
    pub fn new(parts: Parts, today: Day) -> Self {
        let Parts { loaded, register, assets, basemap } = parts;
        let published = Published::new(Arc::new(register), &loaded.settings, today);
        Self(Arc::new(Inner {
            framing: Framing::by(&loaded.settings.framing_origins),
            loaded,
            assets,
            basemap,
            pictures: Pictures::default(),
            current: RwLock::new(Versions { published: Arc::new(published), before: None }),
            closing: AtomicBool::new(false),
        }))
    }

    /// The operator's settings.
    pub fn settings(&self) -> &Settings {
        &self.0.loaded.settings
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
        current.before = Some(before.stored.clone());
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
    }

    /// Publishes the data anew whenever the day changes, for ever.
    pub async fn follow_the_day(self) {
        loop {
            // The clock may be set or the machine sleep, so it is asked often rather than trusted once.
            tokio::time::sleep(Duration::from_secs(30)).await;
            let (now, published) = (today(), self.published());
            if published.today() == now {
                continue;
            }
            let site = self.clone();
            let renewed = tokio::task::spawn_blocking(move || {
                Published::new(published.register.clone(), site.settings(), now)
            });
            match renewed.await {
                Ok(renewed) => self.publish(renewed),
                Err(error) => tracing::error!(%error, "the data could not be published anew"),
            }
        }
    }
}

/// The day by the machine's clock, in UTC.
pub fn today() -> Day {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Day(i32::try_from(since.as_secs() / 86_400).unwrap_or(i32::MAX))
}

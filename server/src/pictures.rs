//! `/map.svg` and `/map.png`: any view as a picture, and the ground of a page's first paint.
//!
//! Drawing takes tens of milliseconds, so it is done beside the threads that answer, by at most one
//! drawer per core, and what was drawn is kept.

mod asked;

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{Query, State},
    response::Response,
    routing::get,
};
use bytes::Bytes;
use cartographer::{PageGround, Picture, Terrain, png};
use http::{HeaderMap, HeaderValue, Uri, header::CACHE_CONTROL};
use quick_cache::{Weighter, sync::Cache};
use shared::{
    directory::Directory,
    explore::Canvas,
    marks::Frame,
    timeline::Room,
    view::{Links, View},
};
use tokio::{
    sync::Semaphore,
    time::{Instant, timeout_at},
};

use crate::{
    error::{BadValue, Error, Result, wrong_method},
    published::{Published, brotli, hash},
    site::Site,
    stored::{Packed, Stored},
};
use asked::Asked;

/// How much is kept, in bytes.
const KEPT: u64 = 64 * 1024 * 1024;
/// How long a request waits for its turns to draw, all together.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long caches show a picture without asking again: a change of the data is seen after that.
const FRESH: HeaderValue = HeaderValue::from_static("public, max-age=300");
/// Pictures are packed while somebody waits.
const PACKING: u32 = 5;
/// At most this many marks on a narrow picture, and on a wide one: as on pages.
const MOST_MARKS: (usize, usize) = (60, 150);
/// A picture narrower than this many CSS pixels is a phone's.
const NARROW: f64 = 600.0;

/// What was drawn, and whose turn it is to draw.
#[derive(Debug)]
pub struct Pictures {
    kept: Cache<String, Kept, Weight>,
    turns: Arc<Semaphore>,
}

#[derive(Clone, Debug)]
enum Kept {
    Picture(Stored),
    Terrain(Arc<Terrain>),
    Ground(Arc<PageGround>),
}

#[derive(Clone, Debug)]
struct Weight;

impl Weighter<String, Kept> for Weight {
    fn weight(&self, key: &String, kept: &Kept) -> u64 {
        let bytes = match kept {
            Kept::Picture(stored) => {
                stored.identity.len() + stored.brotli.get().map_or(0, Bytes::len)
            }
            Kept::Terrain(terrain) => terrain.weight(),
            Kept::Ground(ground) => ground.weight(),
        };
        (bytes + key.len() + 256) as u64
    }
}

impl Default for Pictures {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            kept: Cache::with_weighter(512, KEPT, Weight),
            turns: Arc::new(Semaphore::new(cores)),
        }
    }
}

impl Pictures {
    /// Draws when it is its turn, on a thread for it.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`] if others draw until `latest`.
    async fn draw<T: Send + 'static>(
        &self,
        latest: Instant,
        draw: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let turn = timeout_at(latest, self.turns.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| Error::Busy)?.map_err(|_| Error::NotReady)?;
        let drawn = tokio::task::spawn_blocking(move || {
            let _turn = turn; // kept until it is drawn, even if nobody waits any more
            draw()
        });
        drawn.await.map_err(|error| Error::Internal(error.into()))?
    }
}

/// The ground under the marks of a page; none where drawing has to wait too long, since the page can
/// do without.
pub async fn page_ground(site: &Site, frame: Frame) -> Option<Arc<PageGround>> {
    let key = format!("ground {}", place(&frame));
    let drawing = async {
        let drawn = site.clone();
        let latest = Instant::now() + PATIENCE;
        let ground = site.pictures().draw(latest, move || {
            let ground = PageGround::new(drawn.basemap().atlas(), frame);
            warn(ground.faults());
            Ok(ground)
        });
        Ok::<_, Error>(Kept::Ground(Arc::new(ground.await?)))
    };
    match site.pictures().kept.get_or_insert_async(&key, drawing).await {
        Ok(Kept::Ground(ground)) => Some(ground),
        _ => None,
    }
}

/// Draws the ground of the first view, so that after a start nobody waits for it.
pub async fn prepare(site: Site) {
    let frame = site.published().directory.first_frame(&View::default());
    page_ground(&site, frame).await;
}

/// The pictures.
pub fn router() -> Router<Site> {
    Router::new()
        .route("/map.svg", get(svg_picture).fallback(wrong_method))
        .route("/map.png", get(png_picture).fallback(wrong_method))
}

async fn svg_picture(site: State<Site>, uri: Uri, headers: HeaderMap) -> Result<Response> {
    answer(site, &uri, &headers, Format::Svg).await
}

async fn png_picture(site: State<Site>, uri: Uri, headers: HeaderMap) -> Result<Response> {
    answer(site, &uri, &headers, Format::Png).await
}

#[derive(Clone, Copy, Debug)]
enum Format {
    Svg,
    Png,
}

async fn answer(
    State(site): State<Site>,
    uri: &Uri,
    headers: &HeaderMap,
    format: Format,
) -> Result<Response> {
    let pairs = Query::<Vec<(String, String)>>::try_from_uri(uri).map(|query| query.0);
    let asked = Asked::read(uri.query().unwrap_or(""), &pairs.unwrap_or_default())
        .map_err(Error::BadValues)?;
    let published = site.published();
    let key = format!("{format:?} {} {}", published.version(), asked.key());
    // Whoever waits for another's drawing that fails has the rest of its own patience.
    let latest = Instant::now() + PATIENCE;
    let kept = site.pictures().kept.get_or_insert_async(&key, async {
        picture(&site, published, asked, format, latest).await.map(Kept::Picture)
    });
    let Kept::Picture(stored) = kept.await? else {
        return Err(Error::Internal(anyhow::anyhow!("the key of a picture holds something else")));
    };
    let mut response = stored.answer(headers);
    response.headers_mut().insert(CACHE_CONTROL, FRESH);
    Ok(response)
}

async fn picture(
    site: &Site,
    published: Arc<Published>,
    asked: Asked,
    format: Format,
    latest: Instant,
) -> Result<Stored> {
    let frame = asked.frame(published.directory.columns.extent);
    known(&asked.view, &published.directory)?;
    let terrain = terrain(site, frame, asked.scale, latest).await?;
    let drawn = site.clone();
    let draw = move || {
        let directory = &published.directory;
        let most_marks = if frame.width < NARROW { MOST_MARKS.0 } else { MOST_MARKS.1 };
        let canvas = Canvas { frame, most_marks, room: Room::default(), controls: false };
        let answer = directory.answer(&asked.view, asked.lang, &canvas);
        let svg = Picture {
            terrain: &terrain,
            result: &answer.result,
            title: &drawn.settings().cluster.name,
            lang: asked.lang,
            theme: asked.theme,
        }
        .svg();
        let (media_type, bytes) = match format {
            Format::Svg => ("image/svg+xml", svg.into_bytes()),
            Format::Png => {
                let pixels = png(&svg, asked.scale).map_err(anyhow::Error::from)?;
                ("image/png", pixels)
            }
        };
        Ok(Stored {
            media_type,
            hash: hash(&bytes),
            brotli: Packed::ready(
                matches!(format, Format::Svg).then(|| brotli(&bytes, PACKING)).flatten(),
            ),
            gzip: None,
            identity: Bytes::from(bytes),
        })
    };
    site.pictures().draw(latest, draw).await
}

/// Whether the project whose arcs are asked for is there.
fn known(view: &View, directory: &Directory) -> Result<()> {
    let Some(Links::Project(id)) = &view.links else { return Ok(()) };
    if directory.has_project(id) {
        return Ok(());
    }
    let projects = directory.columns.links.iter().filter_map(|link| link.project.as_deref());
    let known: Vec<&str> = projects.collect();
    let message = format!("links must be projects, owners, or one of {}", known.join(", "));
    Err(Error::BadValues(vec![BadValue::new("links", id, message)]))
}

/// The ground of a frame, which many pictures share.
async fn terrain(site: &Site, frame: Frame, scale: f64, latest: Instant) -> Result<Arc<Terrain>> {
    let key = format!("terrain {} {scale}", place(&frame));
    let drawing = async {
        let drawn = site.clone();
        let terrain = site.pictures().draw(latest, move || {
            let atlas = drawn.basemap().atlas();
            let terrain = atlas.map_or_else(
                || Terrain::sea(frame),
                |atlas| Terrain::of(atlas, frame, Picture::detail(scale)),
            );
            warn(&terrain.faults);
            Ok(terrain)
        });
        Ok::<_, Error>(Kept::Terrain(Arc::new(terrain.await?)))
    };
    match site.pictures().kept.get_or_insert_async(&key, drawing).await? {
        Kept::Terrain(terrain) => Ok(terrain),
        _ => Err(Error::Internal(anyhow::anyhow!("the key of a ground holds something else"))),
    }
}

fn place(frame: &Frame) -> String {
    let Frame { width, height, center, zoom } = frame;
    format!("{width} {height} {} {} {zoom}", center.lon, center.lat)
}

fn warn(faults: &[String]) {
    for fault in faults {
        tracing::warn!(fault, "the ground of a picture has a hole");
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    fn pictures(cores: usize) -> Pictures {
        Pictures { turns: Arc::new(Semaphore::new(cores)), ..Pictures::default() }
    }

    #[tokio::test]
    async fn who_has_waited_long_enough_for_a_turn_is_told_so() {
        let pictures = pictures(1);
        let _drawing = pictures.turns.acquire().await.unwrap();
        // Two drawings for one answer share its patience.
        let latest = Instant::now() + Duration::from_millis(20);
        let first = pictures.draw(latest, || Ok(())).await;
        assert!(matches!(first, Err(Error::Busy)));
        assert!(Instant::now() >= latest);
        let second = pictures.draw(latest, || Ok(())).now_or_never();
        assert!(matches!(second, Some(Err(Error::Busy))), "it does not wait once more");
    }

    #[tokio::test]
    async fn as_many_draw_at_once_as_there_are_cores() {
        let pictures = Arc::new(pictures(2));
        let now = Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let all: Vec<_> = (0..8)
            .map(|_| {
                let (pictures, now) = (pictures.clone(), now.clone());
                tokio::spawn(async move {
                    let draw = move || {
                        let others = now.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                        std::thread::sleep(Duration::from_millis(5));
                        now.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                        Ok(others)
                    };
                    pictures.draw(Instant::now() + PATIENCE, draw).await.unwrap()
                })
            })
            .collect();
        for one in all {
            assert!(one.await.unwrap() < 2);
        }
    }

    #[test]
    fn what_is_kept_stays_within_its_bytes() {
        let pictures = pictures(1);
        let megabyte = Bytes::from(vec![0; 1024 * 1024]);
        for number in 0..200 {
            let stored = Stored {
                media_type: "image/png",
                hash: String::new(),
                brotli: Packed::ready(None),
                gzip: None,
                identity: megabyte.clone(),
            };
            pictures.kept.insert(number.to_string(), Kept::Picture(stored));
        }
        assert!(pictures.kept.weight() <= KEPT && !pictures.kept.is_empty());
    }
}

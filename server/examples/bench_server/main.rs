//! What the server takes in time and memory, with as many made-up organisations as the arguments say
//! (10,000 without): `cargo xtask bench server`. Prints a table of figures with what is allowed.

mod load;
mod process;
mod publish;

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use server::{Site, assets::Assets, published::brotli, settings::Loaded, site::Parts};
use shared::{directory::Columns, generate};
use store::Store;

/// One line of the table: what was measured, the figure, what is allowed.
pub struct Figure(pub String, pub String, pub String);

/// A figure of a time in milliseconds.
pub fn time(what: &str, spent: Duration, allowed: &str) -> Figure {
    let figure = format!("{:.2} ms", spent.as_secs_f64() * 1000.0);
    Figure(what.to_owned(), figure, allowed.to_owned())
}

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Runtime::new()?;
    if let [word, database] = arguments.as_slice()
        && word == "serve"
    {
        return runtime.block_on(process::serve(database));
    }
    let sizes: Result<Vec<usize>, _> = arguments.iter().map(|count| count.parse()).collect();
    let mut sizes = sizes?;
    if sizes.is_empty() {
        sizes.push(10_000);
    }
    for partners in sizes {
        let folder = Folder::new(partners)?;
        let figures = runtime.block_on(measure(partners, &folder.0))?;
        println!("\n| {partners} organisations | measured | allowed |\n| --- | --- | --- |");
        for Figure(what, figure, allowed) in figures {
            println!("| {what} | {figure} | {allowed} |");
        }
    }
    Ok(())
}

async fn measure(partners: usize, folder: &Path) -> anyhow::Result<Vec<Figure>> {
    let large = partners > 10_000;
    let database = format!("sqlite:{}", folder.join("bench.db").display());
    let store = Store::open(&database).await?;
    store.fill(&generate::register(partners, 1), "made up").await?;
    store.close().await;
    drop(store);
    // First, so that nothing of the rest is in the caches of the system's allocator.
    let mut figures = process::figures(&database, large)?;
    let site = site(&database).await?;
    figures.extend(publish::figures(&site, &database, large).await?);
    figures.extend(load::figures(&site, large).await?);
    figures.extend(sent(&generate::columns(partners, 1)));
    Ok(figures)
}

/// What the Directory weighs as it is sent, and without names per organisation and location.
fn sent(columns: &Columns) -> [Figure; 2] {
    let packed = |columns: &Columns| brotli(&columns.to_bytes(), 6).map_or(0, |bytes| bytes.len());
    let all = packed(columns);
    let mut nameless = columns.clone();
    let partners = &mut nameless.partners;
    for names in [&mut partners.slug, &mut partners.name, &mut partners.official_name] {
        *names = names.iter().map(|_| "").collect();
    }
    partners.other_names.fill_with(Default::default);
    let each = packed(&nameless) as f64 / (columns.partners.len() + columns.locations.len()) as f64;
    [
        Figure(
            "Directory as sent (brotli 6)".to_owned(),
            format!("{} kB", all / 1000),
            String::new(),
        ),
        Figure(
            "… beyond names, per organisation and location".to_owned(),
            format!("{each:.1} bytes"),
            "12 bytes".to_owned(),
        ),
    ]
}

/// The default site with the data of this database.
async fn site(database: &str) -> anyhow::Result<Site> {
    let parts = Parts {
        loaded: Loaded::default(),
        store: Store::open(database).await?,
        assets: Assets::default(),
        basemap: server::tiles::Basemap::embedded().await?,
    };
    Ok(Site::new(parts, server::site::today()))
}

/// A folder that goes at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(partners: usize) -> std::io::Result<Self> {
        let name = format!("klyngekart-bench-{}-{partners}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

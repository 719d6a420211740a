//! What a first visit loads before the map engine, held to a budget.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::files;
use crate::site::Site;

/// What the page's Wasm may weigh, in bytes as sent (brotli).
const WASM_BUDGET: u64 = 260_000;

/// What everything together may weigh, in bytes as sent; a browser test holds a whole visit to it, with
/// the page's own HTML, the data and the headers of all answers.
const TOTAL_BUDGET: u64 = 330_000;

/// The files of a first visit: bundle and name. The `latin-ext` fonts are not among them, as few
/// pages need them.
const FIRST_LOAD: [(&str, &str); 2] =
    [("style", "noto-sans-latin-400-normal.woff2"), ("style", "noto-sans-latin-600-normal.woff2")];

/// One line of the table: a file, its size and the size of what is sent, in bytes.
struct Line {
    name: String,
    raw: u64,
    sent: u64,
}

/// Prints what a first visit loads.
///
/// # Errors
///
/// If it is more than the budget allows.
pub(crate) fn check(site: &Site) -> Result<()> {
    let lines = first_load(site)?;
    let total = Line {
        name: "together".into(),
        raw: lines.iter().map(|line| line.raw).sum(),
        sent: lines.iter().map(|line| line.sent).sum(),
    };
    println!("{:<44} {:>9} {:>9}", "first load, in bytes", "raw", "brotli");
    for line in lines.iter().chain([&total]) {
        println!("{:<44} {:>9} {:>9}", line.name, line.raw, line.sent);
    }
    let wasm = lines.iter().find(|line| line.name == "app_bg.wasm").context("no Wasm")?.sent;
    println!("budget: Wasm {wasm} of {WASM_BUDGET}, together {} of {TOTAL_BUDGET}", total.sent);
    ensure!(wasm <= WASM_BUDGET, "the Wasm is {} bytes over its budget", wasm - WASM_BUDGET);
    ensure!(
        total.sent <= TOTAL_BUDGET,
        "the first load is {} bytes over its budget",
        total.sent - TOTAL_BUDGET
    );
    Ok(())
}

/// Everything of the bundle `page`, the style sheet, and the fonts of [`FIRST_LOAD`].
fn first_load(site: &Site) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    let page = site.bundle("page")?;
    for name in files::read_folder(&page)?.into_keys().filter(|name| !is_compressed(name)) {
        lines.push(line(&page, &name)?);
    }
    let style = site.bundle("style")?;
    lines.push(line(&style, "main.css")?);
    for (bundle, name) in FIRST_LOAD {
        lines.push(line(&site.bundle(bundle)?, name)?);
    }
    Ok(lines)
}

/// The sizes of all files below a folder, for the manifest:
/// `{"{hash}/app.js": {"raw": 30000, "brotli": 8000}, …}`.
///
/// # Errors
///
/// If a file cannot be read.
pub(crate) fn of_folder(assets: &Path) -> Result<Value> {
    let mut sizes = serde_json::Map::new();
    for name in files::read_folder(assets)?.into_keys().filter(|name| !is_compressed(name)) {
        let line = line(assets, &name)?;
        sizes.insert(name, json!({ "raw": line.raw, "brotli": line.sent }));
    }
    Ok(sizes.into())
}

fn line(folder: &Path, name: &str) -> Result<Line> {
    let size = |path: &Path| std::fs::metadata(path).map(|metadata| metadata.len());
    let plain = folder.join(name);
    let raw = size(&plain).with_context(|| format!("cannot read {}", plain.display()))?;
    // What does not gain by compression has no compressed form and is sent as it is.
    let sent = size(&folder.join(format!("{name}.br"))).unwrap_or(raw);
    Ok(Line { name: name.into(), raw, sent })
}

fn is_compressed(name: &str) -> bool {
    [".br", ".gz"].iter().any(|suffix| name.ends_with(suffix))
}

//! Says where the page's files are, so that they can be carried inside the binary.

use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    // `cargo xtask` builds the page first and names its folder. Without it (plain `cargo test`) there
    // are no files: the server still compiles, and answers without style and script.
    println!("cargo::rerun-if-env-changed=KLYNGEKART_SITE");
    let folder = env::var_os("KLYNGEKART_SITE").map_or_else(nothing, |folder| Ok(folder.into()))?;
    println!("cargo::rustc-env=KLYNGEKART_SITE={}", folder.display());
    for embedded in [
        folder,
        PathBuf::from("../data"),
        PathBuf::from("embed"),
        PathBuf::from("../basemap/basemap.pmtiles"),
    ] {
        println!("cargo::rerun-if-changed={}", embedded.display());
    }
    Ok(())
}

/// An empty folder.
fn nothing() -> io::Result<PathBuf> {
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("site");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

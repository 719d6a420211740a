//! The folder that the server carries: `assets/{hash}/…` for every bundle, and `manifest.json`,
//! which tells the hashes.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};

use crate::bundle::Bundle;
use crate::page::Profile;
use crate::progress::step;
use crate::workspace::Workspace;
use crate::{engine, files, page, sizes, style, tools};

/// The finished folder.
pub(crate) struct Site {
    folder: PathBuf,
}

impl Site {
    /// Makes everything that a browser is sent besides pages and data.
    ///
    /// # Errors
    ///
    /// If a tool is missing or a step fails.
    pub(crate) fn build(workspace: &Workspace, profile: Profile) -> Result<Self> {
        page::check_versions(workspace)?;
        tools::wasm_target(workspace)?;
        tools::npm_packages(workspace)?;
        let folder = workspace.target(match profile {
            Profile::Release => "site",
            Profile::Dev => "site-dev",
        });
        let bundles = [
            ("map", engine::build(workspace)?),
            ("page", page::build(workspace, profile)?),
            ("style", style::build(workspace)?),
        ];
        publish(&folder, &bundles, profile)?;
        Ok(Self { folder })
    }

    /// Where it lies; the server's build reads it from the variable `KLYNGEKART_SITE`.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the files of a bundle lie.
    ///
    /// # Errors
    ///
    /// If the manifest does not name it.
    pub(crate) fn bundle(&self, name: &str) -> Result<PathBuf> {
        let manifest: Value =
            serde_json::from_str(&files::read_text(&self.folder.join("manifest.json"))?)?;
        let hash = manifest[name].as_str().with_context(|| format!("no bundle `{name}`"))?;
        Ok(self.folder.join("assets").join(hash))
    }
}

/// Writes the bundles that are new, removes those of earlier builds, and tells the hashes.
fn publish(folder: &Path, bundles: &[(&str, Bundle)], profile: Profile) -> Result<()> {
    let assets = folder.join("assets");
    let mut manifest = Map::new();
    for (name, bundle) in bundles {
        let hash = bundle.hash();
        if !assets.join(&hash).is_dir() {
            step(format!("write the bundle `{name}`"), || bundle.publish(&assets, profile))?;
        }
        manifest.insert((*name).into(), hash.into());
    }
    for entry in std::fs::read_dir(&assets)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if !manifest.values().any(|hash| hash.as_str() == name) {
            files::remove(&path)?;
        }
    }
    manifest.insert("sizes".into(), sizes::of_folder(&assets)?);
    let text = format!("{:#}\n", Value::Object(manifest));
    files::write_if_changed(&folder.join("manifest.json"), &text)
}

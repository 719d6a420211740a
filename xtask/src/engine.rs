//! The bundle `map`: MapLibre GL JS as its package ships it.
//!
//! The library finds its worker beside itself, so both keep their names and lie in one folder.

use anyhow::Result;

use crate::bundle::Bundle;
use crate::files::{self, Folder};
use crate::workspace::Workspace;

/// Takes library, worker and style sheet out of the installed package.
///
/// # Errors
///
/// If one of them is not there.
pub(crate) fn build(workspace: &Workspace) -> Result<Bundle> {
    let package = workspace.path("node_modules/maplibre-gl");
    let mut folder = Folder::new();
    for name in ["maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css"] {
        folder.insert(name.into(), files::read(&package.join("dist").join(name))?);
    }
    folder.insert("maplibre-gl-license.txt".into(), files::read(&package.join("LICENSE.txt"))?);
    Ok(Bundle::new(folder))
}

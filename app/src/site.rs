//! What every page knows of the site: the cluster's names, and where its files are.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::lang::Lang;

/// What every page knows of the site. Made by the server, carried by the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The cluster's full name.
    pub cluster: String,
    /// The cluster's own web site.
    pub website: Option<String>,
    /// Role address for questions.
    pub contact: Option<String>,
    /// The languages offered.
    pub languages: Vec<Lang>,
    /// The address of the site without a slash at the end.
    pub public_url: String,
    /// Address of the directory's bytes.
    pub directory: String,
    /// Addresses of the map library, its style sheet, and the map styles in light and dark.
    pub map: MapFiles,
}

/// The files that the moving map is made of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapFiles {
    /// The library, an ES module beside its worker.
    pub library: String,
    /// Its style sheet.
    pub css: String,
    /// Folder of the map styles: `{styles}/{lang}/light.json`.
    pub styles: String,
}

impl Site {
    /// The site of this page.
    pub fn here() -> Self {
        expect_context::<Self>()
    }
}

/// The language of this page, from its path.
pub fn lang() -> Lang {
    expect_context::<Lang>()
}

/// The words of this page's language.
pub fn words() -> &'static shared::text::Words {
    shared::text::words(lang())
}

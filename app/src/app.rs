//! The application: drawn by the server, taken over by the browser.

use codee::binary::PostcardCodec;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::{lang::Lang, view::View};

use crate::{
    data::{Explored, Taken},
    explorer::ExplorerPage,
    icons::Sprite,
    site::Site,
};

/// What the explorer begins with: the only value that a page carries. The server puts it into the
/// context, beside the whole answer; in the browser the page hands it over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Start {
    /// The language of the page. A language switch loads a page anew, so it never changes.
    pub lang: Lang,
    /// What every page knows of the site.
    pub site: Site,
    /// Where the explorer is: what stands before the query of its address.
    pub path: String,
    /// The query of the address.
    pub query: String,
    /// What the answer to the view of that query leaves to be taken over.
    pub taken: Taken,
}

/// The explorer: the same on both sides.
#[component]
pub fn App() -> impl IntoView {
    let start = SharedValue::<Start, PostcardCodec>::new_with_encoding(expect_context::<Start>);
    let Start { lang, site, path, query, taken } = start.into_inner();
    // The server has the whole answer.
    let first = use_context::<Explored>().unwrap_or_else(|| taken.into());
    provide_context(site);
    provide_context(lang);
    view! {
        <Sprite/>
        <ExplorerPage path view=View::parse(&query) first/>
    }
}

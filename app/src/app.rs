//! Every address of the site, and what it shows.

use std::str::FromStr;

use codee::binary::PostcardCodec;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    components::{Outlet, ParentRoute, Route, Router, Routes},
    hooks::use_params_map,
    path,
};
use shared::lang::Lang;

use crate::{
    explorer::ExplorerPage, icons::Sprite, missing::MissingPage, partner::PartnerPage, site::Site,
};

/// The application: the same on both sides.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    // The server's value travels with the page; in the browser the page hands it over.
    let site =
        SharedValue::<Site, PostcardCodec>::new_with_encoding(expect_context::<Site>).into_inner();
    provide_context(site);
    view! {
        <Sprite/>
        <Router>
            <Routes fallback=MissingPage>
                <ParentRoute path=path!("/:lang") view=InLanguage>
                    <Route path=path!("") view=ExplorerPage/>
                    <Route path=path!("partners/:slug") view=PartnerPage/>
                    <Route path=path!("*rest") view=MissingPage/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// Pages below `/nb` and `/en`. A language switch loads a page anew, so the language of a page never
/// changes.
#[component]
fn InLanguage() -> impl IntoView {
    let lang =
        use_params_map().read_untracked().get("lang").and_then(|lang| Lang::from_str(&lang).ok());
    match lang {
        Some(lang) => {
            provide_context(lang);
            Outlet().into_any()
        }
        None => MissingPage().into_any(),
    }
}

//! The map: marks that are links, drawn by the server and by the page alike; under them the ground
//! that the server drew, and over that the moving map once the page is live.

mod arcs;
#[cfg(feature = "hydrate")]
mod bridge;
mod controls;
mod drawn;
#[cfg(feature = "hydrate")]
mod engine;
#[cfg(feature = "ssr")]
mod first;
mod ground;
pub mod here;
mod marks;
#[cfg(feature = "hydrate")]
mod opening;
#[cfg(not(feature = "hydrate"))]
mod still;
mod written;

#[cfg(feature = "ssr")]
pub use arcs::arcs;
#[cfg(feature = "ssr")]
pub use controls::stepped;
#[cfg(feature = "ssr")]
pub use drawn::MarkLink;
#[cfg(feature = "hydrate")]
use engine::run;
#[cfg(feature = "ssr")]
pub use first::marks as first_marks;
#[cfg(not(feature = "hydrate"))]
use still::run;

use leptos::{html, prelude::*};

use crate::{explorer::Fixed, site::words, state::explorer};

/// The map with its marks, buttons, edges and credits.
#[component]
pub fn MapView() -> impl IntoView {
    let (words, explorer, fixed) = (words(), explorer(), Fixed::here());
    let (region, canvas) = (NodeRef::<html::Section>::new(), NodeRef::<html::Div>::new());
    let control = controls::MapControl::new(&explorer.shown().map, fixed.ground);
    provide_context(control);
    run(explorer, control, region, canvas);
    let failed = move || {
        control.failed.get().then(|| view! { <p class="mapnote">{words.map_unavailable}</p> })
    };
    view! {
        <section class="map" aria-label=words.map node_ref=region>
            <a class="skip" href="#after-map" rel="external">{words.skip_map}</a>
            <ground::Ground/>
            <div class="canvas" class:ready=move || control.shows_map() node_ref=canvas></div>
            <marks::Marks/>
            <controls::Zoom drawn=fixed.zoom/>
            <controls::Outside/>
            <div role="status">{failed}</div>
            <p class="attr" inner_html=fixed.credits></p>
            <span id="after-map" tabindex="-1"></span>
        </section>
    }
}

//! The ground that the server drew: seen until the moving map covers it, and where there is none.

use leptos::prelude::*;
use shared::number::fixed;

use super::controls::MapControl;
use crate::state::explorer;

/// The drawn ground. It fills the same space as the marks of the server, and moves along with them
/// while there is no moving map.
#[component]
pub fn Ground() -> impl IntoView {
    let (explorer, control) = (explorer(), expect_context::<MapControl>());
    // How far it lies from where it was drawn, in CSS pixels, and how much larger.
    let place = move || {
        let frame = explorer.frame.get().filter(|_| !control.shows_map())?;
        let drawn = control.drawn_for.get()?;
        // As wide as the style sheet makes it, with the middle of the frame in its middle.
        let wide = frame.width.min(frame.height * drawn.width / drawn.height);
        let high = wide * drawn.height / drawn.width;
        let scale = (frame.zoom - drawn.zoom).exp2() * drawn.width / wide;
        let (x, y) = frame.project(drawn.center.world());
        let x = x - frame.width / 2.0 + wide / 2.0 * (1.0 - scale);
        let y = y - frame.height / 2.0 + high / 2.0 * (1.0 - scale);
        let still = x.abs() < 0.05 && y.abs() < 0.05 && (scale - 1.0).abs() < 1e-4;
        (!still).then_some((x, y, scale))
    };
    let transform = move || {
        place().map(|(x, y, scale)| {
            format!("translate({} {}) scale({})", fixed(x, 1), fixed(y, 1), fixed(scale, 4))
        })
    };
    // As little as an address rounds away stretches no name that anybody could see.
    let stretched = move || place().is_some_and(|(.., scale)| (scale - 1.0).abs() > 0.01);
    view! {
        <svg class="ground" class:moved=stretched aria-hidden="true">
            <g transform=transform inner_html=move || control.ground.get()></g>
        </svg>
    }
}

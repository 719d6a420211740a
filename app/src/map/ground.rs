//! The ground that the server drew: seen until the moving map covers it, and where there is none.

use leptos::prelude::*;
use shared::number::fixed;

use super::controls::MapControl;
use crate::state::explorer;

/// The drawn ground. It fills the same space as the marks of the server, and moves along with them
/// while there is no moving map.
#[component]
pub fn Ground(
    /// The inside of the picture; the server draws it.
    drawn: String,
) -> impl IntoView {
    let (explorer, control) = (explorer(), expect_context::<MapControl>());
    let (width, height, center, zoom) = explorer.result.with_untracked(|result| {
        let map = &result.map;
        (map.width, map.height, map.center, map.zoom)
    });
    let moved = Memo::new(move |_| {
        let frame = explorer.frame.get().filter(|_| !control.shows_map())?;
        // As wide as the style sheet makes it, with the middle of the frame in its middle.
        let wide = frame.width.min(frame.height * width / height);
        let high = wide * height / width;
        let scale = (frame.zoom - zoom).exp2() * width / wide;
        let (x, y) = frame.project(center?.world());
        let x = x - frame.width / 2.0 + wide / 2.0 * (1.0 - scale);
        let y = y - frame.height / 2.0 + high / 2.0 * (1.0 - scale);
        let still = x.abs() < 0.05 && y.abs() < 0.05 && (scale - 1.0).abs() < 1e-4;
        (!still).then(|| {
            format!("translate({} {}) scale({})", fixed(x, 1), fixed(y, 1), fixed(scale, 4))
        })
    });
    view! {
        <svg class="ground" class:moved=move || moved.with(Option::is_some) aria-hidden="true">
            <g transform=move || moved.get() inner_html=drawn></g>
        </svg>
    }
}

//! What of the explorer only the server draws, once: its browser half keeps the markup as it is, and so
//! carries no code to draw it.

/// The fixed parts, each as HTML. Empty in the browser, where taking over leaves them alone.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    /// Mark and name at the top.
    pub brand: String,
    /// What the cluster is, where to read on, and how complete the register is.
    pub cover: String,
    /// More pages and the operator's line, after the list.
    pub bottom: String,
    /// The main menu.
    pub menu: String,
    /// The rows of the list as they are at first.
    pub list: String,
    /// The facets with their options, and the place to be near.
    pub facets: String,
    /// The credits of the map.
    pub credits: String,
    /// The buttons that zoom the map.
    pub zoom: String,
    /// The bar over the timeline.
    pub bar: String,
    /// The handles of the timeline.
    pub handles: String,
    /// The sheet of signs.
    pub signs: String,
    /// The ground of the map, as the inside of an SVG group.
    pub ground: String,
    /// The marks of the map as they are at first, as the inside of an SVG group.
    pub marks: String,
}

impl Fixed {
    /// The fixed parts of this page.
    pub fn here() -> Self {
        leptos::prelude::use_context::<Self>().unwrap_or_default()
    }
}

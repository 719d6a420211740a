//! On the server there is no moving map.

use std::sync::Arc;

use leptos::{html, prelude::*};
use shared::{explore::MapPicture, lang::Lang};

use super::controls::MapControl;
use crate::state::Explorer;

/// Nothing moves on the server.
pub fn run(_: Explorer, _: MapControl, _: NodeRef<html::Section>, _: NodeRef<html::Div>) {}

/// Draws the ground under the marks of a picture, in a language. The server puts it into the context
/// of a page.
#[derive(Clone)]
pub struct MapGround(pub Arc<dyn Fn(&MapPicture, Lang) -> String + Send + Sync>);

/// The ground as markup; nothing where nobody draws one.
pub fn drawn_ground(explorer: Explorer) -> String {
    let draw =
        |MapGround(draw)| explorer.result.with_untracked(|result| draw(&result.map, explorer.lang));
    use_context::<MapGround>().map(draw).unwrap_or_default()
}

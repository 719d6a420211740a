//! On the server there is no moving map.

use leptos::{html, prelude::*};

use super::controls::MapControl;
use crate::state::Explorer;

/// Nothing moves on the server.
pub fn run(_: Explorer, _: MapControl, _: NodeRef<html::Section>, _: NodeRef<html::Div>) {}

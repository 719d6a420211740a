//! When things are done: after the paint, or later than thought.

use std::time::Duration;

use leptos::prelude::*;

/// Does `what` when the browser has painted what is there by now.
pub fn after_paint(what: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(what, Duration::ZERO));
}

/// Lets what waits for this moment not happen. Whether anything has waited.
pub fn forget(timer: StoredValue<Option<TimeoutHandle>>) -> bool {
    let waiting = timer.try_update_value(Option::take).flatten();
    if let Some(timer) = &waiting {
        timer.clear();
    }
    waiting.is_some()
}

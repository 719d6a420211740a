//! When things are done: after the paint, or later than thought.

use std::time::Duration;

use leptos::prelude::*;

/// Does `what` when the browser has painted what is there by now.
pub fn after_paint(what: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(what, Duration::ZERO));
}

/// Waits until nothing has happened for a while. That may happen at every frame: a timer that is set anew
/// each time would cost more than the rest of the work, so the one that runs looks whether it has to wait
/// once more.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    timer: StoredValue<Option<TimeoutHandle>>,
    again: StoredValue<bool>,
}

impl Rest {
    /// Nothing is waited for.
    pub fn new() -> Self {
        Self { timer: StoredValue::new(None), again: StoredValue::new(false) }
    }

    /// Something has happened: does `then` when nothing has for at least `pause`, and at most twice as long.
    pub fn after(self, pause: Duration, then: impl Fn() + 'static) {
        if self.timer.with_value(Option::is_some) {
            self.again.set_value(true);
        } else {
            self.wait(pause, Box::new(then));
        }
    }

    fn wait(self, pause: Duration, then: Box<dyn Fn()>) {
        let rested = move || {
            self.timer.set_value(None);
            if self.again.get_value() {
                self.again.set_value(false);
                self.wait(pause, then);
            } else {
                then();
            }
        };
        self.timer.set_value(set_timeout_with_handle(rested, pause).ok());
    }

    /// Nothing is waited for any more.
    pub fn cancel(self) {
        self.again.set_value(false);
        forget(self.timer);
    }
}

/// Lets what waits for this moment not happen. Whether anything has waited.
pub fn forget(timer: StoredValue<Option<TimeoutHandle>>) -> bool {
    let waiting = timer.try_update_value(Option::take).flatten();
    if let Some(timer) = &waiting {
        timer.clear();
    }
    waiting.is_some()
}

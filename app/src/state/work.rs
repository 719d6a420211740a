//! What happens in the browser when the view changes: answering, fetching.

use leptos::{prelude::*, task::spawn_local};
use shared::view::Open;

use super::Explorer;
use crate::site::Site;

impl Explorer {
    /// Brings the explorer to life: fetches the directory, then answers every change of the view.
    /// Effects run in the browser only.
    pub fn start(self) {
        let address = Site::here().directory;
        self.follow_address();
        Effect::new(move |previous: Option<()>| {
            self.view.track();
            // The end of a gesture is one, too: what has waited for it follows the answer. Before the
            // directory is there the change waits for that.
            if previous.is_some() {
                self.answer_locally();
            }
        });
        let open = Memo::new(move |_| self.timeless.with(|view| view.open.clone()));
        Effect::new(move |previous: Option<()>| {
            let open = open.get();
            if previous.is_some() {
                self.fetch_record(open);
            }
        });
        Effect::new(move |_| {
            self.live.set(true);
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("data-live", "");
            }
            let Some(source) = self.source.get_value() else { return };
            let address = address.clone();
            spawn_local(async move {
                match source.directory(&address).await {
                    Ok(directory) => {
                        self.directory.set(Some(directory));
                        self.answer_locally();
                    }
                    // Without it every change loads a page; nothing is lost but speed.
                    Err(error) => {
                        leptos::logging::warn!("the directory could not be fetched: {error}");
                        self.pages_only();
                    }
                }
            });
        });
    }

    fn fetch_record(self, open: Option<Open>) {
        let Some(source) = self.source.get_value() else { return };
        if !matches!(open, Some(Open::Partner(_) | Open::Milestone(_))) {
            return self.record.set(None);
        }
        let view = self.view.get_untracked();
        spawn_local(async move {
            let answer = source.record(self.lang, &view).await;
            if self.view.with_untracked(|view| view.open != open) {
                return;
            }
            match answer {
                Ok(record) => {
                    self.offline.set(false);
                    self.record.set(record);
                }
                Err(_) => self.offline.set(true),
            }
        });
    }
}

//! Texts of the interface for programs in both languages.
//!
//! They stay on the server: the catalogue of the pages is compiled into the browser's half, where
//! these would only take room.

use shared::lang::Lang;

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both {
    /// Norwegian bokmål.
    pub nb: &'static str,
    /// English.
    pub en: &'static str,
}

impl Both {
    /// The text in `lang`.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nb => self.nb,
            Lang::En => self.en,
        }
    }
}

/// A text in both languages.
pub const fn both(nb: &'static str, en: &'static str) -> Both {
    Both { nb, en }
}

/// The one of two texts that is in `lang`.
pub fn either(lang: Lang, nb: impl Into<String>, en: impl Into<String>) -> String {
    match lang {
        Lang::Nb => nb.into(),
        Lang::En => en.into(),
    }
}

//! The languages of pages and of texts in the data.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language of the interface, as it stands in the path (`/nb/…`, `/en/…`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Norwegian bokmål; the default where an address says nothing.
    #[default]
    Nb,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which a language switch shows them.
    pub const ALL: [Self; 2] = [Self::Nb, Self::En];

    /// The BCP 47 tag, which is also the first part of the path.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::En => "en",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A text is not the tag of a language that there is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a language here; write `nb` or `en`")]
pub struct UnknownLang(pub String);

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Self, UnknownLang> {
        Self::ALL
            .into_iter()
            .find(|lang| lang.code() == text)
            .ok_or_else(|| UnknownLang(text.to_owned()))
    }
}

/// A text of the data in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Norwegian bokmål.
    pub nb: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The same words in every language: names, for example.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { nb: text.clone(), en: text }
    }

    /// The text in `lang`; in the other language where it has not been translated.
    pub fn get(&self, lang: Lang) -> &str {
        let (wanted, other) = match lang {
            Lang::Nb => (&self.nb, &self.en),
            Lang::En => (&self.en, &self.nb),
        };
        if wanted.trim().is_empty() { other } else { wanted }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_translation_falls_back_to_the_other_language() {
        let text = Text { nb: "Kai".into(), en: " ".into() };
        assert_eq!(text.get(Lang::En), "Kai");
    }

    #[test]
    fn a_language_prints_as_it_is_read() {
        for lang in Lang::ALL {
            assert_eq!(lang.to_string().parse(), Ok(lang));
        }
    }
}

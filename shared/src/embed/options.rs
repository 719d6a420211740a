//! How an embed looks and what its visitors may do, as parameters of its address.

use crate::{
    settings::Rgb,
    view::{BadValue, pairs},
};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the visitor's system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What visitors may do with the selection; nothing unless the embedder says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allow {
    /// Choose among kinds, expertise, places and so on.
    pub filter: bool,
    /// Search by words.
    pub search: bool,
    /// Choose another time.
    pub time: bool,
}

/// Where a record opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Details {
    /// In the frame.
    #[default]
    Frame,
    /// On its page, in a new tab.
    Tab,
}

/// Who decides how high the frame is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Height {
    /// The content; the frame is told and follows.
    #[default]
    Auto,
    /// The frame; the content fills it.
    Fill,
}

/// All options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Light or dark.
    pub theme: Theme,
    /// The accent colour as given; what is drawn has contrast enough.
    pub accent: Option<Rgb>,
    /// What visitors may do.
    pub allow: Allow,
    /// Where a record opens.
    pub details: Details,
    /// Who decides how high the frame is.
    pub height: Height,
    /// Whether the map is brought to life.
    pub moving: bool,
    /// Values that could not be read and became the default, to be named.
    pub unread: Vec<BadValue>,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its value in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Allow {
    /// What can be allowed, by its value in the address.
    pub const KEYS: [&str; 3] = ["filter", "search", "time"];

    /// Whether what has this name is allowed.
    pub fn has(self, key: &str) -> bool {
        match key {
            "filter" => self.filter,
            "search" => self.search,
            "time" => self.time,
            _ => false,
        }
    }

    /// Whether anything is allowed.
    pub fn any(self) -> bool {
        self.filter || self.search || self.time
    }

    fn add(&mut self, key: &str) -> bool {
        match key {
            "filter" => self.filter = true,
            "search" => self.search = true,
            "time" => self.time = true,
            _ => return false,
        }
        true
    }
}

impl Options {
    /// The names of the parameters, in the order in which they are written.
    pub const NAMES: [&str; 6] = ["theme", "accent", "allow", "details", "height", "moving"];

    /// Reads the options of a query string. Of a parameter with one value the first counts; blank
    /// values count as not given; names that are no option are left to others.
    pub fn parse(query: &str) -> Self {
        let mut options = Self::default();
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in pairs(query) {
            let value = value.trim();
            if value.is_empty() || (name != "allow" && seen.iter().any(|s| *s == name)) {
                continue;
            }
            let fits = match name.as_ref() {
                "theme" => Theme::ALL
                    .into_iter()
                    .find(|theme| theme.key() == value)
                    .map(|theme| options.theme = theme),
                "accent" => color(value).map(|color| options.accent = Some(color)),
                "allow" => {
                    for key in value.split(',').map(str::trim).filter(|key| !key.is_empty()) {
                        if !options.allow.add(key) {
                            options.unread(&name, key);
                        }
                    }
                    continue;
                }
                "details" => one_of(value, [("frame", Details::Frame), ("tab", Details::Tab)])
                    .map(|chosen| options.details = chosen),
                "height" => one_of(value, [("auto", Height::Auto), ("fill", Height::Fill)])
                    .map(|chosen| options.height = chosen),
                "moving" => {
                    one_of(value, [("0", false), ("1", true)]).map(|chosen| options.moving = chosen)
                }
                _ => continue,
            };
            if fits.is_none() {
                options.unread(&name, value);
            }
            seen.push(name.into_owned());
        }
        options
    }

    /// The query string, without what is the default; empty for nothing.
    pub fn query(&self) -> String {
        let mut out: Vec<String> = Vec::new();
        if self.theme != Theme::Auto {
            out.push(format!("theme={}", self.theme.key()));
        }
        if let Some(accent) = self.accent {
            out.push(format!("accent={}", &accent.to_string()[1..]));
        }
        let allowed: Vec<&str> =
            Allow::KEYS.into_iter().filter(|key| self.allow.has(key)).collect();
        if !allowed.is_empty() {
            out.push(format!("allow={}", allowed.join(",")));
        }
        if self.details == Details::Tab {
            out.push("details=tab".to_owned());
        }
        if self.height == Height::Fill {
            out.push("height=fill".to_owned());
        }
        if self.moving {
            out.push("moving=1".to_owned());
        }
        out.join("&")
    }

    /// A few values that cannot be read are enough to name.
    fn unread(&mut self, name: &str, value: &str) {
        if self.unread.len() < 10 {
            let value = value.chars().take(80).collect();
            self.unread.push(BadValue { name: name.to_owned(), value });
        }
    }
}

/// What a value stands for; `None` if it is none of these.
fn one_of<T: Copy>(value: &str, known: [(&str, T); 2]) -> Option<T> {
    known.into_iter().find(|(key, _)| *key == value).map(|(_, meaning)| meaning)
}

/// `0b5a75`, with or without `#`.
fn color(text: &str) -> Option<Rgb> {
    Rgb::parse(&format!("#{}", text.strip_prefix('#').unwrap_or(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_is_read_and_written_in_one_order() {
        let all =
            "moving=1&height=fill&details=tab&allow=time&allow=filter&accent=%230B5a75&theme=dark";
        let options = Options::parse(all);
        assert_eq!(
            options.query(),
            "theme=dark&accent=0b5a75&allow=filter,time&details=tab&height=fill&moving=1"
        );
        assert_eq!(options.unread, []);
        let written: Vec<String> =
            options.query().split('&').map(|p| p.split('=').next().unwrap().to_owned()).collect();
        assert_eq!(written, Options::NAMES);
    }

    #[test]
    fn what_cannot_be_read_becomes_the_default_and_is_named() {
        let options =
            Options::parse("theme=pink&accent=red&allow=filter,fly&details=x&height=9&moving=2");
        assert_eq!(options.query(), "allow=filter");
        let named: Vec<(&str, &str)> =
            options.unread.iter().map(|bad| (bad.name.as_str(), bad.value.as_str())).collect();
        assert_eq!(
            named,
            [
                ("theme", "pink"),
                ("accent", "red"),
                ("allow", "fly"),
                ("details", "x"),
                ("height", "9"),
                ("moving", "2")
            ]
        );
    }

    #[test]
    fn the_first_value_counts_and_blank_ones_do_not() {
        let options = Options::parse("theme=&theme=light&theme=dark&kind=x&moving=");
        assert_eq!((options.theme, options.moving), (Theme::Light, false));
        assert_eq!(options.unread, []);
    }
}

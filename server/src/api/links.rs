//! Addresses within the site, made absolute by the operator's `public_url` and by nothing else.

use shared::{lang::Lang, settings::Settings, view::encode};

/// The absolute address of a path of the site.
pub fn absolute(settings: &Settings, path: &str) -> String {
    format!("{}{path}", settings.public_url)
}

/// The address of a partner's page.
pub fn partner_page(settings: &Settings, slug: &str, lang: Lang) -> String {
    format!("{}/{lang}/partners/{slug}", settings.public_url)
}

/// The address that opens a milestone on the map.
pub fn milestone_page(settings: &Settings, id: &str, lang: Lang) -> String {
    format!("{}/{lang}/?open=milestone.{id}", settings.public_url)
}

/// The host of the site, without its port: the authority of ids that are no addresses.
pub fn host(settings: &Settings) -> &str {
    let rest = settings.public_url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or(rest);
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    }
}

/// A query string that is being written.
#[derive(Clone, Debug, Default)]
pub struct Query(String);

impl Query {
    /// A query string that is continued.
    pub fn of(query: &str) -> Self {
        Self(query.to_owned())
    }

    /// Adds a parameter.
    pub fn add(&mut self, name: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(name);
        self.0.push('=');
        encode(value, &mut self.0);
    }

    /// Adds the language, if it is not the default.
    pub fn lang(&mut self, lang: Lang) {
        if lang != Lang::default() {
            self.add("lang", lang.code());
        }
    }

    /// The path with the query string after it.
    pub fn after(&self, path: &str) -> String {
        if self.0.is_empty() { path.to_owned() } else { format!("{path}?{}", self.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_without_scheme_and_port() {
        let host_of = |url: &str| {
            let settings = Settings { public_url: url.to_owned(), ..Settings::default() };
            host(&settings).to_owned()
        };
        assert_eq!(host_of("https://kart.example"), "kart.example");
        assert_eq!(host_of("http://127.0.0.1:3000"), "127.0.0.1");
        assert_eq!(host_of("http://[::1]:80"), "[::1]");
    }

    #[test]
    fn values_are_encoded() {
        let mut query = Query::of("q=a");
        query.add("kind", "b&c");
        assert_eq!(query.after("/x"), "/x?q=a&kind=b%26c");
        assert_eq!(Query::default().after("/x"), "/x");
    }
}

//! The rules that settings keep, beyond what their types already say.

use std::{fmt, net::IpAddr};

use super::{Accent, Cluster, Completeness, PageTexts, Rgb, Settings};
use crate::{
    geo::Bounds,
    lang::Text,
    web::{WebAddress, is_mail, is_website},
};

/// One thing that is wrong in the settings. Reads like "field `public_url`: `klynge.no` is not …".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsProblem {
    /// The way to the field, like `cluster.accent.dark`.
    pub field: String,
    /// The value, and what would be right.
    pub message: String,
}

impl fmt::Display for SettingsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "field `{}`: {}", self.field, self.message)
    }
}

impl std::error::Error for SettingsProblem {}

/// Text on a surface needs at least this contrast. Source: WCAG 2.2, success criterion 1.4.3.
const ENOUGH_CONTRAST: f64 = 4.5;

impl Settings {
    /// Checks every field.
    ///
    /// # Errors
    ///
    /// Every problem found.
    pub fn check(&self) -> Result<(), Vec<SettingsProblem>> {
        let mut found = Problems(Vec::new());
        found.cluster(&self.cluster);
        found.extent(self.extent);
        if self.languages.is_empty() {
            found.add("languages", "at least one language must be offered, like `nb`".to_owned());
        }
        for (at, lang) in self.languages.iter().enumerate() {
            if self.languages[..at].contains(lang) {
                found.add(&format!("languages[{at}]"), format!("`{lang}` stands here twice"));
            }
        }
        if !is_origin(&self.public_url) {
            found.add(
                "public_url",
                format!(
                    "`{}` is not the address of a whole site; write it like https://klynge.example.org, \
                     without a slash at the end, path or query",
                    self.public_url
                ),
            );
        }
        for (at, origin) in self.framing_origins.iter().enumerate() {
            if !is_origin(origin) {
                found.add(
                    &format!("framing_origins[{at}]"),
                    format!("`{origin}` is not an origin; write it like https://www.example.org"),
                );
            }
        }
        for (at, network) in self.trusted_proxies.iter().enumerate() {
            if !is_network(network) {
                found.add(
                    &format!("trusted_proxies[{at}]"),
                    format!("`{network}` is not a network; write it like 10.0.0.0/8 or fd00::/8"),
                );
            }
        }
        found.completeness(&self.completeness);
        found.pages(&self.pages);
        if self.data.as_ref().is_some_and(|folder| folder.trim().is_empty()) {
            found.add("data", "name a folder, or leave it out for the default content".to_owned());
        }
        if found.0.is_empty() { Ok(()) } else { Err(found.0) }
    }
}

struct Problems(Vec<SettingsProblem>);

impl Problems {
    fn add(&mut self, field: &str, message: String) {
        self.0.push(SettingsProblem { field: field.to_owned(), message });
    }

    fn cluster(&mut self, cluster: &Cluster) {
        for (field, name) in
            [("cluster.name", &cluster.name), ("cluster.short_name", &cluster.short_name)]
        {
            if name.trim().is_empty() {
                self.add(field, "a name must not be blank".to_owned());
            }
        }
        if let Some(website) = &cluster.website
            && !(is_website(website) && WebAddress::parse(website).is_some())
        {
            let message =
                format!("`{website}` is not a web address; write it like https://example.org");
            self.add("cluster.website", message);
        }
        if let Some(contact) = &cluster.contact
            && !is_mail(contact)
            && !WebAddress::parse(contact).is_some_and(|address| address.secure)
        {
            let message = format!(
                "`{contact}` is neither a mail address like post@example.org nor an address of a page \
                 like https://example.org/contact"
            );
            self.add("cluster.contact", message);
        }
        if let Some(logo) = &cluster.logo
            && !is_logo(logo)
        {
            let message = format!(
                "`{logo}` is neither an SVG or PNG file beside the settings, like logo.svg, nor an \
                 address within the site, like /logo.svg"
            );
            self.add("cluster.logo", message);
        }
        if let Some(Accent { light, dark }) = &cluster.accent {
            self.accent("cluster.accent.light", light, Rgb::WHITE, "#ffffff");
            self.accent("cluster.accent.dark", dark, Rgb::NIGHT, "#142028");
        }
    }

    fn accent(&mut self, field: &str, text: &str, ground: Rgb, ground_text: &str) {
        let Some(colour) = Rgb::parse(text) else {
            return self.add(field, format!("`{text}` is not a colour; write it like #0b4f6c"));
        };
        let contrast = colour.contrast(ground);
        if contrast < ENOUGH_CONTRAST {
            // Cut and not rounded, so that 4.49 never reads as 4.5.
            let shown = (contrast * 100.0).floor() / 100.0;
            self.add(
                field,
                format!("`{text}` has a contrast of {shown}:1 on {ground_text}; it needs {ENOUGH_CONTRAST}:1"),
            );
        }
    }

    fn pages(&mut self, pages: &PageTexts) {
        let lists =
            [("aims", &pages.aims), ("focus", &pages.focus), ("programme", &pages.programme)];
        for (list, statements) in lists {
            for (at, said) in statements.iter().enumerate() {
                let field = |name: &str| format!("pages.{list}[{at}].{name}");
                self.said(&field("text"), &said.text);
                if let Some(title) = &said.title {
                    self.said(&field("title"), title);
                }
                self.source(&field("source"), said.source.as_deref());
            }
        }
        for (at, group) in pages.groups.iter().enumerate() {
            let field = |name: &str| format!("pages.groups[{at}].{name}");
            self.said(&field("name"), &group.name);
            if group.partners.is_empty() {
                self.add(&field("partners"), "name the ids of its organisations".to_owned());
            }
            self.source(&field("source"), group.source.as_deref());
        }
    }

    fn said(&mut self, field: &str, text: &Text) {
        if text.nb.trim().is_empty() && text.en.trim().is_empty() {
            self.add(field, "a text must not be blank in both languages".to_owned());
        }
    }

    fn source(&mut self, field: &str, source: Option<&str>) {
        if let Some(source) = source.filter(|source| WebAddress::parse(source).is_none()) {
            let message =
                format!("`{source}` is not a web address; write it like https://example.org/page");
            self.add(field, message);
        }
    }

    fn extent(&mut self, extent: Bounds) {
        let Bounds { west, south, east, north } = extent;
        let sides = [
            ("extent.west", west, 180.0),
            ("extent.east", east, 180.0),
            // The map ends where the web Mercator square does.
            ("extent.south", south, 85.0),
            ("extent.north", north, 85.0),
        ];
        for (field, degrees, most) in sides {
            if !(-most..=most).contains(&degrees) {
                self.add(field, format!("`{degrees}` must lie between -{most} and {most} degrees"));
            }
        }
        if west >= east {
            let message = format!(
                "`{east}` must lie east of `west`, which is `{west}`; the map cannot cross the date line"
            );
            self.add("extent.east", message);
        }
        if south >= north {
            let message = format!("`{north}` must lie north of `south`, which is `{south}`");
            self.add("extent.north", message);
        }
    }

    fn completeness(&mut self, completeness: &Completeness) {
        match (completeness.counted, completeness.counted_in) {
            (Some(count), None) => {
                self.add(
                    "completeness.counted_in",
                    format!("say in which year {count} were counted"),
                );
            }
            (None, Some(year)) => {
                self.add("completeness.counted", format!("say how many were counted in {year}"));
            }
            (_, Some(year)) if !(1900..=9999).contains(&year) => {
                self.add(
                    "completeness.counted_in",
                    format!("`{year}` is not a year with four digits"),
                );
            }
            _ => {}
        }
    }
}

/// A file that can be shown as a picture, or an address within the site.
fn is_logo(logo: &str) -> bool {
    let picture = |name: &str| {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        matches!(ending.as_deref(), Some("svg" | "png"))
    };
    if logo.starts_with('/') {
        !logo.starts_with("//") && !logo.contains(char::is_whitespace)
    } else {
        picture(logo) && !logo.contains("://")
    }
}

/// Scheme, host and port, and nothing else.
fn is_origin(text: &str) -> bool {
    WebAddress::parse(text).is_some_and(|address| address.rest.is_empty())
}

/// An address and the number of its leading bits that count.
fn is_network(text: &str) -> bool {
    let Some((address, bits)) = text.split_once('/') else { return false };
    let Ok(address) = address.parse::<IpAddr>() else { return false };
    let most = if address.is_ipv4() { 32 } else { 128 };
    bits.bytes().all(|b| b.is_ascii_digit()) && bits.parse::<u8>().is_ok_and(|bits| bits <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    /// The fields that are complained of after a change to the default settings.
    fn faults(change: impl FnOnce(&mut Settings)) -> Vec<String> {
        let mut settings = Settings::default();
        change(&mut settings);
        let problems = settings.check().err().unwrap_or_default();
        problems.into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn the_default_settings_are_right() {
        assert_eq!(Settings::default().check(), Ok(()));
    }

    #[test]
    fn an_extent_must_have_an_area_on_one_side_of_the_date_line() {
        let set =
            |west, south, east, north| faults(|s| s.extent = Bounds { west, south, east, north });
        assert_eq!(set(170.0, 60.0, -170.0, 70.0), ["extent.east"]);
        assert_eq!(set(10.0, 60.0, 20.0, 60.0), ["extent.north"]);
        assert_eq!(set(f64::NAN, 60.0, 20.0, 70.0), ["extent.west"]);
        assert_eq!(set(10.0, 60.0, 20.0, 89.0), ["extent.north"]);
        assert_eq!(set(-9.6, 38.4, -8.6, 39.1), [""; 0]);
    }

    #[test]
    fn a_language_is_offered_once_and_at_least_one() {
        assert_eq!(faults(|s| s.languages.clear()), ["languages"]);
        assert_eq!(faults(|s| s.languages = vec![Lang::En, Lang::En]), ["languages[1]"]);
        assert_eq!(faults(|s| s.languages = vec![Lang::En]), [""; 0]);
    }

    #[test]
    fn the_public_address_is_that_of_a_whole_site() {
        for wrong in
            ["", "klynge.no", "https://klynge.no/", "https://klynge.no?a", "ftp://klynge.no"]
        {
            assert_eq!(faults(|s| s.public_url = wrong.into()), ["public_url"], "{wrong}");
        }
        assert_eq!(faults(|s| s.public_url = "https://klynge.no".into()), [""; 0]);
    }

    #[test]
    fn framing_origins_and_proxies_are_named_by_their_number() {
        let origins = vec!["https://kph.no".into(), "kph.no".into(), "https://kph.no/om".into()];
        assert_eq!(
            faults(|s| s.framing_origins = origins),
            ["framing_origins[1]", "framing_origins[2]"]
        );
        let networks = ["10.0.0.0/8", "fd00::/8", "10.0.0.0", "10.0.0.0/33", "::1/+8", "10.0.0.0/"];
        assert_eq!(
            faults(|s| s.trusted_proxies = networks.map(str::to_owned).to_vec()),
            [
                "trusted_proxies[2]",
                "trusted_proxies[3]",
                "trusted_proxies[4]",
                "trusted_proxies[5]"
            ]
        );
    }

    #[test]
    fn an_accent_must_be_readable_on_its_ground() {
        let accent = |light: &str, dark: &str| {
            let accent = Accent { light: light.into(), dark: dark.into() };
            faults(|s| s.cluster.accent = Some(accent))
        };
        assert_eq!(accent("#0b4f6c", "#7cc4e4"), [""; 0]);
        assert_eq!(accent("#7cc4e4", "#0b4f6c"), ["cluster.accent.light", "cluster.accent.dark"]);
        assert_eq!(accent("blue", "#7cc4e4"), ["cluster.accent.light"]);
    }

    #[test]
    fn a_contact_is_a_mail_address_or_a_safe_page() {
        let contact = |text: &str| faults(|s| s.cluster.contact = Some(text.into()));
        assert_eq!(contact("post@example.org"), [""; 0]);
        assert_eq!(contact("https://example.org/contact"), [""; 0]);
        assert_eq!(contact("http://example.org/contact"), ["cluster.contact"]);
        assert_eq!(contact("call us"), ["cluster.contact"]);
    }

    #[test]
    fn a_logo_is_a_picture_beside_the_settings_or_an_address_within_the_site() {
        let logo = |text: &str| faults(|s| s.cluster.logo = Some(text.into()));
        for right in ["logo.svg", "brand/Logo.PNG", "/logo.svg", "/brand"] {
            assert_eq!(logo(right), [""; 0], "{right}");
        }
        for wrong in ["logo", "logo.gif", "//example.org/logo.svg", "https://example.org/l.svg"] {
            assert_eq!(logo(wrong), ["cluster.logo"], "{wrong}");
        }
    }

    #[test]
    fn a_statement_says_something_and_its_source_is_an_address() {
        let fault = |s: &mut Settings| {
            s.pages.aims[0].text = Text::default();
            s.pages.aims[1].source = Some("moirana.green".into());
            s.pages.groups[0].partners.clear();
        };
        assert_eq!(
            faults(fault),
            ["pages.aims[0].text", "pages.aims[1].source", "pages.groups[0].partners"]
        );
    }

    #[test]
    fn a_count_needs_its_year() {
        assert_eq!(faults(|s| s.completeness.counted_in = None), ["completeness.counted_in"]);
    }
}

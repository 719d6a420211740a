//! Every field of the settings file in words: the source of `docs/settings.md`.

use shared::settings::Settings;

/// Every field of the settings file with what it means, in the order of the file.
pub const FIELDS: &[(&str, &str)] = &[
    ("cluster.name", "The cluster's full name."),
    ("cluster.short_name", "Its short name or abbreviation."),
    ("cluster.website", "Its web site."),
    (
        "cluster.contact",
        "Where questions about the register go: a role address (`post@example.org`) or a page, never a \
         person's.",
    ),
    (
        "cluster.logo",
        "An SVG or PNG file of at most 200 kB, relative to the settings file, or an address within the \
         site; without one Klyngekart's own mark.",
    ),
    (
        "cluster.accent",
        "The accent colour: `light` on white and `dark` on `#142028`, each `#rrggbb` with a contrast of \
         4.5:1 at least; without it fjord blue.",
    ),
    ("cluster.about.nb", "One sentence about the cluster in Norwegian."),
    ("cluster.about.en", "The same in English."),
    ("extent.west", "The western edge of what the map shows at first, in degrees (WGS 84)."),
    ("extent.south", "Its southern edge."),
    ("extent.east", "Its eastern edge."),
    ("extent.north", "Its northern edge."),
    ("languages", "The languages offered, the default first: `nb`, `en`."),
    (
        "public_url",
        "The address of the site, without a slash at the end; the only source of absolute addresses.",
    ),
    ("framing_origins", "Origins that may put embeds into a frame; none means any."),
    (
        "trusted_proxies",
        "Networks like `10.0.0.0/8` whose forwarded headers are believed; none means none.",
    ),
    ("completeness.about", "About how many partners the cluster has."),
    ("completeness.counted", "The latest count of partners by a source."),
    ("completeness.counted_in", "The year of that count."),
    ("pages.join.nb", "Who can join the cluster, and what for, in Norwegian."),
    ("pages.join.en", "The same in English."),
    ("pages.footer.nb", "A line at the bottom of every page in Norwegian; blank for none."),
    ("pages.footer.en", "The same in English."),
    ("pages.aims", "What the cluster aims at: tables of `text` in each language and `source`."),
    (
        "pages.focus",
        "The areas that the cluster works in: `title`, `text`, `source`, and `expertise`, the tag of \
         those who work on it.",
    ),
    ("pages.programme", "The programme that the cluster belongs to: `text` and `source`."),
    (
        "pages.groups",
        "Organisations that a source names together: `name`, `partners` (their ids) and `source`.",
    ),
    (
        "data",
        "Folder with the data files that an empty database is filled with, relative to the settings \
         file; without it the data inside the program.",
    ),
];

/// The default of a field, as it is written in the file; "none" where there is none, and a hint where
/// it is a list of tables.
pub fn default_of(field: &str) -> String {
    let all = toml::Value::try_from(Settings::default()).expect("settings are a table of values");
    let value = field.split('.').try_fold(&all, |table, name| table.get(name));
    match value {
        None => "none".to_owned(),
        Some(toml::Value::Array(entries)) if entries.iter().any(toml::Value::is_table) => {
            format!("{} entries, see `settings.example.toml`", entries.len())
        }
        Some(value) => format!("`{value}`"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    let dot = if path.is_empty() { "" } else { "." };
                    leaves(value, &format!("{path}{dot}{name}"), found);
                }
            }
            _ => found.push(path.to_owned()),
        }
    }

    #[test]
    fn every_field_is_described_and_no_other() {
        let mut fields = Vec::new();
        leaves(&serde_json::to_value(Settings::default()).unwrap(), "", &mut fields);
        let mut described: Vec<&str> = FIELDS.iter().map(|(field, _)| *field).collect();
        fields.sort_unstable();
        described.sort_unstable();
        assert_eq!(described, fields);
    }

    #[test]
    fn a_default_is_written_as_in_the_file() {
        assert_eq!(default_of("languages"), "`[\"nb\", \"en\"]`");
        assert_eq!(default_of("extent.west"), "`8.6`");
        assert_eq!(default_of("data"), "none");
    }
}

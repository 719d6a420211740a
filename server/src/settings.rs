//! Reads the settings file.

use std::path::{Path, PathBuf};

use shared::settings::Settings;

use crate::{
    forwarded::TrustedProxies,
    start::{StartError, lines, read_text},
};

/// The settings, and what the server makes of them.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// As they stand in the file; without a file those of Arctic Cluster Team.
    pub settings: Settings,
    /// The networks whose forwarded headers are believed.
    pub trusted: TrustedProxies,
    /// The folder with the data files; `None` means the data inside the binary.
    pub data: Option<PathBuf>,
}

impl Loaded {
    /// Reads the file, or takes the defaults where there is none.
    ///
    /// # Errors
    ///
    /// [`StartError::Settings`] if the file cannot be read, is not TOML, or has a field that is unknown
    /// or holds a wrong value; the message names file and field.
    pub fn read(file: Option<&Path>) -> Result<Self, StartError> {
        let Some(file) = file else { return Self::of(Settings::default(), None) };
        let text = read_text(file).map_err(|problem| StartError::Settings(lines([problem])))?;
        let settings = toml::from_str(&text).map_err(|error| {
            StartError::Settings(lines([format!(
                "{}: {}",
                file.display(),
                error.to_string().trim()
            )]))
        })?;
        Self::of(settings, Some(file))
    }

    fn of(settings: Settings, file: Option<&Path>) -> Result<Self, StartError> {
        let name = file.map_or_else(String::new, |file| format!("{}: ", file.display()));
        let problem = |problem: String| StartError::Settings(lines([format!("{name}{problem}")]));
        settings.check().map_err(|problems| {
            StartError::Settings(lines(problems.iter().map(|problem| format!("{name}{problem}"))))
        })?;
        let trusted = TrustedProxies::read(&settings.trusted_proxies).map_err(problem)?;
        let data = settings.data.as_ref().map(|folder| {
            // Relative to the settings file, wherever the server was started.
            file.and_then(Path::parent).unwrap_or(Path::new("")).join(folder)
        });
        Ok(Self { settings, trusted, data })
    }
}

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
    ("cluster.logo", "A logo as an address within the site; without one Klyngekart's own mark."),
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
    (
        "data",
        "Folder with the data files that an empty database is filled with, relative to the settings \
         file; without it the data inside the program.",
    ),
];

/// The default of a field, as it is written in the file; "none" where there is none.
pub fn default_of(field: &str) -> String {
    let all = toml::Value::try_from(Settings::default()).expect("settings are a table of values");
    let value = field.split('.').try_fold(&all, |table, name| table.get(name));
    value.map_or_else(|| "none".to_owned(), |value| format!("`{value}`"))
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

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

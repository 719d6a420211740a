//! Reads the settings file.

mod fields;

pub use fields::{FIELDS, default_of};

use std::path::{Path, PathBuf};

use bytes::Bytes;
use shared::settings::Settings;

use crate::{
    forwarded::TrustedProxies,
    published::{brotli, hash},
    start::{StartError, lines, read_text},
    stored::{Packed, Stored},
};

/// How large a logo may be, in bytes: it stands on every page.
const LOGO_SIZE: usize = 200 * 1024;

/// The settings, and what the server makes of them.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// As they stand in the file; without a file those of Arctic Cluster Team.
    pub settings: Settings,
    /// The networks whose forwarded headers are believed.
    pub trusted: TrustedProxies,
    /// The folder with the data files; `None` means the data inside the binary.
    pub data: Option<PathBuf>,
    /// The file of the cluster's logo.
    pub logo: Option<Stored>,
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
        // Relative to the settings file, wherever the server was started.
        let beside =
            |name: &String| file.and_then(Path::parent).unwrap_or(Path::new("")).join(name);
        let data = settings.data.as_ref().map(beside);
        let logo = settings.cluster.logo.as_ref().filter(|logo| !logo.starts_with('/'));
        let logo = logo.map(|logo| read_logo(&beside(logo)).map_err(problem)).transpose()?;
        Ok(Self { settings, trusted, data, logo })
    }
}

/// Reads a logo, or says what is wrong with it.
fn read_logo(path: &Path) -> Result<Stored, String> {
    let say = |what: String| format!("field `cluster.logo`: {}: {what}", path.display());
    let bytes = std::fs::read(path).map_err(|error| say(error.to_string()))?;
    if bytes.len() > LOGO_SIZE {
        return Err(say(format!("has {} bytes; a logo has at most {LOGO_SIZE}", bytes.len())));
    }
    let media_type = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        "image/png"
    } else if std::str::from_utf8(&bytes).is_ok_and(|text| text.contains("<svg")) {
        "image/svg+xml"
    } else {
        return Err(say("is neither an SVG nor a PNG picture".to_owned()));
    };
    let packed = (media_type == "image/svg+xml").then(|| brotli(&bytes, 11)).flatten();
    let hash = hash(&bytes);
    Ok(Stored {
        media_type,
        hash,
        brotli: Packed::ready(packed),
        gzip: None,
        identity: Bytes::from(bytes),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_that_is_no_picture_or_too_large_is_named_with_its_file() {
        let folder = std::env::temp_dir().join(format!("klyngekart-logo-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (settings, logo) = (folder.join("settings.toml"), folder.join("logo.svg"));
        let text = "[cluster]\nname = \"A\"\nshort_name = \"A\"\nlogo = \"logo.svg\"\n";
        std::fs::write(&settings, text).unwrap();
        let said = |content: &[u8]| {
            std::fs::write(&logo, content).unwrap();
            Loaded::read(Some(&settings)).map(|loaded| loaded.logo).map_err(|e| e.to_string())
        };
        let fault = said(b"no picture").unwrap_err();
        assert!(fault.contains("`cluster.logo`") && fault.contains("logo.svg"), "{fault}");
        assert!(said(&vec![b' '; LOGO_SIZE + 1]).unwrap_err().contains("at most 204800"));
        assert_eq!(said(b"<svg/>").unwrap().unwrap().media_type, "image/svg+xml");
        std::fs::remove_file(&logo).unwrap();
        assert!(Loaded::read(Some(&settings)).unwrap_err().to_string().contains("logo.svg"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}

//! The bundle `style`: one style sheet made of `style/main.css` and what it imports, and the fonts.
//!
//! The fonts lie beside the sheet, which names them without a path.

use std::path::Path;

use anyhow::{Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

use crate::bundle::Bundle;
use crate::files::{self, Folder};
use crate::progress::step;
use crate::stamp::{Inputs, once};
use crate::workspace::Workspace;

/// Noto Sans in two weights. Browsers fetch `latin-ext` only for pages with a letter such as č or ŋ.
const FONTS: [&str; 4] = [
    "noto-sans-latin-400-normal.woff2",
    "noto-sans-latin-600-normal.woff2",
    "noto-sans-latin-ext-400-normal.woff2",
    "noto-sans-latin-ext-600-normal.woff2",
];

/// The sheets of pages and of embeds. Embeds may ask for light or dark, so each lies there in three
/// forms; `framed.css` is added to `main.css` for the living explorer in a frame.
const SHEETS: [&str; 2] = ["main", "embed"];

/// The oldest browsers that get the page as drawn: those of summer 2023. Newer syntax, nesting above
/// all, is rewritten for them.
const BROWSERS: Browsers = Browsers {
    android: Some(version(115, 0)),
    chrome: Some(version(115, 0)),
    edge: Some(version(115, 0)),
    firefox: Some(version(115, 0)),
    ie: None,
    ios_saf: Some(version(16, 4)),
    opera: Some(version(101, 0)),
    safari: Some(version(16, 4)),
    samsung: Some(version(23, 0)),
};

/// A browser version as lightningcss counts it: a byte each for major, minor and patch.
const fn version(major: u32, minor: u32) -> u32 {
    major << 16 | minor << 8
}

/// Bundles and minifies the style and puts the fonts beside it.
///
/// # Errors
///
/// If the style has a mistake, with file and line, or a font is not installed.
pub(crate) fn build(workspace: &Workspace) -> Result<Bundle> {
    let source = workspace.path("style");
    let fonts = workspace.path("node_modules/@fontsource/noto-sans");
    let folder = workspace.parts("style");
    let inputs = Inputs::default()
        .text(include_str!("style.rs"))
        .path(&source)?
        .path(&workspace.path("package-lock.json"))?;
    once(workspace, "style", &inputs, &folder, || {
        step("bundle the style", || {
            let mut bundle = Folder::new();
            for name in SHEETS {
                let sheet = sheet(&source.join(format!("{name}.css")))?;
                for theme in ["light", "dark"] {
                    bundle.insert(format!("{name}-{theme}.css"), themed(&sheet, theme).into());
                }
                bundle.insert(format!("{name}.css"), sheet.into_bytes());
            }
            bundle.insert("framed.css".into(), sheet(&source.join("framed.css"))?.into_bytes());
            for font in FONTS {
                bundle.insert(font.into(), files::read(&fonts.join("files").join(font))?);
            }
            bundle.insert("noto-sans-license.txt".into(), files::read(&fonts.join("LICENSE"))?);
            files::write_folder(&folder, &bundle)
        })
    })?;
    Bundle::read(&folder)
}

/// The sheet with one theme, whatever the visitor's system says.
fn themed(sheet: &str, theme: &str) -> String {
    let when = if theme == "dark" { " all" } else { " not all" };
    sheet
        .replace("(prefers-color-scheme:dark)", when)
        .replace("(prefers-color-scheme: dark)", when)
        .replace("color-scheme:light dark", &format!("color-scheme:{theme}"))
}

fn sheet(main: &Path) -> Result<String> {
    let targets = Targets::from(BROWSERS);
    let provider = FileProvider::new();
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let mut sheet = bundler.bundle(main).map_err(|error| anyhow!("{error}"))?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{error}"))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|error| anyhow!("{error}"))?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_of_one_theme_does_not_ask_the_system() {
        let sheet =
            ":root{color-scheme:light dark}@media (prefers-color-scheme:dark){a{color:red}}";
        assert_eq!(themed(sheet, "dark"), ":root{color-scheme:dark}@media  all{a{color:red}}");
        assert_eq!(
            themed(sheet, "light"),
            ":root{color-scheme:light}@media  not all{a{color:red}}"
        );
    }
}

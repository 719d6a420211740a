//! The colours of what stands on the ground: marks, their kinds, texts. Those of `style/tokens.css`;
//! a test compares them.

use shared::mapstyle::Theme;

/// Colours as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "the names of the style sheet's tokens")]
pub struct Ink {
    /// Behind texts and in rims.
    pub surface: &'static str,
    /// Text.
    pub ink: &'static str,
    /// Quieter text.
    pub ink_2: &'static str,
    /// What is chosen.
    pub accent: &'static str,
    /// Behind the name of what is chosen.
    pub accent_soft: &'static str,
    /// What could not be understood.
    pub error: &'static str,
    /// The kinds in the order of the vocabulary.
    pub kinds: [&'static str; 9],
}

const LIGHT: Ink = Ink {
    surface: "#ffffff",
    ink: "#12252e",
    ink_2: "#465a64",
    accent: "#0b5a75",
    accent_soft: "#e0eff4",
    error: "#a3211b",
    kinds: [
        "#b3400f", "#6b4a12", "#1c7a3e", "#55309a", "#1566c8", "#00737d", "#b02a74", "#3c4a53",
        "#6b6b6b",
    ],
};

const DARK: Ink = Ink {
    surface: "#142028",
    ink: "#e9f0f2",
    ink_2: "#a9bac2",
    accent: "#84cbe4",
    accent_soft: "#17384a",
    error: "#ff9f96",
    kinds: [
        "#ff8a5c", "#e8d08a", "#6fd08d", "#bb92f7", "#93c9ff", "#45bcbc", "#ffaed3", "#d3dde3",
        "#a3a39f",
    ],
};

/// On paper black is black; the hues are the light ones, and shapes tell kinds without them.
const PRINT: Ink = Ink { ink: "#000000", ink_2: "#333f45", ..LIGHT };

impl Ink {
    /// The colours of a theme.
    pub const fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
            Theme::Print => &PRINT,
        }
    }

    /// The colour of a kind; further kinds share the last.
    pub fn kind(&self, kind: u16) -> &'static str {
        self.kinds[usize::from(kind).min(self.kinds.len() - 1)]
    }
}

/// The shape of a kind in a square of 18 that begins at -1, -1: the first for the first kind, the last
/// for all further ones.
pub const SIGNS: [&str; 9] = [
    r#"<circle cx="8" cy="8" r="6"/>"#,
    r#"<path d="M8 1.8 15 14H1z"/>"#,
    r#"<path d="M8 .8l2.1 4.7 5.1.5-3.9 3.4 1.2 5L8 11.8l-4.5 2.6 1.2-5L.8 6l5.1-.5z"/>"#,
    r#"<path d="M2.4 2.4h11.2v11.2H2.4z"/>"#,
    r#"<path d="M8 .8 15.2 8 8 15.2.8 8z"/>"#,
    r#"<path d="M1 13a7 8.5 0 0 1 14 0z"/>"#,
    r#"<path d="M8 14.2 1 2h14z"/>"#,
    r#"<path d="M5.6 1.2h4.8v4.4h4.4v4.8h-4.4v4.4H5.6v-4.4H1.2V5.6h4.4z"/>"#,
    r#"<path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 3.6a2.9 2.9 0 1 1 0 5.8 2.9 2.9 0 0 1 0-5.8z" fill-rule="evenodd"/>"#,
];

/// The shape of a kind.
pub fn sign(kind: u16) -> &'static str {
    SIGNS[usize::from(kind).min(SIGNS.len() - 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKENS: &str = include_str!("../../style/tokens.css");
    const ICONS: &str = include_str!("../../app/src/icons/sheet.rs");

    #[test]
    fn the_colours_are_those_of_the_page() {
        let (light, dark) = TOKENS.split_once("prefers-color-scheme: dark").unwrap();
        for (theme, tokens) in [(Theme::Light, light), (Theme::Dark, dark)] {
            let token = |name: &str| {
                let (_, rest) = tokens.split_once(&format!("  --{name}: ")).unwrap();
                rest.split_once(';').unwrap().0.to_owned()
            };
            let ink = Ink::of(theme);
            let pairs = [
                ("surface", ink.surface),
                ("ink", ink.ink),
                ("ink-2", ink.ink_2),
                ("accent", ink.accent),
                ("accent-soft", ink.accent_soft),
                ("error", ink.error),
            ];
            for (name, color) in pairs {
                assert_eq!(token(name), color, "{name} {theme:?}");
            }
            let kinds: Vec<&str> =
                tokens.split("--kind-").skip(1).map(|t| &t[t.find('#').unwrap()..][..7]).collect();
            assert_eq!(kinds, ink.kinds, "{theme:?}");
        }
    }

    #[test]
    fn the_shapes_are_those_of_the_page() {
        for (at, sign) in SIGNS.iter().enumerate() {
            let symbol = format!(r#"<symbol id="k-{at}" viewBox="-1 -1 18 18">{sign}</symbol>"#);
            assert!(ICONS.contains(&symbol), "{symbol}");
        }
    }
}

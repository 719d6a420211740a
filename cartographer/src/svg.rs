//! Small helps to write SVG as text.

use std::fmt::Write;

/// Text that is safe in the content and in quoted attributes of XML and HTML. Characters that XML
/// does not know are dropped.
///
/// Source: XML 1.0, sections 2.2 and 2.4.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#39;",
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A number with as many decimals as asked for and none that say nothing.
pub fn number(value: f64, decimals: usize) -> String {
    let mut text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" { "0".to_owned() } else { text }
}

/// A picture that is being written.
#[derive(Clone, Debug, Default)]
pub struct Svg(pub String);

impl Svg {
    /// Adds formatted markup. Texts in it must be [`escaped`].
    pub fn add(&mut self, markup: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = self.0.write_fmt(markup);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_cannot_break_out() {
        assert_eq!(escaped("<a href=\"x\">&'\u{0}\n"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39; ");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [number(1.50, 2), number(2.0, 1), number(-0.001, 1), number(100.0, 0)],
            ["1.5", "2", "0", "100"]
        );
    }
}

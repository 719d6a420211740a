//! Cells of CSV that a spreadsheet would take for a formula, made harmless and back again.
//!
//! Where a cell could begin, an apostrophe is put before `=`, `+`, `-`, `@` and their wide forms,
//! before tab and carriage return. Cells begin at the beginning of a value; in a program that cuts at
//! other separators than ours, also after a semicolon, tab or line break inside of it. What already
//! has apostrophes there gets one more, so that reading takes away exactly what writing put in.
//!
//! Source: OWASP, "CSV Injection".

use std::borrow::Cow;

/// The text, safe to open in a spreadsheet.
pub(crate) fn on(text: &str) -> Cow<'_, str> {
    rewritten(text, |out, rest| {
        if is_formula(rest.trim_start_matches('\'')) {
            out.push('\'');
        }
        rest
    })
}

/// The text that was made safe. Other texts stay as they are.
pub(crate) fn off(text: &str) -> Cow<'_, str> {
    rewritten(text, |_, rest| match rest.strip_prefix('\'') {
        Some(bare) if is_formula(bare.trim_start_matches('\'')) => bare,
        _ => rest,
    })
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

fn is_edge(letter: char) -> bool {
    matches!(letter, ';' | '\t' | '\n' | '\r')
}

/// Goes through the text and lets `change` look at what begins at each place where a cell could begin,
/// after blanks.
fn rewritten<'a>(text: &'a str, change: impl Fn(&mut String, &'a str) -> &'a str) -> Cow<'a, str> {
    if !text.contains(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2);
    let (mut rest, mut at_edge) = (text, true);
    while !rest.is_empty() {
        if at_edge {
            let bare = rest.trim_start_matches(' ');
            out.push_str(&rest[..rest.len() - bare.len()]);
            rest = change(&mut out, bare);
            // The apostrophes belong to the cell that begins here.
            let after = rest.trim_start_matches('\'');
            out.push_str(&rest[..rest.len() - after.len()]);
            rest = after;
        }
        let Some(letter) = rest.chars().next() else { break };
        out.push(letter);
        rest = &rest[letter.len_utf8()..];
        at_edge = is_edge(letter);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_a_text() {
        assert_eq!(on("=1+1"), "'=1+1");
        assert_eq!(on("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(on("steel;=cmd|' /C calc'!A0"), "steel;'=cmd|' /C calc'!A0");
        assert_eq!(on("Elkem - Rana"), "Elkem - Rana");
    }

    #[test]
    fn an_apostrophe_of_a_name_stays() {
        assert_eq!(off("'s-Hertogenbosch"), "'s-Hertogenbosch");
        assert_eq!(on("'s-Hertogenbosch"), "'s-Hertogenbosch");
    }

    proptest! {
        #[test]
        fn reading_takes_away_what_writing_put_in(text in "[ a'=+@;\t\r\n＝-]{0,12}") {
            let safe = on(&text);
            prop_assert_eq!(off(&safe), text.as_str());
            for cell in safe.split([';', '\n', '\t', '\r']) {
                prop_assert!(!cell.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '＝']));
            }
        }
    }
}

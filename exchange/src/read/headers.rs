//! Which column a header means.

/// What is left of a header when case, spaces, punctuation and the spelling of æ, ø and å do not count.
pub(crate) fn folded(header: &str) -> String {
    let mut out = String::new();
    for letter in header.chars().flat_map(char::to_lowercase) {
        match letter {
            'å' => out.push_str("aa"),
            'æ' | 'ä' => out.push_str("ae"),
            'ø' | 'ö' => out.push_str("oe"),
            _ if letter.is_alphanumeric() => out.push(letter),
            _ => {}
        }
    }
    out
}

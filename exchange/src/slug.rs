//! Ids made of names.

use std::collections::HashSet;

/// The longest id that is made.
const MAX: usize = 60;

/// The name in small letters a to z, digits and hyphens: `Celsa Armeringsstål AS` becomes
/// `celsa-armeringsstal-as`.
pub(crate) fn slug(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        let base = match letter {
            'a'..='z' | '0'..='9' => {
                out.push(letter);
                continue;
            }
            'æ' => "ae",
            'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
            'ç' | 'ć' | 'č' => "c",
            'ð' | 'đ' | 'ď' => "d",
            'è'..='ë' | 'ē' | 'ę' | 'ě' => "e",
            'ì'..='ï' => "i",
            'ł' => "l",
            'ñ' | 'ń' | 'ŋ' | 'ň' => "n",
            'ò'..='ö' | 'ø' | 'ő' => "o",
            'ś' | 'š' | 'ş' => "s",
            'ß' => "ss",
            'ţ' | 'ŧ' | 'ť' => "t",
            'þ' => "th",
            'ù'..='ü' | 'ū' | 'ů' => "u",
            'ý' | 'ÿ' => "y",
            'ź' | 'ż' | 'ž' => "z",
            // An accent or apostrophe stands in a word, everything else between words.
            '\'' | '’' | '\u{300}'..='\u{36f}' => "",
            _ if out.is_empty() || out.ends_with('-') => "",
            _ => "-",
        };
        out.push_str(base);
    }
    // Only ASCII was written.
    out.truncate(MAX);
    out.truncate(out.trim_end_matches('-').len());
    if out.is_empty() { "organisation".to_owned() } else { out }
}

/// The slug, with a number after it where it is taken.
pub(crate) fn free(slug: &str, taken: impl Fn(&str) -> bool, used: &HashSet<String>) -> String {
    let free = |id: &str| !taken(id) && !used.contains(id);
    if free(slug) {
        return slug.to_owned();
    }
    let mut numbered = (2_u32..).map(|number| format!("{slug}-{number}"));
    numbered.find(|id| free(id)).expect("only so many ids are taken")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_an_address() {
        assert_eq!(slug("Celsa Armeringsstål AS"), "celsa-armeringsstal-as");
        assert_eq!(slug("  Næring & Vækst — Bodø!"), "naering-vaekst-bodo");
        assert_eq!(slug("Romssa gielda / Čáhcesuolu"), "romssa-gielda-cahcesuolu");
        assert_eq!(slug("工業"), "organisation");
    }

    #[test]
    fn a_taken_id_gets_a_number() {
        let used = HashSet::from(["a-2".to_owned()]);
        assert_eq!(free("a", |id| id == "a", &used), "a-3");
    }
}

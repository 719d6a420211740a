//! The reference of embeds: addresses, options, element and messages, written into
//! `docs/embedding.md`, which a test compares.

use shared::embed::Kind;

/// What an option of the address means: its name, its values, and what they do.
const OPTIONS: [(&str, &str, &str); 6] = [
    ("theme", "`auto`, `light`, `dark`", "light or dark; `auto` follows the visitor's system"),
    (
        "accent",
        "`0b5a75`: six hexadecimal digits",
        "the accent colour; one with too little contrast is made darker or lighter",
    ),
    (
        "allow",
        "`filter`, `search`, `time`; several with commas or repeated",
        "what visitors may change; nothing if left out",
    ),
    ("details", "`frame`, `tab`", "where a record opens: in the frame or on its page in a new tab"),
    (
        "height",
        "`auto`, `fill`",
        "`auto`: the content has its own height and tells it; `fill`: it fills the frame",
    ),
    (
        "moving",
        "`0`, `1`",
        "`1`: the living map or timeline, as after the visitor has brought it to life",
    ),
];

/// The attributes of the element that are no options.
const ATTRIBUTES: [(&str, &str, &str); 7] = [
    ("kind", "a kind; `map` if left out", "what is shown"),
    (
        "view",
        "a query string as in the address of a page",
        "of which organisations; changing it changes what the frame shows, without a step in the history of the page: a still frame loads its new view, a living one moves",
    ),
    (
        "lang",
        "`nb`, `en`",
        "the language; if left out that of the page: Norwegian for `nb`, `nn`, `no` and where the page says none, else English",
    ),
    ("height", "`auto`, or 120 to 4000", "follows the content, or fixed in CSS pixels"),
    (
        "reserve",
        "80 to 20000, or several as `280:900 800:600`",
        "the height kept free until the content has told its own, in CSS pixels; with widths before them: between two in proportion; it takes the place of a `height:0` with a padding in the `style`, as the builder writes it",
    ),
    ("frame-title", "text", "the title of the frame, which screen readers say"),
    (
        "from",
        "an origin like `https://map.example.org`",
        "the site whose view is shown; if left out that of the script",
    ),
];

/// The messages between frame and page: direction, type, fields, meaning.
const MESSAGES: [(&str, &str, &str, &str); 3] = [
    (
        "frame to page",
        "height",
        "`height`: number, CSS pixels",
        "how high the content is; only with `height=auto`; clamped by the element to 80–20000",
    ),
    (
        "frame to page",
        "state",
        "`query`: text, `open`: text",
        "what is shown: the view without what is opened, and that; sent when the frame is there and after each change",
    ),
    (
        "page to frame",
        "view",
        "`query`: text, at most 8000 characters",
        "shows another view; the options stay",
    ),
];

/// The events of the element.
const EVENTS: [(&str, &str); 2] = [
    (
        "filter",
        "another set is shown, by the visitor or by `view` (not when the map moves, the order changes or more is listed); `event.detail` is `{query, open}`",
    ),
    ("select", "something was opened or closed; `event.detail` is `{query, open}`"),
];

/// The reference in Markdown.
pub fn markdown() -> String {
    let mut out = String::new();
    let kinds: Vec<String> = Kind::ALL.map(|kind| format!("`{}`", kind.key())).into();
    out += &format!(
        "Address: `/{{nb,en}}/embed/v1/{{kind}}?{{options}}&{{view}}`, kind one of {}.\n\n",
        kinds.join(", ")
    );
    out += "| option | values | meaning |\n| --- | --- | --- |\n";
    for (name, values, meaning) in OPTIONS {
        out += &format!("| `{name}` | {values} | {meaning} |\n");
    }
    out += "\n| attribute of `<klyngekart-view>` | values | meaning |\n| --- | --- | --- |\n";
    for (name, values, meaning) in ATTRIBUTES {
        out += &format!("| `{name}` | {values} | {meaning} |\n");
    }
    for (name, values, meaning) in OPTIONS.into_iter().take(4) {
        out += &format!("| `{name}` | {values} | {meaning} |\n");
    }
    out += "\nEach attribute but `lang` is also a property of the same name (`frameTitle` for `frame-title`): text, or `null` to take it away; `view` takes a `URLSearchParams` too. `state` (read only) is `{query, open}`, or `null` until the frame has told.\n";
    out += "\n| event | when |\n| --- | --- |\n";
    for (name, when) in EVENTS {
        out += &format!("| `{name}` | {when} |\n");
    }
    out += "\n| message | type | fields | meaning |\n| --- | --- | --- | --- |\n";
    for (way, name, fields, meaning) in MESSAGES {
        out += &format!("| {way} | `{name}` | {fields} | {meaning} |\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use shared::embed::{Allow, Options, Theme};

    use super::*;

    const ELEMENT: &str = include_str!("../../embed/v1.js");
    const FRAME: &str = include_str!("../../embed/frame.js");
    const DOCS: &str = include_str!("../../../docs/embedding.md");

    #[test]
    fn the_reference_names_what_the_code_reads() {
        assert_eq!(OPTIONS.map(|(name, ..)| name), Options::NAMES);
        for key in Allow::KEYS.into_iter().chain(Theme::ALL.map(Theme::key)) {
            assert!(OPTIONS.iter().any(|(_, values, _)| values.contains(&format!("`{key}`"))));
        }
        let list = |names: &[&str]| {
            format!("[{}]", names.iter().map(|n| format!("\"{n}\"")).collect::<Vec<_>>().join(", "))
        };
        assert!(FRAME.contains(&format!("const OPTIONS = {};", list(&Options::NAMES))));
        assert!(ELEMENT.contains(&format!("const OPTIONS = {};", list(&Options::NAMES[..4]))));
        assert!(ELEMENT.contains(&format!("const KINDS = {};", list(&Kind::ALL.map(Kind::key)))));
        for (name, ..) in ATTRIBUTES {
            assert!(ELEMENT.contains(&format!("\"{name}\"")), "{name}");
        }
        for (name, _) in EVENTS {
            assert!(ELEMENT.contains(&format!("event(\"{name}\")")), "{name}");
        }
        for (_, name, ..) in MESSAGES {
            assert!(
                FRAME.contains(&format!("type: \"{name}\""))
                    || FRAME.contains(&format!("type === \"{name}\""))
            );
            assert!(
                ELEMENT.contains(&format!("type: \"{name}\""))
                    || ELEMENT.contains(&format!("type === \"{name}\""))
            );
        }
    }

    #[test]
    fn the_documentation_holds_the_reference_of_this_version() {
        let begin = "<!-- reference: made from server/src/embed/reference.rs -->\n";
        let held = DOCS.split_once(begin).and_then(|(_, rest)| rest.split_once("<!-- end -->"));
        let held = held.map(|(held, _)| held).unwrap_or_default();
        assert!(held.trim() == markdown().trim(), "docs/embedding.md must hold:\n{}", markdown());
    }
}

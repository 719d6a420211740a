//! The catalogue of embeds in English.

use shared::embed::Kind;

use super::EmbedWords;

pub(super) static WORDS: EmbedWords = EmbedWords {
    new_tab: "(opens in a new tab)",
    links_new_tab: "Links from here open in a new tab.",
    open_full: "See the whole view in Klyngekart",
    address: "Address:",
    activate: "Bring the map to life to move it",
    activate_timeline: "Bring map and timeline to life",
    finish: "Done",
    finish_hint: "The Esc key gives the page back.",
    narrow: "Narrow down",
    show: "Show",
    nothing: "No organisation fits the selection.",
    unknown_partner: "The organisation is not in the register, or has been taken out.",
    unknown_site: "The site is not in the register, or has been taken out.",
    unknown_kind: "There is no such view.",
    not_allowed: "This view cannot be shown on the page you are on. It can be opened by itself.",
    see_all: "See all",
    as_of: |year| format!("As of {year}"),
    pan: "Move the map",
    north: "North",
    south: "South",
    east: "East",
    west: "West",
    option: |name, value| format!("“{value}” is no value for {name}; the default is used."),

    embed_this: "Show this on your own site",
    builder: "Show on your own site",
    builder_lead: "Choose what to show, see it here, and copy one snippet. It works for as long as this site is there.",
    what: "What",
    kind: |kind| match kind {
        Kind::Map => "Map",
        Kind::List => "List",
        Kind::Partner => "One organisation",
        Kind::Site => "One industrial site",
        Kind::Timeline => "Timeline",
        Kind::ValueChain => "Value chain",
        Kind::Numbers => "Numbers",
    },
    from_address: "Address of the view",
    from_hint: "The address of a page here, with the filters that are to hold.",
    not_ours: |address| {
        format!(
            "“{address}” is no page here that can be embedded. Write for example /en/?kind=process-industry."
        )
    },
    language: "Language",
    language_of_host: "As the page around it",
    theme: "Light or dark",
    theme_name: |theme| match theme {
        "light" => "Light",
        "dark" => "Dark",
        _ => "As the reader has chosen",
    },
    accent: "Colour",
    accent_hint: "Six characters, like 0b5a75. A colour with too little contrast is made darker or lighter.",
    height: "Height",
    height_hint: "Empty means that the height follows the content; otherwise pixels from 120 to 4000.",
    bad_height: |value| {
        format!(
            "“{value}” is no height; write a whole number from 120 to 4000, or leave the field empty."
        )
    },
    width: "Width of the preview",
    full_width: "Full width",
    visitors_may: "Readers may",
    may: |what| match what {
        "filter" => "choose filters",
        "search" => "search",
        _ => "choose the time",
    },
    details: "Records open",
    details_frame: "in the frame",
    details_tab: "in a new tab",
    frame_title: "Name of the frame",
    frame_title_hint: "Screen readers say it.",
    update: "Update",
    preview: "How it will look",
    snippets: "Snippets",
    with_script: "With script",
    with_script_hint: "Best where scripts of other sites are allowed: the height follows the content, the language follows the page.",
    with_integrity: "With a script that never changes",
    with_integrity_hint: "The script has a fixed checksum (subresource integrity).",
    as_frame: "Only a frame",
    as_frame_hint: "Without script; the height is fixed.",
    as_picture: "Only a picture",
    as_picture_hint: "Where neither scripts nor frames are allowed. The picture follows the data.",
    as_link: "Only a link",
    as_link_hint: "Many content systems turn a link on a line of its own into a frame (oEmbed).",
    copy: "Copy",
    copied: "Copied",
    about_height: "Height",
    about_height_text: "With script the frame is as high as its content, also when the width changes. Without script the height is what you choose, and the content fills it.",
    about_csp: "Security policy (CSP)",
    about_csp_text: |origin| {
        format!(
            "If your site has a Content-Security-Policy, it must allow {origin} in frame-src, and in script-src for the snippet with script. Nothing on your page needs “unsafe-inline”; where it forbids style attributes, take “style” out of the snippet."
        )
    },
    about_consent: "Consent",
    about_consent_text: "The frame sets no cookie, keeps nothing on the reader’s device and fetches nothing but from this site. So it needs no consent, but your privacy policy may mention that the reader’s browser fetches it from here.",
};

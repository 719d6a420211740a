//! The words that only embeds and their builder use, in every language; the server alone has them.

mod en;
mod nb;

use shared::{embed::Kind, lang::Lang};

/// Every such text in one language. A language without one of them does not compile.
#[allow(missing_docs, reason = "each text says what it is; the catalogues are read side by side")]
#[derive(Debug)]
pub struct EmbedWords {
    // In the frame
    pub new_tab: &'static str,
    pub links_new_tab: &'static str,
    pub open_full: &'static str,
    pub address: &'static str,
    pub activate: &'static str,
    pub activate_timeline: &'static str,
    pub finish: &'static str,
    pub finish_hint: &'static str,
    pub narrow: &'static str,
    pub show: &'static str,
    pub nothing: &'static str,
    pub unknown_partner: &'static str,
    pub unknown_site: &'static str,
    pub unknown_kind: &'static str,
    pub not_allowed: &'static str,
    pub see_all: &'static str,
    pub as_of: fn(i16) -> String,
    pub pan: &'static str,
    pub north: &'static str,
    pub south: &'static str,
    pub east: &'static str,
    pub west: &'static str,
    pub option: fn(&str, &str) -> String,

    // The builder
    pub embed_this: &'static str,
    pub builder: &'static str,
    pub builder_lead: &'static str,
    pub what: &'static str,
    pub kind: fn(Kind) -> &'static str,
    pub from_address: &'static str,
    pub from_hint: &'static str,
    pub not_ours: fn(&str) -> String,
    pub language: &'static str,
    pub language_of_host: &'static str,
    pub theme: &'static str,
    pub theme_name: fn(&str) -> &'static str,
    pub accent: &'static str,
    pub accent_hint: &'static str,
    pub height: &'static str,
    pub height_hint: &'static str,
    pub bad_height: fn(&str) -> String,
    pub width: &'static str,
    pub full_width: &'static str,
    pub visitors_may: &'static str,
    pub may: fn(&str) -> &'static str,
    pub details: &'static str,
    pub details_frame: &'static str,
    pub details_tab: &'static str,
    pub frame_title: &'static str,
    pub frame_title_hint: &'static str,
    pub update: &'static str,
    pub preview: &'static str,
    pub snippets: &'static str,
    pub with_script: &'static str,
    pub with_script_hint: &'static str,
    pub with_integrity: &'static str,
    pub with_integrity_hint: &'static str,
    pub as_frame: &'static str,
    pub as_frame_hint: &'static str,
    pub as_picture: &'static str,
    pub as_picture_hint: &'static str,
    pub as_link: &'static str,
    pub as_link_hint: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub about_height: &'static str,
    pub about_height_text: &'static str,
    pub about_csp: &'static str,
    pub about_csp_text: fn(&str) -> String,
    pub about_consent: &'static str,
    pub about_consent_text: &'static str,
}

/// The catalogue of a language.
pub const fn embed_words(lang: Lang) -> &'static EmbedWords {
    match lang {
        Lang::Nb => &nb::WORDS,
        Lang::En => &en::WORDS,
    }
}

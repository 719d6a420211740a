//! The words of the interface, in every language.
//!
//! A catalogue is one value of [`Words`]; a language without one of the texts does not compile.
//! Adding a language is adding a variant to [`Lang`] and a catalogue beside [`nb`] and [`en`].

pub mod dates;
mod en;
mod nb;
pub mod numbers;
pub mod picture;

use crate::{
    lang::Lang,
    membership::Change,
    milestone::Category,
    partner::Precision,
    view::{Facet, Layout, Sort},
};

/// Every text of the interface in one language. Functions build the texts that hold numbers or
/// names.
#[allow(missing_docs, reason = "each text says what it is; the catalogues are read side by side")]
#[derive(Debug)]
pub struct Words {
    // The frame of every page
    pub product: &'static str,
    pub language_name: &'static str,
    pub languages: &'static str,
    pub skip_to_list: &'static str,
    pub skip_to_content: &'static str,
    pub skip_map: &'static str,
    pub explorer: &'static str,
    pub map_data: &'static str,
    pub opens_cluster_site: &'static str,

    // Search and filters
    pub search_label: &'static str,
    pub search_placeholder: &'static str,
    pub search: &'static str,
    pub filters: &'static str,
    pub show_results: &'static str,
    pub no_results: &'static str,
    pub match_all: &'static str,
    pub near: &'static str,
    pub near_label: &'static str,
    pub near_any: &'static str,
    pub radius: &'static str,
    pub near_me: &'static str,
    pub near_me_failed: &'static str,
    pub near_me_note: &'static str,
    pub active_filters: &'static str,
    pub remove_filter: fn(&str) -> String,
    pub clear_all: &'static str,
    pub compare: &'static str,
    pub shortlist: &'static str,
    pub shortlist_of: fn(u32) -> String,
    pub add_to_shortlist: &'static str,
    pub remove_from_shortlist: &'static str,
    pub in_map_view: &'static str,
    pub within: fn(&str, &str) -> String,
    pub undated_hidden: &'static str,
    pub hide_undated: &'static str,
    pub search_chip: fn(&str) -> String,

    // The list
    pub organisations: &'static str,
    pub organisations_count: fn(u32) -> String,
    pub certain_possible: fn(u32, u32) -> String,
    pub change: fn(Change) -> &'static str,
    pub by_change: &'static str,
    pub compare_with: &'static str,
    pub compared_with: fn(&str) -> String,
    pub coverage: fn(u32, Option<u32>, Option<u32>, Option<i16>) -> String,
    pub sort: &'static str,
    pub relevance: &'static str,
    pub more_rows: fn(u32) -> String,
    pub more_tags: fn(u32) -> String,
    pub nothing_found: &'static str,
    pub nothing_found_hint: &'static str,
    pub certain: &'static str,
    pub possible: &'static str,
    pub with_since: fn(&str) -> String,
    pub unknown_date: &'static str,
    pub ceased: &'static str,
    pub kilometres_away: fn(&str) -> String,

    // The map
    pub map: &'static str,
    pub map_marks: &'static str,
    pub zoom: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub zoom_reset: &'static str,
    pub places_here: fn(u32) -> String,
    pub group_mark: fn(&str, u32) -> String,
    pub partner_mark: fn(&str, &str, Option<&str>) -> String,
    pub edge_north: fn(u32) -> String,
    pub edge_south: fn(u32) -> String,
    pub edge_east: fn(u32) -> String,
    pub edge_west: fn(u32) -> String,
    pub without_position: fn(u32) -> String,
    pub elsewhere_in: fn(&str) -> String,
    pub and_nearby: fn(&str) -> String,
    pub map_unavailable: &'static str,
    pub zoom_to_group: &'static str,
    pub not_listed: fn(u32) -> String,
    pub use_map_area: &'static str,

    // The timeline
    pub timeline: &'static str,
    pub whole_period: &'static str,
    pub time_window: &'static str,
    pub window_start: &'static str,
    pub window_end: &'static str,
    pub type_dates: &'static str,
    pub dates_hint: &'static str,
    pub eras: &'static str,
    pub milestones: &'static str,
    pub joins: &'static str,
    pub totals: &'static str,
    pub running: &'static str,
    pub end_unknown: &'static str,
    pub date_unknown: &'static str,
    pub joined_in: fn(u32, &str) -> String,
    pub partner_by: fn(u32, &str) -> String,
    pub left_in: fn(u32, &str) -> String,
    pub counted: fn(&str, &str) -> String,
    pub milestones_count: fn(u32) -> String,
    pub records_add_up: fn(u32, u32) -> String,
    pub timeline_as_text: &'static str,
    pub milestones_here: fn(u32) -> String,
    pub estimated: &'static str,

    // One record
    pub close: &'static str,
    pub open_page: &'static str,
    pub show_on_map: &'static str,
    pub facts: &'static str,
    pub official_name: &'static str,
    pub former_names: &'static str,
    pub owner: &'static str,
    pub role: &'static str,
    pub kind: &'static str,
    pub stage: &'static str,
    pub status: &'static str,
    pub status_active: &'static str,
    pub status_ceased: &'static str,
    pub status_unknown: &'static str,
    pub member_since: &'static str,
    pub member_until: &'static str,
    pub day_unknown: &'static str,
    pub last_confirmed: &'static str,
    pub not_confirmed: &'static str,
    pub place: &'static str,
    pub also_at: &'static str,
    pub position_source: fn(&str) -> String,
    pub place_by_common_knowledge: &'static str,
    pub municipality: &'static str,
    pub site: &'static str,
    pub site_mates: &'static str,
    pub no_site_mates: &'static str,
    pub nearby: &'static str,
    pub expertise: &'static str,
    pub website: &'static str,
    pub org_number: &'static str,
    pub check_in_register: &'static str,
    pub sources: &'static str,
    pub supports: fn(&str) -> String,
    pub no_milestones: &'static str,
    pub before_and_after: &'static str,
    pub partners_concerned: &'static str,
    pub date: &'static str,
    pub breadcrumbs: &'static str,

    // When something is wrong
    pub not_found_title: &'static str,
    pub not_found_text: &'static str,
    pub partner_not_found: fn(&str) -> String,
    pub did_you_mean: &'static str,
    pub error_title: &'static str,
    pub error_text: &'static str,
    pub no_connection: &'static str,
    pub try_again: &'static str,
    pub back_to_explorer: &'static str,
    pub not_understood: fn(&str, &str, &str) -> String,
    pub matches_nothing: fn(&str, &str, &str) -> String,
    pub example_of: fn(&str) -> &'static str,

    pub parameter: fn(&str) -> &'static str,

    // Names of things
    pub facet: fn(Facet) -> &'static str,
    pub sort_name: fn(Sort) -> &'static str,
    pub layout: fn(Layout) -> &'static str,
    pub category: fn(Category) -> &'static str,
    pub precision: fn(Precision) -> &'static str,
    pub coordinate_source: fn(&str) -> &str,
    pub count_text: fn(u32, bool) -> String,
}

/// The catalogue of a language.
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Nb => &nb::WORDS,
        Lang::En => &en::WORDS,
    }
}

//! The catalogue in English.

use super::{Words, numbers::format_number};
use crate::{
    lang::Lang::En,
    membership::Change,
    milestone::Category,
    partner::Precision,
    view::{Facet, Layout, Sort},
};

fn n(count: u32) -> String {
    format_number(u64::from(count), En)
}

/// "1 organisation", "36 organisations".
fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{} {}", n(count), if count == 1 { one } else { many })
}

pub(super) static WORDS: Words = Words {
    product: "Klyngekart",
    language_name: "English",
    languages: "Language",
    skip_to_list: "Skip to the list",
    skip_to_content: "Skip to the content",
    skip_map: "Skip the map",
    explorer: "Map and list",
    map_data: "Map data",
    opens_cluster_site: "The cluster's web site",

    search_label: "Search organisations, places and expertise",
    search_placeholder: "Search name, place or expertise",
    search: "Search",
    filters: "Filters",
    show_results: "Show the result",
    no_results: "no results",
    match_all: "Has all chosen expertise",
    near: "Near a place",
    near_label: "Municipality or place",
    near_any: "Anywhere",
    radius: "Within",
    near_me: "Near me",
    near_me_failed: "The browser gave no position. Choose a place in the list.",
    near_me_note: "Your position stays in the browser; only the name of the nearest place is used.",
    active_filters: "Active filters",
    remove_filter: |label| format!("Remove filter: {label}"),
    clear_all: "Clear all",
    compare: "Compare",
    shortlist: "Shortlist",
    shortlist_of: |count| format!("Shortlist ({})", n(count)),
    add_to_shortlist: "Add to shortlist",
    remove_from_shortlist: "Remove from shortlist",
    in_map_view: "In the map view",
    within: |km, place| format!("Within {km} of {place}"),
    undated_hidden: "Without unknown dates",
    hide_undated: "Hide those with unknown dates",
    search_chip: |q| format!("Search: {q}"),

    organisations: "Organisations",
    organisations_count: |count| counted(count, "organisation", "organisations"),
    certain_possible: |certain, possible| {
        format!("{} certain, {} possible", n(certain), n(possible))
    },
    change: |change| match change {
        Change::Came => "came",
        Change::Left => "left",
        Change::MayHaveCome => "may have come",
        Change::MayHaveLeft => "may have left",
        Change::Stayed => "at both times",
        Change::Unknown => "not known",
    },
    by_change: "Change",
    compare_with: "Compare with",
    compared_with: |time| format!("Compared with {time}"),
    coverage: |registered, about, counted, year| {
        let mut text = match about {
            Some(about) => {
                format!("{} of about {} partners are in this register", n(registered), n(about))
            }
            None => format!("{} partners are in this register", n(registered)),
        };
        if let Some(counted) = counted {
            text += &format!("; {} counted", n(counted));
            if let Some(year) = year {
                text += &format!(" in {year}");
            }
        }
        text + "."
    },
    sort: "Sort",
    relevance: "Best match",
    more_rows: |rest| format!("Show more ({} left)", n(rest)),
    more_tags: |count| format!("{} more", n(count)),
    nothing_found: "No organisation fits these filters.",
    nothing_found_hint: "Remove a filter, or clear all.",
    certain: "Certain",
    possible: "Possible",
    with_since: |date| format!("since {date}"),
    unknown_date: "unknown date",
    ceased: "Ceased",
    kilometres_away: |km| format!("{km} away"),

    map: "Map",
    map_marks: "Organisations on the map",
    zoom: "Zoom",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    zoom_reset: "Show the whole area",
    places_here: |count| counted(count, "location", "locations"),
    // The number as it stands on the mark: what is seen must be in what is said.
    group_mark: |label, count| format!("{count} {label}, open the list"),
    partner_mark: |name, kind, place| match place {
        Some(place) => format!("{name}, {kind}, {place}, position approximate"),
        None => format!("{name}, {kind}"),
    },
    edge_north: |count| format!("↑ Further north: {}", n(count)),
    edge_south: |count| format!("↓ Further south: {}", n(count)),
    edge_east: |count| format!("→ Further east: {}", n(count)),
    edge_west: |count| format!("← Further west: {}", n(count)),
    without_position: |count| format!("{} without a known position", n(count)),
    elsewhere_in: |place| format!("Elsewhere in {place}"),
    and_nearby: |place| format!("{place} and nearby"),
    map_unavailable: "The moving map cannot be shown in this browser.",
    zoom_to_group: "Zoom in here",
    not_listed: |count| format!("{count} more are not named here. Search or filter to find them."),
    use_map_area: "Only in the map view",

    timeline: "Timeline",
    whole_period: "Whole period",
    time_window: "Time window",
    window_start: "From",
    window_end: "To",
    type_dates: "Type dates",
    dates_hint: "Write 2020-06 for the end of that month, or 2018/2020 for a period.",
    eras: "Eras",
    milestones: "Milestones",
    joins: "Joining",
    totals: "Counts by sources",
    running: "Partners in the register",
    end_unknown: "end not known",
    date_unknown: "Date unknown",
    joined_in: |count, date| {
        format!("{} joined: {date}", counted(count, "organisation", "organisations"))
    },
    partner_by: |count, date| {
        format!("{} named as taking part: {date}", counted(count, "organisation", "organisations"))
    },
    left_in: |count, date| {
        format!("{} left: {date}", counted(count, "organisation", "organisations"))
    },
    counted: |count, date| format!("{count} ({date})"),
    milestones_count: |count| counted(count, "milestone", "milestones"),
    records_add_up: |least, most| {
        if least == most {
            format!("{} by the records", n(least))
        } else {
            format!("{} to {} by the records", n(least), n(most))
        }
    },
    timeline_as_text: "The timeline as text",
    milestones_here: |count| format!("{} milestones here", n(count)),
    estimated: "estimated from the context",

    close: "Close",
    open_page: "Open the whole page",
    show_on_map: "Show on the map",
    facts: "Facts",
    official_name: "Full name",
    former_names: "Former names",
    owner: "Group",
    role: "Role",
    kind: "Type",
    stage: "Value chain",
    status: "Status",
    status_active: "Active, no source says otherwise",
    status_ceased: "Ceased",
    status_unknown: "Not known",
    member_since: "In the cluster",
    member_until: "Left",
    day_unknown: "day not known",
    last_confirmed: "Last confirmed",
    not_confirmed: "No dated source",
    place: "Place",
    also_at: "Also in",
    position_source: |source| format!("position from {source}"),
    place_by_common_knowledge: "commonly known, should be checked",
    municipality: "Municipality",
    site: "Site",
    site_mates: "Shares the site",
    no_site_mates: "No other organisation of the register is on this site.",
    nearby: "Nearby with the same expertise",
    expertise: "Expertise",
    website: "Web site",
    org_number: "Organisation number",
    check_in_register: "the national register",
    sources: "Sources",
    supports: |what| what.to_owned(),
    before_and_after: "Before and after",
    no_milestones: "No milestone names this organisation.",
    partners_concerned: "Concerned",
    date: "Date",
    breadcrumbs: "Breadcrumbs",

    not_found_title: "There is no such page",
    not_found_text: "The address leads to nothing here. Perhaps it is misspelt, or the page has moved.",
    partner_not_found: |slug| format!("No organisation of the register has the address “{slug}”."),
    did_you_mean: "Did you mean",
    error_title: "Something went wrong",
    error_text: "The fault is ours. Please try again in a moment.",
    no_connection: "The connection to the server is broken. What has been fetched still works.",
    try_again: "Try again",
    back_to_explorer: "To map and list",
    not_understood: |name, value, right| {
        format!("“{value}” cannot be read as {name}; the default is shown. {right}")
    },
    matches_nothing: |name, value, right| {
        format!(
            "{name}: “{value}” is not in the register or cannot be read, and matches nothing. {right}"
        )
    },
    example_of: |parameter| match parameter {
        "time" | "compare" => "Write 2020-06 or 2018/2020, for example.",
        "near" => {
            "Write a municipality or place of the list, for example near=mo-i-rana&radius=50."
        }
        "bbox" => "Write west,south,east,north in degrees, for example 12,65,16,68.",
        "undated" => "Write undated=hide or leave it empty.",
        "zoom" => "Write a number from 0 to 24.",
        "center" => "Write latitude,longitude in degrees, for example 66.31,14.14.",
        "axis" => "Write a period, for example 2018/2020.",
        "links" => "Write projects, owners or the id of a project.",
        "page" => "Write a whole number from 1.",
        "sort" => "Write name, distance or joined.",
        "layout" => "Write list, filters or timeline.",
        "match" => "Write all or any.",
        _ => "",
    },
    parameter: |parameter| match parameter {
        "time" => "time",
        "compare" => "time to compare with",
        "axis" => "part of the time axis",
        "near" => "nearness",
        "bbox" => "map view",
        "undated" => "unknown dates",
        "partners" => "shortlist",
        "zoom" => "zoom",
        "center" => "centre",
        "links" => "lines on the map",
        "page" => "page",
        "sort" => "order",
        "layout" => "layout",
        "open" => "what is opened",
        "match" => "all or any",
        "expertise" => "expertise",
        "kind" => "type",
        "stage" => "value chain",
        "role" => "role",
        "place" => "place",
        "site" => "site",
        _ => "value",
    },

    facet: |facet| match facet {
        Facet::Expertise => "Expertise",
        Facet::Kind => "Type",
        Facet::Stage => "Value chain",
        Facet::Role => "Role",
        Facet::Place => "Place",
        Facet::Site => "Site",
    },
    sort_name: |sort| match sort {
        Sort::Name => "Name",
        Sort::Distance => "Distance",
        Sort::Joined => "Joined",
    },
    layout: |layout| match layout {
        Layout::List => "List",
        Layout::Filters => "Filters",
        Layout::Timeline => "Timeline",
    },
    category: |category| match category {
        Category::Background => "Background",
        Category::Cluster => "The cluster",
        Category::Programme => "Programme",
        Category::PartnerCount => "Number of partners",
        Category::Project => "Project",
        Category::Event => "Event",
        Category::Award => "Award",
        Category::Company => "Company",
    },
    precision: |precision| match precision {
        Precision::Site => "the point is the quay or plant",
        Precision::Town => "the point is the centre of the town",
        Precision::Municipality => "the point is somewhere in the municipality",
    },
    coordinate_source: |source| match source {
        "geonames" => "GeoNames",
        "port-facility-list" => "the list of port facilities",
        other => other,
    },
    count_text: |count, more| {
        if more {
            format!("more than {} partners", n(count))
        } else {
            counted(count, "partner", "partners")
        }
    },
};

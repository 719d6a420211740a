//! The catalogue in Norwegian bokmål.

use super::{Words, numbers::format_number};
use crate::{
    lang::Lang::Nb,
    membership::Change,
    milestone::Category,
    partner::Precision,
    view::{Facet, Layout, Sort},
};

fn n(count: u32) -> String {
    format_number(u64::from(count), Nb)
}

/// "1 organisasjon", "36 organisasjoner".
fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{} {}", n(count), if count == 1 { one } else { many })
}

pub(super) static WORDS: Words = Words {
    product: "Klyngekart",
    language_name: "Norsk",
    languages: "Språk",
    skip_to_list: "Hopp til listen",
    skip_to_content: "Hopp til innholdet",
    skip_map: "Hopp over kartet",
    explorer: "Kart og liste",
    map_data: "Kartdata",
    opens_cluster_site: "Klyngens nettsted",

    search_label: "Søk i organisasjoner, steder og kompetanse",
    search_placeholder: "Søk navn, sted eller kompetanse",
    search: "Søk",
    filters: "Filtre",
    show_results: "Vis resultatet",
    no_results: "ingen treff",
    match_all: "Har all valgt kompetanse",
    near: "Nær et sted",
    near_label: "Kommune eller sted",
    near_any: "Hvor som helst",
    radius: "Innenfor",
    near_me: "Nær meg",
    near_me_failed: "Nettleseren oppga ingen posisjon. Velg et sted i listen.",
    near_me_note: "Posisjonen din blir i nettleseren; bare navnet på det nærmeste stedet brukes.",
    active_filters: "Aktive filtre",
    remove_filter: |label| format!("Fjern filter: {label}"),
    clear_all: "Nullstill alle",
    compare: "Sammenlign",
    shortlist: "Kortliste",
    shortlist_of: |count| format!("Kortliste ({})", n(count)),
    add_to_shortlist: "Legg i kortliste",
    remove_from_shortlist: "Ta ut av kortliste",
    in_map_view: "I kartutsnittet",
    within: |km, place| format!("Innenfor {km} fra {place}"),
    undated_hidden: "Uten ukjente datoer",
    hide_undated: "Skjul dem med ukjent dato",
    search_chip: |q| format!("Søk: {q}"),

    organisations: "Organisasjoner",
    organisations_count: |count| counted(count, "organisasjon", "organisasjoner"),
    certain_possible: |certain, possible| {
        format!("{}, {}", counted(certain, "sikker", "sikre"), counted(possible, "mulig", "mulige"))
    },
    change: |change| match change {
        Change::Came => "kom til",
        Change::Left => "gikk ut",
        Change::MayHaveCome => "kan ha kommet til",
        Change::MayHaveLeft => "kan ha gått ut",
        Change::Stayed => "var med begge ganger",
        Change::Unknown => "er uvisse",
    },
    by_change: "Endring",
    compare_with: "Sammenlign med",
    compared_with: |time| format!("Sammenlignet med {time}"),
    coverage: |registered, about, counted, year| {
        let mut text = match about {
            Some(about) => {
                format!("{} av om lag {} partnere er i dette registeret", n(registered), n(about))
            }
            None => format!("{} partnere er i dette registeret", n(registered)),
        };
        if let Some(counted) = counted {
            text += &format!("; {} talt", n(counted));
            if let Some(year) = year {
                text += &format!(" i {year}");
            }
        }
        text + "."
    },
    sort: "Sorter",
    relevance: "Treff",
    more_rows: |rest| format!("Vis flere ({} igjen)", n(rest)),
    more_tags: |count| format!("{} flere", n(count)),
    nothing_found: "Ingen organisasjoner passer til disse filtrene.",
    nothing_found_hint: "Ta bort et filter, eller nullstill alle.",
    certain: "Sikker",
    possible: "Mulig",
    with_since: |date| format!("med fra {date}"),
    unknown_date: "ukjent dato",
    ceased: "Nedlagt",
    kilometres_away: |km| format!("{km} unna"),

    map: "Kart",
    map_marks: "Organisasjoner på kartet",
    zoom: "Zoom",
    zoom_in: "Zoom inn",
    zoom_out: "Zoom ut",
    zoom_reset: "Vis hele området",
    places_here: |count| counted(count, "sted", "steder"),
    // The number as it stands on the mark: what is seen must be in what is said.
    group_mark: |label, count| format!("{count} {label}, åpne listen"),
    partner_mark: |name, kind, place| match place {
        Some(place) => format!("{name}, {kind}, {place}, omtrentlig plassert"),
        None => format!("{name}, {kind}"),
    },
    edge_north: |count| format!("↑ Lenger nord: {}", n(count)),
    edge_south: |count| format!("↓ Lenger sør: {}", n(count)),
    edge_east: |count| format!("→ Lenger øst: {}", n(count)),
    edge_west: |count| format!("← Lenger vest: {}", n(count)),
    without_position: |count| format!("{} uten kjent sted", n(count)),
    elsewhere_in: |place| format!("Andre steder i {place}"),
    and_nearby: |place| format!("{place} og omegn"),
    map_unavailable: "Det bevegelige kartet kan ikke vises i denne nettleseren.",
    zoom_to_group: "Zoom inn hit",
    not_listed: |count| format!("{count} til er ikke med her. Søk eller filtrer for å finne dem."),
    use_map_area: "Bare i kartutsnittet",

    timeline: "Tidslinje",
    whole_period: "Hele perioden",
    time_window: "Tidsvindu",
    window_start: "Fra og med",
    window_end: "Til og med",
    type_dates: "Skriv datoer",
    dates_hint: "Skriv 2020-06 for slutten av måneden, eller 2018/2020 for et tidsrom.",
    eras: "Epoker",
    milestones: "Milepæler",
    joins: "Innmelding",
    totals: "Antall ifølge kilder",
    running: "Partnere i registeret",
    end_unknown: "slutt ikke kjent",
    date_unknown: "Dato ukjent",
    joined_in: |count, date| {
        format!("{} ble med: {date}", counted(count, "organisasjon", "organisasjoner"))
    },
    partner_by: |count, date| {
        format!("{} er nevnt som med: {date}", counted(count, "organisasjon", "organisasjoner"))
    },
    left_in: |count, date| {
        format!("{} gikk ut: {date}", counted(count, "organisasjon", "organisasjoner"))
    },
    counted: |count, date| format!("{count} ({date})"),
    milestones_count: |count| counted(count, "milepæl", "milepæler"),
    records_add_up: |least, most| {
        if least == most {
            format!("{} ifølge postene", n(least))
        } else {
            format!("{} til {} ifølge postene", n(least), n(most))
        }
    },
    timeline_as_text: "Tidslinjen som tekst",
    milestones_here: |count| format!("{} milepæler her", n(count)),
    estimated: "anslått ut fra sammenhengen",

    close: "Lukk",
    open_page: "Åpne hele siden",
    show_on_map: "Vis på kartet",
    facts: "Fakta",
    official_name: "Fullt navn",
    former_names: "Tidligere navn",
    owner: "Konsern",
    role: "Rolle",
    kind: "Type",
    stage: "Verdikjede",
    status: "Status",
    status_active: "Aktiv, ingen kilde sier noe annet",
    status_ceased: "Nedlagt",
    status_unknown: "Ikke kjent",
    member_since: "Med i klyngen",
    member_until: "Gikk ut",
    day_unknown: "dag ikke kjent",
    last_confirmed: "Sist bekreftet",
    not_confirmed: "Ingen datert kilde",
    place: "Sted",
    also_at: "Også i",
    position_source: |source| format!("posisjon fra {source}"),
    place_by_common_knowledge: "allment kjent, bør sjekkes",
    municipality: "Kommune",
    site: "Område",
    site_mates: "Deler område",
    no_site_mates: "Ingen andre organisasjoner i registeret er på dette området.",
    nearby: "I nærheten med samme kompetanse",
    expertise: "Kompetanse",
    website: "Nettsted",
    org_number: "Organisasjonsnummer",
    check_in_register: "Enhetsregisteret",
    sources: "Kilder",
    supports: |what| {
        match what {
            "membership" => "medlemskap",
            "initiator" => "initiativ",
            "largest company" => "største bedrift",
            "location" => "sted",
            "description" => "beskrivelse",
            "official name" => "fullt navn",
            "biocarbon" => "biokarbon",
            "geographic span" => "utstrekning",
            "status" => "status",
            "owner" => "eier",
            "website" => "nettsted",
            "project partner as Norcem Kjøpsvik" => "prosjektpartner som Norcem Kjøpsvik",
            "former name" => "tidligere navn",
            "takes part with the cluster" => "deltar sammen med klyngen",
            "founding year" => "stiftelsesår",
            "collaboration" => "samarbeid",
            "host" => "vertskap",
            "support" => "støtte",
            "programme owner" => "programeier",
            other => other,
        }
        .to_owned()
    },
    before_and_after: "Før og etter",
    no_milestones: "Ingen milepæler nevner denne organisasjonen.",
    partners_concerned: "Det gjelder",
    date: "Dato",
    breadcrumbs: "Brødsmuler",

    not_found_title: "Siden finnes ikke",
    not_found_text: "Adressen fører ikke til noe her. Kanskje er den skrevet feil, eller siden er flyttet.",
    partner_not_found: |slug| format!("Ingen organisasjon i registeret har adressen «{slug}»."),
    did_you_mean: "Mente du",
    error_title: "Noe gikk galt",
    error_text: "Feilen er hos oss. Prøv igjen om litt.",
    no_connection: "Forbindelsen til tjeneren er brutt. Det som allerede er hentet, virker fortsatt.",
    try_again: "Prøv igjen",
    back_to_explorer: "Til kart og liste",
    not_understood: |name, value, right| {
        format!("«{value}» kan ikke leses som {name}; vanlig visning brukes. {right}")
    },
    matches_nothing: |name, value, right| {
        format!(
            "{name}: «{value}» finnes ikke i registeret eller kan ikke leses, og gir ingen treff. {right}"
        )
    },
    example_of: |parameter| match parameter {
        "time" | "compare" => "Skriv for eksempel 2020-06 eller 2018/2020.",
        "near" => {
            "Skriv en kommune eller et sted fra listen, for eksempel near=mo-i-rana&radius=50."
        }
        "bbox" => "Skriv vest,sør,øst,nord i grader, for eksempel 12,65,16,68.",
        "undated" => "Skriv undated=hide eller la den stå tom.",
        "zoom" => "Skriv et tall fra 0 til 24.",
        "center" => "Skriv bredde,lengde i grader, for eksempel 66.31,14.14.",
        "axis" => "Skriv et tidsrom, for eksempel 2018/2020.",
        "links" => "Skriv projects, owners eller id-en til et prosjekt.",
        "page" => "Skriv et helt tall fra 1.",
        "sort" => "Skriv name, distance eller joined.",
        "layout" => "Skriv list, filters eller timeline.",
        "match" => "Skriv all eller any.",
        _ => "",
    },
    parameter: |parameter| match parameter {
        "time" => "tid",
        "compare" => "tid å sammenligne med",
        "axis" => "del av tidsaksen",
        "near" => "nærhet",
        "bbox" => "kartutsnitt",
        "undated" => "ukjente datoer",
        "partners" => "kortliste",
        "zoom" => "zoom",
        "center" => "midtpunkt",
        "links" => "linjer på kartet",
        "page" => "side",
        "sort" => "sortering",
        "layout" => "visning",
        "open" => "det som er åpnet",
        "match" => "alle eller noen",
        "expertise" => "kompetanse",
        "kind" => "type",
        "stage" => "verdikjede",
        "role" => "rolle",
        "place" => "sted",
        "site" => "område",
        _ => "verdi",
    },

    facet: |facet| match facet {
        Facet::Expertise => "Kompetanse",
        Facet::Kind => "Type",
        Facet::Stage => "Verdikjede",
        Facet::Role => "Rolle",
        Facet::Place => "Sted",
        Facet::Site => "Område",
    },
    sort_name: |sort| match sort {
        Sort::Name => "Navn",
        Sort::Distance => "Avstand",
        Sort::Joined => "Med fra",
    },
    layout: |layout| match layout {
        Layout::List => "Liste",
        Layout::Filters => "Filtre",
        Layout::Timeline => "Tidslinje",
    },
    category: |category| match category {
        Category::Background => "Bakgrunn",
        Category::Cluster => "Klyngen",
        Category::Programme => "Program",
        Category::PartnerCount => "Antall partnere",
        Category::Project => "Prosjekt",
        Category::Event => "Arrangement",
        Category::Award => "Utmerkelse",
        Category::Company => "Bedrift",
    },
    precision: |precision| match precision {
        Precision::Site => "punktet er kaien eller verket",
        Precision::Town => "punktet er midten av tettstedet",
        Precision::Municipality => "punktet ligger et sted i kommunen",
    },
    coordinate_source: |source| match source {
        "geonames" => "GeoNames",
        "port-facility-list" => "havneanleggslisten",
        other => other,
    },
    count_text: |count, more| {
        if more {
            format!("mer enn {} partnere", n(count))
        } else {
            counted(count, "partner", "partnere")
        }
    },
};

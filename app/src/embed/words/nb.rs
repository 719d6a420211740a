//! The catalogue of embeds in Norwegian bokmål.

use shared::embed::Kind;

use super::EmbedWords;

pub(super) static WORDS: EmbedWords = EmbedWords {
    new_tab: "(åpnes i ny fane)",
    links_new_tab: "Lenker herfra åpnes i ny fane.",
    open_full: "Se hele visningen i Klyngekart",
    address: "Adresse:",
    activate: "Slå på kartet så det kan flyttes",
    activate_timeline: "Slå på kart og tidslinje",
    finish: "Ferdig",
    finish_hint: "Esc-tasten gir siden tilbake.",
    narrow: "Avgrens",
    show: "Vis",
    nothing: "Ingen organisasjoner passer til utvalget.",
    unknown_partner: "Organisasjonen finnes ikke i registeret, eller den er tatt ut.",
    unknown_site: "Industristedet finnes ikke i registeret, eller det er tatt ut.",
    unknown_kind: "Denne visningen finnes ikke.",
    not_allowed: "Denne visningen kan ikke vises på siden du er på. Den kan åpnes for seg.",
    see_all: "Se alle",
    as_of: |year| format!("Per {year}"),
    pan: "Flytt kartet",
    north: "Nordover",
    south: "Sørover",
    east: "Østover",
    west: "Vestover",
    option: |name, value| format!("«{value}» er ingen verdi for {name}; det vanlige brukes."),

    embed_this: "Vis dette på eget nettsted",
    builder: "Vis på eget nettsted",
    builder_lead: "Velg hva som skal vises, se det her, og kopier én kodebit. Den virker så lenge dette nettstedet finnes.",
    what: "Hva",
    kind: |kind| match kind {
        Kind::Map => "Kart",
        Kind::List => "Liste",
        Kind::Partner => "Én organisasjon",
        Kind::Site => "Ett industristed",
        Kind::Timeline => "Tidslinje",
        Kind::ValueChain => "Verdikjede",
        Kind::Numbers => "Tall",
    },
    from_address: "Adressen til visningen",
    from_hint: "Adressen til en side her, med filtrene som skal gjelde.",
    not_ours: |address| {
        format!(
            "«{address}» er ingen side her som kan bygges inn. Skriv for eksempel /nb/?kind=process-industry."
        )
    },
    language: "Språk",
    language_of_host: "Som siden den vises på",
    theme: "Lyst eller mørkt",
    theme_name: |theme| match theme {
        "light" => "Lyst",
        "dark" => "Mørkt",
        _ => "Som leseren har valgt",
    },
    accent: "Farge",
    accent_hint: "Seks tegn, som 0b5a75. Er kontrasten for svak, gjøres fargen mørkere eller lysere.",
    height: "Høyde",
    height_hint: "Tom betyr at høyden følger innholdet; ellers piksler fra 120 til 4000.",
    bad_height: |value| {
        format!(
            "«{value}» er ingen høyde; skriv et helt tall fra 120 til 4000, eller la feltet stå tomt."
        )
    },
    width: "Bredde på prøven",
    full_width: "Full bredde",
    visitors_may: "Leserne kan",
    may: |what| match what {
        "filter" => "velge filtre",
        "search" => "søke",
        _ => "velge tid",
    },
    details: "Opplysninger åpnes",
    details_frame: "i rammen",
    details_tab: "i ny fane",
    frame_title: "Navn på rammen",
    frame_title_hint: "Leses opp av skjermlesere.",
    update: "Oppdater",
    preview: "Slik blir det",
    snippets: "Kodebiter",
    with_script: "Med skript",
    with_script_hint: "Best der skript fra andre nettsteder er tillatt: høyden følger innholdet, og språket følger siden.",
    with_integrity: "Med skript som aldri endres",
    with_integrity_hint: "Skriptet har en fast kontrollsum (subresource integrity).",
    as_frame: "Bare en ramme",
    as_frame_hint: "Uten skript; høyden er fast.",
    as_picture: "Bare et bilde",
    as_picture_hint: "Der verken skript eller rammer er tillatt. Bildet følger dataene.",
    as_link: "Bare en lenke",
    as_link_hint: "Mange publiseringssystemer gjør en lenke på egen linje om til en ramme (oEmbed).",
    copy: "Kopier",
    copied: "Kopiert",
    about_height: "Høyde",
    about_height_text: "Med skript får rammen samme høyde som innholdet, også når bredden endres. Uten skript er høyden den du velger, og innholdet fyller den.",
    about_csp: "Sikkerhetsregler (CSP)",
    about_csp_text: |origin| {
        format!(
            "Har nettstedet ditt en Content-Security-Policy, må den tillate {origin} i frame-src, og i script-src for kodebiten med skript. Ingenting på siden din trenger «unsafe-inline»; der stilattributter er forbudt, tar du «style» ut av kodebiten."
        )
    },
    about_consent: "Samtykke",
    about_consent_text: "Rammen setter ingen informasjonskapsler, lagrer ingenting hos leseren og henter ingenting fra andre enn dette nettstedet. Den trenger derfor ikke samtykke, men nevn gjerne i personvernerklæringen at leserens nettleser henter den herfra.",
};

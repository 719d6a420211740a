//! Made-up words: names of organisations, and vocabularies as large as the real ones.

use super::random::Random;
use crate::{directory::FacetValue, lang::Text};

/// Id, Norwegian label, English label.
type Word = (&'static str, &'static str, &'static str);

pub(super) const EXPERTISE: [Word; 24] = [
    ("carbon-capture", "Karbonfangst", "Carbon capture"),
    ("clean-air", "Ren luft", "Clean air"),
    ("reuse", "Ombruk", "Reuse"),
    ("waste", "Avfall", "Waste"),
    ("heat-recovery", "Varmegjenvinning", "Heat recovery"),
    ("hydrogen", "Hydrogen", "Hydrogen"),
    ("charcoal", "Trekull", "Charcoal"),
    ("algae", "Alger", "Algae"),
    ("smelting", "Smelting", "Smelting"),
    ("scrap-metal", "Skrapmetall", "Scrap metal"),
    ("mining", "Gruvedrift", "Mining"),
    ("lime", "Kalk", "Lime"),
    ("batteries", "Batterier", "Batteries"),
    ("automation", "Automatisering", "Automation"),
    ("data-centres", "Datasentre", "Data centres"),
    ("power-grid", "Strømnett", "Power grid"),
    ("ports", "Havner", "Ports"),
    ("research", "Forskning", "Research"),
    ("apprentices", "Lærlinger", "Apprentices"),
    ("business-growth", "Forretningsutvikling", "Business growth"),
    ("funding", "Finansiering", "Funding"),
    ("regulation", "Regelverk", "Regulation"),
    ("networking", "Nettverk", "Networking"),
    ("fisheries", "Fiskeri", "Fisheries"),
];

pub(super) const KINDS: [Word; 9] = [
    ("works", "Verk", "Works"),
    ("mine", "Gruve", "Mine"),
    ("power", "Kraft", "Power"),
    ("supplier", "Leverandør", "Supplier"),
    ("school", "Skole og forskning", "School and research"),
    ("park", "Industripark", "Industrial park"),
    ("bank", "Bank og rådgiving", "Bank and advice"),
    ("public", "Offentlig", "Public body"),
    ("other", "Annet", "Other"),
];

pub(super) const STAGES: [Word; 8] = [
    ("energy", "Energi", "Energy"),
    ("raw-materials", "Råvarer", "Raw materials"),
    ("production", "Produksjon", "Production"),
    ("products", "Produkter", "Products"),
    ("infrastructure", "Infrastruktur", "Infrastructure"),
    ("services", "Tjenester", "Services"),
    ("knowledge", "Kunnskap", "Knowledge"),
    ("support", "Støtte", "Support"),
];

pub(super) const ROLES: [Word; 4] = [
    ("partner", "Partner", "Partner"),
    ("host", "Vert", "Host"),
    ("supporter", "Støttespiller", "Supporter"),
    ("programme-owner", "Programeier", "Programme owner"),
];

const HEADS: [&str; 28] = [
    "Vard", "Grå", "Tind", "Sø", "Bjørn", "Elv", "Hauk", "Mýr", "Ræv", "Svar", "Ulv", "Fløy",
    "Kvit", "Lang", "Måne", "Nord", "Oter", "Rein", "Skar", "Torv", "Und", "Vær", "Ytter", "Ås",
    "Glim", "Dråg", "Berg", "Havre",
];
const MIDDLES: [&str; 12] =
    ["", "a", "en", "e", "ings", "mo", "der", "lands", "ma", "øy", "ter", "lid"];
const TAILS: [&str; 20] = [
    "dal", "vik", "nes", "fjell", "stad", "heim", "berg", "li", "fors", "strand", "voll", "sund",
    "botn", "mark", "tun", "haug", "eid", "lia", "stein", "foss",
];
const TRADES: [&str; 40] = [
    "Mekaniske",
    "Kraft",
    "Mineral",
    "Stål",
    "Aluminium",
    "Data",
    "Sveis",
    "Logistikk",
    "Rør",
    "Elektro",
    "Kalk",
    "Silisium",
    "Havbruk",
    "Transport",
    "Betong",
    "Automasjon",
    "Miljø",
    "Plast",
    "Gjenvinning",
    "Hydrogen",
    "Energi",
    "Maritim",
    "Maskin",
    "Rådgiving",
    "Anlegg",
    "Verft",
    "Gruve",
    "Robotikk",
    "Sensor",
    "Batteri",
    "Biokull",
    "Prosess",
    "Ventilasjon",
    "Kjemi",
    "Laboratorium",
    "Skog",
    "Varme",
    "Kompetanse",
    "Vedlikehold",
    "Industri",
];
/// Every name holds one of these, so that nobody takes it for a real organisation.
const SIGNS: [&str; 8] = [
    "Testbedrift",
    "Prøveverk",
    "Eksempel AS",
    "Testselskap",
    "Demobedrift",
    "Prøvelag",
    "Test AS",
    "Eksempelverk",
];
const LAND_HEADS: [&str; 12] =
    ["Aust", "Nord", "Sør", "Vest", "Stor", "Ytre", "Lang", "Kval", "Sand", "Svart", "Tøm", "Å"];
const LAND_TAILS: [&str; 11] = [
    "vika", "neset", "havn", "fjorden", "øya", "sundet", "dalen", "botnen", "eidet", "ness", "moen",
];

/// Town and municipality names are different, and none is that of a real municipality.
pub(super) fn place(number: usize) -> String {
    let (head, tail) = (number % LAND_HEADS.len(), number / LAND_HEADS.len());
    format!("Prøve{}{}", LAND_HEADS[head].to_lowercase(), LAND_TAILS[tail % LAND_TAILS.len()])
}

pub(super) fn organisation(random: &mut Random) -> String {
    let name = format!("{}{}{}", random.of(&HEADS), random.of(&MIDDLES), random.of(&TAILS));
    if random.chance(15) {
        format!("{name} {}", random.of(&SIGNS))
    } else {
        format!("{name} {} {}", random.of(&TRADES), random.of(&SIGNS))
    }
}

pub(super) fn vocabulary(words: &[Word]) -> Vec<FacetValue> {
    words
        .iter()
        .map(|(id, nb, en)| FacetValue {
            id: (*id).to_owned(),
            label: Text { nb: (*nb).to_owned(), en: (*en).to_owned() },
        })
        .collect()
}

/// Lower-case letters, digits and hyphens.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            'æ' => slug.push_str("ae"),
            'ø' => slug.push('o'),
            'å' => slug.push('a'),
            'ý' => slug.push('y'),
            _ => slug.push('-'),
        }
    }
    slug
}

//! Registers for the tests.

use exchange::{
    plan::{Options, Plan, plan},
    read::File,
    write,
};
use shared::{partner::Partner, register::Register};

/// The register of the folder `data`.
pub fn real() -> Register {
    let texts = [
        include_str!("../../data/partners.json"),
        include_str!("../../data/sites.json"),
        include_str!("../../data/milestones.json"),
        include_str!("../../data/eras.json"),
        include_str!("../../data/expertise.json"),
        include_str!("../../data/municipalities.json"),
        include_str!("../../data/projects.json"),
    ];
    let files: Vec<(&str, &str)> = Register::FILES.into_iter().zip(texts).collect();
    Register::read(&files).expect("the data keeps its own rules")
}

/// The bytes of all partners in each format, with a name for it.
pub fn all_formats(register: &Register) -> Vec<(&'static str, Vec<u8>)> {
    let partners: Vec<&Partner> = register.partners.iter().collect();
    let options = write::CsvOptions { byte_order_mark: true, separator: b'\t' };
    vec![
        ("a.csv", write::csv(register, &partners)),
        ("excel.csv", write::csv_with(register, &partners, write::CsvOptions::EXCEL)),
        ("tabs.txt", write::csv_with(register, &partners, options)),
        ("a.xlsx", write::xlsx(register, &partners).expect("cells hold these texts")),
        ("a.geojson", write::geojson(register, &partners)),
        ("partners.json", write::partners_json(&partners).into_bytes()),
    ]
}

/// The plan of one file.
pub fn plan_of(register: &Register, name: &str, bytes: &[u8]) -> Plan {
    let files = [File { name, bytes }];
    plan(register, &files, &Options::default()).expect("the file can be read")
}

/// The plan of a text.
pub fn plan_of_text(register: &Register, text: &str) -> Plan {
    plan_of(register, "list.csv", text.as_bytes())
}

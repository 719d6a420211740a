//! Registers for the tests.

use shared::register::Register;

/// The register of the folder `data`.
pub fn real() -> Register {
    let texts = [
        include_str!("../../data/partners.json"),
        include_str!("../../data/sites.json"),
        include_str!("../../data/milestones.json"),
        include_str!("../../data/eras.json"),
        include_str!("../../data/expertise.json"),
        include_str!("../../data/municipalities.json"),
    ];
    let files: Vec<(&str, &str)> = Register::FILES.into_iter().zip(texts).collect();
    Register::read(&files).unwrap()
}

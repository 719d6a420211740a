//! A fingerprint of a register, by which a plan knows what it was made for.

use std::io::{self, Write};

use shared::register::Register;

/// The first 32 hexadecimal digits of the BLAKE3 hash of all records: the same wherever the records
/// are the same.
pub fn fingerprint(register: &Register) -> String {
    struct Into(blake3::Hasher);
    impl Write for Into {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.update(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut out = io::BufWriter::with_capacity(64 * 1024, Into(blake3::Hasher::new()));
    let all = (
        &register.partners,
        &register.sites,
        &register.milestones,
        &register.eras,
        &register.projects,
        &register.vocabularies,
        &register.places,
    );
    serde_json::to_writer(&mut out, &all)
        .expect("records are of texts, numbers, lists and maps by text, and hashing does not fail");
    let hasher = out.into_inner().ok().expect("hashing does not fail").0;
    hasher.finalize().to_hex()[..32].to_owned()
}

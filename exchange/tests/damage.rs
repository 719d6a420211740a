//! Damaged and hostile files: an answer, never a crash, never half a change.

use std::io::{Cursor, Write};

use exchange::{
    plan::{Options, plan},
    read::{File, MAX_BYTES, MAX_ROWS},
};
use shared::register::Register;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::support::{all_formats, real};

/// What is said of a file that cannot be read at all.
fn refused(register: &Register, name: &str, bytes: &[u8]) -> String {
    let files = [File { name, bytes }];
    match plan(register, &files, &Options::default()) {
        Ok(plan) => panic!("{name} was read: {plan}"),
        Err(error) => error.to_string(),
    }
}

/// A small generator, so that every run damages the same way.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }
}

/// Damages a file in a few places: bytes changed, cut out, doubled, moved.
fn damaged(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len());
        let length = dice.below(40).min(bytes.len() - at);
        match dice.below(6) {
            0 => bytes[at] = dice.below(256) as u8,
            1 => drop(bytes.drain(at..at + length)),
            2 => {
                let piece = bytes[at..at + length].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            3 => bytes.truncate(at.max(1)),
            4 => {
                let pieces: [&[u8]; 8] =
                    [b"\"", b",", b"\r\n", b"{", b"]", b"99999999999999999999", b"\0", b"\xff\xfe"];
                let piece = pieces[dice.below(pieces.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            _ => bytes[at] ^= 1 << dice.below(8),
        }
        if bytes.is_empty() {
            bytes.push(b'x');
        }
    }
    bytes
}

/// Unpacks a workbook, damages one file inside, and packs it again: damage that the checksums of the
/// archive do not notice.
fn damaged_inside(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let chosen = dice.below(archive.len());
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        std::io::copy(&mut file, &mut content).unwrap();
        if at == chosen || name.contains("sheet1.xml") {
            content = damaged(&content, dice);
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_thousand_damaged_files_never_crash_and_what_is_planned_can_be_applied() {
    let mut register = real();
    register.partners.truncate(6);
    register.milestones.clear();
    register.projects.clear();
    let ids: Vec<String> = register.partners.iter().map(|partner| partner.id.clone()).collect();
    for site in &mut register.sites {
        site.partner_ids.retain(|id| ids.contains(id));
    }
    let register = register.checked().unwrap();
    let formats = all_formats(&register);
    let mut dice = Dice(0x5eed);
    let (mut read, mut said) = (0, 0);
    for round in 0..1200 {
        let (name, bytes) = &formats[round % formats.len()];
        let inside = name.ends_with("xlsx") && round % 4 > 0;
        let bytes =
            if inside { damaged_inside(bytes, &mut dice) } else { damaged(bytes, &mut dice) };
        let files = [File { name, bytes: &bytes }];
        match plan(&register, &files, &Options::default()) {
            Ok(plan) => {
                read += 1;
                let applied = plan.apply(&register).unwrap();
                assert!(applied.partners.len() >= register.partners.len());
            }
            Err(error) => {
                said += 1;
                assert!(error.to_string().starts_with(name), "{error}");
            }
        }
    }
    // Both ways were gone.
    assert!(read > 200 && said > 100, "{read} read, {said} refused");
}

fn workbook(files: &[(&str, &dyn Fn(&mut dyn Write))]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, write) in files {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        write(&mut out);
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_refused() {
    let register = real();
    let zeros = |megabytes: usize| {
        move |out: &mut dyn Write| {
            let block = vec![b' '; 1024 * 1024];
            (0..megabytes).for_each(|_| out.write_all(&block).unwrap());
        }
    };
    let bytes = workbook(&[("xl/sharedStrings.xml", &zeros(120))]);
    assert!(bytes.len() < 1024 * 1024);
    let said = refused(&register, "bomb.xlsx", &bytes);
    assert!(said.contains("unpacked it has more than 100 MB"), "{said}");
    let bytes = workbook(&[("xl/worksheets/sheet1.xml", &zeros(402))]);
    assert!(refused(&register, "bomb.xlsx", &bytes).contains("more than"));
}

#[test]
fn a_workbook_of_too_many_files_is_refused() {
    let register = real();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..5_001 {
        out.start_file(format!("xl/{at}"), SimpleFileOptions::default()).unwrap();
    }
    let bytes = out.finish().unwrap().into_inner();
    assert!(refused(&register, "many.xlsx", &bytes).contains("5001 files inside"));
}

#[test]
fn a_cell_in_the_last_corner_of_a_sheet_costs_nothing() {
    let register = real();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (col, header) in ["Id", "Owner"].iter().enumerate() {
        sheet.write_string(0, col as u16, *header).unwrap();
    }
    sheet.write_string(1, 0, "alcoa-mosjoen").unwrap();
    sheet.write_string(1, 1, "Noen").unwrap();
    sheet.write_string(1_048_575, 16_383, "far away").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let plan = crate::support::plan_of(&register, "corner.xlsx", &bytes);
    assert_eq!(plan.changed.len(), 1);
}

#[test]
fn a_file_that_is_too_large_or_too_long_is_refused() {
    let register = real();
    let large = vec![b'x'; MAX_BYTES + 1];
    assert!(refused(&register, "large.csv", &large).contains("at most 52428800 (50 MB)"));
    let long = "Id,Owner\n".to_owned() + &"a,b\n".repeat(MAX_ROWS + 20);
    assert!(refused(&register, "long.csv", long.as_bytes()).contains("more than 200000 rows"));
    let long = format!("[{}0]", "0,".repeat(MAX_ROWS + 1));
    assert!(refused(&register, "long.json", long.as_bytes()).contains("more than 200000 rows"));
}

#[test]
fn what_is_no_table_is_told_so() {
    let register = real();
    for (bytes, expected) in [
        (&b""[..], "it is empty"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .xlsx"),
        (b"{\"type\": \"Topology\"}", "`FeatureCollection` is read"),
        (b"{\"a\": 1}", "JSON without a list that is known"),
        (b"{\"features\": [", "damaged"),
        (b"a\0b", "bytes that no text has"),
        (b"Hello there", "no column is known"),
        (b"PK\x03\x04rest", "damaged"),
    ] {
        let said = refused(&register, "file", bytes);
        assert!(said.starts_with("file: ") && said.contains(expected), "{said}");
    }
    let deep = "[".repeat(100_000);
    assert!(refused(&register, "deep.json", deep.as_bytes()).contains("damaged"));
}

#[test]
fn a_record_of_more_than_a_megabyte_is_passed_over() {
    let register = real();
    let text = "x".repeat(1024 * 1024 + 1);
    let table = format!("Id,Owner\nalcoa-mosjoen,{text}\nelkem-rana,Noen\n");
    let plan = crate::support::plan_of_text(&register, &table);
    assert_eq!((plan.changed.len(), plan.unreadable.len()), (1, 1));
    assert!(plan.unreadable[0].right.contains("more than a megabyte"));
}

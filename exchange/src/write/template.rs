//! Empty tables to fill in and import.

use rust_xlsxwriter::{DataValidation, Format, Formula, Worksheet};
use shared::{lang::Lang, register::Register};

use super::{
    csv::CsvOptions,
    xlsx::{WriteError, new_workbook},
};
use crate::table::{COLUMNS, Choices, Column, Form, Words};

/// The columns that somebody fills in for a new organisation; an import takes all others as well.
const COMMON: [&str; 17] = [
    "id",
    "official_name",
    "short_name",
    "role",
    "kind",
    "value_chain_stage",
    "expertise",
    "municipality",
    "town",
    "site",
    "website",
    "org_number",
    "joined",
    "left",
    "description_nb",
    "description_en",
    "sources",
];
/// For how many rows a spreadsheet offers the words to choose from.
const ROWS: u32 = 1_000;

fn columns() -> impl Iterator<Item = &'static Column> {
    COMMON.iter().filter_map(|id| COLUMNS.iter().find(|column| column.id == *id))
}

fn header(column: &Column, lang: Lang) -> &'static str {
    match lang {
        Lang::Nb => column.names.first().copied().unwrap_or(column.header),
        Lang::En => column.header,
    }
}

/// A table with nothing but its header, in the language of its reader.
pub fn template_csv(lang: Lang, options: CsvOptions) -> Vec<u8> {
    let mut out = Vec::new();
    if options.byte_order_mark {
        out.extend_from_slice("\u{feff}".as_bytes());
    }
    let headers: Vec<&str> = columns().map(|column| header(column, lang)).collect();
    let separator = char::from(options.separator).to_string();
    out.extend_from_slice(headers.join(&separator).as_bytes());
    out.extend_from_slice(b"\r\n");
    out
}

/// A workbook with a sheet to fill in, whose cells offer the words of the register to choose from, and
/// a sheet that says what is written where.
///
/// # Errors
///
/// [`WriteError`] if the workbook cannot be written.
pub fn template_xlsx(register: &Register, lang: Lang) -> Result<Vec<u8>, WriteError> {
    let (table, help, words) = match lang {
        Lang::Nb => ("Partnere", "Veiledning", "Ord"),
        Lang::En => ("Partners", "Guide", "Words"),
    };
    let bold = Format::new().set_bold().set_text_wrap();
    let mut workbook = new_workbook()?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(table)?;
    sheet.set_freeze_panes(1, 2)?;
    let mut lists: Vec<(&Column, Vec<(&str, &str)>)> = Vec::new();
    for (col, column) in (0..).zip(columns()) {
        sheet.write_string_with_format(0, col, header(column, lang), &bold)?;
        sheet.set_column_width(col, 22)?;
        let offered = offered(column.form, register, lang);
        if offered.is_empty() {
            continue;
        }
        // Of a list several are written, which a choice of one would not allow.
        if !matches!(column.form, Form::Terms(_)) {
            let letter = rust_xlsxwriter::utility::column_number_to_name(2 * lists.len() as u16);
            let last = offered.len() + 1;
            let range = Formula::new(format!("='{words}'!${letter}$2:${letter}${last}"));
            let choice = DataValidation::new().allow_list_formula(range);
            sheet.add_data_validation(1, col, ROWS, col, &choice)?;
        }
        lists.push((column, offered));
    }
    guide(workbook.add_worksheet().set_name(help)?, lang, &bold)?;
    let sheet = workbook.add_worksheet().set_name(words)?;
    for (col, (column, offered)) in (0..).step_by(2).zip(&lists) {
        sheet.write_string_with_format(0, col, header(column, lang), &bold)?;
        sheet.set_column_width(col, 28)?;
        sheet.set_column_width(col + 1, 36)?;
        for (row, (id, label)) in (1..).zip(offered) {
            sheet.write_string(row, col, *id)?;
            sheet.write_string(row, col + 1, *label)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn guide(sheet: &mut Worksheet, lang: Lang, bold: &Format) -> Result<(), WriteError> {
    let heads = match lang {
        Lang::Nb => ["Kolonne", "Må fylles ut for nye", "Hva som skrives"],
        Lang::En => ["Column", "Needed for new ones", "What is written"],
    };
    for (col, (head, width)) in (0..).zip(heads.into_iter().zip([30, 22, 80])) {
        sheet.write_string_with_format(0, col, head, bold)?;
        sheet.set_column_width(col, width)?;
    }
    for (row, column) in (1..).zip(columns()) {
        // The id and the short name follow from the name, and one description is enough.
        let needed =
            !column.optional && !["id", "short_name", "description_en"].contains(&column.id);
        let yes = if lang == Lang::Nb { "ja" } else { "yes" };
        sheet.write_string(row, 0, header(column, lang))?;
        sheet.write_string(row, 1, if needed { yes } else { "" })?;
        sheet.write_string(row, 2, explained(column.form, lang))?;
    }
    Ok(())
}

/// The ids that can be written in a cell of this form, with their labels.
fn offered(form: Form, register: &Register, lang: Lang) -> Vec<(&str, &str)> {
    let vocabularies = &register.vocabularies;
    let terms = match form {
        Form::Term(Words::Role) => &vocabularies.roles,
        Form::Term(Words::Kind) => &vocabularies.kinds,
        Form::Term(Words::Stage) => &vocabularies.value_chain_stages,
        Form::Term(Words::Expertise) | Form::Terms(_) => &vocabularies.expertise,
        Form::Site => {
            let sites = register.sites.iter();
            return sites.map(|site| (site.id.as_str(), site.name.as_str())).collect();
        }
        Form::Choice(Choices::Status) => {
            return Choices::Status.words().iter().map(|(word, _)| (*word, "")).collect();
        }
        _ => return Vec::new(),
    };
    terms.iter().map(|term| (term.id.as_str(), term.label.get(lang))).collect()
}

/// What is written in a cell of this form, in words.
fn explained(form: Form, lang: Lang) -> &'static str {
    let (nb, en) = match form {
        Form::Slug => (
            "Tom for en ny organisasjon; ellers nøkkelen som står i eksporten.",
            "Blank for a new organisation; otherwise the id that stands in an export.",
        ),
        Form::Name => ("Et navn.", "A name."),
        Form::Text => ("Tekst, gjerne to eller tre setninger.", "Text, two or three sentences."),
        Form::Term(_) => (
            "Ett ord fra arket Ord: nøkkelen eller navnet.",
            "One word of the sheet Words: its id or its label.",
        ),
        Form::Terms(_) => (
            "Ett eller flere ord fra arket Ord, med semikolon mellom.",
            "One or more words of the sheet Words, with semicolons between them.",
        ),
        Form::MunicipalityName => {
            ("Navnet på kommunen, som Rana.", "The municipality's name, like Rana.")
        }
        Form::Town => (
            "Navnet på byen eller tettstedet, som Mo i Rana. Gir også punktet på kartet.",
            "The name of the town, like Mo i Rana. It gives the point on the map as well.",
        ),
        Form::Site => (
            "Industriparken eller stedet, fra arket Ord.",
            "The industrial park or site, of the sheet Words.",
        ),
        Form::Website => ("Som example.org.", "Like example.org."),
        Form::OrgNumber => ("Ni siffer, som 923 609 016.", "Nine digits, like 923 609 016."),
        Form::Date => (
            "Så nøyaktig som kjent: 2017, 06.2017 eller 30.06.2017.",
            "As precisely as known: 2017, 2017-06 or 2017-06-30.",
        ),
        Form::Sources => (
            "Nettadresser, og hva de viser: https://example.org/a | membership, location; https://…",
            "Web addresses, and what they support: https://example.org/a | membership, location; https://…",
        ),
        _ => ("", ""),
    };
    if lang == Lang::Nb { nb } else { en }
}

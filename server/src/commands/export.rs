//! `klyngekart export`: writes partners, or all data, in an open format.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, ValueEnum};
use exchange::write::{self, CsvOptions};
use server::{settings::Loaded, site::today};
use shared::{
    directory::{Columns, Directory},
    lang::Lang,
    partner::Partner,
    register::Register,
    settings::Settings,
    view::View,
};

use super::{Failure, database::Database};

/// Write the organisations as a table, as features of a map, or as the project's own files.
///
/// The query is what stands after the question mark of an address of the site, and shows the same
/// organisations: filters choose, and the order is that of names. Without one all are written.
#[derive(Args)]
#[command(after_help = "Ends with 0 if everything was written, with 1 if not, also if the query \
    names something that there is not.\n\n\
    Examples:\n  \
    klyngekart export --format csv --out partners.csv\n  \
    klyngekart export --format xlsx --out hydrogen.xlsx 'expertise=hydrogen&near=bodo'\n  \
    klyngekart export --format geojson 'role=partner&time=2020' | jq .\n  \
    klyngekart export --format json --out backup/\n  \
    klyngekart export --template --format xlsx --out template.xlsx")]
pub(super) struct Export {
    /// The format.
    #[arg(long, value_enum)]
    format: Format,
    /// Which organisations, like `expertise=hydrogen&site=mo-industripark`.
    query: Option<String>,
    /// The file to write; without one, standard output. A folder takes all data files (JSON only).
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// CSV as a Norwegian Excel opens it: semicolons and a byte order mark.
    #[arg(long)]
    excel: bool,
    /// An empty table to fill in and import, instead of data (CSV and XLSX).
    #[arg(long, conflicts_with = "query")]
    template: bool,
    /// The language of a template's header: nb or en.
    #[arg(long, default_value_t = Lang::Nb, value_name = "LANG")]
    lang: Lang,
    /// The settings file; without one the site is that of Arctic Cluster Team.
    #[arg(long, env = "KLYNGEKART_SETTINGS", value_name = "FILE")]
    settings: Option<PathBuf>,
    #[command(flatten)]
    database: Database,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The project's own form, with everything.
    Json,
    /// A table for programs (RFC 4180).
    Csv,
    /// A workbook.
    Xlsx,
    /// Features for maps (RFC 7946).
    Geojson,
}

impl Export {
    /// Does what was asked.
    pub(super) async fn run(self) -> Result<ExitCode, Failure> {
        let settings = Loaded::read(self.settings.as_deref())?.settings;
        let store = self.database.open().await?;
        let register = store.current().register().clone();
        store.close().await;
        if let Some(folder) = self.out.as_deref().filter(|out| is_folder(out)) {
            if self.format != Format::Json || self.query.is_some() {
                return Err(
                    "only `--format json` without a query writes all files of a folder".into()
                );
            }
            fs::create_dir_all(folder)?;
            for (name, text) in write::json(&register) {
                fs::write(folder.join(name), text)?;
            }
            eprintln!("klyngekart: all data were written to {}", folder.display());
            return Ok(ExitCode::SUCCESS);
        }
        let bytes = self.bytes(&register, &settings)?;
        match &self.out {
            Some(file) => {
                fs::write(file, bytes).map_err(|error| format!("{}: {error}", file.display()))?;
            }
            None => io::stdout().write_all(&bytes)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn bytes(&self, register: &Register, settings: &Settings) -> Result<Vec<u8>, Failure> {
        let csv = if self.excel { CsvOptions::EXCEL } else { CsvOptions::STANDARD };
        if self.template {
            return match self.format {
                Format::Csv => Ok(write::template_csv(self.lang, csv)),
                Format::Xlsx => Ok(write::template_xlsx(register, self.lang)?),
                _ => Err("a template is a table: --format csv or xlsx".into()),
            };
        }
        let partners = chosen(register, settings, self.query.as_deref().unwrap_or_default())?;
        eprintln!("klyngekart: {} of {} organisations", partners.len(), register.partners.len());
        Ok(match self.format {
            Format::Json => write::partners_json(&partners).into_bytes(),
            Format::Csv => write::csv_with(register, &partners, csv),
            Format::Xlsx => write::xlsx(register, &partners)?,
            Format::Geojson => write::geojson(register, &partners),
        })
    }
}

fn is_folder(out: &Path) -> bool {
    out.is_dir() || out.to_string_lossy().ends_with('/')
}

/// The partners that an address shows, in the order of their names.
fn chosen<'a>(
    register: &'a Register,
    settings: &Settings,
    query: &str,
) -> Result<Vec<&'a Partner>, Failure> {
    let directory = Directory::new(Columns::publish(register, settings, today()));
    let selection = directory.select(&View::parse(query.trim_start_matches('?')));
    if let Some(unknown) = selection.unknown.first() {
        return Err(format!(
            "`{}={}` names nothing here; take the query of an address of the site",
            unknown.name, unknown.value
        )
        .into());
    }
    let by_id: std::collections::HashMap<&str, &Partner> =
        register.partners.iter().map(|partner| (partner.id.as_str(), partner)).collect();
    let slugs = &directory.columns.partners.slug;
    let found =
        selection.partners.iter().filter_map(|rank| by_id.get(slugs.get(rank as usize)?).copied());
    Ok(found.collect())
}

//! A plan as text for a terminal.

use std::fmt;

use serde_json::Value;

use super::{At, Entry, Plan, Reason};

/// How many of each sort are written out; the rest is counted.
const SHOWN: usize = 200;
/// How many characters of a value are shown.
const VALUE: usize = 100;

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in &self.files {
            writeln!(f, "{}: {} rows", file.name, file.rows)?;
            if !file.unmapped.is_empty() {
                writeln!(
                    f,
                    "  columns that are not known and passed over: {}",
                    file.unmapped.join(", ")
                )?;
            }
        }
        section(f, "Added", &self.added, |f, entry| {
            writeln!(f, "  + {} ({})", name(entry), place(&entry.at))
        })?;
        section(f, "Changed", &self.changed, |f, entry| {
            writeln!(f, "  ~ {} ({})", name(entry), place(&entry.at))?;
            for field in &entry.fields {
                writeln!(
                    f,
                    "      {}: {} → {}",
                    field.field,
                    value(&field.before),
                    value(&field.after)
                )?;
            }
            Ok(())
        })?;
        section(f, "Perhaps already there", &self.duplicates, |f, duplicate| {
            let because = match duplicate.because {
                Reason::OrgNumber => "the same organisation number".to_owned(),
                Reason::Name => "the same name".to_owned(),
                Reason::NameAndDistance(km) => format!("nearly the same name, {km} km away"),
            };
            let held = if duplicate.held { "; left out until you decide" } else { "" };
            let (name, of) = (&duplicate.name, &duplicate.of);
            writeln!(f, "  ? {name} ({}) may be {of}: {because}{held}", place(&duplicate.at))
        })?;
        section(f, "Unreadable; these rows are left out", &self.unreadable, |f, wrong| {
            write!(f, "  ! {}", place(&wrong.at))?;
            if !wrong.column.is_empty() {
                write!(f, ", {}", wrong.column)?;
            }
            if !wrong.value.is_empty() {
                write!(f, ", `{}`", shown(&wrong.value))?;
            }
            writeln!(f, ": {}", wrong.right)
        })?;
        section(f, "Notes", &self.notes, |f, note| {
            writeln!(f, "  · {}, {}: {}", place(&note.at), note.column, note.note)
        })?;
        let held = self.duplicates.iter().filter(|duplicate| duplicate.held).count();
        writeln!(
            f,
            "\n{} added, {} changed, {} unchanged, {} unreadable, {held} held back",
            self.added.len(),
            self.changed.len(),
            self.unchanged.len(),
            self.unreadable.len(),
        )
    }
}

fn section<T>(
    f: &mut fmt::Formatter<'_>,
    title: &str,
    items: &[T],
    mut write: impl FnMut(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{title} ({}):", items.len())?;
    for item in items.iter().take(SHOWN) {
        write(f, item)?;
    }
    if items.len() > SHOWN {
        writeln!(f, "  … and {} more; the plan as a file has them all", items.len() - SHOWN)?;
    }
    Ok(())
}

fn name(entry: &Entry) -> String {
    format!("{}/{}", entry.kind.word(), entry.id)
}

fn place(at: &At) -> String {
    format!("{}, row {}", at.file, at.row)
}

fn value(value: &Value) -> String {
    match value {
        Value::Null => "(nothing)".to_owned(),
        Value::String(text) => format!("`{}`", shown(text)),
        other => shown(&other.to_string()),
    }
}

/// The text on one line, without what could steer a terminal.
fn shown(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut shown: String = text.chars().take(VALUE).map(plain).collect();
    if text.chars().nth(VALUE).is_some() {
        shown.push('…');
    }
    shown
}

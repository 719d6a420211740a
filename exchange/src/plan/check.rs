//! The rules of the register over everything that an import brings: what breaks them goes from the
//! plan to what cannot be read.

use shared::register::{DataProblem, Key, Kind, Register};

use super::{Entry, Plan, PlanError, Unreadable, with_changes};
use crate::{cell, table::COLUMNS};

/// Checks the register as it would be, and takes out of the plan what would break its rules, until
/// nothing does.
pub(super) fn check(plan: &mut Plan, register: &Register) -> Result<(), PlanError> {
    loop {
        let new = with_changes(register, plan.changes()).map_err(PlanError::Apply)?;
        let Err(problems) = new.checked() else { return Ok(()) };
        let before = plan.added.len() + plan.changed.len();
        let mut unreadable = std::mem::take(&mut plan.unreadable);
        for entries in [&mut plan.added, &mut plan.changed] {
            entries.retain(|entry| {
                let named = Key::new(entry.kind, &entry.id).problem(None, String::new());
                let is_own =
                    |p: &&DataProblem| (&p.file, &p.record) == (&named.file, &named.record);
                let own: Vec<&DataProblem> = problems.iter().filter(is_own).collect();
                unreadable.extend(own.iter().map(|problem| said(problem, entry)));
                own.is_empty()
            });
        }
        plan.unreadable = unreadable;
        // What is left is not the fault of one record: the register itself breaks its rules.
        if plan.added.len() + plan.changed.len() == before {
            return Err(PlanError::Rules(problems));
        }
    }
}

fn said(problem: &DataProblem, entry: &Entry) -> Unreadable {
    let field = problem.field.clone().unwrap_or_default();
    let column =
        COLUMNS.iter().find(|column| entry.kind == Kind::Partner && column.path.join(".") == field);
    let column = column.or_else(|| {
        // A text in two languages is one field; the first of its columns stands for it.
        let first = |column: &&crate::table::Column| column.path[0] == field;
        COLUMNS.iter().find(first).filter(|_| entry.kind == Kind::Partner)
    });
    let document = serde_json::from_str::<cell::Document>(entry.document.get()).unwrap_or_default();
    let value = column.map(|column| cell::text(&document, column)).unwrap_or_default();
    Unreadable {
        at: entry.at.clone(),
        column: column.map_or(field, |column| column.header.to_owned()),
        value: value.chars().take(80).collect(),
        right: problem.message.clone(),
    }
}

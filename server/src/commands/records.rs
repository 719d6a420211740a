//! What import and export work on: the published records of a database.

use exchange::Plan;
use shared::register::Key;
use store::{AuthorId, Change, Entry, NewAuthor, Role, Store};

use super::Failure;

/// Makes exactly the changes of the plan, all of them or none.
pub(super) async fn apply(store: &Store, plan: &Plan) -> Result<(), Failure> {
    let snapshot = store.current();
    // Refuses a plan that was made for other records, and one whose result would break a rule.
    plan.apply(snapshot.register())?;
    let changes = plan.changes().map(|change| {
        let problems = |problems: Vec<_>| lines(&problems);
        Ok(Change::read(Key::new(change.kind, change.id), change.document).map_err(problems)?)
    });
    let changes = changes.collect::<Result<Vec<Change>, Failure>>()?;
    let entry = Entry { author: author(store).await?, reason: "import".to_owned() };
    store.apply(changes, snapshot.version, &entry).await?;
    Ok(())
}

/// Whoever works at the console: no person is named.
async fn author(store: &Store) -> Result<AuthorId, Failure> {
    Ok(store.add_author(&NewAuthor { role: Role::Operator, name: None, mail: None }).await?)
}

fn lines<T: std::fmt::Display>(problems: &[T]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

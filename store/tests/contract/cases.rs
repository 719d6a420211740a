//! The cases, each on a new and empty database.

use shared::register::{Kind, Record, Register};
use store::{
    AuthorId, Change, Entry, Expectation, Intent, Key, NewAuthor, RevisionId, Role, Status, Store,
    StoreError, Version,
};

use crate::support::{entry, filled, key, milestone, put, register, title};

/// Publishes changes that say what they are based on.
async fn publish(store: &Store, changes: Vec<Change>) -> Result<RevisionId, StoreError> {
    let why = entry("a test");
    let written = store.write(changes, Intent::Published, &why, Expectation::Bases).await?;
    Ok(written.revisions[0])
}

pub(crate) async fn a_new_database_holds_nothing(url: &str) {
    let store = Store::open(url).await.unwrap();
    assert_eq!(store.version().await.unwrap(), Version(0));
    assert_eq!(**store.current().register(), Register::default());
    assert_eq!(store.history(&key("a")).await.unwrap(), []);
    store.integrity().await.unwrap();
}

pub(crate) async fn default_data_is_entered_once_and_read_back(url: &str) {
    let store = Store::open(url).await.unwrap();
    assert!(store.fill(&register(), "default data").await.unwrap());
    assert_eq!(**store.current().register(), register());
    assert!(!store.fill(&Register::default(), "other data").await.unwrap());
    let again = Store::open(url).await.unwrap();
    assert_eq!(**again.current().register(), register());
    assert_eq!(again.current().version, Version(1));
    again.integrity().await.unwrap();
}

pub(crate) async fn a_change_is_public_at_once_and_keeps_its_history(url: &str) {
    let store = filled(url).await;
    let first = publish(&store, vec![put("a", "one")]).await.unwrap();
    assert_eq!(title(&store, "a").as_deref(), Some("one"));
    let changed = put("a", "two").based_on(Some(first));
    let second = publish(&store, vec![changed]).await.unwrap();
    assert_eq!(title(&store, "a").as_deref(), Some("two"));
    assert_eq!(store.version().await.unwrap(), Version(3));

    let history = store.history(&key("a")).await.unwrap();
    let seen: Vec<_> = history.iter().map(|r| (r.id, r.status, r.based_on, r.version)).collect();
    assert_eq!(
        seen,
        [
            (first, Status::Superseded, None, Some(Version(2))),
            (second, Status::Published, Some(first), Some(Version(3))),
        ]
    );
    assert_eq!(history[0].record().unwrap(), Some(milestone("a", "one")));
    assert_eq!(history[1].reason, "a test");
    assert_eq!(history[1].role, Role::System);
    assert!(history[1].created_at >= history[0].created_at);
    assert_eq!(store.head(&key("a")).await.unwrap().unwrap(), history[1]);
}

pub(crate) async fn a_second_writer_of_one_record_is_told(url: &str) {
    let (one, other) = (filled(url).await, Store::open(url).await.unwrap());
    let base = publish(&one, vec![put("a", "from both")]).await.unwrap();
    let first = publish(&one, vec![put("a", "first").based_on(Some(base))]).await.unwrap();
    let error = publish(&other, vec![put("a", "second").based_on(Some(base))]).await.unwrap_err();
    let StoreError::Conflict(conflicts) = &error else { panic!("{error}") };
    assert_eq!((conflicts[0].based_on, conflicts[0].found), (Some(base), Some(first)));
    assert!(error.to_string().contains("nothing was changed"), "{error}");
    // Who did not know that the record is there is told as well.
    assert!(matches!(publish(&other, vec![put("a", "new")]).await, Err(StoreError::Conflict(_))));
    other.refresh().await.unwrap();
    assert_eq!(title(&other, "a").as_deref(), Some("first"));
    assert_eq!(other.history(&key("a")).await.unwrap().len(), 2);
}

pub(crate) async fn of_many_writers_at_once_one_wins_each_round(url: &str) {
    let stores = [
        filled(url).await,
        Store::open(url).await.unwrap(),
        Store::open(url).await.unwrap(),
        Store::open(url).await.unwrap(),
    ];
    let mut base = publish(&stores[0], vec![put("a", "0")]).await.unwrap();
    for round in 0..10 {
        let tasks: Vec<_> = stores
            .iter()
            .map(|store| {
                let store = store.clone();
                let change = put("a", &format!("{round}")).based_on(Some(base));
                tokio::spawn(async move { publish(&store, vec![change]).await })
            })
            .collect();
        let mut won = Vec::new();
        for task in tasks {
            match task.await.unwrap() {
                Ok(revision) => won.push(revision),
                Err(StoreError::Conflict(_)) => {}
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!(won.len(), 1);
        base = won[0];
    }
    assert_eq!(stores[0].version().await.unwrap(), Version(12));
    assert_eq!(stores[0].history(&key("a")).await.unwrap().len(), 11);
}

pub(crate) async fn other_processes_read_only_what_is_newer(url: &str) {
    let (one, other) = (filled(url).await, Store::open(url).await.unwrap());
    let seen = other.current().version;
    let revision = publish(&one, vec![put("a", "new")]).await.unwrap();
    assert_eq!(title(&other, "a"), None);
    let newer = other.published_since(seen).await.unwrap();
    assert_eq!(newer.len(), 1);
    assert_eq!((&newer[0].key, newer[0].revision), (&key("a"), revision));
    assert_eq!(other.refresh().await.unwrap().version, Version(2));
    assert_eq!(title(&other, "a").as_deref(), Some("new"));
    assert_eq!(other.current().register(), one.current().register());
    // Its own change, made on what the other one published, leaves nothing out.
    publish(&one, vec![put("b", "new")]).await.unwrap();
    publish(&other, vec![put("c", "new")]).await.unwrap();
    assert_eq!(title(&other, "b").as_deref(), Some("new"));
    assert_eq!(other.published_since(Version(4)).await.unwrap(), []);
}

pub(crate) async fn what_breaks_a_rule_is_not_written(url: &str) {
    let store = filled(url).await;
    let mut partner = register().partners.remove(0);
    partner.role = "no-such-role".to_owned();
    let record = Record::Partner(Box::new(partner));
    let base = store.head(&record.key()).await.unwrap().unwrap().id;
    let change = Change::put(record).based_on(Some(base));
    let error = publish(&store, vec![change]).await.unwrap_err();
    let said = error.to_string();
    assert!(said.contains("partners.json, record `"), "{said}");
    assert!(said.contains("field `role`: there is no `no-such-role`"), "{said}");
    // A role that is in use cannot be taken out.
    let role = Key::new(Kind::Role, register().partners[0].role.clone());
    let base = store.head(&role).await.unwrap().map(|head| head.id);
    let error = publish(&store, vec![Change::remove(role).based_on(base)]).await.unwrap_err();
    assert!(matches!(error, StoreError::Invalid(_)), "{error}");
    assert_eq!(store.version().await.unwrap(), Version(1));
    assert_eq!(**Store::open(url).await.unwrap().current().register(), register());
}

pub(crate) async fn a_batch_is_written_as_a_whole_or_not_at_all(url: &str) {
    let store = filled(url).await;
    publish(&store, vec![put("b", "there")]).await.unwrap();
    let batch = vec![put("a", "new"), put("b", "new"), put("c", "new")];
    let error = publish(&store, batch).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict(ref all) if all.len() == 1), "{error}");
    assert_eq!((title(&store, "a"), title(&store, "c")), (None, None));
    assert_eq!(store.history(&key("a")).await.unwrap(), []);
    publish(&store, vec![put("a", "new"), put("c", "new")]).await.unwrap();
    assert_eq!(store.version().await.unwrap(), Version(3));
}

pub(crate) async fn a_plan_is_refused_once_anything_was_published(url: &str) {
    let store = filled(url).await;
    let planned = store.version().await.unwrap();
    publish(&store, vec![put("a", "meanwhile")]).await.unwrap();
    let plan = || vec![put("a", "planned"), put("b", "planned")];
    let error = store.apply(plan(), planned, &entry("import")).await.unwrap_err();
    let StoreError::Moved { expected, found } = error else { panic!("{error}") };
    assert_eq!((expected, found), (planned, Version(2)));
    let written = store.apply(plan(), found, &entry("import")).await.unwrap();
    assert_eq!(written.version, Version(3));
    assert_eq!(title(&store, "a").as_deref(), Some("planned"));
    assert_eq!(written.revisions.len(), 2);
}

pub(crate) async fn one_transaction_changes_a_record_once(url: &str) {
    let store = filled(url).await;
    let error = publish(&store, vec![put("a", "one"), put("a", "two")]).await.unwrap_err();
    assert!(error.to_string().contains("record `a`: the record is changed twice"), "{error}");
}

pub(crate) async fn what_waits_is_not_public_until_it_is_published(url: &str) {
    let store = filled(url).await;
    let member = NewAuthor { role: Role::MemberEditor, name: None, mail: None };
    let editor = NewAuthor { role: Role::ClusterEditor, name: None, mail: None };
    let member = store.add_author(&member).await.unwrap();
    let editor = store.add_author(&editor).await.unwrap();
    let by = |author, reason: &str| Entry { author, reason: reason.to_owned() };
    let waiting = store
        .write(
            vec![put("a", "suggested"), put("b", "suggested")],
            Intent::Pending,
            &by(member, "we were there"),
            Expectation::Bases,
        )
        .await
        .unwrap();
    assert_eq!(waiting.version, Version(1));
    assert_eq!(title(&store, "a"), None);
    let pending = store.pending(10).await.unwrap();
    assert_eq!(pending.iter().map(|r| r.id).collect::<Vec<_>>(), waiting.revisions);
    assert_eq!(store.pending(1).await.unwrap().len(), 1);

    let version = store.publish(&waiting.revisions, &by(editor, "checked")).await.unwrap();
    assert_eq!(version, Version(2));
    assert_eq!(title(&store, "b").as_deref(), Some("suggested"));
    let published = store.revision(waiting.revisions[0]).await.unwrap();
    assert_eq!(published.status, Status::Published);
    assert_eq!(
        (published.role, published.decided_by),
        (Role::MemberEditor, Some(Role::ClusterEditor))
    );
    assert_eq!(published.decision.as_deref(), Some("checked"));
    assert_eq!(store.pending(10).await.unwrap(), []);
    let again = Store::open(url).await.unwrap();
    assert_eq!(again.current().register(), store.current().register());
}

pub(crate) async fn what_was_rejected_stays_so(url: &str) {
    let store = filled(url).await;
    let why = entry("a test");
    let waiting =
        store.write(vec![put("a", "no")], Intent::Pending, &why, Expectation::Bases).await.unwrap();
    let revision = waiting.revisions[0];
    store.reject(revision, &entry("not of this cluster")).await.unwrap();
    let rejected = store.revision(revision).await.unwrap();
    assert_eq!(rejected.status, Status::Rejected);
    assert_eq!(rejected.decision.as_deref(), Some("not of this cluster"));
    let error = store.publish(&[revision], &why).await.unwrap_err();
    assert!(matches!(error, StoreError::Decided { status: Status::Rejected, .. }), "{error}");
    assert!(matches!(store.reject(revision, &why).await, Err(StoreError::Decided { .. })));
    let nobody = RevisionId(9_999_999);
    assert!(matches!(store.publish(&[nobody], &why).await, Err(StoreError::NoRevision(_))));
    assert_eq!(title(&store, "a"), None);
    assert_eq!(store.version().await.unwrap(), Version(1));
}

pub(crate) async fn what_waits_on_an_old_base_is_refused(url: &str) {
    let store = filled(url).await;
    let base = publish(&store, vec![put("a", "one")]).await.unwrap();
    let change = put("a", "suggested").based_on(Some(base));
    let why = entry("a test");
    let waiting =
        store.write(vec![change], Intent::Pending, &why, Expectation::Bases).await.unwrap();
    publish(&store, vec![put("a", "meanwhile").based_on(Some(base))]).await.unwrap();
    let error = store.publish(&waiting.revisions, &why).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict(_)), "{error}");
    assert_eq!(title(&store, "a").as_deref(), Some("meanwhile"));
    assert_eq!(store.revision(waiting.revisions[0]).await.unwrap().status, Status::Pending);
}

pub(crate) async fn a_draft_is_handed_in(url: &str) {
    let store = filled(url).await;
    let why = entry("a test");
    let draft =
        store.write(vec![put("a", "x")], Intent::Draft, &why, Expectation::Bases).await.unwrap();
    assert_eq!(store.pending(10).await.unwrap(), []);
    store.submit(draft.revisions[0]).await.unwrap();
    assert_eq!(store.pending(10).await.unwrap().len(), 1);
    store.publish(&draft.revisions, &why).await.unwrap();
    assert_eq!(title(&store, "a").as_deref(), Some("x"));
}

pub(crate) async fn a_record_is_taken_out_and_entered_anew(url: &str) {
    let store = filled(url).await;
    let base = publish(&store, vec![put("a", "one")]).await.unwrap();
    let gone = publish(&store, vec![Change::remove(key("a")).based_on(Some(base))]).await.unwrap();
    assert_eq!(title(&store, "a"), None);
    assert_eq!(store.head(&key("a")).await.unwrap(), None);
    let again = Change::remove(key("a")).based_on(Some(gone));
    assert!(matches!(publish(&store, vec![again]).await, Err(StoreError::Conflict(_))));
    publish(&store, vec![put("b", "x")]).await.unwrap();
    publish(&store, vec![put("a", "anew")]).await.unwrap();
    assert_eq!(title(&store, "a").as_deref(), Some("anew"));
    assert_eq!(store.history(&key("a")).await.unwrap().len(), 3);
    let reopened = Store::open(url).await.unwrap();
    assert_eq!(reopened.current().register(), store.current().register());
}

pub(crate) async fn records_come_in_the_order_in_which_they_became_public(url: &str) {
    let store = filled(url).await;
    let why = entry("a test");
    let waiting =
        store.write(vec![put("a", "x")], Intent::Pending, &why, Expectation::Bases).await.unwrap();
    publish(&store, vec![put("z", "x")]).await.unwrap();
    store.publish(&waiting.revisions, &why).await.unwrap();
    let reopened = Store::open(url).await.unwrap();
    let last: Vec<_> = reopened
        .current()
        .register()
        .milestones
        .iter()
        .rev()
        .take(2)
        .map(|m| m.id.clone())
        .collect();
    assert_eq!(last, ["a", "z"]);
    assert_eq!(reopened.current().register(), store.current().register());
}

pub(crate) async fn an_author_is_erased_and_history_still_reads(url: &str) {
    let store = filled(url).await;
    let person = NewAuthor {
        role: Role::MemberEditor,
        name: Some("Kari Prøve".to_owned()),
        mail: Some("kari@example.org".to_owned()),
    };
    let author = store.add_author(&person).await.unwrap();
    let by = Entry { author, reason: "a test".to_owned() };
    store.write(vec![put("a", "x")], Intent::Published, &by, Expectation::Bases).await.unwrap();
    store.erase_author(author).await.unwrap();
    let history = store.history(&key("a")).await.unwrap();
    assert_eq!((history[0].author, history[0].role), (author, Role::MemberEditor));
    let error = store.erase_author(AuthorId(4711)).await.unwrap_err();
    assert_eq!(error.to_string(), "there is no author 4711");
}

pub(crate) async fn only_what_is_new_in_the_default_data_is_found(url: &str) {
    let store = filled(url).await;
    assert_eq!(store.unseen(&register()).await.unwrap(), []);
    // A change made here is no news from the default data.
    let mut own = register().milestones.remove(0);
    own.title.en = "edited here".to_owned();
    let record = Record::Milestone(Box::new(own));
    let base = store.head(&record.key()).await.unwrap().map(|head| head.id);
    publish(&store, vec![Change::put(record).based_on(base)]).await.unwrap();
    assert_eq!(store.unseen(&register()).await.unwrap(), []);
    let mut newer = register();
    newer.eras[0].name.en = "renamed".to_owned();
    newer.milestones.truncate(1);
    let unseen: Vec<Key> = store.unseen(&newer).await.unwrap().iter().map(Record::key).collect();
    assert_eq!(unseen, [Key::new(Kind::Era, newer.eras[0].id.clone())]);
}

pub(crate) async fn many_records_are_applied_at_once(url: &str) {
    let store = filled(url).await;
    let changes = (0..1234).map(|at| put(&format!("m-{at}"), "x")).collect();
    let written = store.apply(changes, Version(1), &entry("import")).await.unwrap();
    assert_eq!(written.revisions.len(), 1234);
    let changes = (0..1234).map(|at| put(&format!("m-{at}"), "y")).collect();
    store.apply(changes, Version(2), &entry("import")).await.unwrap();
    let reopened = Store::open(url).await.unwrap();
    assert_eq!(reopened.current().register(), store.current().register());
    assert_eq!(title(&reopened, "m-1233").as_deref(), Some("y"));
    let history = store.history(&key("m-7")).await.unwrap();
    assert_eq!(history[1].based_on, Some(history[0].id));
}

pub(crate) async fn any_text_is_kept_as_it_is(url: &str) {
    let store = filled(url).await;
    let text = "å ø æ á š ŋ \u{1f3ed} ' \" \\ $1 %s ; DROP TABLE revision; -- \n\t\u{a0}";
    publish(&store, vec![put("a", text)]).await.unwrap();
    let reopened = Store::open(url).await.unwrap();
    assert_eq!(title(&reopened, "a").as_deref(), Some(text));
}

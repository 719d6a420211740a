//! What concerns a database in a file: backup and restore, a file that may only be read, no room.
#![allow(clippy::assigning_clones, reason = "a test shows what it changes as plainly as it can")]
#![expect(clippy::unwrap_used, reason = "a test whose helpers fail has failed")]

mod support;

use std::{
    env, fs,
    os::unix::{
        fs::{MetadataExt, PermissionsExt},
        process::CommandExt,
    },
    path::Path,
    process::Command,
};

use store::{
    AuthorId, Change, Entry, Expectation, Intent, NewAuthor, Role, Store, StoreError, Version,
};
use support::{Folder, entry, filled, key, put, register, title};

/// Tells this program that it is the process under test, and which database it uses.
const CHILD: &str = "KLYNGEKART_TEST_CHILD";

async fn publish(store: &Store, change: Change) -> Result<(), StoreError> {
    let why = entry("a test");
    store.write(vec![change], Intent::Published, &why, Expectation::Bases).await.map(drop)
}

#[tokio::test]
async fn a_backup_is_made_and_restored_while_the_database_is_in_use() {
    let folder = Folder::new();
    let store = filled(&folder.url()).await;
    publish(&store, put("a", "kept")).await.unwrap();
    let to = folder.0.join("backup.db");
    assert_eq!(store.backup(&to).await.unwrap(), Version(2));
    publish(&store, put("b", "later")).await.unwrap();
    let server = Store::open(&folder.url()).await.unwrap();
    assert_eq!(title(&server, "b").as_deref(), Some("later"));

    let restored = store.restore(&to).await.unwrap();
    assert_eq!(restored, Version(4));
    assert_eq!(title(&store, "a").as_deref(), Some("kept"));
    assert_eq!(title(&store, "b"), None);
    assert_eq!(store.history(&key("b")).await.unwrap(), []);
    // Another process follows, and both go on.
    assert_eq!(server.refresh().await.unwrap().version, Version(4));
    assert_eq!(server.current().register(), store.current().register());
    publish(&server, put("b", "anew")).await.unwrap();
    store.refresh().await.unwrap();
    assert_eq!(title(&store, "b").as_deref(), Some("anew"));
    store.integrity().await.unwrap();
    let left: Vec<_> = fs::read_dir(&folder.0).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("ing")), "{left:?}");
}

#[tokio::test]
async fn a_backup_takes_no_file_away() {
    let folder = Folder::new();
    let store = filled(&folder.url()).await;
    let to = folder.0.join("precious");
    fs::write(&to, "precious").unwrap();
    let error = store.backup(&to).await.unwrap_err();
    assert!(error.to_string().contains("there is a file already"), "{error}");
    assert_eq!(fs::read_to_string(&to).unwrap(), "precious");
    let nowhere = folder.0.join("no/such/folder.db");
    assert!(store.backup(&nowhere).await.is_err());
}

#[tokio::test]
async fn what_is_no_whole_backup_is_not_restored() {
    let folder = Folder::new();
    let store = filled(&folder.url()).await;
    let whole = folder.0.join("whole.db");
    store.backup(&whole).await.unwrap();
    let bytes = fs::read(&whole).unwrap();
    let mut torn = bytes.clone();
    torn.truncate(bytes.len() / 2);
    let mut bent = bytes.clone();
    bent[4096 * 3..4096 * 6].fill(0x5a);
    let empty = folder.0.join("empty.db");
    Store::open(&format!("sqlite:{}", empty.display())).await.unwrap().close().await;
    let cases = [torn, bent, b"no database at all, only text".to_vec(), fs::read(empty).unwrap()];
    for (number, bytes) in cases.into_iter().enumerate() {
        let file = folder.0.join(format!("case-{number}"));
        fs::write(&file, bytes).unwrap();
        let error = store.restore(&file).await.unwrap_err();
        assert!(error.to_string().contains(&format!("case-{number}: ")), "{error}");
        assert_eq!(store.version().await.unwrap(), Version(1));
    }
    assert!(store.restore(Path::new("/no/such/file")).await.is_err());
    assert_eq!(**Store::open(&folder.url()).await.unwrap().current().register(), register());
}

#[tokio::test]
async fn nothing_of_an_erased_person_stays_in_the_file() {
    const MAIL: &str = "kari.oppdiktet@example.org";
    let folder = Folder::new();
    let store = filled(&folder.url()).await;
    let person = NewAuthor {
        role: Role::Visitor,
        name: Some("Kari".to_owned()),
        mail: Some(MAIL.to_owned()),
    };
    let author: AuthorId = store.add_author(&person).await.unwrap();
    let by = Entry { author, reason: "a test".to_owned() };
    store.write(vec![put("a", "x")], Intent::Pending, &by, Expectation::Bases).await.unwrap();
    let holds = || {
        let files = fs::read_dir(&folder.0).unwrap().map(|file| file.unwrap().path());
        files
            .filter(|file| {
                let bytes = fs::read(file).unwrap();
                bytes.windows(MAIL.len()).any(|part| part == MAIL.as_bytes())
            })
            .count()
    };
    assert!(holds() > 0);
    store.erase_author(author).await.unwrap();
    assert_eq!(holds(), 0);
    assert_eq!(store.pending(9).await.unwrap()[0].role, Role::Visitor);
}

#[tokio::test]
async fn what_is_no_database_is_named() {
    let folder = Folder::new();
    fs::write(folder.file(), "this is not a database, and it is longer than a header ".repeat(9))
        .unwrap();
    let error = Store::open(&folder.url()).await.unwrap_err();
    assert!(matches!(error, StoreError::Damaged(_)), "{error}");
    let error = Store::open("sqlite:/no/such/folder/x.db").await.unwrap_err();
    assert!(error.to_string().contains("/no/such/folder/x.db: "), "{error}");
    for url in ["klyngekart.db", "mysql://h/d", "sqlite:", ""] {
        assert!(matches!(Store::open(url).await, Err(StoreError::Url(_))), "{url}");
    }
}

#[tokio::test]
async fn a_name_with_odd_signs_is_a_name() {
    let folder = Folder::new();
    for name in ["with space.db", "hundred%25.db", "sharp#.db", "øst.db"] {
        let file = folder.0.join(name);
        Store::open(&format!("sqlite:{}", file.display())).await.unwrap().close().await;
        assert!(file.is_file(), "{name}");
    }
}

#[tokio::test]
async fn a_newer_database_is_left_alone() {
    let folder = Folder::new();
    filled(&folder.url()).await.close().await;
    let url = folder.url();
    let mut connection = <sqlx::AnyConnection as sqlx::Connection>::connect(&url).await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (999, 'later', 1, x'00', 0)",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    let error = Store::open(&url).await.unwrap_err();
    assert!(matches!(error, StoreError::Newer), "{error}");
}

/// Runs a test of this program as a process of its own, changed by `change`.
fn child(test: &str, folder: &Folder, change: impl FnOnce(&mut Command)) {
    // Whoever it runs as must be able to read the program.
    let readable = Folder::new();
    let program = readable.0.join("program");
    fs::copy(env::current_exe().unwrap(), &program).unwrap();
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f ${BLOCKS:-unlimited}; exec \"$@\"", "sh"])
        .arg(&program)
        .args(["--exact", test, "--nocapture"])
        .current_dir("/")
        .env(CHILD, folder.url());
    change(&mut command);
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}\n{told}");
}

#[tokio::test]
async fn a_file_that_may_only_be_read_is_read() {
    if let Ok(url) = env::var(CHILD) {
        let store = Store::open(&url).await.unwrap();
        assert_eq!(title(&store, "a").as_deref(), Some("x"));
        let error = publish(&store, put("b", "x")).await.unwrap_err();
        assert!(matches!(error, StoreError::ReadOnly), "{error}");
        assert_eq!(store.refresh().await.unwrap().version, Version(2));
        assert_eq!(store.history(&key("a")).await.unwrap().len(), 1);
        return;
    }
    let folder = Folder::new();
    let store = filled(&folder.url()).await;
    publish(&store, put("a", "x")).await.unwrap();
    store.close().await;
    fs::set_permissions(folder.file(), PermissionsExt::from_mode(0o444)).unwrap();
    fs::set_permissions(&folder.0, PermissionsExt::from_mode(0o555)).unwrap();
    let root = fs::metadata("/proc/self").unwrap().uid() == 0;
    child("a_file_that_may_only_be_read_is_read", &folder, |command| {
        if root {
            command.uid(65_534).gid(65_534);
        }
    });
    fs::set_permissions(&folder.0, PermissionsExt::from_mode(0o755)).unwrap();
}

#[tokio::test]
async fn without_room_nothing_is_lost_and_reading_goes_on() {
    if let Ok(url) = env::var(CHILD) {
        let store = Store::open(&url).await.unwrap();
        let long = "x".repeat(20_000);
        let (mut written, mut refused) = (0, 0);
        // Room is found again where the journal could be emptied; in the end there is none at all.
        while refused < 5 {
            match publish(&store, put(&format!("m-{written}"), &long)).await {
                Ok(()) => (written, refused) = (written + 1, 0),
                Err(error) => {
                    assert!(matches!(error, StoreError::Full), "{error:?}");
                    refused += 1;
                }
            }
            assert!(written < 1000, "there is always room");
        }
        assert_eq!(store.refresh().await.unwrap().version, Version(written + 1));
        assert_eq!(store.history(&key("m-0")).await.unwrap().len(), 1);
        let reopened = Store::open(&url).await.unwrap();
        assert_eq!(reopened.current().version, Version(written + 1));
        return;
    }
    let folder = Folder::new();
    filled(&folder.url()).await.close().await;
    // In blocks of 512 bytes: 2 MiB for each file.
    child("without_room_nothing_is_lost_and_reading_goes_on", &folder, |command| {
        command.env("BLOCKS", "4096");
    });
    let store = Store::open(&folder.url()).await.unwrap();
    store.integrity().await.unwrap();
    assert!(store.current().version > Version(1));
    publish(&store, put("there-is-room-again", "x")).await.unwrap();
}

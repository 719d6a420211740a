//! The commands of the program, run as an operator runs them.
#![expect(clippy::unwrap_used, reason = "a test whose helpers fail has failed")]

use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{self, Command, Output, Stdio},
};

/// A folder with its database, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("klyngekart-commands-{name}-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// Runs `klyngekart` with these arguments in the folder.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_klyngekart"));
        command.args(arguments).current_dir(&self.0).env_remove("DATABASE_URL");
        command.output().unwrap()
    }

    /// What it says where it must do what is asked.
    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// What it says where it must not do what is asked.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn made_up_data_is_the_same_for_the_same_seed_and_overwrites_nothing() {
    let folder = Folder::new("generate");
    let made = folder.done(&["generate", "--partners", "50", "--seed", "7", "--out", "one"]);
    assert_eq!(made.lines().count(), 7);
    folder.done(&["generate", "--partners", "50", "--seed", "7", "--out", "two"]);
    let text = |name: &str| fs::read_to_string(folder.0.join(name)).unwrap();
    assert_eq!(text("one/partners.json"), text("two/partners.json"));
    let said = folder.refused(&["generate", "--partners", "5", "--out", "one"]);
    assert!(said.contains("one/partners.json: there is a file already"), "{said}");
    let found = folder.done(&["check", "--data", "one"]);
    assert!(found.ends_with(" hints\n") && found.contains(" 0 errors, "), "{found}");
}

#[test]
fn a_check_names_file_record_and_field_and_ends_with_one() {
    let folder = Folder::new("check");
    folder.done(&["generate", "--partners", "5", "--out", "data"]);
    let file = folder.0.join("data/partners.json");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("\"role\": \"", "\"role\": \"no-", 1)).unwrap();
    let output = folder.run(&["check", "--data", "data", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["errors"], 1);
    let finding = &report["findings"][0];
    assert_eq!((&finding["level"], &finding["file"]), (&"error".into(), &"partners.json".into()));
    assert_eq!(finding["field"], "role");
}

#[test]
fn a_database_that_is_not_there_is_not_made_by_looking() {
    let folder = Folder::new("missing");
    for arguments in [&["check"][..], &["backup", "backup.db"]] {
        let said = folder.refused(arguments);
        assert!(said.contains("klyngekart.db: there is no such file"), "{said}");
    }
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 0);
}

#[test]
fn what_was_backed_up_is_restored_on_another_machine() {
    let folder = Folder::new("backup");
    folder.done(&["generate", "--partners", "20", "--out", "data"]);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let url = format!("sqlite:{}", folder.0.join("klyngekart.db").display());
        let store = store::Store::open(&url).await.unwrap();
        let register = shared::generate::register(20, 1);
        assert!(store.fill(&register, "a test").await.unwrap());
        store.close().await;
    });
    let said = folder.done(&["backup", "backup.db"]);
    assert!(said.starts_with("backup.db: version 1 of the data, "), "{said}");
    assert!(folder.refused(&["backup", "backup.db"]).contains("there is a file already"));
    let said = folder.done(&["restore", "--database-url", "sqlite:other.db", "backup.db"]);
    assert!(said.ends_with(" as version 2 of the data\n"), "{said}");
    assert!(folder.done(&["check", "--database-url", "sqlite:other.db"]).contains(" 0 errors"));
    assert!(folder.refused(&["restore", "data/partners.json"]).contains("data/partners.json: "));
}

#[test]
fn what_is_not_understood_ends_with_two() {
    let folder = Folder::new("usage");
    assert_eq!(folder.run(&["chekc"]).status.code(), Some(2));
    assert_eq!(folder.run(&["generate", "--partners", "many"]).status.code(), Some(2));
    for command in ["serve", "check", "backup", "restore", "generate"] {
        assert!(folder.done(&[command, "--help"]).contains("Examples:"), "{command}");
    }
}

/// A database with the default data.
async fn filled(folder: &Folder) -> String {
    let url = format!("sqlite:{}", folder.0.join("klyngekart.db").display());
    let store = store::Store::open(&url).await.unwrap();
    let register = server::content::read(&server::content::embedded().unwrap()).unwrap();
    store.fill(&register, "test").await.unwrap();
    store.close().await;
    url
}

#[tokio::test]
async fn an_import_changes_nothing_until_its_plan_is_applied_and_a_plan_is_applied_once() {
    let folder = Folder::new("import");
    let url = filled(&folder).await;
    fs::write(folder.0.join("list.csv"), "Id;Eier\nalcoa-mosjoen;Noen\n").unwrap();
    let exported =
        |folder: &Folder| folder.done(&["export", "--format", "csv", "--database-url", &url]);
    let before = exported(&folder);

    let plan = ["import", "list.csv", "--plan", "plan.json", "--database-url", &url];
    let said = folder.done(&plan);
    assert!(said.contains("alcoa-mosjoen") && said.contains("Noen"), "{said}");
    assert_eq!(exported(&folder), before, "a plan changes nothing");

    let apply = ["import", "--plan", "plan.json", "--apply", "--database-url", &url];
    folder.done(&apply);
    let after = exported(&folder);
    assert_eq!(after.lines().filter(|line| !before.contains(line)).count(), 1, "one row is new");
    assert!(folder.refused(&apply).contains("Make the plan anew"));
    assert_eq!(exported(&folder), after);
}

#[tokio::test]
async fn what_was_exported_changes_nothing_when_it_is_imported() {
    let folder = Folder::new("round-trip");
    let url = filled(&folder).await;
    for format in ["csv", "xlsx", "geojson", "json"] {
        let file = format!("partners.{format}");
        folder.done(&["export", "--format", format, "--out", &file, "--database-url", &url]);
        let said = folder.done(&["import", &file, "--database-url", &url]);
        assert!(said.contains("0 added") && said.contains("0 changed"), "{format}: {said}");
    }
}

#[tokio::test]
async fn rows_that_cannot_be_read_stop_an_import_unless_they_are_to_be_left_out() {
    let folder = Folder::new("rows");
    let url = filled(&folder).await;
    let rows = "Id,Owner,Joined\nalcoa-mosjoen,Noen,\nelkem-rana,,i fjor\n";
    fs::write(folder.0.join("list.csv"), rows).unwrap();
    let with = |more: &[&'static str]| {
        let start = ["import", "list.csv", "--database-url", &url].map(str::to_owned);
        start.into_iter().chain(more.iter().map(|m| (*m).to_owned())).collect::<Vec<String>>()
    };
    let run = |arguments: Vec<String>| {
        folder.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let planned = run(with(&[]));
    assert_eq!(planned.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&planned.stdout).contains("i fjor"));
    let refused = run(with(&["--apply"]));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--leave-out"));
    assert!(run(with(&["--apply", "--leave-out"])).status.success());
    let exported = folder.done(&["export", "--format", "csv", "--database-url", &url]);
    assert!(exported.contains("Noen"));
}

#[test]
fn without_a_database_import_and_export_say_so() {
    let folder = Folder::new("nothing");
    let said = folder.refused(&["export", "--format", "csv", "--database-url", "sqlite:none.db"]);
    assert!(said.contains("none.db"), "{said}");
}

#[test]
fn the_chapter_on_settings_is_what_the_program_says() {
    let folder = Folder::new("settings");
    let chapter = include_str!("../../docs/settings.md");
    assert_eq!(folder.done(&["settings"]), chapter, "klyngekart settings > docs/settings.md");
}

#[test]
fn the_log_names_the_form_of_an_address_and_nothing_that_was_asked() {
    let folder = Folder::new("log");
    let mut serving = Command::new(env!("CARGO_BIN_EXE_klyngekart"))
        .args(["serve", "--listen", "127.0.0.1:0", "--database-url", "sqlite::memory:"])
        .current_dir(&folder.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(serving.stdout.take().unwrap()).lines().next().unwrap().unwrap();
    let address = said.rsplit('/').next().unwrap();
    for path in ["/en/partners/elkem-rana?q=secret", "/nb/", "/nb/hidden"] {
        let mut stream = TcpStream::connect(address).unwrap();
        let head = format!("GET {path} HTTP/1.0\r\nHost: {address}\r\nUser-Agent: Curious\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap();
    }
    serving.kill().unwrap();
    let log = String::from_utf8(serving.wait_with_output().unwrap().stderr).unwrap();
    let answered: Vec<&str> = log.lines().filter(|line| line.contains("answered")).collect();
    let routes = [r#""/{lang}/partners/{slug}""#, r#""/{lang}/""#, r#""missing""#];
    assert_eq!(answered.len(), routes.len(), "{log}");
    for (line, route) in answered.iter().zip(routes) {
        assert!(line.contains(&format!("route={route}")), "{line}");
    }
    for asked in ["secret", "Curious", "elkem-rana", "hidden", "127.0.0.1"] {
        assert!(!log.contains(asked), "{asked}: {log}");
    }
}

//! A PostgreSQL of this test program's own: on a socket in a folder of its own and, with TLS, on a free
//! port; stopped when the program ends, however it ends.

use std::{
    env,
    io::{BufRead, BufReader},
    net::TcpListener,
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};

/// Starts the server, tells its first line, and waits for the end of this program, which closes the
/// pipe; then stops the server and removes the folder.
const SCRIPT: &str = r#"
"$BIN/initdb" --pgdata="$DIR/data" --username=test --auth=trust --encoding=UTF8 --no-locale \
    --no-sync > "$DIR/log" 2>&1 &&
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 2 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost -addext basicConstraints=critical,CA:FALSE \
    -keyout "$DIR/server.key" -out "$DIR/server.crt" >> "$DIR/log" 2>&1 &&
"$BIN/pg_ctl" --pgdata="$DIR/data" --log="$DIR/log" --silent --wait \
    --options="-k $DIR -p $PORT -c listen_addresses=localhost -c ssl=on \
    -c ssl_cert_file=$DIR/server.crt -c ssl_key_file=$DIR/server.key -c fsync=off -c max_connections=400" start >> "$DIR/log" 2>&1 &&
echo ready || { echo "failed: $(tail -n 5 "$DIR/log" | tr '\n' ' ')"; rm -rf "$DIR"; exit 1; }
read -r _
"$BIN/pg_ctl" --pgdata="$DIR/data" --silent --mode=immediate stop > /dev/null 2>&1
rm -rf "$DIR"
"#;

/// The address of a new, empty database; `None` where it was said that there is no PostgreSQL.
pub(crate) async fn new_database() -> Option<String> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let Server { folder, port, .. } = server()?;
    let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let url =
        |name: &str| format!("postgres://test@localhost:{port}/{name}?host={}", folder.display());
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&url("postgres")).await.unwrap();
    connection.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    connection.close().await.unwrap();
    Some(url(&name))
}

/// The server that all tests share.
pub(crate) struct Server {
    /// Where its socket, its log and its certificate are.
    pub(crate) folder: PathBuf,
    /// Its port, also in the name of the socket.
    pub(crate) port: u16,
    _shell: Child,
}

pub(crate) fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    SERVER.get_or_init(start).as_ref()
}

fn start() -> Option<Server> {
    if env::var_os("KLYNGEKART_SKIP_POSTGRES").is_some() {
        return None;
    }
    let programs = programs().expect(
        "PostgreSQL is needed for this test (Debian: apt-get install postgresql); \
         set KLYNGEKART_SKIP_POSTGRES to go without",
    );
    let folder = env::temp_dir().join(format!("klyngekart-pg-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o700)).unwrap();
    let port = TcpListener::bind("localhost:0").unwrap().local_addr().unwrap().port();
    let mut shell = Command::new("sh");
    shell.args(["-c", SCRIPT]).env("BIN", programs).env("DIR", &folder);
    shell.env("PORT", port.to_string());
    // PostgreSQL refuses to run as root.
    if std::fs::metadata("/proc/self").unwrap().uid() == 0 {
        let (user, group) = unprivileged();
        chown(&folder, Some(user), Some(group)).unwrap();
        shell.uid(user).gid(group);
    }
    let mut shell = shell
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("there is a shell");
    let mut said = String::new();
    BufReader::new(shell.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert_eq!(said.trim(), "ready", "PostgreSQL does not start");
    Some(Server { folder, port, _shell: shell })
}

/// The folder of `initdb` and `pg_ctl`: the newest that Debian has installed, or that of the path.
fn programs() -> Option<PathBuf> {
    let has_all = |folder: &Path| ["initdb", "pg_ctl"].iter().all(|p| folder.join(p).is_file());
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut debian: Vec<PathBuf> =
        versions.map(|version| version.path().join("bin")).filter(|bin| has_all(bin)).collect();
    debian.sort();
    let path = env::var_os("PATH").unwrap_or_default();
    debian.pop().or_else(|| env::split_paths(&path).find(|folder| has_all(folder)))
}

/// User and group of `nobody`.
fn unprivileged() -> (u32, u32) {
    let users = std::fs::read_to_string("/etc/passwd").unwrap();
    let line = users.lines().find(|line| line.starts_with("nobody:")).expect("there is nobody");
    let mut fields = line.split(':').skip(2).map(|field| field.parse().unwrap());
    (fields.next().unwrap(), fields.next().unwrap())
}

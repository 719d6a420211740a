//! `klyngekart serve`: shows the site.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Args, ValueEnum};
use server::{Site, log, pictures, router, serve, start::StartError};
use tokio::net::TcpListener;

use super::{Failure, database::Database};

/// Serve the site.
///
/// The database is created if it is not there, and filled with the data files if it is empty.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    klyngekart serve\n  \
    klyngekart serve --listen 0.0.0.0:8080 --settings /etc/klyngekart/settings.toml\n  \
    klyngekart serve --database-url sqlite:/var/lib/klyngekart/klyngekart.db\n  \
    DATABASE_URL=postgres://klyngekart@db.example.org/klyngekart klyngekart serve\n  \
    KLYNGEKART_LOG_FORMAT=json RUST_LOG=warn klyngekart serve")]
pub(super) struct Serve {
    /// Address and port to listen on.
    #[arg(long, env = "KLYNGEKART_LISTEN", default_value = "127.0.0.1:3000")]
    listen: String,
    /// The settings file; without one the site is that of Arctic Cluster Team.
    #[arg(long, env = "KLYNGEKART_SETTINGS", value_name = "FILE")]
    settings: Option<PathBuf>,
    #[command(flatten)]
    database: Database,
    /// How the log is written.
    #[arg(long, env = "KLYNGEKART_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    log_format: LogFormat,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line.
    Json,
}

impl Serve {
    pub(super) async fn run(self) -> Result<ExitCode, Failure> {
        log::start(self.log_format == LogFormat::Json);
        let site = Site::open(self.settings.as_deref(), &self.database.url).await?;
        let cannot = |cause| StartError::Listen { address: self.listen.clone(), cause };
        let listener = TcpListener::bind(&self.listen).await.map_err(cannot)?;
        let address = listener.local_addr().map_err(cannot)?;
        println!("Klyngekart is at http://{}", reachable(address));

        let following = tokio::spawn(site.clone().follow());
        tokio::spawn(pictures::prepare(site.clone()));
        let stop = async {
            serve::told_to_stop().await;
            tracing::info!("stopping");
            site.close();
        };
        serve::serve(listener, router(site.clone()), stop).await;
        following.abort();
        site.store().close().await;
        Ok(ExitCode::SUCCESS)
    }
}

/// The address to type into a browser on this machine.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}

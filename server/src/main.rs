//! The program `klyngekart`.

mod commands;

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand, ValueEnum};
use server::{Site, log, router, serve, start::StartError};
use tokio::net::TcpListener;

/// The interactive map and timeline of an industrial cluster's partners.
#[derive(Parser)]
#[command(name = "klyngekart", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the site.
    #[command(after_help = "Examples:\n  \
        klyngekart serve\n  \
        klyngekart serve --listen 0.0.0.0:8080 --settings /etc/klyngekart/settings.toml\n  \
        KLYNGEKART_LOG_FORMAT=json RUST_LOG=warn klyngekart serve")]
    Serve {
        /// Address and port to listen on.
        #[arg(long, env = "KLYNGEKART_LISTEN", default_value = "127.0.0.1:3000")]
        listen: String,
        /// The settings file; without one the site is that of Arctic Cluster Team.
        #[arg(long, env = "KLYNGEKART_SETTINGS", value_name = "FILE")]
        settings: Option<PathBuf>,
        /// How the log is written.
        #[arg(long, env = "KLYNGEKART_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
        log_format: LogFormat,
    },
    Import(commands::import::Import),
    Export(commands::export::Export),
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line.
    Json,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("klyngekart: cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let done = runtime.block_on(async {
        match arguments.command {
            Command::Serve { listen, settings, log_format } => {
                log::start(log_format == LogFormat::Json);
                run(&listen, settings).await?;
                Ok::<_, Box<dyn std::error::Error>>(ExitCode::SUCCESS)
            }
            Command::Import(command) => command.run().await,
            Command::Export(command) => command.run().await,
        }
    });
    done.unwrap_or_else(|error: Box<dyn std::error::Error>| {
        eprintln!("klyngekart: {error}");
        ExitCode::FAILURE
    })
}

async fn run(listen: &str, settings: Option<PathBuf>) -> Result<(), StartError> {
    let site = Site::open(settings.as_deref()).await?;
    let cannot = |cause| StartError::Listen { address: listen.to_owned(), cause };
    let listener = TcpListener::bind(listen).await.map_err(cannot)?;
    let address = listener.local_addr().map_err(cannot)?;
    println!("Klyngekart is at http://{}", reachable(address));

    let daily = tokio::spawn(site.clone().follow_the_day());
    let stop = async {
        serve::told_to_stop().await;
        tracing::info!("stopping");
        site.close();
    };
    serve::serve(listener, router(site.clone()), stop).await;
    daily.abort();
    Ok(())
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

//! The server of the demo: this very program, as `chancery serve`.

use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use kernel::{Error, Result};
use tokio::process::{Child, Command};

/// How long it may take to be ready.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server.
pub struct Server {
    child: Child,
    url: String,
}

impl Server {
    /// Starts one on the embedded default in `data`, and waits until it is ready.
    pub async fn start(data: &Path) -> Result<Self> {
        let begin = Instant::now();
        let address = free_address().map_err(Error::internal)?;
        std::fs::create_dir_all(data).map_err(Error::internal)?;
        let log = std::fs::File::create(data.join("server.log")).map_err(Error::internal)?;
        let program = std::env::current_exe().map_err(Error::internal)?;
        let child = Command::new(program)
            .arg("serve")
            .env("CHANCERY_DATA_DIR", data)
            .env("CHANCERY_LISTEN", &address)
            .env("CHANCERY_PUBLIC_URL", format!("http://{address}"))
            .stdin(Stdio::null())
            .stdout(log.try_clone().map_err(Error::internal)?)
            .stderr(log)
            // The terminal's Ctrl-C reaches the demo alone, which then stops the server in order.
            .process_group(0)
            .kill_on_drop(true)
            .spawn()
            .map_err(Error::internal)?;
        let mut server = Self {
            child,
            url: format!("http://{address}"),
        };
        server.wait_ready(&address, data).await?;
        super::say(format!(
            "chancery serve is ready on {} after {} ms",
            server.url,
            begin.elapsed().as_millis()
        ));
        Ok(server)
    }

    /// Where it listens.
    pub fn url(&self) -> &str {
        &self.url
    }

    async fn wait_ready(&mut self, address: &str, data: &Path) -> Result<()> {
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().map_err(Error::internal)? {
                let log = std::fs::read_to_string(data.join("server.log")).unwrap_or_default();
                let last = log.lines().last().unwrap_or_default();
                return Err(Error::precondition(
                    "SERVER_ENDED",
                    format!("chancery serve ended with {status}: {last}"),
                ));
            }
            if tokio::net::TcpStream::connect(address).await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Err(Error::precondition(
            "SERVER_NOT_READY",
            "chancery serve did not get ready",
        ))
    }

    /// Asks it to stop, and waits until it has.
    pub async fn stop(&mut self) -> Result<()> {
        if let Some(pid) = self.child.id() {
            let kill = Command::new("kill").arg(pid.to_string()).status().await;
            kill.map_err(Error::internal)?;
        }
        self.child.wait().await.map(drop).map_err(Error::internal)
    }
}

/// The usual address, or a free one when it is taken.
fn free_address() -> std::io::Result<String> {
    let usual = TcpListener::bind("127.0.0.1:8420");
    let listener = usual.or_else(|_| TcpListener::bind("127.0.0.1:0"))?;
    Ok(listener.local_addr()?.to_string())
}

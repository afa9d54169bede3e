//! The real program, started and killed.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tonic::transport::{Channel, Endpoint};

use crate::chance::Chance;

/// How long it may take to be ready.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where a server keeps its things, and the process while there is one. It always comes back at the same address.
pub struct Server {
    directory: PathBuf,
    address: String,
    database: Option<String>,
    child: Option<Child>,
    /// The longest time from the start of the program until it listened.
    pub slowest_start: Duration,
}

impl Server {
    /// A server that was never started. Without a `database` it keeps the embedded one.
    pub fn new(directory: &Path, database: Option<String>, chance: &mut Chance) -> Self {
        // Below the ports that outgoing connections get: nobody takes it while the server is down.
        let port = std::iter::repeat_with(|| chance.between(10_000, 20_000))
            .find(|port| std::net::TcpListener::bind(format!("127.0.0.1:{port}")).is_ok());
        Self {
            directory: directory.to_owned(),
            address: format!("127.0.0.1:{}", port.unwrap()),
            database,
            child: None,
            slowest_start: Duration::ZERO,
        }
    }

    /// The data directory.
    pub fn data(&self) -> PathBuf {
        self.directory.join("data")
    }

    /// What it wrote to standard error in all its lives.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.directory.join("server.log")).unwrap_or_default()
    }

    /// Starts it; gives a connection once it listens.
    pub async fn start(&mut self) -> Channel {
        let begin = Instant::now();
        self.spawn();
        let line = tokio::time::timeout(PATIENCE, self.first_line()).await;
        let line = line.expect("the server is ready within a minute");
        assert!(
            line.contains(&self.address),
            "the server did not start: {line:?}\n{}",
            self.last_words()
        );
        self.slowest_start = self.slowest_start.max(begin.elapsed());
        let endpoint = Endpoint::from_shared(format!("http://{}", self.address)).unwrap();
        endpoint.connect().await.unwrap()
    }

    /// Starts it without waiting until it is ready.
    pub fn spawn(&mut self) {
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.directory.join("server.log"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
        command
            .arg("serve")
            .env_clear()
            .env("CHANCERY_DATA_DIR", self.data())
            .env("CHANCERY_LISTEN", &self.address)
            .env("CHANCERY_LOGGING__ACCESS", "false")
            .env("CHANCERY_LIMITS__RATE_PER_ADDRESS__PER_SECOND", "0")
            .env("CHANCERY_LIMITS__RATE_PER_TOKEN__PER_SECOND", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log.unwrap())
            .kill_on_drop(true);
        if let Some(database) = &self.database {
            command.env("CHANCERY_DATABASE__URL", database);
        }
        self.child = Some(command.spawn().unwrap());
    }

    async fn first_line(&mut self) -> String {
        let mut line = String::new();
        let child = self.child.as_mut().unwrap();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .await
            .unwrap();
        line
    }

    /// SIGKILL. That it was still running is part of the test: a server that ends by itself is no crash of ours.
    pub async fn kill(&mut self) {
        let mut child = self.child.take().unwrap();
        let ended: Option<ExitStatus> = child.try_wait().unwrap();
        assert!(
            ended.is_none(),
            "the server ended by itself: {ended:?}\n{}",
            self.last_words()
        );
        child.kill().await.unwrap();
    }

    fn last_words(&self) -> String {
        let log = self.log();
        let lines: Vec<_> = log.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }
}

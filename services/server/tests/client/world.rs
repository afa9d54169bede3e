//! A server, an organization, and people at its command line.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use contracts::chancery::identity::v1::organization_service_client::OrganizationServiceClient;
use contracts::chancery::identity::v1::{CreateOrganizationRequest, NewOwner};
use serde_json::Value;
use tempfile::TempDir;
use tonic::transport::Channel;

pub const OWNER: &str = "owner@acme.example";
pub const PASSWORD: &str = "correct horse battery";
/// A plain page.
pub const PAPER: &[u8] = include_bytes!("../../../../tests/vectors/pdf/plain.pdf");
/// Four pages.
pub const CONTRACT: &[u8] = include_bytes!("../../demo/contract.pdf");

/// The program, knowing nothing of this machine.
pub fn chancery() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command.env_clear().env("TZ", "UTC");
    command
}

pub struct World {
    pub dir: TempDir,
    pub url: String,
    server: Child,
}

impl World {
    /// A server with an organization `acme` whose owner is signed in at the command line.
    pub async fn start() -> Self {
        let world = Self::empty(&[]);
        world.sign_up("acme", OWNER).await;
        world.login(&world.cli(), OWNER).success();
        world
    }

    /// A server with nothing in it.
    pub fn empty(settings: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut server = chancery()
            .env("CHANCERY_DATA_DIR", dir.path().join("data"))
            .env("CHANCERY_LISTEN", "127.0.0.1:0")
            .envs(settings.iter().copied())
            .arg("serve")
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(dir.path().join("server.log")).unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(server.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        let url = line.trim().strip_prefix("chancery listens at ");
        let url = url.unwrap_or_else(|| panic!("{line}")).to_owned();
        Self { dir, url, server }
    }

    /// A connection for generated clients.
    pub async fn channel(&self) -> Channel {
        Channel::from_shared(self.url.clone()).unwrap().connect().await.unwrap()
    }

    /// A new organization; gives the owner's token.
    pub async fn sign_up(&self, slug: &str, email: &str) -> String {
        let owner = NewOwner {
            email: email.to_owned(),
            full_name: "Olivia Reed".to_owned(),
            password: PASSWORD.to_owned(),
        };
        let request = CreateOrganizationRequest {
            name: format!("{slug} Ltd"),
            slug: slug.to_owned(),
            owner: Some(owner),
            ..Default::default()
        };
        let mut client = OrganizationServiceClient::new(self.channel().await);
        client
            .create_organization(request)
            .await
            .unwrap()
            .into_inner()
            .session_token
    }

    /// The command line of the owner.
    pub fn cli(&self) -> Cli {
        self.cli_of("owner")
    }

    /// The command line of somebody with a home of their own.
    pub fn cli_of(&self, person: &str) -> Cli {
        let home = self.dir.path().join(person);
        std::fs::create_dir_all(&home).unwrap();
        Cli {
            home,
            variables: vec![],
        }
    }

    /// Signs in with the password on standard input.
    pub fn login(&self, cli: &Cli, email: &str) -> Said {
        cli.with_input(&["login", "--server", &self.url, "--email", email], PASSWORD)
    }

    /// A file of this name.
    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

pub struct Cli {
    pub home: PathBuf,
    variables: Vec<(String, String)>,
}

impl Cli {
    /// The same with a variable more.
    pub fn and(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = chancery();
        let variables = self.variables.iter().map(|(name, value)| (name, value));
        command
            .env("HOME", &self.home)
            .envs(variables)
            .current_dir(&self.home)
            .args(arguments);
        command
    }

    /// Runs it to its end.
    pub fn run(&self, arguments: &[&str]) -> Said {
        self.with_input(arguments, "")
    }

    /// Runs it with this line on standard input.
    pub fn with_input(&self, arguments: &[&str], line: &str) -> Said {
        let mut child = self.spawn(arguments);
        writeln!(child.stdin.take().unwrap(), "{line}").unwrap();
        Said::of(child.wait_with_output().unwrap())
    }

    /// Runs it and gives the JSON it prints.
    pub fn json(&self, arguments: &[&str]) -> Value {
        self.run(&[arguments, &["--json"]].concat()).success().json()
    }

    pub fn spawn(&self, arguments: &[&str]) -> Child {
        let mut command = self.command(arguments);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command.spawn().unwrap()
    }

    /// Where the credentials are.
    pub fn credentials(&self) -> PathBuf {
        self.home.join(".config/chancery/credentials.toml")
    }
}

/// What the program said.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            code: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    pub fn success(self) -> Self {
        assert_eq!(self.code, 0, "{self:?}");
        self
    }

    /// Refused with this exit code and reason.
    pub fn refused(self, code: i32, reason: &str) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        assert!(self.err.contains(reason), "{self:?}");
        self
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// A text of JSON.
pub fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"))
        .to_owned()
}

/// The names in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

//! The configuration: what `default.toml` says, then a file, then the environment.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format as _, Toml};
use ipnet::IpNet;
use kernel::{Error, ErrorKind, Result};
use serde::{Deserialize, Deserializer};
use store::DbUrl;

/// Every setting with its default and its meaning, as TOML.
pub const DEFAULT: &str = include_str!("default.toml");

/// The configuration of a server. The meaning of each setting is in [`DEFAULT`].
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The directory of everything that has no other place.
    pub data_dir: PathBuf,
    /// Address and port.
    pub listen: SocketAddr,
    /// Where clients find the server.
    pub public_url: Option<String>,
    /// The file of the master key.
    pub master_key_file: Option<PathBuf>,
    /// Whether anybody may found an organization.
    pub registration: Registration,
    /// Whose `x-forwarded-for` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Time for calls in flight at the end.
    pub shutdown_seconds: u64,
    /// The database.
    pub database: Database,
    /// TLS on the port.
    pub tls: Option<Tls>,
    /// How much of everything.
    pub limits: Limits,
    /// Who tells the time in signatures.
    pub time_stamping: TimeStamping,
    /// The server that mail is given to; without one no mail is sent.
    pub smtp: Option<Smtp>,
    /// Which browser pages may call.
    pub cors: Cors,
    /// What is logged, and how.
    pub logging: Logging,
    /// Where traces go.
    pub telemetry: Telemetry,
}

/// Whether anybody may found an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Registration {
    /// Anybody may.
    Open,
    /// Nobody may once there is a first one.
    Closed,
}

/// The database.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// Where it is; it may hold a password.
    #[serde(default, deserialize_with = "database_url")]
    pub url: Option<DbUrl>,
    /// Connections to PostgreSQL.
    pub max_connections: u32,
    /// Whether `serve` brings the schema up to date.
    pub migrate_on_start: bool,
}

/// Certificate and key of the port, PEM.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// The certificate, then those it was issued by.
    pub cert: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// How much of everything.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Largest message and JSON body, in bytes.
    pub message_bytes: usize,
    /// Time of a unary call.
    pub unary_seconds: u64,
    /// Calls worked on at once.
    pub concurrent_calls: usize,
    /// Connections held at once.
    pub connections: usize,
    /// For each address.
    pub rate_per_address: Rate,
    /// For each token.
    pub rate_per_token: Rate,
}

/// So many requests a second, and so many at once after a pause.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Requests a second; 0 means no limit.
    pub per_second: u32,
    /// Requests at once.
    pub burst: u32,
}

/// Who tells the time in signatures.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeStamping {
    /// An outside authority; none means the platform's own.
    pub url: Option<String>,
    /// The file with that authority's root, which makes its time stamps count.
    pub trust: Option<PathBuf>,
}

/// The server that mail is given to.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// Where it is; it may hold a password.
    pub url: String,
    /// Who mail is from.
    pub from: String,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp").field("from", &self.from).finish_non_exhaustive()
    }
}

/// Which browser pages may call.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cors {
    /// Their origins; `*` means every page.
    pub allowed_origins: Vec<String>,
}

/// What is logged, and how.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logging {
    /// How a line is written.
    pub format: LogFormat,
    /// A level, or levels by part.
    pub level: String,
    /// Whether each call is noted.
    pub access: bool,
}

/// How a line of the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Where traces go.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Telemetry {
    /// An OTLP/HTTP endpoint.
    pub otlp_endpoint: Option<String>,
}

/// Variables that are options of commands and no settings of the server: `CHANCERY_CONFIG` and so on.
const OF_THE_COMMAND_LINE: [&str; 6] = ["api_key", "config", "key_password", "pdf_password", "profile", "server"];

impl Config {
    /// The defaults, overridden by `file`, overridden by the environment.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `CONFIG_INVALID`, naming the setting and where it stands.
    pub fn load(file: Option<&Path>) -> Result<Self> {
        let mut figment = Figment::from(Toml::string(DEFAULT));
        if let Some(file) = file {
            if !file.is_file() {
                return Err(invalid(format!("there is no file {}", file.display())));
            }
            figment = figment.merge(Toml::file_exact(file));
        }
        // CHANCERY_TEST_… belongs to the tests.
        let ours = |key: &figment::value::UncasedStr| {
            !key.starts_with("test_") && !OF_THE_COMMAND_LINE.iter().any(|of| key == of)
        };
        Self::extract(figment.merge(Env::prefixed("CHANCERY_").filter(ours).split("__")))
    }

    /// The defaults, overridden by this TOML.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn parse(toml: &str) -> Result<Self> {
        Self::extract(Figment::from(Toml::string(DEFAULT)).merge(Toml::string(toml)))
    }

    fn extract(figment: Figment) -> Result<Self> {
        let config: Self = figment.extract().map_err(|error| invalid(redacted(&error)))?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<()> {
        let url = self.public_url.as_deref();
        if url.is_some_and(|url| !url.starts_with("http://") && !url.starts_with("https://")) {
            return Err(invalid("public_url: must begin with http:// or https://"));
        }
        if self.limits.message_bytes < 1024 || self.limits.concurrent_calls == 0 || self.limits.connections == 0 {
            return Err(invalid(
                "limits: message_bytes must be 1024 or more, concurrent_calls and connections 1 or more",
            ));
        }
        Ok(())
    }

    /// Where the database is.
    #[must_use]
    pub fn database_url(&self) -> DbUrl {
        let beside = || DbUrl::sqlite(self.data_dir.join("chancery.db"));
        let url = self.database.url.clone().unwrap_or_else(beside);
        url.max_connections(self.database.max_connections)
    }

    /// The file of the master key.
    #[must_use]
    pub fn master_key_file(&self) -> PathBuf {
        self.master_key_file
            .clone()
            .unwrap_or_else(|| self.data_dir.join("master.key"))
    }

    /// Where clients find the server that listens at `address`, without a slash at the end.
    #[must_use]
    pub fn public_url(&self, address: SocketAddr) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None if self.tls.is_some() => format!("https://{address}"),
            None => format!("http://{address}"),
        }
    }
}

fn database_url<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<DbUrl>, D::Error> {
    let url = String::deserialize(deserializer)?;
    url.parse()
        .map(Some)
        .map_err(|error: Error| serde::de::Error::custom(error.message()))
}

fn invalid(what: impl std::fmt::Display) -> Error {
    let message = format!("the configuration is not valid: {what}");
    Error::new(ErrorKind::InvalidArgument, "CONFIG_INVALID", message)
}

/// What is wrong and where, without values: one of them may be a password.
fn redacted(error: &figment::Error) -> String {
    use figment::error::Kind;
    let of = |error: &figment::Error| {
        let key = error.path.join(".");
        let from = error
            .metadata
            .as_ref()
            .map_or("defaults", |m| m.name.as_ref())
            .to_owned();
        match &error.kind {
            Kind::UnknownField(name, _) => format!("{name}: there is no such setting ({from})"),
            Kind::MissingField(name) => format!("{name}: is missing"),
            Kind::InvalidType(_, wanted) | Kind::InvalidValue(_, wanted) => format!("{key}: must be {wanted} ({from})"),
            Kind::UnknownVariant(_, known) => format!("{key}: must be one of {} ({from})", known.join(", ")),
            // Only the first line: those after it repeat the file.
            Kind::Message(text) => format!("{key} {} ({from})", text.lines().next().unwrap_or_default()),
            _ => format!("{key}: cannot be read ({from})"),
        }
    };
    error.clone().into_iter().map(|e| of(&e)).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_stand_alone() {
        let config = Config::parse("").unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:8420");
        assert_eq!(config.public_url(config.listen), "http://127.0.0.1:8420");
        assert!(config.database_url().to_string().ends_with("chancery-data/chancery.db"));
    }

    #[test]
    fn every_setting_that_is_commented_out_is_known() {
        let spelled: Vec<_> = DEFAULT
            .lines()
            .map(|line| {
                let setting = line
                    .strip_prefix("# ")
                    .filter(|l| l.starts_with('[') || l.contains(" = "))
                    .filter(|l| !l.contains(", "));
                setting.unwrap_or(line)
            })
            .collect();
        let config = Config::parse(&spelled.join("\n")).unwrap();
        assert!(config.smtp.is_some());
        assert!(config.tls.is_some() && config.public_url.is_some() && config.telemetry.otlp_endpoint.is_some());
        assert!(
            config.time_stamping.url.is_some() && config.master_key_file.is_some() && config.database.url.is_some()
        );
    }

    #[test]
    fn an_unknown_setting_is_an_error_that_names_it() {
        for (toml, name) in [
            ("lisen = \"x\"", "lisen"),
            ("[limits]\nmesage_bytes = 1", "mesage_bytes"),
            ("[tsl]\n", "tsl"),
        ] {
            let error = Config::parse(toml).unwrap_err();
            assert!(error.message().contains(name), "{error}");
        }
    }

    #[test]
    fn a_password_is_not_repeated_in_errors_or_debug_output() {
        let error = Config::parse("[database]\nurl = \"mysql://u:hunter2@h/d\"").unwrap_err();
        assert!(!error.message().contains("hunter2"), "{error}");
        for toml in [
            "[database]\nurl = [\"hunter2\"]",
            "[database]\nurl = \"hunter2\"x",
            "[database]\nurl = \"hunter2",
        ] {
            let error = Config::parse(toml).unwrap_err();
            assert!(!error.message().contains("hunter2"), "{error}");
        }
        let smtp = "[smtp]\nurl = \"smtps://u:hunter2@h\"\nfrom = \"Chancery <sign@example.com>\"";
        let config = Config::parse(&format!("[database]\nurl = \"postgres://u:hunter2@h/d\"\n{smtp}")).unwrap();
        assert!(!format!("{config:?}").contains("hunter2"));
    }
}

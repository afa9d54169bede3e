//! `chancery validate`: validates anybody's signed PDF, offline.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kernel::{Clock as _, Error, Result, SystemClock};
use pdf::{Level, Pdf};
use pki::x509::{Crl, RevocationCheck, TrustStore};
use signatures::validation::{self, Policy, Report, SignatureReport};

use super::key_files::read;

/// Validate a signed PDF offline: exit 0 all passed, 1 not, 2 could not be read
#[derive(Args, Debug)]
pub struct Validate {
    /// The PDF
    file: PathBuf,
    /// A root certificate to trust, PEM; may be given several times
    #[arg(long, value_name = "FILE")]
    trust: Vec<PathBuf>,
    /// A certificate revocation list, DER; may be given several times. Revocation is checked where a list tells
    #[arg(long, value_name = "FILE")]
    crl: Vec<PathBuf>,
    /// Fail what no revocation list tells about
    #[arg(long)]
    require_revocation: bool,
    /// Password that opens the PDF
    #[arg(long, env = "CHANCERY_PDF_PASSWORD", hide_env_values = true)]
    password: Option<String>,
    /// Print the whole report as JSON
    #[arg(long)]
    json: bool,
}

/// Exit status when the file cannot be read.
const UNREADABLE: u8 = 2;

impl Validate {
    /// Validates, and says what came of it.
    pub fn run(self) -> Result<ExitCode> {
        let policy = self.policy()?;
        let report = match self.report(&policy) {
            Ok(report) => report,
            Err(error) => return self.unreadable(&error),
        };
        let text = if self.json {
            serde_json::to_string_pretty(&report).map_err(Error::internal)?
        } else {
            describe(&report)
        };
        super::say(&text);
        Ok(if report.passed {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }

    fn unreadable(&self, error: &Error) -> Result<ExitCode> {
        if self.json {
            super::say(
                serde_json::json!({ "error": { "reason": error.reason(), "message": error.message() } }).to_string(),
            );
        }
        super::complain(error);
        Ok(ExitCode::from(UNREADABLE))
    }

    fn policy(&self) -> Result<Policy> {
        let mut trust = TrustStore::default();
        for path in &self.trust {
            trust.anchors.extend(validation::anchors_from_pem(&read(path)?)?);
        }
        for path in &self.crl {
            trust.crls.push(Crl::from_der(&read(path)?)?);
        }
        let revocation = if self.require_revocation {
            RevocationCheck::Required
        } else {
            RevocationCheck::IfKnown
        };
        Ok(Policy {
            trust,
            at: SystemClock.now(),
            revocation,
        })
    }

    fn report(&self, policy: &Policy) -> Result<Report> {
        validation::validate(&Pdf::open(read(&self.file)?, self.password.as_deref())?, policy)
    }
}

fn describe(report: &Report) -> String {
    if report.signatures.is_empty() {
        return "There is no signature in this file.".to_owned();
    }
    let signatures: Vec<String> = report.signatures.iter().map(describe_signature).collect();
    let verdict = if report.passed {
        "Every signature holds."
    } else {
        "Not every signature holds."
    };
    format!("{}\n\n{verdict}", signatures.join("\n\n"))
}

fn describe_signature(s: &SignatureReport) -> String {
    let why = s.sub_indication.map(|sub| format!(" ({sub})")).unwrap_or_default();
    let mut lines = vec![format!("{}  {}{why}", s.field, s.indication)];
    let mut line = |label: &str, text: String| lines.push(format!("  {label:<14}{text}"));
    line("level", s.level.clone());
    if let Some(signer) = &s.signer {
        line("signer", format!("{}, certified by {}", signer.subject, signer.issuer));
    }
    if let Some(time) = s.claimed_time {
        line("claims", time.to_string());
    }
    for stamp in &s.timestamps {
        let time = stamp.time.map(|t| t.to_string()).unwrap_or_default();
        line(
            "time stamp",
            format!(
                "{time} by {} {}",
                stamp.authority.as_deref().unwrap_or("unknown"),
                stamp.indication
            ),
        );
    }
    line("afterwards", change_words(s.modifications.level).to_owned());
    for explanation in &s.explanations {
        line("note", explanation.clone());
    }
    lines.join("\n")
}

fn change_words(level: Level) -> &'static str {
    match level {
        Level::None => "nothing was changed",
        Level::LtaUpdates => "only proofs for the long term were added",
        Level::FormFilling => "fields were filled or signatures added",
        Level::Annotations => "annotations were added or changed",
        Level::Other => "the file was changed in other ways",
    }
}

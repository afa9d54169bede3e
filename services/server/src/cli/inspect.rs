//! `chancery inspect`: says what a PDF is, and whether it can be signed.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kernel::{Error, Result};
use pdf::{Preflight, Severity};

use super::key_files::read;

/// Say what a PDF is, and whether it can be signed
#[derive(Args, Debug)]
pub struct Inspect {
    /// The PDF
    file: PathBuf,
    /// Password that opens the PDF
    #[arg(long, env = "CHANCERY_PDF_PASSWORD", hide_env_values = true)]
    password: Option<String>,
    /// Print everything as JSON
    #[arg(long)]
    json: bool,
}

impl Inspect {
    /// Inspects, and says what was found: exit 0 when it can be signed, 1 when not.
    pub fn run(self) -> Result<ExitCode> {
        let preflight = pdf::inspect(read(&self.file)?, self.password.as_deref());
        let text = if self.json {
            serde_json::to_string_pretty(&preflight).map_err(Error::internal)?
        } else {
            describe(&preflight)
        };
        super::say(&text);
        let blocked = preflight
            .findings
            .iter()
            .any(|finding| finding.severity == Severity::Blocking);
        Ok(if blocked { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

fn describe(preflight: &Preflight) -> String {
    let findings = preflight.findings.iter().map(|finding| {
        let mark = match finding.severity {
            Severity::Info => "  ",
            Severity::Warning => "! ",
            Severity::Blocking => "X ",
        };
        format!("{mark}{}", finding.message)
    });
    findings.collect::<Vec<_>>().join("\n")
}

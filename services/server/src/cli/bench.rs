//! `chancery bench`: how fast this machine signs and validates.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use bytes::Bytes;
use clap::{Args, Subcommand};
use kernel::{Clock as _, Error, Result, SystemClock};
use pdf::{Pdf, SignatureField};
use pki::x509::{RevocationCheck, TrustStore};
use signatures::pades::{self, Key, Statement};
use signatures::validation::{self, Policy};

use super::key_files::{KeyFiles, read};

/// Measure how fast this machine signs and validates, on one thread
#[derive(Args, Debug)]
pub struct Bench {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Sign a PDF over and over at level B-B: opened, signed and put together in memory each time
    Sign(BenchSign),
    /// Validate a signed PDF over and over: opened and judged in memory each time
    Validate(BenchValidate),
}

#[derive(Args, Debug)]
struct BenchSign {
    /// The PDF
    #[arg(long = "in", value_name = "FILE")]
    input: PathBuf,
    #[command(flatten)]
    key: KeyFiles,
    /// How long
    #[arg(long, default_value_t = 5)]
    seconds: u64,
}

#[derive(Args, Debug)]
struct BenchValidate {
    /// The signed PDF; every signature in it must hold
    #[arg(long = "in", value_name = "FILE")]
    input: PathBuf,
    /// A root certificate to trust, PEM; may be given several times
    #[arg(long, value_name = "FILE", required = true)]
    trust: Vec<PathBuf>,
    /// How long
    #[arg(long, default_value_t = 5)]
    seconds: u64,
}

impl Bench {
    /// Measures, and prints one line.
    pub async fn run(self) -> Result<ExitCode> {
        match self.what {
            What::Sign(bench) => bench.run().await?,
            What::Validate(bench) => bench.run().await?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl BenchSign {
    async fn run(self) -> Result<()> {
        let key = self.key.read()?;
        let file = Bytes::from(read(&self.input)?);
        let key = Key {
            signing: &key.signing,
            signer: &key.signer,
            stamper: None,
        };
        let statement = Statement {
            field: SignatureField::invisible("Bench"),
            appearance: None,
            time: SystemClock.now(),
            name: None,
            reason: None,
            location: None,
        };
        let sign = async || {
            pades::sign(Pdf::open(file.clone(), None)?, &[], &statement, &key)
                .await
                .map(drop)
        };
        repeat("sign", self.seconds, sign).await
    }
}

impl BenchValidate {
    async fn run(self) -> Result<()> {
        let file = Bytes::from(read(&self.input)?);
        let mut trust = TrustStore::default();
        for path in &self.trust {
            trust.anchors.extend(validation::anchors_from_pem(&read(path)?)?);
        }
        let policy = Policy {
            trust,
            at: SystemClock.now(),
            revocation: RevocationCheck::IfKnown,
        };
        let validate = async || match validation::validate(&Pdf::open(file.clone(), None)?, &policy)? {
            report if report.passed => Ok(()),
            _ => Err(Error::precondition(
                "NOT_PASSED",
                "not every signature of the file holds; `chancery validate` tells why",
            )),
        };
        repeat("validate", self.seconds, validate).await
    }
}

/// Does it once to warm up, then for so many seconds, and prints how often a second.
async fn repeat(what: &str, seconds: u64, act: impl AsyncFn() -> Result<()>) -> Result<()> {
    act().await?;
    let (begin, time) = (Instant::now(), Duration::from_secs(seconds));
    let mut done = 0_u32;
    while begin.elapsed() < time {
        act().await?;
        done += 1;
    }
    super::say(format!(
        "{what}/s={:.1}",
        f64::from(done) / begin.elapsed().as_secs_f64()
    ));
    Ok(())
}

//! `chancery bench`: how fast this machine signs.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use bytes::Bytes;
use clap::{Args, Subcommand};
use kernel::{Clock as _, Error, Result, SystemClock};
use pdf::{Pdf, SignatureField};
use signatures::pades::{self, Key, Statement};

use super::key_files::{KeyFiles, read};

/// Measure how fast this machine signs
#[derive(Args, Debug)]
pub struct Bench {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Sign a PDF over and over at level B-B on one thread: opened, signed and put together in memory each time
    Sign(BenchSign),
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

impl Bench {
    /// Measures, and prints one line.
    pub async fn run(self) -> Result<ExitCode> {
        match self.what {
            What::Sign(bench) => bench.run().await,
        }
    }
}

impl BenchSign {
    async fn run(self) -> Result<ExitCode> {
        let key = self.key.read()?;
        let file = Bytes::from(read(&self.input)?);
        let key = Key { signing: &key.signing, signer: &key.signer, stamper: None };
        let statement = Statement {
            field: SignatureField::invisible("Bench"),
            appearance: None,
            time: SystemClock.now(),
            name: None,
            reason: None,
            location: None,
        };
        let sign = async || pades::sign(&Pdf::open(file.clone(), None)?, &[], &statement, &key).await;
        sign().await?;
        let (begin, end) = (Instant::now(), Duration::from_secs(self.seconds));
        let mut signed = 0_u32;
        while begin.elapsed() < end {
            let file = sign().await?;
            if file.bytes.is_empty() {
                return Err(Error::internal("an empty file was signed"));
            }
            signed += 1;
        }
        super::say(format!("sign/s={:.1}", f64::from(signed) / begin.elapsed().as_secs_f64()));
        Ok(ExitCode::SUCCESS)
    }
}

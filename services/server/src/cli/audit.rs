//! `chancery audit verify`: verifies audit chains, in the database itself without the server or, as any client may, by asking a server.

use std::process::ExitCode;
use std::sync::Arc;

use ::audit::Verdict;
use clap::{Args, Subcommand};
use contracts::chancery::audit::v1::VerifyAuditChainRequest;
use kernel::{Id, Result, SystemClock, kinds};
use store::Db;

use super::output::plain;
use super::remote::{Connected, Remote};
use super::{block_on, say};
use crate::client::call;
use crate::config::Config;

/// Verify the audit trail
#[derive(Args, Debug)]
pub struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Verify every event of every chain in the database of this configuration: exit 0 when all are intact, 1 when not
    Verify {
        /// Only this organization's chain, `org_…`
        #[arg(long)]
        organization: Option<Id<kinds::Organization>>,
    },
    /// Have the server you are signed in to verify your organization's chain: exit 0 when it is intact, 1 when not
    VerifyRemote {
        #[command(flatten)]
        remote: Remote,
    },
}

impl Audit {
    /// Verifies, one line for each chain.
    pub fn run(self, load: impl FnOnce() -> Result<Config>) -> Result<ExitCode> {
        let organization = match self.what {
            What::Verify { organization } => organization,
            What::VerifyRemote { remote } => return Ok(verify_remote(&remote)),
        };
        let config = load()?;
        block_on(async {
            let db = Db::open(&config.database_url(), Arc::new(SystemClock)).await?;
            let intact = verify(&db, organization).await?;
            db.close().await;
            Ok(if intact { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        })
    }
}

fn verify_remote(remote: &Remote) -> ExitCode {
    remote.run(async |Connected { client, out, .. }| {
        let report = call!(client.audit(), verify_audit_chain, VerifyAuditChainRequest {}).await?;
        let (count, head) = (report.verified_count, &report.head_hash);
        out.show(&report, || match report.intact {
            true => format!("intact, {count} events, head {head}"),
            false => format!(
                "BROKEN at event {}: {}",
                report.first_broken_sequence,
                plain(&report.problem)
            ),
        })?;
        Ok(if report.intact {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    })
}

async fn verify(db: &Db, only: Option<Id<kinds::Organization>>) -> Result<bool> {
    // Every organization's chain: the operator's own look at the whole database.
    let mut tx = db.read_system().await?;
    let chains = match only {
        Some(organization) => vec![organization],
        None => ::audit::chains(&mut tx).await?,
    };
    let mut intact = true;
    for organization in chains {
        let verdict = ::audit::verify(&mut tx, organization).await?;
        intact &= matches!(verdict, Verdict::Intact(_));
        say(describe(organization, &verdict));
    }
    Ok(intact)
}

fn describe(organization: Id<kinds::Organization>, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Intact(head) => {
            let hash: String = head.hash.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{organization}  intact, {} events, head {hash}", head.sequence)
        }
        Verdict::Broken { sequence, problem, .. } => format!("{organization}  BROKEN at event {sequence}: {problem}"),
    }
}

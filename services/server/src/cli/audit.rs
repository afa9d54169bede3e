//! `chancery audit verify`: verifies the audit chains in the database itself, without the server.

use std::process::ExitCode;
use std::sync::Arc;

use ::audit::Verdict;
use clap::{Args, Subcommand};
use kernel::{Id, Result, SystemClock, kinds};
use store::Db;

use super::{block_on, say};
use crate::config::Config;

/// Verify the audit trail in the database
#[derive(Args, Debug)]
pub struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Verify every event of every chain: exit 0 when all are intact, 1 when not
    Verify {
        /// Only this organization's chain, `org_…`
        #[arg(long)]
        organization: Option<Id<kinds::Organization>>,
    },
}

impl Audit {
    /// Verifies, one line for each chain.
    pub fn run(self, config: &Config) -> Result<ExitCode> {
        let What::Verify { organization } = self.what;
        block_on(async {
            let db = Db::open(&config.database_url(), Arc::new(SystemClock)).await?;
            let intact = verify(&db, organization).await?;
            db.close().await;
            Ok(if intact { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        })
    }
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

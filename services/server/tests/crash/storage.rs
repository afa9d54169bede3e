//! What lies in the database and beside it when the server is gone for good.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::Duration;

use kernel::{Id, kinds};
use store::{Db, Engine, Tx, fetch_all, fetch_one};

/// Files without rows stay so long, then they are swept.
const SWEEP_AGE: Duration = Duration::from_secs(24 * 3600);

/// What was found.
pub struct Findings {
    /// Organizations.
    pub organizations: i64,
    /// Attempts of sealing that were cut off.
    pub sealings_cut_off: i64,
    /// Attempts at a certificate of completion that were cut off.
    pub certificates_cut_off: i64,
    /// Files without a row, whole or half written: a kill came between the file and the commit.
    pub orphans: usize,
    /// Uploads with a row that never became a document.
    pub staged: i64,
}

/// Looks at everything.
///
/// # Panics
/// When something is lost, broken or given up.
pub async fn check(db: &Db, data: &Path) -> Findings {
    let mut tx = db.read_system().await.unwrap();
    check_integrity(&mut tx).await;
    let attempts = attempts(&mut tx).await;
    let cut_off = |kind: &str| attempts.get(kind).copied().unwrap_or_default();
    let count = "SELECT COUNT(*) FROM organizations";
    let staged = "SELECT COUNT(*) FROM document_uploads";
    Findings {
        organizations: fetch_one!(tx, (i64,), count).unwrap().0,
        sealings_cut_off: cut_off("envelope.seal"),
        certificates_cut_off: cut_off("audit.certificate_of_completion"),
        orphans: check_files(&mut tx, data).await,
        staged: fetch_one!(tx, (i64,), staged).unwrap().0,
    }
}

async fn check_integrity(tx: &mut Tx) {
    if tx.engine() == Engine::Sqlite {
        let (verdict,) = fetch_one!(tx, (String,), "SELECT integrity_check FROM pragma_integrity_check").unwrap();
        assert_eq!(verdict, "ok");
        let broken = fetch_one!(tx, (i64,), "SELECT COUNT(*) FROM pragma_foreign_key_check").unwrap();
        assert_eq!(broken.0, 0, "references to rows that are not there");
    }
    let waiting = fetch_one!(tx, (i64,), "SELECT COUNT(*) FROM outbox").unwrap();
    assert_eq!(waiting.0, 0, "events that were not carried");
}

/// Attempts beyond the first, by the kind of job. A job is counted once for each time its worker was killed.
async fn attempts(tx: &mut Tx) -> BTreeMap<String, i64> {
    let sql = "SELECT kind, state, COUNT(*), CAST(SUM(attempts) AS BIGINT) FROM jobs GROUP BY kind, state";
    let mut further = BTreeMap::new();
    for (kind, state, jobs, attempts) in fetch_all!(tx, (String, String, i64, i64), sql).unwrap() {
        assert_ne!(state, "dead", "{jobs} jobs of {kind} were given up");
        if state == "succeeded" {
            *further.entry(kind).or_default() += attempts - jobs;
        } else {
            let done = ["envelope.seal", "audit.certificate_of_completion"];
            assert!(!done.contains(&kind.as_str()), "{jobs} jobs of {kind} are {state}");
        }
    }
    further
}

/// Every row has its file; gives the number of files without a row.
async fn check_files(tx: &mut Tx, data: &Path) -> usize {
    let rows = fetch_all!(tx, (Id<kinds::Blob>,), "SELECT id FROM blobs WHERE deleted_at IS NULL").unwrap();
    let deleted = fetch_all!(
        tx,
        (Id<kinds::Blob>,),
        "SELECT id FROM blobs WHERE deleted_at IS NOT NULL"
    )
    .unwrap();
    let names = |rows: Vec<(Id<kinds::Blob>,)>| rows.into_iter().map(|(id,)| id.to_string()).collect::<BTreeSet<_>>();
    let (rows, deleted, mut orphans) = (names(rows), names(deleted), 0);
    let mut found = BTreeSet::new();
    for directory in fs::read_dir(data.join("blobs")).unwrap() {
        for file in fs::read_dir(directory.unwrap().path()).unwrap() {
            let file = file.unwrap();
            let name = file.file_name().into_string().unwrap();
            if !rows.contains(&name) && !deleted.contains(&name) {
                let age = file
                    .metadata()
                    .unwrap()
                    .modified()
                    .unwrap()
                    .elapsed()
                    .unwrap_or_default();
                assert!(age < SWEEP_AGE, "{name} should have been swept");
                orphans += 1;
            }
            found.insert(name);
        }
    }
    let lost: Vec<_> = rows.difference(&found).collect();
    assert!(lost.is_empty(), "rows whose files are lost: {lost:?}");
    orphans
}

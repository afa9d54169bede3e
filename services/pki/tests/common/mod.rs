//! An installation in a temporary directory, and the `openssl` command line as the foreign judge.
#![allow(dead_code, clippy::unwrap_used)] // each test binary uses its part; a failure here fails the test

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::time::Duration;

use kernel::Timestamp;
use pki::keys::{KeyAlgorithm, Signer, SoftwareKey};
use pki::x509::{Authority, Certificate, CrlContents, Profile, Publication, Revoked, Subject};

pub const DAY: Duration = Duration::from_secs(86_400);

/// The command line judges by the machine's time, so the certificates must be valid now.
#[allow(clippy::disallowed_methods)]
pub fn now() -> Timestamp {
    Timestamp::from_unix_seconds(std::time::UNIX_EPOCH.elapsed().unwrap().as_secs() as i64)
}

pub fn key(algorithm: KeyAlgorithm) -> Arc<SoftwareKey> {
    Arc::new(SoftwareKey::generate(algorithm).unwrap())
}

pub struct Installation {
    pub directory: tempfile::TempDir,
    pub authority: Authority,
    pub now: Timestamp,
}

impl Installation {
    pub fn new(root: KeyAlgorithm) -> Self {
        let now = now();
        let subject = Subject::new("Test Root").unwrap().organization("Chancery Tests");
        let authority = Authority::create_root(key(root), &subject, now.minus(DAY), now.plus(DAY * 3650)).unwrap();
        let authority = authority.published_at(Publication {
            crl_url: "http://pki.example.org/root.crl".into(),
            issuer_url: "http://pki.example.org/root.cer".into(),
        });
        let this = Self {
            directory: tempfile::tempdir().unwrap(),
            authority,
            now,
        };
        this.write("root.pem", &this.authority.certificate().to_pem().unwrap());
        this
    }

    pub fn issue(&self, key: &SoftwareKey, profile: Profile) -> Certificate {
        let subject = Subject::new("Bat-Erdene Ганбаатар")
            .unwrap()
            .organization("Őrség Kft.")
            .email("bat@example.org");
        let (from, until) = (self.now.minus(DAY), self.now.plus(DAY * 365));
        self.authority
            .issue(key.public_key(), &subject, profile, from, until)
            .unwrap()
    }

    pub fn chain(&self, leaf: Certificate) -> Vec<Certificate> {
        vec![leaf, self.authority.certificate().clone()]
    }

    pub fn crl(&self, number: u64, revoked: &[Revoked]) -> pki::x509::Crl {
        let contents = CrlContents {
            number,
            this_update: self.now.minus(Duration::from_secs(60)),
            next_update: self.now.plus(DAY * 7),
            revoked,
        };
        self.authority.crl(&contents).unwrap()
    }

    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Runs `openssl` in the directory.
    pub fn openssl(&self, arguments: &str) -> Output {
        openssl(self.directory.path(), arguments)
    }

    /// The same, and it must succeed.
    pub fn openssl_ok(&self, arguments: &str) -> String {
        let output = self.openssl(arguments);
        let all = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "openssl {arguments}\n{all}");
        all
    }
}

fn openssl(directory: &Path, arguments: &str) -> Output {
    Command::new("openssl")
        .args(arguments.split_whitespace())
        .current_dir(directory)
        .output()
        .unwrap()
}

//! Keys and certificates from files, for signing without a server.

use std::path::{Path, PathBuf};

use clap::Args;
use kernel::{Error, Result};
use pki::cms::Signing;
use pki::keys::SoftwareKey;
use pki::x509::Certificate;

/// Whose key signs.
#[derive(Args, Debug)]
pub struct KeyFiles {
    /// The private key, PEM (PKCS#8, PKCS#1 or SEC 1)
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// Password of an encrypted key
    #[arg(long, value_name = "PASSWORD", env = "CHANCERY_KEY_PASSWORD", hide_env_values = true)]
    key_password: Option<String>,
    /// The signer's certificate, PEM
    #[arg(long, value_name = "FILE")]
    cert: PathBuf,
    /// The certificates above it, PEM
    #[arg(long, value_name = "FILE")]
    chain: Option<PathBuf>,
}

/// A key with its certificate, ready to sign.
pub struct FileKey {
    pub signer: SoftwareKey,
    pub signing: Signing,
    pub certificate: Certificate,
}

impl KeyFiles {
    /// Reads the files.
    pub fn read(&self) -> Result<FileKey> {
        let signer = SoftwareKey::from_pem(&read(&self.key)?, self.key_password.as_deref().map(str::as_bytes))?;
        let mut chain = Certificate::chain_from_pem(&read(&self.cert)?)?;
        if let Some(path) = &self.chain {
            let known = chain.clone();
            chain.extend(
                Certificate::chain_from_pem(&read(path)?)?
                    .into_iter()
                    .filter(|c| !known.contains(c)),
            );
        }
        let signing = Signing::new(&chain)?;
        let certificate = chain
            .into_iter()
            .next()
            .ok_or_else(|| Error::invalid("CERTIFICATE_CHAIN_EMPTY", "cert", "must hold a certificate"))?;
        Ok(FileKey {
            signer,
            signing,
            certificate,
        })
    }
}

/// The bytes of a file, or a typed error that names it.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path)
        .map_err(|cause| Error::invalid("FILE_UNREADABLE", path.display().to_string(), cause.to_string()))
}

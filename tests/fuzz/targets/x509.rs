//! Any bytes as a certificate, a PEM file of several, or a revocation list: read, and judged as paths.
#![no_main]

use kernel::Timestamp;
use libfuzzer_sys::fuzz_target;
use pki::x509::{Certificate, Crl, RevocationCheck, TrustStore, Usage};

/// A signer, and the root that issued its certificate and the lists among the seeds.
const CHAIN: &[u8] = include_bytes!("../seeds/x509/chain.pem");

fuzz_target!(|data: &[u8]| {
    if let Ok(crl) = Crl::from_der(data) {
        let _ = (
            crl.issuer(),
            crl.this_update(),
            crl.next_update(),
            crl.number(),
            crl.revocation(&[1]),
        );
        judge(Certificate::chain_from_pem(CHAIN).expect("the seed"), vec![crl]);
    }
    let certificates = Certificate::chain_from_pem(data).or_else(|_| Certificate::from_der(data).map(|one| vec![one]));
    if let Ok(certificates) = certificates {
        certificates.iter().for_each(read);
        judge(certificates, vec![]);
    }
});

fn read(certificate: &Certificate) {
    let _ = (
        certificate.subject_name(),
        certificate.issuer_name(),
        certificate.serial_hex(),
        certificate.not_after(),
    );
    let _ = (
        certificate.public_key(),
        certificate.key_algorithm(),
        certificate.fingerprint(),
        certificate.to_pem(),
    );
    let _ = (
        certificate.key_usage(),
        certificate.extended_key_usage(),
        certificate.is_authority(),
        certificate.emails(),
    );
    let _ = (
        certificate.subject_key_id(),
        certificate.authority_key_id(),
        certificate.crl_urls(),
        certificate.ocsp_urls(),
    );
}

/// The first as the signer's, the last as the one that is trusted.
fn judge(certificates: Vec<Certificate>, crls: Vec<Crl>) {
    let (Some(signer), Some(anchor)) = (certificates.first().cloned(), certificates.last().cloned()) else {
        return;
    };
    let store = TrustStore {
        anchors: vec![anchor],
        intermediates: certificates,
        crls,
    };
    let at = Timestamp::from_unix_seconds(1_800_000_000);
    for usage in [Usage::DocumentSigning, Usage::TimeStamping] {
        let _ = store.validate(&signer, usage, at, RevocationCheck::Required);
    }
}

//! Any bytes as a signature: read, verified, and everything in it read in turn.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pki::cms::SignedData;
use pki::tsp::Token;

fuzz_target!(|data: &[u8]| {
    let Ok(cms) = SignedData::parse(data) else { return };
    for signer in cms.signers() {
        let _ = cms.verify_content(signer, &[]);
        if let Some(algorithm) = signer.digest_algorithm() {
            let digest = algorithm.digest(b"It existed.").expect("a digest");
            let _ = cms.verify(signer, &digest);
        }
        let _ = (
            signer.signing_time(),
            signer.archived_crls(),
            signer.certificate_among(cms.certificates()),
        );
        for token in signer
            .signature_timestamps()
            .filter_map(|token| Token::parse(token).ok())
        {
            let _ = token.verify(
                token.imprint().algorithm.unwrap_or(pki::DigestAlgorithm::Sha256),
                &token.imprint().digest,
                &[],
            );
        }
    }
});

//! Paths through an intermediate authority and revocation lists of limited scope, all made by OpenSSL's command line.
#![allow(clippy::unwrap_used)] // helpers of tests, where a failure fails the test

mod common;

use std::time::Duration;

use common::Installation;
use pki::keys::KeyAlgorithm::EcdsaP256;
use pki::x509::*;

const CONFIG: &str = "
[req]
distinguished_name = name
[name]
[ca]
default_ca = authority
[authority]
database = ./DIR.index
crlnumber = ./DIR.number
certificate = ./DIR.pem
private_key = ./DIR.key
default_md = sha256
default_crl_days = 30
unique_subject = no
[v3_root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
[v3_leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
crlDistributionPoints = URI:http://example.org/a.crl
[plain]
authorityKeyIdentifier = keyid
[users]
issuingDistributionPoint = critical, @users_point
[users_point]
onlyuser = TRUE
fullname = URI:http://example.org/a.crl
[authorities]
issuingDistributionPoint = critical, @authorities_point
[authorities_point]
onlyCA = TRUE
[elsewhere]
issuingDistributionPoint = critical, @elsewhere_point
[elsewhere_point]
fullname = URI:http://example.org/b.crl
[indirect]
issuingDistributionPoint = critical, @indirect_point
[indirect_point]
indirectCRL = TRUE
[some]
issuingDistributionPoint = critical, @some_point
[some_point]
onlysomereasons = keyCompromise
[delta]
2.5.29.27 = critical, DER:02:01:01
[unknown]
1.2.3.4 = critical, DER:05:00
";

/// A root, an authority below it and a leaf below that.
struct Hierarchy(Installation);

impl Hierarchy {
    fn new() -> Self {
        let this = Self(Installation::new(EcdsaP256));
        this.authority("root", "-x509 -days 3650 -extensions v3_root -out root.pem");
        this.issue("middle", "root", "v3_root");
        this.issue("leaf", "middle", "v3_leaf");
        this
    }

    fn authority(&self, name: &str, options: &str) {
        self.0
            .write(&format!("{name}.cnf"), CONFIG.replace("DIR", name).as_bytes());
        self.0.write(&format!("{name}.index"), b"");
        self.0.write(&format!("{name}.number"), b"01\n");
        self.0.openssl_ok(&format!(
            "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout {name}.key -subj /CN={name} -config {name}.cnf {options}"
        ));
    }

    fn issue(&self, name: &str, issuer: &str, extensions: &str) {
        self.authority(name, &format!("-new -out {name}.csr"));
        self.0.openssl_ok(&format!(
            "x509 -req -in {name}.csr -CA {issuer}.pem -CAkey {issuer}.key -CAcreateserial -days 1000 -extfile {name}.cnf \
             -extensions {extensions} -out {name}.pem"
        ));
    }

    fn certificate(&self, name: &str) -> Certificate {
        Certificate::chain_from_pem(&std::fs::read(self.0.path(&format!("{name}.pem"))).unwrap())
            .unwrap()
            .remove(0)
    }

    fn revoke(&self, name: &str, issuer: &str, reason: &str) {
        self.0.openssl_ok(&format!(
            "ca -config {issuer}.cnf -revoke {name}.pem -crl_reason {reason}"
        ));
    }

    fn list(&self, issuer: &str, extensions: &str) -> Crl {
        self.0.openssl_ok(&format!(
            "ca -config {issuer}.cnf -gencrl -crlexts {extensions} -out list.pem"
        ));
        self.0.openssl_ok("crl -in list.pem -outform DER -out list.der");
        Crl::from_der(&std::fs::read(self.0.path("list.der")).unwrap()).unwrap()
    }

    /// Judged a minute from now: what the command line made begins this second.
    fn judge(&self, crls: Vec<Crl>, check: RevocationCheck) -> PathOutcome {
        let store = TrustStore {
            crls,
            intermediates: vec![self.certificate("middle")],
            ..TrustStore::new(vec![self.certificate("root")])
        };
        let at = self.0.now.plus(Duration::from_secs(60));
        store
            .validate(&self.certificate("leaf"), Usage::DocumentSigning, at, check)
            .unwrap()
    }
}

#[test]
fn every_certificate_below_the_anchor_needs_its_list() {
    let hierarchy = Hierarchy::new();
    let (root, middle) = (hierarchy.list("root", "plain"), hierarchy.list("middle", "plain"));
    let chain = ["leaf", "middle", "root"]
        .map(|name| hierarchy.certificate(name))
        .to_vec();
    let judge = |crls: &[&Crl]| hierarchy.judge(crls.iter().map(|c| (*c).clone()).collect(), RevocationCheck::Required);
    assert_eq!(judge(&[&root, &middle]), PathOutcome::Trusted { chain: chain.clone() });
    assert_eq!(
        judge(&[&root]),
        PathOutcome::RevocationUnknown {
            certificate: chain[0].clone()
        }
    );
    assert_eq!(
        judge(&[&middle]),
        PathOutcome::RevocationUnknown {
            certificate: chain[1].clone()
        }
    );
    assert_eq!(
        hierarchy.judge(vec![], RevocationCheck::IfKnown),
        PathOutcome::Trusted { chain }
    );
}

#[test]
fn an_intermediate_that_is_revoked_takes_its_leaves_along() {
    let hierarchy = Hierarchy::new();
    hierarchy.revoke("middle", "root", "CACompromise");
    let crls = vec![hierarchy.list("root", "plain"), hierarchy.list("middle", "plain")];
    let outcome = hierarchy.judge(crls, RevocationCheck::IfKnown);
    let PathOutcome::Revoked {
        certificate, reason, ..
    } = outcome
    else {
        panic!("{outcome:?}")
    };
    assert_eq!(
        (certificate, reason),
        (hierarchy.certificate("middle"), RevocationReason::AuthorityCompromise)
    );
}

#[test]
fn an_intermediate_may_be_the_anchor_by_decision() {
    let hierarchy = Hierarchy::new();
    let store = TrustStore::new(vec![hierarchy.certificate("middle")]);
    let at = hierarchy.0.now.plus(Duration::from_secs(60));
    let outcome = store.validate(
        &hierarchy.certificate("leaf"),
        Usage::DocumentSigning,
        at,
        RevocationCheck::IfKnown,
    );
    let chain = vec![hierarchy.certificate("leaf"), hierarchy.certificate("middle")];
    assert_eq!(outcome.unwrap(), PathOutcome::Trusted { chain });
}

#[test]
fn a_list_counts_only_within_its_scope() {
    let hierarchy = Hierarchy::new();
    let root = hierarchy.list("root", "plain");
    for (extensions, counts) in [
        ("users", true),
        ("authorities", false),
        ("elsewhere", false),
        ("indirect", false),
        ("some", false),
        ("delta", false),
        ("unknown", false),
    ] {
        let crls = vec![root.clone(), hierarchy.list("middle", extensions)];
        let outcome = hierarchy.judge(crls, RevocationCheck::Required);
        assert_eq!(outcome.is_trusted(), counts, "{extensions}: {outcome:?}");
    }
    let crls = vec![hierarchy.list("root", "users"), hierarchy.list("middle", "plain")];
    let unknown = PathOutcome::RevocationUnknown {
        certificate: hierarchy.certificate("middle"),
    };
    assert_eq!(
        hierarchy.judge(crls, RevocationCheck::Required),
        unknown,
        "a list of users says nothing of authorities"
    );
}

#[test]
fn a_list_that_forgets_expired_certificates_proves_nothing_about_them() {
    let hierarchy = Hierarchy::new();
    let leaf = hierarchy.certificate("leaf");
    let list = hierarchy.list("middle", "plain");
    assert!(list.speaks_for(&leaf) && list.remembers(&leaf) && list.is_signed_by(&hierarchy.certificate("middle")));
    assert!(!list.is_signed_by(&hierarchy.certificate("root")));
    // A certificate that ended yesterday.
    let past = "-CAcreateserial -days -1 -out past.pem";
    hierarchy.0.openssl_ok(&format!(
        "x509 -req -in leaf.csr -CA middle.pem -CAkey middle.key {past}"
    ));
    let past = hierarchy.certificate("past");
    assert!(list.speaks_for(&past) && !list.remembers(&past));
}

//! A server behind TLS.

use std::path::Path;

use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::PKey;
use openssl::x509::extension::SubjectAlternativeName;
use openssl::x509::{X509, X509NameBuilder};

use crate::world::World;

/// A certificate for localhost that vouches for itself, and its key.
fn certificate(folder: &Path) -> [String; 2] {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    let key = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_text("CN", "localhost").unwrap();
    let name = name.build();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    builder
        .set_serial_number(&BigNum::from_u32(1).unwrap().to_asn1_integer().unwrap())
        .unwrap();
    builder.set_subject_name(&name).unwrap();
    builder.set_issuer_name(&name).unwrap();
    builder.set_pubkey(&key).unwrap();
    builder.set_not_before(&Asn1Time::days_from_now(0).unwrap()).unwrap();
    builder.set_not_after(&Asn1Time::days_from_now(1).unwrap()).unwrap();
    let names = SubjectAlternativeName::new()
        .dns("localhost")
        .build(&builder.x509v3_context(None, None))
        .unwrap();
    builder.append_extension(names).unwrap();
    builder.sign(&key, MessageDigest::sha256()).unwrap();
    let files = [folder.join("tls.pem"), folder.join("tls.key")];
    std::fs::write(&files[0], builder.build().to_pem().unwrap()).unwrap();
    std::fs::write(&files[1], key.private_key_to_pem_pkcs8().unwrap()).unwrap();
    files.map(|path| path.to_str().unwrap().to_owned())
}

#[test]
fn a_server_is_believed_only_with_a_certificate_the_machine_trusts() {
    let folder = tempfile::tempdir().unwrap();
    let [cert, key] = certificate(folder.path());
    let world = World::empty(&[("CHANCERY_TLS__CERT", &cert), ("CHANCERY_TLS__KEY", &key)]);
    let port = world.url.rsplit(':').next().unwrap();
    let cli = |host: &str| {
        let server = format!("https://{host}:{port}");
        world
            .cli()
            .and("CHANCERY_SERVER", &server)
            .and("CHANCERY_API_KEY", "chk_unknown")
    };
    let distrusted = cli("localhost").run(&["whoami"]).refused(5, "SERVER_UNREACHABLE");
    assert!(distrusted.err.contains("certificate verify failed"), "{distrusted:?}");
    let trusting = |host| cli(host).and("SSL_CERT_FILE", &cert);
    // The server's own refusal: the call has arrived.
    trusting("localhost").run(&["whoami"]).refused(3, "CREDENTIALS_INVALID");
    trusting("127.0.0.1")
        .run(&["whoami"])
        .refused(5, "certificate verify failed");
}

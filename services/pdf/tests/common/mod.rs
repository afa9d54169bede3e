//! What the tests of this room share: the corpus, a real signature, and the foreign tools that judge the output.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test uses a part, and stops where it cannot go on"
)]

use kernel::Timestamp;
use lopdf::{Object, Stream, dictionary};
use openssl::asn1::Asn1Time;
use openssl::cms::{CMSOptions, CmsContentInfo};
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::x509::{X509, X509NameBuilder};
use pdf::fill_and_sign;
use pdf::{FieldKind, Fill, FormXObject, NewField, Pdf, Prepared, Rect, SignatureField, SignatureRequest, SubFilter};
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

pub fn corpus() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/pdf")
}

pub fn vector(name: &str) -> Vec<u8> {
    std::fs::read(corpus().join(name)).unwrap()
}

/// A line of the corpus' index.
pub struct Vector {
    pub file: String,
    pub password: Option<String>,
    pub expected: String,
    pub bytes: Vec<u8>,
}

pub fn index() -> Vec<Vector> {
    let text = std::fs::read_to_string(corpus().join("index.tsv")).unwrap();
    let line = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let password = columns[4].trim_matches('"');
        Vector {
            file: columns[0].to_owned(),
            password: (!password.is_empty()).then(|| password.to_owned()),
            expected: columns[5].split(':').next().unwrap().to_owned(),
            bytes: vector(columns[0]),
        }
    };
    text.lines().skip(1).map(line).collect()
}

static KEY: LazyLock<(PKey<Private>, X509)> = LazyLock::new(|| {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    let key = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_text("CN", "Anna Teszt").unwrap();
    let name = name.build();
    let mut certificate = X509::builder().unwrap();
    certificate.set_version(2).unwrap();
    certificate.set_subject_name(&name).unwrap();
    certificate.set_issuer_name(&name).unwrap();
    certificate.set_pubkey(&key).unwrap();
    certificate
        .set_not_before(&Asn1Time::days_from_now(0).unwrap())
        .unwrap();
    certificate
        .set_not_after(&Asn1Time::days_from_now(30).unwrap())
        .unwrap();
    certificate.sign(&key, MessageDigest::sha256()).unwrap();
    (key, certificate.build())
});

/// A CMS over what is to be signed, by a throw-away key.
pub fn cms(prepared: &Prepared) -> Vec<u8> {
    let (key, certificate) = &*KEY;
    let flags = CMSOptions::DETACHED | CMSOptions::BINARY;
    let data = prepared.signed_parts().concat();
    let cms = CmsContentInfo::sign(Some(certificate), Some(key), None, Some(&data), flags).unwrap();
    cms.to_der().unwrap()
}

pub fn request(field: SignatureField) -> SignatureRequest {
    SignatureRequest {
        field,
        appearance: None,
        sub_filter: SubFilter::CadesDetached,
        time: Timestamp::from_unix_seconds(1_795_000_000),
        signer_name: Some("Őry Anna".into()),
        reason: None,
        location: Some("Budapest (HU)".into()),
        contact: None,
        reserved: 8192,
    }
}

/// Fills, signs, and gives the signed file.
pub fn sign_with(pdf: &Pdf, fills: &[Fill], request: SignatureRequest) -> kernel::Result<Vec<u8>> {
    let prepared = fill_and_sign(pdf, fills, request)?;
    let cms = cms(&prepared);
    prepared.embed(&cms)
}

pub fn sign(pdf: &Pdf, field: SignatureField) -> kernel::Result<Vec<u8>> {
    sign_with(pdf, &[], request(field))
}

pub fn new_field(name: &str, kind: FieldKind, rect: [f64; 4]) -> NewField {
    let [x, y, width, height] = rect;
    let rect = Rect { x, y, width, height };
    NewField {
        name: name.into(),
        kind,
        page: 1,
        rect,
        required: false,
        read_only: false,
        tooltip: None,
    }
}

/// Runs a tool on a file; gives its exit code and what it said.
pub fn run(tool: &str, arguments: &[&str], file: &[u8]) -> (i32, String) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("file.pdf");
    std::fs::write(&path, file).unwrap();
    let output = Command::new(tool).args(arguments).arg(&path).output();
    let output =
        output.unwrap_or_else(|cause| panic!("{tool} is needed for these tests ({cause}); make test installs it"));
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

/// qpdf finds nothing wrong, or nothing that it did not find in the original.
pub fn qpdf_accepts(file: &[u8], original: &[u8], password: Option<&str>) {
    let password = format!("--password={}", password.unwrap_or_default());
    let check = |file| run("qpdf", &["--check", &password], file);
    let ((before, _), (after, said)) = (check(original), check(file));
    assert!(after == 0 || after == before, "{said}");
}

/// pdfsig finds this many signatures, all of them valid.
pub fn pdfsig_accepts(file: &[u8], count: usize, password: Option<&str>) {
    let password = password.unwrap_or_default();
    let (_, said) = run("pdfsig", &["-nocert", "-upw", password, "-opw", password], file);
    assert_eq!(said.matches("Signature is Valid.").count(), count, "{said}");
}

/// A red arrow that points up and a line under it, `width` × `height`; its colour comes from an indirect object.
pub fn arrow(width: f64, height: f64) -> FormXObject {
    let state = dictionary! { "Type" => "ExtGState", "LW" => 2 };
    let root = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), Object::Real(width as f32), Object::Real(height as f32)],
        "Resources" => dictionary! { "ExtGState" => dictionary! { "G" => Object::Reference((2, 0)) } },
    };
    let (middle, top) = (width / 2.0, height - 2.0);
    let content = format!(
        "/G gs 1 0 0 RG 1 0 0 rg {} {} m {} {top} l {} {} l f {middle} 4 m {middle} {top} l 2 2 m {} 2 l S",
        middle - 8.0,
        height * 0.6,
        middle,
        middle + 8.0,
        height * 0.6,
        width - 2.0
    );
    let root = Stream::new(root, content.into_bytes());
    FormXObject {
        bbox: [0.0, 0.0, width, height],
        objects: vec![root.into(), state.into()],
    }
}

/// A PDF of these objects, numbered from 1; the first is the catalog.
pub fn made(objects: &[&str]) -> Vec<u8> {
    let (mut file, mut table) = (String::from("%PDF-2.0\n"), String::from("0000000000 65535 f \n"));
    for (index, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let (start, size) = (file.len(), objects.len() + 1);
    file += &format!("xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
    file.into_bytes()
}

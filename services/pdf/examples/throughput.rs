//! Signatures per second on one core: opening, preparing, hashing, signing with P-256 and embedding.
//!
//! `cargo run --release -p pdf --example throughput [FILE.pdf]`; without a file, a one-page PDF and one of 20 MB.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measuring program, run by hand"
)]

use kernel::Timestamp;
use openssl::ec::{EcGroup, EcKey};
use openssl::ecdsa::EcdsaSig;
use openssl::nid::Nid;
use openssl::sha::Sha256;
use pdf::{Pdf, SignatureField, SignatureRequest, SubFilter, fill_and_sign};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// A PDF of `pages` pages with `bytes` of content each.
fn made(pages: usize, bytes: usize) -> Vec<u8> {
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), String::new()];
    let mut kids = String::new();
    for page in 0..pages {
        write!(kids, "{} 0 R ", 3 + 2 * page).unwrap();
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R>>",
            4 + 2 * page
        ));
        objects.push(format!("<</Length {bytes}>>\nstream\n{}\nendstream", "%".repeat(bytes)));
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {pages}>>");
    let mut file = String::from("%PDF-1.7\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (index, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1).unwrap();
    }
    let (start, size) = (file.len(), objects.len() + 1);
    write!(
        file,
        "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    file.into_bytes()
}

fn request() -> SignatureRequest {
    SignatureRequest {
        field: SignatureField::invisible("Signature"),
        appearance: None,
        sub_filter: SubFilter::CadesDetached,
        time: Timestamp::from_unix_seconds(1_795_000_000),
        signer_name: Some("Anna".into()),
        reason: None,
        location: None,
        contact: None,
        reserved: 8192,
    }
}

fn measure(name: &str, file: &[u8]) {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    let key = EcKey::generate(&group).unwrap();
    let (mut phases, mut count) = ([Duration::ZERO; 4], 0u32);
    while phases.iter().sum::<Duration>() < Duration::from_secs(3) {
        let file = file.to_vec();
        let start = Instant::now();
        let prepared = fill_and_sign(&Pdf::open(file, None).unwrap(), &[], request()).unwrap();
        let prepared_at = start.elapsed();
        let mut digest = Sha256::new();
        prepared.signed_parts().iter().for_each(|part| digest.update(part));
        let digest = digest.finish();
        let hashed_at = start.elapsed();
        let signature = EcdsaSig::sign(&digest, &key).unwrap().to_der().unwrap();
        let signed_at = start.elapsed();
        let _signed = prepared.embed(&signature).unwrap();
        let done = start.elapsed();
        for (phase, time) in phases.iter_mut().zip([
            prepared_at,
            hashed_at - prepared_at,
            signed_at - hashed_at,
            done - signed_at,
        ]) {
            *phase += time;
        }
        count += 1;
    }
    let total = phases.iter().sum::<Duration>();
    let [prepare, hash, sign, embed] = phases.map(|phase| phase / count);
    println!(
        "{name}: {:.0}/s; open and prepare {prepare:?}, SHA-256 {hash:?}, P-256 {sign:?}, embed {embed:?}",
        f64::from(count) / total.as_secs_f64()
    );
}

fn main() {
    match std::env::args().nth(1) {
        Some(path) => measure(&path, &std::fs::read(&path).unwrap()),
        None => {
            measure("one page", &made(1, 500));
            measure("20 MB, 200 pages", &made(200, 100_000));
        }
    }
}

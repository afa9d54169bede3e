//! Any bytes as a PDF: inspected, read, judged and signed. A signed file begins with every byte of its original and can be opened again; when
//! the original could be read revision by revision, so can the signed file, and its new signature covers it whole.
#![no_main]

use kernel::Timestamp;
use libfuzzer_sys::fuzz_target;
use pdf::{Coverage, Pdf, SignatureField, SignatureRequest, SubFilter};

/// Opens the encrypted seed.
const PASSWORD: &str = "titok";

fuzz_target!(|data: &[u8]| {
    let _ = pdf::inspect(data.to_vec(), None);
    let opened = Pdf::open(data.to_vec(), None).map(|pdf| (pdf, None));
    let opened = opened.or_else(|_| Pdf::open(data.to_vec(), Some(PASSWORD)).map(|pdf| (pdf, Some(PASSWORD))));
    let Ok((pdf, password)) = opened else { return };
    let _ = pdf::fields(&pdf);
    let is_sound = pdf::revisions(&pdf).is_ok();
    let Ok(before) = pdf::signatures(&pdf) else { return };
    let _ = pdf::difference(&pdf, &before);
    let Ok(prepared) = pdf::fill_and_sign(&pdf, &[], request()) else {
        return;
    };
    let signed = prepared.embed(&[0x30, 0x00]).expect("two bytes fit");
    assert!(signed.starts_with(data), "an earlier byte was touched");
    let after = Pdf::open(signed, password).expect("a signed file opens");
    if is_sound {
        let after = pdf::signatures(&after).expect("its signatures are read");
        assert_eq!(after.len(), before.len() + 1);
        assert!(
            after.iter().any(|signature| signature.coverage == Coverage::WholeFile),
            "the new signature does not cover the file"
        );
    }
});

fn request() -> SignatureRequest {
    SignatureRequest {
        field: SignatureField::invisible("Fuzz"),
        appearance: None,
        sub_filter: SubFilter::CadesDetached,
        time: Timestamp::from_unix_seconds(1_800_000_000),
        signer_name: Some("Őrség".to_owned()),
        reason: None,
        location: None,
        contact: None,
        reserved: 512,
    }
}

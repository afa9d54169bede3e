//! Files to sign: each is another one.

use openssl::sha::Sha256;

/// A page of a PDF (ISO 32000-2, 7.5), and a stream of these bytes that gives the file its size.
pub fn with_filler(filler: &[u8]) -> Vec<u8> {
    let text = b"BT /F 24 Tf 60 760 Td (A lease) Tj ET";
    let objects: [(&str, &[u8]); 6] = [
        ("<< /Type /Catalog /Pages 2 0 R /Pieces 6 0 R >>", b""),
        ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b""),
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            b"",
        ),
        ("", text),
        ("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", b""),
        ("", filler),
    ];
    let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = "xref\n0 7\n0000000000 65535 f \n".to_owned();
    for ((dictionary, stream), number) in objects.into_iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", file.len());
        file.extend_from_slice(format!("{number} 0 obj\n{dictionary}").as_bytes());
        if dictionary.is_empty() {
            file.extend_from_slice(format!("<< /Length {} >>\nstream\n", stream.len()).as_bytes());
            file.extend_from_slice(stream);
            file.extend_from_slice(b"\nendstream");
        }
        file.extend_from_slice(b"\nendobj\n");
    }
    let start = file.len();
    let trailer = format!("trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.extend_from_slice(table.as_bytes());
    file.extend_from_slice(trailer.as_bytes());
    file
}

/// SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(bytes);
    hash.finish().iter().map(|byte| format!("{byte:02x}")).collect()
}

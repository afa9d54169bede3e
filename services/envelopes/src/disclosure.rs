//! The text a recipient agrees to before signing electronically (ESIGN Act, 15 U.S.C. § 7001(c); eIDAS, Regulation (EU)
//! No 910/2014, Article 25). Who changes a word of it gives it a new version: consents name the version they were given to.

/// Version of [`TEXT`].
pub const VERSION: &str = "2026-11-21";

/// The text, plain; paragraphs are separated by empty lines.
pub const TEXT: &str = "\
Signing and receiving documents electronically

The sender of this envelope asks you to review documents and to sign, approve or receive them electronically instead of on \
paper. Please read this text before you agree to it.

What you agree to. You agree to use electronic records and electronic signatures for the documents of this envelope, and to \
receive these documents, and notices about them, in electronic form. Your agreement covers this envelope only.

What your signature means. An electronic signature is not denied legal effect or admissibility as evidence merely because it \
is electronic. When you sign, the platform makes a digital signature with a certificate issued in your name for this act. It \
binds your name, your e-mail address and the time to the exact content of the documents; any later change can be detected.

What is recorded. The times at which you open, agree, fill in, sign, approve or decline, your network address and the \
software you use are recorded and kept as evidence. The sender and the other parties can receive this record.

Paper instead. You may ask the sender for the documents on paper, and for a way to sign on paper. Whether the sender charges \
for paper copies is between you and the sender.

Changing your mind. You are free not to agree: close this page, or decline. Until you have signed or approved you can withdraw \
by declining, which ends the envelope for everybody. A signature you have given stays valid. If your e-mail address changes, \
tell the sender.

What you need. A current web browser, access to the e-mail account this envelope was sent to, and a program that shows PDF \
files. To keep the documents you need a device that stores or prints them; you can download them here at any time until \
the envelope ends, and from the sender afterwards.

By agreeing you confirm that you have read this text, that you can open and keep electronic documents, and that you are the \
person this envelope was sent to.";

/// SHA-256 of [`TEXT`] as 64 lower-case hexadecimal digits, for the record of a consent.
#[must_use]
pub fn sha256() -> String {
    let digest = openssl::sha::sha256(TEXT.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_the_one_its_version_names() {
        assert_eq!(
            (VERSION, sha256().as_str()),
            (
                "2026-11-21",
                "3fb81c95400530033fa05175467b2c58a7eb244dd2266d231c5c4eb82151e7cf"
            ),
            "a changed text needs a new version"
        );
    }

    #[test]
    fn paragraphs_are_separated_by_empty_lines() {
        assert!(TEXT.split("\n\n").count() > 5);
        assert!(
            TEXT.split("\n\n")
                .all(|paragraph| !paragraph.is_empty() && !paragraph.contains('\n'))
        );
    }
}

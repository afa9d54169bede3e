//! Plain text that people give: what is shown, printed into a certificate or drawn on a page has no control characters.

use kernel::{Error, Result};

/// One line: no control characters at all.
///
/// # Errors
/// `INVALID_ARGUMENT` / `TEXT_INVALID`, naming `field`.
pub fn line(value: &str, field: &str) -> Result<()> {
    refuse(
        value.chars().any(char::is_control),
        field,
        "must be one line without control characters",
    )
}

/// More than spaces.
///
/// # Errors
/// `INVALID_ARGUMENT` / `TEXT_INVALID`, naming `field`.
pub fn present(value: &str, field: &str) -> Result<()> {
    refuse(value.trim().is_empty(), field, "must not be blank")
}

/// Lines and paragraphs: line breaks and tabs are the only control characters.
///
/// # Errors
/// `INVALID_ARGUMENT` / `TEXT_INVALID`, naming `field`.
pub fn paragraphs(value: &str, field: &str) -> Result<()> {
    let foreign = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    refuse(
        value.chars().any(foreign),
        field,
        "must not have control characters other than line breaks and tabs",
    )
}

fn refuse(wrong: bool, field: &str, remedy: &str) -> Result<()> {
    if wrong {
        Err(Error::invalid("TEXT_INVALID", field, remedy))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_no_breaks_and_a_paragraph_has_no_nul() {
        assert!(line("Ann Ödön 王", "name").is_ok());
        assert_eq!(line("a\nb", "name").unwrap_err().reason(), "TEXT_INVALID");
        assert!(paragraphs("a\r\n\tb", "message").is_ok());
        assert_eq!(
            paragraphs("a\0b", "message").unwrap_err().violations()[0].field,
            "message"
        );
    }
}

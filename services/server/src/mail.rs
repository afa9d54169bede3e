//! Mail, by SMTP: one-time codes to recipients.

use std::time::Duration;

use async_trait::async_trait;
use envelopes::{CodeMessage, Courier};
use kernel::{Error, ErrorKind, Result};
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};

use crate::config::Smtp;

/// A call waits for the mail server no longer than this.
const PATIENCE: Duration = Duration::from_secs(15);

/// Gives mail to one server.
pub struct Mail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mail {
    /// Mail by this server. It is not asked before there is something to send.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `CONFIG_INVALID`.
    pub fn new(smtp: &Smtp) -> Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&smtp.url);
        let transport = transport.map_err(|_| invalid("smtp.url", "must be smtp://host or smtps://host"))?;
        let from = smtp.from.parse();
        Ok(Self {
            transport: transport.timeout(Some(PATIENCE)).build(),
            from: from.map_err(|_| invalid("smtp.from", "must be an address, such as Chancery <sign@example.com>"))?,
        })
    }
}

fn invalid(setting: &str, remedy: &str) -> Error {
    let message = format!("the configuration is not valid: {setting}: {remedy}");
    Error::new(ErrorKind::InvalidArgument, "CONFIG_INVALID", message)
}

#[async_trait]
impl Courier for Mail {
    async fn deliver(&self, message: CodeMessage) -> Result<()> {
        let mail = letter(&self.from, &message)?;
        let sent = tokio::time::timeout(PATIENCE, self.transport.send(mail)).await;
        // The cause may repeat the address, and never the code: it is for the log of the operator.
        match sent {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(refused)) => Err(unavailable(refused)),
            Err(slow) => Err(unavailable(slow)),
        }
    }
}

fn unavailable(cause: impl std::fmt::Display) -> Error {
    let message = "the code could not be sent to this address now; ask again in a while";
    Error::unavailable("MAIL_UNAVAILABLE", message, cause)
}

fn letter(from: &Mailbox, message: &CodeMessage) -> Result<Message> {
    let address: Address = message.email.parse().map_err(unavailable)?;
    let CodeMessage {
        name,
        organization,
        envelope,
        code,
        ..
    } = message;
    let text = format!(
        "{name},\n\n{} is the code that opens \"{envelope}\" from {organization}. It works once, within ten minutes.\n\nGive it on no \
         page but the one that asked for it. If you did not ask for it, somebody else has your link: tell the sender.\n",
        code.as_str()
    );
    Message::builder()
        .from(from.clone())
        .to(Mailbox::new(Some(name.clone()), address))
        .subject(format!("Your code for {organization}"))
        .header(ContentType::TEXT_PLAIN)
        .body(text)
        .map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> CodeMessage {
        CodeMessage {
            name: "Өлзий \"O\" <x>".to_owned(),
            email: "olzii@example.mn".to_owned(),
            organization: "Acme\r\nBcc: evil@example.com".to_owned(),
            envelope: "Lease".to_owned(),
            code: "471100".to_owned().into(),
        }
    }

    #[test]
    fn names_are_not_headers() {
        let from = "Chancery <sign@example.com>".parse().unwrap();
        let letter = letter(&from, &message()).unwrap();
        assert_eq!(letter.envelope().to().len(), 1);
        let written = String::from_utf8(letter.formatted()).unwrap();
        let headers = written.split("\r\n\r\n").next().unwrap();
        assert!(!headers.lines().any(|line| line.starts_with("Bcc")), "{headers}");
        assert!(headers.contains("olzii@example.mn"), "{headers}");
    }

    #[tokio::test]
    async fn a_configuration_that_cannot_send_is_refused_at_the_start() {
        let smtp = |url: &str, from: &str| Smtp {
            url: url.to_owned(),
            from: from.to_owned(),
        };
        for (bad, setting) in [
            (smtp("http://mail.example.com", "a@example.com"), "smtp.url"),
            (smtp("smtp://localhost:25", "nobody"), "smtp.from"),
        ] {
            let error = Mail::new(&bad).err().unwrap();
            assert!(error.message().contains(setting), "{error}");
        }
    }
}

//! `chancery envelopes link`: signing links, for the sender to hand over.

use std::process::ExitCode;

use clap::Args;
use contracts::chancery::audit::v1::AuditEvent;
use contracts::chancery::envelopes::v1::recipient::{Role, State};
use contracts::chancery::envelopes::v1::{CreateSigningLinkRequest, Envelope, Recipient, SigningLink};
use kernel::{Error, ErrorKind, Result};

use super::{follow, get};
use crate::cli::output::{plain, time};
use crate::cli::remote::{Connected, Remote};
use crate::client::{Client, Run, call};

/// Make a link that lets one recipient in; whoever has it can act as that person, so hand it to nobody else
#[derive(Args, Debug)]
pub struct Link {
    /// `env_…`
    envelope: String,
    /// E-mail address of the recipient, or `rcp_…`
    recipient: String,
    #[command(flatten)]
    remote: Remote,
}

impl Link {
    /// Makes one, and prints it.
    pub fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let envelope = get(&client, &self.envelope).await?;
            let recipient = self.find(&envelope)?;
            let link = create(&client, &envelope, recipient, Run::begin()?).await?;
            out.show(&link, || describe(recipient, &link))
        })
    }

    fn find<'a>(&self, envelope: &'a Envelope) -> Result<&'a Recipient> {
        let is_meant = |recipient: &&Recipient| {
            recipient.id == self.recipient || recipient.email.eq_ignore_ascii_case(&self.recipient)
        };
        envelope.recipients.iter().find(is_meant).ok_or_else(|| {
            let message = format!(
                "{} gets nothing of this envelope; `chancery envelopes show` says who does",
                self.recipient
            );
            Error::new(ErrorKind::NotFound, "RECIPIENT_UNKNOWN", message)
        })
    }
}

async fn create(client: &Client, envelope: &Envelope, recipient: &Recipient, run: Run) -> Result<SigningLink> {
    let request = CreateSigningLinkRequest {
        request_id: run.step(&format!("link {}", recipient.id)),
        envelope_id: envelope.id.clone(),
        recipient_id: recipient.id.clone(),
    };
    call!(client.envelopes(), create_signing_link, request).await
}

/// Prints a link for everybody whose turn it is.
pub async fn print_all(connected: &Connected, envelope: &Envelope, run: Run) -> Result<()> {
    let asked = |recipient: &&Recipient| recipient.role() != Role::Cc && recipient.state() == State::Active;
    for recipient in envelope.recipients.iter().filter(asked) {
        print(connected, envelope, recipient, run).await?;
    }
    Ok(())
}

/// Prints the link of whoever's turn has come by this event.
pub async fn print_new(connected: &Connected, envelope: &Envelope, event: &AuditEvent, run: Run) -> Result<()> {
    let recipient = follow::about(event, &envelope.recipients).filter(|recipient| recipient.role() != Role::Cc);
    match recipient.filter(|_| event.action == "recipient.activated") {
        Some(recipient) => print(connected, envelope, recipient, run).await,
        None => Ok(()),
    }
}

async fn print(connected: &Connected, envelope: &Envelope, recipient: &Recipient, run: Run) -> Result<()> {
    let link = create(&connected.client, envelope, recipient, run).await?;
    connected.out.remark(|| format!("\n{}", describe(recipient, &link)));
    Ok(())
}

fn describe(recipient: &Recipient, link: &SigningLink) -> String {
    let until = time(link.expire_time.as_ref());
    format!(
        "{}, for {} only, until {until}:\n{}",
        plain(&recipient.name),
        plain(&recipient.email),
        link.url
    )
}

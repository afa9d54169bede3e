//! `chancery envelopes`: sends them and follows them.

mod download;
mod follow;
mod link;
mod people;
mod send;
mod show;
mod void;

pub use download::save;
pub use follow::about;

use std::process::ExitCode;

use clap::Subcommand;
use contracts::chancery::envelopes::v1::{Envelope, GetEnvelopeRequest};
use kernel::Result;

use super::remote::EXIT_CODES;
use crate::client::{Client, call};

/// Send documents to people, and follow what becomes of them
#[derive(clap::Args, Debug)]
pub struct Envelopes {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    #[command(after_help = EXIT_CODES)]
    Send(send::Send),
    #[command(after_help = EXIT_CODES)]
    List(show::List),
    #[command(after_help = EXIT_CODES)]
    Show(show::Show),
    #[command(after_help = EXIT_CODES)]
    Watch(follow::Watch),
    #[command(after_help = EXIT_CODES)]
    Download(download::Download),
    #[command(after_help = EXIT_CODES)]
    Link(link::Link),
    #[command(after_help = EXIT_CODES)]
    Audit(follow::Audit),
    #[command(after_help = EXIT_CODES)]
    Void(void::Void),
}

impl Envelopes {
    /// Does it.
    pub fn run(self) -> ExitCode {
        match self.what {
            What::Send(send) => send.run(),
            What::List(list) => list.run(),
            What::Show(show) => show.run(),
            What::Watch(watch) => watch.run(),
            What::Download(download) => download.run(),
            What::Link(link) => link.run(),
            What::Audit(audit) => audit.run(),
            What::Void(void) => void.run(),
        }
    }
}

async fn get(client: &Client, id: &str) -> Result<Envelope> {
    call!(
        client.envelopes(),
        get_envelope,
        GetEnvelopeRequest { id: id.to_owned() }
    )
    .await
}

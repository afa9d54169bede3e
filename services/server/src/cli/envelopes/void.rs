//! `chancery envelopes void`.

use std::process::ExitCode;

use clap::Args;
use contracts::chancery::envelopes::v1::VoidEnvelopeRequest;

use super::{get, show};
use crate::cli::remote::{Connected, Remote};
use crate::client::{Run, call};

/// Call an envelope back; its links stop working at once
#[derive(Args, Debug)]
pub struct Void {
    /// `env_…`
    envelope: String,
    /// Why; the recipients see it
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    remote: Remote,
}

impl Void {
    /// Calls it back as it stands now.
    pub fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let envelope = get(&client, &self.envelope).await?;
            let request = VoidEnvelopeRequest {
                request_id: Run::begin()?.step("void"),
                id: envelope.id,
                reason: self.reason.clone(),
                etag: envelope.etag,
            };
            let voided = call!(client.envelopes(), void_envelope, request).await?;
            out.show(&voided, || show::describe(&voided))
        })
    }
}

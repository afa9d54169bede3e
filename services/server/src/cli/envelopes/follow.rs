//! `chancery envelopes watch` and `audit`: what happened, and what happens.

use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use contracts::chancery::audit::v1::{
    AuditEvent, ListAuditEventsRequest, ListAuditEventsResponse, WatchAuditEventsRequest,
};
use contracts::chancery::envelopes::v1::{Envelope, Recipient};
use kernel::Result;
use tonic::{Response, Streaming};

use super::{get, link};
use crate::cli::output::{Table, plain, time};
use crate::cli::remote::{Connected, Remote};
use crate::client::{Client, Run, call, gather, patiently};

/// What `watch` ends with when the envelope ended without being completed.
const ENDED_OTHERWISE: u8 = 6;
/// Before a stream that ended is opened again.
const PAUSE: Duration = Duration::from_secs(1);
/// Events of one envelope that are shown at most.
const MANY: usize = 5_000;

/// Tell what has happened to an envelope and what happens, until its end
#[derive(Args, Debug)]
pub struct Watch {
    /// `env_…`
    envelope: String,
    #[command(flatten)]
    remote: Remote,
}

impl Watch {
    /// Tells until the end.
    pub fn run(self) -> ExitCode {
        self.remote.run(async |connected| {
            let envelope = get(&connected.client, &self.envelope).await?;
            follow(&connected, &envelope, None).await
        })
    }
}

/// Tells each event once, from the first to the one that ends the envelope, over as many connections as it takes; with the signing links of those
/// whose turn comes when `links`.
pub async fn follow(connected: &Connected, envelope: &Envelope, links: Option<Run>) -> Result<ExitCode> {
    let mut after = 0;
    loop {
        let mut events = watch(&connected.client, &envelope.id, after).await?;
        // A stream that broke is opened again; what refuses it for good refuses that.
        while let Ok(Some(event)) = events.message().await {
            after = event.sequence;
            connected.out.tell(&event, || line(&event, envelope))?;
            if let Some(run) = links {
                link::print_new(connected, envelope, &event, run).await?;
            }
            if let Some(code) = end(&event) {
                return Ok(code);
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn watch(client: &Client, envelope: &str, after_sequence: i64) -> Result<Streaming<AuditEvent>> {
    let request = WatchAuditEventsRequest {
        after_sequence,
        resource_id: envelope.to_owned(),
    };
    patiently(|| {
        let (mut service, request) = (client.audit(), request.clone());
        async move { service.watch_audit_events(request).await.map(Response::into_inner) }
    })
    .await
}

/// The exit code, when it was the last event.
fn end(event: &AuditEvent) -> Option<ExitCode> {
    match event.action.as_str() {
        "certificate_of_completion.issued" => Some(ExitCode::SUCCESS),
        "envelope.declined" | "envelope.voided" | "envelope.expired" => Some(ExitCode::from(ENDED_OTHERWISE)),
        _ => None,
    }
}

fn line(event: &AuditEvent, envelope: &Envelope) -> String {
    format!(
        "{:<16}  {:<34}  {}",
        time(event.time.as_ref()),
        event.action,
        who(event, envelope)
    )
}

/// The recipient it is about, or what kind of actor did it.
fn who(event: &AuditEvent, envelope: &Envelope) -> String {
    let actor = event.actor.as_ref().map_or("", |actor| actor.r#type.as_str());
    let recipient = about(event, &envelope.recipients);
    recipient.map_or_else(|| actor.replace('_', " "), |recipient| plain(&recipient.name))
}

/// The recipient it is about. What follows from somebody's act is about others: the actor comes last.
pub fn about<'a>(event: &AuditEvent, recipients: &'a [Recipient]) -> Option<&'a Recipient> {
    let named = event.resource.iter().chain(&event.related).map(|resource| &resource.id);
    let mut named = named.chain(event.actor.iter().map(|actor| &actor.id));
    named.find_map(|id| recipients.iter().find(|recipient| recipient.id == *id))
}

/// Show the audit trail of an envelope
#[derive(Args, Debug)]
pub struct Audit {
    /// `env_…`
    envelope: String,
    #[command(flatten)]
    remote: Remote,
}

impl Audit {
    /// Shows it, oldest event first.
    pub fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let envelope = get(&client, &self.envelope).await?;
            let page = |page_size, page_token| {
                let request = ListAuditEventsRequest {
                    page_size,
                    page_token,
                    resource_id: self.envelope.clone(),
                    ..Default::default()
                };
                call!(client.audit(), list_audit_events, request)
            };
            let mut all: ListAuditEventsResponse = gather(MANY, page).await?;
            all.events.reverse();
            out.show(&all, || table(&all.events, &envelope))
        })
    }
}

fn table(events: &[AuditEvent], envelope: &Envelope) -> String {
    let mut table = Table::new(["EVENT", "WHEN", "WHAT", "WHO", "FROM"]);
    for event in events {
        table.row([
            event.sequence.to_string(),
            time(event.time.as_ref()),
            event.action.clone(),
            who(event, envelope),
            event.ip_address.clone(),
        ]);
    }
    table.or("Nothing has happened.")
}

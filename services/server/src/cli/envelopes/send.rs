//! `chancery envelopes send`: files go in, an envelope goes out.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use contracts::chancery::documents::v1::{Document, UploadHeader};
use contracts::chancery::envelopes::v1::envelope::Routing;
use contracts::chancery::envelopes::v1::recipient::Role;
use contracts::chancery::envelopes::v1::{Envelope, SendEnvelopeRequest};
use kernel::{ErrorKind, Result, Timestamp};

use super::people::{AccessCode, Address, Place, assign};
use super::{follow, link, show};
use crate::cli::remote::{Connected, Remote};
use crate::cli::{expiry, upload};
use crate::client::{Draft, Person, Run, call};

/// Send PDFs to people who sign them
#[derive(Args, Debug)]
pub struct Send {
    /// The PDFs, in the order they are shown
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Who signs: `a@x.mn` or `Ann <a@x.mn>`; several times for several people, in the order they sign
    #[arg(long, value_name = "PERSON", required = true)]
    to: Vec<Address>,
    /// Who gets a copy
    #[arg(long, value_name = "PERSON")]
    cc: Vec<Address>,
    /// Name shown to people [default: that of the first file]
    #[arg(long)]
    name: Option<String>,
    /// Message to everybody
    #[arg(long, default_value = "", hide_default_value = true)]
    message: String,
    /// One after the other; so it is by default
    #[arg(long, conflicts_with = "parallel")]
    sequential: bool,
    /// All at once
    #[arg(long)]
    parallel: bool,
    /// When it ends by itself: `7d`, `2w`, or the day, such as 2026-12-01 [default: 30d]
    #[arg(long, value_name = "WHEN", value_parser = expiry::parse)]
    expires: Option<Timestamp>,
    /// Asked for before anything is shown: `a@x.mn=CODE`, or a code for everybody; tell it them by another way
    #[arg(long, value_name = "CODE")]
    access_code: Vec<AccessCode>,
    /// Where somebody signs on the first PDF, in points from the top left: `a@x.mn=PAGE:X,Y,WIDTH,HEIGHT` [default: at the foot of the last
    /// page of each]
    #[arg(long, value_name = "PLACE")]
    place: Vec<Place>,
    /// Print the signing links of those whose turn it is; each lets in whoever has it
    #[arg(long, conflicts_with = "json")]
    links: bool,
    /// Tell what happens until the end
    #[arg(long)]
    watch: bool,
    /// Go on where an earlier run stopped, which told this identifier; nothing is sent twice
    #[arg(long, value_name = "UUID")]
    request_id: Option<Run>,
    #[command(flatten)]
    remote: Remote,
}

impl Send {
    /// Uploads, makes the envelope, sends it, and follows it when asked to.
    pub fn run(self) -> ExitCode {
        let remote = self.remote.clone();
        remote.run(async |connected| self.send(&connected).await)
    }

    async fn send(self, connected: &Connected) -> Result<ExitCode> {
        let run = self.request_id.map_or_else(Run::begin, Ok)?;
        let (links, watch) = (self.links.then_some(run), self.watch);
        let mut unfinished = Unfinished { run, counts: true };
        let sent = self.deliver(connected, run).await;
        unfinished.counts = sent.as_ref().is_err_and(|error| may_go_on(error.kind()));
        let envelope = sent?;
        let words = || format!("Sent.\n\n{}", show::describe(&envelope));
        if watch {
            connected.out.tell(&envelope, words)?;
            return follow::follow(connected, &envelope, links).await;
        }
        connected.out.show(&envelope, words)?;
        if let Some(run) = links {
            link::print_all(connected, &envelope, run).await?;
        }
        Ok(ExitCode::SUCCESS)
    }

    async fn deliver(self, connected: &Connected, run: Run) -> Result<Envelope> {
        let client = &connected.client;
        let mut documents = vec![];
        for (number, path) in self.files.iter().enumerate() {
            let header = UploadHeader {
                request_id: run.step(&format!("upload {number}")),
                ..Default::default()
            };
            let document = upload::upload(client, path, header).await?;
            upload::warnings(&document).for_each(|warning| connected.out.remark(|| format!("! {warning}")));
            documents.push(document);
        }
        let request = self.draft(documents)?.request(run.step("create"))?;
        let draft = call!(client.envelopes(), create_envelope, request).await?;
        let request = SendEnvelopeRequest {
            request_id: run.step("send"),
            id: draft.id,
            etag: draft.etag,
        };
        call!(client.envelopes(), send_envelope, request).await
    }

    fn draft(self, documents: Vec<Document>) -> Result<Draft> {
        let mut people: Vec<_> = self
            .to
            .into_iter()
            .map(|address| person(address, Role::Signer))
            .collect();
        assign(&mut people, &self.access_code, &self.place)?;
        people.extend(self.cc.into_iter().map(|address| person(address, Role::Cc)));
        let of_the_first = || {
            documents
                .first()
                .map(|document| document.name.trim_end_matches(".pdf").to_owned())
        };
        Ok(Draft {
            name: self.name.or_else(of_the_first).unwrap_or_default(),
            message: self.message,
            documents,
            people,
            routing: if self.parallel {
                Routing::Parallel
            } else {
                Routing::Sequential
            },
            expire_time: self.expires,
        })
    }
}

fn person(address: Address, role: Role) -> Person {
    Person {
        name: address.name,
        email: address.email,
        role,
        access_code: String::new(),
        fields: vec![],
    }
}

/// Whether the same call may succeed later.
fn may_go_on(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::Unavailable | ErrorKind::ResourceExhausted | ErrorKind::DeadlineExceeded
    )
}

/// Says how to go on when the work stops in the middle, by Ctrl-C as well.
struct Unfinished {
    run: Run,
    counts: bool,
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if self.counts {
            let words = "to go on where this stopped, repeat the command with";
            let _ = writeln!(std::io::stderr(), "chancery: {words} --request-id {}", self.run);
        }
    }
}

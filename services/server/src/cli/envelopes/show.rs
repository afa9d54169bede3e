//! `chancery envelopes list` and `show`.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use console::Style;
use contracts::chancery::envelopes::v1::envelope::State;
use contracts::chancery::envelopes::v1::recipient::{Role, State as Progress};
use contracts::chancery::envelopes::v1::{Envelope, ListEnvelopesRequest, ListEnvelopesResponse, Recipient};

use super::get;
use crate::cli::output::{Table, plain, time};
use crate::cli::remote::{Connected, Remote};
use crate::client::{call, gather};

/// List the envelopes of your organization, newest first
#[derive(Args, Debug)]
pub struct List {
    /// Only those that stand here
    #[arg(long, value_enum)]
    state: Option<Standing>,
    /// At most so many
    #[arg(long, default_value_t = 50)]
    limit: usize,
    #[command(flatten)]
    remote: Remote,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Standing {
    Draft,
    Sent,
    Delivered,
    InProgress,
    Completed,
    Declined,
    Voided,
    Expired,
}

impl Standing {
    fn state(self) -> State {
        match self {
            Self::Draft => State::Draft,
            Self::Sent => State::Sent,
            Self::Delivered => State::Delivered,
            Self::InProgress => State::InProgress,
            Self::Completed => State::Completed,
            Self::Declined => State::Declined,
            Self::Voided => State::Voided,
            Self::Expired => State::Expired,
        }
    }
}

impl List {
    /// Lists them.
    pub fn run(self) -> ExitCode {
        let state = self.state.map_or(State::Unspecified, Standing::state);
        self.remote.perform(async |Connected { client, out, .. }| {
            let page = |page_size, page_token| {
                let state = state.into();
                let request = ListEnvelopesRequest {
                    page_size,
                    page_token,
                    state,
                    ..Default::default()
                };
                call!(client.envelopes(), list_envelopes, request)
            };
            let all: ListEnvelopesResponse = gather(self.limit, page).await?;
            out.show(&all, || table(&all.envelopes))
        })
    }
}

fn table(envelopes: &[Envelope]) -> String {
    let mut table = Table::new(["ENVELOPE", "STATE", "DONE", "CHANGED", "NAME"]);
    for envelope in envelopes {
        let (done, all) = progress(envelope);
        table.row([
            envelope.id.clone(),
            state(envelope.state()),
            format!("{done} of {all}"),
            time(envelope.update_time.as_ref()),
            plain(&envelope.name),
        ]);
    }
    table.or("There are no envelopes.")
}

/// How many are done, of those who have something to do.
fn progress(envelope: &Envelope) -> (usize, usize) {
    let acting = || {
        envelope
            .recipients
            .iter()
            .filter(|recipient| recipient.role() != Role::Cc)
    };
    let done = acting().filter(|recipient| recipient.state() == Progress::Finished);
    (done.count(), acting().count())
}

fn state(state: State) -> String {
    let (word, style) = match state {
        State::Unspecified => ("unknown", Style::new()),
        State::Draft => ("draft", Style::new().dim()),
        State::Sent => ("sent", Style::new().cyan()),
        State::Delivered => ("delivered", Style::new().cyan()),
        State::InProgress => ("in progress", Style::new().cyan()),
        State::Completed => ("completed", Style::new().green()),
        State::Declined => ("declined", Style::new().red()),
        State::Voided => ("voided", Style::new().yellow()),
        State::Expired => ("expired", Style::new().yellow()),
    };
    style.apply_to(word).to_string()
}

/// Show an envelope with its people and documents
#[derive(Args, Debug)]
pub struct Show {
    /// `env_…`
    envelope: String,
    #[command(flatten)]
    remote: Remote,
}

impl Show {
    /// Shows it.
    pub fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let envelope = get(&client, &self.envelope).await?;
            out.show(&envelope, || describe(&envelope))
        })
    }
}

/// An envelope in words.
pub fn describe(envelope: &Envelope) -> String {
    let mut lines = vec![format!("{}  {}", plain(&envelope.name), envelope.id)];
    let mut line = |label: &str, text: String| {
        if !text.is_empty() {
            lines.push(format!("  {label:<10} {text}"));
        }
    };
    line("state", state(envelope.state()));
    line("because", plain(&envelope.status_reason));
    line("sent", time(envelope.send_time.as_ref()));
    line("expires", time(envelope.expire_time.as_ref()));
    line("completed", time(envelope.complete_time.as_ref()));
    for document in &envelope.documents {
        let pages = document.page_count;
        line(
            "document",
            format!("{}, {pages} pages, {}", plain(&document.name), document.document_id),
        );
    }
    format!("{}\n\n{}", lines.join("\n"), people(&envelope.recipients))
}

fn people(recipients: &[Recipient]) -> String {
    let mut table = Table::new(["NAME", "ADDRESS", "ROLE", "STATE", "RECIPIENT"]);
    for recipient in recipients {
        let (role, state) = (role(recipient.role()), stands(recipient));
        let (name, email) = (plain(&recipient.name), plain(&recipient.email));
        table.row([name, email, role.to_owned(), state, recipient.id.clone()]);
    }
    table.or("Nobody gets it yet.")
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Unspecified => "unknown",
        Role::Signer => "signs",
        Role::Approver => "approves",
        Role::Cc => "gets a copy",
        Role::Viewer => "views",
    }
}

fn stands(recipient: &Recipient) -> String {
    let at = |word: &str, at| format!("{word} {}", time(at)).trim_end().to_owned();
    match recipient.state() {
        Progress::Unspecified => "unknown".to_owned(),
        Progress::Pending => Style::new().dim().apply_to("waiting").to_string(),
        Progress::Active => at("asked", recipient.activate_time.as_ref()),
        Progress::Opened => at("opened", recipient.open_time.as_ref()),
        Progress::Finished => {
            let done = at("done", recipient.finish_time.as_ref());
            Style::new().green().apply_to(done).to_string()
        }
        Progress::Declined => {
            let declined = at("declined", recipient.decline_time.as_ref());
            let why = plain(&recipient.decline_reason);
            Style::new().red().apply_to(format!("{declined}: {why}")).to_string()
        }
    }
}

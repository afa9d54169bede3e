//! `chancery sessions`: where the user is signed in.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use contracts::chancery::identity::v1::{
    ListSessionsRequest, ListSessionsResponse, RevokeAllSessionsRequest, RevokeSessionRequest, Session,
};
use serde_json::json;

use super::output::{Table, plain, time};
use super::remote::{Connected, EXIT_CODES, Remote};
use crate::client::{Run, call, gather};

/// Where you are signed in
#[derive(Args, Debug)]
pub struct Sessions {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    #[command(after_help = EXIT_CODES)]
    List(List),
    #[command(after_help = EXIT_CODES)]
    Revoke(Revoke),
}

impl Sessions {
    /// Does it.
    pub fn run(self) -> ExitCode {
        match self.what {
            What::List(list) => list.run(),
            What::Revoke(revoke) => revoke.run(),
        }
    }
}

/// List your sessions of the last 30 days, newest first
#[derive(Args, Debug)]
struct List {
    /// At most so many
    #[arg(long, default_value_t = 50)]
    limit: usize,
    #[command(flatten)]
    remote: Remote,
}

impl List {
    fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, profile }| {
            let page = |page_size, page_token| {
                let request = ListSessionsRequest { page_size, page_token };
                call!(client.sessions(), list_sessions, request)
            };
            let all: ListSessionsResponse = gather(self.limit, page).await?;
            out.show(&all, || table(&all.sessions, profile.session()))
        })
    }
}

fn table(sessions: &[Session], this: Option<&str>) -> String {
    let mut table = Table::new(["SESSION", "STATE", "OPENED", "LAST USED", "FROM", "WITH"]);
    for session in sessions {
        let state = match &session.revoke_time {
            Some(at) => format!("ended {}", time(Some(at))),
            None if this == Some(session.id.as_str()) => "this one".to_owned(),
            None => format!("until {}", time(session.expire_time.as_ref())),
        };
        table.row([
            session.id.clone(),
            state,
            time(session.create_time.as_ref()),
            time(session.last_use_time.as_ref()),
            session.ip_address.clone(),
            plain(&session.user_agent),
        ]);
    }
    table.or("There are no sessions.")
}

/// End a session of yours at once, or all of them
#[derive(Args, Debug)]
struct Revoke {
    /// `ses_…`
    #[arg(required_unless_present = "all")]
    session: Option<String>,
    /// All, the one of this profile included
    #[arg(long, conflicts_with = "session")]
    all: bool,
    #[command(flatten)]
    remote: Remote,
}

impl Revoke {
    fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let request_id = Run::begin()?.step("revoke");
            let Some(id) = self.session.clone() else {
                let request = RevokeAllSessionsRequest { request_id };
                let ended = call!(client.sessions(), revoke_all_sessions, request).await?;
                return out.show(&ended, || format!("{} sessions have ended.", ended.revoked_count));
            };
            let request = RevokeSessionRequest {
                request_id,
                id: id.clone(),
            };
            call!(client.sessions(), revoke_session, request).await?;
            out.show_value(|| json!({ "id": id }), || format!("{id} has ended."));
            Ok(())
        })
    }
}

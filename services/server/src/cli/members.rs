//! `chancery members`: the people of the organization.

use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use contracts::chancery::identity::v1::member::State;
use contracts::chancery::identity::v1::{
    InviteMemberRequest, ListMembersRequest, ListMembersResponse, Member, RemoveMemberRequest, Role,
};
use kernel::{Error, ErrorKind, Result, Timestamp};
use serde_json::json;

use super::expiry;
use super::output::{Table, plain, time};
use super::remote::{Connected, EXIT_CODES, Remote};
use crate::client::{Client, Run, call, gather};

/// The people of your organization
#[derive(Args, Debug)]
pub struct Members {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    #[command(after_help = EXIT_CODES)]
    List(List),
    #[command(after_help = EXIT_CODES)]
    Invite(Invite),
    #[command(after_help = EXIT_CODES)]
    Remove(Remove),
}

impl Members {
    /// Does it.
    pub fn run(self) -> ExitCode {
        match self.what {
            What::List(list) => list.run(),
            What::Invite(invite) => invite.run(),
            What::Remove(remove) => remove.run(),
        }
    }
}

/// Everybody, for looking somebody up.
const MANY: usize = 10_000;

/// List them, newest first
#[derive(Args, Debug)]
struct List {
    /// At most so many
    #[arg(long, default_value_t = 200)]
    limit: usize,
    #[command(flatten)]
    remote: Remote,
}

impl List {
    fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let all = list(&client, self.limit).await?;
            out.show(&all, || table(&all.members))
        })
    }
}

async fn list(client: &Client, limit: usize) -> Result<ListMembersResponse> {
    let page = |page_size, page_token| {
        let request = ListMembersRequest { page_size, page_token };
        call!(client.members(), list_members, request)
    };
    gather(limit, page).await
}

fn table(members: &[Member]) -> String {
    let mut table = Table::new(["MEMBER", "ADDRESS", "NAME", "ROLE", "SINCE"]);
    for member in members {
        let since = match member.state() {
            State::Active => time(member.join_time.as_ref()),
            _ => format!("invited {}", time(member.create_time.as_ref())),
        };
        let (email, name) = (plain(&member.email), plain(&member.full_name));
        table.row([member.id.clone(), email, name, word(member.role()).to_owned(), since]);
    }
    table.or("There is nobody.")
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Unspecified => "unknown",
        Role::Owner => "owner",
        Role::Admin => "admin",
        Role::Sender => "sender",
        Role::Viewer => "viewer",
    }
}

/// Invite somebody; the token in the answer lets them in, so hand it to nobody else
#[derive(Args, Debug)]
struct Invite {
    /// E-mail address
    email: String,
    /// What they may do
    #[arg(long, value_enum, default_value_t = Rank::Sender)]
    role: Rank,
    /// When the membership ends by itself: `7d`, `2w`, or the day [default: never]
    #[arg(long, value_name = "WHEN", value_parser = expiry::parse)]
    expires: Option<Timestamp>,
    #[command(flatten)]
    remote: Remote,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Rank {
    Owner,
    Admin,
    Sender,
    Viewer,
}

impl Rank {
    fn role(self) -> Role {
        match self {
            Self::Owner => Role::Owner,
            Self::Admin => Role::Admin,
            Self::Sender => Role::Sender,
            Self::Viewer => Role::Viewer,
        }
    }
}

impl Invite {
    fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let request = InviteMemberRequest {
                request_id: Run::begin()?.step("invite"),
                email: self.email.clone(),
                role: self.role.role().into(),
                expire_time: self.expires.map(rpc::timestamp),
            };
            let invited = call!(client.members(), invite_member, request).await?;
            out.show(&invited, || {
                let token = &invited.invitation_token;
                format!(
                    "{} is invited. The token that lets them in, once, for seven days:\n{token}",
                    plain(&self.email)
                )
            })
        })
    }
}

/// Remove somebody; their sessions and API keys end at once
#[derive(Args, Debug)]
struct Remove {
    /// E-mail address, or `mem_…`
    member: String,
    #[command(flatten)]
    remote: Remote,
}

impl Remove {
    fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let id = self.find(&client).await?;
            let request = RemoveMemberRequest {
                request_id: Run::begin()?.step("remove"),
                id: id.clone(),
            };
            call!(client.members(), remove_member, request).await?;
            out.show_value(
                || json!({ "id": id }),
                || format!("{} is removed.", plain(&self.member)),
            );
            Ok(())
        })
    }

    async fn find(&self, client: &Client) -> Result<String> {
        if !self.member.contains('@') {
            return Ok(self.member.clone());
        }
        let all = list(client, MANY).await?;
        let found = all
            .members
            .into_iter()
            .find(|member| member.email.eq_ignore_ascii_case(&self.member));
        found.map(|member| member.id).ok_or_else(|| {
            let message = format!("{} is no member; `chancery members list` says who is", self.member);
            Error::new(ErrorKind::NotFound, "MEMBER_UNKNOWN", message)
        })
    }
}

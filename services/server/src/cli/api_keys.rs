//! `chancery api-keys`: keys for programs.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use contracts::chancery::identity::v1::{
    ApiKey, CreateApiKeyRequest, ListApiKeysRequest, ListApiKeysResponse, RevokeApiKeyRequest,
};
use kernel::Timestamp;

use super::expiry;
use super::output::{Table, plain, time};
use super::remote::{Connected, EXIT_CODES, Remote};
use crate::client::{Run, call, gather};

/// Keys for programs
#[derive(Args, Debug)]
pub struct ApiKeys {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    #[command(after_help = EXIT_CODES)]
    Create(Create),
    #[command(after_help = EXIT_CODES)]
    List(List),
    #[command(after_help = EXIT_CODES)]
    Revoke(Revoke),
}

impl ApiKeys {
    /// Does it.
    pub fn run(self) -> ExitCode {
        match self.what {
            What::Create(create) => create.run(),
            What::List(list) => list.run(),
            What::Revoke(revoke) => revoke.run(),
        }
    }
}

/// Make a key; its secret is shown this once
#[derive(Args, Debug)]
struct Create {
    /// What it is for
    name: String,
    /// What it may do, such as `envelopes.write`; several times for several things. `chancery whoami` shows what you may do yourself
    #[arg(long, value_name = "RESOURCE.ACTION", required = true)]
    permission: Vec<String>,
    /// When it ends by itself: `7d`, `2w`, or the day [default: never]
    #[arg(long, value_name = "WHEN", value_parser = expiry::parse)]
    expires: Option<Timestamp>,
    #[command(flatten)]
    remote: Remote,
}

impl Create {
    fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let request = CreateApiKeyRequest {
                request_id: Run::begin()?.step("create"),
                name: self.name.clone(),
                permissions: self.permission.clone(),
                expire_time: self.expires.map(rpc::timestamp),
            };
            let created = call!(client.api_keys(), create_api_key, request).await?;
            out.show(&created, || {
                let id = created.api_key.as_ref().map_or("", |key| &key.id);
                format!(
                    "{id} is made. Its secret, which is not shown again:\n{}",
                    created.secret
                )
            })
        })
    }
}

/// List the keys of your organization, newest first
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
            let page = |page_size, page_token| {
                let request = ListApiKeysRequest { page_size, page_token };
                call!(client.api_keys(), list_api_keys, request)
            };
            let all: ListApiKeysResponse = gather(self.limit, page).await?;
            out.show(&all, || table(&all.api_keys))
        })
    }
}

fn table(keys: &[ApiKey]) -> String {
    let mut table = Table::new(["KEY", "BEGINS WITH", "NAME", "STATE", "LAST USED", "MAY"]);
    for key in keys {
        let state = match (&key.revoke_time, &key.expire_time) {
            (Some(at), _) => format!("revoked {}", time(Some(at))),
            (None, Some(at)) => format!("until {}", time(Some(at))),
            (None, None) => "valid".to_owned(),
        };
        table.row([
            key.id.clone(),
            key.prefix.clone(),
            plain(&key.name),
            state,
            time(key.last_use_time.as_ref()),
            key.permissions.join(", "),
        ]);
    }
    table.or("There are no API keys.")
}

/// Revoke a key at once
#[derive(Args, Debug)]
struct Revoke {
    /// `key_…`
    key: String,
    #[command(flatten)]
    remote: Remote,
}

impl Revoke {
    fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let request = RevokeApiKeyRequest {
                request_id: Run::begin()?.step("revoke"),
                id: self.key.clone(),
            };
            let key = call!(client.api_keys(), revoke_api_key, request).await?;
            out.show(&key, || format!("{} is revoked.", key.id))
        })
    }
}

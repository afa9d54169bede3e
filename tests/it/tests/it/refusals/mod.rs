//! Every method of the contracts is called by those who may not. The table is the contracts themselves: a new method is covered by being
//! there, and a message that cannot be made for it fails the test.

mod raw;
mod victim;

use prost_reflect::DynamicMessage;
use rpc::{Access, Contract, Method};
use serde_json::json;
use tonic::Code;

use crate::main_job;
use crate::support::{Answer, Member, Server, on_both_engines_with};
use raw::{Outcome, call};
use victim::{Ids, Victim};

/// The tables call faster than people do.
const UNLIMITED: &str =
    "[limits]\nrate_per_address = { per_second = 0, burst = 1 }\nrate_per_token = { per_second = 0, burst = 1 }";

fn empty(method: &Method) -> Vec<DynamicMessage> {
    vec![DynamicMessage::new(method.descriptor.input())]
}

/// Whether it answers without credentials.
fn is_open(access: &Access) -> bool {
    matches!(access, Access::Public | Access::Anybody)
}

/// Calls every method with this token and an empty message: who may not come in hears that before anything else.
async fn everywhere(server: &Server, token: Option<&str>, expected: impl Fn(&Access) -> Option<&'static str>) {
    let (contract, channel) = (Contract::load().unwrap(), server.channel().await);
    for method in contract.methods() {
        let outcome = call(&channel, method, token, empty(method)).await;
        match expected(&method.access) {
            Some(reason) => assert_eq!(outcome.reason(), reason, "{}: {outcome:?}", method.path),
            None => assert!(!outcome.is_refused_at_the_door(), "{}: {outcome:?}", method.path),
        }
    }
}

#[tokio::test]
async fn without_credentials_only_public_methods_answer() {
    on_both_engines_with(UNLIMITED, async |server| {
        everywhere(server, None, |access| {
            (!is_open(access)).then_some("CREDENTIALS_MISSING")
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn with_invented_credentials_only_public_methods_answer() {
    on_both_engines_with(UNLIMITED, async |server| {
        let (contract, channel) = (Contract::load().unwrap(), server.channel().await);
        let invented = ["chs_", "chk_", "chl_"].map(|kind| format!("{kind}{}", "A".repeat(43)));
        for method in contract.methods().iter().filter(|m| !is_open(&m.access)) {
            for token in invented.iter().map(String::as_str).chain(["nonsense", "chs_"]) {
                let outcome = call(&channel, method, Some(token), empty(method)).await;
                assert_eq!(
                    outcome.code,
                    Code::Unauthenticated,
                    "{} {token}: {outcome:?}",
                    method.path
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_signing_link_opens_nothing_but_signing() {
    on_both_engines_with(UNLIMITED, async |server| {
        let member = server.organization("links").await;
        let document = main_job::upload(server, &member).await;
        let signer = main_job::send(server, &member, &document).await;
        everywhere(server, Some(&signer.token), |access| match access {
            Access::Permission(_) | Access::Authenticated => Some("ACCOUNT_REQUIRED"),
            Access::Internal => Some("INTERNAL_METHOD"),
            Access::Recipient | Access::Public | Access::Anybody => None,
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn an_owner_does_not_sign_for_a_recipient() {
    on_both_engines_with(UNLIMITED, async |server| {
        let member = server.organization("owners").await;
        let (contract, channel) = (Contract::load().unwrap(), server.channel().await);
        for method in contract.methods().iter().filter(|m| m.access == Access::Recipient) {
            let outcome = call(&channel, method, Some(&member.token), empty(method)).await;
            assert_eq!(
                outcome.reason(),
                "SIGNING_LINK_REQUIRED",
                "{}: {outcome:?}",
                method.path
            );
        }
    })
    .await;
}

async fn permissions(server: &Server, token: &str) -> Vec<String> {
    let current = server.get("/v1/sessions/current", token).await;
    let names = current.body["permissions"].as_array().cloned().unwrap_or_default();
    names
        .iter()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect()
}

/// Calls every method whose permission is not among these.
async fn all_but(server: &Server, token: &str, held: &[String]) -> usize {
    let (contract, channel) = (Contract::load().unwrap(), server.channel().await);
    let mut called = 0;
    for method in contract.methods() {
        let Access::Permission(needed) = &method.access else {
            continue;
        };
        if !held.contains(needed) {
            let outcome = call(&channel, method, Some(token), empty(method)).await;
            assert_eq!(
                outcome.reason(),
                "PERMISSION_MISSING",
                "{} needs {needed}: {outcome:?}",
                method.path
            );
            called += 1;
        }
    }
    called
}

#[tokio::test]
async fn a_key_that_lacks_only_the_one_permission_is_refused() {
    on_both_engines_with(UNLIMITED, async |server| {
        let owner = server.organization("keys").await;
        let all = permissions(server, &owner.token).await;
        let contract = Contract::load().unwrap();
        for method in contract.methods() {
            let Access::Permission(needed) = &method.access else {
                continue;
            };
            assert!(all.contains(needed), "{}: nobody can have {needed}", method.path);
        }
        for lacking in &all {
            let held: Vec<_> = all.iter().filter(|name| *name != lacking).cloned().collect();
            let key = server
                .post(
                    "/v1/apiKeys",
                    &owner.token,
                    &json!({"name": lacking, "permissions": held}),
                )
                .await;
            let secret = key.body["secret"]
                .as_str()
                .unwrap_or_else(|| panic!("{lacking}: {key:?}"));
            all_but(server, secret, &held).await;
        }
    })
    .await;
}

/// A member with this role, who accepted an invitation.
async fn member(server: &Server, owner: &Member, role: &str) -> String {
    let email = format!("{}@roles.example", role.to_lowercase());
    let invitation = server
        .post(
            "/v1/members:invite",
            &owner.token,
            &json!({"email": email, "role": role}),
        )
        .await;
    let accept = json!({
        "invitationToken": invitation.body["invitationToken"], "fullName": "Role Holder", "password": "correct horse battery",
    });
    let accepted = Answer::of(
        server
            .request(reqwest::Method::POST, "/v1/members:accept")
            .json(&accept),
    )
    .await;
    accepted.body["sessionToken"]
        .as_str()
        .unwrap_or_else(|| panic!("{role}: {accepted:?}"))
        .to_owned()
}

#[tokio::test]
async fn a_small_role_is_refused_everything_beyond_it() {
    on_both_engines_with(UNLIMITED, async |server| {
        let owner = server.organization("roles").await;
        for role in ["ROLE_VIEWER", "ROLE_SENDER"] {
            let token = member(server, &owner, role).await;
            let held = permissions(server, &token).await;
            assert!(!held.is_empty(), "{role}");
            assert!(all_but(server, &token, &held).await > 0, "{role}");
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_reaches_what_is_another_organizations() {
    on_both_engines_with(UNLIMITED, async |server| {
        let victim = Victim::new(server).await;
        let stranger = server.organization("stranger").await;
        let paper = main_job::upload(server, &stranger).await;
        let link = main_job::send(server, &stranger, &paper).await.token;
        let nobody = Ids::of_nothing();
        let (contract, channel) = (Contract::load().unwrap(), server.channel().await);
        let mut methods: Vec<_> = contract
            .methods()
            .iter()
            .filter(|m| m.access != Access::Internal)
            .collect();
        // Ends the session that the other calls are made with.
        methods.sort_by_key(|method| method.descriptor.name() == "RevokeAllSessions");
        for method in methods {
            let token = match method.access {
                Access::Recipient => &link,
                _ => &stranger.token,
            };
            let (messages, aimed) = victim.ids.messages(method);
            let outcome = call(&channel, method, Some(token), messages).await;
            check(method, &outcome, &victim);
            if aimed && !is_list(method) {
                assert_ne!(
                    outcome.code,
                    Code::Ok,
                    "{} was aimed at another organization",
                    method.path
                );
                let (messages, _) = nobody.messages(method);
                let unknown = call(&channel, method, Some(token), messages).await;
                let (told, expected) = ((outcome.code, outcome.reason()), (unknown.code, unknown.reason()));
                assert_eq!(
                    told, expected,
                    "{} tells what exists elsewhere from what does not exist",
                    method.path
                );
            }
        }
        victim.is_untouched(server).await;
    })
    .await;
}

fn check(method: &Method, outcome: &Outcome, victim: &Victim) {
    let path = &method.path;
    assert_ne!(
        outcome.reason(),
        "VALIDATION_FAILED",
        "{path}: give it a message in victim.rs: {outcome:?}"
    );
    assert_ne!(outcome.code, Code::Internal, "{path}: {outcome:?}");
    if let Some(leaked) = victim.ids.leaked(&outcome.answers) {
        panic!("{path} gave out {leaked}");
    }
}

/// Another organization's identifier is a filter here, under which there is nothing.
fn is_list(method: &Method) -> bool {
    let pages = method
        .descriptor
        .output()
        .get_field_by_name("next_page_token")
        .is_some();
    pages || method.descriptor.name().starts_with("Watch")
}

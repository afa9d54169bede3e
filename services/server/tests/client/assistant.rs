//! `chancery mcp` as an assistant meets it: over standard input and output, by a client of the protocol.

use std::path::Path;

use rmcp::model::{CallToolRequestParams, CallToolResult, ReadResourceRequestParams, ResourceContents};
use rmcp::service::RunningService;
use rmcp::transport::TokioChildProcess;
use rmcp::{RoleClient, ServiceExt as _};
use serde_json::{Value, json};

use crate::signer;
use crate::world::{CONTRACT, Cli, PAPER, World, names, text};

struct Assistant(RunningService<RoleClient, ()>);

impl Assistant {
    /// One that acts for this person, with these folders.
    async fn of(cli: &Cli, folders: &[&Path]) -> Self {
        let mut arguments = vec!["mcp"];
        for folder in folders {
            arguments.extend(["--allow-folder", folder.to_str().unwrap()]);
        }
        let process = TokioChildProcess::new(tokio::process::Command::from(cli.command(&arguments))).unwrap();
        Self(().serve(process).await.unwrap())
    }

    async fn call(&self, tool: &str, arguments: Value) -> CallToolResult {
        let arguments = arguments.as_object().unwrap().clone();
        let call = CallToolRequestParams::new(tool.to_owned()).with_arguments(arguments);
        self.0
            .call_tool(call)
            .await
            .unwrap_or_else(|error| panic!("{tool}: {error}"))
    }

    /// What the tool answers.
    async fn ask(&self, tool: &str, arguments: Value) -> Value {
        let result = self.call(tool, arguments).await;
        assert_ne!(result.is_error, Some(true), "{tool}: {result:?}");
        result.structured_content.unwrap()
    }

    /// The reason why the tool does not do it.
    async fn refusal(&self, tool: &str, arguments: Value) -> String {
        let result = self.call(tool, arguments).await;
        assert_eq!(result.is_error, Some(true), "{tool}: {result:?}");
        text(&result.structured_content.unwrap()["error"]["reason"])
    }

    async fn end(self) {
        self.0.cancel().await.unwrap();
    }
}

fn desk(world: &World) -> std::path::PathBuf {
    let desk = world.dir.path().join("desk");
    std::fs::create_dir_all(&desk).unwrap();
    std::fs::write(desk.join("contract.pdf"), CONTRACT).unwrap();
    desk
}

fn path(folder: &Path, name: &str) -> Value {
    json!({ "path": folder.join(name) })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assistant_prepares_sends_and_follows_an_envelope_that_a_person_signs() {
    let world = World::start().await;
    let desk = desk(&world);
    let assistant = Assistant::of(&world.cli(), &[&desk]).await;
    assert_eq!(assistant.ask("whoami", json!({})).await["organization"], "acme Ltd");
    let seen = assistant.ask("inspect_pdf", path(&desk, "contract.pdf")).await;
    assert_eq!((&seen["can_be_signed"], &seen["page_count"]), (&json!(true), &json!(4)));
    let document = assistant.ask("upload_document", path(&desk, "contract.pdf")).await;
    let recipients = json!([{ "name": "Anna", "email": "anna@x.example", "role": "signer" }, { "name": "Bo", "email": "bo@x.example", "role": "cc" }]);
    let draft =
        json!({ "name": "Lease", "document_ids": [document["id"]], "recipients": recipients, "expires_in_days": 7 });
    let draft = assistant.ask("create_envelope", draft).await;
    assert_eq!(
        (
            text(&draft["state"]),
            draft["recipients"][0]["fields"][0]["page"].as_i64()
        ),
        ("draft".to_owned(), Some(4))
    );

    let sending = json!({ "envelope_id": draft["id"], "etag": draft["etag"] });
    assert_eq!(
        assistant
            .refusal("send_envelope", json!({ "envelope_id": draft["id"], "etag": "" }))
            .await,
        "ETAG_MISMATCH"
    );
    let sent = assistant.ask("send_envelope", sending.clone()).await;
    assert_eq!(text(&sent["state"]), "sent");
    assert_eq!(assistant.refusal("send_envelope", sending).await, "ETAG_MISMATCH");

    let id = text(&draft["id"]);
    // The person's own way to their link: the sender's command line, not the assistant.
    let link = world.cli().json(&["envelopes", "link", &id, "anna@x.example"]);
    signer::sign(&world, &text(&link["token"])).await;
    world.cli().run(&["envelopes", "watch", &id]).success();
    let envelope = json!({ "envelope_id": id });
    assert_eq!(
        text(&assistant.ask("get_envelope", envelope.clone()).await["state"]),
        "completed"
    );
    let timeline = assistant.ask("get_timeline", envelope.clone()).await;
    let signed = timeline["events"]
        .as_array()
        .unwrap()
        .iter()
        .find(|event| event["action"] == "recipient.signed");
    assert_eq!(signed.unwrap()["recipient"], "Anna");
    result_is_valid(&assistant, &desk, &id).await;
    assistant.end().await;
}

async fn result_is_valid(assistant: &Assistant, desk: &Path, envelope: &str) {
    std::fs::create_dir(desk.join("signed")).unwrap();
    let saving = json!({ "envelope_id": envelope, "folder": desk.join("signed") });
    assistant.ask("download_envelope", saving.clone()).await;
    assert_eq!(
        names(&desk.join("signed")),
        ["certificate-of-completion.pdf", "contract.pdf"]
    );
    assert_eq!(assistant.refusal("download_envelope", saving).await, "FILE_UNWRITABLE");
    let report = assistant.ask("validate_pdf", path(desk, "signed/contract.pdf")).await;
    assert_eq!(report["passed"], true, "{report}");
    let signers: Vec<_> = report["signatures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| text(&s["signer"]))
        .collect();
    assert_eq!(signers, ["Anna", "acme Ltd"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_tool_signs_or_gives_out_what_lets_others_sign() {
    let world = World::start().await;
    let assistant = Assistant::of(&world.cli(), &[]).await;
    let tools = assistant.0.list_all_tools().await.unwrap();
    let mut offered: Vec<_> = tools.iter().map(|tool| tool.name.to_string()).collect();
    offered.sort();
    let known = [
        "create_envelope",
        "download_envelope",
        "get_envelope",
        "get_timeline",
        "inspect_pdf",
        "list_envelopes",
        "send_envelope",
        "upload_document",
        "validate_pdf",
        "void_envelope",
        "whoami",
    ];
    assert_eq!(offered, known, "a new tool is looked at here first");
    for tool in &tools {
        let takes = serde_json::to_string(&tool.input_schema).unwrap().to_lowercase();
        for secret in ["code", "link", "token", "password", "mark", "consent"] {
            let word = takes.replace("page_token", "");
            assert!(!word.contains(secret), "{}: {takes}", tool.name);
        }
        assert!(
            tool.description.as_ref().is_some_and(|text| text.len() > 20),
            "{}",
            tool.name
        );
        let hints = tool.annotations.as_ref().unwrap();
        let destroys = matches!(&*tool.name, "send_envelope" | "void_envelope");
        assert_eq!(
            hints.read_only_hint != Some(true) && hints.destructive_hint != Some(false),
            destroys,
            "{}",
            tool.name
        );
    }
    let unknown = assistant.0.call_tool(CallToolRequestParams::new("sign_envelope")).await;
    assert!(unknown.is_err());
    assistant.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assistant_touches_no_file_outside_the_allowed_folders() {
    let world = World::start().await;
    let desk = desk(&world);
    let elsewhere = world.file("salary.pdf", PAPER);
    let assistant = Assistant::of(&world.cli(), &[&desk]).await;
    for tool in ["inspect_pdf", "upload_document", "validate_pdf"] {
        assert_eq!(
            assistant.refusal(tool, json!({ "path": elsewhere })).await,
            "FOLDER_NOT_ALLOWED"
        );
        assert_eq!(
            assistant.refusal(tool, path(&desk, "../salary.pdf")).await,
            "FOLDER_NOT_ALLOWED"
        );
    }
    assistant.end().await;
    let assistant = Assistant::of(&world.cli(), &[]).await;
    assert_eq!(
        assistant.refusal("upload_document", path(&desk, "contract.pdf")).await,
        "FOLDER_NOT_ALLOWED"
    );
    assistant.end().await;
    assert!(world.cli().json(&["documents", "list"]).get("documents").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assistant_can_do_no_more_than_its_user() {
    let world = World::start().await;
    let paper = world.file("lease.pdf", PAPER);
    let sent = world.cli().json(&["envelopes", "send", &paper, "--to", "a@x.example"]);
    let key = world
        .cli()
        .json(&["api-keys", "create", "reader", "--permission", "envelopes.read"]);
    let reader = world
        .cli_of("reader")
        .and("CHANCERY_SERVER", &world.url)
        .and("CHANCERY_API_KEY", &text(&key["secret"]));
    let assistant = Assistant::of(&reader, &[]).await;
    let id = text(&sent["id"]);
    let listed = assistant
        .ask("list_envelopes", json!({ "state": "sent", "limit": 5 }))
        .await;
    assert_eq!(listed["envelopes"][0]["id"], json!(id));
    let voiding = json!({ "envelope_id": id, "reason": "told to" });
    assert_eq!(assistant.refusal("void_envelope", voiding).await, "PERMISSION_MISSING");
    let unknown = json!({ "envelope_id": "env_01m7yq0s6zff0bdzymrcngf2b0" });
    assert_eq!(assistant.refusal("get_envelope", unknown).await, "RESOURCE_NOT_FOUND");
    assistant.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn envelopes_are_resources() {
    let world = World::start().await;
    let paper = world.file("lease.pdf", PAPER);
    let id = text(&world.cli().json(&["envelopes", "send", &paper, "--to", "a@x.example"])["id"]);
    let assistant = Assistant::of(&world.cli(), &[]).await;
    let uri = format!("chancery://envelopes/{id}");
    let resources = assistant.0.list_all_resources().await.unwrap();
    assert_eq!(
        resources.iter().map(|resource| &resource.uri).collect::<Vec<_>>(),
        [&uri]
    );
    assert_eq!(assistant.0.list_all_resource_templates().await.unwrap().len(), 1);
    let read = assistant
        .0
        .read_resource(ReadResourceRequestParams::new(uri))
        .await
        .unwrap();
    let ResourceContents::TextResourceContents { text: contents, .. } = &read.contents[0] else {
        panic!("text");
    };
    let envelope: Value = serde_json::from_str(contents).unwrap();
    assert_eq!(envelope["id"], json!(id));
    for bad in [
        "chancery://envelopes/env_01m7yq0s6zff0bdzymrcngf2b0",
        "file:///etc/passwd",
    ] {
        assert!(
            assistant
                .0
                .read_resource(ReadResourceRequestParams::new(bad))
                .await
                .is_err(),
            "{bad}"
        );
    }
    assistant.end().await;
}

//! People, keys and sessions.

use crate::world::{OWNER, World, text};

#[tokio::test(flavor = "multi_thread")]
async fn people_are_invited_listed_and_removed() {
    let world = World::start().await;
    let cli = world.cli();
    let invited = cli.json(&["members", "invite", "bo@x.example", "--role", "viewer"]);
    assert!(!text(&invited["invitationToken"]).is_empty());
    assert_eq!(text(&invited["member"]["role"]), "ROLE_VIEWER");
    cli.run(&["members", "invite", "bo@x.example"])
        .refused(1, "MEMBER_EXISTS");
    let listed = cli.run(&["members", "list"]).success().out;
    assert!(
        listed.contains("bo@x.example") && listed.contains("invited today") && listed.contains(OWNER),
        "{listed}"
    );
    cli.run(&["members", "remove", "bo@x.example"]).success();
    cli.run(&["members", "remove", "bo@x.example"])
        .refused(4, "MEMBER_UNKNOWN");
    cli.run(&["members", "remove", OWNER]).refused(1, "LAST_OWNER");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_key_opens_nothing() {
    let world = World::start().await;
    let cli = world.cli();
    let made = cli.json(&[
        "api-keys",
        "create",
        "robot",
        "--permission",
        "documents.read",
        "--expires",
        "7d",
    ]);
    let (id, secret) = (text(&made["apiKey"]["id"]), text(&made["secret"]));
    let robot = world
        .cli_of("robot")
        .and("CHANCERY_SERVER", &world.url)
        .and("CHANCERY_API_KEY", &secret);
    robot.run(&["documents", "list"]).success();
    let listed = cli.run(&["api-keys", "list"]).success().out;
    assert!(
        listed.contains("robot") && listed.contains("documents.read") && !listed.contains(&secret),
        "{listed}"
    );
    cli.run(&["api-keys", "revoke", &id]).success();
    robot.run(&["documents", "list"]).refused(3, "CREDENTIALS_INVALID");
    cli.run(&["api-keys", "create", "x", "--permission", "envelopes.sign"])
        .refused(1, "PERMISSION_UNKNOWN");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_ended_elsewhere_is_over() {
    let world = World::start().await;
    let (cli, laptop) = (world.cli(), world.cli_of("laptop"));
    world.login(&laptop, OWNER).success();
    let listed = laptop.run(&["sessions", "list"]).success().out;
    assert!(listed.contains("this one") && listed.contains("chancery/"), "{listed}");
    let sessions = cli.json(&["sessions", "list"]);
    let newest = text(&sessions["sessions"][0]["id"]);
    cli.run(&["sessions", "revoke", &newest]).success();
    laptop.run(&["whoami"]).refused(3, "CREDENTIALS_INVALID");
    cli.run(&["sessions", "revoke"]).refused(2, "required");
    cli.run(&["sessions", "revoke", "--all"]).success();
    cli.run(&["whoami"]).refused(3, "CREDENTIALS_INVALID");
}

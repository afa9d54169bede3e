//! Signing in and out.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;

use crate::world::{OWNER, PASSWORD, World, text};

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_is_kept_for_its_owner_alone_and_forgotten_at_the_end() {
    let world = World::empty(&[]);
    world.sign_up("acme", OWNER).await;
    let cli = world.cli();
    cli.run(&["whoami"]).refused(3, "CREDENTIALS_MISSING");
    let said = world.login(&cli, OWNER).success();
    assert!(said.out.contains("acme Ltd") && said.out.contains(OWNER), "{said:?}");
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&cli.credentials()), 0o600);
    assert_eq!(mode(cli.credentials().parent().unwrap()), 0o700);
    let kept = std::fs::read_to_string(cli.credentials()).unwrap();
    assert!(!kept.contains(PASSWORD) && kept.contains("chs_"), "{kept}");

    let who = cli.json(&["whoami"]);
    assert_eq!(text(&who["user"]["email"]), OWNER);
    assert!(
        who["permissions"]
            .as_array()
            .unwrap()
            .iter()
            .any(|p| p == "envelopes.write")
    );
    let profiles = cli.run(&["profiles"]).success().out;
    assert!(
        profiles.contains("default") && profiles.contains(&world.url) && !profiles.contains("chs_"),
        "{profiles}"
    );

    cli.run(&["logout"]).success();
    cli.run(&["whoami"]).refused(3, "CREDENTIALS_MISSING");
    std::fs::write(cli.credentials(), kept).unwrap();
    cli.run(&["whoami"]).refused(3, "CREDENTIALS_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_keeps_nothing() {
    let world = World::empty(&[]);
    world.sign_up("acme", OWNER).await;
    let cli = world.cli();
    let login = ["login", "--server", &world.url, "--email", OWNER, "--json"];
    let said = cli
        .with_input(&login, "wrong horse battery")
        .refused(3, "CREDENTIALS_WRONG");
    assert_eq!(text(&said.json()["error"]["reason"]), "CREDENTIALS_WRONG");
    cli.with_input(&login, "").refused(3, "must be typed");
    assert!(!cli.credentials().exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_api_key_signs_in_from_the_environment_or_under_a_profile() {
    let world = World::start().await;
    let made = world
        .cli()
        .json(&["api-keys", "create", "robot", "--permission", "envelopes.read"]);
    let secret = text(&made["secret"]);

    let robot = world
        .cli_of("robot")
        .and("CHANCERY_SERVER", &world.url)
        .and("CHANCERY_API_KEY", &secret);
    assert_eq!(
        robot.json(&["whoami"])["permissions"],
        serde_json::json!(["envelopes.read"])
    );
    assert!(!robot.credentials().exists());
    robot.run(&["members", "list"]).refused(3, "PERMISSION_MISSING");

    let keeper = world.cli_of("keeper");
    let login = ["login", "--server", &world.url, "--api-key", "--profile", "robot"];
    keeper.with_input(&login, &secret).success();
    keeper.run(&["envelopes", "list", "--profile", "robot"]).success();
    keeper.run(&["envelopes", "list"]).refused(3, "CREDENTIALS_MISSING");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_goes_to_its_own_server_only() {
    let (world, other) = (World::start().await, World::empty(&[]));
    let said = world
        .cli()
        .run(&["whoami", "--server", &other.url])
        .refused(3, "CREDENTIALS_MISSING");
    assert!(said.err.contains(&other.url), "{said:?}");
    world.cli().run(&["whoami", "--server", &world.url]).success();
    let log = std::fs::read_to_string(other.dir.path().join("server.log")).unwrap();
    assert!(!log.contains("GetCurrentSession"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn credentials_that_others_can_read_are_not_used() {
    let world = World::start().await;
    let path = world.cli().credentials();
    std::fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
    let said = world.cli().run(&["whoami"]).refused(1, "CREDENTIALS_FILE_UNUSABLE");
    assert!(said.err.contains("chmod 600"), "{said:?}");
    std::fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    std::fs::write(&path, "[profiles.default]\ntoken = 'chs_secret").unwrap();
    let said = world.cli().run(&["whoami"]).refused(1, "CREDENTIALS_FILE_UNUSABLE");
    assert!(!said.err.contains("chs_secret"), "{said:?}");
}

#[test]
fn the_variables_of_the_command_line_do_not_stop_the_server() {
    let settings = [
        ("CHANCERY_SERVER", "http://127.0.0.1:1"),
        ("CHANCERY_API_KEY", "chk_x"),
        ("CHANCERY_PROFILE", "x"),
    ];
    drop(World::empty(&settings));
}

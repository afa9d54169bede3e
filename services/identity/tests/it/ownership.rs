//! Whatever members do to one another, somebody stays the owner, and nobody reaches above their own role.

use std::time::Duration;

use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::member_service_server::MemberService as _;
use identity::{Registration, Role};
use kernel::{Clock as _, Permissions};
use proptest::prelude::*;
use rpc::Call;
use tokio::runtime::Runtime;

use crate::world::{World, answer};

const PEOPLE: usize = 3;

#[derive(Clone, Debug)]
enum Act {
    SetRole(wire::Role),
    End(u64),
    Remove,
}

fn any_act() -> impl Strategy<Value = Act> {
    use wire::Role::{Admin, Owner, Sender, Viewer};
    prop_oneof![
        4 => proptest::sample::select(vec![Owner, Admin, Sender, Viewer]).prop_map(Act::SetRole),
        2 => (1u64..100).prop_map(Act::End),
        1 => Just(Act::Remove),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]
    #[test]
    fn an_owner_stays_and_nobody_reaches_above_themselves(
        acts in proptest::collection::vec((0..PEOPLE, 0..PEOPLE, 0u64..50, any_act()), 1..25)
    ) {
        Runtime::new().unwrap().block_on(async {
            let world = World::on(store::testing::sqlite().await, Registration::Open).await;
            let (tokens, places) = people(&world).await;
            for (actor, target, pause, act) in acts {
                world.engine.clock.advance(Duration::from_secs(pause));
                let Ok(actor) = world.authenticate(&tokens[actor]).await else { continue };
                let before = role(&world, &places[target]).await;
                let actor = world.call(actor);
                if carry_out(&world, &actor, &places[target], &act).await.is_ok() {
                    check_reach(&actor.permissions, before, role(&world, &places[target]).await);
                }
                assert!(lasting_owners(&world).await > 0, "after {act:?}");
            }
        });
    }
}

/// An owner, an owner and an admin: their tokens and places.
async fn people(world: &World) -> (Vec<String>, Vec<String>) {
    let founder = world.found("acme", "anna@example.org").await;
    let owner = world.caller(&founder.session_token).await;
    let second = world.join(&owner, "bela@example.org", wire::Role::Owner).await;
    let third = world.join(&owner, "cili@example.org", wire::Role::Admin).await;
    let all = world
        .identity
        .list_members(rpc::request(owner, wire::ListMembersRequest::default()))
        .await;
    let all = all.unwrap().into_inner().members;
    let first = all
        .into_iter()
        .find(|member| member.email == "anna@example.org")
        .unwrap();
    let places = vec![first.id, second.member.unwrap().id, third.member.unwrap().id];
    (
        vec![founder.session_token, second.session_token, third.session_token],
        places,
    )
}

async fn carry_out(world: &World, actor: &Call, id: &str, act: &Act) -> Result<(), String> {
    // The door asks for this permission before the service is called.
    if !actor.permissions.allow("members.write") {
        return Err("PERMISSION_MISSING".to_owned());
    }
    let id = id.to_owned();
    let update = match act {
        Act::Remove => {
            let req = wire::RemoveMemberRequest {
                id,
                ..Default::default()
            };
            return answer(world.identity.remove_member(rpc::request(actor.clone(), req)).await);
        }
        Act::SetRole(role) => wire::UpdateMemberRequest {
            id,
            role: Some((*role).into()),
            ..Default::default()
        },
        Act::End(seconds) => {
            let end = world.engine.clock.now().plus(Duration::from_secs(*seconds));
            wire::UpdateMemberRequest {
                id,
                expire_time: Some(rpc::timestamp(end)),
                ..Default::default()
            }
        }
    };
    answer(world.identity.update_member(rpc::request(actor.clone(), update)).await).map(drop)
}

fn check_reach(own: &Permissions, before: Option<Role>, after: Option<Role>) {
    for role in [before, after].into_iter().flatten() {
        assert_eq!(role.permissions().intersection(own), role.permissions());
    }
}

async fn role(world: &World, place: &str) -> Option<Role> {
    let id: kernel::Id<kernel::kinds::Membership> = place.parse().unwrap();
    let mut tx = world.engine.db.read_system().await.unwrap();
    let row = store::fetch_optional!(tx, (String,), "SELECT role FROM memberships WHERE id = $1", id).unwrap();
    row.map(|(role,)| Role::try_from(role).unwrap())
}

async fn lasting_owners(world: &World) -> i64 {
    let mut tx = world.engine.db.read_system().await.unwrap();
    let sql = "SELECT count(*) FROM memberships WHERE role = 'owner' AND user_id IS NOT NULL AND expires_at IS NULL";
    store::fetch_one!(tx, (i64,), sql).unwrap().0
}

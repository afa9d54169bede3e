//! An installation with identity on it.

use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::member_service_server::MemberService as _;
use contracts::chancery::identity::v1::organization_service_server::OrganizationService as _;
use contracts::chancery::identity::v1::session_service_server::SessionService as _;
use identity::{CredentialSweeper, Identity, Registration};
use kernel::{Caller, Id, Origin, Permissions, Principal, kinds};
use rpc::{Authenticate as _, Call};
use std::sync::Arc;
use store::testing::TestDb;
use store::{JobHandler as _, NewJob, Vault, Workers};
use tonic::{Response, Status};
use tonic_types::StatusExt as _;

pub const PASSWORD: &str = "kilenc fürge béka";

pub struct World {
    pub engine: TestDb,
    pub identity: Identity,
    vault: Vault,
}

/// A fresh installation on each engine.
pub async fn worlds() -> Vec<World> {
    worlds_with(Registration::Open).await
}

pub async fn worlds_with(registration: Registration) -> Vec<World> {
    let mut worlds = vec![];
    for engine in store::testing::engines().await {
        worlds.push(World::on(engine, registration).await);
    }
    worlds
}

impl World {
    pub async fn on(engine: TestDb, registration: Registration) -> Self {
        let key = engine.directory.path().join("master.key");
        let vault = Vault::unlock(&engine.db, &key).await.unwrap();
        let identity = Identity::new(engine.db.clone(), vault.clone(), registration);
        Self {
            engine,
            identity,
            vault,
        }
    }

    pub fn origin(&self) -> Origin {
        Origin {
            ip: Some([192, 0, 2, 7].into()),
            user_agent: Some("a test".to_owned()),
            request_id: "test-request".to_owned(),
        }
    }

    pub fn anonymous(&self) -> Call {
        let caller = Caller {
            principal: Principal::Anonymous,
            organization: None,
            permissions: Permissions::default(),
            origin: self.origin(),
        };
        Call::new(caller, self.vault.clone())
    }

    /// Who a token stands for, or the reason of the refusal.
    pub async fn authenticate(&self, token: &str) -> Result<Caller, &'static str> {
        let caller = self.identity.authenticator().authenticate(token, &self.origin()).await;
        caller.map_err(|error| error.reason())
    }

    pub fn call(&self, caller: Caller) -> Call {
        Call::new(caller, self.vault.clone())
    }

    pub async fn caller(&self, token: &str) -> Call {
        self.call(self.authenticate(token).await.unwrap())
    }

    /// The same installation as another copy of the server has it.
    pub fn another_process(&self) -> Identity {
        Identity::new(self.engine.db.clone(), self.vault.clone(), Registration::Open)
    }

    /// Runs the recurring job now.
    pub async fn sweep(&self) {
        let sweeper = Arc::new(CredentialSweeper::new(self.engine.db.clone()));
        let mut tx = self.engine.db.begin_system().await.unwrap();
        let job = NewJob {
            kind: sweeper.kind(),
            organization: None,
            payload: serde_json::json!({}),
            run_at: tx.now(),
            unique_key: None,
            max_attempts: 1,
        };
        tx.enqueue(job).await.unwrap();
        tx.commit().await.unwrap();
        let workers = Workers::new(self.engine.db.clone(), self.engine.clock.clone(), vec![sweeper]);
        assert!(workers.drain().await.unwrap() >= 1);
        let mut tx = self.engine.db.read_system().await.unwrap();
        let sql = "SELECT count(*) FROM jobs WHERE last_error IS NOT NULL";
        assert_eq!(store::fetch_one!(tx, (i64,), sql).unwrap().0, 0);
    }

    pub async fn found(&self, slug: &str, email: &str) -> wire::CreateOrganizationResponse {
        let request = rpc::request(self.anonymous(), new_organization(slug, email));
        self.identity.create_organization(request).await.unwrap().into_inner()
    }

    /// A person who joins by invitation of `inviter`.
    pub async fn join(&self, inviter: &Call, email: &str, role: wire::Role) -> wire::AcceptInvitationResponse {
        let invited = self.invite(inviter, email, role).await.unwrap();
        self.accept(&invited.invitation_token, PASSWORD).await.unwrap()
    }

    pub async fn invite(
        &self,
        inviter: &Call,
        email: &str,
        role: wire::Role,
    ) -> Result<wire::InviteMemberResponse, String> {
        let req = wire::InviteMemberRequest {
            email: email.to_owned(),
            role: role.into(),
            ..Default::default()
        };
        answer(self.identity.invite_member(rpc::request(inviter.clone(), req)).await)
    }

    pub async fn accept(&self, token: &str, password: &str) -> Result<wire::AcceptInvitationResponse, String> {
        let req = wire::AcceptInvitationRequest {
            invitation_token: token.to_owned(),
            full_name: "Béla Nagy".to_owned(),
            password: password.to_owned(),
            ..Default::default()
        };
        answer(
            self.identity
                .accept_invitation(rpc::request(self.anonymous(), req))
                .await,
        )
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> Result<wire::CreateSessionResponse, String> {
        self.sign_in_to(email, password, "").await
    }

    pub async fn sign_in_to(
        &self,
        email: &str,
        password: &str,
        slug: &str,
    ) -> Result<wire::CreateSessionResponse, String> {
        let req = wire::CreateSessionRequest {
            email: email.to_owned(),
            password: password.to_owned(),
            organization_slug: slug.to_owned(),
        };
        answer(self.identity.create_session(rpc::request(self.anonymous(), req)).await)
    }

    pub async fn forget_failures(&self) {
        let mut tx = self.engine.db.begin_system().await.unwrap();
        store::execute!(tx, "DELETE FROM sign_in_failures").unwrap();
        tx.commit().await.unwrap();
    }

    /// The actions recorded so far, oldest first, with the organization they were recorded in.
    pub async fn events(&self) -> Vec<(String, Option<Id<kinds::Organization>>)> {
        let mut tx = self.engine.db.read_system().await.unwrap();
        let sql = "SELECT action, organization_id FROM outbox ORDER BY position";
        store::fetch_all!(tx, (String, Option<Id<kinds::Organization>>), sql).unwrap()
    }

    pub async fn actions(&self) -> Vec<String> {
        self.events().await.into_iter().map(|(action, _)| action).collect()
    }
}

pub fn new_organization(slug: &str, email: &str) -> wire::CreateOrganizationRequest {
    wire::CreateOrganizationRequest {
        request_id: String::new(),
        name: format!("The {slug} company"),
        slug: slug.to_owned(),
        owner: Some(wire::NewOwner {
            email: email.to_owned(),
            full_name: "Margit Kovács".to_owned(),
            password: PASSWORD.to_owned(),
        }),
    }
}

/// The answer, or the reason of the refusal.
pub fn answer<T>(reply: Result<Response<T>, Status>) -> Result<T, String> {
    reply.map(Response::into_inner).map_err(|status| reason(&status))
}

pub fn reason(status: &Status) -> String {
    let details = status.get_error_details();
    details
        .error_info()
        .map(|info| info.reason.clone())
        .unwrap_or_else(|| status.to_string())
}

pub fn request_id() -> String {
    let clock = kernel::SystemClock;
    Id::<kinds::Event>::new(&clock).uuid().to_string()
}

//! The platform's own keys and trust, on both engines.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use kernel::{Caller, Error, Id, SharedClock, kinds};
use pdf::{FieldKind, NewField, Rect};
use pki::Pki;
use pki::tsp::{TimeStamper, Token};
use rpc::Call;
use signatures::{
    FieldFill, FillValue, Level, Mark, SealDocument, SignDocument, SignatureApi, Signatures, SignedDocument,
};
use store::Vault;
use store::testing::TestDb;
use tonic::{Response, Status};
use tonic_types::StatusExt as _;

use crate::house::{open, vector};

pub const NAME: &str = "Бат-Эрдэнийн Ганбаатар 王小明 Őry";
pub const SIZE: (f64, f64) = (160.0, 50.0);

pub struct World {
    pub engine: TestDb,
    pub signatures: Signatures,
    pub api: SignatureApi,
    pub caller: Caller,
    pub stamper: Arc<Stamper>,
    pub pki: Pki,
    vault: Vault,
}

/// The platform's own unit, which can be away.
pub struct Stamper {
    unit: Arc<dyn TimeStamper>,
    pub away: AtomicBool,
}

#[async_trait::async_trait]
impl TimeStamper for Stamper {
    async fn time_stamp(&self, digest: &[u8]) -> kernel::Result<Token> {
        match self.away.load(Ordering::SeqCst) {
            true => Err(Error::unavailable("TIME_STAMP_UNAVAILABLE", "away", "for a test")),
            false => self.unit.time_stamp(digest).await,
        }
    }
}

pub async fn worlds() -> Vec<World> {
    let mut worlds = vec![];
    for engine in store::testing::engines().await {
        worlds.push(world(engine).await);
    }
    worlds
}

async fn world(engine: TestDb) -> World {
    let (db, vault) = (engine.db.clone(), engine.vault().await);
    let clock: SharedClock = engine.clock.clone();
    let pki = Pki::bootstrap(&db, &vault, clock.clone(), "https://sign.example.org")
        .await
        .unwrap();
    let stamper = Arc::new(Stamper {
        unit: pki.time_stamper(),
        away: AtomicBool::new(false),
    });
    let signatures = Signatures::new(db.clone(), pki.clone(), stamper.clone(), clock);
    World {
        api: SignatureApi::new(db, engine.blobs().await, signatures.clone()),
        caller: engine.caller(engine.organization(), &["documents.read"]),
        engine,
        signatures,
        stamper,
        pki,
        vault,
    }
}

impl World {
    pub fn id<K: kernel::Kind>(&self) -> Id<K> {
        Id::new(self.engine.clock.as_ref())
    }

    pub fn call(&self, caller: &Caller) -> Call {
        Call::new(caller.clone(), self.vault.clone())
    }

    /// Somebody of another organization.
    pub fn stranger(&self) -> Caller {
        self.engine.caller(self.engine.organization(), &["documents.read"])
    }

    pub fn act(&self, level: Level) -> SignDocument {
        use kernel::Clock as _;
        let filled = |name: &str, value| FieldFill {
            name: name.to_owned(),
            size: SIZE,
            value,
        };
        SignDocument {
            envelope: self.id(),
            recipient: self.id(),
            signer_name: NAME.to_owned(),
            signer_email: "ganbaatar@example.org".to_owned(),
            pdf: form(),
            fills: vec![
                filled("text", FillValue::Text("Зөвшөөрсөн 同意".to_owned())),
                filled("box", FillValue::Checkbox(true)),
                filled("initials", FillValue::Initials(Mark::typed("Б. Г.").unwrap())),
            ],
            signature: Some(("sign".to_owned(), SIZE, Mark::typed(NAME).unwrap())),
            reason: Some("Гэрээг зөвшөөрч байна".to_owned()),
            level,
            time: self.engine.clock.now(),
        }
    }

    pub fn seal(&self, file: Bytes) -> SealDocument {
        use kernel::Clock as _;
        SealDocument {
            envelope: None,
            organization_name: "Őrség és Társa Kft. 株式会社".to_owned(),
            pdf: file,
            field: "Seal".to_owned(),
            reason: "Пүүсийн тамга".to_owned(),
            level: Level::T,
            time: self.engine.clock.now(),
        }
    }

    /// Keeps the signature of a signed document.
    pub async fn record(&self, signed: &SignedDocument) -> (Id<kinds::Document>, Id<kinds::Signature>) {
        let document = self.id();
        let mut tx = self.engine.db.begin(&self.caller).await.unwrap();
        let new = signed.signature.as_ref().unwrap();
        let id = signatures::record(&mut tx, document, 2, new).await.unwrap();
        tx.commit().await.unwrap();
        (document, id)
    }

    pub async fn count(&self, table: &str) -> i64 {
        let mut tx = self.engine.db.read_system().await.unwrap();
        let sql = match table {
            "signatures" => "SELECT count(*) FROM signatures",
            _ => "SELECT count(*) FROM signature_validations",
        };
        store::fetch_one!(tx, (i64,), sql).unwrap().0
    }
}

/// A page with one field of each kind.
pub fn form() -> Bytes {
    let field = |name: &str, kind, y| NewField {
        name: name.to_owned(),
        kind,
        page: 1,
        rect: Rect {
            x: 40.0,
            y,
            width: SIZE.0,
            height: SIZE.1,
        },
        required: true,
        read_only: true,
        tooltip: None,
    };
    let fields = [
        field("sign", FieldKind::Signature, 40.0),
        field("text", FieldKind::Text { multiline: true }, 120.0),
        field("box", FieldKind::Checkbox, 200.0),
        field("initials", FieldKind::Mark, 280.0),
    ];
    pdf::prepare_fields(&open(&vector("plain.pdf")), &fields)
        .unwrap()
        .into()
}

/// The answer, or the reason of the refusal.
pub fn answer<T>(reply: Result<Response<T>, Status>) -> Result<T, String> {
    reply.map(Response::into_inner).map_err(|status| {
        let details = status.get_error_details();
        let reason = details.error_info().map(|info| info.reason.clone());
        reason.unwrap_or_else(|| status.to_string())
    })
}

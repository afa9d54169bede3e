//! An installation with documents on it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use contracts::chancery::documents::v1 as wire;
use contracts::chancery::documents::v1::document_service_client::DocumentServiceClient;
use contracts::chancery::documents::v1::document_service_server::DocumentServiceServer;
use contracts::chancery::documents::v1::upload_document_request::Payload;
use contracts::chancery::documents::v1::upload_service_server::UploadServiceServer;
use documents::{DocumentSweeper, Documents};
use futures::stream;
use kernel::{Caller, Id, kinds};
use rpc::Call;
use store::testing::TestDb;
use store::{BlobFiles, BlobSweeper, Blobs, JobHandler, NewJob, Vault, Workers};
use tonic::transport::server::TcpIncoming;
use tonic::transport::{Channel, Server};
use tonic::{Request, Response, Status};
use tonic_types::StatusExt as _;

pub type Client = DocumentServiceClient<Channel>;

pub struct World {
    pub engine: TestDb,
    pub blobs: Blobs,
    vault: Vault,
}

/// A fresh installation on each engine.
pub async fn worlds() -> Vec<World> {
    let mut worlds = vec![];
    for engine in store::testing::engines().await {
        worlds.push(World::on(engine).await);
    }
    worlds
}

impl World {
    pub async fn on(engine: TestDb) -> Self {
        let key = engine.directory.path().join("master.key");
        let vault = Vault::unlock(&engine.db, &key).await.unwrap();
        let files = BlobFiles::open(engine.directory.path().join("blobs")).await.unwrap();
        let blobs = Blobs::new(Arc::new(files), vault.clone());
        Self { engine, blobs, vault }
    }

    /// A signed-in person of a new organization.
    pub fn person(&self) -> Caller {
        self.engine
            .caller(self.engine.organization(), &["documents.read", "documents.write"])
    }

    pub async fn connect(&self, caller: &Caller) -> Client {
        DocumentServiceClient::new(self.channel(caller).await)
    }

    /// A connection on which every call is this caller's, as if it had come through the door.
    pub async fn channel(&self, caller: &Caller) -> Channel {
        let incoming = TcpIncoming::bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
        let address = incoming.local_addr().unwrap();
        let call = Call::new(caller.clone(), self.vault.clone());
        let service = Documents::new(self.engine.db.clone(), self.blobs.clone());
        let admit = move |mut request: Request<()>| {
            request.extensions_mut().insert(call.clone());
            Ok(request)
        };
        let server = Server::builder()
            .add_service(DocumentServiceServer::with_interceptor(service.clone(), admit.clone()))
            .add_service(UploadServiceServer::with_interceptor(service, admit));
        tokio::spawn(server.serve_with_incoming(incoming));
        let endpoint = Channel::from_shared(format!("http://{address}")).unwrap();
        endpoint.connect().await.unwrap()
    }

    /// The actions recorded so far, oldest first.
    pub async fn actions(&self) -> Vec<String> {
        let mut tx = self.engine.db.read_system().await.unwrap();
        let rows = store::fetch_all!(tx, (String,), "SELECT action FROM outbox ORDER BY position").unwrap();
        rows.into_iter().map(|row| row.0).collect()
    }

    /// Rows of documents, versions, uploads under way, and blobs that are not deleted.
    pub async fn rows(&self) -> [i64; 4] {
        let mut tx = self.engine.db.read_system().await.unwrap();
        let mut counts = [0; 4];
        let tables = [
            "SELECT count(*) FROM documents",
            "SELECT count(*) FROM document_versions",
            "SELECT count(*) FROM document_uploads",
            "SELECT count(*) FROM blobs WHERE deleted_at IS NULL",
        ];
        for (count, sql) in counts.iter_mut().zip(tables) {
            *count = store::fetch_one!(tx, (i64,), sql).unwrap().0;
        }
        counts
    }

    /// The encrypted files.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut found = vec![];
        let mut open = vec![self.engine.directory.path().join("blobs")];
        while let Some(directory) = open.pop() {
            for entry in std::fs::read_dir(directory).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path)
                } else {
                    found.push(path)
                }
            }
        }
        found
    }

    /// Runs the recurring jobs now.
    pub async fn sweep(&self) {
        let db = self.engine.db.clone();
        let handlers: Vec<Arc<dyn JobHandler>> = vec![
            Arc::new(DocumentSweeper::new(db.clone(), self.blobs.clone())),
            Arc::new(BlobSweeper::new(db.clone(), self.blobs.clone())),
        ];
        for handler in handlers {
            let mut tx = db.begin_system().await.unwrap();
            let job = NewJob {
                kind: handler.kind(),
                organization: None,
                payload: serde_json::json!({}),
                run_at: tx.now(),
                unique_key: None,
                max_attempts: 1,
            };
            tx.enqueue(job).await.unwrap();
            tx.commit().await.unwrap();
            let workers = Workers::new(db.clone(), self.engine.clock.clone(), vec![handler]);
            assert!(workers.drain().await.unwrap() >= 1);
        }
        let mut tx = db.read_system().await.unwrap();
        let failed = store::fetch_one!(tx, (i64,), "SELECT count(*) FROM jobs WHERE last_error IS NOT NULL").unwrap();
        assert_eq!(failed.0, 0);
    }
}

/// A file of the corpus.
pub fn pdf(name: &str) -> Bytes {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/vectors/pdf")
        .join(name);
    std::fs::read(path).unwrap().into()
}

/// What stands before and after `filling` bytes in a PDF of one page and one stream of that size.
pub fn around(filling: usize) -> (String, String) {
    let objects = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
                   3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n";
    let offset = |object: &str| objects.find(object).unwrap();
    let head = format!("{objects}4 0 obj\n<</Length {filling}>>\nstream\n");
    let end = "\nendstream\nendobj\n";
    let table = head.len() + filling + end.len();
    let offsets = [offset("1 0 obj"), offset("2 0 obj"), offset("3 0 obj"), objects.len()];
    let entries: String = offsets.iter().map(|at| format!("{at:010} 00000 n \n")).collect();
    let tail = format!(
        "{end}xref\n0 5\n0000000000 65535 f \n{entries}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"
    );
    (head, tail)
}

pub fn header(name: &str) -> wire::UploadHeader {
    wire::UploadHeader {
        name: name.to_owned(),
        ..Default::default()
    }
}

pub fn message(payload: Payload) -> wire::UploadDocumentRequest {
    wire::UploadDocumentRequest { payload: Some(payload) }
}

/// Uploads in chunks of 300 bytes.
pub async fn upload(client: &mut Client, header: wire::UploadHeader, file: &Bytes) -> Result<wire::Document, String> {
    let mut messages = vec![message(Payload::Header(header))];
    messages.extend(
        file.chunks(300)
            .map(|chunk| message(Payload::Chunk(Bytes::copy_from_slice(chunk)))),
    );
    send(client, messages).await
}

pub async fn send(client: &mut Client, messages: Vec<wire::UploadDocumentRequest>) -> Result<wire::Document, String> {
    answer(client.upload_document(stream::iter(messages)).await)
}

pub async fn download(client: &mut Client, id: &str, version: i32) -> Result<Vec<u8>, String> {
    let req = wire::DownloadDocumentRequest {
        id: id.to_owned(),
        version_number: version,
    };
    let mut chunks = answer(client.download_document(req).await)?;
    let mut content = vec![];
    while let Some(message) = chunks.message().await.map_err(|status| reason(&status))? {
        assert!(message.chunk.len() <= 64 << 10);
        content.extend_from_slice(&message.chunk);
    }
    Ok(content)
}

pub async fn get(client: &mut Client, id: &str) -> Result<wire::Document, String> {
    answer(
        client
            .get_document(wire::GetDocumentRequest { id: id.to_owned() })
            .await,
    )
}

pub async fn delete(client: &mut Client, id: &str) -> Result<(), String> {
    let req = wire::DeleteDocumentRequest {
        id: id.to_owned(),
        ..Default::default()
    };
    answer(client.delete_document(req).await)
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
    Id::<kinds::Event>::new(&kernel::SystemClock).uuid().to_string()
}

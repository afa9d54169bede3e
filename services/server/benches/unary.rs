//! What the door costs: CPU time of one unary call on a bare tonic echo, and on the same echo behind the whole gateway with
//! authentication, authorization, validation, rate limits, metrics and request ids on.
//!
//! `cargo bench -p server --bench unary`. CPU time of the server's own thread is compared, which other load on the machine
//! disturbs little.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use contracts::chancery::envelopes::v1 as wire;
use contracts::chancery::envelopes::v1::envelope_service_client::EnvelopeServiceClient;
use contracts::chancery::envelopes::v1::envelope_service_server::{EnvelopeService, EnvelopeServiceServer};
use contracts::chancery::identity::v1::organization_service_client::OrganizationServiceClient;
use contracts::chancery::identity::v1::{CreateOrganizationRequest, NewOwner};
use kernel::SystemClock;
use rpc::Reply;
use server::Platform;
use server::config::Config;
use server::gateway::{self, Metrics};
use server::serve::{self, Port};
use tokio_util::sync::CancellationToken;
use tonic::service::Routes;
use tonic::transport::{Channel, Server};
use tonic::{Request, Response, Status};

type Failure = Box<dyn std::error::Error + Send + Sync>;

const CALLS: u64 = 200_000;
const IN_FLIGHT: u64 = 64;

/// Answers with the identifier it was asked for; `BEHIND_THE_DOOR` goes the way of every method of ours.
struct Echo<const BEHIND_THE_DOOR: bool>;

#[tonic::async_trait]
impl<const BEHIND_THE_DOOR: bool> EnvelopeService for Echo<BEHIND_THE_DOOR> {
    async fn get_envelope(&self, request: Request<wire::GetEnvelopeRequest>) -> Reply<wire::Envelope> {
        let echo = |req: wire::GetEnvelopeRequest| wire::Envelope {
            id: req.id,
            ..Default::default()
        };
        if !BEHIND_THE_DOOR {
            return Ok(Response::new(echo(request.into_inner())));
        }
        rpc::unary(request, |_, req| async move { Ok(echo(req)) }).await
    }
    async fn create_envelope(&self, _: Request<wire::CreateEnvelopeRequest>) -> Reply<wire::Envelope> {
        Err(Status::unimplemented(""))
    }
    async fn list_envelopes(&self, _: Request<wire::ListEnvelopesRequest>) -> Reply<wire::ListEnvelopesResponse> {
        Err(Status::unimplemented(""))
    }
    async fn update_envelope(&self, _: Request<wire::UpdateEnvelopeRequest>) -> Reply<wire::Envelope> {
        Err(Status::unimplemented(""))
    }
    async fn delete_envelope(&self, _: Request<wire::DeleteEnvelopeRequest>) -> Reply<()> {
        Err(Status::unimplemented(""))
    }
    async fn correct_envelope(&self, _: Request<wire::CorrectEnvelopeRequest>) -> Reply<wire::Envelope> {
        Err(Status::unimplemented(""))
    }
    async fn count_envelopes(&self, _: Request<wire::CountEnvelopesRequest>) -> Reply<wire::CountEnvelopesResponse> {
        Err(Status::unimplemented(""))
    }
    async fn create_one_time_code(&self, _: Request<wire::CreateOneTimeCodeRequest>) -> Reply<wire::OneTimeCode> {
        Err(Status::unimplemented(""))
    }
    async fn remind_recipient(&self, _: Request<wire::RemindRecipientRequest>) -> Reply<wire::SigningLink> {
        Err(Status::unimplemented(""))
    }
    async fn send_envelope(&self, _: Request<wire::SendEnvelopeRequest>) -> Reply<wire::Envelope> {
        Err(Status::unimplemented(""))
    }
    async fn void_envelope(&self, _: Request<wire::VoidEnvelopeRequest>) -> Reply<wire::Envelope> {
        Err(Status::unimplemented(""))
    }
    async fn create_signing_link(&self, _: Request<wire::CreateSigningLinkRequest>) -> Reply<wire::SigningLink> {
        Err(Status::unimplemented(""))
    }
}

/// A server on a thread of its own.
struct Served {
    address: SocketAddr,
    /// `/proc/self/task/…/schedstat` of its thread.
    schedstat: String,
}

impl Served {
    fn cpu(&self) -> Result<Duration, Failure> {
        let text = std::fs::read_to_string(&self.schedstat)?;
        let nanos = text.split_whitespace().next().ok_or("an empty schedstat")?;
        Ok(Duration::from_nanos(nanos.parse()?))
    }
}

/// Runs `serve` on one thread; it says where it listens.
fn on_a_thread<F, W>(serve: F) -> Result<Served, Failure>
where
    F: FnOnce(mpsc::Sender<(SocketAddr, String)>) -> W + Send + 'static,
    W: Future<Output = Result<(), Failure>>,
{
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || -> Result<(), Failure> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(serve(sender))
    });
    let (address, schedstat) = receiver.recv()?;
    Ok(Served { address, schedstat })
}

fn own_schedstat() -> Result<String, Failure> {
    let thread = std::fs::read_link("/proc/thread-self")?;
    Ok(format!("/proc/{}/schedstat", thread.display()))
}

async fn bare(ready: mpsc::Sender<(SocketAddr, String)>) -> Result<(), Failure> {
    let listener = serve::bind("127.0.0.1:0".parse()?).await.map_err(|e| e.to_string())?;
    ready.send((listener.local_addr()?, own_schedstat()?))?;
    let incoming = tokio_stream::wrappers::TcpListenerStream::new(listener);
    let server = Server::builder()
        .tcp_nodelay(true)
        .add_service(EnvelopeServiceServer::new(Echo::<false>));
    Ok(server.serve_with_incoming(incoming).await?)
}

/// The whole gateway; the platform behind it is real but for the one service.
async fn behind_the_door(
    platform: Arc<Platform>,
    config: Config,
    echo: bool,
    ready: mpsc::Sender<(SocketAddr, String)>,
) -> Result<(), Failure> {
    let metrics = Arc::new(Metrics::default());
    let mut parts = platform.gateway(&config, "http://127.0.0.1", metrics.clone());
    if echo {
        parts.services = Routes::new(EnvelopeServiceServer::new(Echo::<true>)).prepare();
    }
    let listener = serve::bind("127.0.0.1:0".parse()?).await.map_err(|e| e.to_string())?;
    ready.send((listener.local_addr()?, own_schedstat()?))?;
    let port = Port {
        listener,
        tls: None,
        connections: 100,
        grace: Duration::ZERO,
        metrics,
    };
    serve::run(port, gateway::build(parts), CancellationToken::new()).await;
    Ok(())
}

async fn channel(address: SocketAddr) -> Result<Channel, Failure> {
    Ok(Channel::from_shared(format!("http://{address}"))?.connect().await?)
}

/// CPU microseconds of the server for one call, and calls a second as they came.
async fn measure(served: &Served, token: &str) -> Result<(f64, f64), Failure> {
    let client = EnvelopeServiceClient::new(channel(served.address).await?);
    call(client.clone(), token.to_owned(), CALLS / 20).await?;
    let (cpu, started) = (served.cpu()?, Instant::now());
    let callers = (0..IN_FLIGHT).map(|_| tokio::spawn(call(client.clone(), token.to_owned(), CALLS / IN_FLIGHT)));
    for caller in futures::future::join_all(callers).await {
        caller??;
    }
    let (cpu, took) = (served.cpu()? - cpu, started.elapsed());
    Ok((
        cpu.as_secs_f64() * 1e6 / CALLS as f64,
        CALLS as f64 / took.as_secs_f64(),
    ))
}

async fn call(mut client: EnvelopeServiceClient<Channel>, token: String, times: u64) -> Result<(), Failure> {
    let bearer: tonic::metadata::AsciiMetadataValue = format!("Bearer {token}").parse()?;
    for _ in 0..times {
        let mut request = Request::new(wire::GetEnvelopeRequest {
            id: "env_01890a5dac96774bbcceb30209".to_owned(),
        });
        request.metadata_mut().insert("authorization", bearer.clone());
        client.get_envelope(request).await?;
    }
    Ok(())
}

async fn token(address: SocketAddr) -> Result<String, Failure> {
    let owner = NewOwner {
        email: "owner@bench.example".to_owned(),
        full_name: "Owner".to_owned(),
        password: "correct horse battery".to_owned(),
    };
    let request = CreateOrganizationRequest {
        name: "Bench".to_owned(),
        slug: "bench".to_owned(),
        owner: Some(owner),
        ..Default::default()
    };
    let made = OrganizationServiceClient::new(channel(address).await?)
        .create_organization(request)
        .await?;
    Ok(made.into_inner().session_token)
}

/// Limits that are counted but never reached.
const PLENTY: &str = "[limits]
rate_per_address = { per_second = 100000000, burst = 100000000 }
rate_per_token = { per_second = 100000000, burst = 100000000 }";

fn main() -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    runtime.block_on(run())
}

async fn run() -> Result<(), Failure> {
    let dir = tempfile::tempdir()?;
    let mut config = Config::parse(PLENTY).map_err(|e| e.to_string())?;
    config.data_dir = dir.path().to_owned();
    let opened = Platform::open(
        &config,
        "http://127.0.0.1",
        Arc::new(SystemClock),
        CancellationToken::new(),
    )
    .await;
    let platform = Arc::new(opened.map_err(|e| e.to_string())?);
    let gateway = |echo: bool| {
        let (platform, config) = (platform.clone(), config.clone());
        on_a_thread(move |ready| behind_the_door(platform, config, echo, ready))
    };
    let (whole, echo, peer) = (gateway(false)?, gateway(true)?, on_a_thread(bare)?);
    let token = token(whole.address).await?;
    report("log off", &peer, &echo, &token).await?;
    tracing_subscriber::fmt().json().with_writer(std::io::sink).init();
    report("log on", &peer, &echo, &token).await
}

/// One line: both, and what the door adds.
#[allow(clippy::print_stdout)] // the figures are what a benchmark is for
async fn report(name: &str, peer: &Served, echo: &Served, token: &str) -> Result<(), Failure> {
    let (bare, bare_rate) = measure(peer, token).await?;
    let (ours, our_rate) = measure(echo, token).await?;
    let overhead = (ours / bare - 1.0) * 100.0;
    println!(
        "unary, access {name}: bare tonic {bare:.2} µs CPU/call ({bare_rate:.0}/s) chancery {ours:.2} µs CPU/call ({our_rate:.0}/s) overhead={overhead:.0}%"
    );
    Ok(())
}

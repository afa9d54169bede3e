//! TLS by OpenSSL on the same port, with HTTP/2 by ALPN.

use std::net::SocketAddr;
use std::path::Path;
use std::pin::Pin;

use contracts::chancery::identity::v1::GetCurrentSessionRequest;
use contracts::chancery::identity::v1::session_service_client::SessionServiceClient;
use hyper_util::rt::TokioIo;
use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::PKey;
use openssl::ssl::{SslConnector, SslMethod};
use openssl::x509::extension::SubjectAlternativeName;
use openssl::x509::{X509, X509NameBuilder};
use tokio::net::TcpStream;
use tokio_openssl::SslStream;
use tonic::Code;
use tonic::transport::{Channel, Endpoint, Uri};

use crate::support::{Server, server_with};

/// A certificate for localhost that vouches for itself.
fn certificate(dir: &Path) -> X509 {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    let key = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_text("CN", "localhost").unwrap();
    let name = name.build();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    builder
        .set_serial_number(&BigNum::from_u32(1).unwrap().to_asn1_integer().unwrap())
        .unwrap();
    builder.set_subject_name(&name).unwrap();
    builder.set_issuer_name(&name).unwrap();
    builder.set_pubkey(&key).unwrap();
    builder.set_not_before(&Asn1Time::days_from_now(0).unwrap()).unwrap();
    builder.set_not_after(&Asn1Time::days_from_now(1).unwrap()).unwrap();
    let names = SubjectAlternativeName::new()
        .dns("localhost")
        .build(&builder.x509v3_context(None, None))
        .unwrap();
    builder.append_extension(names).unwrap();
    builder.sign(&key, MessageDigest::sha256()).unwrap();
    let certificate = builder.build();
    std::fs::write(dir.join("tls.pem"), certificate.to_pem().unwrap()).unwrap();
    std::fs::write(dir.join("tls.key"), key.private_key_to_pem_pkcs8().unwrap()).unwrap();
    certificate
}

async fn secured() -> (Server, X509, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let certificate = certificate(dir.path());
    let toml = format!(
        "[tls]\ncert = {:?}\nkey = {:?}",
        dir.path().join("tls.pem"),
        dir.path().join("tls.key")
    );
    (server_with(&toml).await, certificate, dir)
}

async fn handshake(address: SocketAddr, trusted: X509, alpn: &[u8]) -> std::io::Result<SslStream<TcpStream>> {
    let mut connector = SslConnector::builder(SslMethod::tls_client()).unwrap();
    connector.cert_store_mut().add_cert(trusted).unwrap();
    connector.set_alpn_protos(alpn).unwrap();
    let ssl = connector.build().configure().unwrap().into_ssl("localhost").unwrap();
    let mut stream = SslStream::new(ssl, TcpStream::connect(address).await?).unwrap();
    Pin::new(&mut stream).connect().await.map_err(std::io::Error::other)?;
    Ok(stream)
}

#[tokio::test]
async fn a_grpc_client_speaks_http2_over_tls() {
    let (server, certificate, _dir) = secured().await;
    assert!(server.url.starts_with("https://"));
    let address = server.running.address;
    let connect = tower::service_fn(move |_: Uri| {
        let trusted = certificate.clone();
        async move { handshake(address, trusted, b"\x02h2").await.map(TokioIo::new) }
    });
    let endpoint = Endpoint::from_static("http://localhost");
    let channel: Channel = endpoint.connect_with_connector(connect).await.unwrap();
    let refused = SessionServiceClient::new(channel)
        .get_current_session(GetCurrentSessionRequest {})
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Code::Unauthenticated);
    server.stop().await;
}

#[tokio::test]
async fn an_http_client_speaks_http1_over_tls() {
    let (server, certificate, _dir) = secured().await;
    let root = reqwest::Certificate::from_pem(&certificate.to_pem().unwrap()).unwrap();
    let client = reqwest::Client::builder().add_root_certificate(root).build().unwrap();
    let url = format!("https://localhost:{}/healthz", server.running.address.port());
    let response = client.get(url).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert!(response.headers().contains_key("strict-transport-security"));
    server.stop().await;
}

#[tokio::test]
async fn a_client_that_does_not_speak_tls_disturbs_nobody() {
    let (server, certificate, _dir) = secured().await;
    let plain = reqwest::get(format!("http://{}/healthz", server.running.address)).await;
    assert!(plain.is_err());
    let stream = handshake(server.running.address, certificate, b"\x08http/1.1")
        .await
        .unwrap();
    assert_eq!(stream.ssl().selected_alpn_protocol(), Some(b"http/1.1".as_slice()));
    drop(stream);
    server.stop().await;
}

//! TLS by OpenSSL, on the port and to the servers of others: TLS 1.2 and 1.3, HTTP/2 by ALPN.

use std::io;
use std::pin::Pin;
use std::time::Duration;

use http::Uri;
use hyper_util::rt::TokioIo;
use kernel::{Error, Result};
use openssl::ssl::{AlpnError, Ssl, SslAcceptor, SslConnector, SslFiletype, SslMethod, SslVersion, select_next_proto};
use tokio::net::TcpStream;
use tokio_openssl::SslStream;

use crate::config::Tls;

/// A client that is slower than this with its handshake is cut off.
const HANDSHAKE: Duration = Duration::from_secs(10);
const OURS: &[u8] = b"\x02h2\x08http/1.1";
const HTTP2: &[u8] = b"h2";

/// The acceptor of these files.
///
/// # Errors
/// `FAILED_PRECONDITION` / `TLS_FILES_UNUSABLE`.
pub fn acceptor(tls: &Tls) -> Result<SslAcceptor> {
    let unusable = |what: &str, file: &std::path::Path| {
        let message = format!(
            "tls.{what}: {} cannot be used; it must be a PEM file that fits the other one",
            file.display()
        );
        Error::precondition("TLS_FILES_UNUSABLE", message)
    };
    let mut builder = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls_server()).map_err(Error::internal)?;
    builder
        .set_certificate_chain_file(&tls.cert)
        .map_err(|_| unusable("cert", &tls.cert))?;
    builder
        .set_private_key_file(&tls.key, SslFiletype::PEM)
        .map_err(|_| unusable("key", &tls.key))?;
    builder.check_private_key().map_err(|_| unusable("key", &tls.key))?;
    builder.set_alpn_select_callback(|_, theirs| select_next_proto(OURS, theirs).ok_or(AlpnError::NOACK));
    Ok(builder.build())
}

/// The handshake; none when the client fails it.
pub async fn accept(acceptor: &SslAcceptor, stream: TcpStream) -> Option<SslStream<TcpStream>> {
    let ssl = Ssl::new(acceptor.context()).ok()?;
    let mut stream = SslStream::new(ssl, stream).ok()?;
    let shaken = tokio::time::timeout(HANDSHAKE, Pin::new(&mut stream).accept()).await;
    matches!(shaken, Ok(Ok(()))).then_some(stream)
}

/// Connects to a server and makes sure that it is the one of this name, by the certificates the machine trusts
/// (`SSL_CERT_FILE` and `SSL_CERT_DIR` name others).
///
/// # Errors
/// Why not.
pub async fn connect(uri: Uri) -> io::Result<TokioIo<SslStream<TcpStream>>> {
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let ssl = client(host)?;
    let stream = TcpStream::connect((host, uri.port_u16().unwrap_or(443))).await?;
    stream.set_nodelay(true)?;
    let mut stream = SslStream::new(ssl, stream)?;
    let shaken = tokio::time::timeout(HANDSHAKE, Pin::new(&mut stream).connect()).await;
    shaken?.map_err(io::Error::other)?;
    if stream.ssl().selected_alpn_protocol() != Some(HTTP2) {
        return Err(io::Error::other("it speaks no HTTP/2"));
    }
    Ok(TokioIo::new(stream))
}

fn client(host: &str) -> io::Result<Ssl> {
    let mut connector = SslConnector::builder(SslMethod::tls_client())?;
    connector.set_min_proto_version(Some(SslVersion::TLS1_2))?;
    connector.set_alpn_protos(b"\x02h2")?;
    Ok(connector.build().configure()?.into_ssl(host)?)
}

//! The way to a server: HTTP/2, in the clear or over TLS by OpenSSL.

use std::time::Duration;

use http::Uri;
use kernel::{Error, Result};
use tonic::transport::{Channel, Endpoint};

use crate::tls;

/// Time to connect in.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a quiet stream is asked whether it still lives.
const PULSE: Duration = Duration::from_secs(30);

/// Connects to the server at this address.
///
/// # Errors
/// `SERVER_URL_MALFORMED`, `SERVER_UNREACHABLE`.
pub async fn open(server: &str) -> Result<Channel> {
    let uri = parse(server)?;
    let secure = uri.scheme_str() == Some("https");
    let endpoint = endpoint(uri)?;
    let connecting = async {
        if secure {
            endpoint.connect_with_connector(tower::service_fn(tls::connect)).await
        } else {
            endpoint.connect().await
        }
    };
    connecting.await.map_err(|cause| {
        let message = format!("{server} cannot be reached; is the address right, and does the server run?");
        Error::unavailable("SERVER_UNREACHABLE", message, root_cause(&cause))
    })
}

fn parse(server: &str) -> Result<Uri> {
    let uri = server.parse::<Uri>().ok().filter(|uri| {
        let scheme = matches!(uri.scheme_str(), Some("http" | "https"));
        scheme && uri.host().is_some_and(|host| !host.is_empty()) && uri.path() == "/"
    });
    let remedy = "must look like https://sign.example.org";
    uri.ok_or_else(|| Error::invalid("SERVER_URL_MALFORMED", "--server", remedy))
}

fn endpoint(uri: Uri) -> Result<Endpoint> {
    let program = concat!("chancery/", env!("CARGO_PKG_VERSION"));
    let endpoint = Endpoint::from(uri).user_agent(program).map_err(Error::internal)?;
    Ok(endpoint
        .connect_timeout(PATIENCE)
        .tcp_nodelay(true)
        .http2_keep_alive_interval(PULSE)
        .keep_alive_timeout(PULSE))
}

/// The innermost cause, which says what happened; those around it say only that something did.
fn root_cause(error: &dyn std::error::Error) -> String {
    error.source().map_or_else(|| error.to_string(), root_cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_scheme_and_a_host_and_nothing_more() {
        for good in [
            "http://127.0.0.1:8420",
            "https://sign.example.org",
            "https://sign.example.org/",
            "http://[::1]:80",
        ] {
            assert!(parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "sign.example.org",
            "ftp://sign.example.org",
            "https://",
            "https://sign.example.org/api",
            "http//x",
        ] {
            assert_eq!(parse(bad).unwrap_err().reason(), "SERVER_URL_MALFORMED", "{bad}");
        }
    }
}

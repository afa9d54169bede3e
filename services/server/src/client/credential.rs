//! Whose calls they are.

use kernel::{Error, Result};
use tonic::metadata::AsciiMetadataValue;
use tonic::{Request, Status};

/// A bearer token, or none, that goes with every call.
#[derive(Clone)]
pub struct Credential {
    bearer: Option<AsciiMetadataValue>,
}

impl Credential {
    /// Nobody's, for public methods.
    pub fn none() -> Self {
        Self { bearer: None }
    }

    /// The holder's of this token: of a session, an API key or a signing link.
    ///
    /// # Errors
    /// `CREDENTIALS_INVALID` when no server could have given it.
    pub fn bearer(token: &str) -> Result<Self> {
        let mut bearer: AsciiMetadataValue = format!("Bearer {token}").parse().map_err(|_| {
            let message =
                "the token or API key holds characters that none has; copy it whole, without spaces or line ends";
            Error::new(kernel::ErrorKind::Unauthenticated, "CREDENTIALS_INVALID", message)
        })?;
        bearer.set_sensitive(true);
        Ok(Self { bearer: Some(bearer) })
    }
}

impl tonic::service::Interceptor for Credential {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        if let Some(bearer) = &self.bearer {
            request.metadata_mut().insert("authorization", bearer.clone());
        }
        Ok(request)
    }
}

//! Whose calls they are, and which calls may be made at all.

use kernel::{Error, Result};
use tonic::metadata::AsciiMetadataValue;
use tonic::{GrpcMethod, Request, Status};

/// A method by its service's full name and its own.
pub type Method = (&'static str, &'static str);

/// A bearer token, or none, that goes with every call.
#[derive(Clone)]
pub struct Credential {
    bearer: Option<AsciiMetadataValue>,
    methods: Option<&'static [Method]>,
}

impl Credential {
    /// Nobody's, for public methods.
    pub fn none() -> Self {
        Self {
            bearer: None,
            methods: None,
        }
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
        Ok(Self {
            bearer: Some(bearer),
            methods: None,
        })
    }

    /// The same, for these methods and no other: every other call ends here, before anything leaves this program.
    pub fn only_for(mut self, methods: &'static [Method]) -> Self {
        self.methods = Some(methods);
        self
    }

    fn allows(&self, method: Option<&GrpcMethod<'_>>) -> bool {
        match (self.methods, method) {
            (None, _) => true,
            (Some(allowed), Some(method)) => allowed.contains(&(method.service(), method.method())),
            (Some(_), None) => false,
        }
    }
}

impl tonic::service::Interceptor for Credential {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        if !self.allows(request.extensions().get::<GrpcMethod<'_>>()) {
            return Err(Status::permission_denied("this program does not offer that method"));
        }
        if let Some(bearer) = &self.bearer {
            request.metadata_mut().insert("authorization", bearer.clone());
        }
        Ok(request)
    }
}

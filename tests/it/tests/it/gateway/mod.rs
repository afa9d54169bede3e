//! One port, three protocols, and what surrounds them.

mod app;
mod browser;
mod envelope;
mod json;
mod limits;
mod protocols;
mod shutdown;
mod tls;

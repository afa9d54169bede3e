//! The certificate of completion: a sealed PDF that tells, from the audit trail alone, who did what to an envelope and when.

mod job;
mod paper;
mod story;
mod words;

pub use job::{IssueCertificate, JOB};

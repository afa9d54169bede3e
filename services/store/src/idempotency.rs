//! The first answer to a request is the answer to its repetitions (AIP-155).

use kernel::Result;

use crate::{Tx, execute, fetch_one};

/// What is known about a `request_id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Not seen before; it belongs to this transaction now.
    Fresh,
    /// Seen with the same request: the first answer.
    Replay(Vec<u8>),
    /// Seen with another request.
    Reused,
}

impl Tx {
    /// Claims `request_id` for this transaction. `scope` tells callers of one organization apart (the principal as
    /// text); callers that act in no organization have the scope alone. A concurrent claim waits for the first to end.
    ///
    /// # Errors
    /// As [`execute!`](crate::execute).
    pub async fn claim_request(
        &mut self,
        scope: &str,
        method: &str,
        request_id: &str,
        request_hash: &[u8],
    ) -> Result<Claim> {
        let (organization, now) = (self.organization(), self.now());
        let scope = self.request_scope(scope);
        let fresh = execute!(
            self,
            "INSERT INTO idempotency_keys (scope, method, request_id, organization_id, request_hash, response, \
             created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            &scope,
            method,
            request_id,
            organization,
            request_hash,
            Vec::<u8>::new(),
            now,
        )?;
        if fresh == 1 {
            return Ok(Claim::Fresh);
        }
        let sql =
            "SELECT request_hash, response FROM idempotency_keys WHERE scope = $1 AND method = $2 AND request_id = $3";
        let (hash, response) = fetch_one!(self, (Vec<u8>, Vec<u8>), sql, &scope, method, request_id)?;
        Ok(if hash == request_hash {
            Claim::Replay(response)
        } else {
            Claim::Reused
        })
    }

    /// Keeps the answer to a request that this transaction claimed, for seven days.
    ///
    /// # Errors
    /// As [`execute!`](crate::execute).
    pub async fn remember_response(
        &mut self,
        scope: &str,
        method: &str,
        request_id: &str,
        response: &[u8],
    ) -> Result<()> {
        let scope = self.request_scope(scope);
        let sql = "UPDATE idempotency_keys SET response = $4 WHERE scope = $1 AND method = $2 AND request_id = $3";
        execute!(self, sql, &scope, method, request_id, response)?;
        Ok(())
    }

    fn request_scope(&self, scope: &str) -> String {
        match self.organization() {
            Some(organization) => format!("{organization}/{scope}"),
            None => format!("-/{scope}"),
        }
    }
}

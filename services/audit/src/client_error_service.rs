//! `ClientErrorService`.

use contracts::chancery::audit::v1 as proto;
use contracts::chancery::audit::v1::client_error_service_server::ClientErrorService;
use kernel::PageRequest;
use rpc::{Reply, timestamp};
use store::Db;
use tonic::Request;

use crate::client_error::{Allowance, ClientError, Report};
use crate::convert::hex;
use crate::store::client_errors;

/// Takes errors that browsers and apps report, and shows them.
pub struct ClientErrorApi {
    db: Db,
    allowance: Allowance,
}

impl ClientErrorApi {
    /// A service on this database.
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self {
            db,
            allowance: Allowance::default(),
        }
    }
}

#[tonic::async_trait]
impl ClientErrorService for ClientErrorApi {
    async fn report_client_error(&self, request: Request<proto::ReportClientErrorRequest>) -> Reply<()> {
        rpc::unary(request, |call, req| async move {
            self.allowance.take(call.origin.ip)?;
            let report = Report {
                message: req.message,
                stack: req.stack,
                page: req.page,
                app_version: req.app_version,
                user_agent: call.origin.user_agent.clone().unwrap_or_default(),
            };
            let report = report.cleaned();
            let Some(organization) = call.organization else {
                tracing::warn!(message = ?report.message, page = ?report.page, "a browser nobody is signed in with failed");
                return Ok(());
            };
            let mut tx = self.db.begin(&call).await?;
            if !client_errors::add(&mut tx, organization, &report).await? {
                tracing::warn!(%organization, message = ?report.message, "one group of client errors too many");
            }
            tx.commit().await
        })
        .await
    }

    async fn list_client_errors(
        &self,
        request: Request<proto::ListClientErrorsRequest>,
    ) -> Reply<proto::ListClientErrorsResponse> {
        rpc::unary(request, |call, req| async move {
            let page = PageRequest::parse(req.page_size, &req.page_token)?;
            let mut tx = self.db.read(&call).await?;
            let page = client_errors::list(&mut tx, call.organization()?, &page).await?;
            Ok(proto::ListClientErrorsResponse {
                client_errors: page.items.into_iter().map(Into::into).collect(),
                next_page_token: page.next_token,
            })
        })
        .await
    }
}

impl From<ClientError> for proto::ClientError {
    fn from(group: ClientError) -> Self {
        Self {
            id: group.id.to_string(),
            fingerprint: hex(&group.fingerprint),
            message: group.message,
            stack: group.stack,
            page: group.page,
            app_version: group.app_version,
            user_agent: group.user_agent,
            count: group.reports,
            first_time: Some(timestamp(group.created_at)),
            last_time: Some(timestamp(group.updated_at)),
        }
    }
}

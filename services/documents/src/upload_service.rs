//! `UploadService`.

use contracts::chancery::documents::v1 as wire;
use contracts::chancery::documents::v1::upload_service_server::UploadService;
use rpc::Reply;
use tonic::Request;

use crate::service::Documents;

#[tonic::async_trait]
impl UploadService for Documents {
    async fn create_upload(&self, request: Request<wire::CreateUploadRequest>) -> Reply<wire::Upload> {
        rpc::unary(request, |call, req| self.begin_upload(call, req)).await
    }

    async fn append_upload(&self, request: Request<wire::AppendUploadRequest>) -> Reply<wire::AppendUploadResponse> {
        rpc::unary(request, |call, req| async move {
            let next_offset = Documents::append_upload(self, &call, req).await?;
            Ok(wire::AppendUploadResponse { next_offset })
        })
        .await
    }

    async fn get_upload(&self, request: Request<wire::GetUploadRequest>) -> Reply<wire::Upload> {
        rpc::unary(request, |call, req| async move {
            Ok(self.read_upload(&call, &req.id).await?.into())
        })
        .await
    }

    async fn finish_upload(&self, request: Request<wire::FinishUploadRequest>) -> Reply<wire::Document> {
        rpc::unary(request, |call, req| Documents::finish_upload(self, call, req)).await
    }

    async fn abandon_upload(&self, request: Request<wire::AbandonUploadRequest>) -> Reply<()> {
        rpc::unary(request, |call, req| Documents::abandon_upload(self, call, req)).await
    }
}

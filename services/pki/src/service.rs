//! `chancery.pki.v1.CertificateService`.

use contracts::chancery::pki::v1::certificate_service_server::CertificateService;
use contracts::chancery::pki::v1::{
    Certificate, CertificateAuthority, CertificateRevocationList, GetCertificateAuthorityRequest,
    GetCertificateRequest, GetCertificateRevocationListRequest, ListCertificatesRequest, ListCertificatesResponse,
    RevokeCertificateRequest,
};
use kernel::{Id, Page, PageRequest};
use rpc::Reply;
use tonic::Request;

use crate::{Pki, convert, store as rows};

/// The service over an installation's trust.
#[derive(Clone)]
pub struct Certificates(Pki);

impl Certificates {
    /// Serves `pki`.
    #[must_use]
    pub fn new(pki: Pki) -> Self {
        Self(pki)
    }
}

#[tonic::async_trait]
impl CertificateService for Certificates {
    async fn get_certificate(&self, request: Request<GetCertificateRequest>) -> Reply<Certificate> {
        rpc::unary(request, |caller, req| async move {
            let mut tx = self.0.0.db.read(&caller).await?;
            let held = rows::certificate(&mut tx, caller.organization()?, req.id.parse()?).await?;
            convert::certificate(held)
        })
        .await
    }

    async fn list_certificates(&self, request: Request<ListCertificatesRequest>) -> Reply<ListCertificatesResponse> {
        rpc::unary(request, |caller, req| async move {
            let page = PageRequest::<String>::parse(req.page_size, &req.page_token)?;
            let after = page.after.map(|id| Id::parse(&id, "page_token")).transpose()?;
            let email = Some(req.email.trim().to_lowercase()).filter(|e| !e.is_empty());
            let mut tx = self.0.0.db.read(&caller).await?;
            let limit = i64::from(page.size) + 1;
            let found = rows::certificates(&mut tx, caller.organization()?, email.as_deref(), after, limit).await?;
            let page = Page::from_surplus(found, page.size, |held| held.id.to_string());
            let next_page_token = page.next_token.clone();
            let certificates = page
                .items
                .into_iter()
                .map(convert::certificate)
                .collect::<kernel::Result<_>>()?;
            Ok(ListCertificatesResponse {
                certificates,
                next_page_token,
            })
        })
        .await
    }

    async fn revoke_certificate(&self, request: Request<RevokeCertificateRequest>) -> Reply<Certificate> {
        rpc::unary(request, |caller, req| async move {
            let mut tx = rpc::begin!(self.0.0.db, caller, req);
            let held = rows::certificate(&mut tx, caller.organization()?, req.id.parse()?).await?;
            let held = self.0.revoke(&mut tx, held, convert::reason(req.reason)?).await?;
            tx.finish(convert::certificate(held)?).await
        })
        .await
    }

    async fn get_certificate_authority(
        &self,
        request: Request<GetCertificateAuthorityRequest>,
    ) -> Reply<CertificateAuthority> {
        rpc::unary(request, |_, _| async move {
            convert::authority(self.0.0.root.certificate(), self.0.crl_url())
        })
        .await
    }

    async fn get_certificate_revocation_list(
        &self,
        request: Request<GetCertificateRevocationListRequest>,
    ) -> Reply<CertificateRevocationList> {
        rpc::unary(request, |_, _| async move {
            Ok(convert::revocation_list(&self.0.fresh_crl().await?))
        })
        .await
    }
}

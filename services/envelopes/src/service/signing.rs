//! The recipient's service.

use ::store::{Blobs, Db, Tx};
use contracts::Repeatable;
use contracts::chancery::envelopes::v1 as pb;
use contracts::chancery::envelopes::v1::signing_service_server::SigningService;
use futures::{StreamExt as _, TryStreamExt as _};
use kernel::{Caller, Error, Event, Id, Principal, Result, Timestamp, kinds};
use rpc::{Call, Reply, ReplyStream};
use signatures::Signatures;
use std::sync::Arc;
use tonic::Request;

use super::codes::Pending;
use crate::access_code::AccessCodes;
use crate::envelope::{Envelope, Transition};
use crate::mark::Marks;
use crate::one_time_code::Courier;
use crate::paper::Papers;
use crate::recipient::{FieldValue, Recipient, RecipientState};
use crate::turns::Turns;
use crate::writing::{Act, Pen};
use crate::{convert, disclosure, error, settle, store, text};

/// How often an act is written anew because somebody else's, in another process, came first.
const TRIES: usize = 10;

/// What a recipient does, with the token of a signing link and no account.
pub struct SigningApi {
    pub(super) db: Db,
    papers: Papers,
    pen: Pen,
    pub(super) codes: AccessCodes,
    pub(super) courier: Option<Arc<dyn Courier>>,
    turns: Turns,
}

/// Who has come, and where to.
#[derive(Clone, Copy)]
pub(super) struct Visit {
    pub(super) link: Id<kinds::SigningLink>,
    pub(super) envelope: Id<kinds::Envelope>,
    pub(super) recipient: Id<kinds::Recipient>,
}

impl SigningApi {
    /// A service over these parts.
    #[must_use]
    pub fn new(db: Db, blobs: Blobs, signatures: Signatures) -> Self {
        let papers = Papers::new(db.clone(), blobs);
        let pen = Pen::new(papers.clone(), signatures);
        Self {
            db,
            papers,
            pen,
            codes: AccessCodes::default(),
            courier: None,
            turns: Turns::default(),
        }
    }

    /// Lets one-time codes be sent by this courier; without one senders hand them over.
    #[must_use]
    pub fn sending(self, courier: Option<Arc<dyn Courier>>) -> Self {
        Self { courier, ..self }
    }
}

#[tonic::async_trait]
impl SigningService for SigningApi {
    type DownloadSigningDocumentStream = ReplyStream<pb::DownloadSigningDocumentResponse>;

    async fn get_signing(&self, request: Request<pb::GetSigningRequest>) -> Reply<pb::Signing> {
        rpc::unary(request, |call, _| async move {
            let visit = Visit::of(&call)?;
            let mut tx = self.db.read(&call).await?;
            let envelope = store::envelope(&mut tx, visit.envelope).await?;
            view(&mut tx, visit, &envelope).await
        })
        .await
    }

    async fn verify_access_code(&self, request: Request<pb::VerifyAccessCodeRequest>) -> Reply<pb::Signing> {
        rpc::unary(request, |call, req| async move {
            self.verify(&call, &req.access_code).await
        })
        .await
    }

    async fn request_one_time_code(
        &self,
        request: Request<pb::RequestOneTimeCodeRequest>,
    ) -> Reply<pb::RequestOneTimeCodeResponse> {
        rpc::unary(request, |call, _| async move { self.request_code(&call).await }).await
    }

    async fn verify_one_time_code(&self, request: Request<pb::VerifyOneTimeCodeRequest>) -> Reply<pb::Signing> {
        rpc::unary(request, |call, req| async move {
            self.verify_one_time(&call, req.code.trim()).await
        })
        .await
    }

    async fn open_signing(&self, request: Request<pb::OpenSigningRequest>) -> Reply<pb::Signing> {
        rpc::unary(request, |call, _| async move {
            let mut tx = self.db.begin(&call).await?;
            let signing = act(&mut tx, Visit::of(&call)?, Envelope::open).await?;
            tx.commit().await?;
            Ok(signing)
        })
        .await
    }

    async fn record_consent(&self, request: Request<pb::RecordConsentRequest>) -> Reply<pb::Signing> {
        rpc::unary(request, |call, req| async move {
            let mut tx = self.db.begin(&call).await?;
            let consent = |envelope: &Envelope, who, now| envelope.consent(who, &req.disclosure_version, now);
            let signing = act(&mut tx, Visit::of(&call)?, consent).await?;
            tx.commit().await?;
            Ok(signing)
        })
        .await
    }

    async fn fill_fields(&self, request: Request<pb::FillFieldsRequest>) -> Reply<pb::Signing> {
        rpc::unary(request, |call, req| async move {
            let mut tx = rpc::begin!(self.db, call, req);
            let values = convert::values(req.values)?;
            let fill = |envelope: &Envelope, who, now| envelope.fill(who, &values, now);
            let signing = act(&mut tx, Visit::of(&call)?, fill).await?;
            tx.finish(signing).await
        })
        .await
    }

    async fn sign_envelope(&self, request: Request<pb::SignEnvelopeRequest>) -> Reply<pb::Signing> {
        rpc::unary(request, |call, req| async move {
            text::line(&req.reason, "reason")?;
            let act = |recipient: &Recipient| {
                let marks = Marks::parse(req.mark.as_ref(), req.initials.as_ref(), &recipient.name)?;
                Ok(Act::Sign {
                    marks,
                    reason: Some(req.reason.clone()).filter(|reason| !reason.is_empty()),
                })
            };
            self.finish(&call, &req, req.values.clone(), act).await
        })
        .await
    }

    async fn approve_envelope(&self, request: Request<pb::ApproveEnvelopeRequest>) -> Reply<pb::Signing> {
        rpc::unary(request, |call, req| async move {
            self.finish(&call, &req, req.values.clone(), |_| Ok(Act::Approve)).await
        })
        .await
    }

    async fn decline_envelope(&self, request: Request<pb::DeclineEnvelopeRequest>) -> Reply<pb::Signing> {
        rpc::unary(request, |call, req| async move {
            text::paragraphs(&req.reason, "reason")?;
            let mut tx = rpc::begin!(self.db, call, req);
            let decline = |envelope: &Envelope, who, now| envelope.decline(who, &req.reason, now);
            let signing = act(&mut tx, Visit::of(&call)?, decline).await?;
            tx.finish(signing).await
        })
        .await
    }

    async fn download_signing_document(
        &self,
        request: Request<pb::DownloadSigningDocumentRequest>,
    ) -> Reply<Self::DownloadSigningDocumentStream> {
        rpc::server_streaming(request, |call, req| async move {
            let visit = Visit::of(&call)?;
            let mut tx = self.db.begin(&call).await?;
            let (document, version) = shown(&mut tx, visit, &req.document_id).await?;
            let file = self.papers.open(&mut tx, document, version).await?;
            let downloaded = Event::new("document.downloaded", document).with("version_number", version);
            tx.record(downloaded.related(visit.envelope).related(visit.recipient))
                .await?;
            tx.commit().await?;
            Ok(file
                .map_ok(|chunk| pb::DownloadSigningDocumentResponse { chunk })
                .boxed())
        })
        .await
    }

    async fn get_signing_logo(&self, request: Request<pb::GetSigningLogoRequest>) -> Reply<pb::GetSigningLogoResponse> {
        rpc::unary(request, |call, _| async move {
            let mut tx = self.db.read(&call).await?;
            let png = identity::logo(&mut tx).await?.unwrap_or_default();
            Ok(pb::GetSigningLogoResponse { png: png.into() })
        })
        .await
    }

    async fn render_signing_page(
        &self,
        request: Request<pb::RenderSigningPageRequest>,
    ) -> Reply<pb::RenderSigningPageResponse> {
        rpc::unary(request, |call, req| async move {
            let mut tx = self.db.read(&call).await?;
            let (document, version) = shown(&mut tx, Visit::of(&call)?, &req.document_id).await?;
            let png = self.papers.draw(tx, document, version, req.page, req.width).await?;
            Ok(pb::RenderSigningPageResponse { png: png.into() })
        })
        .await
    }
}

impl SigningApi {
    /// Signs or approves. What is written into the documents is made outside of the transaction, and made anew when
    /// somebody else's act changed them meanwhile.
    async fn finish<Q: Repeatable>(
        &self,
        call: &Call,
        req: &Q,
        values: Vec<pb::FieldValue>,
        act: impl Fn(&Recipient) -> Result<Act>,
    ) -> Result<pb::Signing> {
        let visit = Visit::of(call)?;
        let values: Vec<FieldValue> = convert::values(values)?;
        let _turn = self.turns.take(visit.envelope).await;
        for _ in 0..TRIES {
            let mut tx = rpc::begin!(self.db, *call, *req);
            let read = enter(&mut tx, visit).await?;
            let recipient = read.recipient(visit.recipient)?;
            let (act, now) = (act(recipient)?, tx.now());
            let plan = act.plan(&read, recipient.id, &values, now)?;
            drop(tx);
            let written = self.pen.write(call, &read, recipient, &plan, &act, now).await?;
            let mut tx = rpc::begin!(self.db, *call, *req);
            let fresh = enter(&mut tx, visit).await?;
            if act.plan(&fresh, visit.recipient, &values, tx.now())? != plan {
                continue;
            }
            let kept = written.keep(&mut tx, fresh.id, visit.recipient).await?;
            let change = act.change(&fresh, visit.recipient, &values, &kept, tx.now())?;
            let envelope = settle::settle(&mut tx, &fresh, change).await?;
            let signing = view(&mut tx, visit, &envelope).await?;
            return tx.finish(signing).await;
        }
        Err(error::too_many_at_once())
    }
}

impl Visit {
    pub(super) fn of(caller: &Caller) -> Result<Self> {
        match caller.principal {
            Principal::Recipient {
                link,
                envelope,
                recipient,
            } => Ok(Self {
                link,
                envelope,
                recipient,
            }),
            _ => Err(Error::internal("a recipient's method without a signing link")),
        }
    }
}

/// The envelope, locked, for a visitor who has given every code that is asked for.
async fn enter(tx: &mut Tx, visit: Visit) -> Result<Envelope> {
    let envelope = store::envelope_for_update(tx, visit.envelope).await?;
    // Who was corrected while this call was on its way does not act for whom they were corrected to.
    if !envelope.state.is_end() && identity::link_state(tx, visit.link).await?.revoked {
        return Err(error::link_revoked());
    }
    Pending::of(tx, visit, &envelope).await?.check()?;
    Ok(envelope)
}

/// Does a recipient's act on the envelope as it stands.
async fn act(
    tx: &mut Tx,
    visit: Visit,
    transition: impl FnOnce(&Envelope, Id<kinds::Recipient>, Timestamp) -> Result<Transition>,
) -> Result<pb::Signing> {
    let before = enter(tx, visit).await?;
    let change = transition(&before, visit.recipient, tx.now())?;
    let envelope = settle::settle(tx, &before, change).await?;
    view(tx, visit, &envelope).await
}

/// The document of the envelope that a visitor may see, and its current version.
async fn shown(tx: &mut Tx, visit: Visit, document: &str) -> Result<(Id<kinds::Document>, i32)> {
    let envelope = store::envelope(tx, visit.envelope).await?;
    Pending::of(tx, visit, &envelope).await?.check()?;
    let document = envelope.document(Id::parse(document, "document_id")?)?;
    Ok((document.document, document.current_version))
}

/// The envelope as one recipient sees it; next to nothing until every code is given.
pub(super) async fn view(tx: &mut Tx, visit: Visit, envelope: &Envelope) -> Result<pb::Signing> {
    let pending = Pending::of(tx, visit, envelope).await?;
    let organization = identity::organization(tx, envelope.organization).await?;
    let branding = identity::branding(tx).await?;
    let recipient = envelope.recipient(visit.recipient)?;
    let mut signing = pb::Signing {
        envelope_id: envelope.id.to_string(),
        envelope_name: envelope.name.clone(),
        message: envelope.message.clone(),
        organization_name: organization.name,
        organization_slug: organization.slug,
        branding: Some(pb::SigningBranding {
            logo_sha256: branding.logo_digest(),
            accent_color: branding.accent_color,
            support_text: branding.support_text,
        }),
        envelope_state: convert::state(envelope.state).into(),
        documents: envelope.documents.iter().map(convert::document).collect(),
        recipient: Some(convert::recipient(recipient)),
        access_code_pending: pending.access_code,
        one_time_code_pending: pending.one_time_code,
        consent_pending: recipient.consent_pending(),
        disclosure: Some(pb::Disclosure {
            version: disclosure::VERSION.to_owned(),
            text: disclosure::TEXT.to_owned(),
        }),
        expire_time: envelope.expire_time.map(rpc::timestamp),
        acting_count: convert::count(envelope.acting()),
        finished_count: convert::count(
            envelope
                .acting()
                .filter(|person| person.state == RecipientState::Finished),
        ),
    };
    if pending.any() {
        signing.message.clear();
        signing.documents.clear();
        signing
            .recipient
            .iter_mut()
            .for_each(|recipient| recipient.fields.clear());
    }
    Ok(signing)
}

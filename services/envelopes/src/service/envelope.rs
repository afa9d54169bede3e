//! The sender's service.

use ::store::{Blobs, Db, Tx};
use contracts::chancery::envelopes::v1 as pb;
use contracts::chancery::envelopes::v1::count_envelopes_response::StateCount;
use contracts::chancery::envelopes::v1::envelope_service_server::EnvelopeService;
use kernel::{Caller, Event, Id, PageRequest, Result, Timestamp, kinds};
use rpc::Reply;
use std::time::Duration;
use tonic::Request;

use super::codes;
use crate::access_code::{AccessCodeHash, AccessCodes};
use crate::draft::Draft;
use crate::envelope::{Envelope, Sender};
use crate::paper::Papers;
use crate::{convert, error, paper, settle, store};

/// How long a signing link works at most.
const LINK_LIFE: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// Prepares envelopes, sends them, and follows them.
pub struct EnvelopeApi {
    db: Db,
    papers: Papers,
    codes: AccessCodes,
    public_url: String,
}

impl EnvelopeApi {
    /// A service over these parts; `public_url` is where browsers reach the platform, such as `https://sign.example.com`.
    #[must_use]
    pub fn new(db: Db, blobs: Blobs, public_url: &str) -> Self {
        let papers = Papers::new(db.clone(), blobs);
        let public_url = public_url.trim_end_matches('/').to_owned();
        Self {
            db,
            papers,
            codes: AccessCodes::default(),
            public_url,
        }
    }
}

#[tonic::async_trait]
impl EnvelopeService for EnvelopeApi {
    async fn create_envelope(&self, request: Request<pb::CreateEnvelopeRequest>) -> Reply<pb::Envelope> {
        rpc::unary(request, |call, req| async move {
            let codes = self.hash_codes(&req.recipients).await?;
            let mut tx = rpc::begin!(self.db, call, req);
            let (organization, user) = (call.organization()?, convert::maker(&call)?);
            let ids = convert::document_ids(&req.document_ids)?;
            let documents = paper::take(&mut tx, &ids).await?;
            let draft = convert::draft(req, codes, documents, tx.clock().as_ref())?;
            let pages = paper::pages(&mut tx, &draft.documents).await?;
            let id = Id::new(tx.clock().as_ref());
            let change = Envelope::create(id, organization, user, draft, &pages, tx.now())?;
            let envelope = settle::begin(&mut tx, change).await?;
            tx.finish(convert::envelope(&envelope)).await
        })
        .await
    }

    async fn get_envelope(&self, request: Request<pb::GetEnvelopeRequest>) -> Reply<pb::Envelope> {
        rpc::unary(request, |call, req| async move {
            let mut tx = self.db.read(&call).await?;
            let envelope = store::envelope(&mut tx, Id::parse(&req.id, "id")?).await?;
            Ok(convert::envelope(&envelope))
        })
        .await
    }

    async fn list_envelopes(&self, request: Request<pb::ListEnvelopesRequest>) -> Reply<pb::ListEnvelopesResponse> {
        rpc::unary(request, |call, req| async move {
            let page = PageRequest::parse(req.page_size, &req.page_token)?;
            let mut tx = self.db.read(&call).await?;
            let email = if req.waiting_for_me {
                Some(own_email(&mut tx, &call).await?)
            } else {
                None
            };
            let (filter, order) = convert::filter(&req, email)?;
            let page = store::list(&mut tx, &filter, order, &page).await?;
            let envelopes = page.items.iter().map(convert::envelope).collect();
            Ok(pb::ListEnvelopesResponse {
                envelopes,
                next_page_token: page.next_token,
            })
        })
        .await
    }

    async fn update_envelope(&self, request: Request<pb::UpdateEnvelopeRequest>) -> Reply<pb::Envelope> {
        rpc::unary(request, |call, req| async move {
            let codes = self.hash_codes(&req.recipients).await?;
            let mut tx = rpc::begin!(self.db, call, req);
            let before = read_for_change(&mut tx, &req.id, &req.etag).await?;
            before.check_draft()?;
            let draft = changed(&mut tx, &before, req, codes).await?;
            let pages = paper::pages(&mut tx, &draft.documents).await?;
            let change = before.update(draft, &pages, tx.now())?;
            let envelope = settle::settle(&mut tx, &before, change).await?;
            tx.finish(convert::envelope(&envelope)).await
        })
        .await
    }

    async fn delete_envelope(&self, request: Request<pb::DeleteEnvelopeRequest>) -> Reply<()> {
        rpc::unary(request, |call, req| async move {
            let mut tx = rpc::begin!(self.db, call, req);
            let envelope = read_for_change(&mut tx, &req.id, &req.etag).await?;
            settle::remove(&mut tx, &envelope).await?;
            tx.finish(()).await
        })
        .await
    }

    async fn send_envelope(&self, request: Request<pb::SendEnvelopeRequest>) -> Reply<pb::Envelope> {
        rpc::unary(request, |call, req| async move {
            let mut tx = rpc::begin!(self.db, call, req);
            let read = read_for_change(&mut tx, &req.id, &req.etag).await?;
            read.check_sendable(tx.now())?;
            drop(tx); // the documents are prepared outside: it takes long, and nothing is decided yet
            let prepared = self.papers.prepare(&call, &read).await?;
            let mut tx = rpc::begin!(self.db, call, req);
            let before = read_for_change(&mut tx, &req.id, &read.etag()).await?;
            let versions = prepared.keep(&mut tx, before.id).await?;
            let change = before.send(&versions, &sender(&mut tx, &before).await?, tx.now())?;
            let envelope = settle::settle(&mut tx, &before, change).await?;
            tx.finish(convert::envelope(&envelope)).await
        })
        .await
    }

    async fn void_envelope(&self, request: Request<pb::VoidEnvelopeRequest>) -> Reply<pb::Envelope> {
        rpc::unary(request, |call, req| async move {
            crate::text::paragraphs(&req.reason, "reason")?;
            let mut tx = rpc::begin!(self.db, call, req);
            let before = read_for_change(&mut tx, &req.id, &req.etag).await?;
            let change = before.void(&req.reason, tx.now())?;
            let envelope = settle::settle(&mut tx, &before, change).await?;
            tx.finish(convert::envelope(&envelope)).await
        })
        .await
    }

    async fn correct_envelope(&self, request: Request<pb::CorrectEnvelopeRequest>) -> Reply<pb::Envelope> {
        rpc::unary(request, |call, req| async move {
            let codes = req.corrections.iter().map(|correction| correction.access_code.clone());
            let codes = self.codes.hash(codes.collect()).await?;
            let mut tx = rpc::begin!(self.db, call, req);
            let before = read_for_change(&mut tx, &req.id, &req.etag).await?;
            let change = before.correct(&convert::corrections(&req, codes)?, tx.now())?;
            let envelope = settle::settle(&mut tx, &before, change).await?;
            for (old, new) in before.recipients.iter().zip(&envelope.recipients) {
                if old != new {
                    identity::revoke_recipient_links(&mut tx, new.id).await?;
                    store::one_time_codes::withdraw(&mut tx, new.id).await?;
                }
            }
            tx.finish(convert::envelope(&envelope)).await
        })
        .await
    }

    async fn count_envelopes(&self, request: Request<pb::CountEnvelopesRequest>) -> Reply<pb::CountEnvelopesResponse> {
        rpc::unary(request, |call, _| async move {
            let mut tx = self.db.read(&call).await?;
            let email = own_email(&mut tx, &call).await?;
            let states = store::count_by_state(&mut tx).await?.into_iter();
            let states = states.map(|(state, count)| StateCount {
                state: convert::state(state).into(),
                count,
            });
            Ok(pb::CountEnvelopesResponse {
                states: states.collect(),
                waiting_for_me_count: store::count_waiting(&mut tx, &email).await?,
            })
        })
        .await
    }

    async fn remind_recipient(&self, request: Request<pb::RemindRecipientRequest>) -> Reply<pb::SigningLink> {
        rpc::unary(request, |call, req| async move {
            let mut tx = rpc::begin!(self.db, call, req);
            let recipient = Id::parse(&req.recipient_id, "recipient_id")?;
            let before = read_for_change(&mut tx, &req.envelope_id, "").await?;
            let change = before.remind(recipient, tx.now())?;
            let envelope = settle::settle(&mut tx, &before, change).await?;
            let link = self.issue_link(&mut tx, &envelope, recipient).await?;
            tx.finish(link).await
        })
        .await
    }

    async fn create_one_time_code(&self, request: Request<pb::CreateOneTimeCodeRequest>) -> Reply<pb::OneTimeCode> {
        rpc::unary(request, |call, req| async move {
            let (code, hash) = codes::generate(&self.codes).await?;
            let mut tx = rpc::begin!(self.db, call, req);
            let recipient = Id::parse(&req.recipient_id, "recipient_id")?;
            let envelope = Id::parse(&req.envelope_id, "envelope_id")?;
            let envelope = store::envelope_for_update(&mut tx, envelope).await?;
            let issued = codes::issue(&mut tx, &envelope, recipient, hash, "sender").await?;
            let code = pb::OneTimeCode {
                code: code.to_string(),
                expire_time: Some(rpc::timestamp(issued.expires)),
            };
            tx.finish(code).await
        })
        .await
    }

    async fn create_signing_link(&self, request: Request<pb::CreateSigningLinkRequest>) -> Reply<pb::SigningLink> {
        rpc::unary(request, |call, req| async move {
            let mut tx = rpc::begin!(self.db, call, req);
            let recipient = Id::parse(&req.recipient_id, "recipient_id")?;
            let envelope = Id::parse(&req.envelope_id, "envelope_id")?;
            // Locked, so that a link made while the envelope ends is revoked with the others.
            let envelope = store::envelope_for_update(&mut tx, envelope).await?;
            let link = self.issue_link(&mut tx, &envelope, recipient).await?;
            tx.finish(link).await
        })
        .await
    }
}

impl EnvelopeApi {
    /// Makes a link, told in the trail. The token is in the address's fragment, which browsers send to no server.
    async fn issue_link(
        &self,
        tx: &mut Tx,
        envelope: &Envelope,
        recipient: Id<kinds::Recipient>,
    ) -> Result<pb::SigningLink> {
        let expires = link_end(envelope, recipient, tx.now())?;
        let (id, token) = identity::issue_signing_link(tx, envelope.id, recipient, expires).await?;
        let created = Event::new("signing_link.created", id)
            .related(envelope.id)
            .related(recipient);
        tx.record(created.with("expire_time", expires.to_string())).await?;
        Ok(pb::SigningLink {
            id: id.to_string(),
            token: token.reveal().to_owned(),
            url: format!("{}/sign#{}", self.public_url, token.reveal()),
            expire_time: Some(rpc::timestamp(expires)),
        })
    }

    async fn hash_codes(&self, recipients: &[pb::NewRecipient]) -> Result<Vec<Option<AccessCodeHash>>> {
        let codes = recipients.iter().map(|recipient| recipient.access_code.clone());
        self.codes.hash(codes.collect()).await
    }
}

/// The envelope, locked and with the etag the client has read.
async fn read_for_change(tx: &mut Tx, id: &str, etag: &str) -> Result<Envelope> {
    let envelope = store::envelope_for_update(tx, Id::parse(id, "id")?).await?;
    envelope.check_etag(etag)?;
    Ok(envelope)
}

/// The draft with what the mask names replaced.
async fn changed(
    tx: &mut Tx,
    before: &Envelope,
    req: pb::UpdateEnvelopeRequest,
    codes: Vec<Option<AccessCodeHash>>,
) -> Result<Draft> {
    let mask = convert::mask(req.update_mask.as_ref())?;
    let mut draft = before.draft();
    if mask.iter().any(|path| path == "document_ids") {
        draft.documents = paper::take(tx, &convert::document_ids(&req.document_ids)?).await?;
    }
    convert::change_draft(&mut draft, &mask, req, codes, tx.clock().as_ref())?;
    Ok(draft)
}

/// The address of the caller's account, as it is compared.
async fn own_email(tx: &mut Tx, caller: &Caller) -> Result<String> {
    let person = identity::user(tx, convert::maker(caller)?).await?;
    Ok(person.email.trim().to_lowercase())
}

async fn sender(tx: &mut Tx, envelope: &Envelope) -> Result<Sender> {
    let person = identity::user(tx, envelope.user).await?;
    let organization = identity::organization(tx, envelope.organization).await?;
    Ok(Sender {
        name: person.name,
        email: person.email,
        organization: organization.name,
    })
}

/// When a link made at `now` ends: with the envelope, and after two weeks at the latest.
fn link_end(envelope: &Envelope, recipient: Id<kinds::Recipient>, now: Timestamp) -> Result<Timestamp> {
    let recipient = envelope.recipient(recipient)?;
    envelope.check_not_ended(now)?;
    if !recipient.had_turn() {
        return Err(error::not_active());
    }
    let latest = now.plus(LINK_LIFE);
    Ok(envelope.expire_time.map_or(latest, |end| end.min(latest)))
}

//! The tools. Each does one thing a user could do at the command line; none signs, and none gives out what would let anybody sign.

use std::path::Path;
use std::time::Duration;

use contracts::chancery::audit::v1::{ListAuditEventsRequest, ListAuditEventsResponse};
use contracts::chancery::documents::v1::{Document, GetDocumentRequest, UploadHeader};
use contracts::chancery::envelopes::v1::envelope::{Routing, State};
use contracts::chancery::envelopes::v1::{
    Envelope, GetEnvelopeRequest, ListEnvelopesRequest, SendEnvelopeRequest, VoidEnvelopeRequest,
};
use contracts::chancery::identity::v1::GetCurrentSessionRequest;
use kernel::{Clock as _, Error, Result, SystemClock};
use rmcp::handler::server::wrapper::Parameters;
use rmcp::{tool, tool_router};
use serde_json::json;

use super::Assistant;
use super::answer::{self, Answer, found};
use super::parameters::{Listing, LocalFile, NewEnvelope, Nothing, OneEnvelope, Saving, Sending, Upload, Voiding};
use crate::cli::envelopes::save;
use crate::cli::upload::file_name;
use crate::client::{Draft, Person, Run, call, gather};

/// Events of one envelope that are told at most.
const EVENTS: usize = 500;

#[tool_router(vis = "pub(super)")]
impl Assistant {
    #[tool(
        description = "Say on whose behalf these tools act: account, organization, permissions",
        annotations(title = "Who am I", read_only_hint = true, open_world_hint = false)
    )]
    async fn whoami(&self, Parameters(Nothing {}): Parameters<Nothing>) -> Answer {
        let who = call!(self.client.sessions(), get_current_session, GetCurrentSessionRequest {}).await?;
        found(json!({
            "account": who.user.as_ref().map(|user| &user.email),
            "name": who.user.as_ref().map(|user| &user.full_name),
            "organization": who.organization.as_ref().map(|organization| &organization.name),
            "permissions": who.permissions,
        }))
    }

    #[tool(
        description = "Say what a PDF on this computer is and whether it can be signed, without uploading it; gives page sizes for placing fields",
        annotations(title = "Inspect a local PDF", read_only_hint = true, open_world_hint = false)
    )]
    async fn inspect_pdf(&self, Parameters(file): Parameters<LocalFile>) -> Answer {
        let bytes = self.folders.read(&file.path)?;
        // A hostile file may take long; others are answered meanwhile.
        let inspecting = tokio::task::spawn_blocking(move || pdf::inspect(bytes, None));
        found(answer::preflight(&inspecting.await.map_err(Error::internal)?))
    }

    #[tool(
        description = "Upload a PDF from this computer; gives the document's identifier for create_envelope",
        annotations(title = "Upload a PDF", read_only_hint = false, destructive_hint = false)
    )]
    async fn upload_document(&self, Parameters(upload): Parameters<Upload>) -> Answer {
        let bytes = self.folders.read(&upload.path)?;
        let header = UploadHeader {
            name: upload.name.unwrap_or_else(|| file_name(Path::new(&upload.path))),
            ..Default::default()
        };
        let document = self.client.upload(header, bytes, |_| ()).await?;
        found(answer::document(&document))
    }

    #[tool(
        description = "Make a draft from uploaded documents and people. Nobody hears of it until send_envelope. Show the draft to the user",
        annotations(title = "Draft an envelope", read_only_hint = false, destructive_hint = false)
    )]
    async fn create_envelope(&self, Parameters(new): Parameters<NewEnvelope>) -> Answer {
        let mut documents = vec![];
        for id in &new.document_ids {
            documents.push(self.document(id).await?);
        }
        let request = draft(new, documents).request(Run::begin()?.step("create"))?;
        let envelope = call!(self.client.envelopes(), create_envelope, request).await?;
        found(answer::envelope(&envelope))
    }

    #[tool(
        description = "Send a draft: its recipients are asked to act, and its documents can no longer be changed. It is a legal act in the user's name: \
                       call it only after the user has seen this draft and said yes",
        annotations(
            title = "Send an envelope",
            read_only_hint = false,
            destructive_hint = true,
            idempotent_hint = false
        )
    )]
    async fn send_envelope(&self, Parameters(sending): Parameters<Sending>) -> Answer {
        let request = SendEnvelopeRequest {
            request_id: Run::begin()?.step("send"),
            id: sending.envelope_id,
            etag: seen(sending.etag)?,
        };
        let envelope = call!(self.client.envelopes(), send_envelope, request).await?;
        found(answer::envelope(&envelope))
    }

    #[tool(
        description = "List the organization's envelopes, newest first",
        annotations(title = "List envelopes", read_only_hint = true, open_world_hint = false)
    )]
    async fn list_envelopes(&self, Parameters(listing): Parameters<Listing>) -> Answer {
        let request = ListEnvelopesRequest {
            page_size: listing.limit.unwrap_or(20).clamp(1, 50).into(),
            page_token: listing.page_token,
            state: listing.state.map_or(State::Unspecified, State::from).into(),
            ..Default::default()
        };
        let page = call!(self.client.envelopes(), list_envelopes, request).await?;
        let envelopes: Vec<_> = page.envelopes.iter().map(answer::summary).collect();
        found(json!({ "envelopes": envelopes, "next_page_token": page.next_page_token }))
    }

    #[tool(
        description = "Show an envelope: where it stands, and who has done what",
        annotations(title = "Show an envelope", read_only_hint = true, open_world_hint = false)
    )]
    async fn get_envelope(&self, Parameters(one): Parameters<OneEnvelope>) -> Answer {
        found(answer::envelope(&self.envelope(&one.envelope_id).await?))
    }

    #[tool(
        description = "Show the audit trail of an envelope, oldest act first",
        annotations(title = "Audit timeline", read_only_hint = true, open_world_hint = false)
    )]
    async fn get_timeline(&self, Parameters(one): Parameters<OneEnvelope>) -> Answer {
        let envelope = self.envelope(&one.envelope_id).await?;
        let page = |page_size, page_token| {
            let request = ListAuditEventsRequest {
                page_size,
                page_token,
                resource_id: envelope.id.clone(),
                ..Default::default()
            };
            call!(self.client.audit(), list_audit_events, request)
        };
        let all: ListAuditEventsResponse = gather(EVENTS, page).await?;
        let events = all.events.iter().rev();
        let events: Vec<_> = events.map(|event| answer::event(event, &envelope.recipients)).collect();
        found(json!({ "events": events, "earlier_left_out": !all.next_page_token.is_empty() }))
    }

    #[tool(
        description = "Call an envelope back that is under way; it cannot be sent again. Call it only after the user has said yes",
        annotations(
            title = "Void an envelope",
            read_only_hint = false,
            destructive_hint = true,
            idempotent_hint = false
        )
    )]
    async fn void_envelope(&self, Parameters(voiding): Parameters<Voiding>) -> Answer {
        let envelope = self.envelope(&voiding.envelope_id).await?;
        let request = VoidEnvelopeRequest {
            request_id: Run::begin()?.step("void"),
            id: envelope.id,
            reason: voiding.reason,
            etag: envelope.etag,
        };
        let envelope = call!(self.client.envelopes(), void_envelope, request).await?;
        found(answer::envelope(&envelope))
    }

    #[tool(
        description = "Download the documents of an envelope as they stand and, when it is completed, its certificate of completion",
        annotations(title = "Download the result", read_only_hint = false, destructive_hint = false)
    )]
    async fn download_envelope(&self, Parameters(saving): Parameters<Saving>) -> Answer {
        let folder = self.folders.folder(&saving.folder)?;
        let envelope = self.envelope(&saving.envelope_id).await?;
        let saved = save(&self.client, &envelope, &folder, false).await?;
        let files: Vec<_> = saved
            .iter()
            .map(|saved| json!({ "path": saved.path, "bytes": saved.length }))
            .collect();
        found(json!({ "files": files }))
    }

    #[tool(
        description = "Validate the signatures of a PDF on this computer: who signed, when, and whether it holds",
        annotations(title = "Validate a signed PDF", read_only_hint = true)
    )]
    async fn validate_pdf(&self, Parameters(file): Parameters<LocalFile>) -> Answer {
        let report = self.client.validate(self.folders.read(&file.path)?).await?;
        found(answer::validation(&report))
    }
}

impl Assistant {
    pub(super) async fn envelope(&self, id: &str) -> Result<Envelope> {
        call!(
            self.client.envelopes(),
            get_envelope,
            GetEnvelopeRequest { id: id.to_owned() }
        )
        .await
    }

    async fn document(&self, id: &str) -> Result<Document> {
        call!(
            self.client.documents(),
            get_document,
            GetDocumentRequest { id: id.to_owned() }
        )
        .await
    }
}

fn draft(new: NewEnvelope, documents: Vec<Document>) -> Draft {
    let days = |days: u16| Duration::from_secs(u64::from(days) * 24 * 60 * 60);
    Draft {
        name: new.name,
        message: new.message,
        documents,
        people: new.recipients.into_iter().map(Person::from).collect(),
        routing: new.routing.map_or(Routing::Sequential, Routing::from),
        expire_time: new
            .expires_in_days
            .map(|n| SystemClock.now().plus(days(n.clamp(1, 365)))),
    }
}

/// The contract lets a client send without having looked; an assistant may not.
fn seen(etag: String) -> Result<String> {
    if etag.is_empty() {
        return Err(Error::invalid(
            "ETAG_MISMATCH",
            "etag",
            "must be that of the draft the user has seen; get_envelope gives it",
        ));
    }
    Ok(etag)
}

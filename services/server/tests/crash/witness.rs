//! What answers promised: it must be there after every restart.

use contracts::chancery::audit::v1::VerifyAuditChainRequest;
use contracts::chancery::audit::v1::audit_service_client::AuditServiceClient;
use contracts::chancery::documents::v1::GetDocumentRequest;
use contracts::chancery::documents::v1::document_service_client::DocumentServiceClient;
use contracts::chancery::envelopes::v1::envelope::State;
use contracts::chancery::envelopes::v1::envelope_service_client::EnvelopeServiceClient;
use contracts::chancery::envelopes::v1::{Envelope, GetEnvelopeRequest, recipient};
use tonic::transport::Channel;

use crate::house::{House, authorized};

/// Something that was acknowledged.
pub enum Seen {
    Document {
        house: House,
        id: String,
        sha256: String,
    },
    Envelope {
        house: House,
        id: String,
    },
    Sent {
        house: House,
        id: String,
    },
    Recipient {
        house: House,
        id: String,
        recipient: String,
        state: recipient::State,
    },
    Voided {
        house: House,
        id: String,
    },
}

impl Seen {
    /// Looks for it.
    ///
    /// # Panics
    /// When it is lost.
    pub async fn check(&self, channel: &Channel) {
        match self {
            Self::Document { house, id, sha256 } => {
                let request = authorized(&house.token, GetDocumentRequest { id: id.clone() });
                let found = DocumentServiceClient::new(channel.clone()).get_document(request).await;
                let version = found
                    .expect("an acknowledged document is there")
                    .into_inner()
                    .latest_version
                    .unwrap();
                // Later versions come from acts; whether the first one is what was uploaded is asked at the end.
                assert!(
                    version.number > 1 || version.sha256 == *sha256,
                    "{id}: another file than was uploaded"
                );
            }
            Self::Envelope { house, id } => drop(envelope(channel, house, id).await),
            Self::Sent { house, id } => {
                let state = envelope(channel, house, id).await.state();
                assert_ne!(state, State::Draft, "{id}: an acknowledged sending is lost");
            }
            Self::Recipient {
                house,
                id,
                recipient,
                state,
            } => {
                let found = envelope(channel, house, id).await;
                let person = found.recipients.iter().find(|person| person.id == *recipient).unwrap();
                assert_eq!(
                    person.state(),
                    *state,
                    "{id}: an acknowledged act of {recipient} is lost"
                );
            }
            Self::Voided { house, id } => {
                let state = envelope(channel, house, id).await.state();
                assert_eq!(state, State::Voided, "{id}: an acknowledged call-back is lost");
            }
        }
    }
}

/// The envelope as its sender sees it.
pub async fn envelope(channel: &Channel, house: &House, id: &str) -> Envelope {
    let request = authorized(&house.token, GetEnvelopeRequest { id: id.to_owned() });
    let found = EnvelopeServiceClient::new(channel.clone()).get_envelope(request).await;
    found
        .unwrap_or_else(|status| panic!("{id}: an acknowledged envelope: {status:?}"))
        .into_inner()
}

/// The hash chain of an organization holds; gives its length.
pub async fn chain(channel: &Channel, house: &House) -> i64 {
    let request = authorized(&house.token, VerifyAuditChainRequest {});
    let report = AuditServiceClient::new(channel.clone())
        .verify_audit_chain(request)
        .await;
    let report = report.unwrap().into_inner();
    assert!(
        report.intact,
        "the chain of {} is broken: {report:?}",
        house.organization
    );
    report.verified_count
}

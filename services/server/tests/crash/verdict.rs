//! The end: every envelope has got where it was to go, and every act has happened once.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use contracts::chancery::audit::v1::audit_service_client::AuditServiceClient;
use contracts::chancery::audit::v1::{AuditEvent, GetCertificateOfCompletionRequest, ListAuditEventsRequest};
use contracts::chancery::documents::v1::document_service_client::DocumentServiceClient;
use contracts::chancery::documents::v1::{
    DocumentVersion, DownloadDocumentRequest, ListDocumentVersionsRequest, ListDocumentsRequest,
};
use contracts::chancery::envelopes::v1::ListEnvelopesRequest;
use contracts::chancery::envelopes::v1::envelope::State;
use contracts::chancery::envelopes::v1::envelope_service_client::EnvelopeServiceClient;
use contracts::chancery::signatures::v1::signature_service_client::SignatureServiceClient;
use contracts::chancery::signatures::v1::{ListSignaturesRequest, ValidateDocumentRequest};
use tonic::Code;
use tonic::transport::Channel;

use crate::house::{House, authorized};
use crate::paper;
use crate::story::{Ending, Story};
use crate::witness;

/// What a killed worker held stays with it for a minute, and waits for its turn then.
const PATIENCE: Duration = Duration::from_secs(180);
const LOOK_AGAIN: Duration = Duration::from_millis(50);
const PAGE: i32 = 200;

/// How often each action happened to each resource.
type Tally = BTreeMap<(String, String), usize>;

impl Story {
    fn is_completed(&self) -> bool {
        self.ending == Ending::Completed
    }

    /// Waits until the platform has done its part, then looks at everything.
    pub async fn check(&self, channel: &Channel) {
        self.wait_for_end(channel).await;
        let versions = self.check_versions(channel).await;
        self.check_signatures(channel).await;
        self.check_events(channel, versions).await;
    }

    async fn wait_for_end(&self, channel: &Channel) {
        let wanted = match self.ending {
            Ending::Completed => State::Completed,
            Ending::Declined => State::Declined,
            Ending::Voided => State::Voided,
        };
        let begin = Instant::now();
        loop {
            let envelope = witness::envelope(channel, &self.house, &self.envelope).await;
            let told = envelope.state() == wanted && self.is_told(channel).await;
            if told {
                return;
            }
            let state = envelope.state();
            assert!(
                begin.elapsed() < PATIENCE,
                "{}: is {state:?} and does not get to {wanted:?}",
                self.envelope
            );
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Whether the trail has the last word: the certificate of completion, or why there is none.
    async fn is_told(&self, channel: &Channel) -> bool {
        let last = match self.ending {
            Ending::Completed => return self.has_certificate(channel).await,
            Ending::Declined => "envelope.declined",
            Ending::Voided => "envelope.voided",
        };
        self.events(channel, &self.envelope)
            .await
            .iter()
            .any(|event| event.action == last)
    }

    async fn has_certificate(&self, channel: &Channel) -> bool {
        let request = GetCertificateOfCompletionRequest {
            envelope_id: self.envelope.clone(),
        };
        let request = authorized(&self.house.token, request);
        match AuditServiceClient::new(channel.clone())
            .get_certificate_of_completion(request)
            .await
        {
            // Its own event is carried to the trail after it.
            Ok(_) => {
                let events = self.events(channel, &self.envelope).await;
                events
                    .iter()
                    .any(|event| event.action == "certificate_of_completion.issued")
            }
            Err(status) if matches!(status.code(), Code::FailedPrecondition | Code::NotFound) => false,
            Err(status) => panic!("{}: its certificate of completion: {status:?}", self.envelope),
        }
    }

    async fn events(&self, channel: &Channel, resource: &str) -> Vec<AuditEvent> {
        let filter = ListAuditEventsRequest {
            resource_id: resource.to_owned(),
            ..Default::default()
        };
        events(channel, &self.house, filter).await
    }

    /// The upload, the form fields, each signature, the seal: each is one version, and the first is what was uploaded.
    async fn check_versions(&self, channel: &Channel) -> usize {
        let mut client = DocumentServiceClient::new(channel.clone());
        let request = ListDocumentVersionsRequest {
            document_id: self.document.clone(),
            page_size: PAGE,
            ..Default::default()
        };
        let listed = client
            .list_document_versions(authorized(&self.house.token, request))
            .await;
        let versions: Vec<DocumentVersion> = listed.unwrap().into_inner().versions;
        let expected = 2 + self.signers.len() + usize::from(self.is_completed());
        assert_eq!(
            versions.len(),
            expected,
            "{}: versions of {}",
            self.envelope,
            self.document
        );
        let first = versions.iter().find(|version| version.number == 1).unwrap();
        assert_eq!(first.sha256, self.sha256, "{}", self.document);
        let request = DownloadDocumentRequest {
            id: self.document.clone(),
            version_number: 1,
        };
        let stream = client.download_document(authorized(&self.house.token, request)).await;
        let (mut stream, mut file) = (stream.unwrap().into_inner(), vec![]);
        while let Some(message) = stream.message().await.unwrap() {
            file.extend_from_slice(&message.chunk);
        }
        assert_eq!(
            paper::sha256(&file),
            self.sha256,
            "{}: the bytes themselves",
            self.document
        );
        versions.len()
    }

    /// Who signed is on the list and in the file, which any validator passes; nobody is there twice.
    async fn check_signatures(&self, channel: &Channel) {
        let expected = self.signers.len() + usize::from(self.is_completed());
        let mut client = SignatureServiceClient::new(channel.clone());
        let request = ListSignaturesRequest {
            envelope_id: self.envelope.clone(),
            page_size: PAGE,
            ..Default::default()
        };
        let listed = client
            .list_signatures(authorized(&self.house.token, request))
            .await
            .unwrap()
            .into_inner();
        let mut by: Vec<_> = listed
            .signatures
            .iter()
            .map(|signature| signature.recipient_id.as_str())
            .collect();
        by.retain(|recipient| !recipient.is_empty());
        by.sort_unstable();
        let mut signers: Vec<_> = self.signers.iter().map(String::as_str).collect();
        signers.sort_unstable();
        assert_eq!(by, signers, "{}: signatures of people", self.envelope);
        assert_eq!(
            listed.signatures.len(),
            expected,
            "{}: signatures and seals",
            self.envelope
        );
        let request = ValidateDocumentRequest {
            document_id: self.document.clone(),
            version_number: 0,
        };
        let report = client
            .validate_document(authorized(&self.house.token, request))
            .await
            .unwrap()
            .into_inner();
        assert!(report.passed, "{}: {report:?}", self.envelope);
        assert_eq!(
            report.signatures.len(),
            expected,
            "{}: signatures in the file",
            self.envelope
        );
    }

    async fn check_events(&self, channel: &Channel, versions: usize) {
        let told = tally(&self.events(channel, &self.envelope).await);
        let once = |action: &str, resource: &str| (action.to_owned(), resource.to_owned());
        let mut expected: Vec<_> = ["envelope.created", "envelope.sent"]
            .map(|a| once(a, &self.envelope))
            .into();
        let end = match self.ending {
            Ending::Completed => vec![
                "envelope.sealed",
                "envelope.completed",
                "certificate_of_completion.issued",
            ],
            Ending::Declined => vec!["envelope.declined"],
            Ending::Voided => vec!["envelope.voided"],
        };
        expected.extend(end.into_iter().map(|action| once(action, &self.envelope)));
        for visitor in &self.visitors {
            expected.extend(["recipient.opened", "recipient.consented"].map(|action| once(action, visitor)));
        }
        expected.extend(self.signers.iter().map(|signer| once("recipient.signed", signer)));
        for act in expected {
            assert_eq!(told.get(&act), Some(&1), "{}: {act:?} in {told:#?}", self.envelope);
        }
        self.check_nothing_more(&told);
        let told = tally(&self.events(channel, &self.document).await);
        assert_eq!(
            told.get(&once("document.uploaded", &self.document)),
            Some(&1),
            "{told:#?}"
        );
        assert_eq!(
            told.get(&once("document.updated", &self.document)),
            Some(&(versions - 1)),
            "{told:#?}"
        );
    }

    /// What happens to an envelope, a recipient or a link happens once, and to nobody else.
    fn check_nothing_more(&self, told: &Tally) {
        let number = |action: &str| told.keys().filter(|(a, _)| a == action).count();
        assert_eq!(
            number("recipient.signed"),
            self.signers.len(),
            "{}: {told:#?}",
            self.envelope
        );
        assert_eq!(
            number("signing_link.created"),
            self.visitors.len(),
            "{}: {told:#?}",
            self.envelope
        );
        assert_eq!(
            number("recipient.declined"),
            usize::from(self.ending == Ending::Declined),
            "{told:#?}"
        );
        let ends = [
            "envelope.completed",
            "envelope.declined",
            "envelope.voided",
            "envelope.expired",
        ];
        assert_eq!(
            ends.into_iter().map(number).sum::<usize>(),
            1,
            "{}: {told:#?}",
            self.envelope
        );
        let twice = told
            .iter()
            .find(|((action, _), times)| !action.starts_with("document.") && **times > 1);
        assert_eq!(twice, None, "{}: happened twice", self.envelope);
    }
}

/// An organization has what its people made, and nothing twice; its chain holds. Gives the chain's length.
pub async fn check_house(channel: &Channel, house: &House, stories: &[Story]) -> i64 {
    let mine = stories
        .iter()
        .filter(|story| story.house.organization == house.organization)
        .count();
    assert_eq!(
        count_documents(channel, house).await,
        mine,
        "documents of {}",
        house.organization
    );
    assert_eq!(
        count_envelopes(channel, house).await,
        mine,
        "envelopes of {}",
        house.organization
    );
    let created = ListAuditEventsRequest {
        action: "organization.created".to_owned(),
        ..Default::default()
    };
    assert_eq!(events(channel, house, created).await.len(), 1, "{}", house.organization);
    witness::chain(channel, house).await
}

async fn count_documents(channel: &Channel, house: &House) -> usize {
    let (mut count, mut page_token) = (0, String::new());
    loop {
        let request = ListDocumentsRequest {
            page_size: PAGE,
            page_token,
            ..Default::default()
        };
        let listed = DocumentServiceClient::new(channel.clone())
            .list_documents(authorized(&house.token, request))
            .await;
        let listed = listed.unwrap().into_inner();
        count += listed.documents.len();
        page_token = listed.next_page_token;
        if page_token.is_empty() {
            return count;
        }
    }
}

async fn count_envelopes(channel: &Channel, house: &House) -> usize {
    let (mut count, mut page_token) = (0, String::new());
    loop {
        let request = ListEnvelopesRequest {
            page_size: PAGE,
            page_token,
            ..Default::default()
        };
        let listed = EnvelopeServiceClient::new(channel.clone())
            .list_envelopes(authorized(&house.token, request))
            .await;
        let listed = listed.unwrap().into_inner();
        count += listed.envelopes.len();
        page_token = listed.next_page_token;
        if page_token.is_empty() {
            return count;
        }
    }
}

async fn events(channel: &Channel, house: &House, filter: ListAuditEventsRequest) -> Vec<AuditEvent> {
    let (mut events, mut page_token) = (vec![], String::new());
    loop {
        let request = ListAuditEventsRequest {
            page_size: PAGE,
            page_token,
            ..filter.clone()
        };
        let listed = AuditServiceClient::new(channel.clone())
            .list_audit_events(authorized(&house.token, request))
            .await;
        let listed = listed.unwrap().into_inner();
        events.extend(listed.events);
        page_token = listed.next_page_token;
        if page_token.is_empty() {
            return events;
        }
    }
}

fn tally(events: &[AuditEvent]) -> Tally {
    let mut tally = Tally::new();
    for event in events {
        let resource = event
            .resource
            .as_ref()
            .map(|resource| resource.id.clone())
            .unwrap_or_default();
        *tally.entry((event.action.clone(), resource)).or_default() += 1;
    }
    tally
}

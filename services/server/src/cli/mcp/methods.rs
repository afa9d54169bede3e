//! The methods an assistant's calls can reach. Every other call ends in this program.

use crate::client::Method;

/// All of them.
pub const METHODS: &[Method] = &[
    ("chancery.audit.v1.AuditService", "DownloadCertificateOfCompletion"),
    ("chancery.audit.v1.AuditService", "ListAuditEvents"),
    ("chancery.documents.v1.DocumentService", "DownloadDocument"),
    ("chancery.documents.v1.DocumentService", "GetDocument"),
    ("chancery.documents.v1.DocumentService", "UploadDocument"),
    ("chancery.envelopes.v1.EnvelopeService", "CreateEnvelope"),
    ("chancery.envelopes.v1.EnvelopeService", "GetEnvelope"),
    ("chancery.envelopes.v1.EnvelopeService", "ListEnvelopes"),
    ("chancery.envelopes.v1.EnvelopeService", "SendEnvelope"),
    ("chancery.envelopes.v1.EnvelopeService", "VoidEnvelope"),
    ("chancery.identity.v1.SessionService", "GetCurrentSession"),
    ("chancery.signatures.v1.SignatureService", "ValidateFile"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use contracts::chancery::envelopes::v1::{CreateSigningLinkRequest, GetSigningRequest, SignEnvelopeRequest};
    use prost_reflect::{Kind, MessageDescriptor};
    use rpc::{Access, Contract};
    use tonic::Code;

    use super::*;
    use crate::client::{Client, Credential};

    /// Whether the message, or one in it, holds something secret.
    fn tells_a_secret(message: &MessageDescriptor, seen: &mut BTreeSet<String>) -> bool {
        let is_new = seen.insert(message.full_name().to_owned());
        is_new
            && message.fields().any(|field| {
                let redact = field
                    .options()
                    .get_field_by_name("debug_redact")
                    .and_then(|value| value.as_bool());
                let inner = match field.kind() {
                    Kind::Message(inner) => Some(inner),
                    _ => None,
                };
                redact == Some(true) || inner.is_some_and(|inner| tells_a_secret(&inner, seen))
            })
    }

    #[test]
    fn no_method_is_a_recipients_or_answers_with_a_secret() {
        let contract = Contract::load().unwrap();
        let secret = contract
            .pool()
            .get_message_by_name("chancery.envelopes.v1.SigningLink")
            .unwrap();
        assert!(tells_a_secret(&secret, &mut BTreeSet::new()), "the test sees secrets");
        for (service, name) in METHODS {
            let method = contract.method(&format!("/{service}/{name}"));
            let method = method.unwrap_or_else(|| panic!("{service}/{name} is in the contracts"));
            assert!(!matches!(method.access, Access::Recipient), "{name}");
            assert!(
                !tells_a_secret(&method.descriptor.output(), &mut BTreeSet::new()),
                "{name}"
            );
            assert!(!service.contains("Signing"), "{service}");
        }
    }

    #[tokio::test]
    async fn a_call_to_any_other_method_does_not_leave_the_program() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let credential = Credential::bearer("chs_x").unwrap();
        let client = Client::connect(&url, credential).await.unwrap().only_for(METHODS);
        let refusals = [
            client.signing().get_signing(GetSigningRequest {}).await.map(drop),
            client
                .signing()
                .sign_envelope(SignEnvelopeRequest::default())
                .await
                .map(drop),
            client
                .envelopes()
                .create_signing_link(CreateSigningLinkRequest::default())
                .await
                .map(drop),
        ];
        for refusal in refusals {
            assert_eq!(refusal.unwrap_err().code(), Code::PermissionDenied);
        }
    }
}

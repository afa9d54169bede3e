//! An envelope as somebody thinks of it, as the request that makes it.

use contracts::chancery::documents::v1::Document;
use contracts::chancery::envelopes::v1::envelope::Routing;
use contracts::chancery::envelopes::v1::recipient::Role;
use contracts::chancery::envelopes::v1::{CreateEnvelopeRequest, NewField, NewRecipient, SignatureLevel};
use kernel::{Result, Timestamp};

use super::places::{self, Spot};

/// Somebody it goes to.
pub struct Person {
    pub name: String,
    pub email: String,
    pub role: Role,
    /// Asked for before anything is shown; empty for none.
    pub access_code: String,
    /// Their fields; a signer without any signs at the foot of the last page of each document.
    pub fields: Vec<NewField>,
}

/// What is to be sent.
pub struct Draft {
    pub name: String,
    pub message: String,
    pub documents: Vec<Document>,
    /// In the order they act when the routing is sequential.
    pub people: Vec<Person>,
    pub routing: Routing,
    pub expire_time: Option<Timestamp>,
}

impl Draft {
    /// The request.
    ///
    /// # Errors
    /// `NO_ROOM_TO_SIGN`.
    pub fn request(self, request_id: String) -> Result<CreateEnvelopeRequest> {
        let mut people = self.people;
        let at_the_foot: Vec<_> = (0..people.len()).filter(|n| people[*n].is_to_be_placed()).collect();
        for document in &self.documents {
            let spots = places::at_the_foot(places::pages(document), at_the_foot.len())?;
            for (person, spot) in at_the_foot.iter().zip(&spots) {
                people[*person].fields.extend(fields(document, spot));
            }
        }
        let recipients = people.into_iter().zip(1..);
        Ok(CreateEnvelopeRequest {
            request_id,
            name: self.name,
            message: self.message,
            document_ids: self.documents.into_iter().map(|document| document.id).collect(),
            recipients: recipients.map(|(person, order)| person.recipient(order)).collect(),
            routing: self.routing.into(),
            signature_level: SignatureLevel::BT.into(),
            expire_time: self.expire_time.map(rpc::timestamp),
        })
    }
}

impl Person {
    fn recipient(self, order: i32) -> NewRecipient {
        NewRecipient {
            email: self.email,
            name: self.name,
            role: self.role.into(),
            order,
            access_code: self.access_code,
            fields: self.fields,
            ..Default::default()
        }
    }

    fn is_to_be_placed(&self) -> bool {
        self.role == Role::Signer && self.fields.is_empty()
    }
}

fn fields(document: &Document, spot: &Spot) -> Vec<NewField> {
    let mut fields = vec![spot.signature()];
    if spot.has_lines() {
        fields.push(spot.date());
    }
    for field in &mut fields {
        field.document_id.clone_from(&document.id);
    }
    fields
}

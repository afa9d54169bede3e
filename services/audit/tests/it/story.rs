//! An envelope's events, as the envelopes room records them, from its creation to its completion.

use std::time::Duration;

use kernel::{Caller, Event, Id, Origin, Permissions, Principal, kinds};
use serde_json::{Value, json};

use crate::world::World;

/// Somebody who gets the envelope.
pub struct Person {
    pub name: String,
    pub email: String,
    pub role: &'static str,
}

pub fn person(name: &str, email: &str, role: &'static str) -> Person {
    Person {
        name: name.to_owned(),
        email: email.to_owned(),
        role,
    }
}

/// What an envelope is about.
pub struct Plot {
    pub name: String,
    pub organization: String,
    pub sender: String,
    pub documents: Vec<String>,
    pub people: Vec<Person>,
}

/// An envelope whose events were recorded.
pub struct Played {
    pub envelope: Id<kinds::Envelope>,
    pub documents: Vec<Id<kinds::Document>>,
    pub recipients: Vec<Id<kinds::Recipient>>,
    plot: Plot,
}

/// The SHA-256 of a version, as a made-up one that tells which it is.
pub fn sha256(document: usize, version: usize) -> String {
    format!("{document:02x}{version:02x}").repeat(16)
}

impl Played {
    pub fn begin(world: &World, plot: Plot) -> Self {
        Self {
            envelope: world.id(),
            documents: plot.documents.iter().map(|_| world.id()).collect(),
            recipients: plot.people.iter().map(|_| world.id()).collect(),
            plot,
        }
    }

    fn versions(&self, version: usize) -> Value {
        let told = self.documents.iter().zip(&self.plot.documents).enumerate();
        told.map(|(place, (id, name))| {
            json!({ "id": id, "name": name, "page_count": place + 1, "version_number": version, "sha256": sha256(place, version) })
        })
        .collect()
    }

    pub fn event(&self, action: &'static str) -> Event {
        self.documents
            .iter()
            .copied()
            .fold(Event::new(action, self.envelope), Event::related)
    }

    pub fn recipient_event(&self, place: usize, action: &'static str) -> Event {
        let person = &self.plot.people[place];
        Event::new(action, self.recipients[place])
            .related(self.envelope)
            .with("email", person.email.as_str())
            .with("name", person.name.as_str())
            .with("role", person.role)
    }

    /// The recipient as a caller from an address of their own.
    pub fn visitor(&self, world: &World, place: usize) -> Caller {
        Caller {
            principal: Principal::Recipient {
                link: world.id(),
                envelope: self.envelope,
                recipient: self.recipients[place],
            },
            organization: world.caller.organization,
            permissions: Permissions::default(),
            origin: Origin {
                ip: Some(std::net::IpAddr::from([
                    203,
                    0,
                    113,
                    u8::try_from(place % 250).unwrap() + 1,
                ])),
                user_agent: Some("Mozilla/5.0".to_owned()),
                request_id: "visit".to_owned(),
            },
        }
    }

    pub async fn send(&self, world: &World) {
        let by = &world.caller;
        world
            .record(by, self.event("envelope.created").with("name", self.plot.name.as_str()))
            .await;
        world.engine.clock.advance(Duration::from_secs(95));
        let recipients = self.recipients.iter().zip(&self.plot.people).enumerate();
        let recipients: Value = recipients
            .map(|(order, (id, person))| {
                json!({ "id": id, "name": person.name, "email": person.email, "role": person.role, "order": order + 1 })
            })
            .collect();
        let sent = self.event("envelope.sent").with("name", self.plot.name.as_str());
        let sent = sent
            .with("message_present", true)
            .with("signature_level", "PAdES-BASELINE-T")
            .with("routing", "sequential")
            .with("expire_time", "2026-12-21T09:00:00Z")
            .with("documents", self.versions(2))
            .with("recipients", recipients)
            .with("sender_name", self.plot.sender.as_str())
            .with("sender_email", "sender@example.org")
            .with("organization_name", self.plot.organization.as_str());
        world.record(by, sent).await;
        let link = Event::new("signing_link.created", world.id::<kinds::SigningLink>());
        world.record(by, self.recipient_event(0, "recipient.activated")).await;
        world
            .record(by, link.related(self.envelope).related(self.recipients[0]))
            .await;
    }

    pub async fn sign(&self, world: &World, place: usize) {
        let by = self.visitor(world, place);
        let plain = |action| Event::new(action, self.recipients[place]).related(self.envelope);
        world.engine.clock.advance(Duration::from_secs(3723));
        world
            .record(&by, plain("recipient.access_code_refused").with("tries_left", 4))
            .await;
        world.record(&by, plain("recipient.access_code_accepted")).await;
        world.record(&by, self.recipient_event(place, "recipient.opened")).await;
        if place == 0 {
            world.record(&by, self.event("envelope.delivered")).await;
        }
        let consented = self.recipient_event(place, "recipient.consented");
        let consented = consented
            .with("disclosure_version", "2026-01")
            .with("disclosure_sha256", "00".repeat(32));
        world.record(&by, consented).await;
        let downloaded = Event::new("document.downloaded", self.documents[0]).with("version_number", 2);
        world
            .record(&by, downloaded.related(self.envelope).related(self.recipients[place]))
            .await;
        let filled = self.recipient_event(place, "recipient.fields_filled");
        world
            .record(&by, filled.with("field_ids", vec!["fld_00000000000000000000000000"]))
            .await;
        let version = 3 + place;
        for (number, document) in self.documents.iter().enumerate() {
            let updated = Event::new("document.updated", *document).related(self.envelope);
            let updated = updated.with("version", version).with("sha256", sha256(number, version));
            world.record(&by, updated.related(self.recipients[place])).await;
        }
        let certificate = world.id::<kinds::Certificate>();
        let signed = self.recipient_event(place, "recipient.signed").related(certificate);
        let signed = signed
            .with("signature_level", "PAdES-BASELINE-T")
            .with("certificate", certificate.to_string())
            .with(
                "timestamp_time",
                kernel::Clock::now(world.engine.clock.as_ref()).to_string(),
            )
            .with("documents", self.versions(version));
        world.record(&by, signed).await;
    }

    pub async fn complete(&self, world: &World) {
        world.engine.clock.advance(Duration::from_secs(2));
        let system = Caller::system(world.caller.organization.unwrap());
        for (number, document) in self.documents.iter().enumerate() {
            let updated = Event::new("document.updated", *document).related(self.envelope);
            let updated = updated.with("version", 9).with("sha256", sha256(number, 9));
            world.record(&system, updated).await;
        }
        let mut tx = world.engine.db.begin(&system).await.unwrap();
        tx.record(self.event("envelope.sealed").with("documents", self.versions(9)))
            .await
            .unwrap();
        tx.record(self.event("envelope.completed")).await.unwrap();
        tx.commit().await.unwrap();
        world.relay.drain().await.unwrap();
    }
}

pub fn lease() -> Plot {
    Plot {
        name: "Түрээсийн гэрээ · Bérleti szerződés · Lease of the flat at Petőfi tér 3".to_owned(),
        organization: "Őrség és Társa Kft.".to_owned(),
        sender: "Kovács-Szentgyörgyi Margit".to_owned(),
        documents: vec![
            "lease.pdf".to_owned(),
            "Хавсралт 1. Тоот, тавилгын жагсаалт.pdf".to_owned(),
        ],
        people: vec![
            person("Бат-Эрдэнийн Ганбаатар", "ganbaatar@example.mn", "signer"),
            person("王小明", "xiaoming@example.cn", "signer"),
            person("Dr. Őry-Üveges Ágnes", "agnes@example.hu", "cc"),
        ],
    }
}

/// Plays an envelope that two people sign and a third gets a copy of.
pub async fn play(world: &World, plot: Plot) -> Played {
    let played = Played::begin(world, plot);
    played.send(world).await;
    played.sign(world, 0).await;
    let first = played.visitor(world, 0);
    world
        .record(&first, played.recipient_event(1, "recipient.activated"))
        .await;
    played.sign(world, 1).await;
    let second = played.visitor(world, 1);
    world
        .record(&second, played.recipient_event(2, "recipient.activated"))
        .await;
    world
        .record(&second, played.recipient_event(2, "recipient.finished"))
        .await;
    played.complete(world).await;
    played
}

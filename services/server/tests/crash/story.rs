//! The story of one envelope, from the upload to the last act of a person.

use contracts::chancery::envelopes::v1::Envelope;

use crate::chance::Chance;
use crate::house::House;
use crate::line::Line;
use crate::person::Person;

/// How an envelope is to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Both sign.
    Completed,
    /// The last one declines, after so many have signed.
    Declined,
    /// The sender calls it back after one has signed.
    Voided,
}

/// What was done in one envelope, all of it acknowledged or confirmed.
pub struct Story {
    pub house: House,
    pub ending: Ending,
    pub document: String,
    pub sha256: String,
    pub envelope: String,
    /// Identifiers of those who were let in.
    pub visitors: Vec<String>,
    /// Identifiers of those who signed.
    pub signers: Vec<String>,
}

impl Ending {
    fn any(chance: &mut Chance) -> Self {
        match chance.between(0, 10) {
            0 | 1 => Self::Voided,
            2 | 3 => Self::Declined,
            _ => Self::Completed,
        }
    }
}

/// Writes one.
pub async fn write(line: &Line, house: &House, mut chance: Chance) -> Story {
    let ending = Ending::any(&mut chance);
    let together = ending == Ending::Completed && chance.one_in(2);
    let mut person = Person { line, house, chance };
    let (document, sha256) = person.upload().await;
    let envelope = person.send(&document, together).await;
    finish(&mut person, &envelope, ending, together).await;
    let ids: Vec<_> = envelope
        .recipients
        .iter()
        .map(|recipient| recipient.id.clone())
        .collect();
    let (visitors, signers) = match ending {
        Ending::Completed => (2, 2),
        Ending::Declined => (2, 1),
        Ending::Voided => (1, 1),
    };
    Story {
        house: house.clone(),
        ending,
        document,
        sha256,
        envelope: envelope.id,
        visitors: ids[..visitors].to_vec(),
        signers: ids[..signers].to_vec(),
    }
}

async fn finish(person: &mut Person<'_>, envelope: &Envelope, ending: Ending, together: bool) {
    let [first, last] = envelope.recipients.as_slice() else {
        panic!("an envelope for two has {} recipients", envelope.recipients.len())
    };
    if together {
        let mut other = person.beside();
        tokio::join!(person.sign(envelope, first), other.sign(envelope, last));
        return;
    }
    person.sign(envelope, first).await;
    match ending {
        Ending::Completed => person.sign(envelope, last).await,
        Ending::Declined => person.decline(envelope, last).await,
        Ending::Voided => person.void(envelope).await,
    }
}

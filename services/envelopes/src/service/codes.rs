//! The codes a recipient gives before anything is shown: the access code of the sender, and the one-time code.

use ::store::Tx;
use contracts::chancery::envelopes::v1 as pb;
use kernel::{Event, Id, Result, kinds};
use pb::request_one_time_code_response::Delivery;
use rpc::Call;
use zeroize::Zeroizing;

use super::signing::{SigningApi, Visit, view};
use crate::access_code::{AccessCodeHash, AccessCodes};
use crate::envelope::Envelope;
use crate::one_time_code::{self, CodeMessage, Courier, OneTimeCode};
use crate::store::one_time_codes;
use crate::{error, store};

/// Which codes a visitor still has to give.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pending {
    pub(super) access_code: bool,
    pub(super) one_time_code: bool,
}

impl Pending {
    pub(super) async fn of(tx: &mut Tx, visit: Visit, envelope: &Envelope) -> Result<Self> {
        let recipient = envelope.recipient(visit.recipient)?;
        let (access_code, one_time_code) = (recipient.access_code.is_some(), recipient.one_time_code);
        if !access_code && !one_time_code {
            return Ok(Self {
                access_code,
                one_time_code,
            });
        }
        let given = identity::link_state(tx, visit.link).await?;
        Ok(Self {
            access_code: access_code && !given.access_verified,
            one_time_code: one_time_code && !given.one_time_verified,
        })
    }

    pub(super) fn any(self) -> bool {
        self.access_code || self.one_time_code
    }

    /// # Errors
    /// `ACCESS_CODE_REQUIRED` and `ONE_TIME_CODE_REQUIRED`.
    pub(super) fn check(self) -> Result<()> {
        match self {
            Self { access_code: true, .. } => Err(error::access_code_required()),
            Self {
                one_time_code: true, ..
            } => Err(error::one_time_code_required()),
            _ => Ok(()),
        }
    }
}

/// Makes a code for a recipient of a locked envelope, and tells that it was made.
pub(super) async fn issue(
    tx: &mut Tx,
    envelope: &Envelope,
    recipient: Id<kinds::Recipient>,
    hash: AccessCodeHash,
    delivery: &str,
) -> Result<OneTimeCode> {
    let person = envelope.recipient(recipient)?;
    envelope.check_not_ended(tx.now())?;
    if !person.had_turn() {
        return Err(error::not_active());
    }
    if !person.one_time_code {
        return Err(error::one_time_code_not_asked());
    }
    let last = one_time_codes::get(tx, recipient).await?;
    let code = OneTimeCode::issue(recipient, hash, last.as_ref(), tx.now())?;
    one_time_codes::put(tx, &code).await?;
    let issued = Event::new("recipient.one_time_code_issued", recipient).related(envelope.id);
    tx.record(issued.with("delivery", delivery)).await?;
    Ok(code)
}

/// A new code and what it is checked against.
pub(super) async fn generate(codes: &AccessCodes) -> Result<(Zeroizing<String>, AccessCodeHash)> {
    let code = one_time_code::generate()?;
    let mut hashed = codes.hash(vec![code.to_string()]).await?;
    let hash = hashed.pop().flatten();
    Ok((
        code,
        hash.ok_or_else(|| kernel::Error::internal("a code without a hash"))?,
    ))
}

impl SigningApi {
    /// Sends a code, or tells the sender's program that one is wanted. What is sent leaves after the commit: a code that is not known
    /// opens nothing, and one that did not arrive is asked for again.
    pub(super) async fn request_code(&self, call: &Call) -> Result<pb::RequestOneTimeCodeResponse> {
        match &self.courier {
            Some(courier) => self.send_code(call, courier.as_ref()).await,
            None => self.want_code(call).await,
        }
    }

    async fn send_code(&self, call: &Call, courier: &dyn Courier) -> Result<pb::RequestOneTimeCodeResponse> {
        let visit = Visit::of(call)?;
        let (code, hash) = generate(&self.codes).await?;
        let mut tx = self.db.begin(call).await?;
        let envelope = store::envelope_for_update(&mut tx, visit.envelope).await?;
        let issued = issue(&mut tx, &envelope, visit.recipient, hash, "email").await?;
        let organization = identity::organization(&mut tx, envelope.organization).await?;
        tx.commit().await?;
        let recipient = envelope.recipient(visit.recipient)?;
        let message = CodeMessage {
            name: recipient.name.clone(),
            email: recipient.email.clone(),
            organization: organization.name,
            envelope: envelope.name.clone(),
            code,
        };
        courier.deliver(message).await?;
        Ok(pb::RequestOneTimeCodeResponse {
            delivery: Delivery::Email.into(),
            expire_time: Some(rpc::timestamp(issued.expires)),
        })
    }

    async fn want_code(&self, call: &Call) -> Result<pb::RequestOneTimeCodeResponse> {
        let visit = Visit::of(call)?;
        let mut tx = self.db.begin(call).await?;
        let envelope = store::envelope_for_update(&mut tx, visit.envelope).await?;
        if !envelope.recipient(visit.recipient)?.one_time_code {
            return Err(error::one_time_code_not_asked());
        }
        let wanted = Event::new("recipient.one_time_code_requested", visit.recipient);
        tx.record(wanted.related(visit.envelope).related(visit.link)).await?;
        tx.commit().await?;
        Ok(pb::RequestOneTimeCodeResponse {
            delivery: Delivery::Sender.into(),
            expire_time: None,
        })
    }

    /// Checks a one-time code; as with an access code, only when no other try was counted meanwhile.
    pub(super) async fn verify_one_time(&self, call: &Call, given: &str) -> Result<pb::Signing> {
        let visit = Visit::of(call)?;
        loop {
            let mut tx = self.db.read(call).await?;
            let envelope = store::envelope(&mut tx, visit.envelope).await?;
            if !Pending::of(&mut tx, visit, &envelope).await?.one_time_code {
                return view(&mut tx, visit, &envelope).await;
            }
            let read = one_time_codes::get(&mut tx, visit.recipient).await?;
            let read = read.ok_or_else(error::one_time_code_over)?;
            let hash = read.live(tx.now())?.clone();
            drop(tx);
            let right = self.codes.accept(&hash, given).await?;
            let mut tx = self.db.begin(call).await?;
            let envelope = store::envelope_for_update(&mut tx, visit.envelope).await?;
            if one_time_codes::get(&mut tx, visit.recipient).await?.as_ref() == Some(&read) {
                return answer_one_time_code(tx, visit, &envelope, read, right).await;
            }
        }
    }

    /// Checks an access code. Comparing takes long and is done outside of a transaction; an answer is only given when no
    /// other try was counted meanwhile, so that guessing at the same time gains nothing.
    pub(super) async fn verify(&self, call: &Call, code: &str) -> Result<pb::Signing> {
        let visit = Visit::of(call)?;
        loop {
            let mut tx = self.db.read(call).await?;
            let envelope = store::envelope(&mut tx, visit.envelope).await?;
            let state = identity::link_state(&mut tx, visit.link).await?;
            let hash = match &envelope.recipient(visit.recipient)?.access_code {
                Some(hash) if !state.access_verified => hash.clone(),
                _ => return view(&mut tx, visit, &envelope).await,
            };
            drop(tx);
            if state.tries_left() == 0 {
                return Err(error::access_code_locked());
            }
            let right = self.codes.accept(&hash, code).await?;
            let mut tx = self.db.begin(call).await?;
            let envelope = store::envelope_for_update(&mut tx, visit.envelope).await?;
            if identity::link_state(&mut tx, visit.link).await? == state {
                return answer_access_code(tx, visit, &envelope, right).await;
            }
        }
    }
}

/// Counts a try at the access code and answers it. A wrong one is counted and told although the call is refused.
async fn answer_access_code(mut tx: Tx, visit: Visit, envelope: &Envelope, right: bool) -> Result<pb::Signing> {
    let event = |action| {
        Event::new(action, visit.recipient)
            .related(visit.envelope)
            .related(visit.link)
    };
    if right {
        identity::accept_access_code(&mut tx, visit.link).await?;
        tx.record(event("recipient.access_code_accepted")).await?;
        let signing = view(&mut tx, visit, envelope).await?;
        tx.commit().await?;
        return Ok(signing);
    }
    let left = identity::refuse_access_code(&mut tx, visit.link).await?;
    tx.record(event("recipient.access_code_refused").with("tries_left", left))
        .await?;
    tx.commit().await?;
    Err(error::access_code_wrong(left))
}

/// Counts a try at the one-time code and answers it. The right one works once; a wrong one is counted although the call is refused.
async fn answer_one_time_code(
    mut tx: Tx,
    visit: Visit,
    envelope: &Envelope,
    code: OneTimeCode,
    right: bool,
) -> Result<pb::Signing> {
    let event = |action| {
        Event::new(action, visit.recipient)
            .related(visit.envelope)
            .related(visit.link)
    };
    if right {
        one_time_codes::put(&mut tx, &OneTimeCode { hash: None, ..code }).await?;
        identity::accept_one_time_code(&mut tx, visit.link).await?;
        tx.record(event("recipient.one_time_code_accepted")).await?;
        let signing = view(&mut tx, visit, envelope).await?;
        tx.commit().await?;
        return Ok(signing);
    }
    let failed = code.failed + 1;
    let code = OneTimeCode { failed, ..code };
    one_time_codes::put(&mut tx, &code).await?;
    let left = code.tries_left();
    tx.record(event("recipient.one_time_code_refused").with("tries_left", left))
        .await?;
    tx.commit().await?;
    Err(error::one_time_code_wrong(left))
}

//! The line to a server that is killed now and then: acts are repeated until they are answered, and all of it is counted.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use kernel::{Clock as _, SystemClock, Timestamp};
use tokio::sync::watch;
use tonic::transport::Channel;
use tonic::{Response, Status};

use crate::witness::Seen;

/// How long an answer may take, and a server may be down.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a caller was doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    SignUp,
    Upload,
    Create,
    Send,
    Link,
    Open,
    Consent,
    Sign,
    Decline,
    Void,
}

/// How often something happened in each phase.
#[derive(Clone, Default)]
pub struct Counts(BTreeMap<Phase, u64>);

impl Counts {
    fn add(&mut self, phase: Phase) {
        *self.0.entry(phase).or_default() += 1;
    }

    pub fn of(&self, phase: Phase) -> u64 {
        self.0.get(&phase).copied().unwrap_or_default()
    }

    pub fn total(&self) -> u64 {
        self.0.values().sum()
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each: Vec<_> = self.0.iter().map(|(phase, n)| format!("{phase:?} {n}")).collect();
        write!(f, "{} ({})", self.total(), each.join(", "))
    }
}

/// What was answered and what was not.
#[derive(Clone, Default)]
pub struct Ledger {
    /// Acts the server answered with OK.
    pub acknowledged: Counts,
    /// Calls that were in flight when the server was killed: nobody told their outcome.
    pub unknown: Counts,
    /// Acts that were repeated and answered then.
    pub repeated: Counts,
    /// Those of them that had been done before the kill: the first answer was given again.
    pub replayed: Counts,
}

/// A call that a living server refused.
#[derive(Debug)]
pub struct Refusal {
    pub phase: Phase,
    pub status: Status,
    /// Whether an earlier try of it was cut off.
    pub repeated: bool,
}

/// Shared by everybody who calls, and by the one who kills.
pub struct Line {
    inner: Mutex<Inner>,
    life: watch::Sender<u64>,
    answers: watch::Sender<u64>,
}

#[derive(Default)]
struct Inner {
    channel: Option<Channel>,
    /// Goes up with every start and every kill.
    life: u64,
    ledger: Ledger,
    fresh: Vec<Seen>,
    closing: bool,
    signing: Duration,
}

impl Line {
    pub fn new() -> Self {
        Self {
            inner: Mutex::default(),
            life: watch::Sender::new(0),
            answers: watch::Sender::new(0),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    /// The server is there.
    pub fn up(&self, channel: Channel) {
        self.turn(Some(channel));
    }

    /// The server is killed next: calls in flight from now on may get no answer.
    pub fn down(&self) {
        self.turn(None);
    }

    fn turn(&self, channel: Option<Channel>) {
        let life = {
            let mut inner = self.lock();
            inner.channel = channel;
            inner.life += 1;
            inner.life
        };
        self.life.send_replace(life);
    }

    /// Nobody begins anything new.
    pub fn close(&self) {
        self.lock().closing = true;
    }

    pub fn is_closing(&self) -> bool {
        self.lock().closing
    }

    pub fn ledger(&self) -> Ledger {
        self.lock().ledger.clone()
    }

    /// Remembers what an answer promised.
    pub fn witness(&self, seen: Seen) {
        self.lock().fresh.push(seen);
    }

    /// What was promised since this was asked last.
    pub fn take_fresh(&self) -> Vec<Seen> {
        std::mem::take(&mut self.lock().fresh)
    }

    /// How long the last signature took: about as long as sealing takes.
    pub fn signing(&self) -> Duration {
        self.lock().signing
    }

    /// Waits for so many more answers to acts of this phase, or of any.
    pub async fn answers(&self, phase: Option<Phase>, more: u64) {
        let count = || {
            let inner = self.lock();
            let acknowledged = &inner.ledger.acknowledged;
            phase.map_or_else(|| acknowledged.total(), |phase| acknowledged.of(phase))
        };
        let (mut answers, enough) = (self.answers.subscribe(), count() + more);
        while count() < enough {
            let answered = tokio::time::timeout(PATIENCE, answers.changed()).await;
            answered.expect("something is answered within a minute").unwrap();
        }
    }

    /// A connection to the living server, and the number of its life.
    pub async fn channel(&self) -> (u64, Channel) {
        let mut life = self.life.subscribe();
        loop {
            {
                let inner = self.lock();
                if let Some(channel) = &inner.channel {
                    return (inner.life, channel.clone());
                }
            }
            let changed = tokio::time::timeout(PATIENCE, life.changed()).await;
            changed.expect("the server comes back within a minute").unwrap();
        }
    }

    /// Calls until there is an answer, each time with the same request. `when` tells from the answer when it was done.
    pub async fn act<R, F>(
        &self,
        phase: Phase,
        when: impl Fn(&R) -> Option<prost_types::Timestamp>,
        mut call: impl FnMut(Channel) -> F,
    ) -> Result<R, Refusal>
    where
        F: Future<Output = Result<Response<R>, Status>>,
    {
        let mut repetition: Option<Timestamp> = None;
        loop {
            let (life, channel) = self.channel().await;
            let begin = Instant::now();
            let outcome = tokio::time::timeout(PATIENCE, call(channel)).await;
            let outcome = outcome.unwrap_or_else(|_| panic!("{phase:?}: no answer within a minute"));
            let mut inner = self.lock();
            match outcome {
                Ok(answer) => {
                    let answer = answer.into_inner();
                    inner.ledger.acknowledge(phase, repetition, when(&answer));
                    if phase == Phase::Sign {
                        inner.signing = begin.elapsed();
                    }
                    self.answers.send_modify(|count| *count += 1);
                    return Ok(answer);
                }
                Err(_) if inner.life != life => inner.ledger.unknown.add(phase),
                Err(status) => {
                    return Err(Refusal {
                        phase,
                        status,
                        repeated: repetition.is_some(),
                    });
                }
            }
            repetition = Some(SystemClock.now());
        }
    }
}

impl Refusal {
    /// Ends the test: nobody is refused who does what he may.
    pub fn fail(self) -> ! {
        let Self {
            phase,
            status,
            repeated,
        } = self;
        panic!(
            "{phase:?} (repeated: {repeated}) was refused: {:?}: {}",
            status.code(),
            status.message()
        )
    }
}

impl Ledger {
    fn acknowledge(&mut self, phase: Phase, repetition: Option<Timestamp>, done: Option<prost_types::Timestamp>) {
        self.acknowledged.add(phase);
        let Some(repetition) = repetition else { return };
        self.repeated.add(phase);
        if done.is_some_and(|done| rpc::moment(&done, "done").unwrap() < repetition) {
            self.replayed.add(phase);
        }
    }
}

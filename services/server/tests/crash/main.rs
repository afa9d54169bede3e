//! kill -9 in the middle of everything: the real program under load, killed at random moments and started again on the
//! same data. Nothing acknowledged is lost, nothing happens twice, every chain holds, every envelope gets to its end.
//!
//! The way of a run is given by its seed, which is printed, though not to the microsecond: `CHANCERY_CRASH_SEED` gives it
//! again. `CHANCERY_CRASH_ROUNDS` says how often the server is killed (200 times on SQLite, a fifth of it on PostgreSQL).
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a test says by panicking what went wrong, and at the end what it saw

mod chance;
mod house;
mod line;
mod paper;
mod person;
mod server;
mod storage;
mod story;
mod verdict;
mod witness;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use kernel::SystemClock;
use store::{Db, DbUrl};
use tokio::task::JoinSet;

use chance::Chance;
use house::House;
use line::{Line, Phase};
use server::Server;
use storage::Findings;
use story::Story;

const ROUNDS: u64 = 200;
/// Organizations, and people at work in each.
const HOUSES: usize = 2;
const PEOPLE: usize = 2;
/// What a life lasts: so many milliseconds, or so many answers.
const LIFE: Range<u64> = 20..400;
const ANSWERS: Range<u64> = 1..8;
/// So many rounds begin with a kill in the middle of the start.
const KILLED_STARTING: u64 = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_doubled_when_the_server_is_killed_on_sqlite() {
    let directory = tempfile::tempdir().unwrap();
    let mut campaign = Campaign::begin("sqlite", directory.path(), None, rounds());
    campaign.run().await;
    let db = directory.path().join("data/chancery.db");
    let db = Db::open(&DbUrl::sqlite(db), Arc::new(SystemClock)).await.unwrap();
    campaign.end(&db).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_doubled_when_the_server_is_killed_on_postgres() {
    let engine = store::testing::postgres().await;
    // The test database's role has its name for a password.
    let place = engine
        .url
        .to_string()
        .replace("postgres://", "postgres://chancery_test:chancery_test@");
    let mut campaign = Campaign::begin("postgres", engine.directory.path(), Some(place), rounds().div_ceil(5));
    campaign.run().await;
    campaign.end(&engine.db).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_in_its_first_start_starts_the_next_time() {
    let mut chance = Chance::new(seed());
    for _ in 0..20 {
        let directory = tempfile::tempdir().unwrap();
        let mut server = Server::new(directory.path(), None, &mut chance);
        server.spawn();
        tokio::time::sleep(Duration::from_micros(chance.between(0, 30_000))).await;
        server.kill().await;
        let line = Line::new();
        line.up(server.start().await);
        house::sign_up(&line, &mut chance).await;
    }
}

fn rounds() -> u64 {
    let told = std::env::var("CHANCERY_CRASH_ROUNDS").ok();
    told.map_or(ROUNDS, |rounds| {
        rounds.parse().expect("CHANCERY_CRASH_ROUNDS is a number")
    })
}

fn seed() -> u64 {
    if let Ok(told) = std::env::var("CHANCERY_CRASH_SEED") {
        return told.parse().expect("CHANCERY_CRASH_SEED is a number");
    }
    let mut bytes = [0; 4];
    openssl::rand::rand_bytes(&mut bytes).unwrap();
    u32::from_le_bytes(bytes).into()
}

/// One engine's rounds.
struct Campaign {
    engine: &'static str,
    seed: u64,
    rounds: u64,
    chance: Chance,
    server: Server,
    line: Arc<Line>,
    begin: Instant,
    houses: Vec<House>,
    stories: Vec<Story>,
    events: i64,
}

type People = JoinSet<Vec<Story>>;

impl Campaign {
    fn begin(engine: &'static str, directory: &Path, database: Option<String>, rounds: u64) -> Self {
        let seed = seed();
        println!("{engine}: CHANCERY_CRASH_SEED={seed} CHANCERY_CRASH_ROUNDS={rounds}");
        let mut chance = Chance::new(seed);
        Self {
            engine,
            seed,
            rounds,
            server: Server::new(directory, database, &mut chance),
            chance,
            line: Arc::new(Line::new()),
            begin: Instant::now(),
            houses: vec![],
            stories: vec![],
            events: 0,
        }
    }

    async fn run(&mut self) {
        self.line.up(self.server.start().await);
        self.found_houses().await;
        let mut people = self.go_to_work();
        for round in 0..self.rounds {
            self.live(round).await;
            self.kill_and_restart(round).await;
            if let Some(ended) = people.try_join_next() {
                ended.expect("somebody was refused");
                unreachable!("nobody goes home before the last round");
            }
        }
        self.line.close();
        while let Some(stories) = people.join_next().await {
            self.stories.extend(stories.expect("somebody was refused"));
        }
    }

    async fn found_houses(&mut self) {
        for _ in 0..HOUSES {
            self.houses.push(house::sign_up(&self.line, &mut self.chance).await);
        }
    }

    fn go_to_work(&mut self) -> People {
        let mut people = JoinSet::new();
        for house in &self.houses {
            for _ in 0..PEOPLE {
                let (line, house, chance) = (self.line.clone(), house.clone(), self.chance.branch());
                people.spawn(work(line, house, chance));
            }
        }
        people
    }

    /// The server lives until a random moment. Half of these are told by answers, so that slow machines get on as well;
    /// after a signature the envelope may be sealed, which takes about as long.
    async fn live(&mut self, round: u64) {
        let pause = match round % 4 {
            0 | 1 => Duration::from_millis(self.chance.between(LIFE.start, LIFE.end)),
            2 => {
                let answers = self.chance.between(ANSWERS.start, ANSWERS.end);
                self.line.answers(None, answers).await;
                Duration::from_micros(self.chance.between(0, 10_000))
            }
            _ => {
                self.line.answers(Some(Phase::Sign), 1).await;
                self.line
                    .signing()
                    .mul_f64(self.chance.between(0, 1000) as f64 / 1000.0)
            }
        };
        tokio::time::sleep(pause).await;
    }

    async fn kill_and_restart(&mut self, round: u64) {
        self.line.down();
        self.server.kill().await;
        if round.is_multiple_of(KILLED_STARTING) {
            self.server.spawn();
            tokio::time::sleep(Duration::from_micros(self.chance.between(0, 30_000))).await;
            self.server.kill().await;
        }
        let channel = self.server.start().await;
        self.line.up(channel.clone());
        for seen in self.line.take_fresh() {
            seen.check(&channel).await;
        }
        let turn = usize::try_from(round).unwrap() % self.houses.len();
        witness::chain(&channel, &self.houses[turn]).await;
    }

    /// Everything gets to its end, is looked at over the contract, and then where it lies.
    async fn end(mut self, db: &Db) {
        let (_, channel) = self.line.channel().await;
        for story in &self.stories {
            story.check(&channel).await;
        }
        for house in &self.houses {
            self.events += verdict::check_house(&channel, house, &self.stories).await;
        }
        self.server.kill().await;
        let findings = storage::check(db, &self.server.data()).await;
        self.check_log();
        self.judge(&findings);
    }

    fn check_log(&self) {
        let log = self.server.log();
        let bad: Vec<_> = log
            .lines()
            .filter(|line| line.contains("panicked") || line.contains(" ERROR "))
            .collect();
        assert!(bad.is_empty(), "the server's log tells of faults: {bad:#?}");
    }

    fn judge(&self, found: &Findings) {
        let ledger = self.line.ledger();
        println!(
            "{}: {} kills, {} envelopes, {} events in the trails; acts acknowledged {}; unknown {}; repeated {}; done before the kill {}; \
             none lost, none doubled; sealing cut off {}, certificates cut off {}; \
             files without rows {}, uploads left {}; slowest start {} ms; {} s; seed {}",
            self.engine,
            self.rounds + self.rounds.div_ceil(KILLED_STARTING),
            self.stories.len(),
            self.events,
            ledger.acknowledged,
            ledger.unknown,
            ledger.repeated,
            ledger.replayed,
            found.sealings_cut_off,
            found.certificates_cut_off,
            found.orphans,
            found.staged,
            self.server.slowest_start.as_millis(),
            self.begin.elapsed().as_secs(),
            self.seed,
        );
        assert_eq!(found.organizations, HOUSES as i64);
        self.judge_leftovers(found);
        self.judge_hits(found);
    }

    /// A kill leaves at most the one file behind that was being written; whatever else lies around leaked.
    fn judge_leftovers(&self, found: &Findings) {
        let unknown = self.line.ledger().unknown;
        let uploads = unknown.of(Phase::Upload);
        let writes = uploads + unknown.of(Phase::Send) + unknown.of(Phase::Sign);
        let jobs = u64::try_from(found.sealings_cut_off + found.certificates_cut_off).unwrap();
        assert!(
            found.orphans as u64 <= writes + jobs,
            "{} files without rows",
            found.orphans
        );
        assert!(found.staged as u64 <= uploads, "{} uploads left", found.staged);
    }

    /// A run that hit nothing has shown nothing.
    fn judge_hits(&self, found: &Findings) {
        let enough = self.rounds / 40;
        let ledger = self.line.ledger();
        for phase in [Phase::Upload, Phase::Send, Phase::Sign] {
            assert!(ledger.unknown.of(phase) >= enough, "{phase:?} was cut off too seldom");
        }
        assert!(
            found.sealings_cut_off as u64 >= enough,
            "sealing was cut off too seldom"
        );
        // Between a commit and its answer there is a millisecond: such hits are rarer.
        assert!(
            ledger.replayed.total() >= self.rounds / 100,
            "no act was done and yet unanswered"
        );
        assert!(
            self.stories.len() as u64 >= self.rounds / 10,
            "the server did too little between the kills"
        );
    }
}

/// One person's days: one envelope after the other.
async fn work(line: Arc<Line>, house: House, mut chance: Chance) -> Vec<Story> {
    let mut stories = vec![];
    while !line.is_closing() {
        stories.push(story::write(&line, &house, chance.branch()).await);
    }
    stories
}

//! The hash chain, pure: how an event is linked to the one before, and how a chain is verified.

use openssl::sha::Sha256;

/// SHA-256 of a link.
pub type Hash = [u8; 32];

/// The end of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Place of the last event; 0 for an empty chain.
    pub sequence: i64,
    /// Its hash; zeros for an empty chain.
    pub hash: Hash,
}

impl Head {
    /// The end of a chain that has not begun.
    pub const EMPTY: Self = Self {
        sequence: 0,
        hash: [0; 32],
    };

    /// The end after `record` is appended.
    #[must_use]
    pub fn append(self, record: &str) -> Self {
        let sequence = self.sequence + 1;
        let mut sha = Sha256::new();
        sha.update(&self.hash);
        sha.update(&sequence.to_be_bytes());
        sha.update(record.as_bytes());
        Self {
            sequence,
            hash: sha.finish(),
        }
    }
}

/// One event as it stands in a chain.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its place, from 1.
    pub sequence: i64,
    /// The bytes that were hashed.
    pub record: String,
    /// Hash of the event before.
    pub previous_hash: Vec<u8>,
    /// Its hash.
    pub hash: Vec<u8>,
    /// Whether the columns kept beside the record say what the record says.
    pub columns_agree: bool,
}

/// What verification says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every event is as it was written; this is the end.
    Intact(Head),
    /// The first event that does not hold, and what is wrong with it.
    Broken {
        /// Its place.
        sequence: i64,
        /// Number of events before it, all of which hold.
        verified: i64,
        /// What is wrong, in plain words.
        problem: &'static str,
    },
}

/// Verifies a chain link by link, in constant memory.
#[derive(Debug)]
pub struct Verifier {
    verdict: Verdict,
}

impl Default for Verifier {
    fn default() -> Self {
        Self {
            verdict: Verdict::Intact(Head::EMPTY),
        }
    }
}

impl Verifier {
    /// Takes the next link, in order. After the first broken one nothing more is looked at.
    pub fn next(&mut self, link: &Link) {
        if let Verdict::Intact(head) = self.verdict {
            self.verdict = match problem(head, link) {
                None => Verdict::Intact(head.append(&link.record)),
                Some(problem) => Verdict::Broken {
                    sequence: link.sequence,
                    verified: head.sequence,
                    problem,
                },
            };
        }
    }

    /// Whether a link was broken, so that there is no need to go on.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        matches!(self.verdict, Verdict::Broken { .. })
    }

    /// The verdict, given the end the chain should have.
    #[must_use]
    pub fn finish(self, expected: Head) -> Verdict {
        match self.verdict {
            Verdict::Intact(head) if head.sequence > expected.sequence => Verdict::Broken {
                sequence: expected.sequence + 1,
                verified: expected.sequence,
                problem: "events stand after the end of the chain",
            },
            Verdict::Intact(head) if head != expected => Verdict::Broken {
                sequence: head.sequence + 1,
                verified: head.sequence,
                problem: "events at the end of the chain are missing",
            },
            verdict => verdict,
        }
    }
}

fn problem(head: Head, link: &Link) -> Option<&'static str> {
    let next = head.append(&link.record);
    if link.sequence != next.sequence {
        Some("an event before this one is missing")
    } else if link.previous_hash != head.hash {
        Some("it does not follow from the event before")
    } else if link.hash != next.hash {
        Some("its content was changed")
    } else if !link.columns_agree {
        Some("it is filed under other facts than it tells of")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chain(records: &[String]) -> (Vec<Link>, Head) {
        let mut head = Head::EMPTY;
        let mut links = vec![];
        for record in records {
            let next = head.append(record);
            links.push(Link {
                sequence: next.sequence,
                record: record.clone(),
                previous_hash: head.hash.to_vec(),
                hash: next.hash.to_vec(),
                columns_agree: true,
            });
            head = next;
        }
        (links, head)
    }

    fn verify(links: &[Link], head: Head) -> Verdict {
        let mut verifier = Verifier::default();
        links.iter().for_each(|link| verifier.next(link));
        verifier.finish(head)
    }

    proptest! {
        #[test]
        fn an_untouched_chain_is_intact(records in proptest::collection::vec(".{0,40}", 0..20)) {
            let (links, head) = chain(&records);
            prop_assert_eq!(verify(&links, head), Verdict::Intact(head));
        }

        #[test]
        fn any_changed_record_is_found_at_its_place(records in proptest::collection::vec(".{0,40}", 1..20), at: prop::sample::Index, with in ".{0,40}") {
            let (mut links, head) = chain(&records);
            let i = at.index(links.len());
            prop_assume!(links[i].record != with);
            links[i].record = with;
            let broken = matches!(verify(&links, head), Verdict::Broken { sequence, .. } if sequence == links[i].sequence);
            prop_assert!(broken);
        }

        #[test]
        fn a_removed_or_swapped_event_is_found(records in proptest::collection::vec(".{0,40}", 2..20), at: prop::sample::Index) {
            let (links, head) = chain(&records);
            let i = at.index(links.len());
            let mut removed = links.clone();
            removed.remove(i);
            prop_assert!(matches!(verify(&removed, head), Verdict::Broken { .. }), "removed");
            let mut swapped = links.clone();
            swapped.swap(i, (i + 1) % links.len());
            prop_assert!(matches!(verify(&swapped, head), Verdict::Broken { .. }), "swapped");
        }
    }

    #[test]
    fn events_after_the_kept_head_are_found() {
        let (links, _) = chain(&["a".into(), "b".into()]);
        assert!(matches!(
            verify(&links, Head::EMPTY),
            Verdict::Broken { sequence: 1, .. }
        ));
    }

    #[test]
    fn a_rewritten_tail_does_not_reach_the_kept_head() {
        let (_, head) = chain(&["a".into(), "b".into()]);
        let (forged, _) = chain(&["a".into(), "c".into()]);
        assert!(matches!(verify(&forged, head), Verdict::Broken { sequence: 3, .. }));
    }
}

//! The certificate on paper.

use kernel::{Id, Result, Timestamp, kinds};
use pdf::compose::{Block, Column, Composition};

use super::story::{Act, Paper, Person, Story, utc};
use crate::chain::Head;
use crate::convert::hex;

/// Sets the certificate; `head` is the last event it tells of.
pub fn compose(story: &Story, envelope: Id<kinds::Envelope>, head: Head, now: Timestamp) -> Result<Vec<u8>> {
    let mut blocks = vec![Block::Title("Certificate of completion".to_owned())];
    blocks.push(Block::KeyValues(summary(story, envelope)));
    blocks.push(Block::Heading("Documents".to_owned()));
    blocks.extend(story.documents.iter().map(document));
    blocks.push(Block::Heading("People".to_owned()));
    blocks.extend(story.people.iter().map(person));
    blocks.push(Block::Heading("What happened".to_owned()));
    blocks.push(history(story));
    if story.omitted > 0 {
        let note = format!(
            "{} further downloads, links and saved drafts are in the audit trail.",
            story.omitted
        );
        blocks.push(Block::Note(note));
    }
    blocks.push(Block::Heading("How to check this".to_owned()));
    blocks.push(Block::Paragraph(proof(head)));
    let composition = Composition {
        title: format!("Certificate of completion: {}", story.envelope_name),
        language: "en".to_owned(),
        author: story.organization_name.clone(),
        created: now,
        footer: format!("Certificate of completion · {envelope}"),
        blocks,
    };
    Ok(composition.compose()?.pdf)
}

fn summary(story: &Story, envelope: Id<kinds::Envelope>) -> Vec<(String, String)> {
    let row = |label: &str, value: String| (label.to_owned(), value);
    vec![
        row("Envelope", story.envelope_name.clone()),
        row("Identifier", envelope.to_string()),
        row("Organization", story.organization_name.clone()),
        row("Sender", story.sender.clone()),
        row("Sent", story.sent_at.map(utc).unwrap_or_default()),
        row("Completed", story.completed_at.map(utc).unwrap_or_default()),
    ]
}

fn document(document: &Paper) -> Block {
    let pages = match document.page_count {
        Some(1) => " (1 page)".to_owned(),
        Some(pages) => format!(" ({pages} pages)"),
        None => String::new(),
    };
    Block::KeyValues(vec![
        ("Document".to_owned(), format!("{}{pages}", document.name)),
        ("Identifier".to_owned(), document.id.clone()),
        ("SHA-256 when sealed".to_owned(), document.sha256.clone()),
    ])
}

fn person(person: &Person) -> Block {
    let mut rows = vec![
        ("Name".to_owned(), person.name.clone()),
        ("E-mail".to_owned(), person.email.clone()),
        ("Role".to_owned(), person.role.clone()),
    ];
    rows.extend(person.facts.iter().cloned());
    Block::KeyValues(rows)
}

fn history(story: &Story) -> Block {
    let column = |title: &str, share| Column {
        title: title.to_owned(),
        share,
    };
    let row = |act: &Act| vec![utc(act.at), act.what.clone(), act.who.clone(), act.from.clone()];
    Block::Table {
        columns: vec![
            column("Time", 2.4),
            column("Act", 3.4),
            column("By", 3.0),
            column("From", 1.6),
        ],
        rows: story.acts.iter().map(row).collect(),
    }
}

fn proof(head: Head) -> String {
    format!(
        "This paper is made from the organization's audit trail and sealed by the organization: any PDF reader that trusts the issuing \
         authority shows whether it was changed. Each event of the trail holds the SHA-256 of the one before. The last event told of here is number {} \
         with the hash {}.",
        head.sequence,
        hex(&head.hash)
    )
}

//! Writes the contract of the demo: `cargo run -p pdf --example demo_contract -- services/server/demo/contract.pdf`.
//!
//! Says on standard output where its places lie, for the fields that the demo puts on them.

use std::io::Write;

use kernel::Timestamp;
use pdf::compose::{Block, Composition, Place, PlaceShape};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("say where to write the contract")?;
    let composed = contract().compose()?;
    std::fs::write(path, &composed.pdf)?;
    let mut out = std::io::stdout().lock();
    for p in &composed.places {
        let (left, top, width, height) = (p.left, p.top, p.width, p.height);
        writeln!(
            out,
            "page {} {:<18} left {left:.1} top {top:.1} width {width:.1} height {height:.1}",
            p.page, p.name
        )?;
    }
    Ok(())
}

fn contract() -> Composition {
    let mut blocks = vec![];
    opening(&mut blocks);
    services(&mut blocks);
    fees(&mut blocks);
    rights(&mut blocks);
    blocks.push(Block::Space(14.0));
    blocks.push(initials());
    blocks.push(Block::PageBreak);
    term(&mut blocks);
    signatures(&mut blocks);
    annex(&mut blocks);
    Composition {
        title: "Service Agreement".to_owned(),
        language: "en".to_owned(),
        author: "Northwind Studio Ltd".to_owned(),
        created: Timestamp::from_unix_seconds(1_772_409_600), // 2026-03-02
        footer: "Service Agreement NW-2026-014 · Northwind Studio Ltd and Árvíz Hidrológia Kft.".to_owned(),
        blocks,
    }
}

fn clause(number: &str, text: &str) -> Block {
    Block::Clause {
        number: number.to_owned(),
        text: text.to_owned(),
    }
}

fn heading(text: &str) -> Block {
    Block::Heading(text.to_owned())
}

fn pairs(pairs: &[(&str, &str)]) -> Block {
    Block::KeyValues(
        pairs
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect(),
    )
}

fn opening(blocks: &mut Vec<Block>) {
    blocks.push(Block::Title("Service Agreement".to_owned()));
    blocks.push(Block::Note("Contract NW-2026-014".to_owned()));
    blocks.push(Block::Rule);
    blocks.push(heading("The parties"));
    blocks.push(pairs(&[
        (
            "The Provider",
            "Northwind Studio Ltd, 14 Harbour Street, Bristol BS1 4RN, United Kingdom, company no. 09731146",
        ),
        ("represented by", "Anna Whitfield, Managing Director"),
        (
            "The Client",
            "Árvíz Hidrológia Kft., 1052 Budapest, Kígyó utca 4–6., Hungary, company no. 01-09-345678",
        ),
        ("represented by", "Gergő Szűcs, Managing Director"),
        ("Date of this draft", "2 March 2026"),
    ]));
    blocks.push(heading("Background"));
    blocks.push(Block::Paragraph(
        "The Client measures water levels along the Tisza and its tributaries and publishes warnings to municipalities. \
         It wants those warnings to be read and understood by people who are not hydrologists. The Provider designs and \
         builds public information services. The parties have agreed that the Provider will design, build and look after \
         such a service for the Client on the terms of this agreement."
            .to_owned(),
    ));
}

fn services(blocks: &mut Vec<Block>) {
    blocks.push(heading("1  The services"));
    blocks.extend([
        clause("1.1", "The Provider will design and build a public website and a text-message service that show the current water level, the forecast for the next 72 hours and the warning in force for each of the 48 gauges of its network."),
        clause("1.2", "The service will be available in Hungarian, Romanian and English. Texts are written by the Provider and approved by the Client before they are published."),
        clause("1.3", "The Provider will deliver the services in the stages set out in Annex A. A stage is complete when the Client has confirmed in writing that the acceptance test of that stage has passed, or when ten working days have gone by after delivery without a reasoned objection."),
        clause("1.4", "The Provider will perform the services with the skill and care to be expected of an experienced supplier of similar services, and will replace, at the Client's reasonable request, any person who does not."),
    ]);
    blocks.push(heading("2  What the Client provides"));
    blocks.extend([
        clause("2.1", "The Client will give the Provider access to its measurement feed no later than five working days after this agreement is signed, and will tell the Provider in advance of any change to it."),
        clause("2.2", "The Client will name one person who may decide on its behalf about design and texts. Decisions asked for in writing are given within five working days."),
        clause("2.3", "Where the Client is late with what it owes under this clause, the dates in Annex A move by the same number of days."),
    ]);
}

fn fees(blocks: &mut Vec<Block>) {
    blocks.push(heading("3  Fees and payment"));
    blocks.extend([
        clause("3.1", "The Client pays EUR 86,400 for design and construction, in the instalments set out in Annex A, each of them due when its stage is complete."),
        clause("3.2", "From the day the service goes live the Client pays EUR 1,950 a month for operation and support. The fee may be changed once a year by the change of the Hungarian consumer price index, by written notice of sixty days."),
        clause("3.3", "Invoices are payable within thirty days. Sums paid late bear interest at eight percentage points above the reference rate of the European Central Bank."),
        clause("3.4", "All sums are without value added tax, which the Client accounts for under the reverse-charge rule."),
    ]);
    blocks.push(heading("4  Availability"));
    blocks.extend([
        clause("4.1", "The service is available for 99.9 per cent of each calendar month. While a warning of the third degree is in force, the Provider keeps a person on call who begins work within thirty minutes."),
        clause("4.2", "For each full tenth of a percentage point by which availability falls short, the monthly fee is reduced by five per cent, up to one half."),
    ]);
}

fn rights(blocks: &mut Vec<Block>) {
    blocks.push(heading("5  Rights and confidentiality"));
    blocks.extend([
        clause("5.1", "On payment of an instalment the Client receives the perpetual, worldwide and transferable right to use and to change everything made for it in that stage. Components under open-source licences stay under those licences; Annex A lists them."),
        clause("5.2", "Measurement data and everything computed from it belong to the Client."),
        clause("5.3", "Each party keeps confidential what it learns of the other's business and is not public, during this agreement and for three years after it."),
        clause("5.4", "Telephone numbers of people who subscribe to warnings are processed by the Provider only on the Client's instructions and as set out in the data processing terms in Annex A (Regulation (EU) 2016/679, Article 28)."),
    ]);
    blocks.push(heading("6  Liability"));
    blocks.extend([
        clause("6.1", "The Provider is not liable for the accuracy of measurements or forecasts that it passes on unchanged."),
        clause("6.2", "Otherwise each party's liability is limited to the fees of the twelve months before the damage arose, except for intent, gross negligence, and injury to life, body or health, for which it is not limited."),
    ]);
}

fn term(blocks: &mut Vec<Block>) {
    blocks.push(heading("7  Term and end"));
    blocks.extend([
        clause("7.1", "This agreement begins when both parties have signed it and runs for three years from the day the service goes live. It goes on for a year at a time unless one party gives notice three months before."),
        clause("7.2", "Either party may end it at once for good cause, in particular if the other does not put right a serious breach within thirty days of being asked to."),
        clause("7.3", "At the end the Provider hands over the current state of all works and data in a common, documented format and helps the Client's next supplier for up to ten days of work at the agreed rates."),
    ]);
    blocks.push(heading("8  General"));
    blocks.extend([
        clause("8.1", "Changes to this agreement are made in writing. Electronic signatures satisfy that requirement."),
        clause("8.2", "The law of Hungary applies. The courts of Budapest have jurisdiction."),
        clause("8.3", "If a term is void, the rest stands, and the parties replace the void term with the valid one that comes closest to what they meant."),
    ]);
}

/// One box for each party at the foot of the clauses.
fn initials() -> Block {
    let place = |party: &str, name: &str| {
        let shape = PlaceShape::ShortLine {
            width: 90.0,
            height: 34.0,
        };
        vec![Place {
            name: name.to_owned(),
            label: format!("Initials, {party}"),
            shape,
        }]
    };
    Block::Places(vec![
        place("the Provider", "provider-initials"),
        place("the Client", "client-initials"),
    ])
}

fn signatures(blocks: &mut Vec<Block>) {
    blocks.push(Block::Space(12.0));
    blocks.push(heading("Signatures"));
    blocks.push(Block::Paragraph(
        "The parties have read this agreement and its annex and sign it by their representatives. Each receives a copy."
            .to_owned(),
    ));
    blocks.push(Block::Space(10.0));
    blocks.push(Block::Places(vec![
        party("provider", "For the Provider, Northwind Studio Ltd"),
        party("client", "For the Client, Árvíz Hidrológia Kft."),
    ]));
}

fn party(key: &str, label: &str) -> Vec<Place> {
    let place = |name: &str, label: &str, shape| Place {
        name: format!("{key}-{name}"),
        label: label.to_owned(),
        shape,
    };
    vec![
        place("signature", label, PlaceShape::Line { height: 72.0 }),
        place("title", "Title", PlaceShape::Line { height: 24.0 }),
        place(
            "date",
            "Date",
            PlaceShape::ShortLine {
                width: 110.0,
                height: 24.0,
            },
        ),
        place(
            "annex-read",
            "I have read the annex",
            PlaceShape::CheckBox { side: 13.0 },
        ),
    ]
}

fn annex(blocks: &mut Vec<Block>) {
    blocks.push(Block::PageBreak);
    blocks.push(Block::Title("Annex A".to_owned()));
    blocks.push(heading("Stages and payments"));
    let column = |title: &str, share| pdf::compose::Column {
        title: title.to_owned(),
        share,
    };
    let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
    blocks.push(Block::Table {
        columns: vec![
            column("Stage", 0.7),
            column("What is delivered", 3.2),
            column("By", 1.0),
            column("Instalment", 1.0),
        ],
        rows: vec![
            row([
                "1",
                "Interviews with eight municipalities, sketches, texts of all warnings in three languages",
                "30 April 2026",
                "EUR 17,280",
            ]),
            row([
                "2",
                "Website with live levels of the twelve gauges of the upper Tisza; accessibility report (EN 301 549)",
                "30 June 2026",
                "EUR 25,920",
            ]),
            row([
                "3",
                "All 48 gauges, forecast, subscription and text messages",
                "31 August 2026",
                "EUR 25,920",
            ]),
            row([
                "4",
                "Load test with 200,000 readers an hour, hand-over, training of two days in Budapest",
                "30 September 2026",
                "EUR 17,280",
            ]),
        ],
    });
    annex_terms(blocks);
}

fn annex_terms(blocks: &mut Vec<Block>) {
    blocks.push(heading("Acceptance tests"));
    blocks.extend([
        clause("A.1", "Stages 1 and 2: twelve readers chosen by the Client find the level of a named gauge within thirty seconds, and at least ten of them say correctly what the warning asks them to do."),
        clause("A.2", "Stage 3: a change of degree at any gauge reaches 95 per cent of its subscribers within four minutes, measured over one week."),
        clause("A.3", "Stage 4: pages are served within one second to 99 per cent of readers under the load stated above."),
    ]);
    blocks.push(heading("Processing of personal data"));
    blocks.extend([
        clause("A.4", "The Provider stores the telephone number, the language and the chosen gauges of each subscriber, in Hungary, and nothing else about them. Numbers are erased within a day when a subscription ends."),
        clause("A.5", "The Provider engages one further processor, the operator that delivers text messages, and names it to the Client before the service goes live."),
    ]);
    blocks.push(heading("Components under open-source licences"));
    blocks.push(pairs(&[
        ("Map drawing", "MapLibre GL JS, BSD 3-Clause"),
        ("Web server", "nginx, BSD 2-Clause"),
        ("Database", "PostgreSQL, PostgreSQL Licence"),
    ]));
}

//! Where the two people of the demo sign.

use contracts::chancery::documents::v1::Document;
use contracts::chancery::envelopes::v1::NewField;
use contracts::chancery::envelopes::v1::field::Type;
use kernel::Result;

use crate::client::places::{self, Spot, field};

/// The fields of one person.
pub type Fields = Vec<NewField>;

/// The places of the demo's own contract: left for the provider, right for the client.
pub fn of_contract() -> [Fields; 2] {
    [62.0, 312.6].map(|x| {
        vec![
            field(Type::Initial, "Initials", 2, [x, 653.0, 90.0, 33.0]),
            field(Type::Signature, "Signature", 3, [x, 415.4, 220.6, 71.0]),
            field(Type::Text, "Title", 3, [x, 514.3, 220.6, 23.0]),
            field(Type::Date, "Date", 3, [x, 565.2, 110.0, 23.0]),
            field(Type::Checkbox, "I have read the annex", 3, [x, 616.0, 13.0, 13.0]),
        ]
    })
}

/// Places at the foot of the last page of anybody's document.
pub fn of_any(document: &Document) -> Result<[Fields; 2]> {
    let spots = places::at_the_foot(places::pages(document), 2)?;
    Ok([0, 1].map(|person| fields(&spots[person])))
}

fn fields(spot: &Spot) -> Fields {
    let mut fields = vec![spot.signature()];
    if spot.has_lines() {
        fields.push(spot.field(Type::Text, "Title", [0.0, 0.10, 0.20, 0.025]));
        fields.push(spot.date());
    }
    fields
}

//! Where the two people of the demo sign.

use contracts::chancery::documents::v1::PageGeometry;
use contracts::chancery::envelopes::v1::field::Type;
use contracts::chancery::envelopes::v1::{NewField, Rectangle};

/// The fields of one person.
pub type Fields = Vec<NewField>;

fn field(kind: Type, label: &str, page: i32, [x, y, width, height]: [f64; 4]) -> NewField {
    let area = Some(Rectangle { x, y, width, height });
    NewField {
        document_id: String::new(),
        r#type: kind.into(),
        page,
        area,
        required: Some(true),
        label: label.to_owned(),
    }
}

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

/// Places at the foot of the last page of anybody's document, in proportion to the page.
pub fn of_any(pages: &[PageGeometry]) -> [Fields; 2] {
    let page = i32::try_from(pages.len().max(1)).unwrap_or(1);
    let (width, height) = pages.last().map_or((595.0, 842.0), |page| (page.width, page.height));
    [0.08, 0.54].map(|left| {
        let place =
            |right: f64, top: f64, w: f64, h: f64| [(left + right) * width, top * height, w * width, h * height];
        let mut fields = vec![field(Type::Signature, "Signature", page, place(0.0, 0.80, 0.36, 0.09))];
        // Smaller pages have room for a signature only.
        if width >= 300.0 && height >= 300.0 {
            fields.push(field(Type::Text, "Title", page, place(0.0, 0.90, 0.20, 0.025)));
            fields.push(field(Type::Date, "Date", page, place(0.21, 0.90, 0.15, 0.025)));
        }
        fields
    })
}

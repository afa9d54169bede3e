//! How a signature and initials look.

use contracts::chancery::envelopes::v1 as pb;
use kernel::{Error, Result};
use signatures::Mark;

/// What is asked for when a drawing does not say how wide its box is.
const USUAL_ASPECT: f32 = 3.0;

/// The marks of one act.
#[derive(Clone, Debug)]
pub(crate) struct Marks {
    pub(crate) signature: Mark,
    pub(crate) initials: Mark,
}

impl Marks {
    /// The marks a signer sent; those unset are the name and its initials, typed.
    ///
    /// # Errors
    /// `MARK_…`.
    pub(crate) fn parse(signature: Option<&pb::Mark>, initials: Option<&pb::Mark>, name: &str) -> Result<Self> {
        Ok(Self {
            signature: signature.map_or_else(|| Mark::typed(name), mark)?,
            initials: initials.map_or_else(|| Mark::typed(&initials_of(name)), mark)?,
        })
    }
}

fn mark(mark: &pb::Mark) -> Result<Mark> {
    match &mark.kind {
        Some(pb::mark::Kind::Drawing(drawing)) => drawn(drawing),
        Some(pb::mark::Kind::Typed(name)) => Mark::typed(name),
        Some(pb::mark::Kind::Image(bytes)) => Mark::image(bytes),
        None => Err(Error::invalid("MARK_EMPTY", "mark", "must be drawn, typed or an image")),
    }
}

fn drawn(drawing: &pb::Drawing) -> Result<Mark> {
    let stroke = |stroke: &pb::Stroke| {
        let (points, rest) = stroke.points.as_chunks::<2>();
        let remedy = "must have an even number of coordinates: x, y, x, y, …";
        if rest.is_empty() {
            Ok(points.to_vec())
        } else {
            Err(Error::invalid("MARK_POINT_INVALID", "mark", remedy))
        }
    };
    let strokes = drawing.strokes.iter().map(stroke).collect::<Result<_>>()?;
    let aspect = if drawing.aspect == 0.0 {
        USUAL_ASPECT
    } else {
        drawing.aspect
    };
    Mark::drawn(strokes, aspect)
}

/// The first letter of each word, in capitals where the script has them.
fn initials_of(name: &str) -> String {
    let first = |word: &str| word.chars().next();
    name.split_whitespace()
        .filter_map(first)
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_letters_in_any_script() {
        assert_eq!(initials_of("ann-marie  von Ödön"), "AVÖ");
        assert_eq!(initials_of("王 小明"), "王小");
        assert_eq!(initials_of("Б. Дорж"), "БД");
    }

    #[test]
    fn a_point_without_its_y_is_refused() {
        let stroke = |points| pb::Stroke { points };
        let drawing = |points| pb::Drawing {
            strokes: vec![stroke(points)],
            aspect: 0.0,
        };
        assert_eq!(
            drawn(&drawing(vec![0.1, 0.2, 0.3])).unwrap_err().reason(),
            "MARK_POINT_INVALID"
        );
        assert!(drawn(&drawing(vec![0.1, 0.2, 0.3, 0.4])).is_ok());
    }
}

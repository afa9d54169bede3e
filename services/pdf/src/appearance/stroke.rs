//! Pen strokes to smooth curves.

use super::canvas::{Canvas, Ink, Point};
use super::{Area, Stroke};

/// Draws strokes as large as fits `area`, keeping their proportions. `aspect` is the pad's width divided by its height.
pub(super) fn draw(canvas: &mut Canvas, strokes: &[Stroke], aspect: f32, area: Area) {
    let pen = (area.height.min(area.width) * 0.035).clamp(0.35, 1.8);
    let points = || strokes.iter().flatten().map(|[x, y]| (x * aspect, *y));
    let (left, right) = bounds(points().map(|p| p.0));
    let (top, bottom) = bounds(points().map(|p| p.1));
    let inner = area.inset(pen);
    let scale = (inner.width / (right - left))
        .min(inner.height / (bottom - top))
        .min(inner.height.max(inner.width));
    let x0 = inner.x + (inner.width - (right - left) * scale) / 2.0;
    let y0 = inner.y + (inner.height + (bottom - top) * scale) / 2.0;
    canvas.stroke_with(Ink::PEN, pen);
    for stroke in strokes {
        let place = |[x, y]: &[f32; 2]| (x0 + (x * aspect - left) * scale, y0 - (y - top) * scale);
        let path: Vec<Point> = stroke.iter().map(place).collect();
        curve(canvas, &path);
    }
}

/// Least and greatest; a dot or a straight line gets a little extent, so that scaling stays finite.
fn bounds(values: impl Iterator<Item = f32>) -> (f32, f32) {
    let (min, max) = values.fold((f32::MAX, f32::MIN), |(min, max), v| (min.min(v), max.max(v)));
    if max - min < 0.01 {
        (min - 0.005, max + 0.005)
    } else {
        (min, max)
    }
}

/// A Catmull-Rom spline through the points, written as Bézier curves.
fn curve(canvas: &mut Canvas, path: &[Point]) {
    let Some(first) = path.first() else { return };
    canvas.op(&[first.0, first.1], "m");
    if path.len() == 1 {
        canvas.op(&[first.0, first.1], "l"); // round caps make a dot of it
    }
    for i in 0..path.len() - 1 {
        let before = path[i.saturating_sub(1)];
        let (from, to) = (path[i], path[i + 1]);
        let after = path[(i + 2).min(path.len() - 1)];
        let (c1, c2) = (towards(from, before, to), towards(to, after, from));
        canvas.op(&[c1.0, c1.1, c2.0, c2.1, to.0, to.1], "c");
    }
    canvas.op(&[], "S");
}

/// `at`, moved by a sixth of the way from `a` to `b`.
fn towards(at: Point, a: Point, b: Point) -> Point {
    (at.0 + (b.0 - a.0) / 6.0, at.1 + (b.1 - a.1) / 6.0)
}

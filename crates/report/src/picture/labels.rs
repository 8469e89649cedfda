//! Dimension lines drawn over a picture as SVG: crisp at any size, and selectable text.

use super::Projection;
use windlass_geometry::Point3;

/// A dimension between two points of the device.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// One end, mm.
    pub from: Point3,
    /// The other end, mm.
    pub to: Point3,
    /// What is written at its middle: "lift 6.0 mm".
    pub text: String,
}

/// SVG elements of the dimensions in a picture's pixel coordinates, for [`crate::page_data::Picture::overlay`].
pub fn labels(projection: &Projection, dimensions: &[Dimension]) -> String {
    dimensions.iter().map(|d| dimension(projection, d)).collect()
}

fn dimension(projection: &Projection, d: &Dimension) -> String {
    let ([x0, y0, _], [x1, y1, _]) = (projection.project(&d.from), projection.project(&d.to));
    let length = libm::hypot(x1 - x0, y1 - y0).max(1e-9);
    // A tick of five pixels across each end.
    let (tx, ty) = (-(y1 - y0) / length * 5.0, (x1 - x0) / length * 5.0);
    // The words are next to the middle of a line that runs up the picture's middle, over the end of one that runs
    // up its border, and over the middle of one that runs across.
    let (mx, upper) = ((x0 + x1) / 2.0, y0.min(y1));
    let (words_x, words_y, anchor) = match mx / f64::from(projection.width) {
        _ if (x1 - x0).abs() > (y1 - y0).abs() => (mx, upper - 5.0, "middle"),
        share if share < 0.2 => (mx - 5.0, upper - 5.0, "start"),
        share if share > 0.8 => (mx + 5.0, upper - 5.0, "end"),
        _ => (mx + 7.0, (y0 + y1) / 2.0 + 4.0, "start"),
    };
    let mut svg = format!("<path d=\"M{x0:.1} {y0:.1}L{x1:.1} {y1:.1}");
    for (x, y) in [(x0, y0), (x1, y1)] {
        svg.push_str(&format!("M{:.1} {:.1}L{:.1} {:.1}", x - tx, y - ty, x + tx, y + ty));
    }
    svg.push_str("\" class=\"dim\"/>");
    let text = minijinja::HtmlEscape(&d.text);
    svg.push_str(&format!(
        "<text x=\"{words_x:.1}\" y=\"{words_y:.1}\" text-anchor=\"{anchor}\">{text}</text>"
    ));
    svg
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::View;
    use windlass_geometry::Bounds3;
    use windlass_measure::Side;

    #[test]
    fn text_is_escaped_and_ends_are_where_the_points_are() {
        let bounds = Bounds3 { min: Point3::new(0., 0., 0.), max: Point3::new(100., 50., 10.) };
        let projection = Projection::fit(&bounds, View::Above, Side::Right, 62, 6);
        let d = Dimension { from: bounds.min, to: Point3::new(100., 0., 0.), text: "<b> & 3".to_owned() };
        let svg = labels(&projection, &[d]);
        assert!(svg.contains("M56.0 106.0L56.0 6.0"), "{svg}");
        assert!(svg.contains("&lt;b&gt; &amp; 3"), "{svg}");
    }
}

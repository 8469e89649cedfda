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
    let (mx, my) = ((x0 + x1) / 2.0, (y0 + y1) / 2.0);
    // Text stays inside the picture: it leans away from the nearer border.
    let anchor = if mx < f64::from(projection.width) * 0.5 { "start" } else { "end" };
    let shift = if anchor == "start" { 6.0 } else { -6.0 };
    let mut svg = format!("<path d=\"M{x0:.1} {y0:.1}L{x1:.1} {y1:.1}");
    for (x, y) in [(x0, y0), (x1, y1)] {
        svg.push_str(&format!("M{:.1} {:.1}L{:.1} {:.1}", x - tx, y - ty, x + tx, y + ty));
    }
    svg.push_str("\" class=\"dim\"/>");
    let text = minijinja::HtmlEscape(&d.text);
    svg.push_str(&format!(
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{text}</text>",
        mx + shift,
        my - 4.0
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

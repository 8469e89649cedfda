//! The picture beside a question: the sole as it was understood, drawn with letters, so that a person sees at once whether
//! heel, toes and side are where they belong.

use crate::orient::Heading;
use windlass_geometry::Point3;

/// Columns for the length of the foot, and most rows and columns. A letter is twice as high as wide.
const LENGTH: f64 = 56.0;
const MOST_COLUMNS: usize = 76;
const MOST_ROWS: usize = 40;
/// Letters, and the height over the ground up to which each is drawn, as a share of the length.
const LETTERS: [(f64, char); 4] = [(0.01, '#'), (0.04, '+'), (0.10, ':'), (0.25, '.')];

/// Draws points given as place along the foot (0 heel, 1 toes), place to the patient's left and height, both over the
/// length.
pub(crate) fn drawing(points: impl Iterator<Item = [f64; 3]>) -> String {
    let low: Vec<[f64; 3]> = points
        .filter(|p| (-0.3..1.3).contains(&p[0]) && p[1].abs() < 1.0 && p[2] < LETTERS[LETTERS.len() - 1].0)
        .collect();
    let least = |axis: usize| low.iter().map(|p| p[axis]).fold(f64::INFINITY, f64::min);
    let most = |axis: usize| low.iter().map(|p| p[axis]).fold(f64::NEG_INFINITY, f64::max);
    if low.is_empty() {
        return String::new();
    }
    let (rear, left) = (least(0), most(1));
    let count = |extent: f64, of: f64, limit: usize| ((extent * of) as usize + 1).min(limit);
    let columns = count(most(0) - rear, LENGTH, MOST_COLUMNS);
    let rows = count(left - least(1), LENGTH / 2.0, MOST_ROWS);
    let mut lowest = vec![f64::INFINITY; rows * columns];
    for p in &low {
        let column = (((p[0] - rear) * LENGTH) as usize).min(columns - 1);
        let row = (((left - p[1]) * LENGTH / 2.0) as usize).min(rows - 1);
        let cell = &mut lowest[row * columns + column];
        *cell = cell.min(p[2]);
    }
    let letter = |z: &f64| LETTERS.iter().find(|l| *z < l.0).map_or(' ', |l| l.1);
    let lines = lowest.chunks(columns).map(|row| row.iter().map(letter).collect::<String>());
    let drawn: Vec<String> = lines.map(|l| format!("  {}", l.trim_end())).collect();
    let ends = format!("  heel{:>width$}", "toes", width = columns.saturating_sub(4).max(5));
    format!(
        "  The scan as understood, from above; the patient's left is up; # on the ground, + : . higher\n{ends}\n{}",
        drawn.join("\n")
    )
}

/// Draws points by a heading in their own unit.
pub(crate) fn by_heading(heading: &Heading, points: &[Point3]) -> String {
    let size = heading.length.max(f64::MIN_POSITIVE);
    drawing(points.iter().map(|p| {
        let (along, across, height) = heading.locate(p);
        [along, across / size, height / size]
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slab_with_a_lug_on_the_left_of_its_toes_is_drawn_so() {
        let slab = (0..=100)
            .flat_map(|i| (0..=30).map(move |j| [f64::from(i) / 100.0, f64::from(j) / 100.0 - 0.15, 0.0]));
        let lug = (90..=100)
            .flat_map(|i| (15..=30).map(move |j| [f64::from(i) / 100.0, f64::from(j) / 100.0, 0.05]));
        let text = drawing(slab.chain(lug));
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[1].starts_with("  heel") && lines[1].ends_with("toes"), "{text}");
        assert!(lines[2].trim_start().starts_with(':') && lines[2].len() > 50, "{text}");
        assert_eq!(lines[lines.len() - 1].trim().chars().filter(|c| *c == '#').count(), 57, "{text}");
        assert_eq!(drawing(std::iter::empty()), "");
    }
}

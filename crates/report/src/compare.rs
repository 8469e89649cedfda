//! The page of a comparison: for each quantity a card with every option, left and right, all cards on the same scales.

use crate::page_data::{ComparePage, CompareRow, Spread};
use crate::pairs::{Pair, pairs};
use crate::{ReportError, html};
use minijinja::value::Serde;
use minijinja::{Value, context};
use windlass_measure::Side;

/// The page as HTML. All text is escaped.
///
/// # Errors
/// The template and the data do not match, which is an internal error.
pub fn compare_page(page: &ComparePage) -> Result<String, ReportError> {
    let environment = html::environment(|| spreads(&page.rows))?;
    Ok(environment.get_template("compare.html")?.render(context! {
        page => Value::from(Serde(page)),
        cards => Value::from(Serde(cards(&page.rows))),
        standing => Value::from(Serde(standing(&page.rows))),
        style => html::STYLE,
    })?)
}

/// The changes that set the scales: those of the quantities that represent a joint.
pub(crate) fn spreads(rows: &[CompareRow]) -> impl Iterator<Item = &Spread> {
    let cells = rows.iter().filter(|r| r.in_strip).flat_map(|r| &r.cells).flatten();
    cells.filter_map(|cell| cell.spread.as_ref())
}

/// The quantities of standing.
pub(crate) fn standing(rows: &[CompareRow]) -> Vec<&CompareRow> {
    rows.iter().filter(|r| r.side.is_none()).collect()
}

/// The quantities of walking, left and right in one card, from the toe to the lower back.
pub(crate) fn cards(rows: &[CompareRow]) -> Vec<Pair<'_, CompareRow>> {
    let of = |side: Side| rows.iter().filter(move |r| r.side == Some(side));
    let mut cards = pairs(Side::BOTH.map(|side| (side, of(side))), |r| &r.quantity);
    cards.sort_by_key(|pair| pair.left.or(pair.right).map(|r| r.joint));
    cards
}

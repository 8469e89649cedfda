//! The page of a comparison: for each quantity a card with every option, left and right, all cards on the same scales.

use crate::page_data::{ComparePage, CompareRow};
use crate::pairs::pairs;
use crate::{ReportError, html};
use minijinja::value::Serde;
use minijinja::{Value, context};
use windlass_measure::Side;

/// The page as HTML. All text is escaped.
///
/// # Errors
/// The template and the data do not match, which is an internal error.
pub fn compare_page(page: &ComparePage) -> Result<String, ReportError> {
    let spreads = || page.rows.iter().filter(|r| r.in_strip).flat_map(|r| &r.cells).flatten();
    let environment = html::environment(|| spreads().filter_map(|cell| cell.spread.as_ref()))?;
    let rows = |side: Side| page.rows.iter().filter(move |r| r.side == Some(side));
    let mut cards = pairs(Side::BOTH.map(|side| (side, rows(side))), |r| &r.quantity);
    let any = |p: &crate::pairs::Pair<'_, CompareRow>| p.left.or(p.right).map(|r| r.joint);
    cards.sort_by_key(any);
    let standing: Vec<&CompareRow> = page.rows.iter().filter(|r| r.side.is_none()).collect();
    Ok(environment.get_template("compare.html")?.render(context! {
        page => Value::from(Serde(page)),
        cards => Value::from(Serde(cards)),
        standing => Value::from(Serde(standing)),
        style => html::STYLE,
    })?)
}

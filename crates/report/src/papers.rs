//! The papers of an order as HTML of one A4 page each.

use crate::page_data::{LeafletPaper, OrderPaper, Spread};
use crate::pairs::pairs;
use crate::{ReportError, html};
use minijinja::value::Serde;
use minijinja::{Value, context};

/// The order form for the lab. All text is escaped.
///
/// # Errors
/// The template and the data do not match, which is an internal error.
pub fn order_page(paper: &OrderPaper) -> Result<String, ReportError> {
    let lines = pairs(paper.feet.iter().map(|f| (f.side, &f.lines)), |l| &l.label);
    let devices = pairs(paper.feet.iter().map(|f| (f.side, &f.device)), |d| &d.label);
    Ok(html::environment(std::iter::empty::<&Spread>)?.get_template("order.html")?.render(context! {
        paper => Value::from(Serde(paper)),
        lines => Value::from(Serde(lines)),
        devices => Value::from(Serde(devices)),
        style => html::STYLE,
    })?)
}

/// The leaflet for the patient. All text is escaped.
///
/// # Errors
/// The template and the data do not match, which is an internal error.
pub fn leaflet_page(paper: &LeafletPaper) -> Result<String, ReportError> {
    Ok(html::environment(std::iter::empty::<&Spread>)?.get_template("leaflet.html")?.render(context! {
        paper => Value::from(Serde(paper)),
        style => html::STYLE,
    })?)
}

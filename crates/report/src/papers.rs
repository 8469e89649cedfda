//! The papers of an order as HTML of one A4 page each, in the words of a language.

use crate::page_data::{LeafletPaper, OrderPaper, Spread};
use crate::pairs::pairs;
use crate::words::Words;
use crate::{ReportError, html};
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use std::sync::Arc;

/// The order form for the lab. All text is escaped.
///
/// # Errors
/// The template and the data do not match, or a message is missing, which is an internal error.
pub fn order_page(paper: &OrderPaper, words: &Arc<Words>) -> Result<String, ReportError> {
    let lines = pairs(paper.feet.iter().map(|f| (f.side, &f.lines)), |l| &l.label);
    let devices = pairs(paper.feet.iter().map(|f| (f.side, &f.device)), |d| &d.label);
    Ok(environment(words)?.get_template("order.html")?.render(context! {
        paper => Value::from(Serde(paper)),
        lines => Value::from(Serde(lines)),
        devices => Value::from(Serde(devices)),
        style => html::STYLE,
    })?)
}

/// The leaflet for the patient. All text is escaped.
///
/// # Errors
/// The template and the data do not match, or a message is missing, which is an internal error.
pub fn leaflet_page(paper: &LeafletPaper, words: &Arc<Words>) -> Result<String, ReportError> {
    Ok(environment(words)?.get_template("leaflet.html")?.render(context! {
        paper => Value::from(Serde(paper)),
        style => html::STYLE,
    })?)
}

/// The templates with their words.
fn environment(words: &Arc<Words>) -> Result<Environment<'static>, ReportError> {
    let mut environment = html::environment(std::iter::empty::<&Spread>)?;
    html::speak(&mut environment, words);
    Ok(environment)
}

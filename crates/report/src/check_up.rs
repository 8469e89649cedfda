//! The page of a check-up.

use crate::page_data::{CheckUpPage, CompareOption, CompareRow};
use crate::{ReportError, compare, html};
use minijinja::value::Serde;
use minijinja::{Value, context};

/// The page as HTML. All text but that of pictures' overlays is escaped.
///
/// # Errors
/// The template and the data do not match, which is an internal error.
pub fn check_up_page(page: &CheckUpPage) -> Result<String, ReportError> {
    let rows: &[CompareRow] = page.loads.as_ref().map_or(&[], |loads| &loads.rows);
    let options: &[CompareOption] = page.loads.as_ref().map_or(&[], |loads| &loads.options);
    let environment = html::environment(|| compare::spreads(rows))?;
    Ok(environment.get_template("review.html")?.render(context! {
        page => Value::from(Serde(page)),
        options => Value::from(Serde(options)),
        cards => Value::from(Serde(compare::cards(rows))),
        standing => Value::from(Serde(compare::standing(rows))),
        style => html::STYLE,
    })?)
}

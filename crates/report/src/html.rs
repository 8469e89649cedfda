//! The page: plain data laid out as one HTML text that opens without a network.

use crate::page_data::Page;
use crate::{ReportError, figure, place};
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};
use std::collections::BTreeMap;
use windlass_measure::{Grade, Side};

const TEMPLATE: &str = include_str!("../templates/page.html");
const FOOT: &str = include_str!("../templates/foot.html");
const CHAIN: &str = include_str!("../templates/chain.html");
const MACROS: &str = include_str!("../templates/macros.html");
const STYLE: &str = include_str!("../templates/page.css");
const VIEW3D: &str = include_str!("../templates/view3d.js");

/// The page as HTML. All text is escaped; only pictures' overlays and the figures made here are markup.
///
/// # Errors
/// The template and the data do not match, which is an internal error.
pub fn page(page: &Page) -> Result<String, ReportError> {
    let mut templates = Environment::new();
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    for (name, text) in
        [("page.html", TEMPLATE), ("foot.html", FOOT), ("chain.html", CHAIN), ("macros.html", MACROS)]
    {
        templates.add_template(name, text)?;
    }
    templates.add_filter("thousands", |n: i64| thousands(n));
    templates.add_filter("in_words", |place: &str| place::in_words(place));
    let grades = [Grade::A, Grade::B, Grade::C, Grade::D].map(|g| (g.to_string(), g.meaning()));
    templates.add_global("grades", Value::from(Serde(BTreeMap::from(grades))));
    let joint_names: BTreeMap<_, _> = figure::names().collect();
    templates.add_global("joint_names", Value::from(Serde(joint_names)));
    // Only sides that have rows get a figure; rows of both legs are in each.
    let figures: Vec<_> = page
        .chain
        .iter()
        .flat_map(|chain| {
            let sides: Vec<Side> =
                Side::BOTH.into_iter().filter(|s| chain.rows.iter().any(|r| r.side == Some(*s))).collect();
            sides
                .into_iter()
                .map(|side| context! { side => side.name(), svg => figure::leg(&chain.rows, side) })
        })
        .collect();
    let models = models(page)?;
    Ok(templates.get_template("page.html")?.render(context! {
        page => Value::from(Serde(page)),
        style => STYLE,
        view3d => VIEW3D,
        figures => figures,
        models => models,
    })?)
}

/// The interactive meshes as JSON for a script element; an empty text for a foot without one.
fn models(page: &Page) -> Result<Vec<String>, ReportError> {
    page.feet
        .iter()
        .map(|foot| match &foot.view {
            // Base64 and numbers only, but a `<` must never close the element.
            Some(view) => serde_json::to_string(&view.model)
                .map(|json| json.replace('<', "\\u003c"))
                .map_err(|e| ReportError::Model(e.to_string())),
            None => Ok(String::new()),
        })
        .collect()
}

/// 12345678 as "12 345 678" with narrow spaces.
fn thousands(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut text = if n < 0 { "-".to_owned() } else { String::new() };
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

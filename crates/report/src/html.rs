//! The page: plain data laid out as one HTML text that opens without a network.

use crate::page_data::{JointRow, Page, Spread};
use crate::pairs::{Pair, pairs};
use crate::{ReportError, figure, interval, place};
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};
use std::collections::BTreeMap;
use windlass_measure::{Grade, Side};

const TEMPLATES: [(&str, &str); 11] = [
    ("page.html", include_str!("../templates/page.html")),
    ("first.html", include_str!("../templates/first.html")),
    ("feet.html", include_str!("../templates/feet.html")),
    ("chain.html", include_str!("../templates/chain.html")),
    ("cards.html", include_str!("../templates/cards.html")),
    ("review.html", include_str!("../templates/review.html")),
    ("compare.html", include_str!("../templates/compare.html")),
    ("leaflet.html", include_str!("../templates/leaflet.html")),
    ("order.html", include_str!("../templates/order.html")),
    ("made.html", include_str!("../templates/made.html")),
    ("macros.html", include_str!("../templates/macros.html")),
];
pub(crate) const STYLE: &str = include_str!("../templates/page.css");
const VIEW3D: &str = include_str!("../templates/view3d.js");

/// The page as HTML. All text is escaped; only pictures' overlays and the figures made here are markup.
///
/// # Errors
/// The template and the data do not match, which is an internal error.
pub fn page(page: &Page) -> Result<String, ReportError> {
    let shown = || page.chain.iter().flat_map(|c| &c.rows).filter(|r| r.changes || r.in_strip);
    let environment = environment(|| shown().filter_map(|row| row.spread.as_ref()))?;
    let feet = &page.feet;
    let prescription = pairs(feet.iter().map(|f| (f.side, &f.prescription)), |l| &l.feature);
    let doses = pairs(feet.iter().map(|f| (f.side, &f.doses)), |d| &d.feature);
    let checks = pairs(feet.iter().map(|f| (f.side, &f.checks)), |c| &c.check);
    Ok(environment.get_template("page.html")?.render(context! {
        page => Value::from(Serde(page)),
        prescription => Value::from(Serde(prescription)),
        doses => Value::from(Serde(doses)),
        checks => Value::from(Serde(checks)),
        quantities => Value::from(Serde(quantities(page))),
        strip => Value::from(Serde(strip(page))),
        style => STYLE,
        view3d => VIEW3D,
        figures => figures(page),
        models => models(page)?,
    })?)
}

/// The templates with the words and drawings that they call; `drawn` are the changes that share the scales.
pub(crate) fn environment<'a, I: Iterator<Item = &'a Spread>>(
    drawn: impl Fn() -> I,
) -> Result<Environment<'static>, ReportError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    for (name, text) in TEMPLATES {
        environment.add_template(name, text)?;
    }
    environment.add_filter("thousands", |n: i64| thousands(n));
    environment.add_filter("in_words", |place: &str| place::in_words(place));
    let grades = [Grade::A, Grade::B, Grade::C, Grade::D].map(|g| (g.to_string(), g.meaning()));
    environment.add_global("grades", Value::from(Serde(BTreeMap::from(grades))));
    let joint_names: BTreeMap<_, _> = figure::names().collect();
    environment.add_global("joint_names", Value::from(Serde(joint_names)));
    let scales: BTreeMap<String, f64> =
        drawn().map(|s| (s.unit.clone(), interval::reach(drawn(), &s.unit))).collect();
    environment.add_global("scales", Value::from(Serde(&scales)));
    environment.add_function("interval", move |low: f64, mid: f64, high: f64, unit: String| {
        let reach = scales.get(&unit).copied().unwrap_or(1.0);
        Value::from_safe_string(interval::plot(&Spread { low, mid, high, unit }, reach))
    });
    Ok(environment)
}

/// The quantities of walking, left and right in one row.
fn quantities(page: &Page) -> Vec<Pair<'_, JointRow>> {
    let rows = |side| page.chain.iter().flat_map(|c| &c.rows).filter(move |r| r.side == Some(side));
    pairs(Side::BOTH.map(|side| (side, rows(side))), |r| &r.quantity)
}

/// The figures of the legs: left from the side, both from the front, right from the side. Only sides that have rows.
fn figures(page: &Page) -> Vec<Value> {
    let Some(chain) = &page.chain else { return Vec::new() };
    let has = |side| chain.rows.iter().any(|r| r.side == Some(side));
    let side = |side: Side| {
        has(side).then(|| context! { title => format!("{side} leg from the side"), svg => figure::leg(&chain.rows, side) })
    };
    let front = Side::BOTH.into_iter().any(has).then(|| {
        context! { title => "both legs from the front", svg => figure::front(&chain.rows) }
    });
    [side(Side::Left), front, side(Side::Right)].into_iter().flatten().collect()
}

/// One quantity for each joint, left and right in one row, from the toe to the lower back.
fn strip(page: &Page) -> Vec<Pair<'_, JointRow>> {
    let shown = |p: &Pair<'_, JointRow>| [p.left, p.right].into_iter().flatten().any(|r| r.in_strip);
    let mut strip: Vec<_> = quantities(page).into_iter().filter(shown).collect();
    strip.sort_by_key(|p| p.left.or(p.right).map(|r| r.joint));
    strip
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

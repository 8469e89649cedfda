//! The page: plain data laid out as one HTML text that opens without a network.

use crate::page_data::{JointRow, Page, Spread};
use crate::pairs::{Pair, pairs};
use crate::words::Words;
use crate::{ReportError, figure, interval, place};
use minijinja::value::{Rest, Serde};
use minijinja::{AutoEscape, Environment, ErrorKind, Value, context};
use std::collections::BTreeMap;
use std::sync::Arc;
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

/// The page as HTML, its header and first screen in the words of a language, the rest in English. All text is escaped; only
/// pictures' overlays and the figures made here are markup.
///
/// # Errors
/// The template and the data do not match, or a message is missing, which is an internal error.
pub fn page(page: &Page, words: &Arc<Words>) -> Result<String, ReportError> {
    let shown = || page.chain.iter().flat_map(|c| &c.rows).filter(|r| r.changes || r.in_strip);
    let mut environment = environment(|| shown().filter_map(|row| row.spread.as_ref()))?;
    speak(&mut environment, words);
    let in_strip = in_strip(page, words);
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
        strip => Value::from(Serde(strip(&in_strip))),
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

/// `language`, `say("message", name=value)` and the filter `said("group")` of the templates.
pub(crate) fn speak(environment: &mut Environment<'_>, words: &Arc<Words>) {
    environment.add_global("language", words.tag());
    let catalogue = Arc::clone(words);
    environment.add_function("say", move |id: &str, values: Rest<Value>| {
        let count = values.first().and_then(|value| usize::try_from(value.clone()).ok());
        let said = match count {
            Some(count) => catalogue.say_count(id, count),
            None => catalogue.say(id),
        };
        said.map_err(|e| minijinja::Error::new(ErrorKind::UndefinedError, e.to_string()))
    });
    let catalogue = Arc::clone(words);
    environment.add_filter("said", move |text: &str, group: &str| catalogue.said(group, text));
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

/// The rows of the strip in the words of a language.
fn in_strip(page: &Page, words: &Words) -> Vec<JointRow> {
    let shown: Vec<&str> =
        page.chain.iter().flat_map(|c| &c.rows).filter(|r| r.in_strip).map(|r| r.quantity.as_str()).collect();
    let rows = page.chain.iter().flat_map(|c| &c.rows);
    let rows = rows.filter(|r| r.side.is_some() && shown.contains(&r.quantity.as_str()));
    let spoken = rows.map(|row| JointRow {
        quantity: words.said("load", &row.quantity),
        plain: words.said("plain", &row.plain),
        change: words.said("change", &row.change),
        interval: words.said("interval", &row.interval),
        ..row.clone()
    });
    spoken.collect()
}

/// One quantity for each joint, left and right in one row, from the toe to the lower back.
fn strip(rows: &[JointRow]) -> Vec<Pair<'_, JointRow>> {
    let of = |side| rows.iter().filter(move |r| r.side == Some(side));
    let mut strip = pairs(Side::BOTH.map(|side| (side, of(side))), |r| &r.quantity);
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

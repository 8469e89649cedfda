//! Attributes of an element: text, numbers, transforms.

use quick_xml::events::BytesStart;

/// Three rows of the linear part and the shift, as the file writes them.
pub(super) type Transform = [f64; 12];
pub(super) const IDENTITY: Transform = [1., 0., 0., 0., 1., 0., 0., 0., 1., 0., 0., 0.];

pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, String> {
    match tag.try_get_attribute(name).map_err(|e| e.to_string())? {
        None => Ok(None),
        Some(a) => {
            quick_xml::escape::unescape(&a.value).map(|v| Some(v.into_owned())).map_err(|e| e.to_string())
        }
    }
}

pub(super) fn number<T: std::str::FromStr>(tag: &BytesStart<'_>, name: &str) -> Result<T, String> {
    let text = attribute(tag, name)?.ok_or_else(|| format!("attribute {name} is missing"))?;
    text.trim().parse().map_err(|_| format!("attribute {name} is not a number: {text:?}"))
}

pub(super) fn transform(tag: &BytesStart<'_>) -> Result<Transform, String> {
    let Some(text) = attribute(tag, "transform")? else {
        return Ok(IDENTITY);
    };
    let numbers: Vec<f64> = text.split_ascii_whitespace().map_while(|w| w.parse().ok()).collect();
    numbers.try_into().map_err(|_| format!("a transform is twelve numbers, not {text:?}"))
}

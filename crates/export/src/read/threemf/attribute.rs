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

/// The attribute of this name in any namespace but the element's own: `p:path`.
pub(super) fn prefixed(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, String> {
    for a in tag.attributes().with_checks(false) {
        let a = a.map_err(|e| e.to_string())?;
        if a.key.prefix().is_some() && a.key.local_name().as_ref() == name {
            let value = quick_xml::escape::unescape(&a.value).map_err(|e| e.to_string())?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

pub(super) fn number<T: std::str::FromStr>(tag: &BytesStart<'_>, name: &str) -> Result<T, String> {
    let text = attribute(tag, name)?.ok_or_else(|| format!("attribute {name} is missing"))?;
    text.trim().parse().map_err(|_| format!("attribute {name} is not a number: {text:?}"))
}

pub(super) fn transform(tag: &BytesStart<'_>) -> Result<Transform, String> {
    let Some(text) = attribute(tag, "transform")? else {
        return Ok(IDENTITY);
    };
    let numbers: Vec<f64> = text
        .split_ascii_whitespace()
        .map_while(|w| w.parse().ok().filter(|x: &f64| x.is_finite()))
        .take(13)
        .collect();
    let of_twelve = numbers.try_into().ok().filter(|_| text.split_ascii_whitespace().nth(12).is_none());
    of_twelve.ok_or_else(|| format!("a transform is twelve numbers, not {:?}", short(&text)))
}

/// The beginning of a text, for a message.
pub(super) fn short(text: &str) -> String {
    text.chars().take(80).collect()
}

//! A parsed document checked along its schema.

use super::fault::Fault;
use super::schema::{Node, Schema};
use super::{Refuse, nearest, slips};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Checks the whole document and adds every fault found.
pub(super) fn table(schema: &Schema, refuse: Refuse, table: &DeTable<'_>, faults: &mut Vec<Fault>) {
    Check { refuse }.table(schema.root(), table, 0, "", faults);
}

struct Check {
    refuse: Refuse,
}

impl Check {
    fn table(&self, node: Node<'_>, table: &DeTable<'_>, offset: usize, path: &str, faults: &mut Vec<Fault>) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let path = join(path, name);
            match node.key(name).or_else(|| node.any_key()) {
                Some(node) => self.value(node, value, &path, faults),
                None => faults.push(self.unknown(key, path)),
            }
        }
        for name in node.required().filter(|n| !table.contains_key(*n)) {
            let what = format!("`{name}` is missing");
            faults.push(Fault::new(offset, join(path, name), what).then(format!("add `{name} = ...` here")));
        }
    }

    /// Advice comes later, and only for the faults that are told.
    fn unknown(&self, key: &Spanned<toml::de::DeString<'_>>, path: String) -> Fault {
        let name = key.get_ref().as_ref();
        let offset = key.span().start;
        if let Some((reason, next_step)) = (self.refuse)(name) {
            return Fault::new(offset, path, format!("`{name}` is refused: {reason}")).then(next_step);
        }
        Fault { unknown: Some(name.to_owned()), ..Fault::new(offset, path, format!("unknown key `{name}`")) }
    }

    fn value(&self, node: Node<'_>, value: &Spanned<DeValue<'_>>, path: &str, faults: &mut Vec<Fault>) {
        let alternatives = node.alternatives();
        let fitting: Vec<Node<'_>> =
            alternatives.iter().copied().filter(|n| accepts(*n, value.get_ref())).collect();
        if fitting.is_empty() {
            faults.push(self.wrong_type(&alternatives, value, path));
            return;
        }
        if let DeValue::String(word) = value.get_ref() {
            self.word(&fitting, word, value.span().start, path, faults);
            return;
        }
        // Of several records that a table may be, the one with the fewest faults is the one that was meant.
        let best = fitting.into_iter().map(|node| {
            let mut found = Vec::new();
            self.inside(node, value, path, &mut found);
            found
        });
        faults.extend(best.min_by_key(Vec::len).unwrap_or_default());
    }

    fn inside(&self, node: Node<'_>, value: &Spanned<DeValue<'_>>, path: &str, faults: &mut Vec<Fault>) {
        let offset = value.span().start;
        match value.get_ref() {
            DeValue::Table(table) => self.table(node, table, offset, path, faults),
            DeValue::Array(list) => {
                self.count(node, list.len(), offset, path, faults);
                for (i, item) in list.iter().enumerate() {
                    if let Some(node) = node.items() {
                        self.value(node, item, &format!("{path}[{i}]"), faults);
                    }
                }
            }
            number @ (DeValue::Integer(_) | DeValue::Float(_)) => {
                self.number(node, number, offset, path, faults)
            }
            _ => {}
        }
    }

    fn word(&self, nodes: &[Node<'_>], word: &str, offset: usize, path: &str, faults: &mut Vec<Fault>) {
        let lists: Vec<Option<Vec<&str>>> = nodes.iter().map(|n| n.words()).collect();
        // One alternative without a list takes any text.
        if lists.iter().any(Option::is_none) {
            return;
        }
        let known: Vec<&str> = lists.into_iter().flatten().flatten().collect();
        if known.contains(&word) {
            return;
        }
        let all = known.iter().map(|w| format!("\"{w}\"")).collect::<Vec<_>>().join(", ");
        let step = match nearest(word, known.iter().copied()) {
            Some(near) => format!("did you mean \"{near}\"? Known: {all}"),
            None => format!("expected one of: {all}"),
        };
        faults.push(Fault::new(offset, path, format!("unknown word \"{word}\"")).then(step));
    }

    fn count(&self, node: Node<'_>, len: usize, offset: usize, path: &str, faults: &mut Vec<Fault>) {
        let least = node.limit("minItems").unwrap_or(0.0);
        let most = node.limit("maxItems").unwrap_or(f64::INFINITY);
        if (len as f64) < least || (len as f64) > most {
            let what = format!("{len} values where {least} are needed");
            faults.push(Fault::new(offset, path, what));
        }
    }

    fn number(
        &self,
        node: Node<'_>,
        number: &DeValue<'_>,
        offset: usize,
        path: &str,
        faults: &mut Vec<Fault>,
    ) {
        let Some(x) = number_of(number) else {
            faults.push(Fault::new(offset, path, "the number is too large to be read"));
            return;
        };
        if !x.is_finite() {
            let what = format!("{x} is not a finite number");
            faults.push(Fault::new(offset, path, what).then("leave the key out where nothing was measured"));
            return;
        }
        let (least, most) = (node.limit("minimum"), node.limit("maximum"));
        if least.is_some_and(|l| x < l) || most.is_some_and(|m| x > m) {
            let range = match (least, most) {
                (Some(l), Some(m)) => format!("{l} to {m}"),
                (Some(l), None) => format!("at least {l}"),
                (None, Some(m)) => format!("at most {m}"),
                (None, None) => String::new(),
            };
            let step = format!("expected {range}; check the unit, which is part of the key");
            faults.push(Fault::new(offset, path, format!("{x} is out of range")).then(step));
        }
    }

    fn wrong_type(&self, nodes: &[Node<'_>], value: &Spanned<DeValue<'_>>, path: &str) -> Fault {
        let mut wanted: Vec<&str> = nodes.iter().flat_map(|n| n.types()).map(plain).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let what =
            format!("{} found where {} is needed", plain(json_type(value.get_ref())), wanted.join(" or "));
        let fault = Fault::new(value.span().start, path, what);
        match meant(&wanted, value.get_ref()) {
            Some(right) => fault.then(format!("write {right}")),
            None => fault,
        }
    }
}

/// The value that was meant by one of another kind, where that is plain to see.
fn meant(wanted: &[&str], value: &DeValue<'_>) -> Option<String> {
    let wants = |kind: &str| wanted.contains(&plain(kind));
    match value {
        DeValue::String(text) if wants("boolean") => slips::truth(text).map(str::to_owned),
        DeValue::String(text) if wants("number") || wants("integer") => {
            let point = text.trim().replacen(',', ".", 1);
            point.parse::<f64>().is_ok_and(f64::is_finite).then(|| format!("{point} without quotes"))
        }
        DeValue::Integer(i) if wants("boolean") => match i.as_str() {
            "1" => Some("true".to_owned()),
            "0" => Some("false".to_owned()),
            _ => None,
        },
        DeValue::Integer(i) if wants("string") => Some(format!("\"{}\" in quotes", i.as_str())),
        DeValue::Float(x) if wants("string") => Some(format!("\"{}\" in quotes", x.as_str())),
        DeValue::Datetime(date) if wants("string") => Some(format!("\"{date}\" in quotes")),
        _ => None,
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// Whether a value is of a kind that the node takes. A whole number is also a number.
fn accepts(node: Node<'_>, value: &DeValue<'_>) -> bool {
    let types = node.types();
    let kind = json_type(value);
    if types.is_empty() {
        return node.words().is_none() || kind == "string";
    }
    types.iter().any(|t| *t == kind || (*t == "number" && kind == "integer"))
}

fn json_type(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "string",
        DeValue::Integer(_) => "integer",
        DeValue::Float(_) => "number",
        DeValue::Boolean(_) => "boolean",
        DeValue::Datetime(_) => "date",
        DeValue::Array(_) => "array",
        DeValue::Table(_) => "object",
    }
}

/// The words a person uses for a JSON type.
fn plain(json: &str) -> &str {
    match json {
        "string" => "text in quotes",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        "date" => "a date",
        "array" => "a list",
        "object" => "a table",
        other => other,
    }
}

fn number_of(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Float(f) => f.as_str().parse().ok(),
        DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix()).ok().map(|n| n as f64),
        _ => None,
    }
}

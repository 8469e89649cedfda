//! Reads the part of JSON Schema that the records of this program use.

use serde_json::Value;

/// A schema with its definitions.
pub(super) struct Schema {
    root: Value,
}

/// One node of a schema, references resolved and the alternative `null` of an optional value removed.
#[derive(Clone, Copy)]
pub(super) struct Node<'s> {
    schema: &'s Schema,
    value: &'s Value,
}

impl Schema {
    /// The schema of a record type.
    pub(super) fn of<T: schemars::JsonSchema>() -> Self {
        Schema { root: schemars::schema_for!(T).to_value() }
    }

    /// The whole record.
    pub(super) fn root(&self) -> Node<'_> {
        Node { schema: self, value: &self.root }
    }
}

impl<'s> Node<'s> {
    fn with(self, value: &'s Value) -> Self {
        Node { value, ..self }
    }

    /// Follows `$ref`; one step at a time, for a definition may be a reference too.
    fn resolved(self) -> Self {
        let mut node = self;
        // Bounded, so that a schema that refers to itself cannot hang the reader.
        for _ in 0..16 {
            let Some(name) = node.value.get("$ref").and_then(Value::as_str) else {
                break;
            };
            let Some(target) = name.strip_prefix('#').and_then(|p| self.schema.root.pointer(p)) else {
                break;
            };
            node = node.with(target);
        }
        node
    }

    /// What a value may be: the alternatives of `anyOf` / `oneOf` without `null`, or the node itself.
    pub(super) fn alternatives(self) -> Vec<Node<'s>> {
        let node = self.resolved();
        let list = node.value.get("anyOf").or_else(|| node.value.get("oneOf")).and_then(Value::as_array);
        match list {
            Some(list) => list
                .iter()
                .filter(|v| v.get("type").and_then(Value::as_str) != Some("null"))
                .flat_map(|v| node.with(v).alternatives())
                .collect(),
            None => vec![node],
        }
    }

    /// JSON type names that the node accepts; empty where it accepts anything.
    pub(super) fn types(self) -> Vec<&'s str> {
        match self.value.get("type") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(many)) => {
                many.iter().filter_map(Value::as_str).filter(|t| *t != "null").collect()
            }
            _ => Vec::new(),
        }
    }

    /// Words that the node accepts, where it lists them.
    pub(super) fn words(self) -> Option<Vec<&'s str>> {
        if let Some(word) = self.value.get("const").and_then(Value::as_str) {
            return Some(vec![word]);
        }
        let list = self.value.get("enum")?.as_array()?;
        Some(list.iter().filter_map(Value::as_str).collect())
    }

    /// Keys of a table with their nodes, in alphabetical order.
    pub(super) fn keys(self) -> impl Iterator<Item = (&'s str, Node<'s>)> {
        let map = self.value.get("properties").and_then(Value::as_object);
        map.into_iter().flatten().map(move |(k, v)| (k.as_str(), self.with(v)))
    }

    /// The node of one key.
    pub(super) fn key(self, name: &str) -> Option<Node<'s>> {
        self.value.get("properties")?.get(name).map(|v| self.with(v))
    }

    /// The node that any further key must meet; `None` where no other key is known.
    pub(super) fn any_key(self) -> Option<Node<'s>> {
        self.value.get("additionalProperties").filter(|v| v.is_object()).map(|v| self.with(v))
    }

    /// Keys that must be there.
    pub(super) fn required(self) -> impl Iterator<Item = &'s str> {
        let list = self.value.get("required").and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str)
    }

    /// What each element of a list must meet.
    pub(super) fn items(self) -> Option<Node<'s>> {
        self.value.get("items").filter(|v| v.is_object()).map(|v| self.with(v))
    }

    /// A numeric limit by its keyword.
    pub(super) fn limit(self, keyword: &str) -> Option<f64> {
        self.value.get(keyword).and_then(Value::as_f64)
    }
}

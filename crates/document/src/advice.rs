//! What to do about an unknown key: the nearest known one there, or the table where it belongs.

use super::fault::Fault;
use super::nearest;
use super::schema::{Node, Schema};

/// Tables within tables that are looked through.
const DEEPEST: usize = 8;

/// The fault with advice, where it is about an unknown key.
pub(super) fn advised(schema: &Schema, fault: Fault) -> Fault {
    let Some(name) = fault.unknown.clone().filter(|_| fault.next_step.is_none()) else { return fault };
    let parent = fault.key.strip_suffix(name.as_str()).map(|p| p.trim_end_matches('.').to_owned());
    let Some(parent) = parent else { return fault };
    let nodes = nodes_at(schema.root(), &parent);
    let known: Vec<&str> = nodes.iter().flat_map(|node| node.keys().map(|(key, _)| key)).collect();
    let mut places = Vec::new();
    places_of(schema.root(), &name, "", DEEPEST, &mut places);
    let side = ["left", "right"].into_iter().find(|side| parent.split('.').any(|part| part == *side));
    let same_side = places.iter().find(|place| side.is_some_and(|side| place.split('.').any(|p| p == side)));
    match (same_side.or(places.first()), nearest(&name, known.iter().copied())) {
        (Some(place), _) if place.is_empty() => {
            fault.then(format!("`{name}` belongs at the top of the file, above the first [table]"))
        }
        (Some(place), _) => fault.then(format!("`{name}` belongs under [{place}]")),
        (None, Some(near)) => fault.then(format!("did you mean `{near}`?")),
        (None, None) if known.is_empty() => fault,
        (None, None) => fault.then(format!("expected one of: {}", known.join(", "))),
    }
}

/// What may stand at a path of keys.
fn nodes_at<'s>(root: Node<'s>, path: &str) -> Vec<Node<'s>> {
    let mut nodes = root.alternatives();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let (key, index) = part.split_once('[').map_or((part, false), |(key, _)| (key, true));
        let below = nodes.iter().filter_map(|node| node.key(key).or_else(|| node.any_key()));
        let mut found: Vec<Node<'s>> = below.flat_map(Node::alternatives).collect();
        if index {
            found = found.into_iter().filter_map(Node::items).flat_map(Node::alternatives).collect();
        }
        nodes = found;
    }
    nodes
}

/// The tables in which a key of this name is known.
fn places_of(node: Node<'_>, name: &str, path: &str, deep: usize, places: &mut Vec<String>) {
    for table in node.alternatives() {
        for (key, below) in table.keys() {
            if key == name {
                places.push(path.to_owned());
            }
            if deep > 0 {
                let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
                places_of(below, name, &path, deep - 1, places);
            }
        }
    }
}

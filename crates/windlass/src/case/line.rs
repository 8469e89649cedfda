//! One line of a case's text, set without losing what its writer noted beside it.

use toml_edit::{Item, TableLike, Value};

/// Sets a key of a table: the comment behind an older value stays, and so does the one above it.
pub fn set_line(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        Some(other) => *other = Item::Value(value),
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

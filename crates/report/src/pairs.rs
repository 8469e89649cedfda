//! Both sides beside each other: the same item of left and right in one row.

use serde::Serialize;
use windlass_measure::Side;

/// An item that both sides may have.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Pair<'a, T> {
    /// Its name.
    pub name: &'a str,
    /// The left one.
    pub left: Option<&'a T>,
    /// The right one.
    pub right: Option<&'a T>,
}

/// The items of both sides by name, in their order; one that only the second side has follows the one before it there. Of
/// several items with one name the first goes with the first, and so on.
pub(crate) fn pairs<'a, T>(
    sides: impl IntoIterator<Item = (Side, impl IntoIterator<Item = &'a T>)>,
    name: impl Fn(&'a T) -> &'a str,
) -> Vec<Pair<'a, T>> {
    let mut pairs: Vec<Pair<'a, T>> = Vec::new();
    for (side, items) in sides {
        let mut next = 0;
        for item in items {
            let name = name(item);
            let free = |p: &Pair<'a, T>| match side {
                Side::Left => p.left.is_none(),
                Side::Right => p.right.is_none(),
            };
            let at = pairs.iter().position(|p| p.name == name && free(p)).unwrap_or_else(|| {
                pairs.insert(next, Pair { name, left: None, right: None });
                next
            });
            match side {
                Side::Left => pairs[at].left = Some(item),
                Side::Right => pairs[at].right = Some(item),
            }
            next = at + 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_one_name_meet_and_the_order_of_both_sides_is_kept() {
        let left = ["a", "c", "wall", "wall"].map(str::to_owned);
        let right = ["a", "b", "c", "wall"].map(str::to_owned);
        let found = pairs([(Side::Left, &left), (Side::Right, &right)], String::as_str);
        let seen: Vec<_> = found.iter().map(|p| (p.name, p.left.is_some(), p.right.is_some())).collect();
        let expected = [
            ("a", true, true),
            ("b", false, true),
            ("c", true, true),
            ("wall", true, true),
            ("wall", true, false),
        ];
        assert_eq!(seen, expected);
    }
}

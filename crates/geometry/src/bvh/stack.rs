//! The nodes a query has still to visit, without an allocation.

/// Nodes still to visit, with what is known of each. Median splits keep the tree shallower than this for any mesh that 32
/// bits can count.
pub(super) struct Stack<T> {
    items: [T; 64],
    len: usize,
}

impl<T: Copy + Default> Stack<T> {
    /// With the root, for which the default of `T` stands (node 0, at no distance); or with no node.
    pub(super) fn new(root: bool) -> Self {
        Stack { items: [T::default(); 64], len: usize::from(root) }
    }

    pub(super) fn push(&mut self, item: T) {
        self.items[self.len] = item;
        self.len += 1;
    }

    pub(super) fn pop(&mut self) -> Option<T> {
        self.len = self.len.checked_sub(1)?;
        Some(self.items[self.len])
    }
}

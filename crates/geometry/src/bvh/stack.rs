//! The nodes a query has still to visit, without an allocation.

/// Nodes still to visit. Median splits keep the tree shallower than this for any mesh that 32 bits can count.
pub(super) struct Stack {
    items: [u32; 64],
    len: usize,
}

impl Stack {
    pub(super) fn new(root: bool) -> Self {
        Stack { items: [0; 64], len: usize::from(root) }
    }

    pub(super) fn push(&mut self, item: u32) {
        self.items[self.len] = item;
        self.len += 1;
    }

    pub(super) fn pop(&mut self) -> Option<u32> {
        self.len = self.len.checked_sub(1)?;
        Some(self.items[self.len])
    }
}

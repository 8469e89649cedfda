//! Disjoint sets.

/// Disjoint sets of numbered elements by path halving (Tarjan and van Leeuwen 1984, J ACM 31:245); the element with the
/// smallest number leads a set, so that the result does not depend on the order of joining.
#[derive(Debug, Clone)]
pub struct Groups(Vec<u32>);

impl Groups {
    /// Elements 0..n, each in its own set.
    pub fn new(n: usize) -> Self {
        Groups((0..n as u32).collect())
    }

    /// The leader of the set an element is in.
    pub fn root(&mut self, mut i: u32) -> u32 {
        while self.0[i as usize] != i {
            self.0[i as usize] = self.0[self.0[i as usize] as usize];
            i = self.0[i as usize];
        }
        i
    }

    /// Makes one set of those that some elements are in.
    pub fn join<const N: usize>(&mut self, elements: [u32; N]) {
        let near = elements.map(|i| self.0[i as usize]);
        // Neighbours mostly have one leader already.
        if near.iter().all(|leader| *leader == near[0]) {
            return;
        }
        let roots = near.map(|i| self.root(i));
        let first = roots.iter().fold(u32::MAX, |first, root| first.min(*root));
        roots.iter().for_each(|root| self.0[*root as usize] = first);
    }

    /// The leader of every element.
    pub fn roots(mut self) -> Vec<u32> {
        // An element comes after the one it follows, whose leader is known by then.
        for i in 0..self.0.len() {
            self.0[i] = self.0[self.0[i] as usize];
        }
        self.0
    }

    /// Number of sets.
    pub fn count(&self) -> usize {
        self.0.iter().zip(0..).filter(|&(leader, i)| *leader == i).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_led_by_their_smallest_whatever_the_order() {
        let mut groups = Groups::new(8);
        groups.join([7, 3]);
        groups.join([5, 7, 6]);
        groups.join([1, 4]);
        groups.join([6, 4]);
        assert_eq!(groups.count(), 3);
        assert_eq!(groups.root(5), 1);
        assert_eq!(groups.roots(), [0, 1, 2, 1, 1, 1, 1, 1]);
    }
}

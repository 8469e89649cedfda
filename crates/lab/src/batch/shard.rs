//! Which part of a batch one process does, so that a fleet can share it.

use super::Found;
use crate::Complaint;

/// Part `index` of `of`, from 1. The part of a case depends on its path alone, so that cases which are added later
/// do not move the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    index: u64,
    of: u64,
}

impl Shard {
    /// All cases.
    pub const WHOLE: Shard = Shard { index: 1, of: 1 };

    /// From `i/n`, `i` from 1.
    ///
    /// # Errors
    /// Not of that form, or `i` not from 1 to `n`.
    pub fn parse(text: &str) -> Result<Shard, Complaint> {
        let parsed =
            text.split_once('/').and_then(|(i, n)| Some((i.trim().parse().ok()?, n.trim().parse().ok()?)));
        match parsed {
            Some((index, of)) if (1..=of).contains(&index) => Ok(Shard { index, of }),
            _ => Err(Complaint::input("--shard", format!("`{text}` is no part of a batch"))
                .then("write i/n with i from 1 to n, such as 2/8")),
        }
    }

    /// From the variables that array tasks get: Slurm's SLURM_ARRAY_TASK_ID, _MIN and _COUNT, or the
    /// JOB_COMPLETION_INDEX of a Kubernetes indexed job with its number of completions in WINDLASS_SHARDS.
    pub fn of_array_task(variable: impl Fn(&str) -> Option<String>) -> Option<Shard> {
        let number = |name: &str| variable(name)?.parse::<u64>().ok();
        let slurm = || {
            let index =
                number("SLURM_ARRAY_TASK_ID")?.checked_sub(number("SLURM_ARRAY_TASK_MIN").unwrap_or(0))?;
            Some((index, number("SLURM_ARRAY_TASK_COUNT")?))
        };
        let kubernetes = || Some((number("JOB_COMPLETION_INDEX")?, number("WINDLASS_SHARDS")?));
        let (index, of) = slurm().or_else(kubernetes)?;
        (index < of).then_some(Shard { index: index + 1, of })
    }

    /// Whether a case belongs to this part.
    pub fn takes(self, found: &Found) -> bool {
        let hash = blake3::hash(found.relative.as_bytes());
        let [a, b, c, d, e, f, g, h, ..] = *hash.as_bytes();
        u64::from_le_bytes([a, b, c, d, e, f, g, h]) % self.of == self.index - 1
    }

    /// What is added to the names of the tables: empty for the whole.
    pub fn suffix(self) -> String {
        if self.of == 1 { String::new() } else { format!("-{}-of-{}", self.index, self.of) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_belongs_to_exactly_one_part() {
        for i in 0..50 {
            let found = Found { file: "".into(), relative: format!("{i}/case.toml"), place: "".into() };
            let takers = (1..=7).filter(|s| Shard { index: *s, of: 7 }.takes(&found)).count();
            assert_eq!(takers, 1);
            assert!(Shard::WHOLE.takes(&found));
        }
    }

    #[test]
    fn parts_are_read_from_words_and_from_schedulers() {
        assert_eq!(Shard::parse("2/8").unwrap(), Shard { index: 2, of: 8 });
        for wrong in ["0/8", "9/8", "2", "a/b", "1/0"] {
            assert!(Shard::parse(wrong).is_err(), "{wrong}");
        }
        let slurm = |name: &str| {
            let value = match name {
                "SLURM_ARRAY_TASK_ID" => "3",
                "SLURM_ARRAY_TASK_MIN" => "1",
                "SLURM_ARRAY_TASK_COUNT" => "4",
                _ => return None,
            };
            Some(value.to_owned())
        };
        assert_eq!(Shard::of_array_task(slurm), Some(Shard { index: 3, of: 4 }));
        assert_eq!(Shard::of_array_task(|_| None), None);
    }
}

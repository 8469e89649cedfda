//! Which part of a batch one process does, so that a fleet can share it.

use super::BatchCase;
use windlass::Complaint;

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
            _ => Err(Complaint::input("--shard", format!("invalid shard `{text}`"))
                .then("write i/n with i from 1 to n, such as 2/8")),
        }
    }

    /// From the variables that array tasks get: Slurm's SLURM_ARRAY_TASK_ID, _MIN, _STEP and _COUNT, or the
    /// JOB_COMPLETION_INDEX of a Kubernetes indexed job with its number of completions in WINDLASS_SHARDS. `None`
    /// outside of an array.
    ///
    /// # Errors
    /// Variables of an array that name no part of it: every task would then do everything.
    pub fn of_array_task(variable: impl Fn(&str) -> Option<String>) -> Result<Option<Shard>, Complaint> {
        let number = |name: &str| variable(name)?.parse::<u64>().ok();
        for (name, part, step) in [
            (
                "SLURM_ARRAY_TASK_ID",
                slurm(&number),
                "submit with an evenly spaced range such as --array=0-7, or pass --shard",
            ),
            (
                "JOB_COMPLETION_INDEX",
                kubernetes(&number),
                "set WINDLASS_SHARDS to the job's completions, or pass --shard",
            ),
        ] {
            if variable(name).is_none() {
                continue;
            }
            return match part.filter(|(index, of)| index < of) {
                Some((index, of)) => Ok(Some(Shard { index: index + 1, of })),
                None => Err(Complaint::input(
                    name,
                    "the variables of this array task do not describe a valid part",
                )
                .then(step)),
            };
        }
        Ok(None)
    }

    /// Whether a case belongs to this part.
    pub fn takes(self, found: &BatchCase) -> bool {
        let hash = blake3::hash(found.relative.as_bytes());
        let [a, b, c, d, e, f, g, h, ..] = *hash.as_bytes();
        u64::from_le_bytes([a, b, c, d, e, f, g, h]) % self.of == self.index - 1
    }

    /// What is added to the names of the tables: empty for the whole.
    pub fn suffix(self) -> String {
        if self.of == 1 { String::new() } else { format!("-{}-of-{}", self.index, self.of) }
    }
}

/// Index from 0 and number of the parts; tasks are `MIN`, `MIN + STEP` and so on.
fn slurm(number: &impl Fn(&str) -> Option<u64>) -> Option<(u64, u64)> {
    let after = number("SLURM_ARRAY_TASK_ID")?.checked_sub(number("SLURM_ARRAY_TASK_MIN").unwrap_or(0))?;
    let step = number("SLURM_ARRAY_TASK_STEP").unwrap_or(1);
    let index = after.checked_div(step).filter(|index| index * step == after)?;
    Some((index, number("SLURM_ARRAY_TASK_COUNT")?))
}

fn kubernetes(number: &impl Fn(&str) -> Option<u64>) -> Option<(u64, u64)> {
    Some((number("JOB_COMPLETION_INDEX")?, number("WINDLASS_SHARDS")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_belongs_to_exactly_one_part() {
        for i in 0..50 {
            let found = BatchCase {
                file: "".into(),
                relative: format!("{i}/case.toml"),
                place: "".into(),
                place_taken_by: None,
            };
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
    }

    #[test]
    fn variables_of_an_array_name_a_part_or_are_refused() {
        let shard = |set: &[(&str, &str)]| {
            Shard::of_array_task(|name| set.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
        };
        let slurm = |id, min, step, count| {
            shard(&[
                ("SLURM_ARRAY_TASK_ID", id),
                ("SLURM_ARRAY_TASK_MIN", min),
                ("SLURM_ARRAY_TASK_STEP", step),
                ("SLURM_ARRAY_TASK_COUNT", count),
            ])
        };
        assert_eq!(slurm("3", "1", "1", "4").unwrap(), Some(Shard { index: 3, of: 4 }));
        assert_eq!(slurm("6", "0", "2", "4").unwrap(), Some(Shard { index: 4, of: 4 }));
        // --array=1,5,7: nothing shows which of the three this is.
        assert!(slurm("5", "1", "1", "3").is_err());
        assert!(slurm("5", "1", "0", "3").is_err());
        let kubernetes = shard(&[("JOB_COMPLETION_INDEX", "0"), ("WINDLASS_SHARDS", "2")]);
        assert_eq!(kubernetes.unwrap(), Some(Shard { index: 1, of: 2 }));
        let incomplete = shard(&[("JOB_COMPLETION_INDEX", "0")]).unwrap_err().to_string();
        assert!(incomplete.contains("WINDLASS_SHARDS"), "{incomplete}");
        assert_eq!(shard(&[]).unwrap(), None);
    }
}

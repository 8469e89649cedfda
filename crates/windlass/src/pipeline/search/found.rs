//! The result of a search in words.

use super::AGREE;
use crate::job::{DoseChange, DoseChoice, DoseLeftOut, DoseTried};
use windlass_chain::Comparison;

/// The result when nothing is better.
const NONE: &str = "The model finds no dimension that is better than the prescribed one.";

/// The result when nothing could be varied.
const NOT_SEARCHED: &str = "Not searched: the case has no dimension that the model could vary.";

/// The choice: the changes, if the draws agree on them, or that there is none.
pub(super) fn choice(
    changes: Vec<DoseChange>,
    against_prescribed: Option<Comparison>,
    tried: Vec<DoseTried>,
    left_out: Vec<DoseLeftOut>,
    search_draws: u32,
) -> DoseChoice {
    let agreed = against_prescribed.as_ref().filter(|c| c.better_in >= AGREE && c.gain.median > 0.0);
    let (says, proposed) = match agreed {
        Some(comparison) => (recommendation(&changes, comparison), changes),
        None if tried.is_empty() => (NOT_SEARCHED.to_owned(), Vec::new()),
        None => (NONE.to_owned(), Vec::new()),
    };
    DoseChoice { says, proposed, against_prescribed, tried, left_out, search_draws }
}

fn recommendation(changes: &[DoseChange], comparison: &Comparison) -> String {
    let one = |c: &DoseChange| format!("{} instead of {} {}", c.says(), c.prescribed, c.feature.unit());
    let list: Vec<String> = changes.iter().map(one).collect();
    let measurable = comparison.shifts.iter().any(|s| !s.change.below_measurable && !s.exploratory);
    let doubt = if measurable {
        ""
    } else {
        " No single change is large enough for a gait laboratory to measure in one person."
    };
    format!(
        "An alternative, not a prescription: {} brings gait closer to unimpaired in {:.0} % of simulations.{doubt}",
        list.join(", "),
        100.0 * comparison.better_in
    )
}

//! The effect of posts on the stiffness of the shell.

use crate::rules::RuleBook;
use crate::sheet::Sheet;
use crate::{Dose, Feature, PostKind};
use windlass_measure::Note;

/// A remark when there are blocks under both ends of the shell: they stiffen its arch more than any wall of the range gives
/// back, and nobody wrote that down as a dose.
pub(super) fn of_posts(sheet: &Sheet, rules: &RuleBook) -> Option<Note> {
    let stands = |build, given: bool| {
        given && sheet.line(build).is_none_or(|line| line.dose != Dose::Post(PostKind::Intrinsic))
    };
    let heel = stands(Feature::RearfootPostKind, sheet.line(Feature::RearfootPost).is_some());
    let forefoot = stands(Feature::ForefootPostKind, sheet.has(Feature::ForefootPost));
    let wall = sheet.amount(Feature::ShellThickness);
    if !(heel && forefoot && wall > 0.0) {
        return None;
    }
    let ratio = rules.limit("posts_stiffen_ratio");
    let source = rules.limit_source("posts_stiffen_ratio");
    let place = format!("prescription.{}.{}", sheet.side, Feature::ShellThickness.key());
    // Bending grows about in step with the wall in that test (exponent near 1, not 3).
    let text = format!(
        "posts under heel and forefoot stiffen the arch of the shell about {ratio} times ({source}); the shell stays {wall} mm; \
         {:.1} mm would restore unposted stiffness but is below every recommended thickness",
        wall / ratio
    );
    Some(Note::warning(place, text).then(
        "if the arch must flex, make the forefoot post intrinsic, or use the next thinner shell for the body mass",
    ))
}

//! The nearest known word to a word that is not known.

/// The known word closest to `word`, if any is close enough to be what was meant.
///
/// Damerau-Levenshtein distance up to a third of the longer word, or a known word that contains it (or the
/// other way round), as when a unit was left out of a key.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let longer = word.chars().count().max(candidate.chars().count());
        let distance = strsim::damerau_levenshtein(word, candidate);
        let contains =
            word.len() >= 3 && candidate.len() >= 3 && (candidate.contains(word) || word.contains(candidate));
        if distance * 3 > longer && !contains {
            continue;
        }
        if best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// `; did you mean ...?`, or nothing.
pub fn suggestion(nearest: Option<&str>) -> String {
    nearest.map(|key| format!("; did you mean `{key}`?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_a_missing_unit_and_a_stranger() {
        let known = ["heel_lift_mm", "heel_cup_mm", "length"];
        assert_eq!(nearest("heel_lfit_mm", known), Some("heel_lift_mm"));
        assert_eq!(nearest("heel_lift", known), Some("heel_lift_mm"));
        assert_eq!(nearest("lenght", known), Some("length"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("referral_override", ["id", "order"]), None);
    }
}

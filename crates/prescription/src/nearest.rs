//! The known key nearest to a misspelt one.

/// The nearest of the known keys, if it is near enough to be a slip.
pub fn nearest<'a>(key: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(key, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// `; did you mean ...?`, or nothing.
pub(crate) fn suggestion(nearest: Option<&str>) -> String {
    nearest.map(|key| format!("; did you mean `{key}`?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_understood_and_noise_is_not() {
        let keys = ["heel_lift_mm", "heel_cup_mm", "length"];
        assert_eq!(nearest("heel_lfit_mm", keys), Some("heel_lift_mm"));
        assert_eq!(nearest("zzz", keys), None);
    }
}

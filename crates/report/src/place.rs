//! Where a note belongs, in words: people read "left foot: heel lift" and not `prescription.left.heel_lift_mm`.

/// Units that end a key.
const UNITS: [&str; 9] = ["mm", "deg", "kg", "kpa", "years", "min", "s", "n", "m"];
/// Parts of a path that say nothing more to a reader.
const SILENT: [&str; 3] = ["foot", "exam", "prescription"];

/// A dotted key as words: the side first, underscores as blanks, the unit left out.
pub(crate) fn in_words(place: &str) -> String {
    let parts: Vec<&str> = place.split('.').collect();
    let side = parts.iter().find(|p| matches!(**p, "left" | "right"));
    let rest: Vec<String> = parts
        .iter()
        .filter(|p| side != Some(p) && !(side.is_some() && SILENT.contains(*p)))
        .map(|p| name(p))
        .collect();
    match (side, rest.join(", ")) {
        (None, rest) => rest,
        (Some(side), rest) if rest.is_empty() => format!("{side} foot"),
        (Some(side), rest) => format!("{side} foot: {rest}"),
    }
}

/// One part of a key as words, without its unit.
fn name(part: &str) -> String {
    let bare = part.rsplit_once('_').filter(|(_, unit)| UNITS.contains(unit)).map_or(part, |(name, _)| name);
    bare.replace('_', " ").replace("mtp", "MTP")
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn keys_become_words() {
        let words = [
            "prescription.left.heel_lift_mm",
            "foot.right",
            "foot.left.exam.first_mtp_dorsiflexion_loaded_deg",
            "device.rearfoot_post",
            "policy.equinus_deg",
        ]
        .map(in_words);
        assert_eq!(
            words,
            [
                "left foot: heel lift",
                "right foot",
                "left foot: first MTP dorsiflexion loaded",
                "device, rearfoot post",
                "policy, equinus"
            ]
        );
    }
}

//! The error for an unknown word, with the nearest known one.

/// What a reader's message says, with the nearest known word where it lists the known ones.
pub fn text(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match (message.starts_with("unknown "), quoted.split_first()) {
        (true, Some((word, known))) if !known.is_empty() => {
            let kind = message.split(' ').nth(1).unwrap_or("word");
            let kind = match kind {
                "field" => "key",
                "variant" => "word",
                other => other,
            };
            unknown(kind, word, known)
        }
        _ => message.trim().to_owned(),
    }
}

/// The refusal of a word.
pub fn unknown(kind: &str, word: &str, known: &[&str]) -> String {
    let near = known.iter().map(|k| (strsim::jaro_winkler(word, k), k)).max_by(|a, b| a.0.total_cmp(&b.0));
    let nearest = near.map_or(String::new(), |(_, k)| format!("; the nearest known is `{k}`"));
    format!("unknown {kind} `{word}`{nearest} (`windlass evidence --vocabulary` lists all)")
}

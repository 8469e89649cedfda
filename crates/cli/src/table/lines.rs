//! Text broken into lines between words.

/// A text on lines of at most so many characters; every line after the first begins with the indent.
pub fn wrapped(text: &str, width: usize, indent: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) => lines.push(format!("{indent}{word}")),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text on whole lines of at most so many characters behind what the first of them and the others begin with.
pub(super) fn hung(text: &str, width: usize, first: &str, others: &str) -> String {
    let lead = |k: usize| if k == 0 { first } else { others };
    wrapped(text, width, "").iter().enumerate().map(|(k, line)| format!("{}{line}\n", lead(k))).collect()
}

#[cfg(test)]
mod tests {
    use super::{hung, wrapped};

    #[test]
    fn titles_fold_at_words_and_lose_none() {
        let title = "external hip extension moment in late stance";
        let lines = wrapped(title, 28, "  ");
        assert!(lines.iter().all(|line| line.chars().count() <= 28), "{lines:?}");
        let words: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
        assert_eq!(words.join(" "), title);
        assert!(lines[1..].iter().all(|line| line.starts_with("  ")));
    }

    #[test]
    fn a_hung_text_leads_its_first_line_and_indents_the_others() {
        assert_eq!(hung("one two three", 7, " 1. ", "    "), " 1. one two\n    three\n");
    }
}

//! Text for a terminal of 80 columns.

/// Columns of a form.
pub(super) const WIDTH: usize = 80;

/// Text under a label: the label once, the text wrapped next to it.
pub(super) fn labelled(out: &mut String, indent: usize, label: &str, text: &str) {
    let start = indent + label.chars().count();
    let hang = if label.is_empty() || start > WIDTH / 3 { indent + label.len().min(2) } else { start };
    let mut line = format!("{}{label}", " ".repeat(indent));
    let mut room = WIDTH.saturating_sub(start);
    let mut first = true;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if !first && length + 1 > room {
            out.push_str(line.trim_end());
            out.push('\n');
            line = " ".repeat(hang);
            room = WIDTH - hang;
            first = true;
        }
        if !first {
            line.push(' ');
            room = room.saturating_sub(1);
        }
        line.push_str(word);
        room = room.saturating_sub(length);
        first = false;
    }
    out.push_str(line.trim_end());
    out.push('\n');
}

/// A heading with a rule under it.
pub(super) fn heading(out: &mut String, text: &str) {
    out.push('\n');
    out.push_str(text);
    out.push('\n');
    out.push_str(&"-".repeat(WIDTH));
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let mut out = String::new();
        labelled(&mut out, 4, "Why: ", &"a word and another ".repeat(30));
        assert!(out.lines().all(|line| line.chars().count() <= WIDTH), "{out}");
        assert_eq!(out.split_whitespace().count(), 1 + 4 * 30);
    }
}

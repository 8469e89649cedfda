//! Rust text without what a reader of its structure must not see: comments, strings, tests.

/// The text without comments and with the contents of strings and characters blanked; lines stay where they are.
pub fn without_comments(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while i < chars.len() {
        let next = chars.get(i + 1).copied();
        match chars[i] {
            '/' if next == Some('/') => {
                while i < chars.len() && chars[i] != '\n' {
                    i += 1;
                }
            }
            '/' if next == Some('*') => i = block_comment(&chars, i, &mut out),
            'r' if matches!(next, Some('"' | '#')) && !is_word(&chars, i) => {
                match raw_string(&chars, i, &mut out) {
                    Some(end) => i = end,
                    None => {
                        out.push('r');
                        i += 1;
                    }
                }
            }
            '"' => i = string(&chars, i, &mut out),
            '\'' => i = character(&chars, i, &mut out),
            c => {
                out.push(c);
                i += 1;
            }
        }
    }
    out
}

/// Whether the character before `i` belongs to a word, so that an `r` there begins no raw string.
fn is_word(chars: &[char], i: usize) -> bool {
    i.checked_sub(1).is_some_and(|k| chars[k].is_alphanumeric() || chars[k] == '_')
}

fn block_comment(chars: &[char], start: usize, out: &mut String) -> usize {
    let mut depth = 0;
    let mut i = start;
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => {
                depth += 1;
                i += 2;
            }
            ('*', Some('/')) => {
                depth -= 1;
                i += 2;
                if depth == 0 {
                    break;
                }
            }
            (c, _) => {
                if c == '\n' {
                    out.push('\n');
                }
                i += 1;
            }
        }
    }
    i
}

fn raw_string(chars: &[char], start: usize, out: &mut String) -> Option<usize> {
    let hashes = chars[start + 1..].iter().take_while(|c| **c == '#').count();
    let mut i = start + 1 + hashes;
    if chars.get(i) != Some(&'"') {
        return None;
    }
    i += 1;
    out.push_str("\"\"");
    while i < chars.len() {
        let closes =
            chars[i] == '"' && chars[i + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
        if closes {
            return Some(i + 1 + hashes);
        }
        if chars[i] == '\n' {
            out.push('\n');
        }
        i += 1;
    }
    Some(i)
}

fn string(chars: &[char], start: usize, out: &mut String) -> usize {
    out.push_str("\"\"");
    let mut i = start + 1;
    while i < chars.len() && chars[i] != '"' {
        if chars[i] == '\\' {
            i += 1;
        }
        if chars.get(i) == Some(&'\n') {
            out.push('\n');
        }
        i += 1;
    }
    i + 1
}

/// A character literal is blanked; a lifetime stays.
fn character(chars: &[char], start: usize, out: &mut String) -> usize {
    let length = match chars.get(start + 1) {
        Some('\\') => chars[start + 2..].iter().position(|c| *c == '\'').map(|p| p + 3),
        Some(_) if chars.get(start + 2) == Some(&'\'') => Some(3),
        _ => None,
    };
    // '\'' : the first quote after the backslash is the character itself.
    let length = match length {
        Some(3) if chars.get(start + 1) == Some(&'\\') => Some(4),
        other => other,
    };
    match length {
        Some(length) => {
            out.push_str("' '");
            start + length
        }
        None => {
            out.push('\'');
            start + 1
        }
    }
}

/// The text before the tests, which by the habit of the house stand at the end of a file.
pub fn product(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_blanked_and_lines_stay() {
        let text = "a // crate::x\n/* b\n*/ c \"crate::y\n\" r#\"z\"\" \"# '\\'' '\"' 'a d";
        assert_eq!(without_comments(text), "a \n\n c \"\"\n \"\" ' ' ' ' 'a d");
    }

    #[test]
    fn tests_at_the_end_are_left_out() {
        assert_eq!(product("a\n#[cfg(test)]\nmod tests {}"), "a\n");
    }
}

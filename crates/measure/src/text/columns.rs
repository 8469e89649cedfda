//! Columns of a text: what separates them, told from some of its lines, and their cells.

use super::{MixedMarks, number};

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `;`
    Semicolon,
    /// Tabulator
    Tab,
    /// `,`
    Comma,
    /// One or more blanks or tabulators
    Blanks,
}

/// How the columns of a text are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// Between two cells.
    pub separator: Separator,
}

impl Dialect {
    /// Told from lines with cells, best the first hundred of them: a semicolon separates wherever there is one, else a
    /// tabulator, else blanks between words that are numbers, else a comma.
    ///
    /// # Errors
    /// [`MixedMarks`] where commas alone stand between whole numbers of an even count of six or more cells, all of
    /// them: `12,3,45,6,7,8` may be three numbers or six.
    pub fn of<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> Result<Dialect, MixedMarks> {
        let filled = || lines.clone().map(str::trim).filter(|l| !l.is_empty());
        // Of lines of numbers; of all of them where there are none.
        let begins = |l: &str| l.starts_with(|c: char| c.is_ascii_digit() || "+-.,\"\u{2212}".contains(c));
        let is_any = filled().any(begins);
        let rows = || filled().filter(move |l| !is_any || begins(l));
        let most = |found: usize| 2 * found > rows().count();
        let with = |c: char| rows().filter(|l| l.contains(c)).count();
        let separator = if most(with(';')) {
            Separator::Semicolon
        } else if most(rows().filter(|l| separated_by_tabs(l)).count()) {
            Separator::Tab
        } else if most(rows().filter(|l| separated_by_blanks(l)).count()) {
            Separator::Blanks
        } else if most(with(',')) {
            if rows().all(is_ambiguous) {
                return Err(MixedMarks);
            }
            Separator::Comma
        } else {
            Separator::Blanks
        };
        Ok(Dialect { separator })
    }

    /// The cells of a line, without blanks and quotes around them. Blanks as separators leave no empty cells.
    pub fn cells<'a>(&self, line: &'a str) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        let separator = self.separator;
        let mut quoted = false;
        let cells = line.trim_matches([' ', '\r', '\n']).split(move |c: char| {
            quoted ^= c == '"';
            !quoted
                && match separator {
                    Separator::Semicolon => c == ';',
                    Separator::Tab => c == '\t',
                    Separator::Comma => c == ',',
                    Separator::Blanks => c.is_whitespace(),
                }
        });
        let bare = cells.map(|c| c.trim().trim_matches('"').trim());
        bare.filter(move |c| separator != Separator::Blanks || !c.is_empty())
    }
}

/// Whether a line has tabulators and no other blanks between words.
fn separated_by_tabs(line: &str) -> bool {
    line.contains('\t') && line.split('\t').all(|c| c.split_whitespace().count() < 2)
}

/// Whether blanks stand between at least two numbers.
fn separated_by_blanks(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next().is_some_and(|w| number(w).is_some()) && words.next().is_some_and(|w| number(w).is_some())
}

/// Whether all cells between commas are whole numbers, and so many that every second may be a fraction.
fn is_ambiguous(line: &str) -> bool {
    let whole = |c: &str| !c.is_empty() && c.trim_start_matches('-').bytes().all(|b| b.is_ascii_digit());
    let cells = line.split(',').map(str::trim).filter(|c| !c.is_empty());
    !line.contains(", ") && cells.clone().all(whole) && cells.clone().count() >= 6 && cells.count() % 2 == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Numbers;

    fn read(text: &str) -> Vec<Vec<f64>> {
        let dialect = Dialect::of(text.lines()).unwrap();
        let mut numbers = Numbers::default();
        text.lines().map(|l| dialect.cells(l).filter_map(|c| numbers.next(c)).collect()).collect()
    }

    #[test]
    fn three_numbers_in_every_dialect() {
        for line in [
            "12.3 45.6 7.8",
            "12,3 45,6 7,8",
            "12,3;45,6;7,8",
            "12,3\t45,6\t7,8",
            "12.3,45.6,7.8",
            "12.3, 45.6, 7.8",
            "\"12,3\",\"45,6\",\"7,8\"",
            "\"12,3\";\"45,6\";\"7,8\"",
            " 12.3   45.6\t7.8 ",
        ] {
            assert_eq!(read(line), [[12.3, 45.6, 7.8]], "{line}");
        }
    }

    #[test]
    fn whole_numbers_between_commas_may_be_fractions() {
        assert_eq!(Dialect::of("12,3,45,6,7,8".lines()), Err(MixedMarks));
        assert!(Dialect::of("12,3,45".lines()).is_ok());
        assert!(Dialect::of("12.5,3,45,6,7,8\n1,2,3,4,5,6".lines()).is_ok());
    }
}

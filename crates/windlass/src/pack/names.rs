//! File names by the field's habit: `<order>_<pseudonym>_<L|R>_r<revision>_<yyyymmdd>.stl`. What the case does not
//! tell (order, date) is left out.

use crate::case::Case;
use windlass_measure::Side;

/// The names of one package.
#[derive(Debug, Clone)]
pub(super) struct Names {
    head: String,
    tail: String,
}

impl Names {
    /// The names of a case.
    pub fn of(case: &Case) -> Names {
        let head = &case.file.case;
        let order = head.order.as_deref().map(|o| format!("{}_", plain(o))).unwrap_or_default();
        let date = case.file.order.service_date.as_deref();
        let date = date.map(|d| format!("_{}", d.replace('-', ""))).unwrap_or_default();
        Names {
            head: format!("{order}{}", plain(&head.id)),
            tail: format!("_r{}{}", head.revision.unwrap_or(1), plain(&date)),
        }
    }

    /// What the package is called.
    pub fn base(&self) -> String {
        format!("{}{}", self.head, self.tail)
    }

    /// A file about the whole case.
    pub fn of_case(&self, what: &str) -> String {
        format!("{}.{what}", self.base())
    }

    /// A file of one foot.
    pub fn of_foot(&self, side: Side, ending: &str) -> String {
        format!("{}_{}{}.{ending}", self.head, side.letter(), self.tail)
    }

    /// The name of a job's output in the package; `None` for what a lab does not need.
    pub fn of_output(&self, id: &str, output: &str) -> Option<String> {
        let rest = output.strip_prefix(id)?;
        let foot = Side::BOTH.into_iter().find_map(|side| {
            let ending = rest.strip_prefix(&format!("_{}.", side.letter()))?;
            matches!(ending, "stl" | "3mf").then(|| self.of_foot(side, ending))
        });
        foot.or_else(|| (rest == ".report.html").then(|| self.of_case("report.html")))
    }
}

/// Letters, digits, hyphens and low lines; anything else becomes a hyphen.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_order_pseudonym_side_revision_and_date() {
        let names = Names { head: "A-17_HL-0001".into(), tail: "_r2_20260301".into() };
        assert_eq!(names.of_foot(Side::Left, "stl"), "A-17_HL-0001_L_r2_20260301.stl");
        assert_eq!(names.of_output("HL-0001", "HL-0001_R.3mf").unwrap(), "A-17_HL-0001_R_r2_20260301.3mf");
        assert_eq!(names.of_output("HL-0001", "HL-0001_R.step"), None);
        assert_eq!(names.of_case("advice.txt"), "A-17_HL-0001_r2_20260301.advice.txt");
        assert_eq!(plain("../a b"), "---a-b");
    }
}

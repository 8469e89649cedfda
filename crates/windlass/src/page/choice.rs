//! The result of a search for other dimensions, for the page.

use super::change::{certainty, interval, size};
use crate::job::{DoseChange, DoseChoice, DoseLeftOut, DoseTried};
use windlass_chain::Shift;
use windlass_chain::figures::{number, unit_after};
use windlass_report::page_data::{Choice, ChoiceRow};

/// The choice as the page shows it.
pub(super) fn of(found: &DoseChoice) -> Choice {
    let dose = |c: &DoseChange| {
        let (title, unit) = (c.feature.title(), c.feature.unit());
        format!("{} {title}: {} {unit} prescribed, {} {unit} as an alternative", c.side, c.prescribed, c.dose)
    };
    let shown = found.against_prescribed.iter().flat_map(|c| &c.shifts);
    Choice {
        says: found.says.clone(),
        doses: found.proposed.iter().map(dose).collect(),
        rows: shown.filter(|_| !found.proposed.is_empty()).map(row).collect(),
        tried: found.tried.iter().map(DoseTried::says).collect(),
        left_out: found.left_out.iter().map(DoseLeftOut::says).collect(),
    }
}

fn row(shift: &Shift) -> ChoiceRow {
    let exploratory = if shift.exploratory { " (exploratory)" } else { "" };
    ChoiceRow {
        side: shift.side,
        quantity: format!("{}{exploratory}", shift.title),
        prescribed: format!("{}{}", number(shift.now.median), unit_after(&shift.unit)),
        choice: format!("{}{}", number(shift.then.median), unit_after(&shift.unit)),
        change: format!("{} ({})", size(&shift.change, &shift.unit), interval(&shift.change, &shift.unit)),
        certainty: certainty(&shift.change),
    }
}

//! The page of a comparison: the same strip for every option, on the same scales.

use super::chain::{effect, place, plain};
use super::change::{interval, size, spread};
use crate::comparison::{ComparedRow, Comparison};
use crate::{Complaint, Complaints, MADE_BY, Output};
use windlass_chain::figures::{number, unit_after};
use windlass_report::ComparePage;
use windlass_report::page_data::{CompareCell, CompareOption, CompareRow, Effect};

/// The page of a comparison.
///
/// # Errors
/// The page cannot be laid out (an internal error).
pub fn comparison_page(comparison: &Comparison) -> Result<Output, Complaints> {
    let name = format!("{}.compare.html", comparison.id);
    let page = page(comparison);
    let html = windlass_report::compare_page(&page).map_err(|e| Complaint::internal(&name, e.to_string()))?;
    Ok(Output { name, bytes: html.into_bytes() })
}

/// What the page shows.
pub(super) fn page(comparison: &Comparison) -> ComparePage {
    ComparePage {
        case_id: comparison.id.clone(),
        made_by: MADE_BY.to_owned(),
        options: comparison
            .options
            .iter()
            .map(|option| CompareOption {
                title: option.title.clone(),
                says: option.says.clone(),
                source: option.source.clone().unwrap_or_default(),
                objections: option.guard.iter().map(|g| format!("{}: {}", g.side, g.text)).collect(),
                not_computed: option.not_computed.clone().unwrap_or_default(),
            })
            .collect(),
        rows: comparison.rows.iter().map(row).collect(),
        first_step: comparison.first_step.clone().unwrap_or_default(),
        evidence: comparison
            .evidence
            .iter()
            .map(|e| format!("[{}] {} ({})", e.grade, e.says, e.source))
            .collect(),
    }
}

fn row(row: &ComparedRow) -> CompareRow {
    CompareRow {
        side: row.side,
        joint: place(row.joint),
        quantity: row.title.to_owned(),
        in_strip: plain(row.quantity).is_some() && row.side.is_some(),
        exploratory: row.exploratory,
        cells: row
            .values
            .iter()
            .map(|value| {
                let value = value.as_ref()?;
                let change = value.change.as_ref();
                Some(CompareCell {
                    value: format!("{}{}", number(value.value.median), unit_after(&row.unit)),
                    change: change.map(|c| size(c, &row.unit)).unwrap_or_default(),
                    interval: change.map(|c| interval(c, &row.unit)).unwrap_or_default(),
                    spread: change.and_then(|c| spread(c, &row.unit)),
                    effect: change.map_or(Effect::Little, |c| effect(row.is_load, c)),
                })
            })
            .collect(),
    }
}

//! The next revision of a case file: the text as it was written, with the lines that a check-up sets.

use super::{Case, set_line};
use crate::complaint::REFER;
use crate::{Complaint, Complaints};
use toml_edit::{DocumentMut, Item, Table, Value};
use windlass_measure::text;
use windlass_measure::{Side, Source};
use windlass_prescription::{FootReview, Overrides, Review};

/// How the comment of a line that a check-up sets begins.
const REVIEW: &str = "# Review, ";

impl Case {
    /// The revision of the device that the case prescribes, from 1.
    pub fn revision(&self) -> u32 {
        self.file.case.revision.unwrap_or(1)
    }

    /// The text of the next revision: `bytes` are those of this case's file. Comments and order stay; each line that is set
    /// carries its reason as a comment. It reads back as a case with the next revision's lines.
    ///
    /// # Errors
    /// The visit refers the patient; the text is not that of this case.
    pub fn next_revision(&self, bytes: &[u8], review: &Review) -> Result<String, Complaints> {
        let Some(next) = &review.next else {
            return Err(Complaint::refused(
                format!("{}: visit", self.name),
                "the visit refers the patient: no revision is written",
            )
            .then(REFER)
            .into());
        };
        let failed = |why: String| Complaint::internal(&self.name, why);
        let decoded = text::decode(bytes).map_err(|e| failed(format!("not text at byte {}", e.byte)))?;
        let mut document: DocumentMut =
            decoded.chars.parse().map_err(|e: toml_edit::TomlError| failed(e.to_string()))?;
        let head = table(&mut document, &["case"]).ok_or_else(|| failed("`case` is not a table".into()))?;
        set_line(head, "revision", i64::from(self.revision() + 1).into());
        for side in Side::BOTH {
            let lines = next.lines.get(side);
            let foot = review.feet.get(side).as_ref();
            if lines.doses().is_empty() && foot.is_none() {
                continue;
            }
            set_lines(&mut document, side, lines, foot).map_err(failed)?;
            set_exam(&mut document, self, side).map_err(failed)?;
        }
        let text = document.to_string();
        // What is written must read back as what was decided.
        let read = Case::read(&self.name, text.as_bytes())?;
        if read.file.encounter() != next.encounter {
            return Err(failed("the next revision does not read back as it was decided".into()).into());
        }
        Ok(text)
    }
}

/// The table under a path, made where it is missing; `None` where a value stands in its way.
fn table<'a>(document: &'a mut DocumentMut, path: &[&str]) -> Option<&'a mut dyn toml_edit::TableLike> {
    let mut at: &mut dyn toml_edit::TableLike = document.as_table_mut();
    for (depth, key) in path.iter().enumerate() {
        let entry = at.entry(key).or_insert_with(|| {
            let mut made = Table::new();
            // A table that only holds tables has no heading of its own.
            made.set_implicit(depth + 1 < path.len());
            Item::Table(made)
        });
        at = entry.as_table_like_mut()?;
    }
    Some(at)
}

fn set_lines(
    document: &mut DocumentMut,
    side: Side,
    lines: &Overrides,
    foot: Option<&FootReview>,
) -> Result<(), String> {
    if lines.doses().is_empty() {
        return Ok(());
    }
    let inline = document.get("prescription").is_some_and(|lines| {
        lines.is_inline_table() || lines.get(side.name()).is_some_and(Item::is_inline_table)
    });
    let own = table(document, &["prescription", side.name()])
        .ok_or_else(|| format!("`prescription.{side}` is not a table"))?;
    for (feature, dose) in lines.doses() {
        let value = toml::Value::try_from(&dose).map_err(|e| e.to_string())?;
        set_line(own, feature.key(), in_document(&value)?);
        let change = foot.and_then(|foot| foot.changes.iter().find(|change| change.feature == feature));
        // A table on one line has no room for comments.
        if let Some(change) = change.filter(|_| !inline)
            && let Some(mut key) = own.key_mut(feature.key())
        {
            let Source(source) = &change.source;
            let above = key.leaf_decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
            // The reason of the last review gives way to this one's; what the clinician noted stays.
            let noted: String =
                above.split_inclusive('\n').filter(|line| !line.starts_with(REVIEW)).collect();
            let reason =
                format!("{noted}{REVIEW}{}: {} [{}] {source}\n", change.rule, change.reason, change.grade);
            key.leaf_decor_mut().set_prefix(reason);
        }
    }
    Ok(())
}

/// A value as the document takes it.
fn in_document(value: &toml::Value) -> Result<Value, String> {
    value.to_string().parse().map_err(|e: toml_edit::TomlError| e.to_string())
}

/// What was examined again at the last visit replaces the first finding.
fn set_exam(document: &mut DocumentMut, case: &Case, side: Side) -> Result<(), String> {
    let Some(visit) = case.file.visit.last() else { return Ok(()) };
    let found = toml::Table::try_from(&visit.foot(side).exam).map_err(|e| e.to_string())?;
    if found.is_empty() || case.file.foot.get(side).is_none() {
        return Ok(());
    }
    let exam = table(document, &["foot", side.name(), "exam"])
        .ok_or_else(|| format!("`foot.{side}.exam` is not a table"))?;
    for (key, value) in found {
        set_line(exam, &key, in_document(&value)?);
    }
    Ok(())
}

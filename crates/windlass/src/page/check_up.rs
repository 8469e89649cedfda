//! The page of a check-up: before and after, the next prescription, both devices side by side.

use super::colour::css;
use super::pictures::{Drawing, capital};
use crate::case::Case;
use crate::made::Made;
use crate::made::Revisions;
use crate::{Complaint, Complaints, MADE_BY, Output};
use windlass_device::Device;
use windlass_geometry::{Grid, Point2, Point3, upper_envelope};
use windlass_measure::Side;
use windlass_measure::figures::signed;
use windlass_prescription::{Answer, Dose, Feature, FootReview, LineChange, Review, dose_text};
use windlass_report::ReportError;
use windlass_report::page_data::{
    AnswerRow, ChangeRow, CheckUpPage, Fact, FootChanges, LegendEntry, Picture,
};
use windlass_report::picture::{self, ColourScale, Colouring, DIFFERENCE, Rgb, View};

/// A difference that takes the last colour, mm: more than a step of any remedy.
const REACH_MM: f64 = 3.0;
/// Where only the next device is.
const NEW: Rgb = [150, 154, 158];
/// Distance of the nodes at which the old device's top is read, mm.
const PITCH_MM: f64 = 1.0;
/// Width of a map, pixels.
const WIDTH: u32 = 300;

/// The page of a check-up; with both devices where they were made.
///
/// # Errors
/// The page cannot be laid out (an internal error).
pub fn check_up_page(case: &Case, review: &Review, made: Option<&Revisions>) -> Result<Output, Complaints> {
    let name = format!("{}.review.html", case.id());
    let failed = |e: ReportError| Complaint::internal(&name, e.to_string());
    let pictures = made.map_or(Ok(Vec::new()), |made| maps(&made.worn, &made.next)).map_err(failed)?;
    let page = CheckUpPage {
        case_id: case.id().to_owned(),
        made_by: MADE_BY.to_owned(),
        head: head(review),
        referral: review.referral.iter().map(|note| note.text.clone()).collect(),
        answers: review.answers.iter().map(answer).collect(),
        expected: review
            .expected
            .iter()
            .map(|e| {
                Fact::new(&e.says, e.now.unwrap_or("weeks not recorded"))
                    .remark(format!("[{}] {}", e.grade, e.source.0))
            })
            .collect(),
        ask: review.missing.iter().map(|m| m.ask.clone()).collect(),
        advice: review
            .advice
            .iter()
            .map(|a| {
                let side = a.side.map_or("", |side| side.name());
                Fact::new(side, &a.text).remark(format!("{} [{}] {}", a.reason, a.grade, a.source.0))
            })
            .collect(),
        feet: review.feet.iter().filter_map(|(side, foot)| Some(changes(side, foot.as_ref()?))).collect(),
        pictures,
        loads: made.map(|made| super::compare::page(&made.comparison)),
    };
    let html = windlass_report::check_up_page(&page).map_err(failed)?;
    Ok(Output { name: name.clone(), bytes: html.into_bytes() })
}

fn head(review: &Review) -> Vec<Fact> {
    let mut head = vec![Fact::new("visit", review.visit.to_string())];
    head.extend(review.date.as_ref().map(|date| Fact::new("on", date.clone())));
    head.push(Fact::new("revision worn", review.revision.to_string()));
    head.extend(review.weeks_worn.map(|weeks| Fact::new("for", format!("{weeks} weeks"))));
    head
}

fn answer(answer: &Answer) -> AnswerRow {
    let unit = if answer.key.ends_with("_min") { " min" } else { " of 10" };
    let number = |value: Option<f64>| value.map_or("not recorded".to_owned(), |v| format!("{v}{unit}"));
    AnswerRow {
        title: answer.title.clone(),
        before: number(answer.before),
        now: number(answer.now),
        matters: answer.matters.map_or(String::new(), |v| {
            format!("{v:.3}").trim_end_matches('0').trim_end_matches('.').to_owned()
        }),
        answer: answer.answer.unwrap_or("unknown").to_owned(),
        status: match answer.answer {
            Some("better") => "good",
            Some("worse") => "warning",
            _ => "info",
        },
        grade: answer.grade.to_string(),
        source: answer.source.0.clone(),
    }
}

fn changes(side: Side, foot: &FootReview) -> FootChanges {
    let rows = foot.changes.iter().chain(&foot.kept);
    FootChanges { side, complaints: foot.complaints.clone(), changes: rows.map(row).collect() }
}

fn row(change: &LineChange) -> ChangeRow {
    ChangeRow {
        feature: change.feature.title().to_owned(),
        worn: dose(change.feature, change.from.as_ref()),
        next: dose(change.feature, change.to.as_ref()),
        reason: change.reason.clone(),
        grade: change.grade.to_string(),
        source: change.source.0.clone(),
        would_change: change.would_change.clone().unwrap_or_default(),
    }
}

/// A dose in words; "none" where there is none.
fn dose(feature: Feature, dose: Option<&Dose>) -> String {
    dose.map_or_else(|| "none".to_owned(), |dose| dose_text(feature, dose))
}

/// For each foot the next device, coloured by how much higher its top is than that of the device worn.
fn maps(worn: &Made, next: &Made) -> Result<Vec<Picture>, ReportError> {
    let mut pictures = Vec::new();
    for side in Side::BOTH {
        let devices = worn.devices.get(side).as_ref().zip(next.devices.get(side).as_ref());
        let (Some((worn, device)), Some(foot)) = (devices, next.feet.get(side)) else { continue };
        let drawing = Drawing::of(device, &foot.foot.landmarks)?;
        pictures.extend(difference(worn, &drawing, side)?);
    }
    Ok(pictures)
}

fn difference(worn: &Device, next: &Drawing<'_>, side: Side) -> Result<Option<Picture>, ReportError> {
    let Some(bounds) = worn.mesh.bounds() else { return Ok(None) };
    let grid = Grid::covering(bounds.min.xy(), bounds.max.xy(), PITCH_MM);
    let top = upper_envelope(&worn.mesh, grid);
    let scale = ColourScale::new(DIFFERENCE, -REACH_MM, REACH_MM);
    let painter = |p: &Point3, up: bool| {
        let old = if up { top.sample(Point2::new(p.x, p.y)).filter(|z| z.is_finite()) } else { None };
        old.map(|z| scale.colour(p.z - z))
    };
    let scene = next.scene.coloured(Colouring::Painted(&painter, NEW));
    let drawn = picture::render(&scene, View::Above, WIDTH)?;
    let mut legend = scale.legend(5, |mm| format!("{} mm", signed(mm, 1)));
    legend.push(LegendEntry { colour: css(NEW), label: "only on the next".into() });
    Ok(Some(Picture {
        caption: format!(
            "{} device: how much higher (+) or lower (\u{2212}) the foot stands than on the one worn",
            capital(side.name())
        ),
        alt: format!("Map of the difference in height between both revisions of the {side} device"),
        legend,
        ..drawn
    }))
}

//! What gives way when a proposal cannot be built on this foot: the next lower dose, or the line itself, with the reason.
//! The clinician's own lines never do.

use windlass_device::Device;
use windlass_export::Finding;
use windlass_foot::Foot;
use windlass_geometry::Point3;
use windlass_measure::Note;
use windlass_prescription::{ALWAYS, AskedBy, Dose, Feature, FootPrescription, Line};

/// One reason why a line cannot stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Objection {
    /// The line.
    pub feature: Feature,
    /// Why.
    pub why: String,
    /// The dose that this foot offers instead, where it is known.
    pub offered: Option<f64>,
}

/// How much lower than the best that was found an edge is drawn, mm: close to it, only a part of the edge gets there.
const SAFE_MM: f64 = 0.4;
/// The share of a dose that is tried before the line is left out.
const LESS: f64 = 0.75;
/// The lowest cup that still holds a heel, and how much lower each try is, mm.
const LEAST_CUP_MM: f64 = 8.0;
const CUP_STEP_MM: f64 = 2.0;
/// The thinnest shell that a thick one gives way to, and how much thinner each try is, mm: stiff shells are all thinner.
const LEAST_SOFT_SHELL_MM: f64 = 5.0;
const SHELL_STEP_MM: f64 = 1.0;
/// A printed weakness further from every part of a modification than this is not its fault, mm.
const NEAR_MM: f64 = 15.0;

/// Lowers or leaves out the lines that are objected to, and says so; `None` when one of them must stand. `asked` are the
/// lines as proposed.
pub(super) fn give_way(
    foot: &Foot,
    asked: &FootPrescription,
    lines: &FootPrescription,
    objections: &[Objection],
) -> Option<(FootPrescription, Vec<Note>)> {
    let mut fitted = lines.clone();
    let mut notes = Vec::new();
    for objection in objections {
        let line = lines.line(objection.feature)?;
        let proposed = asked.line(objection.feature)?;
        let dose = next_best(proposed, line, objection)?;
        notes.push(note(foot, proposed, dose.as_ref(), objection));
        match dose {
            Some(dose) => fitted.lines.iter_mut().filter(|l| l.feature == objection.feature).for_each(|l| {
                l.dose = dose.clone();
            }),
            None => fitted.lines.retain(|l| l.feature != objection.feature),
        }
    }
    (!notes.is_empty() && fitted != *lines).then_some((fitted, notes))
}

/// The next dose to try: `Some(None)` leaves the line out, `None` means that it must stand.
fn next_best(proposed: &Line, line: &Line, objection: &Objection) -> Option<Option<Dose>> {
    let feature = line.feature;
    if line.asked_by == AskedBy::Clinician || !line.dose.is_present() {
        return None;
    }
    let amount = line.dose.amount();
    if let (Some(offered), Feature::MedialFlange | Feature::LateralFlange) = (objection.offered, feature) {
        let lower = ((offered - SAFE_MM) * 10.0).floor() / 10.0;
        return Some(Some(Dose::Amount(if lower < 0.5 { 0.0 } else { lower })));
    }
    if feature == Feature::HeelCup {
        let lower = amount? - CUP_STEP_MM;
        return (lower >= LEAST_CUP_MM).then_some(Some(Dose::Amount(lower)));
    }
    if feature == Feature::ShellThickness {
        // A soft shell is thick for its bulk alone, and a thinner one follows a tighter bend.
        let thinner = amount? - SHELL_STEP_MM;
        return (thinner >= LEAST_SOFT_SHELL_MM).then_some(Some(Dose::Amount(thinner)));
    }
    if ALWAYS.contains(&feature) && !matches!(feature, Feature::RearfootPost | Feature::RearfootPostMotion) {
        return None;
    }
    let Some(amount) = amount else { return Some(None) };
    let less = (amount * LESS * 2.0).round() / 2.0;
    let first_try = proposed.dose == line.dose;
    let zero = ALWAYS.contains(&feature).then_some(Dose::Amount(0.0));
    Some(if first_try && less != amount && feature.allows(less) && less != 0.0 {
        Some(Dose::Amount(less))
    } else {
        zero
    })
}

fn note(foot: &Foot, proposed: &Line, dose: Option<&Dose>, objection: &Objection) -> Note {
    let shown = |dose: &Dose| windlass_prescription::dose_text(proposed.feature, dose).trim().to_owned();
    let built =
        dose.filter(|d| d.is_present()).map_or("left out".to_owned(), |d| format!("built at {}", shown(d)));
    let place = format!("prescription.{}.{}", foot.side, proposed.feature.key());
    let text = format!(
        "{} {} was proposed and cannot be built on this foot: {}; {built}",
        proposed.feature,
        shown(&proposed.dose),
        objection.why.trim_end_matches('.')
    );
    let step = match &proposed.would_change {
        Some(instead) => format!("set this value in the case to insist; consider instead: {instead}"),
        None => "set this value in the case to insist".to_owned(),
    };
    Note::warning(place, text).then(step)
}

/// The modification at which a print is refused: of the proposed lines that may go, the one whose triangles are nearest
/// to the place; where there is none, the wall, of which a thinner one follows a tighter bend.
pub(super) fn of_print(device: &Device, lines: &FootPrescription, refusals: &[Finding]) -> Option<Objection> {
    let finding = refusals.iter().find(|finding| finding.at_mm.is_some())?;
    let at = Point3::from(finding.at_mm?);
    let may_go = |feature: Feature| {
        let line = lines.line(feature);
        !ALWAYS.contains(&feature)
            && line.is_some_and(|line| line.asked_by != AskedBy::Clinician && line.dose.is_present())
    };
    let distance =
        |[a, b, c]: [Point3; 3]| (Point3::from((a.coords + b.coords + c.coords) / 3.0) - at).norm();
    let marked = device.mesh.facets().zip(&device.marks).filter_map(|(corners, mark)| {
        let feature = (*mark).filter(|feature| may_go(*feature))?;
        Some((distance(corners), feature))
    });
    let nearest = marked.min_by(|a, b| a.0.total_cmp(&b.0)).filter(|(near, _)| *near <= NEAR_MM);
    let feature = nearest.map_or(Feature::ShellThickness, |(_, feature)| feature);
    Some(Objection { feature, why: finding.text.clone(), offered: None })
}

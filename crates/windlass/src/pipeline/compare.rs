//! Devices side by side for both feet together: none, a flat insole, prefabricated supports, the old pair, the proposal,
//! other dimensions. Each is asked of the same model with the same draws, so that the columns differ by the device alone.

use super::load::{self, Under};
use super::{Settings, design};
use crate::case::Case;
use crate::comparison::{Compared, ComparedRow, ComparedValue, Comparison};
use crate::made::MeasuredFoot;
use crate::prefabricated::{self, EvidenceRow, Prefabricated, ShoeSize};
use crate::{Complaint, Complaints, World, materials};
use windlass_chain::{ChainReport, Finding};
use windlass_geometry::Mesh;
use windlass_measure::text::{NotTyped, typed};
use windlass_measure::{Both, Note, Side};
use windlass_prescription::{FIRST_STEP, FootPrescription, dose_text};

/// The version of the comparison's schema.
const SCHEMA: &str = "windlass.compare/1";

/// What is compared besides what every comparison has.
#[derive(Debug, Clone, Default)]
pub struct CompareRequest {
    /// The patient's old device for each foot, third-party meshes.
    pub old: Both<Option<Mesh>>,
    /// Other dimensions: for each option its changes, such as `left.heel_lift_mm=3`.
    pub doses: Vec<String>,
}

/// An option and the chain's answer to it.
pub(super) struct Asked {
    pub option: Compared,
    pub report: Option<ChainReport>,
}

/// Compares devices for the feet of a case.
///
/// ```
/// use windlass::{Case, CompareRequest, InMemory, Settings, World};
/// # let files: InMemory = windlass::sample()?.into_iter().collect();
/// # let case = Case::read("case.toml", &files.read("case.toml")?)?;
/// # let settings = Settings { draws: 2, ..Settings::built_in()? };
///
/// let found = windlass::compare(&case, &CompareRequest::default(), &files, &settings)?;
/// let keys: Vec<&str> = found.options.iter().map(|option| option.key.as_str()).collect();
/// assert_eq!(keys.first(), Some(&"barefoot"));
/// assert_eq!(keys.last(), Some(&"proposal"));
/// # Ok::<(), windlass::Complaints>(())
/// ```
///
/// # Errors
/// As for [`design`](crate::design); a dose that is not a line of a prescription; an old device for a foot that the case
/// does not have. An option that cannot be built or placed says so instead.
pub fn compare(
    case: &Case,
    request: &CompareRequest,
    world: &dyn World,
    settings: &Settings,
) -> Result<Comparison, Complaints> {
    let made = design::make(case, world, settings)?;
    let changed = request.doses.iter().map(|dose| with_doses(case, dose)).collect::<Result<Vec<_>, _>>()?;
    let proposal = made.chain.clone()?;
    let mut asked = vec![bare(proposal.clone())];
    asked.extend(supports(case, &made.feet, settings)?);
    asked.extend(old(case, &made.feet, request, settings)?);
    for (words, (case, title)) in request.doses.iter().zip(changed) {
        let feet = || Ok(made.feet.clone());
        let report = design::make_on(&case, feet, settings).and_then(|made| made.chain);
        asked.push(answered(option(words, &title, "The proposal with these dimensions."), report));
    }
    let says = "The device that the prescription of this case gives.";
    asked.push(Asked { option: option("proposal", "proposal", says), report: Some(proposal) });
    let found: Vec<&str> =
        made.prescription.faults.iter().flat_map(|(_, f)| f).map(|f| f.fault.as_str()).collect();
    let evidence = prefabricated::evidence(&found, &settings.profiles)?;
    let first = made.prescription.notes.iter().find(|note| note.place == FIRST_STEP);
    let first_step = first.map(|note| note.text.clone());
    Ok(Comparison { first_step, ..of(case.id(), asked, evidence, made.notes) })
}

/// What was asked, as a comparison of the case `id`; the first option is no device.
pub(super) fn of(
    id: &str,
    mut asked: Vec<Asked>,
    evidence: Vec<EvidenceRow>,
    notes: Vec<Note>,
) -> Comparison {
    for asked in asked.iter_mut().skip(1) {
        asked.option.guard = asked.report.iter().flat_map(|r| r.guard.clone()).collect();
    }
    Comparison {
        schema: SCHEMA,
        id: id.to_owned(),
        rows: rows(&asked),
        first_step: None,
        evidence,
        options: asked.into_iter().map(|a| a.option).collect(),
        notes,
    }
}

/// No device: what any report says of walking and standing without one.
pub(super) fn bare(report: ChainReport) -> Asked {
    Asked { option: option("barefoot", "no device", "Barefoot in the shoe."), report: Some(report) }
}

pub(super) fn option(key: &str, title: &str, says: &str) -> Compared {
    Compared {
        key: key.to_owned(),
        title: title.to_owned(),
        says: says.to_owned(),
        source: None,
        guard: Vec::new(),
        not_computed: None,
    }
}

pub(super) fn answered(option: Compared, report: Result<ChainReport, Complaints>) -> Asked {
    match report {
        Ok(report) => Asked { option, report: Some(report) },
        Err(why) => Asked { option: Compared { not_computed: Some(why.reasons()), ..option }, report: None },
    }
}

/// The supports of the library, both of the size of the longer foot, as they are sold.
fn supports(
    case: &Case,
    feet: &Both<Option<MeasuredFoot>>,
    settings: &Settings,
) -> Result<Vec<Asked>, Complaints> {
    let lengths = feet.iter().filter_map(|(_, f)| Some(f.as_ref()?.foot.measures.length_mm));
    let size = ShoeSize::of(lengths.fold(0.0, f64::max));
    let mut asked = Vec::new();
    for (name, support) in Prefabricated::all(&settings.profiles)? {
        let material = materials::find(support.material, &settings.profiles)?;
        let meshes = Both::from_fn(|side| feet.get(side).as_ref().map(|_| support.mesh(size, side)));
        // Built in the frame of the foot: it lies where it belongs and has no cover.
        let none = FootPrescription::default();
        let under =
            Both::from_fn(|side| meshes.get(side).as_ref().map(|mesh| Under { mesh, lines: Some(&none) }));
        let report = load::ask(case, feet, &under, &material, settings);
        let says = format!("{} Size {} (EU), {}.", support.says, size.0, material.title);
        let option = Compared { source: Some(support.source), ..option(&name, &support.title, &says) };
        asked.push(answered(option, report));
    }
    Ok(asked)
}

/// The patient's old pair, taken as made of the material of the case.
fn old(
    case: &Case,
    feet: &Both<Option<MeasuredFoot>>,
    request: &CompareRequest,
    settings: &Settings,
) -> Result<Option<Asked>, Complaints> {
    let mut given = request.old.iter().filter(|(_, mesh)| mesh.is_some()).map(|(side, _)| side).peekable();
    if given.peek().is_none() {
        return Ok(None);
    }
    if let Some(side) = given.find(|side| feet.get(*side).is_none()) {
        return Err(Complaint::input(format!("foot.{side}"), "the case has no foot for this old device")
            .then(format!("leave --old-{side} out, or add the foot to the case"))
            .into());
    }
    let material = materials::find(case.file.device.material_or_usual(), &settings.profiles)?;
    let under = Both::from_fn(|side| request.old.get(side).as_ref().map(|mesh| Under { mesh, lines: None }));
    let report = load::ask(case, feet, &under, &material, settings);
    let says = format!("What the patient wears now, taken as made of {}.", material.title);
    Ok(Some(answered(option("old", "old device", &says), report)))
}

/// The case with other dimensions, `left.heel_lift_mm=3,right.heel_lift_mm=0`, and those in words.
fn with_doses(case: &Case, doses: &str) -> Result<(Case, String), Complaint> {
    let refused = |why: String| {
        Complaint::input(format!("--dose {doses}"), why)
            .then("write side, key and value as in the case: left.heel_lift_mm=3; several with commas")
    };
    let mut changed = case.clone();
    let mut title = Vec::new();
    for dose in between_doses(doses) {
        let (place, value) = dose.split_once('=').ok_or_else(|| refused(format!("`{dose}` has no value")))?;
        let (side, key) = place.split_once('.').ok_or_else(|| refused(format!("`{place}` names no side")))?;
        let side = match side.trim() {
            "left" => Side::Left,
            "right" => Side::Right,
            other => return Err(refused(format!("`{other}` is no side; expected left or right"))),
        };
        let (key, value) = (key.trim(), value.trim());
        let value = match (serde_json::from_str(value), typed(value)) {
            (Ok(json), _) => json,
            (Err(_), Ok(number)) => number.into(),
            (Err(_), Err(e @ NotTyped::Thousands(_))) => return Err(refused(e.to_string())),
            (Err(_), Err(NotTyped::Other(_))) => value.into(),
        };
        let lines = &mut changed.file.prescription;
        lines.set(side, key, value).map_err(|e| refused(e.to_string()))?;
        if let Some((feature, dose)) = lines.of(side).doses().into_iter().find(|(f, _)| f.key() == key) {
            title.push(format!("{side} {} {}", feature.title(), dose_text(feature, &dose)));
        }
    }
    Ok((changed, title.join(", ")))
}

/// The doses of a text: a comma that no further key follows is the decimal comma of a value.
fn between_doses(doses: &str) -> Vec<String> {
    let mut between: Vec<String> = Vec::new();
    for part in doses.split(',') {
        match between.last_mut() {
            Some(last) if !part.contains('=') => {
                last.push(',');
                last.push_str(part);
            }
            _ => between.push(part.trim().to_owned()),
        }
    }
    between
}

/// Each quantity with its value for each option.
fn rows(asked: &[Asked]) -> Vec<ComparedRow> {
    let Some(first) = asked.first().and_then(|a| a.report.as_ref()) else { return Vec::new() };
    let walking = first
        .walking
        .iter()
        .flat_map(|(side, walk)| walk.iter().flat_map(|w| &w.findings).map(move |f| (Some(side), f)));
    let standing = first.standing.iter().map(|f| (None, f));
    walking.chain(standing).map(|(side, finding)| row(side, finding, asked)).collect()
}

fn row(side: Option<Side>, finding: &Finding, asked: &[Asked]) -> ComparedRow {
    let of = |report: &ChainReport| match side {
        Some(side) => report.finding(side, finding.quantity).cloned(),
        None => report.standing.iter().find(|f| f.title == finding.title).cloned(),
    };
    let with = |asked: &Asked| {
        let found = of(asked.report.as_ref()?)?;
        Some(ComparedValue { value: found.with?, change: found.device })
    };
    let bare = Some(ComparedValue { value: finding.without, change: None });
    ComparedRow {
        side,
        joint: finding.joint,
        quantity: finding.quantity,
        title: finding.title.to_string(),
        unit: finding.unit.to_string(),
        is_load: finding.ratios.is_some(),
        exploratory: finding.exploratory,
        values: std::iter::once(bare).chain(asked.iter().skip(1).map(with)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_prescription::Dose;

    #[test]
    fn a_dose_may_have_a_decimal_comma_but_none_for_thousands() {
        let files = crate::sample().unwrap();
        let file = files.iter().find(|file| file.name == "case.toml").unwrap();
        let case = Case::read("case.toml", &file.bytes).unwrap();
        let doses = |text: &str| {
            let (case, title) = with_doses(&case, text).map_err(|e| e.to_string())?;
            assert!(title.contains("left heel lift"), "{title}");
            Ok::<_, String>(case.file.prescription.left.doses())
        };
        let lift = (windlass_prescription::Feature::HeelLift, Dose::Amount(4.5));
        let fill = "left.arch_fill=maximum";
        for text in ["left.heel_lift_mm=4,5", "left.heel_lift_mm=4.5"] {
            assert!(doses(text).unwrap().contains(&lift), "{text}");
            assert!(doses(&format!("{text},{fill}")).unwrap().contains(&lift), "{text},{fill}");
            assert!(doses(&format!("{fill}, {text}")).unwrap().contains(&lift), "{fill}, {text}");
        }
        let refused = doses("left.heel_lift_mm=1,234.5").unwrap_err();
        assert!(refused.contains("may separate thousands"), "{refused}");
    }
}

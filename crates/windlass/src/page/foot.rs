//! The section of one foot.

use super::pictures::Drawing;
use super::{footprint, landmarks, maps};
use crate::job::{FootJob, JobRecord, RealisedDose};
use crate::made::{Made, MeasuredFoot};
use rayon::prelude::*;
use windlass_device::Device;
use windlass_export::Weight;
use windlass_measure::figures::{fixed, signed};
use windlass_prescription::{AskedBy, Dose, Fault, Feature, Finding, Line, dose_text};
use windlass_report::ReportError;
use windlass_report::page_data::{
    self, CheckRow, DoseRow, Fact, FootSection, Picture, PrescriptionRow, Status,
};
use windlass_report::picture::ColourScale;

/// The section of a foot, and its device from above for the first screen. `scale` is that of all maps of pressure.
pub(super) fn section(
    measured: &MeasuredFoot,
    device: &Device,
    job: &FootJob,
    record: &JobRecord,
    made: &Made,
    scale: ColourScale,
) -> Result<(FootSection, Picture), ReportError> {
    let side = device.side;
    let mut pressure = match made.chain.as_ref().ok().and_then(|c| c.walking.get(side).as_ref()) {
        Some(walking) => maps::pressure(&walking.pressure, scale, side)?,
        None => Vec::new(),
    };
    if let Some(measured) = &measured.pressure {
        pressure.push(footprint::map(&measured.placed, scale, side)?);
    }
    let drawing = Drawing::of(device, &measured.foot.landmarks)?;
    let ((above, pictures), prescription): (_, Result<_, _>) = rayon::join(
        || (drawing.seen_from_above(), drawing.views()),
        || job.prescription.par_iter().map(|l| row(l, job.realised.get(l.feature.key()), &drawing)).collect(),
    );
    let section = FootSection {
        scan: Some(landmarks::picture(&measured.foot, device)?),
        landmarks: landmarks::facts(&measured.foot.landmarks),
        measures: measures(measured).into_iter().chain(footprint::loads(job)).collect(),
        faults: record.faults.get(side).iter().map(fault).collect(),
        prescription: prescription?,
        pictures: pictures?,
        legend: drawing.legend(),
        view: Some(drawing.view3d()?),
        doses: job.prescription.iter().filter_map(|l| dose(l, job.realised.get(l.feature.key())?)).collect(),
        fit: vec![
            Fact::new("mean gap", format!("{:.2} mm", job.fit.mean_mm)),
            Fact::new("95 % of the sole within", format!("{:.2} mm", job.fit.p95_mm)),
            Fact::new("share of the device compared", format!("{:.0} %", 100.0 * job.fit.compared_share))
                .remark("where no modification changes the shape"),
        ],
        fit_map: Some(maps::fit(&drawing, &device.fit.map, side)?),
        pressure,
        checks: checks(job, made),
        notes: device.notes.clone(),
        ..FootSection::new(side)
    };
    Ok((section, above?))
}

fn measures(measured: &MeasuredFoot) -> Vec<Fact> {
    let m = &measured.foot.measures;
    let mm = |label: &str, value: f64| Fact::new(label, format!("{value:.1} mm"));
    let mut facts = vec![
        mm("foot length", m.length_mm),
        mm("ball width", m.ball_width_mm),
        mm("heel width", m.heel_width_mm),
        mm("arch height", m.arch_height_mm),
    ];
    if let Some(index) = m.arch_index {
        facts.push(Fact::new("arch index", format!("{index:.2}")).remark("Cavanagh and Rodgers 1987"));
    }
    if let Some(angle) = m.rearfoot_angle_deg {
        facts.push(Fact::new("rearfoot angle", format!("{} deg", fixed(angle, 1))).remark("eversion +"));
    }
    facts
}

fn fault(fault: &Fault) -> page_data::Fault {
    page_data::Fault {
        name: fault.title.clone(),
        severity: fault.stage.clone(),
        plain: fault.says.clone(),
        because: fault.evidence.iter().map(because).collect(),
    }
}

/// A finding in words: `first_mtp_dorsiflexion_loaded_deg` 9, "below 14" is "first MTP dorsiflexion loaded 9 deg
/// (below 14)".
fn because(finding: &Finding) -> String {
    let (record, last) = finding.key.rsplit_once('.').unwrap_or(("", &finding.key));
    let units = ["deg", "mm", "kg", "n", "m"];
    let split = |unit: &&'static str| Some((last.strip_suffix(unit)?.strip_suffix('_')?, *unit));
    let (name, unit) = units.iter().find_map(split).unwrap_or((last, ""));
    let name = name.strip_prefix("is_").unwrap_or(name).replace('_', " ").replace("mtp", "MTP");
    let name = if record.is_empty() { name } else { format!("{}, {name}", record.replace('_', " ")) };
    let value = finding.value.to_string();
    match finding.says.as_str() {
        _ if value == "yes" => name,
        says if value == says => format!("{name} {value}"),
        says => format!("{name} {} ({says})", format!("{value} {unit}").trim_end()),
    }
}

fn row(
    line: &Line,
    found: Option<&RealisedDose>,
    drawing: &Drawing<'_>,
) -> Result<PrescriptionRow, ReportError> {
    let asked_by = match line.asked_by {
        AskedBy::Clinician => "clinician",
        AskedBy::Rule => "rule",
        AskedBy::Style => "style",
    };
    let dose = dose_text(line.feature, &line.dose);
    let built = match found.map(|f| &f.realised) {
        Some(Dose::Amount(amount)) => Some(*amount),
        _ => None,
    };
    let picture = if line.dose.is_present() { drawing.feature(line.feature, built)? } else { None };
    Ok(PrescriptionRow {
        feature: line.feature.title().into(),
        dose,
        picture,
        asked_by: asked_by.into(),
        reason: line.reason.clone(),
        grade: line.grade,
        source: line.source.0.clone(),
        would_change: line.would_change.clone().unwrap_or_default(),
        flags: line.flags.clone(),
    })
}

fn dose(line: &Line, found: &RealisedDose) -> Option<DoseRow> {
    let unit = if line.feature == Feature::ArchFill { "mm" } else { line.feature.unit() };
    let (difference, allowed) = match (&found.requested, &found.realised) {
        (Dose::Amount(asked), Dose::Amount(real)) => {
            (format!("{} {unit}", signed(real - asked, 2)), format!("{:.2} {unit}", found.tolerance))
        }
        _ => (String::new(), String::new()),
    };
    Some(DoseRow {
        feature: line.feature.title().into(),
        requested: dose_text(line.feature, &found.requested),
        realised: dose_text(line.feature, &found.realised),
        difference,
        allowed,
        within: found.within_tolerance,
    })
}

fn checks(job: &FootJob, made: &Made) -> Vec<CheckRow> {
    let mesh = &job.mesh;
    let zero = |check: &str, found: usize| CheckRow {
        check: check.into(),
        found: found.to_string(),
        limit: "0".into(),
        status: if found == 0 { Status::Good } else { Status::Refused },
        remark: String::new(),
    };
    let figure = |check: &str, found: String, remark: &str| CheckRow {
        check: check.into(),
        found,
        limit: String::new(),
        status: Status::Info,
        remark: remark.into(),
    };
    let [low, high] = mesh.bounds_mm;
    let size = format!("{:.0} x {:.0} x {:.0} mm", high[0] - low[0], high[1] - low[1], high[2] - low[2]);
    let mut rows = vec![
        zero("open edges", mesh.open_edges),
        zero("edges shared by more than two triangles", mesh.non_manifold_edges),
        zero("additional bodies", mesh.bodies.saturating_sub(1)),
        figure("triangles", mesh.triangles.to_string(), ""),
        figure("size", size, ""),
        figure("volume", format!("{:.1} cm3", mesh.volume_mm3 / 1000.0), ""),
        figure("mass", format!("{:.0} g", job.mass_g), &made.material.title),
    ];
    rows.extend(job.printability.iter().flat_map(|p| {
        let money = figure(
            "material and time",
            format!("{:.2} EUR, {:.0} min", p.material_cost, p.minutes),
            &p.process,
        );
        std::iter::once(money).chain(p.findings.iter().map(against))
    }));
    rows
}

/// A finding of the printing process about the part.
fn against(found: &windlass_export::Finding) -> CheckRow {
    CheckRow {
        check: found.rule.replace('-', " "),
        found: found.text.clone(),
        limit: String::new(),
        status: if found.weight == Weight::Refusal { Status::Refused } else { Status::Warning },
        remark: found.next_step.clone(),
    }
}

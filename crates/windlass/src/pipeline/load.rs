//! From case, feet and devices to the question the chain is asked, and its answer.

use super::Settings;
use crate::case::Case;
use crate::made::MeasuredFoot;
use crate::materials::MaterialProfile;
use crate::{Complaint, Complaints};
use windlass_chain::{
    Body, ChainCase, ChainFoot, ChainReport, DeviceUnderFoot, Footwear, JointLimits, LimbLength, OwnGait,
    Quantity, Sex, Spine,
};
use windlass_geometry::Mesh;
use windlass_measure::{Both, Note, Side};
use windlass_prescription::record::{self, Examination, GaitRecord};
use windlass_prescription::{Feature, FootPrescription};

/// Steps of both feet on a day when the case does not say: a common round number for adults, stated in the report.
const USUAL_STEPS: f64 = 5000.0;
/// Hours of standing in a day, taken where the record has none [assume].
const USUAL_STANDING_H: f64 = 3.0;
/// Stature when the case does not say, m.
const USUAL_HEIGHT_M: f64 = 1.70;

/// A device under one foot: its triangles on the patient's side.
#[derive(Clone, Copy)]
pub(super) struct Under<'a> {
    /// The triangles, device frame, mm.
    pub mesh: &'a Mesh,
    /// The lines it was built from; `None` for a third-party device.
    pub lines: Option<&'a FootPrescription>,
}

/// Asks the chain.
pub(super) fn ask(
    case: &Case,
    feet: &Both<Option<MeasuredFoot>>,
    under: &Both<Option<Under<'_>>>,
    material: &MaterialProfile,
    settings: &Settings,
) -> Result<ChainReport, Complaints> {
    let question = question(case, feet, under, material, settings);
    windlass_chain::check(&question, &settings.chain).map_err(|e| Complaint::of(&case.name, e).into())
}

/// What the chain is asked.
pub(super) fn question<'a>(
    case: &Case,
    feet: &'a Both<Option<MeasuredFoot>>,
    under: &Both<Option<Under<'a>>>,
    material: &MaterialProfile,
    settings: &Settings,
) -> ChainCase<'a> {
    let feet = Both::from_fn(|side| {
        let foot = &feet.get(side).as_ref()?.foot;
        let device = under.get(side).as_ref().map(|under| DeviceUnderFoot {
            mesh: under.mesh,
            youngs_modulus_mpa: material.youngs_modulus_mpa,
            cover_mm: under.lines.and_then(|l| l.amount(Feature::TopCover)).unwrap_or(0.0),
            made_elsewhere: under.lines.is_none(),
        });
        let (limits, gait) = (limits(case, side), gait(case, side));
        let complaints = complaints(case, side);
        Some(ChainFoot { foot, device, limits, complaints, gait, footwear: footwear(case) })
    });
    ChainCase {
        patient: body(case),
        spine: spine(case),
        feet,
        limb_length: limb_length(case),
        seed: settings.seed,
        draws: settings.draws,
    }
}

fn body(case: &Case) -> Body {
    let patient = &case.file.patient;
    Body {
        mass_kg: patient.mass_kg,
        height_m: patient.height_m.unwrap_or(USUAL_HEIGHT_M),
        sex: patient.sex.and_then(|sex| match sex.word() {
            "female" => Some(Sex::Female),
            "male" => Some(Sex::Male),
            _ => None,
        }),
        steps_per_day: patient.steps_per_day.unwrap_or(USUAL_STEPS),
        standing_hours: patient.standing_hours_per_day.unwrap_or(USUAL_STANDING_H),
    }
}

fn spine(case: &Case) -> Spine {
    let complaints = &case.file.complaints;
    let pain =
        [complaints.low_back_pain, complaints.back_pain_long_standing, complaints.back_pain_long_walks];
    Spine { pain: pain.contains(&Some(true)), stands_flexed: complaints.lumbar_flexion_posture == Some(true) }
}

/// Remarks on what was taken for granted because the case does not say.
pub(super) fn assumptions(case: &Case) -> Vec<Note> {
    let patient = &case.file.patient;
    let height = patient.height_m.is_none().then(|| {
        Note::info("patient.height_m", format!("not given; assuming {USUAL_HEIGHT_M:.2} m"))
            .then("measure and add it")
    });
    let steps = patient.steps_per_day.is_none().then(|| {
        Note::info(
            "patient.steps_per_day",
            format!("not given; assuming {USUAL_STEPS}, which cancels in every ratio"),
        )
    });
    let standing = patient.standing_hours_per_day.is_none().then(|| {
        Note::info(
            "patient.standing_hours_per_day",
            format!("not given; assuming {USUAL_STANDING_H} h, which matters in the loads of a day only"),
        )
    });
    height.into_iter().chain(steps).chain(standing).collect()
}

fn limits(case: &Case, side: Side) -> JointLimits {
    let Some(entry) = case.file.foot.get(side) else {
        return JointLimits::default();
    };
    let Examination { first_mtp_dorsiflexion_loaded_deg, first_mtp_dorsiflexion_unloaded_deg, .. } =
        entry.exam;
    let exam = &entry.exam;
    let gait: &GaitRecord = &entry.gait;
    let fused = exam.subtalar_fused == Some(true);
    let range = exam.subtalar_inversion_deg.zip(exam.subtalar_eversion_deg).map(|(i, e)| i + e);
    JointLimits {
        first_mtp_loaded_deg: first_mtp_dorsiflexion_loaded_deg,
        first_mtp_walking_deg: None,
        first_mtp_unloaded_deg: first_mtp_dorsiflexion_unloaded_deg,
        first_mtp_end_range_pain: exam.first_mtp_end_range_pain == Some(true),
        ankle_dorsiflexion_knee_extended_deg: exam.ankle_dorsiflexion_knee_extended_deg,
        ankle_dorsiflexion_knee_flexed_deg: exam.ankle_dorsiflexion_knee_flexed_deg,
        subtalar_range_deg: if fused { Some(0.0) } else { range },
        midfoot_stiffness: midfoot_stiffness(exam),
        peak_rearfoot_eversion_deg: gait.peak_rearfoot_eversion_deg.as_ref().map(record::Measured::value),
        eversion_from_neutral: gait.rearfoot_reference == Some(record::RearfootReference::Neutral),
    }
}

/// How much stiffer an arthritic midfoot is taken to be [assume, grade D]: half as much again, and twice as stiff where it
/// hurts on loading. Nobody measures it in a clinic.
const ARTHRITIC: [f64; 2] = [1.5, 2.0];

fn midfoot_stiffness(exam: &Examination) -> Option<f64> {
    (exam.midfoot_arthritis == Some(true))
        .then_some(ARTHRITIC[usize::from(exam.midfoot_dorsal_pain == Some(true))])
}

/// Loads that this leg suffers from, by its findings.
fn complaints(case: &Case, side: Side) -> Vec<Quantity> {
    let Some(entry) = case.file.foot.get(side) else {
        return Vec::new();
    };
    let exam = &entry.exam;
    let recorded = [
        (exam.medial_knee_arthritis, Quantity::KneeAdduction),
        (exam.central_metatarsal_pain, Quantity::ForefootPressure),
        (exam.plantar_heel_tender, Quantity::FasciaTension),
        (exam.achilles_pain, Quantity::Achilles),
        (exam.midfoot_arthritis, Quantity::MidfootMoment),
    ];
    recorded.into_iter().filter(|(flag, _)| *flag == Some(true)).map(|(_, quantity)| quantity).collect()
}

/// What was measured of this leg's walk.
fn gait(case: &Case, side: Side) -> OwnGait {
    let Some(entry) = case.file.foot.get(side) else {
        return OwnGait::default();
    };
    let value = |measured: &Option<record::Measured>| measured.as_ref().map(record::Measured::value);
    let gait = &entry.gait;
    OwnGait {
        peak_ankle_dorsiflexion_deg: value(&gait.peak_ankle_dorsiflexion_deg),
        midstance_knee_flexion_deg: value(&gait.knee_flexion_midstance_deg),
        peak_hip_extension_deg: value(&gait.peak_hip_extension_deg),
        peak_hip_internal_rotation_deg: value(&gait.peak_hip_internal_rotation_deg),
        peak_pelvic_drop_deg: value(&gait.pelvic_drop_deg),
        peak_lumbar_bend_deg: value(&gait.lumbar_side_bend_deg),
        trunk_forward_lean_deg: value(&gait.trunk_forward_lean_deg),
    }
}

fn footwear(case: &Case) -> Footwear {
    Footwear { shoe: true, heel_drop_mm: case.file.footwear.heel_drop_mm.unwrap_or(0.0) }
}

fn limb_length(case: &Case) -> Option<LimbLength> {
    let limb = case.file.limb_length.as_ref()?;
    Some(LimbLength {
        short_side: limb.short_side,
        discrepancy_mm: limb.discrepancy_mm,
        structural: limb.kind != Some(record::LimbKind::Functional),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_measure::Side::Left;

    /// The chain's person, as text, when one more line stands in the case.
    fn asked(table: &str, line: &str) -> String {
        let text = "schema = \"windlass.case/1\"\n[case]\nid = \"HL-0001\"\n[patient]\nmass_kg = 78\n\
                    [foot.left.scan]\nfile = \"l.png\"\n[foot.left.exam]\n[foot.left.gait]\n[footwear]\n";
        let text = text.replace(&format!("[{table}]\n"), &format!("[{table}]\n{line}\n"));
        let case = Case::read("case.toml", text.as_bytes()).expect("a case");
        format!(
            "{:?} {:?} {:?} {:?} {:?} {:?}",
            body(&case),
            spine(&case),
            limits(&case, Left),
            gait(&case, Left),
            footwear(&case),
            complaints(&case, Left)
        )
    }

    #[test]
    fn what_the_load_check_is_said_to_read_changes_what_the_chain_is_asked() {
        let plain = asked("footwear", "");
        for (table, line) in [
            ("patient", "height_m = 1.9"),
            ("patient", "sex = \"female\""),
            ("patient", "steps_per_day = 9000"),
            ("patient", "standing_hours_per_day = 8"),
            ("footwear", "heel_drop_mm = 10"),
            ("foot.left.gait", "peak_ankle_dorsiflexion_deg = 4"),
            ("foot.left.gait", "peak_hip_extension_deg = 3"),
            ("foot.left.gait", "peak_hip_internal_rotation_deg = 9"),
            ("foot.left.gait", "trunk_forward_lean_deg = 12"),
            ("foot.left.gait", "lumbar_side_bend_deg = 6"),
            ("foot.left.gait", "pelvic_drop_deg = 8"),
            ("foot.left.gait", "knee_flexion_midstance_deg = 20"),
        ] {
            assert_ne!(asked(table, line), plain, "{line}");
        }
    }
}

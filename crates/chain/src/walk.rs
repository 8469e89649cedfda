//! The reference walk: one stance, dimensionless, as read from `profiles/gait`.

use crate::ChainError;
use crate::inverse::Load;
use nalgebra::{Point3, Vector3};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Instants of stance at which loads are computed, heel strike to toe-off, evenly spaced.
pub const FRAMES: usize = 51;

/// The stance of one (right) leg. Axes: x forward, y to the left (medial), z up. Lengths in body heights, forces
/// in body weights, moments in weight x height, angles in degrees (Hof 1996).
#[derive(Debug, Clone)]
pub struct Walk {
    /// Its name.
    pub name: String,
    /// Attribution that its licence asks for.
    pub attribution: String,
    /// Stature of the measured person, m.
    pub height_m: f64,
    /// Stance time of the measured person, s.
    pub stance_s: f64,
    /// Speed of the measured person, m/s.
    pub speed_m_s: f64,
    /// The instants.
    pub frames: Vec<Frame>,
}

/// One instant.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Ground force on the foot with its free moment.
    pub ground: Load,
    /// Centre of pressure from the heel, share of foot length.
    pub cop_along: f64,
    /// Centre of the MTP axis.
    pub mtp: Point3<f64>,
    /// Subtalar joint.
    pub subtalar: Point3<f64>,
    /// Ankle.
    pub ankle: Point3<f64>,
    /// Knee.
    pub knee: Point3<f64>,
    /// Hip of this leg.
    pub hip: Point3<f64>,
    /// Hip of the other leg.
    pub other_hip: Point3<f64>,
    /// L5/S1 (the model's `back`).
    pub back: Point3<f64>,
    /// What must act on foot, shank, thigh, pelvis, trunk.
    pub foot: Load,
    /// Shank.
    pub shank: Load,
    /// Thigh.
    pub thigh: Load,
    /// Pelvis.
    pub pelvis: Load,
    /// Trunk with head and arms.
    pub trunk: Load,
    /// Subtalar axis, pointing so that a moment along it is inversion for +.
    pub subtalar_axis: Vector3<f64>,
    /// Ankle axis, to the right: dorsiflexion +.
    pub ankle_axis: Vector3<f64>,
    /// Forward and left axes of shank, pelvis and trunk.
    pub shank_axes: [Vector3<f64>; 2],
    /// Pelvis.
    pub pelvis_axes: [Vector3<f64>; 2],
    /// Trunk.
    pub trunk_axes: [Vector3<f64>; 2],
    /// Pitch of the rigid foot, heel up +.
    pub heel_rise: f64,
    /// Ankle dorsiflexion.
    pub ankle_angle: f64,
    /// Knee flexion.
    pub knee_angle: f64,
    /// Hip flexion.
    pub hip_angle: f64,
    /// Hip adduction.
    pub hip_adduction: f64,
    /// Hip internal rotation.
    pub hip_rotation: f64,
    /// Drop of the other side of the pelvis.
    pub pelvic_drop: f64,
    /// Lumbar bend towards this side.
    pub lumbar_bend: f64,
    /// Rearfoot eversion about its mean over stance.
    pub eversion: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    schema: String,
    name: String,
    attribution: String,
    #[serde(rename = "subject_mass_kg")]
    _mass_kg: f64,
    subject_height_m: f64,
    stance_s: f64,
    speed_m_s: f64,
    #[serde(rename = "toe_out_rad")]
    _toe_out_rad: f64,
    columns: BTreeMap<String, Vec<f64>>,
}

impl Walk {
    /// Reads a `windlass.walk/1` profile.
    pub fn parse(text: &str) -> Result<Walk, ChainError> {
        let fault = |message: String| ChainError::Profile {
            place: "profiles/gait/reference-walk.toml".into(),
            message,
        };
        let document: Document = toml::from_str(text).map_err(|e| fault(e.to_string()))?;
        if document.schema != "windlass.walk/1" {
            return Err(fault(format!("schema is `{}`, not `windlass.walk/1`", document.schema)));
        }
        let columns = Columns(&document.columns);
        columns.check().map_err(&fault)?;
        let frames = (0..FRAMES)
            .map(|i| columns.frame(i as f64 / (FRAMES - 1) as f64))
            .collect::<Result<_, _>>()
            .map_err(fault)?;
        Ok(Walk {
            name: document.name,
            attribution: document.attribution,
            height_m: document.subject_height_m,
            stance_s: document.stance_s,
            speed_m_s: document.speed_m_s,
            frames,
        })
    }

    /// Puts the ground force where a sole carries it, given from where it was measured, shares of foot length: pressure, ankle
    /// and all above then have it at one place.
    pub(crate) fn carry(&mut self, carried_at: impl Fn(f64) -> f64, foot_length_per_height: f64) {
        for frame in &mut self.frames {
            let forward = carried_at(frame.cop_along) - frame.cop_along;
            frame.ground.at.x += forward * foot_length_per_height;
        }
    }

    /// The instant at a share of stance, between two frames.
    pub fn nearest(&self, stance: f64) -> &Frame {
        &self.frames[(stance * (FRAMES - 1) as f64).round() as usize]
    }
}

struct Columns<'a>(&'a BTreeMap<String, Vec<f64>>);

impl Columns<'_> {
    fn check(&self) -> Result<(), String> {
        let n = self.0.values().next().map_or(0, Vec::len);
        if n < 2 {
            return Err("columns need at least two points".into());
        }
        match self.0.iter().find(|(_, c)| c.len() != n || c.iter().any(|v| !v.is_finite())) {
            Some((name, c)) => Err(format!(
                "column `{name}` has {} points or a number that is not finite; the first has {n}",
                c.len()
            )),
            None => Ok(()),
        }
    }

    fn value(&self, name: &str, at: f64) -> Result<f64, String> {
        let column = self.0.get(name).ok_or_else(|| format!("no column `{name}`"))?;
        let s = at * (column.len() - 1) as f64;
        let i = (s.floor() as usize).min(column.len() - 2);
        Ok(column[i] + (column[i + 1] - column[i]) * (s - i as f64))
    }

    fn vector(&self, name: &str, at: f64) -> Result<Vector3<f64>, String> {
        let axis = |k: &str| self.value(&format!("{name}_{k}"), at);
        Ok(Vector3::new(axis("x")?, axis("y")?, axis("z")?))
    }

    fn demand(&self, name: &str, at: f64) -> Result<Load, String> {
        Ok(Load {
            at: self.vector(&format!("{name}_centre"), at)?.into(),
            force: self.vector(&format!("{name}_force"), at)?,
            moment: self.vector(&format!("{name}_moment"), at)?,
        })
    }

    fn axes(&self, name: &str, at: f64) -> Result<[Vector3<f64>; 2], String> {
        Ok([self.vector(&format!("{name}_forward"), at)?, self.vector(&format!("{name}_left"), at)?])
    }

    fn frame(&self, at: f64) -> Result<Frame, String> {
        let point = |name: &str| self.vector(name, at).map(Point3::from);
        let free_moment = Vector3::z() * self.value("ground_moment_z", at)?;
        Ok(Frame {
            ground: Load {
                at: point("ground_at")?,
                force: self.vector("ground_force", at)?,
                moment: free_moment,
            },
            cop_along: self.value("cop_along", at)?,
            mtp: point("mtp")?,
            subtalar: point("subtalar")?,
            ankle: point("ankle")?,
            knee: point("knee")?,
            hip: point("hip")?,
            other_hip: point("other_hip")?,
            back: point("back")?,
            foot: self.demand("foot", at)?,
            shank: self.demand("shank", at)?,
            thigh: self.demand("thigh", at)?,
            pelvis: self.demand("pelvis", at)?,
            trunk: self.demand("trunk", at)?,
            subtalar_axis: self.vector("subtalar_axis", at)?,
            ankle_axis: self.vector("ankle_axis", at)?,
            shank_axes: self.axes("shank", at)?,
            pelvis_axes: self.axes("pelvis", at)?,
            trunk_axes: self.axes("trunk", at)?,
            heel_rise: self.value("heel_rise_deg", at)?,
            ankle_angle: self.value("ankle_dorsiflexion_deg", at)?,
            knee_angle: self.value("knee_flexion_deg", at)?,
            hip_angle: self.value("hip_flexion_deg", at)?,
            hip_adduction: self.value("hip_adduction_deg", at)?,
            hip_rotation: self.value("hip_internal_rotation_deg", at)?,
            pelvic_drop: self.value("pelvic_drop_deg", at)?,
            lumbar_bend: self.value("lumbar_bend_deg", at)?,
            eversion: self.value("rearfoot_eversion_deg", at)?,
        })
    }
}

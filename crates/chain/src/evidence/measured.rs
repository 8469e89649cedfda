//! What a row measures: the chain's quantities, the ones only tables ask for, and how a curve becomes one number.

use super::window::{Statistic, Window};
use crate::activity::Activity;
use crate::contact::ContactState;
use crate::engine::{Outcome, Standing};
use crate::quantity::{Quantity, Reading};
use crate::sole::Region;
use crate::stance::spread;
use serde::{Deserialize, Deserializer, de};
use windlass_measure::{Both, Side};

/// What was measured: a quantity of the chain, or one of the few that only tables ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// A quantity of the chain.
    Quantity(Quantity),
    /// Only in tables.
    Special(Special),
}

macro_rules! specials {
    ($($variant:ident = $key:literal, $unit:literal, $means:literal;)*) => {
        /// Quantities only tables ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)] // each is told by `ALL`
        pub enum Special { $($variant,)* }

        impl Special {
            /// Every one: itself, its key, its unit, what it is.
            pub const ALL: &[(Special, &str, &str, &str)] = &[$((Special::$variant, $key, $unit, $means)),*];
        }
    };
}

specials! {
    DeviceArchStiffness = "device_arch_stiffness", "-", "stiffness of the device's arch against a 3 mm shell of 100 mm span";
    LateralHeelPressure = "peak_lateral_heel_pressure_kpa", "kPa", "peak pressure under the lateral heel";
    MedialHeelForce = "peak_medial_heel_force_n", "N", "force under the medial half of the heel";
    LateralHeelForce = "peak_lateral_heel_force_n", "N", "force under the lateral half of the heel";
    MedialForefootForce = "peak_medial_forefoot_force_n", "N", "force under the medial half of the heads";
    LateralForefootForce = "peak_lateral_forefoot_force_n", "N", "force under the lateral half of the heads";
    HeelForce = "peak_heel_force_n", "N", "force under the heel";
    MidfootForce = "peak_midfoot_force_n", "N", "force under the midfoot";
    ForefootForce = "peak_forefoot_force_n", "N", "force under all heads";
    ContactArea = "contact_area_mm2", "mm2", "greatest loaded area";
    EversionRange = "rearfoot_eversion_range_deg", "deg", "range of rearfoot eversion over stance";
    SecondKneeAdduction = "second_peak_knee_adduction_moment_nm_kg", "N.m/kg", "second peak of the external knee adduction moment";
    KneeAdductionImpulse = "knee_adduction_impulse_nm_kg", "N.m/kg x stance", "its integral over stance";
    PeakKneeFlexion = "peak_knee_flexion_deg", "deg", "greatest knee flexion in the first 60 % of stance";
    AnkleExcursion = "ankle_excursion_deg", "deg", "ankle dorsiflexion excursion in stance";
    HipSagittalRange = "hip_sagittal_range_deg", "deg", "range of hip flexion and extension over stance";
    PelvicRange = "pelvic_obliquity_range_deg", "deg", "range of pelvic drop over stance";
    LumbarRange = "lumbar_range_deg", "deg", "range of lumbar side bending over stance";
    HalluxPullForce = "hallux_pull_force_n", "N", "force that lifts the hallux of the standing foot (Jack's test)";
    ForceAsymmetry = "force_asymmetry_percent", "%", "weight-acceptance force, right over left, of their mean";
    StandingPelvicDrop = "standing_pelvic_drop_deg", "deg", "standing: drop of the other side of the pelvis";
    StandingLordosis = "standing_lordosis_deg", "deg", "standing: lumbar extension";
    StandingPelvicTilt = "standing_pelvic_tilt_deg", "deg", "standing: anterior pelvic tilt";
    StandingLumbarBend = "standing_lumbar_bend_deg", "deg", "standing: lumbar bend towards this side";
}

impl Measured {
    /// Every key with unit and meaning.
    pub fn all() -> Vec<(&'static str, &'static str, &'static str)> {
        let chain = Quantity::ALL.iter().map(|q| (q.key(), q.meta().unit, q.meta().title));
        chain.chain(Special::ALL.iter().map(|s| (s.1, s.2, s.3))).collect()
    }

    /// Its unit.
    pub fn unit(self) -> &'static str {
        match self {
            Measured::Quantity(q) => q.meta().unit,
            Measured::Special(s) => Special::ALL.iter().find(|one| one.0 == s).map_or("-", |one| one.2),
        }
    }

    /// The one with this key.
    pub fn of(key: &str) -> Option<Measured> {
        let quantity = Quantity::ALL.iter().find(|q| q.key() == key).map(|q| Measured::Quantity(*q));
        quantity.or_else(|| Special::ALL.iter().find(|s| s.1 == key).map(|s| Measured::Special(s.0)))
    }
}

impl<'de> Deserialize<'de> for Measured {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        let keys: Vec<&str> = Measured::all().iter().map(|m| m.0).collect();
        let known = || format!("unknown quantity `{key}`, expected one of `{}`", keys.join("`, `"));
        Measured::of(&key).ok_or_else(|| de::Error::custom(known()))
    }
}

/// What a row measures of one side of an outcome.
pub fn read(
    measured: Measured,
    activity: Activity,
    window: Option<Window>,
    both: &Both<Outcome>,
    side: Side,
) -> f64 {
    let own = both.get(side);
    match (measured, activity) {
        (Measured::Special(s), _) if standing(s).is_some() => standing(s).map_or(f64::NAN, |pick| pick(own)),
        (Measured::Quantity(q), Activity::Stand) => in_standing(q).map_or(f64::NAN, |of| of(&own.standing)),
        (Measured::Quantity(q), Activity::Walk) => {
            let curve = &own.curves[q as usize];
            window.map_or_else(|| q.meta().reading.of(curve), |w| w.of(curve))
        }
        (Measured::Special(Special::ForceAsymmetry), _) => {
            let peak = |o: &Outcome| {
                Quantity::VerticalForce.meta().reading.of(&o.curves[Quantity::VerticalForce as usize])
            };
            let (r, l) = (peak(&both.right), peak(&both.left));
            200.0 * (r - l) / (r + l)
        }
        (Measured::Special(s), Activity::Stand) => {
            at_rest(s).map_or(f64::NAN, |of| of(&own.standing.contact_state))
        }
        (Measured::Special(s), Activity::Walk) => walked(s, own, window),
    }
}

/// What a foot at rest on its support shows at any instant, walking or standing.
fn at_rest(s: Special) -> Option<fn(&ContactState) -> f64> {
    match s {
        Special::LateralHeelPressure => Some(|f| f.heel_peaks[1]),
        Special::MedialHeelForce => Some(|f| f.heel_halves[0]),
        Special::LateralHeelForce => Some(|f| f.heel_halves[1]),
        Special::MedialForefootForce => Some(|f| f.fore_halves[0]),
        Special::LateralForefootForce => Some(|f| f.fore_halves[1]),
        Special::HeelForce => Some(|f| f.force[Region::Heel as usize]),
        Special::MidfootForce => Some(|f| f.force[Region::Midfoot as usize]),
        Special::ForefootForce => Some(|f| f.fore_halves.iter().sum()),
        Special::ContactArea => Some(|f| f.area),
        _ => None,
    }
}

fn standing(s: Special) -> Option<fn(&Outcome) -> f64> {
    match s {
        Special::StandingPelvicDrop => Some(|o| o.standing.deviation.drop),
        Special::StandingLordosis | Special::StandingPelvicTilt => Some(|o| o.standing.deviation.tilt),
        Special::HalluxPullForce => Some(|o| o.standing.hallux_pull_n),
        Special::StandingLumbarBend => Some(|o| o.standing.deviation.bend),
        _ => None,
    }
}

/// A quantity of the chain in standing; `None` where standing has none.
fn in_standing(q: Quantity) -> Option<fn(&Standing) -> f64> {
    Some(match q {
        Quantity::HeelPressure => |s| s.contact_state.peak[Region::Heel as usize],
        Quantity::MedialHeelPressure => |s| s.contact_state.heel_peaks[0],
        Quantity::MidfootPressure => |s| s.contact_state.peak[Region::Midfoot as usize],
        Quantity::FirstHeadPressure => |s| s.contact_state.peak[Region::FirstMetHead as usize],
        Quantity::LesserHeadsPressure => |s| s.contact_state.peak[Region::LesserMetHeads as usize],
        Quantity::ForefootPressure => |s| {
            let peak = |r: Region| s.contact_state.peak[r as usize];
            peak(Region::FirstMetHead).max(peak(Region::LesserMetHeads))
        },
        Quantity::HalluxPressure => |s| s.contact_state.peak[Region::Hallux as usize],
        Quantity::LesserToesPressure => |s| s.contact_state.peak[Region::LesserToes as usize],
        Quantity::HalluxForce => |s| s.contact_state.force[Region::Hallux as usize],
        Quantity::FirstHeadForce => |s| s.contact_state.force[Region::FirstMetHead as usize],
        Quantity::CopMedial => |s| s.contact_state.cop[1],
        Quantity::CopForward => |s| s.contact_state.cop[0],
        Quantity::FasciaTension => |s| s.fascia_n,
        Quantity::Eversion => |s| s.eversion,
        Quantity::TibialRotation => |s| s.tibia,
        Quantity::AnkleDorsiflexion => |s| s.deviation.ankle,
        Quantity::AnklePlantarflexion => |s| -s.deviation.ankle,
        Quantity::KneeFlexion => |s| s.deviation.knee,
        Quantity::HipExtension => |s| -s.deviation.hip,
        Quantity::HipRotation => |s| s.deviation.hip_rotation,
        Quantity::PelvicDrop => |s| s.deviation.drop,
        Quantity::LumbarBend => |s| s.deviation.bend,
        Quantity::MtpDorsiflexion => |s| s.toe_most,
        Quantity::AnkleForce => |s| s.leg.ankle,
        Quantity::KneeForce => |s| s.leg.knee,
        Quantity::MedialKneeForce => |s| s.leg.knee_medial,
        Quantity::LateralKneeForce => |s| s.leg.knee_lateral,
        Quantity::PatellaForce => |s| s.leg.patella,
        Quantity::HipForce => |s| s.leg.hip,
        Quantity::GluteusMedius => |s| s.leg.gluteus_medius,
        Quantity::DiscL5S1 => |s| s.back.l5s1,
        Quantity::DiscL4L5 => |s| s.back.l4l5,
        Quantity::ShearL5S1 => |s| s.back.l5s1_shear,
        _ => return None,
    })
}

fn walked(s: Special, o: &Outcome, window: Option<Window>) -> f64 {
    let (curve, usual) = match (at_rest(s), s) {
        (Some(of), _) => (spread(&std::array::from_fn(|k| of(&o.contact_states[k]))), Statistic::Max),
        (None, Special::EversionRange) => (o.curves[Quantity::Eversion as usize], Statistic::Range),
        (None, Special::KneeAdductionImpulse) => {
            (o.curves[Quantity::KneeAdduction as usize], Statistic::Integral)
        }
        (None, Special::PelvicRange) => (o.curves[Quantity::PelvicDrop as usize], Statistic::Range),
        (None, Special::LumbarRange) => (o.curves[Quantity::LumbarBend as usize], Statistic::Range),
        (None, Special::HipSagittalRange) => (o.curves[Quantity::HipExtension as usize], Statistic::Range),
        (None, Special::SecondKneeAdduction) => {
            return Reading::Max(0.55, 1.0).of(&o.curves[Quantity::KneeAdduction as usize]);
        }
        (None, Special::PeakKneeFlexion) => {
            return Reading::Max(0.0, 0.6).of(&o.curves[Quantity::KneeFlexion as usize]);
        }
        (None, Special::AnkleExcursion) => {
            let curve = &o.curves[Quantity::AnkleDorsiflexion as usize];
            return Reading::Max(0.3, 0.95).of(curve) - Reading::Min(0.06, 0.4).of(curve);
        }
        _ => return f64::NAN,
    };
    window.unwrap_or(Window { statistic: usual, share: [0.0, 1.0] }).of(&curve)
}

/// Whether a row's quantity can be read in its activity, by name.
pub fn readable(measured: Measured, activity: Activity, window: Option<Window>) -> Result<(), String> {
    match (measured, activity) {
        (Measured::Quantity(q), Activity::Stand) if in_standing(q).is_none() => Err(format!(
            "`{}` is not modelled in standing; in standing there are pressures, forces by region, centre \
             of pressure, fascia tension, the angles and the forces of ankle, knee, hip, L5/S1 and L4/L5",
            q.key()
        )),
        (_, Activity::Stand) if window.is_some() => {
            Err("`reading` is for walking: standing is one instant".into())
        }
        (Measured::Special(Special::ForceAsymmetry | Special::DeviceArchStiffness), _)
            if window.is_some() =>
        {
            Err("`reading` is for curves over stance: this quantity is one number".into())
        }
        (Measured::Special(s), _) if window.is_some() && one_number(s) => {
            Err("`reading` is for curves over stance: this quantity has its own".into())
        }
        (Measured::Special(s), Activity::Stand) if standing(s).is_none() && !any_activity(s) => {
            Err("this quantity is not modelled in standing".into())
        }
        _ => Ok(()),
    }
}

fn one_number(s: Special) -> bool {
    standing(s).is_some()
        || matches!(s, Special::SecondKneeAdduction | Special::PeakKneeFlexion | Special::AnkleExcursion)
}

fn any_activity(s: Special) -> bool {
    at_rest(s).is_some() || matches!(s, Special::DeviceArchStiffness | Special::ForceAsymmetry)
}

//! The gait record: dynamic faults as values with instrument and confidence, not only as ticks.

use super::declare::{record, words};

words! {
    /// The zero of a rearfoot angle. The same walk reads 4 deg against relaxed stance and 11 deg against
    /// subtalar neutral, so the two are never mixed.
    RearfootReference {
        /// Relaxed standing.
        Stance = "relaxed-stance",
        /// Heel bisection against the floor.
        Vertical = "vertical",
        /// Subtalar neutral.
        Neutral = "subtalar-neutral",
    }
}

record! {
    /// One foot's gait, seen or measured in walking.
    GaitRecord {
        /// Peak rearfoot eversion in stance, degrees.
        peak_rearfoot_eversion_deg: measured [-20.0, 30.0];
        /// Zero of the rearfoot angles: relaxed-stance, vertical or subtalar-neutral.
        rearfoot_reference: word(RearfootReference);
        /// Whether the foot stays pronated after the other foot has passed it.
        late_pronation: flag;
        /// Whether the heel stays inverted through midstance (lateral, supinated walk).
        supinated_midstance: flag;
        /// Whether the heel leaves the ground before the other heel strikes.
        early_heel_rise: flag;
        /// Whether the heel whips inward at lift (abductory twist).
        abductory_twist: flag;
        /// Whether the midfoot bends upward at heel lift (midfoot break).
        midfoot_break: flag;
        /// Peak dorsiflexion of the big toe in propulsion, degrees.
        peak_first_mtp_dorsiflexion_deg: measured [-10.0, 110.0];
        /// Whether push-off goes over the lesser toes instead of the big toe.
        low_gear_push_off: flag;
        /// Peak ankle dorsiflexion in stance, degrees.
        peak_ankle_dorsiflexion_deg: measured [-30.0, 40.0];
        /// Peak ankle plantarflexion in propulsion, degrees.
        peak_ankle_plantarflexion_deg: measured [-10.0, 50.0];
        /// Whether the knee stays or becomes flexed when it should extend (late midstance).
        premature_knee_flexion: flag;
        /// Knee flexion in late midstance, degrees.
        knee_flexion_midstance_deg: measured [-15.0, 70.0];
        /// Whether the knee is pushed backward (genu recurvatum) in stance.
        knee_recurvatum: flag;
        /// Peak hip extension in terminal stance, degrees.
        peak_hip_extension_deg: measured [-40.0, 40.0];
        /// Peak hip internal rotation in stance, degrees.
        peak_hip_internal_rotation_deg: measured [-40.0, 50.0];
        /// Drop of the other side of the pelvis in stance, degrees.
        pelvic_drop_deg: measured [-15.0, 25.0];
        /// Lateral shift of the pelvis in stance, mm.
        pelvic_shift_mm: measured [-120.0, 120.0];
        /// Lateral bending of the lumbar spine towards this side in stance, degrees.
        lumbar_side_bend_deg: measured [-30.0, 30.0];
        /// Forward lean of the trunk, degrees.
        trunk_forward_lean_deg: measured [-20.0, 60.0];
        /// Foot progression angle, toes outward +, degrees.
        foot_progression_deg: measured [-40.0, 60.0];
        /// Walking speed, m/s.
        speed_m_s: measured [0.1, 3.5];
        /// Steps per minute.
        cadence_per_min: measured [30.0, 200.0];
        /// Whether the heel strikes hard.
        hard_heel_strike: flag;
        /// Peak tibial shock, g.
        tibial_shock_g: measured [0.0, 20.0];
        /// Peak in-shoe pressure under the first metatarsal head, kPa.
        first_head_pressure_kpa: measured [0.0, 2000.0];
        /// Peak in-shoe pressure under the hallux, kPa.
        hallux_pressure_kpa: measured [0.0, 2000.0];
        /// Peak in-shoe pressure under heads two to four, kPa.
        central_heads_pressure_kpa: measured [0.0, 2000.0];
        /// Peak in-shoe pressure under the heel, kPa.
        heel_pressure_kpa: measured [0.0, 2000.0];
    }
}

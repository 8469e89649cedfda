//! A patient drawn from a seed: another foot and another record for every number, the same for the same number.

use std::fmt::Write as _;
use windlass_foot::synthetic::FootShape;
use windlass_measure::Side;

/// Numbers drawn from a seed, each by the name of what it is for, so that a new one moves no other.
#[derive(Debug, Clone, Copy)]
pub(super) struct DrawnPatient(pub u64);

impl DrawnPatient {
    /// Evenly between two numbers.
    pub(super) fn between(self, what: &str, low: f64, high: f64) -> f64 {
        let hash = blake3::hash(format!("{} {what}", self.0).as_bytes());
        let [a, b, c, d, ..] = *hash.as_bytes();
        low + (high - low) * f64::from(u32::from_le_bytes([a, b, c, d])) / f64::from(u32::MAX)
    }

    /// Evenly between two numbers, whole.
    pub(super) fn whole(self, what: &str, low: f64, high: f64) -> f64 {
        self.between(what, low, high).round()
    }

    /// True in this share of the seeds.
    pub(super) fn chance(self, what: &str, share: f64) -> bool {
        self.between(what, 0.0, 1.0) < share
    }

    /// The foot of one side: both are alike, and not the same.
    pub(super) fn shape(self, side: Side) -> FootShape {
        let of_side = |what: &str| format!("{what} {side}");
        let length_mm = self.between("length", 228.0, 282.0) + self.between(&of_side("length"), -1.5, 1.5);
        FootShape {
            length_mm,
            ball_width_mm: length_mm * self.between("ball", 0.36, 0.40),
            heel_width_mm: length_mm * self.between("heel", 0.235, 0.255),
            arch_height_mm: self.between("arch", 13.0, 23.0) + self.between(&of_side("arch"), -1.5, 1.5),
            forefoot_varus_deg: self.between(&of_side("forefoot"), -2.0, 3.0),
            rearfoot_everted_deg: self.between(&of_side("rearfoot"), -2.0, 6.0),
            hallux_valgus_deg: self.between(&of_side("hallux"), 3.0, 12.0),
        }
    }

    /// The record, with scans as `scan` describes them.
    pub(super) fn case(self, scan: &str) -> String {
        let sex = if self.chance("sex", 0.5) { "female" } else { "male" };
        let mut text = format!(
            "schema = \"windlass.case/1\"\n\n[case]\nid = \"S-{:05}\"\n\n[patient]\nmass_kg = {}\nheight_m = {:.2}\n\
             age_years = {}\nsex = \"{sex}\"\nsteps_per_day = {}\n\n[footwear]\nkind = \"walking\"\nheel_drop_mm = {}\n",
            self.0,
            self.whole("mass", 52.0, 96.0),
            self.between("length", 228.0, 282.0) / 1000.0 / self.between("height", 0.146, 0.160),
            self.whole("age", 24.0, 71.0),
            100.0 * self.whole("steps", 30.0, 110.0),
            self.whole("drop", 4.0, 12.0),
        );
        if self.chance("short leg", 0.3) {
            let side = if self.chance("short side", 0.5) { "left" } else { "right" };
            let by = self.whole("short by", 4.0, 12.0);
            let _ = write!(
                text,
                "\n[limb_length]\nshort_side = \"{side}\"\ndiscrepancy_mm = {by}\nkind = \"structural\"\nmethod = \"blocks\"\n"
            );
        }
        for side in Side::BOTH {
            self.foot(side, scan, &mut text);
        }
        text
    }

    fn foot(self, side: Side, scan: &str, text: &mut String) {
        let whole = |what: &str, low, high| self.whole(&format!("{what} {side}"), low, high);
        let unloaded = whole("toe", 45.0, 75.0);
        // A third of the toes stop when they are loaded.
        let loaded =
            if self.chance("limitus", 0.33) { whole("stop", 8.0, 18.0) } else { whole("free", 32.0, 44.0) };
        let extended = whole("ankle", 4.0, 18.0);
        let _ = write!(
            text,
            "\n[foot.{side}.scan]\nfile = \"{side}.png\"\n{scan}\n[foot.{side}.exam]\n\
             first_mtp_dorsiflexion_unloaded_deg = {unloaded}\nfirst_mtp_dorsiflexion_loaded_deg = {loaded}\n\
             first_mtp_end_range_pain = false\nfirst_mtp_dorsal_spur = false\n\
             ankle_dorsiflexion_knee_extended_deg = {extended}\nankle_dorsiflexion_knee_flexed_deg = {}\n\
             \n[foot.{side}.gait]\npeak_rearfoot_eversion_deg = {}\n",
            extended + whole("bent", 3.0, 8.0),
            whole("eversion", 2.0, 11.0),
        );
    }
}

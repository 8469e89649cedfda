//! What decides whether a device may be proposed at all, and what the patient complains of.

use super::declare::record;

record! {
    /// Medical history: the gates in front of an automatic prescription.
    History {
        /// Diabetes mellitus.
        diabetes: flag;
        /// Peripheral neuropathy or loss of protective sensation (10 g monofilament).
        neuropathy: flag;
        /// Foot ulcer, open now.
        ulcer: flag;
        /// Foot ulcer in the past.
        previous_ulcer: flag;
        /// Acute Charcot foot.
        charcot: flag;
        /// Inflammatory arthritis in flare.
        inflammatory_flare: flag;
        /// Inflammatory arthritis, quiet.
        inflammatory_arthritis: flag;
        /// Peripheral arterial disease.
        arterial_disease: flag;
        /// Months since the last operation on a leg, foot or spine.
        months_since_surgery: number [0.0, 960.0];
        /// Whether an operation on a leg or foot is planned.
        surgery_planned: flag;
        /// Devices worn before and tolerated.
        previous_orthoses: flag;
    }
}

record! {
    /// Complaints of the whole patient. Context for the reader; no device is dosed from pain.
    Complaints {
        /// The chief complaint, in the patient's words.
        chief: text;
        /// The diagnosis, in the prescriber's words.
        diagnosis: text;
        /// Low back pain.
        low_back_pain: flag;
        /// Low back pain made worse by long standing.
        back_pain_long_standing: flag;
        /// Low back pain made worse by long walks.
        back_pain_long_walks: flag;
        /// Standing with the lumbar spine flexed or the trunk bent forward.
        lumbar_flexion_posture: flag;
        /// Minutes of standing before the back hurts.
        standing_tolerance_min: number [0.0, 1440.0];
        /// Minutes of walking before the back hurts.
        walking_tolerance_min: number [0.0, 1440.0];
        /// Hip pain.
        hip_pain: flag;
        /// Neck or headache complaints named by the patient.
        neck_pain: flag;
        /// Fatigue of the legs at the end of the day.
        leg_fatigue: flag;
    }
}

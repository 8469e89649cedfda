//! What a patient reports at a check-up with the device, in numbers and in the words of a fitting.

use super::declare::record;

record! {
    /// What the patient reports at a visit. Pain is 0 (none) to 10 (the worst imaginable), over the last week.
    VisitReport {
        /// Weeks for which the device was worn up to this visit; 0 for the visit before it.
        weeks_worn: number [0.0, 520.0];
        /// Hours a day for which it is worn.
        hours_worn: number [0.0, 24.0];
        /// Foot pain, 0 to 10.
        foot_pain: number [0.0, 10.0];
        /// Knee pain, 0 to 10.
        knee_pain: number [0.0, 10.0];
        /// Hip pain, 0 to 10.
        hip_pain: number [0.0, 10.0];
        /// Low back pain, 0 to 10.
        back_pain: number [0.0, 10.0];
        /// Minutes of standing before it hurts.
        standing_tolerance_min: number [0.0, 1440.0];
        /// Minutes of walking before it hurts.
        walking_tolerance_min: number [0.0, 1440.0];
        /// New numbness or loss of feeling in foot or leg.
        new_numbness: flag;
        /// Swelling, redness or heat that is new.
        new_swelling: flag;
        /// Blister, wound or skin break.
        skin_break: flag;
        /// Pain at night or at rest.
        night_pain: flag;
        /// Pain that has risen for more than two weeks.
        pain_rising: flag;
        /// Weakness of a leg, or trouble with bladder or bowels.
        weakness_or_bladder: flag;
        /// Remarks, in words.
        remarks: text;
    }
}

record! {
    /// What is wrong with the fit of one device. What is not named is taken as not complained of.
    FitComplaints {
        /// The arch is irritated: pressure, soreness or a hot spot under it.
        arch_irritation: flag;
        /// The heel slips out of the shoe.
        heel_slip: flag;
        /// An edge of the device rubs.
        edge_rub: flag;
        /// The foot rolls outward on the device.
        lateral_instability: flag;
        /// The shoe is too tight with the device in it.
        tight_shoe: flag;
        /// The foot slides forward on the device.
        slides_forward: flag;
        /// The toes hit the front of the shoe or feel crowded.
        toe_crowding: flag;
        /// The pad behind the ball of the foot hurts.
        pad_hurts: flag;
    }
}

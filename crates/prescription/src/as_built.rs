//! What the finished device of a foot comes to: heights under the foot and mass, beside the lines it was made from.

use crate::record::{CoverLength, LimbLength};
use crate::{Encounter, Feature, FootPrescription, Length, Prescription};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use windlass_measure::figures::fixed;
use windlass_measure::{Both, Note, Side};

/// What a foot stands on: heights over the floor of the shoe, mm to one decimal, so that they add up as printed. The cover
/// and the cushions count as they lie under the foot, before they are pressed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StandingHeights {
    /// Under the centre of the heel, mm.
    pub heel_mm: f64,
    /// Under the ball (second metatarsal head), mm.
    pub ball_mm: f64,
    /// How much higher the heel stands than the ball, mm.
    pub pitch_mm: f64,
    /// How much of `ball_mm` is the top cover; 0 where the cover ends behind the ball.
    #[serde(default)]
    pub cover_under_ball_mm: f64,
}

/// What a finished device measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AsBuilt {
    /// What the foot stands on.
    pub heights: StandingHeights,
    /// Mass of the device without its cover, g.
    pub mass_g: f64,
}

impl StandingHeights {
    /// Of heel and ball, and of the cover that the ball's height counts, mm.
    pub fn of(heel_mm: f64, ball_mm: f64, cover_under_ball_mm: f64) -> Self {
        let tenths = |mm: f64| (10.0 * mm).round();
        let (heel, ball) = (tenths(heel_mm), tenths(ball_mm));
        StandingHeights {
            heel_mm: heel / 10.0,
            ball_mm: ball / 10.0,
            pitch_mm: (heel - ball) / 10.0,
            cover_under_ball_mm: tenths(cover_under_ball_mm) / 10.0,
        }
    }
}

/// A difference between the heels that nobody asked for is within what a lab makes under this, mm.
pub(crate) const MADE_ALIKE_MM: f64 = 2.0;
/// How a flag about layers that are thicker under one heel begins, before there are devices to measure.
pub(crate) const LAYERS_RAISE: &str = "cover, cushion and shell raise this heel";
/// How a flag about uneven lifts ends where the legs are not known to differ.
pub(crate) const NO_DIFFERENCE_RECORDED: &str = "no leg-length difference is recorded";

impl Encounter {
    /// Whether the covers reach under the ball: ordered so, or glued on a device that reaches further than its shell, on a
    /// sheet or with the strip of an extension. Both covers are cut alike, so that no ball stands higher for its cover alone.
    pub fn covers_reach_ball(&self, prescription: &Prescription) -> bool {
        let ordered = matches!(self.finish.top_cover_length, Some(CoverLength::Sulcus | CoverLength::Full));
        let reaches = |lines: &FootPrescription| {
            matches!(lines.length(), Some(Length::Sulcus | Length::Full))
                || lines.amount(Feature::MortonsExtension).is_some_and(|mm| mm > 0.0)
        };
        ordered || prescription.feet.iter().any(|(_, lines)| lines.as_ref().is_some_and(reaches))
    }
}

/// How the two heels stand to each other, mm: what the left is higher than the right.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HeelDifference {
    /// As built.
    pub built_mm: f64,
    /// By the prescribed lifts.
    pub asked_mm: f64,
}

impl HeelDifference {
    /// Of two devices; `None` where a foot has none.
    pub fn of(prescription: &Prescription, built: &Both<Option<AsBuilt>>) -> Option<Self> {
        let (left, right) = (built.left?, built.right?);
        let lift = |side: Side| {
            prescription
                .feet
                .get(side)
                .as_ref()
                .and_then(|lines| lines.amount(Feature::HeelLift))
                .unwrap_or(0.0)
        };
        Some(HeelDifference {
            built_mm: (10.0 * (left.heights.heel_mm - right.heights.heel_mm)).round() / 10.0,
            asked_mm: lift(Side::Left) - lift(Side::Right),
        })
    }

    /// What nobody asked for.
    fn unasked_mm(&self) -> f64 {
        self.built_mm - self.asked_mm
    }

    /// In a sentence.
    pub fn says(&self) -> String {
        let asked = match self.asked_mm {
            0.0 => "no difference is prescribed".to_owned(),
            asked => format!("the prescribed lifts differ by {} mm", fixed(asked.abs(), 1)),
        };
        match side_and_amount(self.built_mm) {
            None => format!("both heels stand at the same height; {asked}"),
            Some((side, amount)) => {
                format!("the {side} heel stands {amount} mm higher than the {}; {asked}", side.other())
            }
        }
    }
}

/// The higher side and by how much, to 0.1 mm; `None` where they are alike.
fn side_and_amount(more_left_mm: f64) -> Option<(Side, String)> {
    let side = if more_left_mm > 0.0 { Side::Left } else { Side::Right };
    let amount = fixed(more_left_mm.abs(), 1);
    (amount != "0.0").then_some((side, amount))
}

impl Prescription {
    /// Flags heels of finished devices that differ by more than their lifts: by a cover, a cushion, a shell or the base of
    /// a post under one of them. What was flagged before there were devices to measure gives way to it. Without a recorded
    /// difference of the legs, heels that stand alike are as they should be, whatever makes them alike.
    pub fn weigh_heels(&mut self, built: &Both<Option<AsBuilt>>, limb: Option<&LimbLength>) {
        let Some(difference) = HeelDifference::of(self, built) else { return };
        let stand_alike = limb.is_none() && difference.built_mm.abs() < MADE_ALIKE_MM;
        self.take_back(|flag| {
            flag.text.starts_with(LAYERS_RAISE) || stand_alike && flag.text.ends_with(NO_DIFFERENCE_RECORDED)
        });
        let unasked = difference.unasked_mm();
        if stand_alike || unasked.abs() < MADE_ALIKE_MM {
            return;
        }
        let Some((side, amount)) = side_and_amount(unasked) else { return };
        let text = format!(
            "as built, {}. The {side} heel is {amount} mm too high for that, by its cover, its shell or the base of its post",
            difference.says()
        );
        self.flags.push(Note::warning(format!("prescription.{side}"), text).then(
            "make cover, cushion and shell alike on both feet, or lift the other heel; compare with the leg lengths",
        ));
    }

    /// Removes flags, from the list and from their lines.
    fn take_back(&mut self, is_out: impl Fn(&Note) -> bool) {
        self.flags.retain(|flag| !is_out(flag));
        let feet = [&mut self.feet.left, &mut self.feet.right].into_iter().flatten();
        for line in feet.flat_map(|foot| &mut foot.lines) {
            line.flags.retain(|flag| !is_out(flag));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{RuleBook, prescribe};

    fn built(left_mm: f64, right_mm: f64) -> Both<Option<AsBuilt>> {
        let one = |heel_mm| Some(AsBuilt { heights: StandingHeights::of(heel_mm, 0.0, 0.0), mass_g: 50.0 });
        Both { left: one(left_mm), right: one(right_mm) }
    }

    fn plain() -> Prescription {
        let book = RuleBook::built_in().unwrap_or_else(|error| panic!("{error}"));
        prescribe(&Encounter::of_mass(70.0), &book)
    }

    #[test]
    fn a_heel_that_stands_higher_than_its_lift_is_flagged() {
        let mut prescription = plain();
        prescription.weigh_heels(&built(4.8, 6.7), None);
        assert!(prescription.flags.is_empty(), "1.9 mm is made alike: {:?}", prescription.flags);
        prescription.weigh_heels(&built(4.8, 7.8), None);
        let [flag] = &prescription.flags[..] else { panic!("{:?}", prescription.flags) };
        assert_eq!(flag.place, "prescription.right");
        assert!(flag.text.contains("the right heel stands 3.0 mm higher than the left"), "{}", flag.text);
    }

    #[test]
    fn a_lift_that_evens_a_cover_out_is_not_flagged_unless_the_legs_differ() {
        let book = RuleBook::built_in().unwrap_or_else(|error| panic!("{error}"));
        let mut encounter = Encounter::of_mass(70.0);
        encounter.overrides.left.top_cover_mm = Some(4.0);
        encounter.overrides.right.heel_lift_mm = Some(4.0);
        let mut prescription = prescribe(&encounter, &book);
        assert_eq!(prescription.flags.len(), 2, "{:?}", prescription.flags);
        prescription.weigh_heels(&built(8.8, 8.8), None);
        assert!(prescription.flags.is_empty(), "{:?}", prescription.flags);
        let limb = LimbLength::new(Side::Right, 8.0);
        prescription.weigh_heels(&built(8.8, 8.8), Some(&limb));
        assert_eq!(prescription.flags.len(), 1, "{:?}", prescription.flags);
    }

    #[test]
    fn one_device_alone_has_no_other_heel_to_differ_from() {
        let mut prescription = plain();
        prescription.weigh_heels(&Both { right: None, ..built(9.0, 0.0) }, None);
        assert!(prescription.flags.is_empty());
    }

    #[test]
    fn heights_add_up_as_they_are_printed() {
        for step in 0..200 {
            let (heel, ball) = (4.0 + 0.0137 * f64::from(step), 1.0 + 0.0071 * f64::from(step));
            let heights = StandingHeights::of(heel, ball, 0.0);
            let printed = |mm: f64| fixed(mm, 1).parse::<f64>().unwrap_or(f64::NAN);
            let sum = printed(heights.ball_mm) + printed(heights.pitch_mm);
            assert!((sum - printed(heights.heel_mm)).abs() < 1e-9, "{heights:?}");
            assert!((heights.heel_mm - heel).abs() <= 0.05 + 1e-9);
        }
    }

    #[test]
    fn a_difference_is_said_with_its_side() {
        let difference = HeelDifference { built_mm: -4.5, asked_mm: -4.5 };
        let text = "the right heel stands 4.5 mm higher than the left; the prescribed lifts differ by 4.5 mm";
        assert_eq!(difference.says(), text);
        let level = HeelDifference { built_mm: 0.04, asked_mm: 0.0 };
        assert_eq!(level.says(), "both heels stand at the same height; no difference is prescribed");
    }
}

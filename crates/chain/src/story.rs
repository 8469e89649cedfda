//! The story of a side's faults, from the big toe up: what they do to each joint in the order in which one pays for
//! the other, and what the device does there; with sizes, and with how surely.

use crate::case::OwnGait;
use crate::figures::{self, number};
use crate::quantity::{Joint, Quantity};
use crate::report::{Change, Direction, Finding};
use serde::Serialize;

/// One step of the story.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// Which joint.
    pub joint: Joint,
    /// What changes there.
    pub quantity: Quantity,
    /// In a sentence: without fault, with it, how surely, and what the device does.
    pub text: String,
}

/// The steps in order, with what each follows from.
const STEPS: [(Quantity, &str); 14] = [
    (Quantity::MtpDorsiflexion, "The big toe"),
    (Quantity::MtpStop, "Push against the toe's stop"),
    (Quantity::HalluxForce, "Load under the big toe"),
    (Quantity::ForefootPressure, "Pressure under the forefoot"),
    (Quantity::Eversion, "Rolling in of the heel"),
    (Quantity::AnkleDorsiflexion, "Forward bend of the ankle"),
    (Quantity::VerticalForce, "Landing of this leg"),
    (Quantity::KneeFlexion, "Bend of the knee when it should straighten"),
    (Quantity::KneeAdduction, "Load on the inner knee"),
    (Quantity::HipExtension, "Stretch of the hip"),
    (Quantity::HipRotation, "Turning in of the hip"),
    (Quantity::PelvicDrop, "Drop of the other side of the pelvis"),
    (Quantity::LumbarBend, "Bend of the lower back to this side"),
    (Quantity::LumbarLateral, "Sideways load of the lower back"),
];

/// The story of one side; empty where its faults change nothing. What was measured of this leg's walk is said to be.
pub fn of(findings: &[Finding], own: &OwnGait) -> Vec<Step> {
    STEPS
        .iter()
        .filter_map(|(quantity, name)| {
            let finding = findings.iter().find(|f| f.quantity == *quantity)?;
            let text = text(name, finding, own.measured(*quantity).is_some())?;
            Some(Step { joint: finding.joint, quantity: *quantity, text })
        })
        .collect()
}

fn text(name: &str, f: &Finding, measured: bool) -> Option<String> {
    if f.fault.direction == Direction::Unchanged {
        return None;
    }
    let mark = if f.exploratory { "exploratory: " } else { "" };
    let (from, to, unit) = (number(f.unimpaired.median), number(f.without.median), f.unit);
    let measured = if measured { " as measured in this patient" } else { "" };
    let mut text = format!("{name}: {mark}{from} to {to} {unit}{measured}, {}", told(&f.fault));
    if let Some(device) = f.device.filter(|d| d.direction != Direction::Unchanged) {
        text.push_str(&format!("; with the device {}", told(&device)));
    } else if f.device.is_some() {
        text.push_str("; the device leaves it as it is");
    }
    text.push('.');
    Some(text)
}

/// A change in the quantity's unit with its interval and how surely.
fn told(change: &Change) -> String {
    let a = change.absolute;
    let size = format!("{} ({} to {})", signed(a.median), signed(a.low), signed(a.high));
    match change.direction {
        Direction::Unchanged => "no change".to_owned(),
        Direction::NotDetermined => format!("{size}: direction not determined"),
        _ if change.below_measurable => {
            format!("{size}, too small to measure in one person")
        }
        _ => size,
    }
}

/// A change with three figures and its sign.
fn signed(value: f64) -> String {
    figures::signed(value, figures::decimals(value))
}

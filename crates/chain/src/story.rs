//! The effect of one side's conditions from the big toe upward: what they change at each joint, in the order in which
//! the joints compensate for one another, and what the device changes there, each with its interval.

use crate::case::OwnGait;
use crate::figures::{self, number};
use crate::quantity::Quantity;
use crate::report::{Change, Direction, Finding, Step};

/// The steps in order, with what each follows from.
const STEPS: [(Quantity, &str); 14] = [
    (Quantity::MtpDorsiflexion, "Big-toe dorsiflexion"),
    (Quantity::MtpStop, "Joint moment at the end of big-toe motion"),
    (Quantity::HalluxForce, "Load under the big toe"),
    (Quantity::ForefootPressure, "Pressure under the forefoot"),
    (Quantity::Eversion, "Rearfoot eversion (pronation)"),
    (Quantity::AnkleDorsiflexion, "Ankle dorsiflexion"),
    (Quantity::VerticalForce, "Impact force on this leg"),
    (Quantity::KneeFlexion, "Knee flexion in midstance"),
    (Quantity::KneeAdduction, "Load on the inner knee"),
    (Quantity::HipExtension, "Hip extension"),
    (Quantity::HipRotation, "Internal rotation of the hip"),
    (Quantity::PelvicDrop, "Pelvic drop on the other side"),
    (Quantity::LumbarBend, "Side bend of the lower back towards this side"),
    (Quantity::LumbarLateral, "Sideways load on the lower back"),
];

/// The steps of one side; empty where its conditions change nothing. Values measured in this patient are marked.
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
    // What rounds to nothing is no step.
    if f.fault.direction == Direction::Unchanged || signed(f.fault.absolute.median) == "0" {
        return None;
    }
    let mark = if f.exploratory { "exploratory: " } else { "" };
    let (from, to) = (number(f.unimpaired.median), number(f.without.median));
    let unit = figures::unit_after(&f.unit);
    let measured = if measured { " as measured in this patient" } else { "" };
    let mut text = format!("{name}: {mark}{from} to {to}{unit}{measured}, {}", sentence(&f.fault));
    if let Some(device) = f.device.filter(|d| signed(d.absolute.median) != "0") {
        text.push_str(&format!("; with the device {}", sentence(&device)));
    } else if f.device.is_some() {
        text.push_str("; the device does not change it");
    }
    text.push('.');
    Some(text)
}

/// A change in the quantity's unit, with its 80 % interval and certainty.
fn sentence(change: &Change) -> String {
    let a = change.absolute;
    let size = format!("{} ({} to {})", signed(a.median), signed(a.low), signed(a.high));
    match change.direction {
        Direction::Unchanged => "no change".to_owned(),
        Direction::NotDetermined => format!("{size}, direction uncertain"),
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

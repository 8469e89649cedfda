//! Forces on the joints, walking and standing, and what they come to over a day.

use super::chain::size;
use super::lines::hung;
use windlass::chain::figures::{fixed, number};
use windlass::chain::{ChainReport, DayLoad, Finding, Quantity};

/// What is printed of a leg: quantity, words.
const LEG: [(Quantity, &str); 8] = [
    (Quantity::Achilles, "Achilles tendon, N"),
    (Quantity::AnkleForce, "ankle"),
    (Quantity::KneeForce, "knee"),
    (Quantity::MedialKneeForce, "  medial side"),
    (Quantity::LateralKneeForce, "  lateral side"),
    (Quantity::PatellaForce, "  patellofemoral"),
    (Quantity::HipForce, "hip *"),
    (Quantity::GluteusMedius, "  gluteus medius *"),
];
/// The same of the lower back; its walking values are of both stances, erector spinae of the side that stands.
const BACK: [(Quantity, &str); 5] = [
    (Quantity::DiscL5S1, "L5/S1, compression *"),
    (Quantity::ShearL5S1, "  forward shear *"),
    (Quantity::DiscL4L5, "L4/L5, compression *"),
    (Quantity::ErectorThisSide, "erector spinae, this side *"),
    (Quantity::ErectorOtherSide, "  other side *"),
];

/// Whether a quantity is printed here rather than among the others.
pub(super) fn is_force(quantity: Quantity) -> bool {
    LEG.iter().chain(&BACK).any(|(q, _)| *q == quantity) || quantity == Quantity::ShearL4L5
}

/// The peaks of a stance without and with the device.
pub(super) fn walking(findings: &[Finding]) -> String {
    let mut text = format!(
        "\n  {:<29} {:>7} {:>7}  change (80 % interval)\n",
        "joint forces, body weights", "without", "with"
    );
    for (quantity, words) in LEG.iter().chain(&BACK) {
        let Some(f) = findings.iter().find(|f| f.quantity == *quantity) else { continue };
        let with = f.with.map_or("-".to_owned(), |with| number(with.median));
        let row = format!("  {words:<29} {:>7} {with:>7}  {}", number(f.without.median), size(f));
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// A usual day: body weights times hours.
pub(super) fn day(report: &ChainReport) -> String {
    let day = &report.day;
    let mut text = format!(
        "\na day of {} h of walking and {} h of standing: load x time, body weights x hours\n  {:<22} {:>7} {:>8}  \
         device: whole day\n",
        number(day.walking_h),
        number(day.standing_h),
        "without the device",
        "walking",
        "standing"
    );
    for load in &day.loads {
        text.push_str(&day_row(load));
    }
    text.push_str(&hung(day.reading, 76, "  ", "  "));
    text
}

fn day_row(load: &DayLoad) -> String {
    let [walking, standing] = load.without.map(number);
    let device = load.device_ratios.map_or(String::new(), |[m1, m2, m4, m10]| {
        format!(
            "x {} (exponents 2, 4, 10: {}, {}, {})",
            fixed(m1, 2),
            fixed(m2, 2),
            fixed(m4, 2),
            fixed(m10, 2)
        )
    });
    let row = format!("  {:<22} {walking:>7} {standing:>8}  {device}", load.title);
    format!("{}\n", row.trim_end())
}

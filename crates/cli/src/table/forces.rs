//! Forces on the joints, walking and standing, and what they come to over a day.

use super::lines::hung;
use windlass::chain::figures::{fixed, number, signed};
use windlass::chain::{ChainReport, DayLoad, Direction, Finding, Quantity};
use windlass_measure::Side;

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
    (Quantity::ErectorThisSide, "erector spinae, this *"),
    (Quantity::ErectorOtherSide, "erector spinae, other *"),
];

/// Whether a quantity is printed here rather than among the others.
pub(super) fn is_force(quantity: Quantity) -> bool {
    LEG.iter().chain(&BACK).any(|(q, _)| *q == quantity) || quantity == Quantity::ShearL4L5
}

/// The peaks of both stances, the device's change, and standing.
pub(super) fn both(report: &ChainReport) -> String {
    let columns = format!("{:>7} {:>8} {:>8}", "without", "change", "standing");
    let mut text = format!(
        "\n{:<28}left{:22}right\n{:<28}{columns} {columns}\n",
        "joint forces, body weights", "", "walking: peak of a stance"
    );
    for (quantity, words) in LEG.iter().chain(&BACK) {
        let [left, right] = Side::BOTH.map(|side| cells(report, side, *quantity));
        text.push_str(format!("  {words:<25} {left} {right}").trim_end());
        text.push('\n');
    }
    text.push_str(&hung(KNEE, 76, "  ", "  "));
    text
}

/// What the level of the knee is worth (docs/chain.md, "Joint forces").
const KNEE: &str = "Read the change, not the level: the one measured walker extends his knee hard late in stance, where \
instrumented knees carry 2.1 to 2.8.";

/// Without the device, the change, and standing without it.
fn cells(report: &ChainReport, side: Side, quantity: Quantity) -> String {
    let Some(f) = report.finding(side, quantity) else { return format!("{:>7} {:>8} {:>8}", "-", "", "") };
    let change = f.device.map_or(String::new(), |c| {
        let mark = match c.direction {
            Direction::Unchanged => return "none".to_owned(),
            Direction::NotDetermined => " ?",
            _ if c.below_measurable => " ~",
            _ => "  ",
        };
        c.percent.map_or(String::new(), |p| format!("{} %{mark}", signed(p.median, 0)))
    });
    let stood = standing(report, side, quantity).map_or(String::new(), |f| number(f.without.median));
    format!("{:>7} {change:>8} {stood:>8}", number(f.without.median))
}

/// The same load in standing: of this leg, or of the back, whose erector spinae are those of the side.
fn standing(report: &ChainReport, side: Side, quantity: Quantity) -> Option<&Finding> {
    let named = |f: &&Finding| Side::BOTH.iter().any(|s| f.title.contains(&s.to_string()));
    let mut of = report.standing.iter().filter(|f| f.quantity.meta().joint == quantity.meta().joint);
    let side = match quantity {
        Quantity::ErectorThisSide => side,
        Quantity::ErectorOtherSide => side.other(),
        _ => {
            return of.find(|f| f.quantity == quantity && (!named(f) || f.title.contains(&side.to_string())));
        }
    };
    of.find(|f| f.title.contains("erector") && f.title.contains(&side.to_string()))
}

/// A usual day: body weights times hours.
pub(super) fn day(report: &ChainReport) -> String {
    let day = &report.day;
    let mut text = format!(
        "\na day of {} h of walking and {} h of standing, body weights x hours\n  {:<22} {:>7} {:>8}  with device; load^m, m = 1, 2, 4, 10\n",
        number(day.walking_h),
        number(day.standing_h),
        "",
        "walking",
        "standing"
    );
    for load in &day.loads {
        text.push_str(&day_row(load));
    }
    text.push_str(&hung(&day.reading, 76, "  ", "  "));
    text
}

fn day_row(load: &DayLoad) -> String {
    let [walking, standing] = load.without.map(number);
    let device =
        load.device_ratios.map_or(String::new(), |all| format!("x {}", all.map(|r| fixed(r, 2)).join("  ")));
    let row = format!("  {:<22} {walking:>7} {standing:>8}  {device}", load.title);
    format!("{}\n", row.trim_end())
}

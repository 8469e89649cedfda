//! Results as tables of at most 80 columns.

mod chain;
mod choice;
mod compare;
mod forces;
mod lines;
mod review;
mod summary;

pub use chain::{asked, chain};
pub use choice::choice;
pub use compare::compare;
pub use lines::wrapped;
pub use review::review;
pub use summary::summary;

use windlass::job::{FootJob, JobRecord};
use windlass::prescription::dose_text;
use windlass::{Footprint, Measurement};
use windlass_measure::Side;
use windlass_measure::figures::{counted, fixed};

/// A job in short: for each foot its lines, the dimensions measured, the fit and the solid; then the chain.
pub fn job(record: &JobRecord) -> String {
    let mut text = format!("case {}\n", record.id);
    for (side, foot) in record.feet.iter() {
        text.push_str(&device(side, foot));
    }
    if let Some(heels) = &record.heels {
        text.push_str(&format!("\n{}\n", heels.says()));
    }
    match (&record.chain, &record.chain_not_computed) {
        (Some(chain), _) => text.push_str(&chain::guard(chain)),
        (None, why) => {
            text.push_str(&format!("loads not computed: {}\n", why.as_deref().unwrap_or_default()));
        }
    }
    if let Some(found) = &record.choice {
        text.push_str(&choice(found));
    }
    text
}

fn device(side: Side, foot: &FootJob) -> String {
    let mut text = format!("\n{side} device\n");
    for line in &foot.prescription {
        let found = foot.realised.get(line.feature.key()).map(|r| {
            let mark = if r.within_tolerance { "" } else { "  NOT AS PRESCRIBED" };
            format!("built {}{mark}", dose_text(line.feature, &r.realised))
        });
        let dose = dose_text(line.feature, &line.dose);
        text.push_str(&format!(
            "  {:<28} {:<12} [{}] {}\n",
            line.feature.title(),
            dose,
            line.grade,
            found.unwrap_or_default()
        ));
    }
    let heights = &foot.heights;
    text.push_str(&format!(
        "  heights: heel {} mm, ball {} mm over the shoe floor, pitch {} mm\n",
        fixed(heights.heel_mm, 1),
        fixed(heights.ball_mm, 1),
        fixed(heights.pitch_mm, 1),
    ));
    text.push_str(&format!(
        "  fit: mean gap {:.2} mm, 95 % within {:.2} mm\n  {}, {}, {:.1} cm3, {:.0} g\n",
        foot.fit.mean_mm,
        foot.fit.p95_mm,
        counted(foot.mesh.triangles, "triangle"),
        counted(foot.mesh.open_edges, "open edge"),
        foot.mesh.volume_mm3 / 1000.0,
        foot.mass_g,
    ));
    text
}

/// A measured scan.
pub fn measurement(m: &Measurement) -> String {
    let angle = m.rearfoot_angle_deg.map_or("not captured".to_owned(), |a| format!("{} deg", fixed(a, 1)));
    let index = m.arch_index.map_or("no loaded footprint".to_owned(), |i| format!("{i:8.2}"));
    let sole =
        if m.plantar_observed { "captured" } else { "not captured: a total-contact device cannot be built" };
    format!(
        "{} foot, units {}\n  length          {:8.1} mm\n  ball width      {:8.1} mm\n  heel width      {:8.1} mm\n  \
         arch height     {:8.1} mm\n  arch index      {index}\n  rearfoot angle  {angle}\n  sole            {sole}\n",
        m.side,
        m.units.name(),
        m.length_mm,
        m.ball_width_mm,
        m.heel_width_mm,
        m.arch_height_mm,
    ) + &m.pressure.as_ref().map_or(String::new(), footprint)
}

/// The pressure map under a measured foot: its peak, and the load on each region.
fn footprint(map: &Footprint) -> String {
    let mut text = format!("  peak pressure   {:8.0} kPa\n", map.facts.peak_kpa);
    for r in &map.facts.regions {
        let (share, peak) = (100.0 * r.measured_share, r.measured_peak_kpa);
        text.push_str(&format!(
            "    {:<24} {share:3.0} % of the load, peak {peak:4.0} kPa\n",
            r.region.title()
        ));
    }
    text
}

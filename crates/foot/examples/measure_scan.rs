//! Measures the scan files named on the command line: `cargo run --release -p windlass-foot --example measure_scan`.

use windlass_foot::{LandmarkOverrides, measure};
use windlass_scan::{Camera, ScanRequest, read};

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let mut request = ScanRequest::new(&bytes, &path);
        if [".png", ".tif", ".exr"].iter().any(|e| path.ends_with(e)) {
            // The camera of the rendered reference image.
            request.camera = Some(Camera {
                fx: Some(700.0),
                fy: Some(700.0),
                cx: Some(320.0),
                cy: Some(240.0),
                mm_per_count: Some(0.1),
                ..Default::default()
            });
        }
        let start = std::time::Instant::now();
        let scan = match read(&request) {
            Ok(scan) => scan,
            Err(error) => {
                println!("{error}");
                continue;
            }
        };
        let read_in = start.elapsed();
        let foot = measure(&scan, &LandmarkOverrides::default())?;
        println!("{path}: {} {} read {read_in:?}, all {:?}", foot.side, scan.units.name(), start.elapsed());
        println!(
            "  {:?}\n  {:?} observed {}",
            foot.measures, foot.plantar.residual, foot.plantar.is_observed
        );
        let l = &foot.landmarks;
        for (name, mark) in [
            ("heel", l.heel),
            ("toe_tip", l.toe_tip),
            ("first_met_head", l.first_met_head),
            ("fifth_met_head", l.fifth_met_head),
            ("arch_apex", l.arch_apex),
        ] {
            let p = scan.scan_from_canonical(mark.at);
            let [a, b] = [mark.at, p].map(|p| format!("{:.1} {:.1} {:.1}", p.x, p.y, p.z));
            println!("  {name}: {a}; in the scan {b}; confidence {:.2}", mark.confidence);
        }
        for note in &foot.notes {
            println!("  {note}");
        }
    }
    Ok(())
}

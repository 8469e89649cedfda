//! Prints what is found in the scan files named on the command line.

use windlass_scan::{ScanRequest, read};

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let mut request = ScanRequest::new(&bytes, &path);
        if path.ends_with("png") {
            request.camera = Some(windlass_scan::Camera {
                fx: Some(700.0),
                fy: Some(700.0),
                cx: Some(320.0),
                cy: Some(240.0),
                mm_per_count: Some(0.1),
                ..Default::default()
            });
        }
        let start = std::time::Instant::now();
        match read(&request) {
            Ok(scan) => {
                println!(
                    "{path}: {} {} {:?} {:?}",
                    scan.side,
                    scan.units.name(),
                    scan.quality,
                    start.elapsed()
                );
                println!("  {:?}", scan.marks);
                println!("  {:?}", scan.surface.bounds());
                println!("  {:.4}", scan.foot_from_scan);
                for note in &scan.notes {
                    println!("  {note}");
                }
            }
            Err(e) => println!("{path}: {e}"),
        }
    }
    Ok(())
}

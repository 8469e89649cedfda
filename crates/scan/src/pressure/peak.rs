//! From a recording to one peak map: the steps found, each sensor's peak averaged over them, faulty sensors left out.

use super::Recording;
use windlass_measure::Note;

/// Total load under which the foot is in the air, as a share of the highest total.
const AIR: f32 = 0.05;
/// Share of the frames in the air in which a sensor must read to be called stuck.
const STUCK: f64 = 0.5;
/// Length of a line of sensors loaded alone, with nothing next to it, that is taken for a faulty wire.
const WIRE: usize = 4;

/// The peak map, in the file's unit.
pub struct Peak {
    pub values: Vec<f32>,
    pub steps: usize,
    pub faulty: usize,
    pub notes: Vec<Note>,
}

/// The mean of the steps' peaks.
pub fn of(recording: &Recording) -> Peak {
    let size = recording.rows * recording.cols;
    let total = |frame: &[f32]| frame.iter().filter(|v| v.is_finite()).sum::<f32>();
    let totals: Vec<f32> = recording.frames().map(total).collect();
    let limit = AIR * totals.iter().copied().fold(0.0, f32::max);
    let mut values = vec![0.0f32; size];
    let steps = steps(&totals, limit);
    let mut step_peak = vec![0.0f32; size];
    for range in &steps {
        step_peak.fill(0.0);
        for frame in recording.frames().skip(range.start).take(range.len()) {
            for (peak, v) in step_peak.iter_mut().zip(frame) {
                // NaN (no sensor) stays NaN.
                *peak = if v.is_nan() { f32::NAN } else { peak.max(*v) };
            }
        }
        for (sum, peak) in values.iter_mut().zip(&step_peak) {
            *sum += peak / steps.len() as f32;
        }
    }
    let faulty = faulty(recording, &totals, limit, &values);
    for (v, faulty) in values.iter_mut().zip(&faulty) {
        if *faulty {
            *v = f32::NAN;
        }
    }
    let count = faulty.iter().filter(|f| **f).count();
    Peak { steps: steps.len(), notes: notes(recording, steps.len(), &faulty, count), faulty: count, values }
}

/// Runs of frames over the limit; those cut off by the recording's ends only where there is no other.
fn steps(totals: &[f32], limit: f32) -> Vec<std::ops::Range<usize>> {
    let mut all = Vec::new();
    let mut from = None;
    for (k, t) in totals.iter().enumerate() {
        match (from, *t > limit) {
            (None, true) => from = Some(k),
            (Some(start), false) => {
                all.push(start..k);
                from = None;
            }
            _ => {}
        }
    }
    all.extend(from.map(|start| start..totals.len()));
    let whole: Vec<_> = all.iter().filter(|r| r.start > 0 && r.end < totals.len()).cloned().collect();
    if whole.is_empty() { all } else { whole }
}

/// Sensors that read while the foot is in the air, and isolated lines of loaded sensors.
fn faulty(recording: &Recording, totals: &[f32], limit: f32, peak: &[f32]) -> Vec<bool> {
    let (rows, cols) = (recording.rows, recording.cols);
    let mut out = vec![false; peak.len()];
    let air: Vec<usize> = (0..totals.len()).filter(|k| totals[*k] <= limit).collect();
    if air.len() >= 5 {
        let mut loaded = vec![0usize; peak.len()];
        for frame in air.iter().filter_map(|&k| recording.frames().nth(k)) {
            loaded.iter_mut().zip(frame).for_each(|(n, v)| *n += usize::from(*v > 0.0));
        }
        let often = STUCK * air.len() as f64;
        out.iter_mut().zip(&loaded).for_each(|(f, n)| *f = *n as f64 > often);
    }
    let highest = peak.iter().copied().filter(|v| v.is_finite()).fold(0.0, f32::max);
    let loaded = |r: usize, c: usize| r < rows && c < cols && peak[r * cols + c] > 0.01 * highest;
    for along_rows in [true, false] {
        let (lines, length) = if along_rows { (cols, rows) } else { (rows, cols) };
        let at = |line: usize, k: usize| if along_rows { (k, line) } else { (line, k) };
        for line in 0..lines {
            let alone = |k: usize| {
                let beside = |l: usize| {
                    let (r, c) = at(l, k);
                    loaded(r, c)
                };
                beside(line) && !beside(line.wrapping_sub(1)) && !beside(line + 1)
            };
            let mut run = 0;
            for k in 0..=length {
                if k < length && alone(k) {
                    run += 1;
                    continue;
                }
                for j in k.saturating_sub(if run >= WIRE { run } else { 0 })..k {
                    let (r, c) = at(line, j);
                    out[r * cols + c] = true;
                }
                run = 0;
            }
        }
    }
    out
}

fn notes(recording: &Recording, steps: usize, faulty: &[bool], count: usize) -> Vec<Note> {
    let mut notes = Vec::new();
    let frames = recording.frames().len();
    if frames > 1 {
        notes.push(Note::info(
            "pressure.steps",
            format!("{frames} frames, {steps} complete steps; each sensor's peak, averaged over the steps"),
        ));
    }
    if count > 0 {
        let mut columns: Vec<usize> =
            (0..faulty.len()).filter(|k| faulty[*k]).map(|k| k % recording.cols + 1).collect();
        columns.sort_unstable();
        columns.dedup();
        let columns: Vec<String> = columns.iter().map(usize::to_string).collect();
        let text = format!(
            "{count} faulty sensors (active in swing or isolated lines, columns {}) were excluded; the regions over them are \
                     underestimated",
            columns.join(", ")
        );
        notes.push(Note::warning("pressure.sensors", text).then("replace the sensor and measure again"));
    }
    notes
}

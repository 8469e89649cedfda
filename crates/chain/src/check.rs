//! The check itself: case -> person -> draws -> report.

use crate::case::{ChainCase, ChainFoot};
use crate::engine::{Engine, Outcome, Standing};
use crate::findings::{Samples, findings, standing};
use crate::mechanism::{ChainProfiles, Draw};
use crate::person::{Leg, Person, State};
use crate::report::{ChainReport, Instants, PressureMaps, SideReport, WalkNote};
use crate::sole::{Region, Sole};
use crate::stance::{COUNT, INSTANTS};
use crate::support::Support;
use crate::{ChainError, built, guard};
use rayon::prelude::*;
use windlass_measure::{Both, Note, Side};

/// What a device does to the loads from the big toe to the lower back of this patient.
///
/// # Errors
/// [`ChainError`] where a number is impossible, the sole was not observed, the device lies elsewhere, or no
/// equilibrium is found.
pub fn check(case: &ChainCase, profiles: &ChainProfiles) -> Result<ChainReport, ChainError> {
    let (person, placed) = person(case, profiles)?;
    let results = draws(profiles, &person, case.seed, case.draws)?;
    let middle = middle(profiles, &person)?;
    let mut report = ChainReport {
        schema: "windlass.chain/1",
        draws: case.draws.max(1),
        seed: case.seed,
        walk: walk_note(case, profiles),
        steps_per_day: case.patient.steps_per_day,
        walking: Both { left: None, right: None },
        standing: standing(&person, &results),
        guard: Vec::new(),
        not_modelled: NOT_MODELLED.iter().map(ToString::to_string).collect(),
        notes: notes(case).into_iter().chain(placed).collect(),
    };
    let day = walk_steps(case, profiles);
    for side in Side::BOTH {
        if case.feet.get(side).is_none() {
            continue;
        }
        let leg = person.legs.get(side);
        *report.walking.get_mut(side) = Some(SideReport {
            findings: findings(&results, side, leg.with.is_some(), day),
            pressure: maps(&middle, side, leg),
            instants: instants(&middle, side, leg),
        });
    }
    report.guard = guard::findings(&report, &person, &profiles.mechanism.guard);
    Ok(report)
}

const NOT_MODELLED: &[&str] = &[
    "muscle co-contraction, pain, tissue damage, and how gait changes over weeks",
    "the windlass raising the arch: fascia tension follows the arch's moment, not the toe's motion",
    "rocker soles and the shoe's own bending stiffness",
    "inertia of the changed motion: the reference walk's accelerations are kept",
    "the swing phase",
    "functional differences of leg length (treat their cause)",
];

fn notes(case: &ChainCase) -> Vec<Note> {
    let mut notes = vec![Note::info(
        "patient",
        "segment masses and lengths are those of one measured man scaled to this mass and height; sex is not used",
    )];
    if case.limb_length.is_some_and(|l| !l.structural) {
        notes.push(Note::info("limb_length", "a functional difference is not modelled as a shorter leg"));
    }
    for (side, foot) in case.feet.iter() {
        if foot.is_none() {
            notes.push(Note::info(
                format!("foot.{side}"),
                "no foot: an average one without faults walks on this side",
            ));
        }
    }
    notes
}

fn walk_note(case: &ChainCase, profiles: &ChainProfiles) -> WalkNote {
    // Froude similarity: time goes with the square root of length.
    let scale = (case.patient.height_m / profiles.walk.height_m).sqrt();
    WalkNote {
        name: profiles.walk.name.clone(),
        attribution: profiles.walk.attribution.clone(),
        stance_s: profiles.walk.stance_s * scale,
        speed_m_s: profiles.walk.speed_m_s * scale,
    }
}

/// Stance time, s, and steps of one foot in a day.
fn walk_steps(case: &ChainCase, profiles: &ChainProfiles) -> [f64; 2] {
    [walk_note(case, profiles).stance_s, case.patient.steps_per_day / 2.0]
}

fn in_range(
    key: &'static str,
    value: f64,
    low: f64,
    high: f64,
    must: &'static str,
) -> Result<(), ChainError> {
    if value >= low && value <= high { Ok(()) } else { Err(ChainError::Value { key, value, must }) }
}

/// The person, and how devices made elsewhere were placed.
fn person(case: &ChainCase, profiles: &ChainProfiles) -> Result<(Person, Vec<Note>), ChainError> {
    let mut placed = Vec::new();
    let p = &case.patient;
    in_range("patient.mass_kg", p.mass_kg, 20.0, 300.0, "must be 20 to 300 kg")?;
    in_range("patient.height_m", p.height_m, 1.0, 2.5, "must be 1.0 to 2.5 m")?;
    in_range("patient.steps_per_day", p.steps_per_day, 0.0, 100_000.0, "must be 0 to 100000")?;
    if case.feet.iter().all(|(_, f)| f.is_none()) {
        return Err(ChainError::NoFoot);
    }
    let mut leg = |side: Side| match case.feet.get(side) {
        Some(foot) => {
            let (leg, note) = known_leg(foot, side, profiles)?;
            placed.extend(note.map(|n| Note { place: format!("foot.{side}.device"), ..n }));
            Ok(leg)
        }
        None => Ok(average_leg(p.height_m, profiles)),
    };
    let legs = Both { left: leg(Side::Left)?, right: leg(Side::Right)? };
    let left_short = match case.limb_length.filter(|l| l.structural) {
        Some(l) => {
            in_range("limb_length.discrepancy_mm", l.discrepancy_mm, 0.0, 80.0, "must be 0 to 80 mm")?;
            if l.short_side == Side::Left { l.discrepancy_mm } else { -l.discrepancy_mm }
        }
        None => 0.0,
    };
    Ok((Person { body: *p, legs, left_short }, placed))
}

fn known_leg(
    foot: &ChainFoot,
    side: Side,
    profiles: &ChainProfiles,
) -> Result<(Leg, Option<Note>), ChainError> {
    let m = &profiles.mechanism;
    let sole = Sole::of(foot.foot, m);
    let covers = |r: Region| sole.spots.iter().filter(|s| s.region == r).count();
    if covers(Region::Heel) < 20 || covers(Region::FirstMetHead) + covers(Region::LesserMetHeads) < 20 {
        return Err(ChainError::Sole {
            side,
            what: "heel or ball of the foot is missing from the sole".into(),
        });
    }
    let flat = Support::shoe(&sole, m);
    let without = if foot.footwear.shoe { flat.clone() } else { Support::barefoot(&sole, m) };
    let made = foot
        .device
        .as_ref()
        .map(|device| built::support(&sole, device, side, m).ok_or(ChainError::DeviceElsewhere { side }));
    let (with, note) = match made.transpose()? {
        Some((support, note)) => (Some(support), note),
        None => (None, None),
    };
    let leg = Leg {
        sole,
        flat,
        without,
        with,
        limits: foot.limits,
        induced_eversion: 0.0,
        heel_drop: if foot.footwear.shoe { foot.footwear.heel_drop_mm } else { 0.0 },
    };
    Ok((leg, note))
}

fn average_leg(height_m: f64, profiles: &ChainProfiles) -> Leg {
    // Foot length 0.152 of stature (Winter 2009).
    let sole = Sole::standard(152.0 * height_m, &profiles.mechanism);
    let flat = Support::shoe(&sole, &profiles.mechanism);
    Leg {
        without: flat.clone(),
        flat,
        sole,
        with: None,
        limits: Default::default(),
        induced_eversion: 0.0,
        heel_drop: 0.0,
    }
}

/// Every draw's readings, in the order of the draws whatever the number of threads.
pub(crate) fn draws(
    profiles: &ChainProfiles,
    person: &Person,
    seed: u32,
    count: u32,
) -> Result<Vec<Samples>, ChainError> {
    let priors = &profiles.mechanism.priors;
    (0..count.max(1))
        .into_par_iter()
        .map(|i| {
            let draw = if count <= 1 { priors.medians() } else { priors.draw(i, seed) };
            sample(profiles, person, draw)
        })
        .collect()
}

fn sample(profiles: &ChainProfiles, person: &Person, draw: Draw) -> Result<Samples, ChainError> {
    let engine = Engine::new(profiles, person, draw)?;
    let run = |state| engine.run(state);
    Ok(Samples::of(&[run(State::Unimpaired)?, run(State::Without)?, run(State::With)?]))
}

/// The median draw: for maps and instants.
struct Middle<'a> {
    engine: Engine<'a>,
    without: Both<Outcome>,
    with: Both<Outcome>,
}

fn middle<'a>(profiles: &'a ChainProfiles, person: &'a Person) -> Result<Middle<'a>, ChainError> {
    let engine = Engine::new(profiles, person, profiles.mechanism.priors.medians())?;
    let (without, with) = (engine.run(State::Without)?, engine.run(State::With)?);
    Ok(Middle { engine, without, with })
}

fn maps(middle: &Middle, side: Side, leg: &Leg) -> PressureMaps {
    let grid = leg.sole.grid;
    let map = |state: State, outcome: &Outcome| {
        let mut cells = vec![0f32; grid.len()];
        for k in 0..COUNT {
            let pressures = middle.engine.pressures(side, state, outcome, k);
            for (node, p) in leg.sole.nodes.iter().zip(pressures) {
                cells[*node] = cells[*node].max(p as f32);
            }
        }
        cells
    };
    PressureMaps {
        origin_mm: [grid.origin.x, grid.origin.y],
        pitch_mm: grid.pitch,
        nx: grid.nx,
        ny: grid.ny,
        without_kpa: map(State::Without, middle.without.get(side)),
        with_kpa: if leg.with.is_some() { map(State::With, middle.with.get(side)) } else { Vec::new() },
    }
}

fn instants(middle: &Middle, side: Side, leg: &Leg) -> Instants {
    let (without, with) = (middle.without.get(side), middle.with.get(side));
    let cop = |o: &Outcome, k: usize| o.footing.iter().map(|f| f.cop[k]).collect::<Vec<f64>>();
    let shares = |o: &Outcome| {
        o.footing
            .iter()
            .map(|f| {
                let total: f64 = f.force.iter().sum();
                f.force.map(|v| v / total)
            })
            .collect::<Vec<_>>()
    };
    Instants {
        stance: INSTANTS.to_vec(),
        cop_forward_mm: [cop(without, 0), cop(with, 0)],
        cop_medial_mm: [cop(without, 1), cop(with, 1)],
        shares_without: shares(without),
        shares_with: if leg.with.is_some() { shares(with) } else { Vec::new() },
    }
}

/// Standing of one side in the three states.
pub(crate) type Stood = [Standing; 3];

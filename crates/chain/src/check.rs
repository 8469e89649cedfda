//! The check itself: case -> person -> draws -> report.

use crate::case::{ChainCase, OwnGait, Sex};
use crate::engine::{Engine, Outcome, WarmStart};
use crate::findings::{Samples, findings, standing};
use crate::mechanism::{ChainProfiles, Draw};
use crate::person::{Leg, Person, State};
use crate::report::{ChainReport, Instants, PressureMaps, SideReport, WalkNote};
use crate::stance::{COUNT, INSTANTS};
use crate::tradeoff::Trial;
use crate::who::person;
use crate::{ChainError, day, guard, story};
use rayon::prelude::*;
use windlass_measure::{Both, Note, Side};

/// What a device does to the loads from the big toe to the lower back of this patient.
///
/// # Errors
/// [`ChainError`] when a number is impossible, the sole was not captured, the device does not lie under the foot, or no
/// equilibrium is found.
pub fn check(case: &ChainCase, profiles: &ChainProfiles) -> Result<ChainReport, ChainError> {
    Ok(check_and_keep(case, profiles)?.0)
}

/// As [`check`], and keeps the draws for comparison with another device.
///
/// # Errors
/// As for [`check`].
pub fn check_and_keep(
    case: &ChainCase,
    profiles: &ChainProfiles,
) -> Result<(ChainReport, Trial), ChainError> {
    let (person, placed) = person(case, profiles)?;
    let median = Engine::new(profiles, &person, profiles.mechanism.priors.medians())?;
    let results = draws(profiles, &person, case.seed, case.draws, &median.warm_start()?)?;
    let median_draw = MedianDraw::of(median)?;
    let walk = walk_note(case, profiles);
    // Each foot takes every other step.
    let day = [walk.stance_s, case.patient.steps_per_day / 2.0];
    let mut report = ChainReport {
        schema: "windlass.chain/1".into(),
        draws: case.draws.max(1),
        seed: case.seed,
        walk,
        steps_per_day: case.patient.steps_per_day,
        walking: Both { left: None, right: None },
        standing: standing(&person, &results, &profiles.judgement),
        day: day::day(day, case.patient.standing_hours, &results, person.has_device()),
        unbalanced_percent: 100.0 * median_draw.unbalanced(),
        story: Both { left: None, right: None },
        guard: Vec::new(),
        guard_remarks: Vec::new(),
        not_modelled: NOT_MODELLED.iter().map(ToString::to_string).collect(),
        notes: notes(case).into_iter().chain(placed).collect(),
    };
    for side in Side::BOTH {
        if case.feet.get(side).is_none() {
            continue;
        }
        let leg = person.legs.get(side);
        *report.walking.get_mut(side) = Some(SideReport {
            findings: findings(&results, side, leg.with.is_some(), day, &profiles.judgement),
            pressure: maps(&median_draw, side, leg),
            instants: instants(&median_draw, side, leg),
        });
    }
    report.story = Both::from_fn(|side| {
        report.walking.get(side).as_ref().map(|w| story::of(&w.findings, &person.legs.get(side).gait))
    });
    let judged = guard::judge(&results, case, &profiles.judgement);
    (report.guard, report.guard_remarks) = (judged.objections, judged.remarks);
    Ok((report, Trial::new(results, &person, &profiles.judgement)))
}

const NOT_MODELLED: &[&str] = &[
    "pain, tissue damage, and how gait changes over weeks; co-contraction of the leg's muscles, and habits of using them",
    "muscle paths in the changed posture: their arms are those of the reference walk and of upright standing",
    "ligaments of the spine and pressure in the abdomen: a deeply bent back is loaded less than computed",
    "rays two to five one by one, and the inclination of the subtalar axis while the foot comes to rest",
    "a usual late stance of the knee: the measured walker's knee extends there with two to four times the usual moment, so \
     that its second peak of force, and the medial share there, come out too high; compare, do not take them as a level",
    "rocker soles and the shoe's own bending stiffness",
    "inertia of the changed motion: the reference walk's accelerations are kept",
    "the swing phase",
    "functional leg-length differences (treat their cause)",
];

fn notes(case: &ChainCase) -> Vec<Note> {
    let sex = match case.patient.sex {
        Some(Sex::Male) => "",
        Some(Sex::Female) => ", with female mass fractions of foot, shank, thigh and trunk (de Leva 1996)",
        None => {
            ", with mass fractions of foot, shank, thigh and trunk averaged over both sexes, because sex is not given"
        }
    };
    let text = format!(
        "body segments and gait are those of one measured adult male, scaled to this patient's mass and height{sex}"
    );
    let mut notes = vec![Note::info("patient", text)];
    if case.limb_length.is_some_and(|l| !l.structural) {
        notes.push(Note::info("limb_length", "a functional difference is not modelled as a shorter leg"));
    }
    for (side, foot) in case.feet.iter() {
        if foot.as_ref().is_some_and(|f| f.gait != OwnGait::default()) {
            notes.push(Note::info(
                format!("foot.{side}.gait"),
                "measured gait values replace the model's for the no-device condition; the device's effect is added to them",
            ));
        }
        if foot.is_none() {
            notes.push(Note::info(
                format!("foot.{side}"),
                "no foot given on this side; an average unimpaired foot is assumed",
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

/// Every draw's readings, in the order of the draws whatever the number of threads.
fn draws(
    profiles: &ChainProfiles,
    person: &Person,
    seed: u32,
    count: u32,
    warm: &WarmStart,
) -> Result<Vec<Samples>, ChainError> {
    let priors = &profiles.mechanism.priors;
    (0..count.max(1))
        .into_par_iter()
        .map(|i| {
            let draw = if count <= 1 { priors.medians() } else { priors.draw(i, seed) };
            sample(profiles, person, draw, warm)
        })
        .collect()
}

fn sample(
    profiles: &ChainProfiles,
    person: &Person,
    draw: Draw,
    warm: &WarmStart,
) -> Result<Samples, ChainError> {
    let engine = Engine::near(profiles, person, draw, Some(warm))?;
    let run = |state| engine.run(state);
    Ok(Samples::of(&[run(State::Unimpaired)?, run(State::Without)?, run(State::With)?]))
}

/// The median draw: for maps and instants.
struct MedianDraw<'a> {
    engine: Engine<'a>,
    without: Both<Outcome>,
    with: Both<Outcome>,
}

impl<'a> MedianDraw<'a> {
    fn of(engine: Engine<'a>) -> Result<Self, ChainError> {
        let (without, with) = (engine.run(State::Without)?, engine.run(State::With)?);
        Ok(MedianDraw { engine, without, with })
    }
}

impl MedianDraw<'_> {
    /// The largest moment that nothing balances over both states and sides, weight x height.
    fn unbalanced(&self) -> f64 {
        let all = [&self.without, &self.with].into_iter().flat_map(|both| [&both.left, &both.right]);
        all.map(|o| o.unbalanced).fold(0.0, f64::max)
    }
}

fn maps(median_draw: &MedianDraw, side: Side, leg: &Leg) -> PressureMaps {
    let grid = leg.sole.grid;
    let map = |state: State, outcome: &Outcome| {
        let mut cells = vec![0f32; grid.len()];
        for k in 0..COUNT {
            let pressures = median_draw.engine.pressures(side, state, outcome, k);
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
        without_kpa: map(State::Without, median_draw.without.get(side)),
        with_kpa: if leg.with.is_some() { map(State::With, median_draw.with.get(side)) } else { Vec::new() },
    }
}

fn instants(median_draw: &MedianDraw, side: Side, leg: &Leg) -> Instants {
    let (without, with) = (median_draw.without.get(side), median_draw.with.get(side));
    let cop = |o: &Outcome, k: usize| o.contact_states.iter().map(|f| f.cop[k]).collect::<Vec<f64>>();
    let shares = |o: &Outcome| {
        o.contact_states
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

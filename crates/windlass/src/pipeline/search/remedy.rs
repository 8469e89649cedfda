//! What silences an objection of the guard: other dimensions of the modifications on the device, each built and checked as
//! the command would build and check it with this line in the case.
//!
//! For each objection the modifications that can raise the load are taken in turn. One is left out; where that silences the
//! objection and raises no other, half of it is tried too, and the milder of the two is offered. No modification is added.

use super::Asked;
use crate::job::{Alternative, LineChange};
use crate::pipeline::device;
use crate::pipeline::load::{self, Under};
use crate::printable;
use windlass_chain::figures::{decimals, signed, unit_after};
use windlass_chain::{ChainReport, Finding, GuardFinding, Quantity};
use windlass_device::Device;
use windlass_geometry::Mesh;
use windlass_measure::{Both, Side};
use windlass_prescription::{ArchFill, Dose, Feature, FootPrescription};

/// Most devices that are tried for one objection.
const MOST: usize = 8;
/// Changes elsewhere of less than this share of the measurable change are not named.
const WORTH_NAMING: f64 = 0.05;

/// The devices that are objected to, and what they were built from.
pub(in crate::pipeline) struct Objected<'a> {
    pub asked: &'a Asked<'a>,
    pub under: &'a Both<Option<Under<'a>>>,
}

/// Modifications that can raise a load, the likeliest first.
fn raises(quantity: Quantity) -> &'static [Feature] {
    use Feature::*;
    match quantity {
        Quantity::KneeAdduction => &[
            RearfootPost,
            MedialSkive,
            Inversion,
            ForefootPost,
            ArchPad,
            ArchHeight,
            ReverseMortons,
            MedialFlange,
            ArchFill,
        ],
        Quantity::KneeFlexion | Quantity::KneeFlexionMoment => &[MortonsExtension, HeelLift],
        Quantity::ForefootPressure => {
            &[HeelLift, MortonsExtension, ReverseMortons, BarPost, ForefootPost, MetatarsalPad, MetatarsalBar]
        }
        Quantity::MidfootPressure => &[ArchPad, ArchHeight, ArchFill, CuboidPad, HeelLift],
        Quantity::Shock => &[MedialSkive, LateralSkive, RearfootPost],
        Quantity::FasciaTension => {
            &[ForefootPost, Inversion, MortonsExtension, HalluxRaise, RearfootPost, HeelLift]
        }
        Quantity::Achilles => &[MortonsExtension, ArchHeight],
        Quantity::MidfootMoment => &[ForefootPost, MortonsExtension, HeelLift, ArchFill],
        _ => &[],
    }
}

impl Objected<'_> {
    /// Finds what silences each objection of a report, writes it there as the next step, and returns it.
    pub fn remedies(&self, report: &mut ChainReport) -> Vec<Alternative> {
        let mut found = Vec::new();
        for k in 0..report.guard.len() {
            let objection = report.guard[k].clone();
            let (tried, alternative) = self.remedy(&objection, report);
            report.guard[k].next_step = match &alternative {
                Some(alternative) => format!("{}; {}", alternative.says, alternative.trade),
                None if tried == 0 => {
                    format!("no modification on the device is known to cause it; {}", objection.next_step)
                }
                None => format!(
                    "none of {tried} smaller dimensions that were tried silences it; {}",
                    objection.next_step
                ),
            };
            found.extend(alternative);
        }
        if found.len() > 1 {
            found.extend(self.together(&found, report));
        }
        found
    }

    /// All changes at once, where nothing is objected to any more.
    fn together(&self, found: &[Alternative], now: &ChainReport) -> Option<Alternative> {
        let mut changes: Vec<LineChange> = Vec::new();
        for change in found.iter().flat_map(|a| &a.changes) {
            if !changes.iter().any(|c| (c.side, c.feature) == (change.side, change.feature)) {
                changes.push(change.clone());
            }
        }
        let then = self.run(&changes)?;
        then.guard.is_empty().then(|| Alternative {
            silences: now.guard.iter().map(|g| (g.side, g.rule.clone())).collect(),
            says: format!("all together: {}", words(&changes)),
            trade: trade(now, &then, &changes),
            changes,
        })
    }

    /// The mildest change that silences one objection, and how many were tried.
    fn remedy(&self, objection: &GuardFinding, now: &ChainReport) -> (usize, Option<Alternative>) {
        let side = objection.side;
        let mut tried = 0;
        let mut attempt = |changes: &[LineChange]| {
            tried += 1;
            let then = self.run(changes)?;
            silences(objection, now, &then).then(|| self.alternative(objection, now, &then, changes))
        };
        let causes: Vec<LineChange> =
            raises(objection.quantity).iter().filter_map(|f| self.without(side, *f)).collect();
        let mut found = None;
        for without in causes.iter().take(MOST / 2) {
            let Some(gone) = attempt(std::slice::from_ref(without)) else { continue };
            let milder = half(without).and_then(|half| attempt(&[half]));
            found = Some(milder.unwrap_or(gone));
            break;
        }
        if found.is_none() && causes.len() > 1 {
            found = attempt(&causes);
        }
        (tried, found)
    }

    /// The line of a modification that raises something, and what it is without it.
    fn without(&self, side: Side, feature: Feature) -> Option<LineChange> {
        let line = self.lines(side)?.line(feature)?;
        let dose = match &line.dose {
            Dose::Amount(amount) if *amount > 0.0 => Dose::Amount(0.0),
            Dose::Fill(fill) if *fill != ArchFill::Maximum => Dose::Fill(ArchFill::Maximum),
            _ => return None,
        };
        Some(LineChange { side, feature, prescribed: line.dose.clone(), dose })
    }

    fn lines(&self, side: Side) -> Option<&FootPrescription> {
        self.under.get(side).as_ref()?.lines
    }

    /// The check of the case with these lines in it, by the same way as the command goes; none where a rule forbids them or
    /// the device cannot be built.
    fn run(&self, changes: &[LineChange]) -> Option<ChainReport> {
        let asked = self.asked;
        let lines = changes.iter().map(|c| Some((c.side, c.feature, serde_json::to_value(&c.dose).ok()?)));
        let (case, after) = asked.ruled_with(lines.collect::<Option<Vec<_>>>()?).ok()?;
        let mut rebuilt: Both<Option<(Mesh, FootPrescription)>> = Both { left: None, right: None };
        for side in Side::BOTH {
            let (old, new) = (asked.ruled.feet.get(side), after.feet.get(side));
            let (Some(foot), Some(lines), true) = (asked.feet.get(side), new, old != new) else { continue };
            let judge = |device: &Device| {
                printable::of_device(
                    &device.mesh,
                    asked.material,
                    &asked.case.file.device,
                    &asked.settings.profiles,
                )
                .map_err(|c| c.0)
            };
            let fitted = device::fitted(&foot.foot, lines, asked.stock, asked.settings.mesh, judge).ok()?;
            if !fitted.judgement.refusals.is_empty() {
                return None;
            }
            *rebuilt.get_mut(side) = Some((fitted.device.mesh, fitted.lines));
        }
        let under = Both::from_fn(|side| match rebuilt.get(side) {
            Some((mesh, lines)) => Some(Under { mesh, lines: Some(lines) }),
            None => *self.under.get(side),
        });
        load::ask(&case, asked.feet, &under, asked.material, asked.settings).ok()
    }

    fn alternative(
        &self,
        objection: &GuardFinding,
        now: &ChainReport,
        then: &ChainReport,
        changes: &[LineChange],
    ) -> Alternative {
        let left = then.finding(objection.side, objection.quantity).map(|f| (rise(f), f));
        let rises = left.map_or(String::new(), |(rise, f)| format!("; {} then {rise}", f.title.trim()));
        Alternative {
            silences: vec![(objection.side, objection.rule.clone())],
            changes: changes.to_vec(),
            says: format!("{}{rises}", words(changes)),
            trade: trade(now, then, changes),
        }
    }
}

/// Half of what is left out, on the steps in which a laboratory takes orders.
fn half(change: &LineChange) -> Option<LineChange> {
    let dose = match &change.prescribed {
        Dose::Amount(amount) => {
            let step = if change.feature.unit() == "deg" { 1.0 } else { 0.5 };
            let half = (0.5 * amount / step).floor() * step;
            (half > 0.0 && change.feature.allows(half)).then_some(Dose::Amount(half))?
        }
        Dose::Fill(ArchFill::None) => Dose::Fill(ArchFill::Minimum),
        Dose::Fill(ArchFill::Minimum) => Dose::Fill(ArchFill::Standard),
        _ => return None,
    };
    Some(LineChange { dose, ..change.clone() })
}

/// Whether an objection is gone and no other has come.
fn silences(objection: &GuardFinding, now: &ChainReport, then: &ChainReport) -> bool {
    let same = |a: &GuardFinding, b: &GuardFinding| (a.side, &a.rule) == (b.side, &b.rule);
    then.guard.iter().all(|g| !same(g, objection) && now.guard.iter().any(|old| same(g, old)))
}

fn words(changes: &[LineChange]) -> String {
    changes.iter().map(LineChange::says).collect::<Vec<_>>().join(", ")
}

/// The change that a device makes of a quantity, in words.
fn rise(finding: &Finding) -> String {
    match finding.device.map(|d| (d.percent, d.absolute)) {
        Some((Some(p), _)) if !matches!(&*finding.unit, "deg" | "mm") => {
            format!("{} %", signed(p.median, 1))
        }
        Some((_, a)) => format!("{}{}", signed(a.median, decimals(a.median)), unit_after(&finding.unit)),
        None => "unchanged".to_owned(),
    }
}

/// What the changes do elsewhere on the sides that they are on: the two largest, in units of what can be measured.
fn trade(now: &ChainReport, then: &ChainReport, changes: &[LineChange]) -> String {
    let mut moved: Vec<(f64, String)> = Vec::new();
    for side in Side::BOTH.into_iter().filter(|s| changes.iter().any(|c| c.side == *s)) {
        for before in now.walking.get(side).iter().flat_map(|w| &w.findings).filter(|f| !f.exploratory) {
            let Some((a, b)) = before.with.zip(then.finding(side, before.quantity).and_then(|f| f.with))
            else {
                continue;
            };
            let by = b.median - a.median;
            let size = (by / before.measurable.max(1e-9)).abs();
            if size > WORTH_NAMING {
                let amount = signed(by, decimals(by));
                moved.push((size, format!("{} {amount}{}", before.title.trim(), unit_after(&before.unit))));
            }
        }
    }
    moved.sort_by(|a, b| b.0.total_cmp(&a.0));
    let two: Vec<&str> = moved.iter().take(2).map(|m| m.1.as_str()).collect();
    match two.is_empty() {
        true => "nothing else changes by what could be noticed".to_owned(),
        false => format!("traded for: {}", two.join(", ")),
    }
}

//! One try: a dose in place of another, if the rules allow it and the device can be built, and its devices.

use super::{Asked, DRAWS, worse};
use crate::case::Case;
use crate::job::DoseChange;
use crate::pipeline::load::Under;
use crate::pipeline::{device, prescribe};
use crate::printable::Judgement;
use std::rc::Rc;
use windlass_chain::{ChainReport, Trial};
use windlass_geometry::Mesh;
use windlass_measure::{Both, Side};
use windlass_prescription::{Dose, Feature, FootPrescription, Prescription};

/// The devices of a try; a foot that it leaves alone shares the device of the try before.
#[derive(Clone)]
pub(super) struct Attempt(Both<Option<Rc<Built>>>);

/// A device's triangles, and the lines that they were built from.
struct Built {
    mesh: Mesh,
    lines: FootPrescription,
}

impl Attempt {
    /// The devices as prescribed.
    pub fn prescribed(under: &Both<Option<Under<'_>>>) -> Attempt {
        Attempt(Both::from_fn(|side| {
            let Under { mesh, lines } = under.get(side).as_ref()?;
            Some(Rc::new(Built { mesh: (*mesh).clone(), lines: (*lines)?.clone() }))
        }))
    }

    /// The devices under the feet.
    pub fn under(&self) -> Both<Option<Under<'_>>> {
        Both::from_fn(|side| {
            let built = self.0.get(side).as_ref()?;
            Some(Under { mesh: &built.mesh, lines: Some(&built.lines) })
        })
    }
}

impl Asked<'_> {
    /// Builds the best so far with one more dose changed, and the chain's draws of it; `doses` are all changes with it.
    /// What is wrong with it: a rule, a device that cannot be built, a line that would change, or a load limit.
    pub(super) fn attempt(
        &self,
        best: &Attempt,
        change: &DoseChange,
        doses: &[DoseChange],
        now: &ChainReport,
    ) -> Result<(Attempt, Trial), String> {
        self.within_rules(doses)?;
        let side = change.side;
        let foot = self.feet.get(side).as_ref().ok_or("the case has no such foot")?;
        let built = best.0.get(side).as_ref().ok_or("no prescription exists for this foot")?;
        let mut lines = built.lines.clone();
        let line = lines.lines.iter_mut().find(|line| line.feature == change.feature);
        line.ok_or("the line no longer exists")?.dose = Dose::Amount(change.dose);
        let fitted =
            device::fitted(&foot.foot, &lines, self.stock, self.settings.mesh, |_| Ok(Judgement::default()))
                .map_err(|why| format!("cannot be built: {}", crate::Complaints(why).reasons()))?;
        if fitted.lines != lines {
            return Err("cannot be built without changing another line".to_owned());
        }
        let mut attempt = best.clone();
        *attempt.0.get_mut(side) = Some(Rc::new(Built { mesh: fitted.device.mesh, lines }));
        let (report, trial) = self.judged(&attempt, DRAWS).map_err(|why| why.reasons())?;
        match worse(now, &report) {
            Some(guard) => Err(format!("the guard would object: {}", guard.text)),
            None => Ok((attempt, trial)),
        }
    }

    /// The case with these lines as the prescriber would write them, and what the rules make of it; none of them may be
    /// flagged.
    pub(super) fn ruled_with(
        &self,
        lines: impl IntoIterator<Item = (Side, Feature, serde_json::Value)>,
    ) -> Result<(Case, Prescription), String> {
        let mut case = self.case.clone();
        for (side, feature, value) in lines {
            case.file.prescription.set(side, feature.key(), value).map_err(|e| e.to_string())?;
        }
        let after = prescribe(&case, self.settings).map_err(|why| why.reasons())?;
        match after.flags.iter().find(|flag| !self.ruled.flags.contains(flag)) {
            Some(flag) => Err(format!("breaks a rule: {}", flag.text)),
            None => Ok((case, after)),
        }
    }

    /// Asks the rules for the doses: nothing may be flagged and no other line change.
    fn within_rules(&self, doses: &[DoseChange]) -> Result<(), String> {
        let (_, after) = self.ruled_with(doses.iter().map(|d| (d.side, d.feature, d.dose.into())))?;
        match other_line(self.ruled, &after, doses) {
            Some(feature) => Err(format!("would change another line by rule: {feature}")),
            None => Ok(()),
        }
    }
}

/// A line besides the changed ones that differs between two prescriptions.
fn other_line(before: &Prescription, after: &Prescription, doses: &[DoseChange]) -> Option<&'static str> {
    Side::BOTH.into_iter().find_map(|side| {
        let (old, new) = (before.feet.get(side).as_ref()?, after.feet.get(side).as_ref()?);
        let changed = |f| doses.iter().any(|d| d.side == side && d.feature == f);
        let all = old.lines.iter().chain(&new.lines).map(|line| line.feature);
        all.filter(|f| !changed(*f))
            .find(|f| old.line(*f).map(|l| &l.dose) != new.line(*f).map(|l| &l.dose))
            .map(|f| f.title())
    })
}

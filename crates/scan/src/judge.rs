//! Is what was read one whole foot, of the side, the size and the pose that were stated? What is not certain becomes a
//! question that names the key to set, never a device.

use crate::clean::weld;
use crate::orient::{self, Canonical, Evidence};
use crate::rough::{GLANCE, Rough, length};
use crate::source::Source;
use crate::{Capture, Question, ScanError, ScanRequest, picture};
use windlass_geometry::{Mesh, Point3};
use windlass_measure::{LengthUnit, Note, Side};

/// Share of the convex hull of its plan that a foot with spread toes still fills, holes apart: the reference feet fill
/// 0.97, a plump body with its arms beside it 0.80.
const LEAST_FILL: f64 = 0.84;
/// Share of an image's border with readings from which it is a picture of something else, and share of one side in one
/// run from which the foot is cut off by it.
const MOST_BORDER: f64 = 0.6;
const MOST_RUN: f64 = 0.05;
/// Share of a piece's box in that of another from which both are the same foot.
const SAME_FOOT: f64 = 0.75;
/// Length of unseen ends that is guessed, mm, of a surface that is no depth image: half of it may be wrong. A camera sees
/// as far as its ray touches, so that there is less to guess; a surface was cut somewhere.
const MOST_GUESSED_MM: f64 = 4.5;
/// Points of the second cluster of a cloud, as a share of the first, from which it may be another foot.
const MOST_SECOND: f64 = 0.3;
/// Share of a surface in pieces next to it from which it is torn.
const TORN: f64 = 0.02;
/// Ratio, as a logarithm, within which a measured length confirms that of the scan, and from which it contradicts it.
const CONFIRMED: f64 = 0.03;
const CONTRADICTED: f64 = 0.05;
/// Lengths that can be measured on a patient, mm.
const FEET_MM: std::ops::RangeInclusive<f64> = 80.0..=400.0;

/// Refuses a length that cannot be measured on a patient.
pub(crate) fn stated(request: &ScanRequest) -> Result<(), ScanError> {
    match request.foot_length_mm {
        Some(measured) if !FEET_MM.contains(&measured) => Err(ScanError::Asked {
            file: request.file_name.into(),
            question: Question::Length,
            what: format!("foot_length_mm is {measured}, expected 80 to 400"),
            next_step: "write the length of the foot in millimetres, heel to the longest toe".into(),
            picture: String::new(),
        }),
        _ => Ok(()),
    }
}

/// Refuses images of something else, and feet that the image cuts off.
pub(crate) fn border(source: &Source, request: &ScanRequest) -> Result<(), ScanError> {
    let file = || request.file_name.to_owned();
    if source.border_filled() > MOST_BORDER {
        let what = "readings all around the image's border, where a foot has background".to_owned();
        return Err(ScanError::NotAFoot { file: file(), what });
    }
    let run = source.border_run();
    if run > MOST_RUN {
        return Err(ScanError::Asked {
            file: file(),
            question: Question::Foot,
            what: format!(
                "the surface runs over {:.0} % of one side of the image: the foot is cut off",
                100.0 * run
            ),
            next_step: "scan the whole foot, with background on every side".into(),
            picture: String::new(),
        });
    }
    Ok(())
}

/// Of several large pieces the foot of the stated side.
pub(crate) fn one_foot(mut source: Source, request: &ScanRequest) -> Result<Source, ScanError> {
    if source.is_cloud() && source.body.second_share > MOST_SECOND {
        return Err(ScanError::Asked {
            file: request.file_name.into(),
            question: Question::Foot,
            what: "two clouds apart from each other are in the file, two feet or a foot and a floor".into(),
            next_step: "export the points of one foot alone".into(),
            picture: String::new(),
        });
    }
    if source.others.is_empty() {
        return Ok(source);
    }
    let others: Vec<Mesh> = std::mem::take(&mut source.others);
    let first = source.of_piece(source.body.mesh.clone());
    let pieces = std::iter::once(first).chain(others.into_iter().map(|m| source.of_piece(m)));
    let seen = |piece: Source| Rough::of(&piece, GLANCE, request).ok().map(|r| (piece, r.evidence.side()));
    let mut feet: Vec<(Source, Option<Side>)> = pieces.filter_map(seen).collect();
    if feet.len() < 2 {
        return Ok(feet.pop().map_or(source, |f| f.0));
    }
    let count = feet.len();
    let picture = || {
        let first = feet.first().and_then(|(piece, _)| Rough::of(piece, GLANCE, request).ok());
        let all: Vec<Point3> =
            feet.iter().flat_map(|(piece, _)| piece.body.mesh.vertices.iter().copied()).collect();
        first.map_or(String::new(), |seen| picture::by_heading(&seen.heading, &all))
    };
    let asked = |question, next_step: &str, picture: String| ScanError::Asked {
        file: request.file_name.into(),
        question,
        what: format!("{count} feet are in the scan"),
        next_step: next_step.into(),
        picture,
    };
    let twice = feet
        .iter()
        .enumerate()
        .any(|(k, a)| feet[..k].iter().any(|b| overlap(&a.0.body.mesh, &b.0.body.mesh)));
    if twice {
        return Err(ScanError::Asked {
            file: request.file_name.into(),
            question: Question::Foot,
            what: "the same foot is in the file more than once, one surface in or through the other".into(),
            next_step: "export the outer surface alone".into(),
            picture: picture(),
        });
    }
    let Some(side) = request.side else {
        return Err(asked(
            Question::Side,
            "state the side (side = \"left\" or \"right\"), or export one foot alone",
            picture(),
        ));
    };
    let drawn = picture();
    feet.retain(|f| f.1 == Some(side));
    match (feet.pop(), feet.pop()) {
        (Some((mut foot, _)), None) => {
            let text = format!("{count} feet are in the scan; the {side} one was taken");
            foot.notes.push(Note::warning("scan.foot", text));
            Ok(foot)
        }
        _ => Err(asked(Question::Foot, "export the foot of this side alone", drawn)),
    }
}

/// Asks about a surface of which parts are not joined to the rest: toes that a gap or a tear has cut off.
pub(crate) fn joined(source: &Source, request: &ScanRequest) -> Result<(), ScanError> {
    let share = source.body.beside_share;
    if source.is_cloud() || share < TORN {
        return Ok(());
    }
    Err(ScanError::Asked {
        file: request.file_name.into(),
        question: Question::Foot,
        what: format!(
            "pieces of {:.0} % of the surface lie next to it and are not joined to it: they may be toes, and a foot without \
             them would be too short",
            100.0 * share
        ),
        next_step: "close the gaps in the scan, or cut the pieces away if they are not foot".into(),
        picture: String::new(),
    })
}

/// Whether two pieces are the same foot: most of the smaller one's box is in the other's.
fn overlap(a: &Mesh, b: &Mesh) -> bool {
    let (Some(a), Some(b)) = (a.bounds(), b.bounds()) else { return false };
    let common = (a.max.inf(&b.max) - a.min.sup(&b.min)).map(|d| d.max(0.0)).product();
    common > SAME_FOOT * a.size().iter().product::<f64>().min(b.size().iter().product())
}

/// Refuses a depth image of which the foot stands on the far side of what was seen: near is bright in it, or it was taken
/// from above.
pub(crate) fn inside_out(source: &Source, request: &ScanRequest) -> Result<(), ScanError> {
    let is_from_below = !matches!(request.pose, Some(Capture::Impression | Capture::Cast));
    let Some(toward) = source.toward.filter(|_| source.is_depth() && is_from_below) else { return Ok(()) };
    let samples = source.samples(GLANCE);
    if samples.len() < 100 || orient::up(&samples, None).dot(&toward) > -0.5 {
        return Ok(());
    }
    Err(ScanError::Asked {
        file: request.file_name.into(),
        question: Question::Pose,
        what: "taken as distances from below, the image shows a sole turned inside out: near is bright in it, or it was \
               taken from above"
            .into(),
        next_step: "write depth = \"height\" in the camera table if near is bright, or pose = \"impression\" in the scan \
                    table if it is a foam box or a cast's inside"
            .into(),
        picture: String::new(),
    })
}

/// Compares the length with the one measured on the patient; a scan without a unit is scaled to it. Returns the factor.
pub(crate) fn scale(
    found: &mut Canonical,
    is_unit_told: bool,
    unit: LengthUnit,
    request: &ScanRequest,
    notes: &mut Vec<Note>,
) -> Result<f64, ScanError> {
    let Some(measured) = request.foot_length_mm else { return Ok(1.0) };
    let own = found.marks.length;
    if libm::log(measured / own).abs() <= CONTRADICTED {
        let text = format!("{own:.0} mm in the scan, {measured:.0} mm measured on the patient");
        notes.push(Note::info("scan.foot_length_mm", text));
        return Ok(1.0);
    }
    if is_unit_told {
        return Err(ScanError::Asked {
            file: request.file_name.into(),
            question: Question::Length,
            what: format!(
                "the foot is {own:.0} mm long in {}, and {measured:.0} mm as measured on the patient",
                unit.name()
            ),
            next_step: "correct units, the camera or foot_length_mm, or look whether this is the foot".into(),
            picture: String::new(),
        });
    }
    let by = measured / own;
    found.scale(by);
    let text = format!(
        "no unit fits the measured length: scaled by {by:.4} to {measured:.1} mm, and as good as that is"
    );
    notes.push(Note::warning("scan.units", text));
    Ok(by)
}

/// Asks about every doubt; one about proportions is answered by a length measured on the patient that agrees.
pub(crate) fn trust(
    found: &Canonical,
    noise_mm: f64,
    is_depth: bool,
    request: &ScanRequest,
    notes: &mut Vec<Note>,
) -> Result<(), ScanError> {
    let m = &found.marks;
    let is_confirmed = request.foot_length_mm.is_some_and(|l| libm::log(l / m.length).abs() < CONFIRMED);
    let in_box = matches!(request.pose, Some(Capture::Impression | Capture::Cast));
    let may_be_short = !is_depth && !is_confirmed && !in_box;
    let what = if found.completed_mm > MOST_GUESSED_MM {
        Some(format!(
            "heel and toes were seen only below where they are longest: {:.1} mm of the length are guessed",
            found.completed_mm
        ))
    } else {
        found
            .is_cut_ahead
            .then(|| "the surface ends flat under the toes, before it turns up round their tips".into())
    };
    if let Some(what) = what.filter(|_| may_be_short) {
        return Err(ScanError::Asked {
            file: request.file_name.into(),
            question: Question::Length,
            what,
            next_step: "measure the foot's length on the patient and write foot_length_mm in the scan table, or scan higher up"
                .into(),
            picture: String::new(),
        });
    }
    if let Some(area) = orient::wall(&found.mesh).filter(|_| !in_box) {
        return Err(ScanError::Asked {
            file: request.file_name.into(),
            question: Question::Foot,
            what: format!(
                "{area:.0} mm2 of the surface are one plane: a cut through the foot, closed by a program"
            ),
            next_step: "scan the whole foot, with toes, heel and both sides".into(),
            picture: String::new(),
        });
    }
    let open: Vec<Point3> =
        weld::open_corners(&found.mesh).into_iter().map(|i| found.mesh.vertices[i as usize]).collect();
    for doubt in orient::doubts(m, &found.mesh.vertices, &open, found.look, noise_mm, in_box) {
        if doubt.question == Question::Pose && is_confirmed {
            notes.push(Note::warning("scan.foot", format!("{}; the measured length agrees", doubt.what)));
            continue;
        }
        return Err(ScanError::Asked {
            file: request.file_name.into(),
            question: doubt.question,
            what: doubt.what,
            next_step: doubt.next_step.into(),
            picture: String::new(),
        });
    }
    Ok(())
}

/// The stated side, checked; or the side of the file or of the shape.
pub(crate) fn side(
    evidence: &Evidence,
    source: &Source,
    request: &ScanRequest,
    notes: &mut Vec<Note>,
) -> Result<Side, ScanError> {
    let file = || request.file_name.to_string();
    let stated = request.side.or(source.side);
    match (stated, evidence.side()) {
        (Some(stated), Some(found)) if stated != found => {
            let also = if source.is_depth() { ", or whether near is bright in the image (depth = \"height\")" } else { "" };
            Err(ScanError::WrongSide { file: file(), stated, found, why: evidence.words(), also, picture: String::new() })
        }
        (Some(_), None) if evidence.is_blank() && request.foot_length_mm.is_none() => Err(ScanError::Asked {
            file: file(),
            question: Question::Foot,
            what: format!("the shape has neither arch nor toes nor waist on one side ({}), as a foot has", evidence.words()),
            next_step: "check that this is a foot. If it is, measure its length on the patient and write foot_length_mm in \
                        the scan table"
                .into(),
            picture: String::new(),
        }),
        (Some(stated), found) => {
            if found.is_none() {
                let text = format!(
                    "the shape does not show the side ({}); the stated side is used",
                    evidence.words()
                );
                notes.push(Note::warning("scan.side", text));
            }
            Ok(stated)
        }
        (None, Some(found)) => {
            notes.push(Note::info(
                "scan.side",
                format!("{found}, recognised from the shape ({})", evidence.words()),
            ));
            Ok(found)
        }
        (None, None) => {
            Err(ScanError::UnknownSide { file: file(), why: evidence.words(), picture: String::new() })
        },
    }
}

/// A second look in the canonical frame: a foot's proportions.
pub(crate) fn plausible(
    found: &Canonical,
    unit: LengthUnit,
    is_depth: bool,
    request: &ScanRequest,
) -> Result<(), ScanError> {
    let m = &found.marks;
    length(m.length, unit, is_depth, request)?;
    let ball = (m.ball_medial.y - m.ball_lateral.y) / m.length;
    let heel = (m.heel_medial.y - m.heel_lateral.y) / m.length;
    let fill = found.fill / (1.0 - found.holes).max(0.1);
    let what = if fill < LEAST_FILL {
        format!("it fills {fill:.2} of its convex outline; a foot fills 0.97")
    } else if !(0.26..0.52).contains(&ball) {
        format!("its ball width is {ball:.2} of its length; a foot's is about 0.38")
    } else if !(0.14..0.36).contains(&heel) {
        format!("its heel width is {heel:.2} of its length; a foot's is about 0.25")
    } else {
        return Ok(());
    };
    Err(ScanError::NotAFoot { file: request.file_name.into(), what })
}

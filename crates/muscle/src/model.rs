//! The body as the muscles see it: rigid segments, joints, and muscle paths, both sides.

use crate::MuscleError;
use crate::contraction::{Contraction, Strength};
use crate::profile::{Document, JointText, Knots, MuscleText, PointText};
use crate::spline::Spline;
use nalgebra::{Point3, Vector3};
use windlass_measure::Side;

/// A name with the side it is on; `None` in the middle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As in the profile.
    pub text: String,
    /// The side.
    pub side: Option<Side>,
}

/// A rigid segment.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Its name.
    pub name: Name,
    /// Mass, kg.
    pub mass_kg: f64,
    /// Mass centre in its own axes, m.
    pub centre: Point3<f64>,
    /// Moments of inertia about the mass centre, kg.m2 (xx, yy, zz).
    pub inertia: Vector3<f64>,
}

/// A joint: the child turns about axes, and may slide, in the parent.
#[derive(Debug, Clone, PartialEq)]
pub struct Joint {
    /// Its name.
    pub name: Name,
    /// Index of the proximal body.
    pub parent: usize,
    /// Index of the distal body (of the torso, for the back).
    pub child: usize,
    /// Place in the parent, m.
    pub at: Point3<f64>,
    /// Coordinates and their axes, the first fixed in the parent.
    pub turns: Vec<(usize, Vector3<f64>)>,
    /// Slide in the parent along x and y, of the first coordinate.
    pub slide: [Option<Spline>; 2],
}

/// A point of a muscle's path on a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Via {
    /// Index of the body.
    pub body: usize,
    /// Where it is.
    pub place: Place,
}

/// Where a point of a path is, in its body's axes, m.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// Fixed.
    Fixed(Point3<f64>),
    /// There only while a coordinate is between two angles.
    Between(Point3<f64>, usize, [f64; 2]),
    /// Moves with a coordinate.
    Moving(usize, Box<[Spline; 3]>),
}

/// A muscle with its tendon.
#[derive(Debug, Clone, PartialEq)]
pub struct Muscle {
    /// Its name.
    pub name: Name,
    /// Strength and architecture.
    pub strength: Strength,
    /// Its path.
    pub path: Vec<Via>,
}

/// The whole model. Axes of each body: x forward, y up, z to the right; SI units.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Its name.
    pub name: String,
    /// Attribution that its licence asks for.
    pub attribution: String,
    /// Stature, m.
    pub height_m: f64,
    /// Mass, kg.
    pub mass_kg: f64,
    /// The contraction laws.
    pub contraction: Contraction,
    /// The bodies; the first is the pelvis.
    pub bodies: Vec<Body>,
    /// The joints, parents before children.
    pub joints: Vec<Joint>,
    /// The coordinates of the joints, rad.
    pub coordinates: Vec<Name>,
    /// The muscles.
    pub muscles: Vec<Muscle>,
}

impl Model {
    /// Gait2392, unscaled: 1.80 m, 75 kg, 92 muscles.
    ///
    /// # Errors
    /// As for [`Model::parse`].
    pub fn builtin() -> Result<Model, MuscleError> {
        Model::parse(windlass_profiles::GAIT2392)
    }

    /// Reads a `windlass.muscles/1` profile and adds the mirror image of its side.
    ///
    /// # Errors
    /// [`MuscleError::Profile`] when the text is not such a profile or names a body or coordinate that it lacks.
    pub fn parse(text: &str) -> Result<Model, MuscleError> {
        let document: Document = toml::from_str(text).map_err(|e| fault(e.to_string()))?;
        if document.schema != "windlass.muscles/1" {
            return Err(fault(format!("schema is `{}`, not `windlass.muscles/1`", document.schema)));
        }
        let mut model = Model {
            name: document.name.clone(),
            attribution: document.attribution.clone(),
            height_m: document.height_m,
            mass_kg: document.mass_kg,
            contraction: document.contraction,
            bodies: Vec::new(),
            joints: Vec::new(),
            coordinates: Vec::new(),
            muscles: Vec::new(),
        };
        for side in [Side::Right, Side::Left] {
            model.add(&document, side)?;
        }
        Ok(model)
    }

    /// The model with those muscles only: where joints do not share muscles, each is solved by itself.
    pub fn only(&self, keep: impl Fn(&Muscle) -> bool) -> Model {
        Model { muscles: self.muscles.iter().filter(|m| keep(m)).cloned().collect(), ..self.clone() }
    }

    /// Index of a body.
    pub fn body(&self, text: &str, side: Option<Side>) -> Option<usize> {
        self.bodies.iter().position(|b| b.name.is(text, side))
    }

    /// Index of a joint.
    pub fn joint(&self, text: &str, side: Option<Side>) -> Option<usize> {
        self.joints.iter().position(|j| j.name.is(text, side))
    }

    /// Index of a coordinate.
    pub fn coordinate(&self, text: &str, side: Option<Side>) -> Option<usize> {
        self.coordinates.iter().position(|c| c.is(text, side))
    }

    /// The bodies of one side; those of the middle with the first side only.
    fn add(&mut self, document: &Document, side: Side) -> Result<(), MuscleError> {
        let middle = |name: &str| name == "pelvis" || name == "torso";
        let of = |name: &str| if middle(name) { None } else { Some(side) };
        for b in &document.body {
            if self.body(&b.name, of(&b.name)).is_some() {
                continue;
            }
            self.bodies.push(Body {
                name: Name { text: b.name.clone(), side: of(&b.name) },
                mass_kg: b.mass_kg,
                centre: place(b.centre_m, side),
                inertia: b.inertia.into(),
            });
        }
        for j in &document.joint {
            let joint_side = of(&j.child);
            if self.joint(&j.name, joint_side).is_none() {
                let joint = self.read_joint(j, joint_side, side)?;
                self.joints.push(joint);
            }
        }
        for m in &document.muscle {
            let muscle = self.read_muscle(m, side)?;
            self.muscles.push(muscle);
        }
        Ok(())
    }

    fn read_joint(
        &mut self,
        j: &JointText,
        joint_side: Option<Side>,
        side: Side,
    ) -> Result<Joint, MuscleError> {
        let mut turns = Vec::new();
        for turn in &j.turns {
            self.coordinates.push(Name { text: turn.coordinate.clone(), side: joint_side });
            let [x, y, z] = turn.axis;
            // A turn is mirrored as what it is: an axial vector.
            let axis = match joint_side {
                Some(Side::Left) => Vector3::new(-x, -y, z),
                _ => Vector3::new(x, y, z),
            };
            turns.push((self.coordinates.len() - 1, axis.normalize()));
        }
        let slide = |knots: &Option<Knots>| knots.as_ref().map(|k| curve(k, &j.name)).transpose();
        Ok(Joint {
            name: Name { text: j.name.clone(), side: joint_side },
            parent: self.find_body(&j.parent, side)?,
            child: self.find_body(&j.child, side)?,
            at: place(j.at_m, side),
            turns,
            slide: [slide(&j.slide.x)?, slide(&j.slide.y)?],
        })
    }

    fn read_muscle(&self, m: &MuscleText, side: Side) -> Result<Muscle, MuscleError> {
        let positive = [m.strength_n, m.fibre_m, m.tendon_m].iter().all(|v| v.is_finite() && *v > 0.0);
        if !positive || m.points.len() < 2 {
            return Err(fault(format!(
                "muscle `{}` needs two points, and a strength, fibre and tendon above zero",
                m.name
            )));
        }
        Ok(Muscle {
            name: Name { text: m.name.clone(), side: Some(side) },
            strength: Strength {
                isometric_n: m.strength_n,
                fibre_m: m.fibre_m,
                tendon_m: m.tendon_m,
                pennation_rad: m.pennation_rad,
            },
            path: m.points.iter().map(|p| self.read_point(p, &m.name, side)).collect::<Result<_, _>>()?,
        })
    }

    fn read_point(&self, p: &PointText, muscle: &str, side: Side) -> Result<Via, MuscleError> {
        let place = match (&p.at_m, &p.when, &p.moves) {
            (Some(at), None, None) => Place::Fixed(place(*at, side)),
            (Some(at), Some(w), None) => {
                Place::Between(place(*at, side), self.find_coordinate(&w.coordinate, side)?, [w.from, w.to])
            }
            (None, None, Some(m)) => {
                let z = curve(&m.z, muscle)?.scaled(side.mirror());
                let curves = Box::new([curve(&m.x, muscle)?, curve(&m.y, muscle)?, z]);
                Place::Moving(self.find_coordinate(&m.coordinate, side)?, curves)
            }
            _ => return Err(fault(format!("a point of `{muscle}` needs either `at_m` or `moves`"))),
        };
        Ok(Via { body: self.find_body(&p.body, side)?, place })
    }

    fn find_body(&self, text: &str, side: Side) -> Result<usize, MuscleError> {
        let found = self.body(text, Some(side)).or_else(|| self.body(text, None));
        found.ok_or_else(|| fault(format!("no body `{text}`")))
    }

    fn find_coordinate(&self, text: &str, side: Side) -> Result<usize, MuscleError> {
        let found = self.coordinate(text, Some(side)).or_else(|| self.coordinate(text, None));
        found.ok_or_else(|| fault(format!("no coordinate `{text}`")))
    }
}

impl Name {
    /// Whether this is the name of that side.
    pub fn is(&self, text: &str, side: Option<Side>) -> bool {
        self.text == text && self.side == side
    }
}

fn fault(message: String) -> MuscleError {
    MuscleError::Profile { message }
}

fn curve(knots: &Knots, of: &str) -> Result<Spline, MuscleError> {
    Spline::new(&knots.at, &knots.m).ok_or_else(|| {
        fault(format!("a curve of `{of}` needs two or more ascending points, and as many values"))
    })
}

/// A point of the profile's right side on this side.
fn place([x, y, z]: [f64; 3], side: Side) -> Point3<f64> {
    Point3::new(x, y, z * side.mirror())
}

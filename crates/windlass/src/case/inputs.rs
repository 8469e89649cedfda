//! What goes into a job besides the profiles: the case and the files it names, by hash.

use super::{Case, with_camera_beside};
use crate::job::FileHash;
use crate::{Complaint, World};
use windlass_measure::Side;

impl Case {
    /// The inputs as a manifest lists them: the case, then scan, camera beside it and pressure of each
    /// foot, left first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn inputs(&self, world: &dyn World) -> Result<Vec<FileHash>, Complaint> {
        let mut inputs = vec![self.hash.clone()];
        for side in Side::BOTH {
            let Some(foot) = self.file.foot.get(side) else { continue };
            if let Some(scan) = &foot.scan {
                inputs.push(FileHash::of(format!("foot.{side}.scan"), &world.read(&scan.file)?));
                if let (_, Some(camera)) = with_camera_beside(scan, world) {
                    inputs.push(FileHash::of(format!("foot.{side}.camera"), &world.read(&camera)?));
                }
            }
            if let Some(pressure) = &foot.pressure {
                inputs.push(FileHash::of(format!("foot.{side}.pressure"), &world.read(&pressure.file)?));
            }
        }
        Ok(inputs)
    }
}

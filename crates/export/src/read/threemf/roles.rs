//! What slicers say of the parts of an object in files of their own: modifiers and supports are not printed, negative
//! volumes are cut away.
//!
//! PrusaSlicer and its kin name ranges of triangles of an object (`Metadata/Slic3r_PE_model.config`); Bambu Studio and
//! OrcaSlicer name its components (`Metadata/model_settings.config`).

use super::attribute::{attribute, number};
use super::elements::{Refused, elements};
use super::package::Package;
use std::collections::BTreeMap;

/// Parts that one file may name.
const MOST: usize = 100_000;

/// What becomes of a part of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// It is printed.
    #[default]
    Printed,
    /// It changes how the print is made, and is not printed itself.
    Aside,
    /// It is cut away from the object.
    Negative,
}

/// Roles by object of the main model.
#[derive(Debug, Default)]
pub(super) struct Roles {
    /// First and last triangle of each volume.
    pub(super) ranges: BTreeMap<u32, Vec<(usize, usize, Role)>>,
    /// Components by the object they mention.
    pub(super) components: BTreeMap<(u32, u32), Role>,
}

impl Roles {
    /// Reads what the package has of either file.
    pub(super) fn of(package: &mut Package<'_>) -> Result<Roles, Refused> {
        let mut roles = Roles::default();
        for path in [
            "Metadata/Slic3r_PE_model.config",
            "Metadata/Slic3r_model.config",
            "Metadata/model_settings.config",
        ] {
            let Some(name) = package.find(path) else { continue };
            let mut now = Now::default();
            elements(&name, package.part(&name)?, |tag, _| now.element(tag, &mut roles))?;
            now.close(&mut roles);
        }
        Ok(roles)
    }
}

/// Where in the file the reader is.
#[derive(Default)]
struct Now {
    object: u32,
    volume: Option<(usize, usize, Role)>,
    count: usize,
}

impl Now {
    fn element(&mut self, tag: &quick_xml::events::BytesStart<'_>, roles: &mut Roles) -> Result<(), String> {
        match tag.local_name().as_ref() {
            "object" => {
                self.close(roles);
                self.object = number(tag, "id")?;
            }
            "volume" => {
                self.close(roles);
                self.more()?;
                self.volume = Some((number(tag, "firstid")?, number(tag, "lastid")?, Role::Printed));
            }
            "part" => {
                self.close(roles);
                self.more()?;
                let role = role(&attribute(tag, "subtype")?.unwrap_or_default());
                roles.components.insert((self.object, number(tag, "id")?), role);
            }
            "metadata" => self.metadata(tag)?,
            _ => {}
        }
        Ok(())
    }

    fn metadata(&mut self, tag: &quick_xml::events::BytesStart<'_>) -> Result<(), String> {
        let Some(volume) = &mut self.volume else { return Ok(()) };
        let value = attribute(tag, "value")?.unwrap_or_default();
        match attribute(tag, "key")?.as_deref() {
            Some("volume_type") => volume.2 = role(&value),
            Some("modifier") if value == "1" => volume.2 = Role::Aside,
            _ => {}
        }
        Ok(())
    }

    fn more(&mut self) -> Result<(), String> {
        self.count += 1;
        if self.count > MOST { Err(format!("it names more than {MOST} parts")) } else { Ok(()) }
    }

    fn close(&mut self, roles: &mut Roles) {
        if let Some(volume) = self.volume.take() {
            roles.ranges.entry(self.object).or_default().push(volume);
        }
    }
}

fn role(word: &str) -> Role {
    match word.to_ascii_lowercase().as_str() {
        "negativevolume" | "negative_part" => Role::Negative,
        "parametermodifier" | "modifier_part" | "supportenforcer" | "supportblocker" | "support_enforcer"
        | "support_blocker" => Role::Aside,
        _ => Role::Printed,
    }
}

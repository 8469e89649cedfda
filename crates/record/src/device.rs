//! What the clinician chose before any finding: the style of device and the material of its shell.

use super::declare::{record, words};

words! {
    /// The style of device.
    Style {
        /// Functional device: semi-rigid shell behind the metatarsal heads.
        Functional = "functional",
        /// Sport device.
        Sport = "sport",
        /// Dress device: narrow and shallow.
        Dress = "dress",
        /// University of California Biomechanics Laboratory device: deep cup and flanges.
        Ucbl = "ucbl",
        /// Accommodative, total contact, full length.
        Accommodative = "accommodative",
        /// Gait plate.
        GaitPlate = "gait-plate",
    }
}

words! {
    /// The material of the shell.
    Material {
        /// Polyamide 12, multi jet fusion.
        Pa12Mjf = "pa12-mjf",
        /// Polyamide 12, laser sintered.
        Pa12Sls = "pa12-sls",
        /// Polyamide 11, multi jet fusion or sintered.
        Pa11 = "pa11",
        /// Polypropylene sheet.
        Polypropylene = "polypropylene",
        /// Carbon fibre laminate.
        Carbon = "carbon",
        /// Thermoplastic polyurethane: a cushion, not a support shell.
        Tpu = "tpu",
        /// Polylactide, filament.
        Pla = "pla",
        /// PETG, filament.
        Petg = "petg",
        /// Ethylene vinyl acetate, milled.
        Eva = "eva",
    }
}

words! {
    /// Where a heel cup depth is measured from; labs disagree (KevinRoot and KLM order guides).
    CupConvention {
        /// From the plantar heel of the positive to the top of the cup: the convention used inside.
        PlantarHeel = "plantar-heel",
        /// From the table the device stands on to the top of the posterior edge.
        TableToEdge = "table-to-edge",
    }
}

words! {
    /// How posts and the blocks under lifts are filled.
    PostFilling {
        /// Solid throughout: heaviest, stiffest.
        Solid = "solid",
        /// Pockets open from below, between a wall and ribs: a third lighter, for powder processes.
        Ribbed = "ribbed",
        /// Pockets open from below, with the wall and one rib along the heel: lightest.
        Hollow = "hollow",
    }
}

record! {
    /// The device asked for.
    DeviceChoice {
        /// Style of device.
        style: word(Style);
        /// Material of the shell.
        material: word(Material);
        /// Convention of the cup depths that the clinician writes.
        heel_cup_convention: word(CupConvention);
        /// A preset's lines to start from, by name; they count as the clinician's own.
        preset: text;
        /// How posts and the blocks under lifts are filled; without it as the process allows (powder: ribbed).
        post_fill: word(PostFilling);
        /// The printer that the files must fit, by the name of its profile; without it the process's usual one.
        printer: text;
    }
}

impl DeviceChoice {
    /// The style, functional where none is named.
    pub fn style_or_usual(&self) -> Style {
        self.style.unwrap_or(Style::Functional)
    }

    /// The material; where none is named, polyamide 12 by multi jet fusion, and soft polyurethane for an
    /// accommodative device.
    pub fn material_or_usual(&self) -> Material {
        self.material.unwrap_or(match self.style_or_usual() {
            Style::Accommodative => Material::Tpu,
            _ => Material::Pa12Mjf,
        })
    }
}

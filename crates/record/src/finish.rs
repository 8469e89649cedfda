//! The soft goods a lab glues on: materials, lengths, colour, glue. The thickness that takes room in the shoe is a
//! feature (`top_cover_mm`, the cushions); what is here is chosen at the bench and changes no shape.

use super::declare::{record, words};

words! {
    /// A material of a cover or a layer.
    LayerMaterial {
        /// None.
        None = "none",
        /// Ethylene vinyl acetate foam.
        Eva = "eva",
        /// Open-cell polyurethane foam (Poron and its like).
        Polyurethane = "polyurethane-foam",
        /// Closed-cell polyethylene foam, heat-mouldable (Plastazote and its like).
        Polyethylene = "polyethylene-foam",
        /// Closed-cell neoprene with a knitted face.
        Neoprene = "neoprene",
        /// Leather.
        Leather = "leather",
        /// Vinyl.
        Vinyl = "vinyl",
        /// Brushed microfibre.
        Microfibre = "microfibre",
        /// Cork.
        Cork = "cork",
    }
}

words! {
    /// How far a cover reaches.
    CoverLength {
        /// To the front edge of the shell.
        Shell = "shell",
        /// To the sulcus of the toes.
        Sulcus = "sulcus",
        /// To the toe tips.
        Full = "full",
    }
}

words! {
    /// How a cover is glued.
    Glue {
        /// Over its whole length.
        Whole = "whole",
        /// In its back half only, so that the front can still be adjusted.
        PosteriorHalf = "posterior-half",
        /// Laid on, not glued.
        Loose = "loose",
    }
}

record! {
    /// Covers and layers, for both feet.
    Finish {
        /// Material of the top cover.
        top_cover: word(LayerMaterial);
        /// How far the top cover reaches.
        top_cover_length: word(CoverLength);
        /// Colour of the top cover.
        top_cover_colour: text;
        /// Material of the layer between shell and cover.
        mid_layer: word(LayerMaterial);
        /// Thickness of the layer between shell and cover, mm.
        mid_layer_mm: number [0.0, 6.4];
        /// Material under the shell.
        bottom_cover: word(LayerMaterial);
        /// How the top cover is glued.
        glue: word(Glue);
    }
}

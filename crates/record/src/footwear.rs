//! The shoe the device must live in. Labs call size, heel height and volume vital (NWPL, Paragon order forms).

use super::declare::{record, words};

words! {
    /// The kind of shoe.
    ShoeKind {
        /// Walking or comfort shoe.
        Walking = "walking",
        /// Running shoe.
        Running = "running",
        /// Court or field sport shoe.
        Sport = "sport",
        /// Laced dress shoe.
        Dress = "dress",
        /// Slip-on or court shoe with a heel.
        Court = "court",
        /// Work or hiking boot.
        Boot = "boot",
        /// Sandal with a removable footbed.
        Sandal = "sandal",
        /// Shoe of extra depth.
        ExtraDepth = "extra-depth",
    }
}

words! {
    /// Room inside the shoe.
    ShoeVolume {
        /// No room for a post.
        Shallow = "shallow",
        /// Room for a usual device.
        Regular = "regular",
        /// Room for a deep or thick device.
        Deep = "deep",
    }
}

record! {
    /// The shoe.
    Footwear {
        /// Kind of shoe.
        kind: word(ShoeKind);
        /// Size of the left shoe as printed on it, with its system: "EU 42", "US men 9 E".
        size_left: text;
        /// Size of the right shoe as printed on it.
        size_right: text;
        /// Length inside the shoe, mm.
        internal_length_mm: number [120.0, 380.0];
        /// Width inside the shoe at the ball, mm.
        internal_width_mm: number [40.0, 150.0];
        /// Heel height minus forefoot height of the shoe, mm.
        heel_drop_mm: number [-5.0, 120.0];
        /// Height of the heel counter above the insole, mm.
        counter_height_mm: number [10.0, 120.0];
        /// Room inside the shoe.
        volume: word(ShoeVolume);
        /// Whether the shoe's own insole can be taken out.
        removable_insole: flag;
        /// Thickness of the shoe's own insole, mm.
        insole_thickness_mm: number [0.0, 20.0];
        /// Whether the sole rocks.
        rocker_sole: flag;
        /// Whether the sole is too stiff to bend by hand at the ball.
        stiff_sole: flag;
    }
}

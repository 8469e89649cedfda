//! The kinds that a condition is told in words, each word with what it means.

use serde::Deserialize;

macro_rules! words {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $note:literal])+ $variant:ident = $word:literal $(, $default:ident)?;)* }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
        pub enum $name {
            $($(#[doc = $note])+ #[serde(rename = $word)] $(#[$default])? $variant,)*
        }

        impl $name {
            /// The words, each with what it means.
            pub const WORDS: &[(&str, &str)] = &[$(($word, concat!($($note),+))),*];
        }
    };
}

words! {
    /// What the foot stands on before anything is added.
    Base {
        /// the floor
        Barefoot = "barefoot";
        /// a shoe with its flat sole
        Shoe = "shoe", default;
        /// a shoe with a flat 3 mm EVA insole
        Flat = "flat";
        /// a shoe with a contoured shell of the foot, heel to behind the heads
        Contoured = "contoured";
    }
}

words! {
    /// Fill under the arch of a contoured shell, as in case files.
    ArchFill {
        /// total contact
        None = "none";
        /// 1.6 mm
        Minimum = "minimum";
        /// 3.2 mm
        Standard = "standard", default;
        /// 6.4 mm
        Maximum = "maximum";
    }
}

impl ArchFill {
    /// Depth at the arch's apex, mm (Cox Orthotics, cast correction guide).
    pub fn mm(self) -> f64 {
        match self {
            ArchFill::None => 0.0,
            ArchFill::Minimum => 1.6,
            ArchFill::Standard => 3.2,
            ArchFill::Maximum => 6.4,
        }
    }
}

words! {
    /// How a heel lift is built, as in case files.
    LiftKind {
        /// in the rearfoot post: the shell tilts, to nothing at the ball
        InPost = "in-post", default;
        /// detached, tapering to the ball
        Tapered = "tapered";
        /// half the height under the metatarsal heads and before
        FullLength = "full-length";
    }
}

words! {
    /// What a Morton's extension covers, as in case files.
    ExtensionKind {
        /// the first metatarsal head only
        HeadOnly = "head-only";
        /// the head and the hallux to its tip
        HeadAndHallux = "head-and-hallux", default;
        /// the whole forefoot as one stiff plate
        FullBlock = "full-block";
    }
}

words! {
    /// How far forward the device reaches: the shell ends behind the heads, a sheet as thick goes on before it.
    Length {
        /// to just behind the metatarsal heads
        Metatarsal = "metatarsal", default;
        /// to the sulcus
        Sulcus = "sulcus";
        /// to the toes
        Full = "full";
    }
}

words! {
    /// How wide the shell is ground, as in case files.
    Width {
        /// for narrow shoes
        Narrow = "narrow";
        /// first to fifth shaft
        Regular = "regular", default;
        /// the foot's full width
        Wide = "wide";
    }
}

words! {
    /// Where a post is built, as in case files.
    PostKind {
        /// in the shell
        Intrinsic = "intrinsic";
        /// below the shell
        Extrinsic = "extrinsic", default;
        /// half each
        Combined = "combined";
        /// below the distal half of the heel
        Strip = "strip";
    }
}

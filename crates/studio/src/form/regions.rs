//! Where each field of the examination is asked: by region, in the order in which a foot is examined.

/// A region: its id, its title, and the fields that are asked there.
pub type Region = (&'static str, &'static str, &'static [&'static str]);

/// The regions, from the big toe up.
pub const REGIONS: &[Region] = &[
    (
        "first_ray",
        "Big toe and first ray",
        &[
            "first_mtp_dorsiflexion_unloaded_deg",
            "first_mtp_dorsiflexion_loaded_deg",
            "jack_test",
            "first_mtp_end_range_pain",
            "first_mtp_mid_range_pain",
            "first_mtp_dorsal_spur",
            "first_mtp_crepitus",
            "hallux_valgus_deg",
            "first_ray_up_mm",
            "first_ray_down_mm",
            "first_ray_plantarflexed",
            "first_ray_rigid",
            "sesamoid_pain",
        ],
    ),
    (
        "forefoot",
        "Forefoot",
        &[
            "forefoot_to_rearfoot_deg",
            "forefoot_rigid",
            "central_metatarsal_pain",
            "neuroma_signs",
            "partial_foot",
        ],
    ),
    (
        "midfoot",
        "Arch and midfoot",
        &[
            "arch_type",
            "arch_flexible",
            "navicular_drop_mm",
            "foot_posture_index",
            "midfoot_arthritis",
            "midfoot_dorsal_pain",
            "fascia_bowstrings",
            "navicular_prominent",
            "fifth_base_prominent",
        ],
    ),
    (
        "rearfoot",
        "Heel and subtalar joint",
        &[
            "relaxed_calcaneal_stance_deg",
            "neutral_calcaneal_stance_deg",
            "subtalar_inversion_deg",
            "subtalar_eversion_deg",
            "subtalar_fused",
            "subtalar_axis",
            "supination_resistance",
            "posterior_tibial_stage",
            "plantar_heel_tender",
            "first_step_pain",
            "heel_pad_thin",
            "lateral_heel_pain",
            "medial_heel_wear",
            "lateral_heel_wear",
        ],
    ),
    (
        "ankle",
        "Ankle",
        &[
            "ankle_dorsiflexion_knee_extended_deg",
            "ankle_dorsiflexion_knee_flexed_deg",
            "ankle_bony_block",
            "weight_bearing_lunge_deg",
            "achilles_pain",
            "peroneal_pain",
            "lateral_instability",
        ],
    ),
    ("knee", "Knee", &["medial_knee_arthritis", "lateral_knee_arthritis", "knee_pain"]),
];

/// The records of the whole patient and of the order: table of the case, title, definition in the schema.
pub const RECORDS: &[Record] = &[
    ("case", "Case", "CaseHead"),
    ("patient", "Patient", "Patient"),
    ("complaints", "Complaints", "Complaints"),
    ("history", "History", "History"),
    ("footwear", "Footwear", "Footwear"),
    ("limb_length", "Leg length", "LimbLength"),
    ("device", "Device", "DeviceChoice"),
    ("finish", "Covers and layers", "Finish"),
    ("order", "Order", "Order"),
];

/// Table, title, definition.
pub type Record = (&'static str, &'static str, &'static str);

/// The records of each foot besides the examination: table below the foot, title, definition.
pub const OF_FOOT: &[Record] = &[
    ("scan", "Scan", "Capture"),
    ("pressure", "Pressure map", "PressureEntry"),
    ("gait", "Gait", "GaitRecord"),
];

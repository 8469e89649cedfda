//! The examination of one foot: the union of the labs' forms, every field optional, every range plausible.

use super::declare::{record, words};

words! {
    /// A height of arch.
    ArchType {
        /// Low.
        Low = "low",
        /// Usual.
        Normal = "normal",
        /// High.
        High = "high",
    }
}

words! {
    /// Where the subtalar axis passes (Kirby's palpation).
    AxisPosition {
        /// Medially deviated.
        Medial = "medial",
        /// Usual.
        Normal = "normal",
        /// Laterally deviated.
        Lateral = "lateral",
    }
}

words! {
    /// How hard a movement is resisted.
    Resistance {
        /// Easy.
        Low = "low",
        /// Usual.
        Moderate = "moderate",
        /// Hard.
        High = "high",
    }
}

words! {
    /// What the arch does when the standing patient's big toe is lifted (Jack's test).
    JackTest {
        /// The arch rises at once.
        Easy = "easy",
        /// The arch rises late or against resistance.
        Resisted = "resisted",
        /// The toe does not lift or the arch does not rise.
        Blocked = "blocked",
    }
}

record! {
    /// One foot's examination.
    Examination {
        /// Passive dorsiflexion of the big toe, foot unloaded, degrees.
        first_mtp_dorsiflexion_unloaded_deg: number [0.0, 110.0];
        /// Dorsiflexion of the big toe, standing or with the first ray loaded, degrees.
        first_mtp_dorsiflexion_loaded_deg: number [0.0, 110.0];
        /// Pain at the end of the big toe's range.
        first_mtp_end_range_pain: flag;
        /// Pain in the middle of the big toe's range.
        first_mtp_mid_range_pain: flag;
        /// Dorsal bony spur at the first metatarsophalangeal joint.
        first_mtp_dorsal_spur: flag;
        /// Crepitus of the first metatarsophalangeal joint.
        first_mtp_crepitus: flag;
        /// What the arch does when the big toe is lifted in standing (Jack's test).
        jack_test: word(JackTest);
        /// Hallux valgus angle, degrees.
        hallux_valgus_deg: number [0.0, 70.0];
        /// How far the first ray can be moved up from the level of the second, mm.
        first_ray_up_mm: number [0.0, 20.0];
        /// How far the first ray can be moved down from the level of the second, mm.
        first_ray_down_mm: number [0.0, 20.0];
        /// Whether the first ray is plantarflexed.
        first_ray_plantarflexed: flag;
        /// Whether the first ray is rigid (does not move up and down).
        first_ray_rigid: flag;
        /// Ankle dorsiflexion with the knee straight, degrees.
        ankle_dorsiflexion_knee_extended_deg: number [-40.0, 40.0];
        /// Ankle dorsiflexion with the knee bent, degrees.
        ankle_dorsiflexion_knee_flexed_deg: number [-40.0, 50.0];
        /// Whether the ankle stops hard on bone.
        ankle_bony_block: flag;
        /// Shank angle in the weight-bearing lunge, degrees.
        weight_bearing_lunge_deg: number [0.0, 65.0];
        /// Subtalar inversion range, degrees.
        subtalar_inversion_deg: number [0.0, 60.0];
        /// Subtalar eversion range, degrees.
        subtalar_eversion_deg: number [0.0, 40.0];
        /// Fused or coalesced subtalar joint.
        subtalar_fused: flag;
        /// Where the subtalar axis passes: medial, normal or lateral.
        subtalar_axis: word(AxisPosition);
        /// How hard the standing foot resists being supinated.
        supination_resistance: word(Resistance);
        /// Relaxed calcaneal stance position, everted +, degrees.
        relaxed_calcaneal_stance_deg: number [-25.0, 30.0];
        /// Neutral calcaneal stance position, everted +, degrees.
        neutral_calcaneal_stance_deg: number [-25.0, 20.0];
        /// Forefoot against rearfoot, varus +, degrees.
        forefoot_to_rearfoot_deg: number [-30.0, 30.0];
        /// Whether the forefoot deformity is rigid (does not reduce by hand).
        forefoot_rigid: flag;
        /// Height of the arch: low, normal or high.
        arch_type: word(ArchType);
        /// Whether the arch rises on tiptoe (flexible).
        arch_flexible: flag;
        /// Navicular drop from neutral to relaxed standing, mm.
        navicular_drop_mm: number [-5.0, 30.0];
        /// Foot Posture Index (six items), -12 to 12.
        foot_posture_index: number [-12.0, 12.0];
        /// Posterior tibial tendon dysfunction, Johnson and Strom stage, 0 to 4.
        posterior_tibial_stage: number [0.0, 4.0];
        /// Midfoot arthritis (radiograph or dorsal spurs with pain).
        midfoot_arthritis: flag;
        /// Pain over the top of the midfoot on loading.
        midfoot_dorsal_pain: flag;
        /// Tenderness of the plantar medial heel.
        plantar_heel_tender: flag;
        /// Heel pain with the first steps of the day.
        first_step_pain: flag;
        /// Whether the plantar fascia stands out like a cord when the toes are lifted.
        fascia_bowstrings: flag;
        /// Thin or displaced heel fat pad.
        heel_pad_thin: flag;
        /// Pain of the outer heel.
        lateral_heel_pain: flag;
        /// Pain under metatarsal heads two to four.
        central_metatarsal_pain: flag;
        /// Interdigital neuroma signs (click, shooting pain).
        neuroma_signs: flag;
        /// Pain under the sesamoids.
        sesamoid_pain: flag;
        /// Achilles tendon pain.
        achilles_pain: flag;
        /// Peroneal tendon pain.
        peroneal_pain: flag;
        /// Repeated ankle sprains or a feeling of giving way outward.
        lateral_instability: flag;
        /// Outer heel of the shoe worn down.
        lateral_heel_wear: flag;
        /// Inner heel of the shoe worn down.
        medial_heel_wear: flag;
        /// Medial knee osteoarthritis on this side.
        medial_knee_arthritis: flag;
        /// Lateral knee osteoarthritis on this side.
        lateral_knee_arthritis: flag;
        /// Knee pain on this side.
        knee_pain: flag;
        /// Prominent, tender navicular.
        navicular_prominent: flag;
        /// Prominent, tender base of the fifth metatarsal.
        fifth_base_prominent: flag;
        /// Missing toes or a partial foot amputation.
        partial_foot: flag;
    }
}

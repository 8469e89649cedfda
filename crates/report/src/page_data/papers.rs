//! The papers of an order, one page each: the form for the lab and the leaflet for the patient.

use super::Fact;
use serde::Serialize;
use windlass_measure::Side;

/// The order form: what a lab needs, and nothing else.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OrderPaper {
    /// The order's name: what every file of it begins with.
    pub name: String,
    /// The program and its version.
    pub made_by: String,
    /// Order, codes, dates, pairs, material, process, shoe.
    pub head: Vec<Fact>,
    /// What each foot gets, left first.
    pub feet: Vec<OrderFoot>,
    /// Cover, finish and marks that both feet share.
    pub finish: Vec<Fact>,
    /// Instructions to the lab; may be empty.
    pub instructions: String,
    /// What to clarify with the prescriber before making it.
    pub clarify: Vec<String>,
}

/// One foot of an order.
#[derive(Debug, Clone, Serialize)]
pub struct OrderFoot {
    /// Which foot.
    pub side: Side,
    /// The modifications with their amounts.
    pub lines: Vec<Fact>,
    /// File, size and mass of the device.
    pub device: Vec<Fact>,
}

/// The patient's leaflet, in plain words.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LeafletPaper {
    /// The case's pseudonym.
    pub case_id: String,
    /// The program and its version.
    pub made_by: String,
    /// What was found, a sentence each.
    pub found: Vec<String>,
    /// What each part of the insert is for.
    pub parts: Vec<Fact>,
    /// What the inserts do not promise.
    pub limits: Vec<String>,
    /// How to get used to them: when, and how long.
    pub wearing_in: Vec<Fact>,
    /// What to watch for, and what to do.
    pub watch: Vec<Fact>,
    /// When to come back.
    pub review: String,
}

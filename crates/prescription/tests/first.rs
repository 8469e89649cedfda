//! The rule book reads, and a first patient gets a prescription.
use windlass_prescription::*;
#[test]
fn first() {
    let book = RuleBook::built_in().unwrap_or_else(|e| panic!("{e}"));
    let mut e = Encounter::of_mass(78.0);
    let left = e.feet.left.as_mut().unwrap();
    left.exam.first_mtp_dorsiflexion_unloaded_deg = Some(62.0);
    left.exam.first_mtp_dorsiflexion_loaded_deg = Some(9.0);
    left.exam.ankle_dorsiflexion_knee_extended_deg = Some(8.0);
    left.gait.peak_rearfoot_eversion_deg = Some(9.0.into());
    let p = prescribe(&e, &book);
    println!("{}", lab_form("HL-0001", &e, &p));
}

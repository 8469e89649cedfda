//! Reading a case: text in, a checked record out, or every fault at once.

use super::ranges::{self, lookup, span};
use super::{CaseFile, SCHEMA, texts};
use crate::job::FileHash;
use crate::{Complaint, Complaints, privacy};
use toml::de::DeTable;
use windlass_document::{self as document, Fault};
use windlass_measure::text::{self, Encoding, Text};

/// A case that has been read: every key known, every number plausible, the id a pseudonym.
#[derive(Debug, Clone)]
pub struct Case {
    /// What the file says.
    pub file: CaseFile,
    /// The name under which it was read, for messages.
    pub name: String,
    /// Length and hash of its bytes.
    pub hash: FileHash,
}

/// Largest case text, bytes. A full record is a hundredth of it.
const LARGEST: usize = 1 << 20;

impl Case {
    /// Reads a case from the bytes of its file; `name` is what messages call it.
    ///
    /// ```
    /// use windlass::Case;
    ///
    /// let text = b"schema = \"windlass.case/1\"\n[case]\nid = \"HL-0001\"\n[patient]\nmas_kg = 78\n[foot.left.scan]\nfile = \"l.png\"\n";
    /// let errors = Case::read("case.toml", text).unwrap_err();
    /// assert!(errors.to_string().contains("did you mean `mass_kg`?"));
    /// ```
    ///
    /// # Errors
    /// Every fault found, each with line, column and key: syntax, unknown keys with the nearest known one, types,
    /// ranges, a refused id, an unknown schema version, a camera that is neither pinhole nor orthographic.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Case, Complaints> {
        if bytes.len() > LARGEST {
            return Err(Complaint::input(name, "the file exceeds 1 MiB, so it is not a case file")
                .then("name the case.toml; scans are named inside it")
                .into());
        }
        let not_text = |why: String| {
            Complaint::input(name, format!("not text: {why}")).then(
                "name the case.toml; scans are named inside it, and `windlass measure` reads a scan alone",
            )
        };
        let Text { chars, encoding } = text::decode(bytes)
            .map_err(|e| not_text(format!("it is not valid UTF-8 (at byte {})", e.byte)))?;
        // Any bytes are letters of some code page; a case has at least an equals sign, and no control characters.
        let odd = |c: char| c.is_control() && !c.is_whitespace();
        if encoding == Encoding::Windows1252 && (!chars.contains('=') || chars.contains(odd)) {
            return Err(not_text("not valid UTF-8".into()).into());
        }
        let chars = if text::ends_with_cr(bytes) { chars.replace('\r', "\n").into() } else { chars };
        let file: CaseFile = document::read(&chars, privacy::refuse_key, |table, faults| {
            check(&chars, encoding, table, faults)
        })
        .map_err(|faults| Complaints::of_document(name, faults.into_iter().map(with_example).collect()))?;
        Ok(Case { file, name: name.to_owned(), hash: FileHash::of("case", bytes) })
    }

    /// The pseudonym, which begins the name of every output.
    pub fn id(&self) -> &str {
        &self.file.case.id
    }
}

/// Values as they are written for keys that every case, scan or leg length needs.
const EXAMPLES: [(&str, &str); 6] = [
    ("schema", "\"windlass.case/1\""),
    ("id", "\"HL-0001\""),
    ("mass_kg", "78.5"),
    ("file", "\"left.stl\""),
    ("short_side", "\"left\""),
    ("discrepancy_mm", "6"),
];

/// A fault about a key that is missing, with the line to add.
fn with_example(fault: Fault) -> Fault {
    let name = fault.key.rsplit('.').next().unwrap_or_default().to_owned();
    let example = EXAMPLES.iter().find(|(key, _)| *key == name && fault.text.ends_with("is missing"));
    let Some((key, value)) = example else { return fault };
    let line = format!("`{key} = {value}`");
    let table = fault.key.strip_suffix(&format!(".{key}")).map(str::to_owned);
    match table {
        Some(table) => fault.then(format!("add {line} under [{table}]")),
        None => fault.then(format!("add {line} as the first line")),
    }
}

/// What the schema alone cannot say.
fn check(text: &str, encoding: Encoding, table: &DeTable<'_>, faults: &mut Vec<Fault>) {
    ranges::check(table, faults);
    texts::check(text, table, encoding, faults);
    check_version(table, faults);
    check_id(table, faults);
    check_feet(text, table, faults);
    for side in ["left", "right"] {
        check_camera(table, side, faults);
    }
}

fn check_version(table: &DeTable<'_>, faults: &mut Vec<Fault>) {
    let Some(value) = lookup(table, &["schema"]) else {
        return;
    };
    let Some(version) = value.get_ref().as_str().filter(|v| *v != SCHEMA) else {
        return;
    };
    let number = |schema: &str| schema.strip_prefix("windlass.case/")?.parse::<u32>().ok();
    let (what, step) = match number(version) {
        Some(theirs) if Some(theirs) > number(SCHEMA) => (
            format!("\"{version}\" was written for a newer windlass than this one ({})", crate::MADE_BY),
            format!(
                "install that version; or, if the file keeps to \"{SCHEMA}\", write schema = \"{SCHEMA}\""
            ),
        ),
        _ => (
            format!("\"{version}\" is not a schema that this version of windlass reads"),
            format!("write schema = \"{SCHEMA}\""),
        ),
    };
    faults.push(Fault::new(value.span().start, "schema", what).then(step));
}

fn check_id(table: &DeTable<'_>, faults: &mut Vec<Fault>) {
    let path = ["case", "id"];
    let Some(id) = lookup(table, &path).and_then(|v| v.get_ref().as_str()) else {
        return;
    };
    let Some(reason) = privacy::refuse_id(id) else {
        return;
    };
    let offset = span(table, &path).map_or(0, |s| s.start);
    // The id is not repeated: a message is kept longer than a slip.
    let fault = Fault::new(offset, "case.id", format!("this id is refused: {reason}"));
    faults.push(fault.then("give a pseudonym of letters, digits, - and _, such as HL-0001"));
}

fn check_feet(text: &str, table: &DeTable<'_>, faults: &mut Vec<Fault>) {
    let feet = lookup(table, &["foot"]).and_then(|v| v.get_ref().as_table());
    if feet.is_none_or(|f| f.is_empty()) {
        faults.push(
            Fault::new(text.len(), "foot", "the case has no foot")
                .then("add [foot.left.scan] or [foot.right.scan] with file = \"...\""),
        );
    }
}

fn check_camera(table: &DeTable<'_>, side: &str, faults: &mut Vec<Fault>) {
    let path = ["foot", side, "scan", "camera"];
    let Some(value) = lookup(table, &path) else { return };
    let Some(camera) = value.get_ref().as_table() else {
        return;
    };
    let pinhole = ["fx", "fy", "cx", "cy"];
    let given = pinhole.iter().filter(|k| camera.contains_key(**k)).count();
    let flat = camera.contains_key("mm_per_pixel");
    if flat != (given == pinhole.len()) && (flat || given == pinhole.len()) && (flat == (given == 0)) {
        return;
    }
    let fault =
        Fault::new(value.span().start, path.join("."), "the camera is neither a pinhole nor orthographic");
    faults.push(
        fault.then("give fx, fy, cx and cy (pinhole), or mm_per_pixel (orthographic), and mm_per_count"),
    );
}

#[cfg(test)]
mod tests {
    use super::Case;

    const GOOD: &str = r#"
schema = "windlass.case/1"
case = { id = "HL-0001" }
[patient]
mass_kg = 78.0
height_m = 1.76
[foot.left.scan]
file = "left.png"
kind = "depth"
loading = "none"
camera = { fx = 700, fy = 700, cx = 320, cy = 240, mm_per_count = 0.1 }
[foot.left.exam]
first_mtp_dorsiflexion_unloaded_deg = 62
[foot.left.gait]
peak_rearfoot_eversion_deg = { value = 9, instrument = "camera, 240 Hz" }
[prescription.left]
heel_lift_mm = 4
first_ray_cutout = true
arch_fill = "minimum"
"#;

    fn message(from: &str, to: &str) -> String {
        assert!(GOOD.contains(from), "{from}");
        Case::read("case.toml", GOOD.replace(from, to).as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn the_case_of_the_design_reads() {
        let case = Case::read("case.toml", GOOD.as_bytes()).unwrap();
        assert_eq!(case.id(), "HL-0001");
        let encounter = case.file.encounter();
        assert!(encounter.feet.left.is_some() && encounter.feet.right.is_none());
        assert_eq!(encounter.overrides.left.doses().len(), 3);
    }

    #[test]
    fn each_fault_names_its_place_and_next_step() {
        let cases = [
            (
                "heel_lift_mm = 4",
                "heel_lfit_mm = 4",
                "case.toml:17:1: prescription.left.heel_lfit_mm: unknown key",
            ),
            ("heel_lift_mm = 4", "heel_lift = 4", "did you mean `heel_lift_mm`?"),
            ("heel_lift_mm = 4", "heel_lift_mm = 400", "expected 0, or 1 to 12"),
            (
                "mass_kg = 78.0",
                "mass_kg = nan",
                "case.toml:5:11: patient.mass_kg: NaN is not a finite number",
            ),
            ("value = 9", "value = 900", "foot.left.gait.peak_rearfoot_eversion_deg: 900 is out of range"),
            ("HL-0001", "John Smith", "looks like a person's name"),
            ("mass_kg = 78.0", "mass_kg = 78\nname = \"J\"", "`name` is refused"),
            ("case/1", "case/9", "was written for a newer windlass"),
            ("case/1", "case/0", "write schema = \"windlass.case/1\""),
            ("cx = 320,", "", "the camera is neither a pinhole nor orthographic"),
            ("\"minimum\"", "\"min\"", "did you mean \"minimum\"?"),
            ("[foot.left.exam]", "[foot.left.exm]", "did you mean `exam`?"),
            (
                "[foot.left.exam]",
                "[order]\ndue_date = \"1.3.2026\"\n[foot.left.exam]",
                "order.due_date: \"1.3.2026\" is no date",
            ),
            (
                "[foot.left.exam]",
                "[order]\nprescriber_code = \"John Smith\"\n[foot.left.exam]",
                "give a code, not a name",
            ),
            ("[foot.left.exam]", "[order]\npairs = 0\n[foot.left.exam]", "expected 1 to 20"),
            (
                "[foot.left.exam]",
                "[[foot.left.marks]]\nkind = \"releif\"\nplace = \"styloid\"\n[foot.left.exam]",
                "did you mean \"relief\"?",
            ),
        ];
        for (from, to, expected) in cases {
            let message = message(from, to);
            assert!(message.contains(expected), "{to}: {message}");
        }
    }

    #[test]
    fn the_refused_id_is_not_repeated() {
        assert!(!message("HL-0001", "John Smith").contains("Smith"));
    }

    #[test]
    fn binary_and_empty_input_is_told_apart() {
        let message = Case::read("left.png", b"\x89PNG\r\n").unwrap_err().to_string();
        assert!(message.contains("not text"), "{message}");
        let message = Case::read("case.toml", b"").unwrap_err().to_string();
        assert!(message.contains("`schema` is missing"), "{message}");
    }
}

//! A whole page from plain data: it stands alone, says everything, and stays small.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests stop at the first surprise"
)]

mod sample;

use windlass_geometry::Point3;
use windlass_measure::{Grade, Note, Side};
use windlass_report::Page;
use windlass_report::model3d::Model;
use windlass_report::page_data::*;
use windlass_report::picture::*;
use windlass_report::words::{Language, Words};

const SHELL: Rgb = [202, 208, 214];
const POST: Rgb = [222, 150, 90];

fn english() -> std::sync::Arc<Words> {
    std::sync::Arc::new(Words::of(Language::En).unwrap())
}

fn foot(side: Side) -> FootSection {
    let (mesh, part) = sample::insole(side);
    let borders = Borders::of(&mesh, &part);
    let palette = [SHELL, POST];
    let mut scene = Scene::plain(&mesh, side).coloured(Colouring::Parts(&borders, &palette));
    scene.contours_mm = Some(2.0);
    let mut foot = FootSection::new(side);
    for view in [View::Above, View::Below, View::Medial, View::Back, View::ThreeQuarter] {
        let bounds = mesh.bounds().unwrap();
        let projection = Projection::at_scale(&bounds, view, side, 2.2, 8);
        let mut picture = render_projected(&scene, &projection).unwrap();
        picture.caption = view.name().to_owned();
        picture.alt = format!("The device {}", view.name());
        if view == View::Medial {
            let lift = Dimension {
                from: Point3::new(6.0, 0.0, 0.0),
                to: Point3::new(6.0, 0.0, 6.0),
                text: "lift 6 mm".into(),
            };
            picture.overlay = labels(&projection, &[lift]);
        }
        foot.pictures.push(picture);
    }
    let legend = |colour: Rgb, label: &str| LegendEntry {
        colour: format!("rgb({},{},{})", colour[0], colour[1], colour[2]),
        label: label.to_owned(),
    };
    let legend = vec![legend(SHELL, "Shell"), legend(POST, "Rearfoot post")];
    let model = Model::of(&mesh, &[SHELL, POST], &part).unwrap();
    foot.view = Some(View3d { model, alt: format!("The {side} device"), legend });
    foot.measures =
        vec![Fact::new("Foot length", "254.3 mm"), Fact::new("Arch height", "21 mm").remark("sure")];
    foot.faults = vec![Fault {
        name: "Functional hallux limitus".into(),
        severity: "moderate".into(),
        plain: "The big toe bends freely in the air but not under load.".into(),
        because: vec!["unloaded 62 deg".into(), "loaded 9 deg".into()],
    }];
    foot.prescription = (0..4)
        .map(|i| PrescriptionRow {
            feature: ["First-ray cutout", "Rearfoot post", "Heel lift", "Heel cup"][i].into(),
            dose: ["yes", "4 deg", "6 mm", "14 mm"][i].into(),
            picture: (i == 1).then(|| foot.pictures[1].clone()),
            asked_by: ["rule", "clinician", "rule", "style"][i].into(),
            reason: "The first ray can sink when the heel rises, so that the toe can bend over it.".into(),
            grade: [Grade::C, Grade::B, Grade::A, Grade::D][i],
            source: "Author 2010, J Foot 1:2".into(),
            would_change: "A toe that does not bend in the air either.".into(),
            flags: if i == 1 {
                vec![Note::warning("post", "over the usual 4 deg").then("check the shoe")]
            } else {
                vec![]
            },
        })
        .collect();
    foot.doses = vec![DoseRow {
        feature: "Heel lift".into(),
        requested: "6.0 mm".into(),
        realised: "6.02 mm".into(),
        difference: "+0.02 mm".into(),
        allowed: "0.1 mm".into(),
        within: true,
    }];
    let scale = ColourScale::new(SEQUENCE, 0.0, 300.0);
    let style = MapStyle { scale, side, canonical: true, pixels_per_node: 3 };
    let pressure = |i: usize, j: usize| {
        let (x, y) = (i as f64 - 18.0, j as f64 - 16.0);
        let heel = 300.0 * (-(x * x + y * y) / 90.0).exp();
        let ball = 260.0 * (-((x - 62.0).powi(2) / 60.0 + y * y / 160.0)).exp();
        (heel + ball > 8.0).then_some(heel + ball)
    };
    let mut without = map(96, 34, pressure, &style).unwrap();
    without.caption = "Without the device".into();
    without.legend = scale.legend(4, |v| format!("{v:.0} kPa"));
    foot.pressure = vec![without.clone(), Picture { caption: "With the device".into(), ..without.clone() }];
    foot.fit = vec![Fact::new("Mean gap", "0.09 mm"), Fact::new("95 % within", "0.31 mm")];
    foot.fit_map = Some(Picture { caption: "Gap on the sole".into(), ..without });
    let check = |check: &str, found: &str, limit: &str, status| CheckRow {
        check: check.into(),
        found: found.into(),
        limit: limit.into(),
        status,
        remark: String::new(),
    };
    foot.checks = vec![
        check("Thinnest wall", "3.01 mm", "1.0 mm", Status::Good),
        check("Edges", "12 mm sharp", "0 mm", Status::Warning),
        check("Build box", "260 mm", "250 mm", Status::Refused),
        check("Mass", "61 g", "", Status::Info),
    ];
    foot.notes =
        vec![Note::info("scan", "units inferred as millimetres"), Note::warning("toe", "a hole was filled")];
    foot
}

fn chain() -> ChainSection {
    use JointPlace::*;
    let rows = [FirstMtp, Midfoot, Subtalar, Ankle, Knee, Hip, Pelvis, Lumbar]
        .into_iter()
        .enumerate()
        .flat_map(|(i, joint)| {
            Side::BOTH.map(|side| JointRow {
                side: Some(side),
                joint,
                quantity: "peak external adduction moment".into(),
                without: "0.42 N.m/kg".into(),
                with: "0.45 N.m/kg".into(),
                plain: String::new(),
                interval: "+1 to +20 %".into(),
                spread: Some(Spread { low: 1.0, mid: 7.0, high: 20.0, unit: "%".into() }),
                change: ["-12 %", "+1.4 mm", "-2.1 deg", "0 %", "+7 %", "-3 %", "?", "+1 %"][i].into(),
                certainty: "9 of 10 draws agree".into(),
                effect: [
                    Effect::Relief,
                    Effect::Shift,
                    Effect::Relief,
                    Effect::Little,
                    Effect::Burden,
                    Effect::Relief,
                    Effect::NotDetermined,
                    Effect::Little,
                ][i],
                grade: "B".into(),
                exploratory: i > 5,
                changes: i < 6,
                in_strip: true,
                figure: Some(if i == 4 { LegView::Front } else { LegView::Side }),
            })
        });
    ChainSection {
        summary: vec!["The toe joint is relieved; the knee pays a little for the post.".into()],
        rows: rows.collect(),
        sentences: Sentences {
            geometry: vec!["The heel stands 6 mm higher.".into()],
            evidence: vec!["Medial posts raise the knee adduction moment in most people (B).".into()],
            not_known: vec!["Whether the lower back feels it.".into()],
        },
        stories: vec![Story {
            side: Side::Left,
            steps: vec!["The big toe: 46 to 9 deg.".into(), "The knee: 8 to 10 deg.".into()],
        }],
        day: Some(DaySection {
            says: "1 h of walking and 3 h of standing.".into(),
            rows: vec![DayRow {
                load: "left knee".into(),
                walking: "1.2 BW h".into(),
                standing: "2.7 BW h".into(),
                device: ["1.01", "1.02", "1.04", "1.1"].map(String::from).to_vec(),
            }],
            reading: "A load is not damage.".into(),
        }),
        choice: Some(Choice {
            says: "A choice: left heel lift 3.5 mm in place of 4.5 mm.".into(),
            doses: vec!["left heel lift: 4.5 mm prescribed, 3.5 mm as a choice".into()],
            rows: vec![ChoiceRow {
                side: Side::Left,
                quantity: "knee flexion".into(),
                prescribed: "10.0 deg".into(),
                choice: "9.8 deg".into(),
                change: "-0.2 deg (-0.3 to -0.1 deg)".into(),
                certainty: "smaller than measurable".into(),
            }],
            tried: vec!["left heel lift 2.5 mm: it would exceed a load limit".into()],
            left_out: vec!["left medial heel skive: its direction is not known".into()],
        }),
        guard: vec![GuardRow {
            finding: "Knee adduction moment +7 %, limit 5 %.".into(),
            next_step: "Reduce the post to 3 deg.".into(),
        }],
        basis: vec![Fact::new("Draws", "256"), Fact::new("Steps a day", "5000")],
        not_modelled: vec!["Muscles.".into()],
        notes: vec![],
    }
}

fn glance(side: Side) -> Glance {
    Glance {
        side,
        finding: "The big toe is free in the air and stops under load.".into(),
        picture: foot(side).pictures.into_iter().next(),
        doses: vec![GlanceDose {
            feature: "Heel lift".into(),
            dose: "6 mm".into(),
            grade: "A".into(),
            grade_says: String::new(),
            reason: "The first lift is a part of the difference.".into(),
            colour: "#923a9e".into(),
        }],
        further: 3,
        figures: vec![Fact::new("heel height", "9.4 mm")],
    }
}

fn whole() -> Page {
    Page {
        case_id: "HL-0001 <script>".into(),
        made_by: "windlass 0.1.0".into(),
        first: FirstScreen {
            feet: Side::BOTH.map(glance).into(),
            heels: "Left heel 4.5 mm higher.".into(),
            review: vec![Review {
                kind: "Load check".into(),
                texts: vec!["The knee pays".into()],
                step: "Lower the post".into(),
                link: "guard".into(),
            }],
            uncertain: vec!["The direction at the hip.".into()],
            next: vec!["Review in 2 weeks.".into()],
        },
        patient: vec![Fact::new("Mass", "78 kg"), Fact::new("Height", "1.76 m"), Fact::new("Age", "54")],
        feet: Side::BOTH.map(foot).into(),
        chain: Some(chain()),
        notes: vec![Note::info("case", "The walk is a reference walk, not the patient's.")],
        manifest: vec![ManifestRow {
            kind: "output".into(),
            name: "HL-0001_L.stl".into(),
            bytes: Some(1_234_567),
            hash: "blake3:00".into(),
        }],
    }
}

#[test]
fn a_page_stands_alone_and_says_everything() {
    let html = windlass_report::page(&whole(), &english()).unwrap();
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("page.html");
    std::fs::write(path, &html).unwrap();
    assert!(html.len() < 3_000_000, "{} bytes", html.len());
    assert!(!html.contains("http://") && !html.contains("https://"), "nothing is fetched");
    assert!(!html.contains("HL-0001 <script>") && html.contains("HL-0001 &lt;script&gt;"));
    for words in [
        "Functional hallux limitus",
        "6.02 mm",
        "1\u{202f}234\u{202f}567",
        "What is not known",
        "The knee pays",
        "The first lift is a part of the difference.",
        "The direction at the hip.",
        "Left heel 4.5 mm higher.",
        "Review in 2 weeks.",
        "over the usual 4 deg",
        "Effect of the findings on the left leg, from the toe upward",
        "left heel lift: 4.5 mm prescribed, 3.5 mm as a choice",
        "Not varied: left medial heel skive",
    ] {
        assert!(html.contains(words), "{words}");
    }
    assert_eq!(html.matches("<img ").count(), html.matches("alt=\"").count(), "every picture has its words");
    assert_eq!(html, windlass_report::page(&whole(), &english()).unwrap(), "same data, same page");
}

/// The questions of docs/report.md and what answers each.
#[test]
fn the_first_screen_answers_the_five_questions() {
    let html = windlass_report::page(&whole(), &english()).unwrap();
    let from = html.find("<section class=\"first\"").unwrap();
    let first = &html[from..from + html[from..].find("</section>").unwrap()];
    let answers: [(&str, &[&str]); 5] = [
        ("what", &["Left device", "Right device", "class=\"from-above\"", "<b>Heel lift</b>"]),
        ("why", &["The big toe is free in the air", "The first lift is a part of the difference."]),
        ("how much", &["<span class=\"dose\">6 mm</span>", "9.4 mm", "+1.4 mm", "Left heel 4.5 mm higher."]),
        ("how sure", &["grade-A", "class=\"interval\"", "+1 to +20 %", "The direction at the hip."]),
        ("what next", &["Settle before making", "The knee pays", "Lower the post", "Review in 2 weeks."]),
    ];
    for (question, answers) in answers {
        for answer in answers {
            assert!(first.contains(answer), "{question}: {answer}");
        }
    }
}

#[test]
fn an_empty_page_is_a_page() {
    let html = windlass_report::page(&Page::default(), &english()).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>"));
}

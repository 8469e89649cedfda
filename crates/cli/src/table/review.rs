//! A check-up as text: before and after, what is expected, what to try, what changes.

use super::lines::hung;
use windlass::prescription::{Answer, Dose, Feature, LineChange, Review, dose_text};

/// The whole check-up.
pub fn review(id: &str, review: &Review) -> String {
    let day = review.date.as_ref().map(|date| format!(" on {date}")).unwrap_or_default();
    let weeks = review.weeks_worn.map(|w| format!(", worn for {w} weeks")).unwrap_or_default();
    let mut text = format!("case {id}: visit {}{day}, revision {}{weeks}\n", review.visit, review.revision);
    for note in &review.referral {
        text.push_str(&hung(&format!("refer: {}", note.text), 78, "", "  "));
    }
    text.push_str("\nbefore and after\n");
    for answer in &review.answers {
        text.push_str(&scale(answer));
    }
    if !review.expected.is_empty() {
        text.push_str("\nexpected by now\n");
    }
    for one in &review.expected {
        let now = one.now.unwrap_or("weeks not recorded");
        let line = format!("{now}: {} [{}] {}", one.says, one.grade, one.source.0);
        text.push_str(&hung(&line, 76, "  ", "    "));
    }
    if !review.advice.is_empty() {
        text.push_str("\ntry first, or besides\n");
    }
    for one in &review.advice {
        let side = one.side.map(|side| format!("{side}: ")).unwrap_or_default();
        let line = format!("{side}{} ({}, [{}] {})", one.text, one.rule, one.grade, one.source.0);
        text.push_str(&hung(&line, 76, "  ", "    "));
    }
    for (side, foot) in review.feet.iter() {
        let Some(foot) = foot else { continue };
        text.push_str(&format!("\n{side} device, next prescription\n"));
        if !foot.complaints.is_empty() {
            text.push_str(&format!("  complaints of the fit: {}\n", foot.complaints.join(", ")));
        }
        match review.next {
            None => text.push_str("  no change: the patient is referred\n"),
            Some(_) if foot.changes.is_empty() => text.push_str("  no line changes\n"),
            Some(_) => {}
        }
        for change in foot.changes.iter().chain(&foot.kept) {
            text.push_str(&line(change));
        }
    }
    if !review.missing.is_empty() {
        text.push_str("\nask the patient\n");
    }
    for one in &review.missing {
        let line = format!("{} ({}; decides {})", one.ask, one.key, one.decides);
        text.push_str(&hung(&line, 76, "  ", "    "));
    }
    text
}

fn scale(answer: &Answer) -> String {
    let unit = if answer.key.ends_with("_min") { "min" } else { "of 10" };
    let number = |value: Option<f64>| value.map_or("-".to_owned(), |v| v.to_string());
    let matters = answer.matters.map(|m| format!(", a change matters from {m:.1}")).unwrap_or_default();
    let line = format!(
        "{}: {} -> {} {unit}: {}{matters} [{}] {}",
        answer.title,
        number(answer.before),
        number(answer.now),
        answer.answer.unwrap_or("unknown"),
        answer.grade,
        answer.source.0
    );
    hung(&line, 76, "  ", "    ")
}

fn line(change: &LineChange) -> String {
    let words = |dose: Option<&Dose>| words(change.feature, dose);
    let (from, to) = (words(change.from.as_ref()), words(change.to.as_ref()));
    let amounts = if from == to { format!("{to}, kept") } else { format!("{from} -> {to}") };
    let mut text = format!("  {}: {amounts}\n", change.feature.title());
    let why = format!("{} [{}] {} ({})", change.reason, change.grade, change.source.0, change.rule);
    text.push_str(&hung(&why, 74, "    ", "    "));
    if let Some(other) = &change.would_change {
        text.push_str(&hung(&format!("what would change it: {other}"), 74, "    ", "    "));
    }
    text
}

fn words(feature: Feature, dose: Option<&Dose>) -> String {
    dose.map_or_else(|| "none".to_owned(), |dose| dose_text(feature, dose))
}

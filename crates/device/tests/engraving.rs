//! Engraved text on a foot made of formulas.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

mod built;
mod plain_foot;

use built::built;
use windlass_device::{Device, DeviceError, PostFill, Stock};
use windlass_geometry::{Grid, Point2, Topology, lower_envelope};
use windlass_measure::Side;
use windlass_prescription::{Dose, Feature};

/// A device with an engraved text.
fn engraved(side: Side, text: &str, posted: bool) -> Result<Device, DeviceError> {
    let mut lines = vec![(Feature::Engraving, Dose::Text(text.into()))];
    if posted {
        lines.push((Feature::RearfootPost, Dose::Amount(4.0)));
        lines.push((Feature::RearfootPostMotion, Dose::Amount(4.0)));
    }
    built(side, &lines, Stock::default())
}

#[test]
fn engraved_letters_are_read_back_on_both_sides_on_a_post_and_without() {
    for (side, posted) in [(Side::Right, true), (Side::Left, true), (Side::Right, false), (Side::Left, false)]
    {
        let device = engraved(side, "hl-0042", posted).unwrap();
        let read = device.realised.iter().find(|r| r.feature == Feature::Engraving).unwrap();
        assert_eq!(read.realised, Dose::Text("HL-0042".into()), "{side} {posted}");
        assert!(device.realised.iter().all(|r| r.within_tolerance), "{side} {posted}: {:?}", device.realised);
        let topology = Topology::of(&device.mesh);
        assert!(topology.is_closed() && topology.bodies == 1, "{side} {posted}");
    }
}

#[test]
fn engraved_letters_read_from_below() {
    // The stem of an L stands at its left, its foot at its bottom: from below with +x to the right, +y points down.
    for side in [Side::Right, Side::Left] {
        // In a solid post: a ribbed one is filled round the letters.
        let post = (Feature::RearfootPost, Dose::Amount(4.0));
        let of = |text: &str| {
            let lines = [post.clone(), (Feature::Engraving, Dose::Text(text.into()))];
            built(side, &lines, Stock { post_fill: PostFill::Solid, ..Stock::default() }).unwrap().mesh
        };
        let (plain, device) = (of(" "), of("L"));
        let bounds = plain.bounds().unwrap();
        let grid = Grid::covering(bounds.min.xy(), bounds.max.xy(), 0.2);
        let (before, after) = (lower_envelope(&plain, grid), lower_envelope(&device, grid));
        let sunk: Vec<Point2> = grid
            .nodes()
            .filter(|&(ix, iy)| after.at(ix, iy).zip(before.at(ix, iy)).is_some_and(|(a, b)| a - b > 0.5))
            .map(|(ix, iy)| grid.node(ix, iy))
            .collect();
        let (min, max) = sunk.iter().fold((sunk[0], sunk[0]), |(lo, hi), p| (lo.inf(p), hi.sup(p)));
        let middle = nalgebra::center(&min, &max);
        let quarter = |right: bool, low: bool| {
            sunk.iter().filter(|p| (p.x > middle.x + 1.0) == right && (p.y > middle.y) == low).count()
        };
        assert!(quarter(true, true) > 20 && quarter(true, false) == 0, "{side}");
        assert!(quarter(false, false) > 20, "{side}");
    }
}

#[test]
fn a_text_that_is_too_long_for_the_post_goes_under_the_arch() {
    let text = "A-VERY-LONG-PSEUDONYM";
    let device = engraved(Side::Right, text, true).unwrap();
    let read = device.realised.iter().find(|r| r.feature == Feature::Engraving).unwrap();
    assert!(read.within_tolerance && read.realised == Dose::Text(text.into()), "{read:?}");
    let note = device.notes.iter().find(|n| n.place == "device.engraving").unwrap();
    assert!(note.text.contains("underside of the arch"), "{}", note.text);
}

#[test]
fn a_text_without_room_is_refused_with_how_much_has() {
    let text = "A-PSEUDONYM-THAT-IS-LONGER-THAN-ANY-FOOT";
    let error = engraved(Side::Right, text, true).unwrap_err();
    let DeviceError::Refused(refusals) = error else { panic!("{error}") };
    let fits = refusals[0].offered.unwrap() as usize;
    assert!((4..text.len()).contains(&fits), "{refusals:?}");
    let part: String = text.chars().take(fits).collect();
    assert!(engraved(Side::Right, &part, true).is_ok());
    assert!(engraved(Side::Right, "Ö-1", true).is_err());
}

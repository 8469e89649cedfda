//! The bodies that the figures are drawn on.

use crate::page_data::JointPlace;

/// The body from the waist to the toes, seen from the patient's right, and the bones as fine lines.
pub(super) const SIDE: &str = concat!(
    // Waist, belly, thigh front, knee, shin, instep, toes, sole, heel, calf, thigh back, buttock, back.
    "<path class=\"body\" d=\"M70 8C66 40 58 62 60 88C50 106 48 132 58 156C66 182 84 206 92 236C97 254 96 268 92 286",
    "C86 314 90 346 98 372C100 388 90 398 88 412C86 428 92 436 104 436L196 436C206 436 208 426 200 420",
    "C184 408 160 404 144 390C132 380 130 366 134 340C140 312 146 296 144 276C146 250 150 226 150 198",
    "C150 168 146 148 142 126C140 104 148 84 146 58C144 40 140 24 138 8Z\"/>",
    "<g class=\"bones\">",
    // Lumbar vertebrae.
    "<rect x=\"79\" y=\"12\" width=\"22\" height=\"14\" rx=\"4\" transform=\"rotate(8 90 19)\"/>",
    "<rect x=\"80\" y=\"31\" width=\"22\" height=\"14\" rx=\"4\" transform=\"rotate(2 91 38)\"/>",
    "<rect x=\"79\" y=\"50\" width=\"22\" height=\"14\" rx=\"4\" transform=\"rotate(-6 90 57)\"/>",
    "<rect x=\"76\" y=\"69\" width=\"22\" height=\"14\" rx=\"4\" transform=\"rotate(-14 87 76)\"/>",
    // Pelvis, femur, shin, foot.
    "<path d=\"M70 92C84 84 112 92 124 108C128 120 122 138 112 146C96 146 74 124 70 92Z\"/>",
    "<path d=\"M112 146L122 262M122 274L107 382M99 386C96 400 96 414 102 424L112 424L120 398C140 398 152 412 168 420",
    "L194 428\"/>",
    "<circle cx=\"136\" cy=\"264\" r=\"6\"/>",
    "</g><path class=\"ground\" d=\"M40 440H212\"/>",
);

/// How far from the midline a joint is in the drawing from the front.
pub(super) fn front_x(joint: JointPlace) -> f64 {
    match joint {
        JointPlace::Lumbar | JointPlace::Pelvis => 0.0,
        JointPlace::Hip => 32.0,
        JointPlace::Knee => 30.0,
        _ => 32.0,
    }
}

/// The body from the waist to the toes from the front, and the bones as fine lines.
pub(super) const FRONT: &str = concat!(
    "<path class=\"body\" d=\"M276 8C278 40 270 60 264 92C256 128 258 160 264 200C268 232 272 250 272 270",
    "C268 300 266 322 270 346C274 368 280 384 280 400C276 412 266 424 264 434L306 434C308 420 306 408 304 398",
    "C308 372 314 346 312 322C310 302 308 290 308 270C312 240 318 206 320 176",
    "C322 206 328 240 332 270C332 290 330 302 328 322C326 346 332 372 336 398C334 408 332 420 334 434L376 434",
    "C374 424 364 412 360 400C360 384 366 368 370 346C374 322 372 300 368 270C368 250 372 232 376 200",
    "C382 160 384 128 376 92C370 60 362 40 364 8Z\"/>",
    "<g class=\"bones\">",
    "<rect x=\"308\" y=\"12\" width=\"24\" height=\"14\" rx=\"4\"/><rect x=\"308\" y=\"32\" width=\"24\" height=\"14\" rx=\"4\"/>",
    "<rect x=\"307\" y=\"52\" width=\"26\" height=\"14\" rx=\"4\"/><rect x=\"306\" y=\"72\" width=\"28\" height=\"14\" rx=\"4\"/>",
    "<path d=\"M306 92C280 86 268 104 276 122C284 136 300 140 314 150L326 150C340 140 356 136 364 122C372 104 360 86 334 92",
    "C328 104 312 104 306 92Z\"/>",
    "<path d=\"M288 146L290 262M290 274L288 392M280 402L282 428M296 402L296 428M352 146L350 262M350 274L352 392M344 402L344 428",
    "M360 402L358 428\"/></g><path class=\"ground\" d=\"M248 440H392\"/>",
);

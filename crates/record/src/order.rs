//! The order around a prescription: what a lab's form asks before the first modification (order, prescriber, pair and
//! notes). Nothing here changes a dose, and nobody is named: codes only.

use super::declare::{record, words};

words! {
    /// How far an order is.
    OrderStatus {
        /// Being written.
        Draft = "draft",
        /// Sent to the lab.
        Submitted = "submitted",
        /// At the bench.
        InProgress = "in-progress",
        /// Made.
        Completed = "completed",
        /// On its way.
        Shipped = "shipped",
    }
}

record! {
    /// The order.
    Order {
        /// The prescriber's code at the lab; never a name.
        prescriber_code: text;
        /// The clinic's code at the lab.
        clinic_code: text;
        /// Code of the place to ship to, where it is not the clinic.
        ship_to_code: text;
        /// Number of the order that this one replaces.
        resubmission_of: text;
        /// Date of the examination, year-month-day.
        service_date: date;
        /// Date on which the device is needed, year-month-day.
        due_date: date;
        /// Whether the order is pressing.
        rush: flag;
        /// How far the order is.
        status: word(OrderStatus);
        /// Number of pairs to be made.
        pairs: number [1.0, 20.0];
        /// Whether the lab may choose where the form leaves something open.
        lab_discretion: flag;
        /// Special instructions to the lab.
        instructions: text;
    }
}

//! A finished job as pictures and one self-contained page.
//!
//! [`picture`] draws meshes without a GPU; [`page()`] turns plain data ([`Page`]) into one HTML text that needs
//! no network. Knows meshes and words, not feet: what is shown is decided by who fills the [`Page`].

mod base64;
mod check_up;
mod compare;
mod error;
mod figure;
mod html;
mod interval;
pub mod model3d;
pub mod page_data;
mod pairs;
mod papers;
pub mod picture;
mod place;
pub mod words;

pub use check_up::check_up_page;
pub use compare::compare_page;
pub use error::ReportError;
pub use html::page;
pub use page_data::{ComparePage, Page};
pub use papers::{leaflet_page, order_page};

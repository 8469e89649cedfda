//! An XML part, element by element as it is unpacked: never the whole of it in memory.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// Elements within elements; a model has six.
const DEEPEST: usize = 64;

/// Why a package is not read, and where.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Refused {
    pub(super) place: String,
    pub(super) why: String,
    pub(super) next: String,
}

impl Refused {
    pub(super) fn new(place: impl Into<String>, why: impl Into<String>) -> Self {
        Refused { place: place.into(), why: why.into(), next: "Export the package again".into() }
    }

    pub(super) fn then(self, next: &str) -> Self {
        Refused { next: next.into(), ..self }
    }
}

/// Shows every element to `visit`, with its depth from 0.
pub(super) fn elements(
    part: &str,
    text: impl BufRead,
    mut visit: impl FnMut(&BytesStart<'_>, usize) -> Result<(), String>,
) -> Result<(), Refused> {
    let mut reader = Reader::from_reader(text);
    let (mut buffer, mut depth) = (Vec::new(), 0usize);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        let place = reader.buffer_position();
        let refused = |why: String| Refused::new(format!("{part}, byte {place}"), why);
        match event {
            Ok(Event::Start(tag)) => {
                visit(&tag, depth).map_err(refused)?;
                depth += 1;
                if depth > DEEPEST {
                    return Err(refused(format!("elements lie more than {DEEPEST} deep")));
                }
            }
            Ok(Event::Empty(tag)) => visit(&tag, depth).map_err(refused)?,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) => return Ok(()),
            Err(e) => return Err(refused(e.to_string())),
            Ok(_) => {}
        }
    }
}

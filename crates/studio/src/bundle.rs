//! A bundle: a JSON text that describes, and after it the numbers of meshes as they go to a graphics card.
//!
//! Little endian: `WDB1`, length of the text (u32), the text padded with blanks to four bytes, then the buffers. A buffer in
//! the text is `{"offset", "count", "type"}`; the offset counts bytes from the first buffer.

use serde_json::{Value, json};
use windlass::Mesh;

/// The buffers of a bundle that is being put together.
#[derive(Debug, Default)]
pub struct Buffers(Vec<u8>);

impl Buffers {
    /// Adds numbers, and gives what the text says of them.
    pub fn floats(&mut self, numbers: impl IntoIterator<Item = f32>) -> Value {
        self.add("f32", numbers.into_iter().map(f32::to_le_bytes))
    }

    /// Adds indices.
    pub fn indices(&mut self, numbers: impl IntoIterator<Item = u32>) -> Value {
        self.add("u32", numbers.into_iter().map(u32::to_le_bytes))
    }

    /// Adds bytes, filled up to four.
    pub fn bytes(&mut self, numbers: impl IntoIterator<Item = u8>) -> Value {
        self.add("u8", numbers.into_iter().map(|byte| [byte]))
    }

    fn add<const N: usize>(&mut self, kind: &str, numbers: impl Iterator<Item = [u8; N]>) -> Value {
        let offset = self.0.len();
        for number in numbers {
            self.0.extend(number);
        }
        let count = (self.0.len() - offset) / N;
        self.0.resize(self.0.len().next_multiple_of(4), 0);
        json!({ "offset": offset, "count": count, "type": kind })
    }

    /// Adds a mesh, mm.
    pub fn mesh(&mut self, mesh: &Mesh) -> Value {
        json!({
            "positions": self.floats(mesh.vertices.iter().flat_map(|v| [v.x, v.y, v.z]).map(|x| x as f32)),
            "indices": self.indices(mesh.triangles.iter().flatten().copied()),
        })
    }

    /// The bundle: the text before its buffers.
    pub fn bundle(self, text: &Value) -> Vec<u8> {
        let mut json = text.to_string().into_bytes();
        json.resize(json.len().next_multiple_of(4), b' ');
        let mut bytes = Vec::with_capacity(8 + json.len() + self.0.len());
        bytes.extend(b"WDB1");
        bytes.extend((json.len() as u32).to_le_bytes());
        bytes.extend(json);
        bytes.extend(self.0);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_is_found_by_its_offsets() {
        let mut buffers = Buffers::default();
        let marks = buffers.bytes([1, 2, 3]);
        let floats = buffers.floats([0.5, -2.0]);
        let bytes = buffers.bundle(&json!({ "marks": marks, "floats": floats }));
        assert_eq!(&bytes[..4], b"WDB1");
        let length = u32::from_le_bytes(bytes[4..8].try_into().unwrap()) as usize;
        assert_eq!(length % 4, 0);
        let text: Value = serde_json::from_slice(&bytes[8..8 + length]).unwrap();
        assert_eq!(text["marks"], json!({ "offset": 0, "count": 3, "type": "u8" }));
        let from = 8 + length + text["floats"]["offset"].as_u64().unwrap() as usize;
        assert_eq!(f32::from_le_bytes(bytes[from + 4..from + 8].try_into().unwrap()), -2.0);
        assert_eq!(bytes.len(), from + 8);
    }
}

//! Reads the wire format of protocol buffers, as far as vector tiles use it.
//!
//! Source: "Encoding", Protocol Buffers documentation.

use thiserror::Error;

/// The bytes are no message in this format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the message is cut off or damaged")]
pub struct Damaged;

/// A field's value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Wire type 0.
    Varint(u64),
    /// Wire type 1.
    Fixed64([u8; 8]),
    /// Wire type 2: text, a message, or packed numbers.
    Bytes(&'a [u8]),
    /// Wire type 5.
    Fixed32([u8; 4]),
}

/// The fields of a message, one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a>(pub &'a [u8]);

impl<'a> Message<'a> {
    /// The next field: its number and value; `None` at the end.
    ///
    /// # Errors
    ///
    /// [`Damaged`] if there is no whole field left.
    pub fn next(&mut self) -> Result<Option<(u64, Value<'a>)>, Damaged> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let key = varint(&mut self.0)?;
        let value = match key & 7 {
            0 => Value::Varint(varint(&mut self.0)?),
            1 => Value::Fixed64(self.array()?),
            2 => {
                let length = usize::try_from(varint(&mut self.0)?).map_err(|_| Damaged)?;
                let (bytes, rest) = self.0.split_at_checked(length).ok_or(Damaged)?;
                self.0 = rest;
                Value::Bytes(bytes)
            }
            5 => Value::Fixed32(self.array()?),
            _ => return Err(Damaged),
        };
        Ok(Some((key >> 3, value)))
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Damaged> {
        let (bytes, rest) = self.0.split_first_chunk::<N>().ok_or(Damaged)?;
        self.0 = rest;
        Ok(*bytes)
    }
}

/// Takes a number of one to ten bytes from the front.
///
/// # Errors
///
/// [`Damaged`] if it does not end.
pub fn varint(bytes: &mut &[u8]) -> Result<u64, Damaged> {
    let mut value = 0_u64;
    for shift in (0..70).step_by(7) {
        let (byte, rest) = bytes.split_first().ok_or(Damaged)?;
        *bytes = rest;
        if shift < 64 {
            value |= u64::from(byte & 0x7f) << shift;
        }
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(Damaged)
}

/// The signed number that a zigzag-encoded one stands for.
pub const fn zigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_in_order() {
        let mut message = Message(&[0x08, 0x96, 0x01, 0x12, 2, b'h', b'i']);
        assert_eq!(message.next(), Ok(Some((1, Value::Varint(150)))));
        assert_eq!(message.next(), Ok(Some((2, Value::Bytes(b"hi")))));
        assert_eq!(message.next(), Ok(None));
    }

    #[test]
    fn a_field_that_is_cut_off_is_damaged() {
        assert_eq!(Message(&[0x12, 9, b'h']).next(), Err(Damaged));
        assert_eq!(varint(&mut [0xff_u8; 12].as_slice()), Err(Damaged));
        assert_eq!(varint(&mut [0x80_u8].as_slice()), Err(Damaged));
    }

    #[test]
    fn zigzag_alternates_between_signs() {
        assert_eq!([0, 1, 2, 3].map(zigzag), [0, -1, 1, -2]);
        assert_eq!(zigzag(u64::MAX), i64::MIN);
    }
}

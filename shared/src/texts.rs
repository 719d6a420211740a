//! A column of texts: one text with an end per entry, so that a copy costs two copies of memory and
//! not one allocation per name.

use std::{fmt, ops::Index};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{SeqAccess, Visitor},
};

/// Many texts in one. Written like a list of strings.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct TextColumn {
    text: String,
    /// Where each entry ends, in bytes; it begins where the one before ends.
    ends: Vec<u32>,
}

impl TextColumn {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of entry `at`.
    pub fn get(&self, at: usize) -> Option<&str> {
        (at < self.len()).then(|| &self[at])
    }

    /// The texts in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.len()).map(|at| &self[at])
    }

    /// The number of the first entry that is this text.
    pub fn position(&self, text: &str) -> Option<usize> {
        self.iter().position(|own| own == text)
    }

    /// Adds a text at the end.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }
}

impl Index<usize> for TextColumn {
    type Output = str;

    fn index(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize]
    }
}

impl<T: AsRef<str>> FromIterator<T> for TextColumn {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        let mut column = Self::default();
        texts.into_iter().for_each(|text| column.push(text.as_ref()));
        column
    }
}

impl fmt::Debug for TextColumn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for TextColumn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for TextColumn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Texts)
    }
}

/// Reads texts that stand whole in the bytes.
struct Texts;

impl<'de> Visitor<'de> for Texts {
    type Value = TextColumn;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of texts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut texts: A) -> Result<TextColumn, A::Error> {
        let mut column = TextColumn::default();
        while let Some(text) = texts.next_element::<&str>()? {
            column.push(text);
        }
        Ok(column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_gives_back_its_texts_and_is_written_like_a_list() {
        let texts = ["Elkem", "", "Bodø", "Á"];
        let column: TextColumn = texts.iter().collect();
        assert_eq!(column.iter().collect::<Vec<_>>(), texts);
        assert_eq!((&column[2], column.get(3), column.get(4)), ("Bodø", Some("Á"), None));
        assert_eq!(column.position("Bodø"), Some(2));
        let bytes = postcard::to_allocvec(&column).unwrap();
        assert_eq!(bytes, postcard::to_allocvec(&texts.map(str::to_owned).to_vec()).unwrap());
        assert_eq!(postcard::from_bytes::<TextColumn>(&bytes), Ok(column));
    }
}

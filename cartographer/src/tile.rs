//! Reads a vector tile: what lies in its layers, feature by feature.
//!
//! Source: Mapbox Vector Tile Specification, version 2.1.

use crate::{
    path::signed_double_area,
    wire::{Damaged, Message, Value, varint, zigzag},
};

/// The deepest grid that a tile may have; the specification asks for 4096.
const WIDEST: u32 = 1 << 16;
/// Coordinates farther out than this many tiles are damage, not a buffer.
const FARTHEST: i64 = 64;

/// One of the tile's lists of features.
#[derive(Clone, Debug)]
pub struct Layer<'a> {
    /// Its name.
    pub name: &'a str,
    /// How many units of its grid the tile is wide.
    pub extent: u32,
    keys: Vec<&'a str>,
    values: Vec<Property<'a>>,
    features: Vec<&'a [u8]>,
}

/// The value of a property.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Property<'a> {
    /// Text.
    Text(&'a str),
    /// Any number.
    Number(f64),
    /// Something that no rule of ours asks for.
    Other,
}

/// What a geometry is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Points.
    Points,
    /// Lines.
    Lines,
    /// Rings: exterior ones clockwise as seen on the screen, holes the other way round.
    Rings,
}

/// A thing on the map.
#[derive(Clone, Debug)]
pub struct Feature<'a> {
    layer: &'a Layer<'a>,
    tags: Vec<u32>,
    /// What its geometry is made of.
    pub shape: Shape,
    /// Points, lines or rings in units of the layer's grid; rings are not closed by a repeated point.
    pub parts: Vec<Vec<(i32, i32)>>,
}

impl<'a> Layer<'a> {
    /// The layers of an unpacked tile.
    ///
    /// # Errors
    ///
    /// [`Damaged`] if it is no vector tile.
    pub fn all(tile: &'a [u8]) -> Result<Vec<Self>, Damaged> {
        let mut layers = Vec::new();
        let mut message = Message(tile);
        while let Some((field, value)) = message.next()? {
            if let (3, Value::Bytes(bytes)) = (field, value) {
                layers.push(Self::read(bytes)?);
            }
        }
        Ok(layers)
    }

    fn read(bytes: &'a [u8]) -> Result<Self, Damaged> {
        let mut layer = Layer {
            name: "",
            extent: 4096,
            keys: Vec::new(),
            values: Vec::new(),
            features: Vec::new(),
        };
        let mut message = Message(bytes);
        while let Some((field, value)) = message.next()? {
            match (field, value) {
                (1, Value::Bytes(name)) => layer.name = text(name)?,
                (2, Value::Bytes(feature)) => layer.features.push(feature),
                (3, Value::Bytes(key)) => layer.keys.push(text(key)?),
                (4, Value::Bytes(value)) => layer.values.push(Property::read(value)?),
                (5, Value::Varint(extent)) => {
                    layer.extent = u32::try_from(extent).map_err(|_| Damaged)?;
                }
                _ => {}
            }
        }
        if (1..=WIDEST).contains(&layer.extent) { Ok(layer) } else { Err(Damaged) }
    }

    /// Its features, each read when asked for.
    pub fn features(&'a self) -> impl Iterator<Item = Result<Feature<'a>, Damaged>> + 'a {
        self.features.iter().map(|bytes| Feature::read(self, bytes))
    }
}

impl<'a> Property<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, Damaged> {
        let mut property = Property::Other;
        let mut message = Message(bytes);
        while let Some((field, value)) = message.next()? {
            property = match (field, value) {
                (1, Value::Bytes(bytes)) => Property::Text(text(bytes)?),
                (2, Value::Fixed32(bytes)) => Property::Number(f32::from_le_bytes(bytes).into()),
                (3, Value::Fixed64(bytes)) => Property::Number(f64::from_le_bytes(bytes)),
                (4, Value::Varint(value)) => Property::Number(value as i64 as f64),
                (5, Value::Varint(value)) => Property::Number(value as f64),
                (6, Value::Varint(value)) => Property::Number(zigzag(value) as f64),
                _ => property,
            };
        }
        Ok(property)
    }
}

impl<'a> Feature<'a> {
    fn read(layer: &'a Layer<'a>, bytes: &'a [u8]) -> Result<Self, Damaged> {
        let mut feature =
            Feature { layer, tags: Vec::new(), shape: Shape::Points, parts: Vec::new() };
        let (mut geometry, mut known) = (&[][..], false);
        let mut message = Message(bytes);
        while let Some((field, value)) = message.next()? {
            match (field, value) {
                (2, Value::Bytes(mut tags)) => {
                    while !tags.is_empty() {
                        feature.tags.push(u32::try_from(varint(&mut tags)?).map_err(|_| Damaged)?);
                    }
                }
                (3, Value::Varint(shape)) => {
                    known = true;
                    feature.shape = match shape {
                        1 => Shape::Points,
                        2 => Shape::Lines,
                        3 => Shape::Rings,
                        _ => return Err(Damaged),
                    };
                }
                (4, Value::Bytes(bytes)) => geometry = bytes,
                _ => {}
            }
        }
        if known {
            feature.parts = parts(geometry, layer.extent)?;
        }
        Ok(feature)
    }

    /// The rings of an area by polygon: an outline and the holes in it, which go the other way round.
    pub fn polygons(&self) -> impl Iterator<Item = &[Vec<(i32, i32)>]> {
        self.parts.chunk_by(|_, ring| signed_double_area(ring) < 0)
    }

    fn property(&self, name: &str) -> Option<Property<'a>> {
        self.tags.chunks_exact(2).find_map(|tag| {
            let key = self.layer.keys.get(tag[0] as usize)?;
            (*key == name).then(|| self.layer.values.get(tag[1] as usize).copied())?
        })
    }

    /// A property that is text.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        match self.property(name) {
            Some(Property::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// A property that is a finite number.
    pub fn number(&self, name: &str) -> Option<f64> {
        match self.property(name) {
            Some(Property::Number(number)) if number.is_finite() => Some(number),
            _ => None,
        }
    }
}

fn text(bytes: &[u8]) -> Result<&str, Damaged> {
    std::str::from_utf8(bytes).map_err(|_| Damaged)
}

/// Follows the drawing commands of a geometry.
fn parts(mut bytes: &[u8], extent: u32) -> Result<Vec<Vec<(i32, i32)>>, Damaged> {
    let limit = i64::from(extent) * FARTHEST;
    let (mut x, mut y) = (0_i64, 0_i64);
    let mut parts: Vec<Vec<(i32, i32)>> = Vec::new();
    while !bytes.is_empty() {
        let command = varint(&mut bytes)?;
        let (id, count) = (command & 7, command >> 3);
        if id == 7 {
            continue; // rings close by themselves
        }
        // Every point takes two bytes at least, so a count cannot ask for more than there is.
        if !(1..=2).contains(&id) || count > bytes.len() as u64 / 2 {
            return Err(Damaged);
        }
        for _ in 0..count {
            x = x.wrapping_add(zigzag(varint(&mut bytes)?));
            y = y.wrapping_add(zigzag(varint(&mut bytes)?));
            if !(-limit..=limit).contains(&x) || !(-limit..=limit).contains(&y) {
                return Err(Damaged);
            }
            let point = (x as i32, y as i32);
            match parts.last_mut() {
                Some(part) if id == 2 => part.push(point),
                None if id == 2 => return Err(Damaged),
                _ => parts.push(vec![point]),
            }
        }
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tile with one layer `land` that has one square of the given commands.
    fn tile(geometry: &[u8]) -> Vec<u8> {
        let mut feature = vec![0x12, 2, 0, 0, 0x18, 3, 0x22, geometry.len() as u8];
        feature.extend(geometry);
        let mut layer = vec![0x0a, 4];
        layer.extend(b"land");
        layer.extend([0x12, feature.len() as u8]);
        layer.extend(feature);
        layer.extend([0x1a, 3, b'k', b'm', b'2', 0x22, 2, 0x28, 7]);
        let mut tile = vec![0x1a, layer.len() as u8];
        tile.extend(layer);
        tile
    }

    /// Move to 1,1, line to 5,1 5,5 1,5, close.
    const SQUARE: &[u8] = &[9, 2, 2, 26, 8, 0, 0, 8, 7, 0, 15];

    #[test]
    fn a_square_is_read_with_its_properties() {
        let tile = tile(SQUARE);
        let layers = Layer::all(&tile).unwrap();
        assert_eq!((layers[0].name, layers[0].extent), ("land", 4096));
        let feature = layers[0].features().next().unwrap().unwrap();
        assert_eq!(feature.shape, Shape::Rings);
        assert_eq!(feature.parts, [[(1, 1), (5, 1), (5, 5), (1, 5)]]);
        assert_eq!(feature.number("km2"), Some(7.0));
        assert_eq!((feature.text("km2"), feature.number("name")), (None, None));
    }

    #[test]
    fn holes_belong_to_the_outline_before_them() {
        let square = |left: i32, side: i32| {
            vec![(left, 0), (left + side, 0), (left + side, side), (left, side)]
        };
        let hole: Vec<(i32, i32)> = square(2, 1).into_iter().rev().collect();
        let layer = Layer {
            name: "land",
            extent: 4096,
            keys: Vec::new(),
            values: Vec::new(),
            features: Vec::new(),
        };
        let parts = vec![square(0, 9), hole.clone(), hole, square(20, 3)];
        let feature = Feature { layer: &layer, tags: Vec::new(), shape: Shape::Rings, parts };
        assert_eq!(feature.polygons().map(<[_]>::len).collect::<Vec<_>>(), [3, 1]);
    }

    #[test]
    fn damaged_geometry_is_an_error() {
        for geometry in [&[9, 2][..], &[26, 8, 0], &[0xff, 0xff, 0x03, 0, 0], &[11, 0, 0]] {
            let tile = tile(geometry);
            let layers = Layer::all(&tile).unwrap();
            assert!(layers[0].features().any(|feature| feature.is_err()), "{geometry:?}");
        }
    }

    #[test]
    fn a_tile_that_is_cut_off_is_an_error() {
        let tile = tile(SQUARE);
        for end in 1..tile.len() {
            assert!(Layer::all(&tile[..end]).is_err(), "{end}");
        }
    }
}

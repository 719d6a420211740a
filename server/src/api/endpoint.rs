//! What one address of the interface is: path, parameters, formats, and the function that makes the
//! answer.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::{problem::Problem, question::Question, text::Both};

/// An address of the interface. All of them can only be read.
#[derive(Debug)]
pub struct Endpoint {
    /// The path; `{…}` stands for the id of a record.
    pub path: &'static str,
    /// Its name in the OpenAPI document.
    pub name: &'static str,
    /// The heading that it stands under.
    pub group: Group,
    /// What it gives, in one sentence.
    pub about: Both,
    /// The parameters that it understands.
    pub takes: Takes,
    /// The formats that it gives; the first where the caller does not care.
    pub gives: &'static [Format],
    /// Makes the answer.
    pub make: Make,
    /// Whether making takes long where there are many records, so that it is done aside.
    pub heavy: bool,
}

/// Makes the body of an answer.
pub type Make = fn(&Question) -> Result<Vec<u8>, Problem>;

/// Headings of the reference page and tags of the OpenAPI document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The organisations, as JSON and in every other format.
    Partners,
    /// The records around them.
    Records,
    /// OGC API Features.
    Features,
    /// The interface about itself.
    About,
}

/// Which parameters an address understands. All understand `lang`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// No other.
    Nothing,
    /// Paging through the history of a record of this kind.
    History(store::Kind),
    /// The filters and the order of the explorer.
    View,
    /// The same, and the columns of a table.
    Table,
    /// The filters and the order of the explorer, and paging.
    ViewAndPaging,
    /// The filters and the order of the explorer, and the sort of event.
    Milestones,
    /// The same, and paging.
    MilestonesAndPaging,
    /// `f` for the format; other names are refused, as OGC API Features says.
    Ogc,
    /// The filters of OGC API Features and those of the explorer; other names are refused.
    OgcItems,
}

impl Takes {
    /// Whether unknown names are refused.
    pub fn is_strict(self) -> bool {
        matches!(self, Self::Ogc | Self::OgcItems)
    }

    /// Whether it takes the sort of event.
    pub fn has_category(self) -> bool {
        matches!(self, Self::Milestones | Self::MilestonesAndPaging)
    }

    /// Whether it takes the filters of the explorer and answers with all that they leave.
    pub fn is_whole_view(self) -> bool {
        matches!(self, Self::View | Self::Table | Self::Milestones)
    }
}

/// A format of an address.
#[derive(Debug)]
pub struct Format {
    /// The media type as it stands in the header.
    pub media: &'static str,
    /// What a file of it is called where it is kept; `None` for what is looked at.
    pub file: Option<&'static str>,
    /// The shape of its body.
    pub shape: Shape,
}

/// The shape of a body.
pub enum Shape {
    /// JSON by this schema.
    Json(fn(&mut SchemaGenerator) -> Schema),
    /// JSON by a schema of its own standard.
    AnyJson,
    /// Text.
    Text,
    /// Bytes.
    Binary,
}

impl std::fmt::Debug for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Json(_) => "Json",
            Self::AnyJson => "AnyJson",
            Self::Text => "Text",
            Self::Binary => "Binary",
        })
    }
}

/// The schema of a type, by reference where it has a name.
pub fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

impl Format {
    /// JSON of this type.
    pub const fn json<T: JsonSchema>() -> Self {
        Self { media: "application/json", file: None, shape: Shape::Json(schema_of::<T>) }
    }

    /// Text that is looked at or read by programs.
    pub const fn text(media: &'static str) -> Self {
        Self { media, file: None, shape: Shape::Text }
    }

    /// A page.
    pub const HTML: Self = Self::text("text/html; charset=utf-8");
}

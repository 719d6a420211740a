//! The formats of files and feeds that addresses of the interface give.

use super::endpoint::{Format, Shape};

/// A feed.
pub(super) const ATOM: &[Format] = &[Format::text("application/atom+xml; charset=utf-8")];

/// The OpenAPI document.
pub(super) const OPENAPI: &[Format] = &[
    Format { media: "application/json", file: None, shape: Shape::AnyJson },
    Format {
        media: "application/vnd.oai.openapi+json;version=3.1",
        file: None,
        shape: Shape::AnyJson,
    },
];

/// A calendar, kept under this name.
pub(super) const fn calendar_as(file: &'static str) -> Format {
    Format { media: "text/calendar; charset=utf-8", file: Some(file), shape: Shape::Text }
}

/// A table as text, kept under this name.
pub(super) const fn csv_as(file: &'static str) -> Format {
    Format {
        media: "text/csv; charset=utf-8; header=present",
        file: Some(file),
        shape: Shape::Text,
    }
}

/// A workbook, kept under this name.
pub(super) const fn xlsx_as(file: &'static str) -> Format {
    Format {
        media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        file: Some(file),
        shape: Shape::Binary,
    }
}

/// Features of this shape; kept under a name or looked at.
pub(super) const fn geojson_of(shape: Shape, file: Option<&'static str>) -> Format {
    Format { media: "application/geo+json", file, shape }
}

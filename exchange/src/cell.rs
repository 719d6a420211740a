//! From a record to its cells, each as text.

use serde_json::{Map, Value};
use shared::partner::Partner;

use crate::{
    list,
    table::{Column, Form},
};

/// A record as an object of fields: what cells are taken from and put into.
pub(crate) type Document = Map<String, Value>;

/// The fields of a record.
pub(crate) fn document(partner: &Partner) -> Document {
    match serde_json::to_value(partner) {
        Ok(Value::Object(fields)) => fields,
        // A partner is a struct of texts, numbers and lists of them.
        _ => Document::new(),
    }
}

/// The value of a column; `None` where the record has none.
pub(crate) fn value<'a>(document: &'a Document, column: &Column) -> Option<&'a Value> {
    let (first, rest) = column.path.split_first()?;
    let mut value = document.get(*first)?;
    for name in rest {
        value = value.get(name)?;
    }
    (!value.is_null()).then_some(value)
}

/// The cell of a column; empty where the record has nothing there.
pub(crate) fn text(document: &Document, column: &Column) -> String {
    match value(document, column) {
        None => String::new(),
        Some(value) => text_of(value, column.form),
    }
}

/// A value as it stands in a cell of this form.
pub(crate) fn text_of(value: &Value, form: Form) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => match form {
            Form::Places => list::join_places(items),
            Form::Sources => list::join_sources(items),
            _ => list::join_texts(items),
        },
        // Without an exponent, which people and some programs do not read.
        Value::Number(number) => number.as_f64().map_or_else(String::new, |n| n.to_string()),
        other => other.to_string(),
    }
}

//! The interface for programs under `/api/v1`, asked as programs ask.

mod docs;
mod formats;
mod history;
mod http;
mod ogc;
mod openapi;
mod readers;
mod records;
mod same_set;
mod shown_table;

use serde_json::Value;

use crate::support::{Answer, get};

/// The body as JSON.
fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap()
}

/// The body of a JSON resource that must be there.
async fn read(address: &str) -> Value {
    let answer = get(address, &[]).await;
    assert_eq!(answer.status, 200, "{address}: {answer:?}");
    json(&answer)
}

/// The ids of the items of a list.
fn ids(list: &Value) -> Vec<String> {
    list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_str().unwrap().into())
        .collect()
}

//! The examples of `docs/api.md`, each asked as it is written.

use super::json;
use crate::support::get;

const GUIDE: &str = include_str!("../../../docs/api.md");

/// The requests of the guide: an address, then what the answer must hold.
#[tokio::test]
async fn every_example_of_the_guide_works_as_written() {
    let mut examples = 0;
    for block in GUIDE.split("```http\n").skip(1) {
        let block = block.split("```").next().unwrap();
        let (asked, told) = block.split_once("\n\n").unwrap();
        let mut lines = asked.lines();
        let address = lines.next().unwrap().strip_prefix("GET ").unwrap();
        let headers: Vec<(&str, &str)> = lines.map(|line| line.split_once(": ").unwrap()).collect();
        let answer = get(address, &headers).await;
        let mut told = told.lines();
        let status = told.next().unwrap();
        assert_eq!(status, format!("{}", answer.status), "{address}");
        for line in told.filter(|line| !line.is_empty()) {
            if let Some((pointer, value)) =
                line.strip_prefix('/').and_then(|line| line.split_once(" = "))
            {
                let body = json(&answer);
                let found = body
                    .pointer(&format!("/{pointer}"))
                    .unwrap_or_else(|| panic!("{line}: {body}"));
                assert_eq!(found.to_string(), value, "{address} {line}");
            } else if let Some((name, value)) = line.split_once(": ")
                && answer.headers.contains_key(name.to_ascii_lowercase())
            {
                assert_eq!(answer.header(&name.to_ascii_lowercase()), value, "{address}");
            } else {
                let body = std::str::from_utf8(&answer.body).unwrap();
                assert!(body.contains(line), "{address} lacks {line}: {body}");
            }
        }
        examples += 1;
    }
    assert!(examples >= 10, "{examples}");
}

#[tokio::test]
async fn the_guide_names_every_address() {
    for endpoint in server::api::table::ENDPOINTS {
        assert!(GUIDE.contains(endpoint.path), "{}", endpoint.path);
    }
}

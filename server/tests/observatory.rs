//! Scores an answer as the MDN HTTP Observatory does.
//!
//! Source: the tests and scoring tables of mdn/mdn-http-observatory (`src/analyzer/tests`). Without
//! cookies and without being preloaded 155 is the most; 100 is A+. Redirection is not scored here: it
//! belongs to the proxy that ends TLS.

use http::HeaderMap;

/// The score of a page with these headers and this HTML.
pub(crate) fn score(headers: &HeaderMap, html: &str) -> i32 {
    let text = |name: &str| {
        headers.get(name).map_or(String::new(), |value| value.to_str().unwrap().to_lowercase())
    };
    let policy = text("content-security-policy");
    let directive = |name: &str| -> Option<Vec<&str>> {
        policy.split(';').find_map(|directive| {
            let mut words = directive.split_whitespace();
            (words.next() == Some(name)).then(|| words.collect())
        })
    };
    let scripts = directive("script-src").or(directive("default-src")).unwrap_or_default();
    let mut faults = 0;
    let mut extra = 0;

    if policy.is_empty() {
        faults -= 25;
    } else if scripts.is_empty() || scripts.iter().any(|source| BROAD.contains(source)) {
        faults -= 20;
    } else if scripts.contains(&"'unsafe-eval'") {
        faults -= 10;
    } else if !policy.contains("unsafe-inline") {
        extra += if directive("default-src") == Some(vec!["'none'"]) { 10 } else { 5 };
    }

    let transport = text("strict-transport-security");
    let age = transport.split(';').find_map(|part| part.trim().strip_prefix("max-age="));
    faults -= match age.and_then(|age| age.parse::<u64>().ok()) {
        Some(seconds) if seconds >= 15_768_000 => 0,
        Some(_) => 10,
        None => 20,
    };

    // Whoever states it has thought about it: that it is there counts, not whom it names.
    if directive("frame-ancestors").is_some() {
        extra += 5;
    } else if !["deny", "sameorigin"].contains(&text("x-frame-options").as_str()) {
        faults -= 20;
    }

    if ["same-origin", "same-site"].contains(&text("cross-origin-resource-policy").as_str()) {
        extra += 10;
    }
    if text("cross-origin-opener-policy") == "same-origin" {
        extra += 10;
    }
    if ["require-corp", "credentialless"].contains(&text("cross-origin-embedder-policy").as_str()) {
        extra += 10;
    }
    let private =
        ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
    if private.contains(&text("referrer-policy").as_str()) {
        extra += 5;
    }
    if html.contains("<script") && html.split("<script").skip(1).all(has_integrity) {
        extra += 5;
    }
    if text("x-content-type-options") != "nosniff" {
        faults -= 5;
    }
    if text("access-control-allow-origin") == "*"
        && text("access-control-allow-credentials") == "true"
    {
        faults -= 50;
    }
    assert!(!headers.contains_key("set-cookie"), "visitors get no cookie");

    let base = 100 + faults;
    if base >= 90 { base + extra } else { base }
}

/// Sources that let any script run.
const BROAD: [&str; 7] = ["'unsafe-inline'", "data:", "ftp:", "http:", "https:", "*", "https://*"];

fn has_integrity(script: &str) -> bool {
    script.split_once('>').is_some_and(|(tag, _)| tag.contains("integrity="))
}

#[test]
fn an_answer_without_headers_scores_as_the_observatory_says() {
    // No policy, no HSTS, no frame protection, no nosniff.
    assert_eq!(score(&HeaderMap::new(), ""), 100 - 25 - 20 - 20 - 5);
}

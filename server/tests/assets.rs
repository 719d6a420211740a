//! `/assets/{hash}/…`.

use crate::support::{ask, get, site};

const SCRIPT: &str = "/assets/0123abcd/app.js";

#[tokio::test]
async fn a_file_comes_in_the_encoding_that_the_caller_likes_best() {
    let cases = [
        ("gzip, deflate, br", "br", "<brotli>"),
        ("gzip, br;q=0.1", "gzip", "<gzip>"),
        ("identity", "", "export const plain = 1;"),
        ("zstd", "", "export const plain = 1;"),
    ];
    for (accept, encoding, body) in cases {
        let answer = get(SCRIPT, &[("accept-encoding", accept)]).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-encoding"), encoding, "{accept}");
        assert_eq!(answer.body, body, "{accept}");
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
    }
}

#[tokio::test]
async fn a_file_may_be_kept_for_ever_and_used_by_anyone() {
    let answer = get("/assets/0123abcd/app_bg.wasm", &[]).await;
    assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(answer.header("content-type"), "application/wasm");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(answer.header("vary"), "");
    let font = get("/assets/0123abcd/fonts/sans.woff2", &[]).await;
    assert_eq!(font.header("content-type"), "font/woff2");
}

#[tokio::test]
async fn a_worker_may_fetch_tiles_from_us_and_nothing_else() {
    let answer = get(SCRIPT, &[]).await;
    let policy = answer.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; ") && policy.contains("connect-src 'self'"));
    assert_eq!(answer.header("cross-origin-embedder-policy"), "require-corp");
    let style = get("/assets/4567ef00/main.css", &[]).await;
    let policy = style.header("content-security-policy");
    assert_eq!(policy, "default-src 'none'; frame-ancestors 'none'");
}

#[tokio::test]
async fn who_has_the_file_is_told_so() {
    let brotli = [("accept-encoding", "br")];
    let tag = get(SCRIPT, &brotli).await.header("etag").to_owned();
    let again = get(SCRIPT, &[brotli[0], ("if-none-match", &format!("\"other\", W/{tag}"))]).await;
    assert_eq!(again.status, 304);
    assert!(again.body.is_empty());
    assert_eq!(again.header("etag"), tag);
    let other_encoding = get(SCRIPT, &[("if-none-match", &tag)]).await;
    assert_eq!(other_encoding.status, 200, "a tag stands for one encoding");
}

#[tokio::test]
async fn head_is_answered_without_the_file() {
    let answer = ask("HEAD", SCRIPT, &[]).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-length"), "23");
    assert!(answer.body.is_empty());
}

#[tokio::test]
async fn what_does_not_exist_is_a_problem() {
    let addresses = [
        "/assets/0123abcd/other.js",
        "/assets/ffffffff/app.js",
        "/assets/0123abcd/app.js.br",
        "/assets/0123abcd/../4567ef00/main.css",
        "/assets/0123abcd/%2e%2e/4567ef00/main.css",
        "/assets/manifest.json",
        "/assets/0123abcd/",
        "/assets/0123abcd/%ff",
        "/assets/",
        "/assets/directory/ffffffffffffffff",
        "/assets/directory/a/b",
    ];
    for address in addresses {
        get(address, &[]).await.problem(404);
    }
}

#[tokio::test]
async fn files_are_only_read() {
    let answer = ask("POST", SCRIPT, &[]).await;
    answer.problem(405);
    assert_eq!(answer.header("allow"), "GET,HEAD");
}

#[tokio::test]
async fn the_site_knows_the_addresses_of_its_files() {
    let site = site().await;
    assert_eq!(site.assets().hash("style"), Some("4567ef00"));
    assert_eq!(site.assets().hash("sizes"), None);
    assert_eq!(site.assets().address("page", "app.js").as_deref(), Some(SCRIPT));
    assert_eq!(site.assets().address("page", "none.js"), None);
}

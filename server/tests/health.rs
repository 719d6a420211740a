//! `/healthz`, `/readyz`, and addresses that nobody knows.

use crate::support::{ask, get, own_site, request, send};

#[tokio::test]
async fn a_running_server_is_healthy_and_ready() {
    for address in ["/healthz", "/readyz"] {
        let answer = get(address, &[]).await;
        assert_eq!((answer.status.as_u16(), &answer.body[..]), (200, &b"ok\n"[..]));
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn a_server_that_stops_is_healthy_but_not_ready() {
    let site = own_site().await;
    site.close();
    let app = server::router(site);
    assert_eq!(send(app.clone(), request("GET", "/healthz", &[])).await.status, 200);
    let answer = send(app, request("GET", "/readyz", &[])).await;
    answer.problem(503);
    assert_eq!(answer.header("retry-after"), "5");
}

#[tokio::test]
async fn a_wrong_method_is_a_problem() {
    ask("DELETE", "/healthz", &[]).await.problem(405);
}

#[tokio::test]
async fn every_answer_has_a_number() {
    let (one, other) = (get("/healthz", &[]).await, get("/healthz", &[]).await);
    assert_ne!(one.header("x-request-id"), "");
    assert_ne!(one.header("x-request-id"), other.header("x-request-id"));
    let claimed = get("/healthz", &[("x-request-id", "mine")]).await;
    assert_ne!(claimed.header("x-request-id"), "mine", "callers do not write into the log");
}

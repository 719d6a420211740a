//! What one request may ask for.

use axum::{
    Router,
    body::Body,
    routing::{get, post},
};
use bytes::Bytes;
use http::Request;
use http_body_util::StreamBody;
use server::{Site, limits};

use crate::support::{request, send, site};

/// Routes as the pages will be, with the faults that pages must not have.
async fn app() -> Router {
    let routes: Router<Site> = Router::new()
        .route("/page", get(async || "a page"))
        .route("/echo", post(async |body: Bytes| body))
        .route("/panics", get(async || -> &str { panic!("a fault of ours") }));
    server::finish(routes, site().await)
}

#[tokio::test]
async fn an_address_may_be_long_but_not_endless() {
    let address = |length: usize| format!("/page?q={}", "a".repeat(length - "/page?q=".len()));
    let longest = send(app().await, request("GET", &address(limits::ADDRESS), &[])).await;
    assert_eq!(longest.status, 200);
    let longer = send(app().await, request("GET", &address(limits::ADDRESS + 1), &[])).await;
    longer.problem(414);
    assert_eq!(longer.header("x-content-type-options"), "nosniff", "headers are on every answer");
}

#[tokio::test]
async fn a_body_may_be_long_but_not_endless() {
    let send_body = async |length: usize| {
        let body = Body::from(vec![b'a'; length]);
        let post = Request::post("/echo").header("content-length", length).body(body).unwrap();
        send(app().await, post).await
    };
    assert_eq!(send_body(limits::BODY).await.body.len(), limits::BODY);
    send_body(limits::BODY + 1).await.problem(413);
}

#[tokio::test]
async fn a_body_that_hides_its_length_is_cut_off() {
    let chunk = || Ok::<_, std::io::Error>(hyper::body::Frame::data(Bytes::from(vec![b'a'; 1000])));
    let chunks = futures_util::stream::iter((0..100).map(move |_| chunk()));
    let post = Request::post("/echo").body(Body::new(StreamBody::new(chunks))).unwrap();
    send(app().await, post).await.problem(413);
}

#[tokio::test]
async fn a_refusal_is_told_in_the_language_of_the_caller() {
    let long = "a".repeat(limits::ADDRESS);
    let told = async |address: String| {
        let answer = send(app().await, request("GET", &address, &[])).await;
        let language = answer.header("content-language").to_owned();
        (answer.problem(414)["title"].as_str().unwrap().to_owned(), language)
    };
    let (nb, en) = (("Adressen er for lang", "nb"), ("URI Too Long", "en"));
    for (address, (title, language)) in [
        (format!("/page?q={long}"), nb),
        (format!("/page?lang=en&q={long}"), en),
        (format!("/en/page?q={long}"), en),
        (format!("/nb/page?lang=en&q={long}"), nb),
    ] {
        assert_eq!(told(address).await, (title.to_owned(), language.to_owned()));
    }
}

#[tokio::test]
async fn a_panic_is_an_answer_without_its_cause() {
    let answer = send(app().await, request("GET", "/panics", &[])).await;
    let problem = answer.problem(500);
    assert!(!problem.to_string().contains("fault of ours"), "{problem}");
    assert_ne!(answer.header("content-security-policy"), "");
}

#[tokio::test]
async fn many_requests_at_once_wait_for_their_turn() {
    let app = app().await;
    let all: Vec<_> = (0..3 * limits::AT_ONCE)
        .map(|_| tokio::spawn(send(app.clone(), request("GET", "/page", &[]))))
        .collect();
    for answer in all {
        assert_eq!(answer.await.unwrap().status, 200);
    }
}

//! Methods, tags, encodings, media types, other sites, and problems in the caller's language.

use super::json;
use crate::support::{ask, get, own_site, request, send};

const LIST: &str = "/api/v1/partners";

#[tokio::test]
async fn a_list_may_be_kept_and_asked_for_again() {
    let first = get(LIST, &[]).await;
    assert_eq!(first.status, 200);
    assert_eq!(first.header("content-type"), "application/json");
    assert_eq!(first.header("cache-control"), "public, no-cache");
    assert_eq!(first.header("content-language"), "nb");
    assert_eq!(first.header("vary"), "accept, accept-encoding");
    let tag = first.header("etag");
    assert!(tag.starts_with('"') && tag.len() > 10, "{tag}");

    let again = get(LIST, &[("if-none-match", tag)]).await;
    assert_eq!(again.status, 304);
    assert!(again.body.is_empty());
    assert_eq!(again.header("etag"), tag);
    assert_eq!(again.header("vary"), "accept, accept-encoding");
    assert_eq!(again.header("access-control-allow-origin"), "*");
    assert_eq!(get(LIST, &[("if-none-match", "\"other\", W/\"x\"")]).await.status, 200);
}

#[tokio::test]
async fn each_encoding_has_its_own_tag_and_unpacks_to_the_same() {
    let plain = get(LIST, &[]).await;
    let mut tags = vec![plain.header("etag").to_owned()];
    for encoding in ["br", "gzip"] {
        let packed = get(LIST, &[("accept-encoding", encoding)]).await;
        assert_eq!(packed.header("content-encoding"), encoding);
        assert!(packed.body.len() < plain.body.len() / 2);
        let mut unpacked = Vec::new();
        if encoding == "br" {
            brotli::BrotliDecompress(&mut &packed.body[..], &mut unpacked).unwrap();
        } else {
            let mut reader = flate2::read::GzDecoder::new(&packed.body[..]);
            std::io::Read::read_to_end(&mut reader, &mut unpacked).map(|_| ()).unwrap();
        }
        assert_eq!(unpacked, plain.body);
        let tag = packed.header("etag").to_owned();
        let again = get(LIST, &[("accept-encoding", encoding), ("if-none-match", &tag)]).await;
        assert_eq!(again.status, 304);
        tags.push(tag);
    }
    tags.dedup();
    assert_eq!(tags.len(), 3);
}

#[tokio::test]
async fn the_same_query_in_another_spelling_has_the_same_tag() {
    let tag = async |address: &str| get(address, &[]).await.header("etag").to_owned();
    let one = tag("/api/v1/partners.csv?kind=process-industry&site=mo-industripark").await;
    let same =
        tag("/api/v1/partners.csv?utm_source=x&site=mo-industripark&zoom=4&kind=process-industry")
            .await;
    assert_eq!(one, same);
    assert_ne!(one, tag("/api/v1/partners.csv?site=mo-industripark").await);
}

#[tokio::test]
async fn new_data_are_answered_at_once_and_an_unchanged_body_keeps_its_tag() {
    use server::published::Published;
    use shared::date::Day;

    let site = own_site().await;
    let app = server::router(site.clone());
    let read = async |address: &str| send(app.clone(), request("GET", address, &[])).await;
    let (list, statistics) = (read(LIST).await, read("/api/v1/statistics").await);
    let (data, day) = (site.store().current(), Day::new(2024, 6, 2).unwrap());
    site.publish(Published::new(&data, site.settings(), day, None));
    assert_eq!(read(LIST).await.header("etag"), list.header("etag"));
    let after = read("/api/v1/statistics").await;
    assert_ne!(after.header("etag"), statistics.header("etag"));
    assert_eq!(json(&after)["today"], "2024-06-02");
}

#[tokio::test]
async fn head_is_answered_without_the_body() {
    let body = get(LIST, &[]).await;
    let head = ask("HEAD", LIST, &[]).await;
    assert_eq!(head.status, 200);
    assert!(head.body.is_empty());
    assert_eq!(head.header("content-length"), body.body.len().to_string());
    for name in ["etag", "content-type", "cache-control"] {
        assert_eq!(head.header(name), body.header(name));
    }
}

#[tokio::test]
async fn scripts_of_other_sites_may_read() {
    let asked = ask("OPTIONS", LIST, &[("origin", "https://partner.example")]).await;
    assert_eq!(asked.status, 204);
    assert_eq!(asked.header("allow"), "GET, HEAD, OPTIONS");
    assert_eq!(asked.header("access-control-allow-origin"), "*");
    assert_eq!(asked.header("access-control-allow-methods"), "GET, HEAD, OPTIONS");
    assert!(asked.header("access-control-allow-headers").contains("if-none-match"));
    // Problems can be read by them as well.
    for address in [LIST, "/api/v1/partners?kind=x", "/api/v1/partners/x", "/api/v1/nowhere"] {
        let answer = get(address, &[("origin", "https://partner.example")]).await;
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{address}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{address}");
    }
}

#[tokio::test]
async fn what_is_not_a_read_is_refused_in_the_language_of_the_caller() {
    for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE"] {
        let answer = ask(method, "/api/v1/partners?lang=en", &[]).await;
        let problem = answer.problem(405);
        assert_eq!(problem["title"], "Method Not Allowed", "{method}");
        assert_eq!(answer.header("allow"), "GET, HEAD, OPTIONS");
        assert_eq!(answer.header("content-language"), "en");
    }
    assert_eq!(ask("POST", LIST, &[]).await.problem(405)["title"], "Metoden er ikke tillatt");
}

#[tokio::test]
async fn a_format_that_is_not_there_is_refused_with_those_that_are() {
    let problem = get(LIST, &[("accept", "image/png")]).await.problem(406);
    assert_eq!(problem["available"][0], "application/json");
    for (address, media) in [
        ("/api/v1/partners.csv", "text/csv"),
        ("/api/v1/partners.geojson", "application/geo+json"),
        ("/api/v1/partners.atom", "application/atom+xml"),
        ("/api/v1/partners.ics", "text/calendar"),
    ] {
        let answer = get(address, &[("accept", media)]).await;
        assert_eq!(answer.status, 200);
        assert!(answer.header("content-type").starts_with(media));
        get(address, &[("accept", "application/pdf")]).await.problem(406);
    }
}

#[tokio::test]
async fn an_address_that_is_not_there_is_a_problem() {
    for address in [
        "/api/v1/nowhere",
        "/api/v1/partners/",
        "/api/v1/partners/a/b",
        "/api/v1/partners.pdf",
        "/api/v1/partners/%ff",
        "/api/v2/partners",
        "/api/",
    ] {
        get(address, &[]).await.problem(404);
    }
    assert_eq!(get("/api/v1", &[]).await.header("location"), "/api/v1/");
}

#[tokio::test]
async fn a_bad_value_is_named_with_what_would_be_right() {
    for (query, name, value, nb, en) in [
        (
            "kind=factory",
            "kind",
            "factory",
            "Skriv en av process-industry,",
            "Write one of process-industry,",
        ),
        ("place=atlantis", "place", "atlantis", "/api/v1/municipalities", "/api/v1/municipalities"),
        ("time=2020-13", "time", "2020-13", "2018/2020", "2018/2020"),
        ("near=mo-i-rana&radius=-3", "radius", "-3", "høyst 20016", "at most 20016"),
        ("radius=%C2%9A", "radius", "\u{9a}", "høyst 20016", "at most 20016"),
        ("near=atlantis", "near", "atlantis", "near=", "near="),
        ("bbox=1,2,3", "bbox", "1,2,3", "vest,sør,øst,nord", "west,south,east,north"),
        ("undated=maybe", "undated", "maybe", "undated=hide", "undated=hide"),
        (
            "partners=elkem-raan",
            "partners",
            "elkem-raan",
            "Mente du elkem-rana",
            "Did you mean elkem-rana",
        ),
        ("match=some", "match", "some", "all", "all"),
        ("sort=size", "sort", "size", "name, distance", "name, distance"),
        ("page=0", "page", "0", "fra 1", "from 1"),
        ("limit=501", "limit", "501", "fra 1 til 500", "from 1 to 500"),
        ("limit=x", "limit", "x", "fra 1 til 500", "from 1 to 500"),
        ("zoom=99", "zoom", "99", "0 til 24", "0 to 24"),
    ] {
        for (lang, right) in [("nb", nb), ("en", en)] {
            let problem = get(&format!("{LIST}?{query}&lang={lang}"), &[]).await.problem(400);
            let errors = problem["errors"].as_array().unwrap();
            assert_eq!(errors.len(), 1, "{query}: {problem}");
            assert_eq!((&errors[0]["name"], &errors[0]["value"]), (&name.into(), &value.into()));
            let message = errors[0]["message"].as_str().unwrap();
            assert!(message.contains(right), "{query}: {message}");
            assert!(problem["detail"].as_str().unwrap().contains(message));
        }
    }
    let both = get("/api/v1/partners?kind=a&kind=process-industry&role=b", &[]).await.problem(400);
    assert_eq!(both["errors"].as_array().unwrap().len(), 2);
    let lang = get("/api/v1/partners?lang=xx", &[]).await.problem(400);
    assert!(lang["detail"].as_str().unwrap().contains("Write nb or en"), "{lang}");
}

#[tokio::test]
async fn unknown_names_and_blank_fields_are_not_given() {
    let all = super::read(LIST).await;
    for query in ["utm_source=x", "q=&time=&near=&radius=&bbox=&undated=&limit=&page=&lang="] {
        assert_eq!(super::read(&format!("{LIST}?{query}")).await, all, "{query}");
    }
    assert_eq!(super::read("/api/v1/partners?kind=").await["total"], 0);
}

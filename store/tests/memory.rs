//! A database in memory stays for as long as its store, whatever becomes of those who ask.
#![allow(clippy::assigning_clones, reason = "a test shows what it changes as plainly as it can")]
#![expect(clippy::unwrap_used, reason = "a test whose helpers fail has failed")]

mod support;

use std::{future::Future as _, pin::pin, task::Poll};

use store::{Expectation, Intent, Store};
use support::{entry, filled, key, put};
use tokio::{runtime::Runtime, task::yield_now};

const IN_MEMORY: &str = "sqlite::memory:";

/// A store that holds a small cluster and one milestone more.
async fn with_one() -> Store {
    let store = filled(IN_MEMORY).await;
    let change = vec![put("a", "kept")];
    store.write(change, Intent::Published, &entry("a test"), Expectation::Bases).await.unwrap();
    store
}

#[tokio::test]
async fn readers_who_give_up_leave_the_database_as_it_is() {
    let (store, record) = (with_one().await, key("a"));
    for patience in 0..30 {
        {
            let mut read = pin!(store.history(&record));
            for _ in 0..patience {
                let done = std::future::poll_fn(|context| {
                    Poll::Ready(read.as_mut().poll(context).is_ready())
                });
                if done.await {
                    break;
                }
                yield_now().await;
            }
        }
        assert_eq!(store.history(&record).await.unwrap().len(), 1, "after {patience} steps");
    }
}

#[test]
fn the_runtime_that_opened_a_database_may_end() {
    for _ in 0..20 {
        let store = Runtime::new().unwrap().block_on(with_one());
        let history = Runtime::new().unwrap().block_on(store.history(&key("a"))).unwrap();
        assert_eq!(history.len(), 1);
    }
}

#[tokio::test]
async fn each_store_has_its_own_database() {
    let (one, other) = (with_one().await, Store::open(IN_MEMORY).await.unwrap());
    assert_eq!(one.history(&key("a")).await.unwrap().len(), 1);
    assert_eq!(other.history(&key("a")).await.unwrap(), []);
}

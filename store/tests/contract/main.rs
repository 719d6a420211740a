//! What every engine keeps to: the same cases on SQLite in a file and on a private PostgreSQL.
#![allow(clippy::assigning_clones, reason = "a test shows what it changes as plainly as it can")]
#![expect(clippy::unwrap_used, reason = "a test whose helpers fail has failed")]

mod cases;
mod postgres;
#[path = "../support/mod.rs"]
mod support;

macro_rules! contract {
    ($($case:ident)*) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $case() {
                let folder = crate::support::Folder::new();
                crate::cases::$case(&folder.url()).await;
            })*
        }

        mod on_postgresql {
            $(#[tokio::test]
            async fn $case() {
                if let Some(url) = crate::postgres::new_database().await {
                    crate::cases::$case(&url).await;
                }
            })*
        }
    };
}

contract! {
    a_new_database_holds_nothing
    default_data_is_entered_once_and_read_back
    a_change_is_public_at_once_and_keeps_its_history
    a_second_writer_of_one_record_is_told
    of_many_writers_at_once_one_wins_each_round
    other_processes_read_only_what_is_newer
    what_breaks_a_rule_is_not_written
    a_batch_is_written_as_a_whole_or_not_at_all
    a_plan_is_refused_once_anything_was_published
    one_transaction_changes_a_record_once
    what_waits_is_not_public_until_it_is_published
    what_was_rejected_stays_so
    what_waits_on_an_old_base_is_refused
    a_draft_is_handed_in
    a_record_is_taken_out_and_entered_anew
    records_come_in_the_order_in_which_they_became_public
    an_author_is_erased_and_history_still_reads
    only_what_is_new_in_the_default_data_is_found
    many_records_are_applied_at_once
    any_text_is_kept_as_it_is
}

/// Over a network the connection is encrypted, and the certificate is looked at.
#[tokio::test]
async fn postgresql_is_reached_by_tls() {
    let Some(url) = postgres::new_database().await else { return };
    let postgres::Server { folder, port, .. } = postgres::server().unwrap();
    let (_, rest) = url.split_once(&format!(":{port}/")).unwrap();
    let name = rest.split('?').next().unwrap();
    let with = |host: &str, tls: &str| format!("postgres://test@{host}:{port}/{name}?{tls}");
    let known = format!("sslmode=verify-full&sslrootcert={}", folder.join("server.crt").display());
    let store = store::Store::open(&with("localhost", &known)).await.unwrap();
    assert!(store.fill(&support::register(), "default data").await.unwrap());
    store::Store::open(&with("localhost", "sslmode=require")).await.unwrap();
    // A certificate that nobody vouches for, and one of another name.
    for url in [with("localhost", "sslmode=verify-full"), with("127.0.0.1", &known)] {
        let error = store::Store::open(&url).await.unwrap_err().to_string();
        assert!(error.to_lowercase().contains("certificate"), "{error}");
    }
}

//! Nobody is kept waiting by what we read, and nobody by what somebody's query calls: the real server says which functions
//! have effects.

use super::{open, rows};
use crate::support::postgres::Postgres;
use backfill::source::Record;
use backfill::source::postgres::read_only::check;

/// PostgreSQL's own modules ("Additional Supplied Modules") with functions that have effects.
const MODULES: &[&str] = &[
    "adminpack",
    "amcheck",
    "dblink",
    "file_fdw",
    "lo",
    "old_snapshot",
    "pageinspect",
    "pg_buffercache",
    "pg_freespacemap",
    "pg_prewarm",
    "pg_stat_statements",
    "pg_surgery",
    "pg_visibility",
    "pg_walinspect",
    "pgrowlocks",
    "pgstattuple",
    "postgres_fdw",
    "tablefunc",
    "xml2",
];

/// Functions that the server calls `VOLATILE` and that change nothing for anybody else: what they give may be another the
/// next time, and no more. With a star, all that begin so.
const HARMLESS: &[&str] = &[
    "amvalidate",
    "brin_metapage_info",
    "brin_page_*",
    "brin_revmap_data",
    "bt_index_check",
    "bt_metap",
    "bt_multi_page_stats",
    "bt_page_*",
    "clock_timestamp",
    "current_query",
    "currtid2",
    "currval",
    "file_fdw_validator",
    "fsm_page_contents",
    "gen_random_uuid",
    "get_raw_page",
    "gin_leafpage_items",
    "gin_metapage_info",
    "gin_page_*",
    "gist_page_*",
    "hash_bitmap_info",
    "hash_metapage_info",
    "hash_page_*",
    "heap_page_*",
    "heap_tuple_*",
    "lastval",
    "loread",
    "normal_rand",
    "page_checksum",
    "page_header",
    "pg_blocking_pids",
    "pg_buffercache_numa_pages",
    "pg_buffercache_pages",
    "pg_buffercache_summary",
    "pg_buffercache_usage_counts",
    "pg_check_frozen",
    "pg_check_visible",
    "pg_collation_actual_version",
    "pg_control_*",
    "pg_current_*",
    "pg_database_*",
    "pg_freespace",
    "pg_get_*",
    "pg_hba_file_rules",
    "pg_ident_file_mappings",
    "pg_indexes_size",
    "pg_is_*",
    "pg_isolation_test_session_is_blocked",
    "pg_jit_available",
    "pg_last_*",
    "pg_lock_status",
    "pg_logdir_ls",
    "pg_ls_*",
    "pg_notification_queue_usage",
    "pg_old_snapshot_time_mapping",
    "pg_partition_*",
    "pg_prepared_xact",
    "pg_read_*",
    "pg_relation_size",
    "pg_relpages",
    "pg_safe_snapshot_blocking_pids",
    "pg_sequence_last_value",
    "pg_show_*",
    "pg_sleep*",
    "pg_stat_clear_snapshot",
    "pg_stat_file",
    "pg_stat_get_*",
    "pg_stat_have_stats",
    "pg_stat_statements",
    "pg_stat_statements_info",
    "pg_table_size",
    "pg_tablespace_size",
    "pg_total_relation_size",
    "pg_visibility*",
    "pg_xact_*",
    "pgrowlocks",
    "pgstat*",
    "plpgsql_validator",
    "postgres_fdw_get_connections",
    "postgres_fdw_validator",
    "random*",
    "setseed",
    "timeofday",
    "tuple_data_split",
    "txid_status",
    "verify_heapam",
    "xslt_process",
];

#[test]
fn each_function_that_the_server_says_has_effects_is_refused_or_known_to_harm_nobody() {
    let mut database = Postgres::shared().database();
    for module in MODULES {
        // Some version has each of them, and none has all.
        let _ = database.client().batch_execute(&format!("CREATE EXTENSION IF NOT EXISTS \"{module}\" CASCADE"));
    }
    // Not what only the server itself calls.
    let listed = "SELECT DISTINCT proname::text FROM pg_proc WHERE provolatile = 'v' AND prokind <> 'p' \
                  AND prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype, 'internal'::regtype, \
                  'language_handler'::regtype, 'fdw_handler'::regtype) AND NOT 'internal'::regtype = ANY (proargtypes)";
    let found: Vec<String> = database.client().query(listed, &[]).unwrap().iter().map(|row| row.get(0)).collect();
    assert!(found.len() > 200, "the server has few functions: {found:?}");
    for name in found {
        let is_harmless = HARMLESS.iter().any(|harmless| match harmless.strip_suffix('*') {
            Some(beginning) => name.starts_with(beginning),
            None => name == *harmless,
        });
        let is_refused = check(&format!("SELECT {name}(1)")).is_err();
        assert!(is_refused != is_harmless, "{name} is refused: {is_refused}, and harmless: {is_harmless}");
    }
}

#[test]
fn all_of_a_transaction_sees_one_state_whatever_the_server_would_begin() {
    let mut database = Postgres::shared().database();
    let name = database.name.clone();
    for level in ["read committed", "serializable"] {
        database.run(&format!("ALTER DATABASE {name} SET default_transaction_isolation = '{level}'"));
        let query = "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')";
        assert_eq!(rows(&*open(&database.query(query))), [["repeatable read", "on"]], "{level}");
    }
}

#[test]
fn an_import_that_pauses_in_the_middle_keeps_nobody_from_changing_the_table() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, filling CHAR(1000))");
    database.run("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 60000) n");
    let source = open(&database.table("t"));
    let mut records = source.records().unwrap();
    let mut record = Record::default();
    for _ in 0..5_100 {
        assert!(records.read(&mut record).unwrap());
    }
    // It waits for what was asked for last, which is more than fits into the network in between, and comes all the same.
    database.run("SET lock_timeout = '20s'; ALTER TABLE t ADD v INT");
    let mut last = 5_100;
    while records.read(&mut record).unwrap() {
        last += 1;
        assert_eq!(record.cell(0), last.to_string());
    }
    assert_eq!(last, 60_000);
}

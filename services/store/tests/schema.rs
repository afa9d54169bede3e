//! Migrations: all the way up, down and up, and the same schema on both engines.
#![allow(clippy::unwrap_used)] // in the helpers of tests

use std::collections::{BTreeMap, BTreeSet};

use store::testing::{TestDb, engines_at, postgres, sqlite};
use store::{Tx, migrate};

/// Column name, type (PostgreSQL's name and SQLite's), whether NULL is allowed.
type Column = (String, String, bool);

#[derive(Debug, Default, PartialEq)]
struct Table {
    columns: Vec<Column>,
    primary_key: Vec<String>,
    unique: BTreeSet<Vec<String>>,
}

type Schema = BTreeMap<String, Table>;

const TABLES_POSTGRES: &str = "SELECT table_name::text FROM information_schema.tables \
    WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'";
const COLUMNS_POSTGRES: &str = "SELECT column_name::text, data_type::text, is_nullable = 'YES' \
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position";
/// Index, whether it is the primary key, column: unique indexes on columns only; expressions have no column.
const KEYS_POSTGRES: &str = "SELECT i.indexrelid::regclass::text, i.indisprimary, a.attname::text \
    FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, n) \
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum \
    WHERE i.indisunique AND i.indrelid = $1::regclass ORDER BY 1, k.n";

const TABLES_SQLITE: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' \
    AND name NOT LIKE 'sqlite_%' AND name <> '_sqlx_migrations' AND sql NOT LIKE 'CREATE VIRTUAL%'";
const COLUMNS_SQLITE: &str = "SELECT name, type, \"notnull\" = 0 FROM pragma_table_info($1) ORDER BY cid";
const KEYS_SQLITE: &str = "SELECT l.name, l.origin = 'pk', i.name FROM pragma_index_list($1) l, \
    pragma_index_info(l.name) i WHERE l.\"unique\" AND i.name IS NOT NULL ORDER BY 1, i.seqno";
const ROWID_KEY_SQLITE: &str = "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk";

async fn schema(engine: &TestDb) -> Schema {
    let mut tx = engine.db.read_system().await.unwrap();
    let sql = store::dialect!(tx, postgres: TABLES_POSTGRES, sqlite: TABLES_SQLITE);
    let mut schema = Schema::new();
    for (table,) in store::fetch_all!(tx, (String,), sql).unwrap() {
        let read = read_table(&mut tx, &table).await;
        schema.insert(table, read);
    }
    schema
}

async fn read_table(tx: &mut Tx, name: &str) -> Table {
    let columns = store::dialect!(tx, postgres: COLUMNS_POSTGRES, sqlite: COLUMNS_SQLITE);
    let keys = store::dialect!(tx, postgres: KEYS_POSTGRES, sqlite: KEYS_SQLITE);
    let mut table = Table {
        columns: store::fetch_all!(tx, Column, columns, name).unwrap(),
        ..Table::default()
    };
    let mut indexes: BTreeMap<(String, bool), Vec<String>> = BTreeMap::new();
    for (index, primary, column) in store::fetch_all!(tx, (String, bool, String), keys, name).unwrap() {
        indexes.entry((index, primary)).or_default().push(column);
    }
    for ((_, primary), columns) in indexes {
        if primary {
            table.primary_key = columns;
        } else {
            table.unique.insert(columns);
        }
    }
    if tx.engine() == store::Engine::Sqlite {
        let rows = store::fetch_all!(tx, (String,), ROWID_KEY_SQLITE, name).unwrap();
        table.primary_key = rows.into_iter().map(|row| row.0).collect();
    }
    table
}

/// The SQLite type that stands for a PostgreSQL type.
fn counterpart(postgres: &str) -> &str {
    match postgres {
        "uuid" | "bytea" => "BLOB",
        "timestamp with time zone" | "bigint" => "INTEGER",
        "jsonb" | "text" => "TEXT",
        "boolean" => "BOOLEAN",
        "double precision" => "REAL",
        // Full text has its own form on each engine.
        "tsvector" => "",
        other => panic!("{other} is not among the column types of the platform"),
    }
}

/// Full-text search is the one thing that each engine keeps in its own form.
fn compared(schema: Schema) -> Schema {
    let own_form = |name: &str| name.contains("_fts") || name.contains("_search");
    schema.into_iter().filter(|(name, _)| !own_form(name)).collect()
}

#[tokio::test]
async fn both_engines_have_the_same_tables_columns_and_keys() {
    let (sqlite, postgres) = (
        compared(schema(&sqlite().await).await),
        compared(schema(&postgres().await).await),
    );
    let names = |schema: &Schema| schema.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&sqlite), names(&postgres));
    assert!(sqlite.contains_key("outbox"));
    for (name, expected) in &postgres {
        let table = &sqlite[name];
        let translated: Vec<Column> = expected
            .columns
            .iter()
            .map(|(name, kind, null)| (name.clone(), counterpart(kind).to_owned(), *null))
            .filter(|(_, kind, _)| !kind.is_empty())
            .collect();
        assert_eq!(table.columns, translated, "columns of {name}");
        assert_eq!(table.primary_key, expected.primary_key, "primary key of {name}");
        assert!(!table.primary_key.is_empty(), "{name} has no primary key");
        assert_eq!(table.unique, expected.unique, "unique indexes of {name}");
    }
}

#[tokio::test]
async fn all_migrations_go_up_down_and_up_again() {
    for engine in [sqlite().await, postgres().await] {
        let first = schema(&engine).await;
        let steps = migrate::status(&engine.db).await.unwrap();
        assert!(steps.iter().all(|step| step.applied), "{}", engine.name);
        migrate::down(&engine.db, steps.len()).await.unwrap();
        assert_eq!(
            schema(&engine).await,
            Schema::new(),
            "{}: down leaves nothing",
            engine.name
        );
        assert!(
            migrate::status(&engine.db)
                .await
                .unwrap()
                .iter()
                .all(|step| !step.applied)
        );
        migrate::up(&engine.db).await.unwrap();
        migrate::up(&engine.db).await.unwrap();
        assert_eq!(schema(&engine).await, first, "{}", engine.name);
    }
}

#[tokio::test]
async fn down_takes_back_only_the_newest() {
    for engine in engines_at(1).await {
        migrate::down(&engine.db, 0).await.unwrap();
        assert!(schema(&engine).await.contains_key("jobs"), "{}", engine.name);
        migrate::down(&engine.db, 1).await.unwrap();
        assert!(schema(&engine).await.is_empty(), "{}", engine.name);
        migrate::down(&engine.db, 1).await.unwrap();
    }
}

#[tokio::test]
async fn copies_that_start_together_migrate_once() {
    for engine in engines_at(0).await {
        let runs = futures::future::join_all((0..4).map(|_| migrate::up(&engine.db))).await;
        assert!(runs.into_iter().all(|run| run.is_ok()), "{}", engine.name);
    }
}

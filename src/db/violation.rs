//! Which promise of the database a write would have broken, by one name on both engines.
use diesel::result::{DatabaseErrorKind, Error};

/// The name of the violated constraint, if that is what the error says.
///
/// PostgreSQL names it. SQLite names a trigger's `RAISE` text, or the columns of a unique index
/// (`UNIQUE constraint failed: bodies.slug`), from which the same name follows: `bodies_slug_key`
/// for columns, the index name for an index on an expression.
pub fn violated(error: &Error) -> Option<String> {
    let Error::DatabaseError(kind, information) = error else {
        return None;
    };
    if let Some(name) = information.constraint_name() {
        return Some(name.to_owned());
    }
    let message = information.message();
    if let Some(columns) = message.strip_prefix("UNIQUE constraint failed: ") {
        if let Some(index) = columns.strip_prefix("index '") {
            return Some(index.trim_end_matches('\'').to_owned());
        }
        let table = columns.split('.').next().unwrap_or_default();
        let names = columns.split(", ").filter_map(|column| column.split('.').nth(1));
        return Some(format!("{table}_{}_key", names.collect::<Vec<_>>().join("_")));
    }
    match kind {
        DatabaseErrorKind::ForeignKeyViolation => Some("foreign_key".to_owned()),
        _ => message.strip_prefix("violates ").map(str::to_owned),
    }
}
